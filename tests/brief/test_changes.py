"""Changes in words: before and after, A and B, and what carries a difference."""

from __future__ import annotations

import inspect
from fractions import Fraction

import pytest

from detente.agreement.result import Count
from detente.analysis.diff import Carried
from detente.analysis.findings import KINDS, Change, Kind, Question, Value
from detente.analysis.what_if import Setting
from detente.brief import changes, compared
from detente.brief.change_templates import CHANGES
from detente.brief.changes import tell_carried, tell_change, tell_changes, tell_setting
from detente.cli import diff as cli_diff
from detente.cli import what_if as cli_what_if
from detente.report import answers

YES, NO = True, False
LOW: dict[str, str | int | float] = {"fare": "low", "crossings": 8}
HIGH: dict[str, str | int | float] = {"fare": "high", "crossings": 16}


def change(kind: Kind, before: Value | None, after: Value | None, *names: str) -> Change:
    return Change(Question("board", kind, names), before, after)


def carried(**what: tuple[str, ...] | bool) -> Carried:
    default = {"alone": (), "together": (), "needed": (), "carried": True, "complete": True}
    return Carried(change("deal", YES, NO), **{**default, **what})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("45", "wants.North.no deal: 60, instead of 45."),
        (None, "wants.North.no deal: 60, where nothing stood."),
    ],
)
def test_what_was_set(before: str | None, told: str) -> None:
    assert tell_setting(Setting("wants.North.no deal", before, "60")) == told


BEST = "the product of gains (Nash)"
LINES = f"Red lines of Coast, without a seat, that the package best by {BEST} crosses"
ROUND = "improvements lead to no equilibrium, and go round without end"
POINTS = f"Points of the package best by {BEST}"


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (change("deal", YES, NO), "A deal exists: no; before: yes."),
        (change("packages", Count(1200, 1200), Count(3, 3)), "Packages accepted: 3; before: 1,200."),
        (change("packages", Count(9, 9), Count(3, 8)), "Packages accepted: between 3 and 8; before: 9."),
        (change("package", LOW, None, "nash"), f"Best by {BEST}: none; before: fare = low, crossings = 8."),
        (
            change("values", {"North": Fraction(1, 3)}, {"North": Fraction(5, 2)}, "nash", "North, South"),
            f"{POINTS} among North, South: North 2.5; before: North 0.3.",
        ),
        (
            change("outside", (Fraction(1), Fraction(2)), (Fraction(3), Fraction(3)), "nash", "Coast"),
            f"{POINTS} for Coast, without a seat: 3; before: 1 to 2.",
        ),
        (
            change("crosses", None, (1, 3), "nash", "Coast"),
            f"{LINES}: 1 and 3; before: none.",
        ),
        (
            change("conflict", None, YES, "North: red line 1", "South: no deal"),
            "New: these cannot be met together: North: red line 1; South: no deal.",
        ),
        (change("correction", YES, None, "South: no deal"), "Gone: a deal opens without South: no deal."),
        (
            change("draft acceptable to", ("North",), (), "offer"),
            "Seats that could accept the draft “offer”: none; before: North.",
        ),
        (
            change("settles", (("A", "B"),), ((), ("A",), ("B",)), "seq"),
            "Where the conflict settles by sequential stability: nothing made; A; or B; before: A, B.",
        ),
        (
            change("settles by", "stays", "cycle", "nash"),
            f"How that comes about by Nash stability: {ROUND}; before: nobody would leave the status quo.",
        ),
        (
            change("worth", None, {"North": Fraction(40)}, "A.x, B.y"),
            "Points where the conflict settles in A.x, B.y: North 40; before: it does not settle there.",
        ),
        (
            change("no deal", (Fraction(40), Fraction(40)), (Fraction(40), Fraction(60)), "North"),
            "No deal of North, taken from where the conflict settles: 40 to 60; before: 40.",
        ),
        (
            change("deal after", NO, YES, "A.x"),
            "A deal exists where the conflict settles in A.x: yes; before: no.",
        ),
        (
            change("threat credible", None, YES, "cut"),
            "The threat “cut” is credible: yes; before: not known.",
        ),
        (
            change("breach", None, (Fraction(-5), Fraction(10)), "nash", "Sea", "Sea.x"),
            f"What Sea may gain by breaking the package best by {BEST} (Sea.x): -5 to 10; before: nothing.",
        ),
        (
            Change(
                Question(None, "breach", ("draft.ban", "North", "North.x")),
                (Fraction(1), Fraction(1)),
                "unknown",
            ),
            "What North may gain by breaking the draft “ban” (North.x): unknown; before: 1.",
        ),
    ],
)
def test_a_change_in_a_sentence(made: Change, told: str) -> None:
    assert tell_change(made) == told


def test_two_sides_are_named_a_and_b() -> None:
    assert tell_change(change("deal", YES, NO), "a and b") == "A deal exists: yes in A, no in B."
    lost = change("conflict", YES, None, "A: no deal")
    assert tell_change(lost, "a and b") == "Only in A: these cannot be met together: A: no deal."
    new = change("conflict", None, YES, "A: no deal")
    assert tell_change(new, "a and b") == "Only in B: these cannot be met together: A: no deal."


def test_points_that_differ_little_are_told_apart() -> None:
    made = change("values", {"North": Fraction(50)}, {"North": Fraction(50001, 1000)}, "nash")
    assert tell_change(made).endswith("North 50.001; before: North 50.")


def test_a_best_package_is_told_with_its_points_and_what_follows_from_its_absence_is_not() -> None:
    gone = change("package", LOW, None, "nash")
    told = tell_changes(
        [
            gone,
            change("values", {"North": Fraction(60)}, None, "nash"),
            change("outside", (Fraction(1), Fraction(1)), None, "nash", "Coast"),
            change("values", {"North": Fraction(60)}, {"North": Fraction(61)}, "utilitarian"),
        ]
    )
    assert [text for _, text in told] == [
        "Best by the product of gains (Nash): none; before: fare = low, crossings = 8 (North 60).",
        "Points of the package best by the sum of points (utilitarian): North 61; before: North 60.",
    ]
    assert told[0][0] is gone


def test_of_a_forum_that_only_one_side_computes_it_is_told_whether_there_is_a_deal() -> None:
    told = tell_changes(
        [
            change("not computed", "owner lacks `today`", None),
            change("deal", None, NO),
            change("packages", None, Count(0, 0)),
            change("conflict", None, YES, "North: no deal"),
        ]
    )
    assert [text for _, text in told] == [
        "Why it cannot be computed: none; before: owner lacks `today`.",
        "A deal exists: no; before: not computed.",
    ]


def test_what_one_side_alone_says_of_a_conflict_is_not_told_point_by_point() -> None:
    """One side may have no status quo: it is told where the conflict settles, and nothing of what follows."""
    told = tell_changes(
        [
            change("deal", YES, NO),
            Change(Question(None, "settles", ("seq",)), None, (("A.x",),)),
            Change(Question(None, "worth", ("A.x",)), None, {"A": Fraction(1)}),
            Change(Question(None, "threat credible", ("cut",)), None, YES),
        ]
    )
    assert [text for _, text in told] == [
        "Where the conflict settles by sequential stability: A.x; before: not computed.",
        "A deal exists: no; before: yes.",
    ]


def test_breaches_of_a_package_that_one_side_alone_has_are_not_told() -> None:
    breach = change("breach", (Fraction(1), Fraction(2)), None, "nash", "North", "North.x")
    assert len(tell_changes([change("package", LOW, None, "nash"), breach])) == 1
    assert len(tell_changes([change("package", LOW, HIGH, "nash"), breach])) == 2


def test_what_another_package_means_to_those_outside_is_told() -> None:
    outside = change("outside", (Fraction(1), Fraction(1)), (Fraction(2), Fraction(2)), "nash", "Coast")
    assert [made for made, _ in tell_changes([change("package", LOW, HIGH, "nash"), outside])][1] is outside


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_finding_has_words(kind: Kind) -> None:
    measured = {
        "package": ("nash",),
        "values": ("nash",),
        "outside": ("nash", "Coast"),
        "crosses": ("nash", "Coast"),
        "settles": ("seq",),
        "settles by": ("seq",),
        "left out": ("settling",),
        "breach": ("nash", "North", "North.push"),
        "breaches not computed": ("nash",),
    }
    names = measured.get(kind, ("Name",))
    text = tell_change(change(kind, "that", "this", *names))
    assert text.endswith(".")
    assert "{" not in text


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (carried(alone=("a",), needed=("a",)), ("a turns it alone.",)),
        (carried(alone=("a", "b")), ("a and b turn it, each alone.",)),
        (
            carried(together=("a", "b"), needed=("a", "b")),
            ("Turned by these together, of which none can be left out: a and b.",),
        ),
        (
            carried(together=("a", "b"), needed=("a", "c")),
            (
                "Turned by these together, of which none can be left out: a and b.",
                "In B it hangs on a and c.",
            ),
        ),
        (
            carried(carried=False),
            ("No judgment carries it: it hangs on the order of names in the file, which breaks ties.",),
        ),
        (
            carried(alone=("a",), complete=False),
            ("a turns it alone.", "The limit on runs was reached before all was tried; `--runs` raises it."),
        ),
    ],
)
def test_what_carries_a_difference(by: Carried, told: tuple[str, ...]) -> None:
    assert tell_carried(by) == told


def test_every_template_is_needed() -> None:
    """By the wording itself, or by what puts it together for a page, a report or a notebook."""
    code = "".join(
        inspect.getsource(module) for module in (changes, compared, cli_diff, cli_what_if, answers)
    )
    derived = {f"what {kind}" for kind in KINDS}
    assert [name for name in CHANGES if name not in derived and f'"{name}"' not in code] == []

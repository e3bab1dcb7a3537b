"""Largest agendas: made by hand with known answers, and what must hold of all of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreement import agendas as module
from detente.agreement import agreement
from detente.agreement.agendas import smallest_left_out
from detente.agreement.document import forum_document
from detente.agreement.negotiation import Negotiation
from detente.agreement.result import ForumAgreement
from detente.casefile import read_case
from detente.model import Forum
from tests.generators import Profile
from tests.strategies import cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.agreement.result import Agenda
    from detente.model import Case

HEAD = """\
parties: {A: A, B: B}
issues:
  x: {options: [low, high], today: low}
  y: {options: [low, high], today: low}
  z: {options: [low, high], today: low}
wants:
"""
EVEN = "{weight: 1, values: {low: 0, high: 100}}"
ODD = "{weight: 1, values: {low: 100, high: 0}}"
BLOCKED = (
    HEAD
    + f"""\
  A: {{x: {EVEN}, y: {EVEN}, z: {EVEN}, no deal: 10, red lines: [{{never: x = low}}]}}
  B: {{x: {ODD}, y: {EVEN}, z: {EVEN}, no deal: 10, red lines: [{{never: x = high}}]}}
"""
)
"""Nothing suits both on x, and both gain by y and z."""


def forum_of(text: str, which: str = "all") -> ForumAgreement:
    """One forum of a case given as text."""
    forum = agreement(read_case(text.encode(), "case.yaml").case).forums[which]
    assert isinstance(forum, ForumAgreement)
    return forum


def said(agenda: Agenda) -> dict[str, Any]:
    """What an agenda settles, how, and by which measure."""
    chosen = {issue: option.id for issue, option in agenda.best.package.items()}
    values = {seat: float(points) for seat, points in agenda.best.values.items()}
    return {"package": chosen, "as_today": agenda.as_today, "values": values, "by": agenda.best_by}


def test_the_rest_is_settled_without_the_issue_that_blocks() -> None:
    """A's red line on x is no demand where x is not treated, and B's is respected by today's option."""
    forum = forum_of(BLOCKED)
    assert not forum.zone.exists
    assert [said(agenda) for agenda in forum.agendas] == [
        {
            "package": {"y": "high", "z": "high"},
            "as_today": ("x",),
            "values": {"A": pytest.approx(200 / 3), "B": 100},
            "by": "nash",
        }
    ]
    assert forum.agendas[0].issues == ("y", "z")
    assert [demand.name for demand in forum.agendas[0].demands] == ["A: no deal", "B: no deal"]
    assert forum.agendas_complete


def test_where_a_deal_exists_the_one_largest_agenda_is_the_whole() -> None:
    """Also where an issue has no ``today``: none is left out."""
    forum = forum_of(BLOCKED.replace("red lines: [{never: x = high}]", "").replace(", today: low", ""))
    (agenda,) = forum.agendas
    assert (agenda.issues, agenda.as_today) == (("x", "y", "z"), ())
    assert agenda.best == forum.solutions["nash"]


def test_an_issue_without_today_cannot_be_left_out() -> None:
    assert (
        forum_of(
            BLOCKED.replace("x: {options: [low, high], today: low}", "x: {options: [low, high]}")
        ).agendas
        == ()
    )


def test_an_issue_without_today_is_in_every_agenda() -> None:
    (agenda,) = forum_of(
        BLOCKED.replace("z: {options: [low, high], today: low}", "z: {options: [low, high]}")
    ).agendas
    assert agenda.issues == ("y", "z")


def test_where_nothing_can_be_settled_by_itself_there_is_no_agenda() -> None:
    """B asks for more than everything gives it with x as today."""
    assert (
        forum_of(BLOCKED.replace("no deal: 10, red lines: [{never: x = high}]", "no deal: 101")).agendas == ()
    )


def test_no_agenda_is_empty() -> None:
    """With every issue left out both would be content with today; that settles nothing."""
    text = (
        HEAD
        + f"  A: {{x: {ODD}, red lines: [{{never: x = low and y = low and z = low}}, {{never: y = high}}]}}\n"
    )
    text += "  B: {red lines: [{never: x = high}, {never: z = high}]}\n"
    assert forum_of(text).agendas == ()


def test_a_red_line_over_two_issues_is_lifted_only_where_both_are_left_out() -> None:
    text = HEAD + f"  A: {{y: {EVEN}, z: {EVEN}, red lines: [{{never: x = low and y = low}}]}}\n"
    text += f"  B: {{z: {EVEN}, red lines: [{{never: x = high}}, {{never: y = high}}]}}\n"
    assert [agenda.as_today for agenda in forum_of(text).agendas] == [("x", "y")]


def test_an_agenda_may_hold_two_issues_neither_of_which_can_be_settled_without_the_other() -> None:
    """Issue z alone can be settled, z with x or with y cannot, all three can."""
    text = HEAD.replace("z:", "w: {options: [low, high], today: low}\n  z:")
    text += "  A: {red lines: [{never: w = low}, {never: x = low}, {never: y = high and x = low}]}\n"
    text += "  B: {red lines: [{never: w = high}, {never: y = low}, {never: x = high and y = low}]}\n"
    assert [agenda.as_today for agenda in forum_of(text).agendas] == [("w",)]


def test_a_larger_agenda_comes_first() -> None:
    """Either x is left out, or y and z are: what one line forbids the others leave no way to change."""
    text = HEAD + "  A: {red lines: [{never: x = low}, {never: x = high and (y = high or z = high)}]}\n"
    text += "  B: {red lines: [{never: y = low}, {never: z = low}]}\n"
    assert [agenda.as_today for agenda in forum_of(text).agendas] == [("x",), ("y", "z")]


def test_a_majority_needs_only_enough_seats_and_the_best_is_by_the_sum() -> None:
    text = (
        BLOCKED.replace("B: B}", "B: B, C: C}")
        + f"  C: {{y: {EVEN}, red lines: [{{never: y = low}}, {{never: y = high}}]}}\n"
    )
    text += "forums: {f: {seats: [A, B, C], rule: {majority: 2}}}\n"
    forum = forum_of(text, "f")
    assert not forum.zone.exists
    assert [said(agenda) | {"values": None} for agenda in forum.agendas] == [
        {"package": {"x": "high", "z": "high"}, "as_today": ("y",), "values": None, "by": "utilitarian"},
        {"package": {"y": "high", "z": "high"}, "as_today": ("x",), "values": None, "by": "utilitarian"},
    ]


def test_without_a_no_deal_the_best_is_by_the_sum() -> None:
    (agenda,) = forum_of(BLOCKED.replace("no deal: 10, ", "", 1)).agendas
    assert (agenda.best_by, agenda.issues) == ("utilitarian", ("y", "z"))


def test_where_no_seat_has_values_the_package_is_an_example() -> None:
    text = (
        HEAD
        + "  A: {red lines: [{never: x = low}]}\n  B: {red lines: [{never: x = high}, {never: y = low}]}\n"
    )
    (agenda,) = forum_of(text).agendas
    assert said(agenda) == {
        "package": {"y": "high", "z": "low"},
        "as_today": ("x",),
        "values": {},
        "by": None,
    }
    assert agenda.best.ties == 1


def test_the_document_names_issues_package_and_values() -> None:
    found = forum_document(forum_of(BLOCKED))
    assert found["agendas"] == [
        {
            "issues": ["y", "z"],
            "as_today": ["x"],
            "best_by": "nash",
            "package": {"y": "high", "z": "high"},
            "values": {"A": 200 / 3, "B": 100.0},
            "ties": 0,
            "others": {},
            "crosses": {},
        }
    ]
    assert found["agendas_complete"] is True


def test_over_the_limit_what_is_found_is_given_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        BLOCKED.replace("B: B}", "B: B, C: C}") + "  C: {red lines: [{never: y = low}, {never: y = high}]}\n"
    )
    text += "forums: {f: {seats: [A, B, C], rule: {majority: 2}}}\n"
    found = []
    for limit in range(1, 10):
        monkeypatch.setattr(module, "MAX_QUESTIONS", limit)
        forum = forum_of(text, "f")
        found.append((len(forum.agendas), forum.agendas_complete))
    assert found == sorted(found)
    assert {(0, False), (1, False), (2, True)} == set(found)
    monkeypatch.setattr(module, "MAX_POINTS", 0)
    assert not forum_of(text, "f").agendas_complete


def test_a_red_line_over_very_many_issues_is_lifted_or_the_search_says_that_it_stopped() -> None:
    """A refuses today on any of n issues, and B all else on the first: only the last issue is left."""
    for n, options, agendas in ((12, 4, [("last",)]), (14, 10, [])):
        labels = ", ".join(f"o{option}" for option in range(options))
        names = [*(f"i{number}" for number in range(n)), "last"]
        text = "parties: {A: A, B: B}\nissues:\n"
        text += "".join(f"  {name}: {{options: [{labels}], today: o0}}\n" for name in names)
        text += f"wants:\n  A: {{red lines: [{{never: {' or '.join(f'{i} = o0' for i in names[:-1])}}}]}}\n"
        text += "  B: {red lines: [{never: i0 != o0}]}\n"
        forum = forum_of(text)
        assert [agenda.issues for agenda in forum.agendas] == agendas
        assert forum.agendas_complete == bool(agendas)


N = 5
some_issues = st.frozensets(st.integers(0, N - 1))


@given(st.lists(some_issues, max_size=6))
def test_the_smallest_sets_to_leave_out_are_all_there_are(openings: list[frozenset[int]]) -> None:
    """A set opens a deal if it holds one of some given sets."""
    found, complete = smallest_left_out(
        frozenset(range(N)), lambda left_out: any(opening <= left_out for opening in openings)
    )
    assert complete
    assert {one for one in openings if not any(other < one for other in openings)} == set(found)
    assert [len(left_out) for left_out in found] == sorted(map(len, found))


OFTEN_BLOCKED = Profile(no_deal=0.5, red_lines=0.95, today=0.9, forums=0.8, majority=0.4, opposed=0.9)


def subsets(issues: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """All non-empty subsets."""
    issues = tuple(issues)
    return chain.from_iterable(combinations(issues, size) for size in range(1, len(issues) + 1))


def settled(case: Case, forum: Forum, issues: tuple[str, ...]) -> bool:
    """Whether a deal exists where the forum treats these issues alone."""
    narrowed = Negotiation(case, replace(forum, issues=issues))
    return narrowed.witness(narrowed.acceptance.formula, narrowed.space) is not None


@settings(max_examples=50)
@given(cases(OFTEN_BLOCKED))
def test_each_agenda_is_settled_by_itself_and_no_other_set_of_issues_goes_beyond_them(
    document: dict[str, Any],
) -> None:
    case = read_case(to_yaml(document).encode(), "random.yaml").case
    for result in agreement(case):
        if not isinstance(result, ForumAgreement):
            continue
        forum = case.forums.get(result.id) or Forum("all", "all parties", result.seats)
        needed = {issue for issue in result.issues if case.issues[issue].today is None}
        possible = [set(s) for s in subsets(result.issues) if needed <= set(s) and settled(case, forum, s)]
        largest = [one for one in possible if not any(one < other for other in possible)]
        found = [set(agenda.issues) for agenda in result.agendas]
        assert sorted(map(sorted, largest)) == sorted(map(sorted, found))
        assert [len(one) for one in found] == sorted(map(len, found), reverse=True)
        if result.zone.exists:
            assert found == [set(result.issues)]

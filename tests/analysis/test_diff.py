"""Two cases compared: what differs, what follows, and what carries it."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis import analyze
from detente.analysis.diff import Carried, Diff, Mixture, diff
from detente.analysis.findings import Findings, Question, findings
from detente.analysis.krippendorff import Alpha, NoAlpha
from detente.casefile import ReadCase, read_case
from detente.casefile.edit import set_judgment
from detente.casefile.library import find
from detente.errors import CaseError, PathError
from tests.cli.command import CASE
from tests.strategies import cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    import random


FARE = CASE.decode()


def read(text: str) -> ReadCase:
    return read_case(text.encode(), "case.yaml")


def compared(*changes: tuple[str, str], runs: int = 500) -> Diff:
    """The fare against itself with texts exchanged."""
    text = FARE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return diff(read(FARE), read(text), runs)


def carried(found: Diff, name: str) -> Carried:
    (one,) = [entry for entry in found.findings if entry.change.question.name == name]
    return one


def test_a_case_and_itself_differ_in_nothing() -> None:
    for name in ("southland", "geneva-2022", "harbour-park"):
        case = read_case(*find(name, io.BytesIO()))
        found = diff(case, case)
        assert (found.judgments, found.findings, found.grounds, found.runs) == ((), (), (), 0)
        assert all(alpha.alpha == 1 for alpha in found.alpha.values() if isinstance(alpha, Alpha))


@given(cases())
@settings(max_examples=30)
def test_a_case_and_itself_in_other_words_differ_in_nothing(document: dict[str, object]) -> None:
    found = diff(read(to_yaml(document)), read("# a comment\n" + to_yaml(document | {"title": "Another"})))
    assert (found.judgments, found.findings) == ((), ())


def test_a_number_written_otherwise_is_the_same_judgment() -> None:
    assert compared(("no deal: 50", "no deal: 50.0")).judgments == ()
    before = FARE.replace("no deal: 50", "no deal: 40..60")
    for same in ("50 +- 10", "50 ± 10", "{range: 40..60}", "{value: 50, range: 40..60}"):
        assert diff(read(before), read(FARE.replace("no deal: 50", f"no deal: {same}"))).judgments == ()


def test_judgments_differ_on_both_sides_or_are_made_on_one_alone() -> None:
    found = compared(
        ("no deal: 20", "no deal: 21"),
        (", red lines: [{never: owner = joint}]", ", no deal: 5"),
        ("package: {fare: high}", "package: {owner: joint}"),
    )
    assert [(d.path, d.side, d.a, d.b) for d in found.judgments] == [
        ("wants.North.no deal", "both", "20", "21"),
        ("wants.Coast.red lines[1]", "a", "{never: owner = joint}", None),
        (
            "drafts.offer",
            "both",
            "{by: North, package: {fare: high}}",
            "{by: North, package: {owner: joint}}",
        ),
        ("wants.Coast.no deal", "b", None, "5"),
    ]


def test_the_judgment_that_turns_a_finding_alone_is_named_among_others() -> None:
    found = compared(("no deal: 20", "no deal: 21"), ("no deal: 50", "no deal: 60"))
    deal = carried(found, "deal")
    assert (deal.change.before, deal.change.after) == (True, False)
    assert (deal.alone, deal.together, deal.needed) == (
        ("wants.South.no deal",),
        (),
        ("wants.South.no deal",),
    )
    assert deal.complete


def test_judgments_that_turn_a_finding_only_together_are_named_together() -> None:
    """No package gives more than 100 points: as long as one of the two asks for 150, there is no deal."""
    apart = FARE.replace("no deal: 20", "no deal: 150").replace("no deal: 50", "no deal: 150")
    near = FARE.replace("fare: high}}}", "owner: joint}}}")
    deal = carried(diff(read(apart), read(near)), "deal")
    both = ("wants.North.no deal", "wants.South.no deal")
    assert (deal.change.before, deal.change.after) == (False, True)
    assert (deal.alone, deal.together, deal.needed) == ((), both, both)


def test_an_option_and_what_it_is_worth_are_carried_together() -> None:
    """Values without their option, or an option without values, make no case: neither carries anything."""
    with_both = read(
        FARE.replace("options: [north, joint]", "options: [north, joint, sold]")
        .replace("values: {north: 0, joint: 100}", "values: {north: 0, joint: 100, sold: 100}")
        .replace("values: {north: 100, joint: 0}", "values: {north: 100, joint: 0, sold: 50}")
    )
    found = diff(read(FARE), with_both)
    paths = ("issues.owner", "wants.South.owner.values.sold", "wants.Coast.owner.values.sold")
    assert {difference.path for difference in found.judgments} == set(paths)
    packages = carried(found, "packages")
    assert packages.alone == ()
    assert set(packages.together) == set(packages.needed) == set(paths)


def test_a_finding_that_hangs_on_the_order_of_names_is_carried_by_no_judgment() -> None:
    """Two packages are worth the same, and the order of issues in the file decides."""
    text = """\
parties: {A: A}
issues:
  x: {options: [p, q]}
  y: {options: [p, q]}
wants:
  A:
    x: {weight: 1, values: {p: 0, q: 100}}
    y: {weight: 1, values: {p: 0, q: 100}}
    red lines: [{never: x = q and y = q}]
"""
    x, y = "  x: {options: [p, q]}\n", "  y: {options: [p, q]}\n"
    found = diff(read(text), read(text.replace(x + y, y + x)))
    assert found.judgments == ()
    package = carried(found, "package utilitarian")
    assert package.change.before == {"x": "p", "y": "q"}
    assert package.change.after == {"x": "q", "y": "p"}
    assert not package.carried
    assert found.complete


def test_the_limit_on_runs_is_kept_and_said() -> None:
    changes = [("no deal: 20", "no deal: 21"), ("no deal: 50", "no deal: 60"), ("{by: North,", "{by: South,")]
    found = compared(*changes, runs=2)
    assert found.runs == 2
    assert not found.complete
    assert not carried(found, "deal").complete
    assert compared(*changes).complete


def test_other_grounds_are_told_where_both_judge() -> None:
    found = compared(("why: it sells", "why: it is needed"), ("no deal: 20", "no deal: 21"))
    assert {g.path for g in found.grounds} == {
        "wants.North.fare.weight",
        "wants.North.fare.values.low",
        "wants.North.fare.values.high",
    }
    assert {(g.a.why, g.b.why) for g in found.grounds} == {("it sells", "it is needed")}


def test_sources_that_only_b_names_do_not_keep_its_judgments_from_being_tried() -> None:
    record = "sources: {daily: The Daily}\nrecord: [{date: 2020, who: daily, does: says, what: No}]\n"
    found = diff(read(FARE), read(record + FARE.replace("no deal: 50", "no deal: 60")))
    assert carried(found, "deal").alone == ("wants.South.no deal",)


def test_alpha_is_of_central_values_by_kind_with_what_both_coded() -> None:
    found = compared(
        ("no deal: 50", "no deal: 60"), ("values: {low: 0, high: 100}", "values: {low: 10, high: 100}")
    )
    assert isinstance(found.alpha["values"], Alpha)
    assert found.alpha["values"].units == 6
    assert isinstance(found.alpha["no deal"], Alpha)
    # Over 20, 20 and 50, 60: D_o = (0 + 2 * 10²) / 4, D_e = 2 * (2 * 30² + 2 * 40² + 10²) / (4 * 3).
    assert found.alpha["no deal"].alpha == pytest.approx(1 - 50 / (10_200 / 12))
    assert isinstance(found.alpha["sureness"], NoAlpha)
    assert found.alpha["sureness"].reason == "none coded by both"


def test_weights_are_compared_by_their_shares() -> None:
    double = FARE.replace(
        "owner: {weight: 1, values: {north: 0", "owner: {weight: 2, values: {north: 0"
    ).replace("fare: {weight: 1, best", "fare: {weight: 2, best")
    weights = diff(read(FARE), read(double)).alpha["weights"]
    assert isinstance(weights, Alpha)
    assert weights.alpha == 1


def test_red_lines_agree_by_the_issues_they_touch_whatever_their_order() -> None:
    two = FARE.replace("[{never: owner = joint}]", "[{never: fare = high}, {never: owner = joint}]")
    other = FARE.replace("[{never: owner = joint}]", "[{never: owner = joint}, {never: fare = high}]")
    lines = diff(read(two), read(other)).alpha["red lines"]
    assert isinstance(lines, Alpha)
    assert lines.alpha == 1
    fewer = diff(read(two), read(FARE)).alpha["red lines"]
    assert isinstance(fewer, Alpha)
    assert fewer.alpha < 1


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_what_is_said_to_carry_a_finding_carries_it(document: dict[str, object], rng: random.Random) -> None:
    """Alone, together and needed, tried on cases put together from the two texts."""
    a = read(to_yaml(document))
    b = _varied(a, rng)
    found = diff(a, b)
    mixture = Mixture(a, b)
    number = {path: part for part, path in enumerate(mixture.differing)}
    every = frozenset(number.values())

    @cache
    def found_of(parts: frozenset[int]) -> Findings | None:
        try:
            return findings(analyze(read(mixture.text(parts)).case))
        except CaseError:
            return None

    def answer(parts: frozenset[int], question: Question) -> object:
        of_parts = found_of(parts)
        return "no case" if of_parts is None else of_parts.get(question)

    for entry in found.findings:
        question, after = entry.change.question, entry.change.after
        assert entry.complete
        assert entry.carried == (answer(every, question) == after)
        for path in entry.alone:
            assert answer(frozenset({number[path]}), question) == after
        for path in entry.needed:
            assert answer(every - {number[path]}, question) != after
        together = frozenset(number[path] for path in entry.together)
        assert bool(together) == (entry.carried and not entry.alone)
        if together:
            assert answer(together, question) == after
            assert all(answer(together - {part}, question) != after for part in together)


def _varied(found: ReadCase, rng: random.Random) -> ReadCase:
    """The case with up to four judgments set to other values."""
    text = found.text
    paths = [
        path for path in found.case.judgments if path.endswith((".no deal", ".weight")) or ".values." in path
    ]
    for path in rng.sample(paths, min(len(paths), 4)):
        try:
            changed = set_judgment(text, path, str(rng.choice([5, 25, 60, 95])))
            read(changed)
        except (PathError, CaseError):
            continue
        text = changed
    return read(text)

"""Forums that cannot be merged: when programs are asked, what they leave open, and what is said of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from benchmarks.random_cases import case_text, lined
from detente.agreement import agreement, merge
from detente.agreement.document import agreement_document
from detente.agreement.programs import negotiation
from detente.agreement.programs.forum import by_programs
from detente.agreement.result import ForumAgreement, NoSolution, Solution
from detente.analysis import analyze
from detente.analysis.findings import findings
from detente.brief import brief
from detente.casefile import read_case
from detente.errors import TooLarge
from detente.model import Forum, Rule

if TYPE_CHECKING:
    from detente.model import Case


@pytest.fixture(autouse=True)
def hardly_anything_is_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "MAX_POINTS", 20)


def case_of(no_deal: int, parties: int = 4) -> Case:
    """Six issues of three options, and two red lines for each party."""
    text = lined(case_text(parties, 6, 3, seed=4), 2, 6, 3, no_deal)
    return read_case(text.encode(), "tangled.yaml").case


def only(case: Case) -> ForumAgreement:
    (forum,) = agreement(case)
    assert isinstance(forum, ForumAgreement)
    return forum


def solved(forum: ForumAgreement) -> dict[str, Solution]:
    return {name: one for name, one in forum.solutions.items() if isinstance(one, Solution)}


def test_what_programs_find_is_what_merging_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    sought = only(case_of(40))
    assert sought.way == "integer programming"
    monkeypatch.undo()
    merged = only(case_of(40))
    assert merged.way == "merging"
    assert sought.zone.exists
    assert merged.zone.exists
    assert solved(sought) == solved(merged)
    assert len(solved(sought)) == 4
    assert (sought.conflicts, sought.corrections) == (merged.conflicts, merged.corrections) == ((), ())


def test_without_a_deal_a_minimal_conflict_and_the_smallest_corrections_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought = only(case_of(62))
    assert sought.way == "integer programming"
    monkeypatch.undo()
    merged = only(case_of(62))
    assert not sought.zone.exists
    assert not merged.zone.exists
    assert not sought.obstacles_complete
    assert set(sought.conflicts) < set(merged.conflicts)
    assert len(sought.conflicts) == 1
    assert sought.corrections
    assert set(sought.corrections) <= set(merged.corrections)
    smallest = min(len(one.demands) for one in merged.corrections)
    assert len(sought.corrections[0].demands) == smallest


def test_what_is_not_known_is_not_told_as_none() -> None:
    forum = only(case_of(40))
    assert forum.frontier.size is None
    assert forum.frontier.truncated
    assert (forum.zone.packages.low, forum.zone.packages.high) == (1, 3**6)
    document = agreement_document(agreement(case_of(40)))
    assert document["frontier"] == {"size": None, "truncated": True, "points": []}
    assert document["zone"]["packages"] is None
    assert document["way"] == "integer programming"
    assert document["solutions"]["nash"]["proved"] is True


def test_lotteries_are_not_known_where_they_are_asked_for() -> None:
    document = agreement_document(agreement(case_of(40), lotteries=True))["lotteries"]
    assert document["exists"] is None
    assert document["nash"] is None
    assert "sought one at a time" in document["why_null"]["nash"]


def test_the_brief_says_that_packages_were_sought_one_at_a_time() -> None:
    told = " ".join(sentence.text for sentence in brief(analyze(case_of(40))))
    assert "tied too closely to each other to be merged" in told
    assert "None" not in told


def test_a_search_that_comes_to_no_end_is_an_error_that_names_its_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(negotiation, "MAX_EFFORT", 0)
    with pytest.raises(TooLarge, match="20,000 branches of one of them, or 0 of several"):
        agreement(case_of(40))


@pytest.mark.parametrize("effort", [8, 12])
def test_what_is_not_proved_is_said_to_be_not_proved(monkeypatch: pytest.MonkeyPatch, effort: int) -> None:
    """The effort lasts for the first searches alone; what they found stands, with no claim to be the best."""
    monkeypatch.setattr(negotiation, "MAX_EFFORT", effort)
    forum = only(case_of(40))
    assert forum.zone.exists
    unproved = [one for one in solved(forum).values() if not one.proved]
    missing = [one for one in forum.solutions.values() if isinstance(one, NoSolution)]
    assert unproved or missing
    assert all(one.ties is None for one in unproved)
    assert all(one.reason == "the search for it reached a stated limit" for one in missing)


def test_every_solution_is_accepted_by_all_and_best_by_its_own_measure() -> None:
    case = case_of(45, parties=6)
    forum = only(case)
    found = solved(forum)
    floors = {seat: forum.no_deal[seat] or Fraction(0) for seat in forum.seats}
    gains = {name: [one.values[seat] - floors[seat] for seat in forum.seats] for name, one in found.items()}
    assert all(min(each) >= 0 for each in gains.values())
    assert max(map(min, gains.values())) == min(gains["egalitarian"])
    assert max(map(sum, gains.values())) == sum(gains["utilitarian"])


def test_programs_are_deterministic() -> None:
    assert only(case_of(45, parties=6)) == only(case_of(45, parties=6))


TINY = """
parties: {A: A, B: B, C: C}
issues: {x: {options: [a, b, c]}, y: {options: [a, b]}}
wants:
  A: {x: {weight: 1, values: {a: 0, b: 50.00005, c: 50}}, no deal: 50}
  B: {x: {weight: 1, values: {a: 0, b: 60, c: 90}}, no deal: 50}
  C: {x: {weight: 1, values: {a: 0, b: 60, c: 90}}, no deal: 50}
"""
"""One package gives the first a gain too small for the solver to see."""


def test_gains_too_small_for_the_solver_are_not_said_to_be_proved() -> None:
    nash = solved(
        by_programs(read_case(TINY.encode(), "tiny.yaml").case, Forum("all", "all", ("A", "B", "C")))
    )["nash"]
    assert not nash.proved


def test_gains_too_small_to_win_do_not_keep_the_proof_away() -> None:
    """With a third option both of the others gain by, and the first by a point, the tiny gain loses."""
    text = (
        TINY.replace("[a, b, c]}", "[a, b, c, d]}")
        .replace("c: 50}", "c: 50, d: 51}")
        .replace("c: 90}", "c: 90, d: 90}")
    )
    nash = solved(
        by_programs(read_case(text.encode(), "tiny.yaml").case, Forum("all", "all", ("A", "B", "C")))
    )["nash"]
    assert nash.proved
    assert nash.package["x"].id == "d"


@pytest.mark.parametrize("no_deal", ["50", "90000"])
def test_points_of_any_size_are_sought_right(monkeypatch: pytest.MonkeyPatch, no_deal: str) -> None:
    """What combinations add may go far beyond 100."""
    text = f"""
parties: {{A: A, B: B}}
issues: {{x: {{options: [a, b, c]}}, y: {{options: [a, b]}}}}
wants:
  A:
    x: {{weight: 1, values: {{a: 0, b: 60, c: 90}}}}
    together: [{{if: x = b and y = b, points: 50000}}, {{if: x = b and y = a, points: 30000}}]
    no deal: 50
  B:
    x: {{weight: 1, values: {{a: 0, b: 60, c: 90}}}}
    together: [{{if: x = b and y = b, points: 60000}}, {{if: x = b and y = a, points: 30000}}]
    no deal: {no_deal}
"""
    case = read_case(text.encode(), "large.yaml").case
    sought = by_programs(case, Forum("all", "all", ("A", "B")))
    monkeypatch.undo()
    merged = only(case)
    assert solved(sought) == solved(merged)
    assert sought.corrections == merged.corrections


def test_packages_that_the_solver_takes_for_accepted_come_to_an_end() -> None:
    """North's value is below its no deal by less than the tolerance, whatever the nine other issues hold."""
    others = [f"i{n}" for n in range(9)]
    issues = ", ".join(f"{name}: {{options: [a, b, c]}}" for name in others)
    values = "{weight: 1, values: {a: 100, b: 100, c: 100}}"
    text = f"""
parties: {{North: North, South: South}}
issues: {{price: {{options: [low, high, top]}}, {issues}}}
wants:
  North:
    price: {{weight: 1, values: {{low: 0, high: 49.9999996, top: 50}}}}
    no deal: 50
    red lines: [{{never: price = top}}]
  South: {{{", ".join(f"{name}: {values}" for name in others)}, no deal: 50}}
"""
    with pytest.raises(TooLarge, match="undecided"):
        by_programs(read_case(text.encode(), "near.yaml").case, Forum("all", "all", ("North", "South")))


def test_where_the_majority_needs_less_it_is_told_whether_all_could_be_met() -> None:
    """What the accepted package that was found leaves unmet may be met by another."""
    forum = Forum("all", "all", ("party A", "party B", "party C", "party D"), Rule("majority", Fraction(1)))
    easy, hard = by_programs(case_of(40), forum), by_programs(case_of(62), forum)
    assert easy.zone.exists
    assert hard.zone.exists
    assert (easy.conflicts, easy.obstacles_complete) == ((), True)
    assert (len(hard.conflicts), hard.obstacles_complete) == (1, False)


def test_the_whole_is_the_one_largest_agenda_under_a_majority_too() -> None:
    forum = Forum("all", "all", ("party A", "party B", "party C", "party D"), Rule("majority", Fraction(3)))
    found = by_programs(case_of(40), forum)
    (agenda,) = found.agendas
    assert agenda.as_today == ()
    assert agenda.best_by == "utilitarian"
    assert found.zone.exists


def test_which_of_many_obstacles_were_found_is_no_finding() -> None:
    kinds = {question.kind for question in findings(analyze(case_of(62)))}
    assert "deal" in kinds
    assert not kinds & {"conflict", "correction", "agenda", "obstacles listed", "agendas listed"}

"""Ways from the status quo, on conflicts that can be followed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente import load
from detente.casefile import read_case
from detente.errors import TooLarge
from detente.stability import stability
from detente.stability.document import stability_document
from detente.stability.graph_model import graph_model
from detente.stability.ways import ways

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.stability.graph_model import GraphModel
    from detente.stability.ways import Step

LEAVING = """
parties: {A: A, B: B}
actions:
  A: {quit: {name: Quit for good, irreversible: made}}
  B: {pay: Pay}
status quo: [B.pay]
states: {free: A.quit and not B.pay, unpaid: not B.pay}
prefers:
  A: [B.pay, not A.quit]
  B: [not B.pay if A.quit, not B.pay]
"""
"""B would rather not pay; A would rather be paid, and never quits to its gain."""


def read(text: str) -> GraphModel:
    return graph_model(read_case(text.encode(), "case.yaml").case)


def turned(chain: Iterable[Step] | None) -> list[tuple[str, ...]] | None:
    return None if chain is None else [step.turned for step in chain]


def test_elmira_slides_into_a_stalemate_by_a_single_improvement() -> None:
    """Local government insists on the original order, and nobody would answer that."""
    found = ways(graph_model(load("elmira")))
    stalemate, original = found.named["stalemate"], found.named["original order"]
    assert stalemate is not None
    assert turned(stalemate.by_improvements) == [("Local.insist",)]
    assert original is not None
    assert original.by_improvements is None
    assert turned(original.by_any_moves) == [("Local.insist",), ("Uniroyal.delay", "Uniroyal.accept")]
    assert next(iter(found.equilibria)) == stalemate.state


def test_in_elmira_three_actions_cannot_be_undone() -> None:
    """Only insisting can be taken back, so two of the twelve states lead to each other."""
    found = ways(graph_model(load("elmira")))
    assert found.no_return == 10
    assert found.no_return_actions == ("Ministry.modify", "Uniroyal.delay", "Uniroyal.abandon")


def test_single_steps_say_who_gains_where_they_lead_and_what_blocks_them() -> None:
    modify, insist = ways(graph_model(load("elmira"))).first_steps
    assert modify.step.turned == modify.step.irreversible == ("Ministry.modify",)
    assert (modify.step.improves, modify.slides, modify.blocked_by) == (False, True, "own preference")
    assert (insist.step.improves, insist.slides, insist.blocked_by) == (True, False, None)
    assert insist.settles.states == (6,)


def test_what_others_would_answer_blocks_a_step() -> None:
    """In the pipeline conflict North would gain by dropping its suit, but then South taxes."""
    first = ways(graph_model(load("southland"))).first_steps[1]
    assert first.step.turned == ("North.sue",)
    assert first.step.improves
    assert first.blocked_by == "sanction"
    assert turned(first.sanction) == [("South.tax",)]


def test_by_a_concept_without_sanctions_nothing_but_preference_blocks() -> None:
    first = ways(graph_model(load("southland")), "nash").first_steps[1]
    assert (first.blocked_by, first.sanction) == (None, ())


def test_of_the_states_a_name_stands_for_the_nearest_by_improvements_counts() -> None:
    found = ways(read(LEAVING))
    unpaid, free = found.named["unpaid"], found.named["free"]
    assert unpaid is not None
    assert turned(unpaid.by_improvements) == [("B.pay",)]
    assert free is not None
    assert free.by_improvements is None
    assert turned(free.by_any_moves) == [("B.pay",), ("A.quit",)]


def test_a_name_that_nothing_possible_meets_has_no_way() -> None:
    text = LEAVING.replace("status quo", "impossible: [A.quit and not B.pay]\nstatus quo")
    assert ways(read(text)).named["free"] is None


def test_the_status_quo_is_reached_without_a_step() -> None:
    text = LEAVING.replace("unpaid: not B.pay", "as it is: [B.pay]")
    found = ways(read(text)).named["as it is"]
    assert found is not None
    assert (found.by_improvements, found.by_any_moves) == ((), ())


def test_equilibria_beyond_the_limit_are_cut_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    model = graph_model(load("elmira"))
    assert ways(model).complete
    monkeypatch.setattr("detente.stability.ways.MAX_DESTINATIONS", 1)
    found = ways(model)
    assert (list(found.equilibria), found.complete) == ([6], False)


def test_without_a_status_quo_there_is_nowhere_to_start() -> None:
    model = read(LEAVING.replace("status quo: [B.pay]\n", ""))
    with pytest.raises(ValueError, match="no status quo"):
        ways(model)


def test_ways_need_improvements_that_can_be_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.stability.joins.MAX_IMPROVEMENTS", 0)
    with pytest.raises(TooLarge, match="improvements"):
        ways(read(LEAVING))
    result = stability(read_case(LEAVING.encode(), "case.yaml").case)
    assert result.ways is None
    assert "improvements" in result.left_out["ways"]


def test_the_lens_gives_ways_by_sequential_stability_or_else_by_the_first_concept_asked() -> None:
    for concepts, chosen in ((["nash", "seq"], "seq"), (["smr", "nash"], "smr")):
        found = stability(load("elmira"), concepts).ways
        assert found is not None
        assert found.concept == chosen
    assert stability(load("prisoners-dilemma")).ways is None


def test_the_document_holds_ways_in_plain_terms() -> None:
    document = stability_document(stability(load("elmira"), ["seq"]))["ways"]
    insist = {
        "party": "Local", "state": 6, "turned": ["Local.insist"], "improves": True, "irreversible": []
    }  # fmt: skip
    assert document["equilibria"][0] == {"state": 6, "by_improvements": [insist], "by_any_moves": [insist]}
    assert document["named"]["plant closed"]["by_improvements"] is None
    assert document["no_return"] == {
        "states": 10, "actions": ["Ministry.modify", "Uniroyal.delay", "Uniroyal.abandon"]
    }  # fmt: skip
    assert document["first_steps"][1] == {
        "step": insist,
        "settles": [6],
        "settles_by": "stays",
        "slides": False,
        "blocked_by": None,
        "sanction": [],
    }

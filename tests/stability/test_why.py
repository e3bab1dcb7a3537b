"""Why parties stay or leave, on conflicts that can be followed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente import load
from detente.casefile import read_case
from detente.stability import stability
from detente.stability.concepts import CONCEPTS
from detente.stability.document import stability_document
from detente.stability.graph_model import graph_model
from detente.stability.why import explained

if TYPE_CHECKING:
    import pytest

    from detente.stability.why import Verdict

BOTH_SILENT = 3
CHAIN = """
parties: {A: A, B: B, C: C}
actions: {A: {push: Push}, B: {call: Call}, C: {come: Come}}
impossible: [C.come and not B.call]
prefers:
  A: [not C.come, A.push]
  B: [B.call iff A.push]
  C: [C.come iff A.push]
"""
"""If A pushes, B calls C, and C comes."""


def both_silent(concept: str) -> Verdict:
    """What the first prisoner does where both are silent."""
    found = explained(graph_model(load("prisoners-dilemma")), BOTH_SILENT, [concept])
    return found.verdicts[concept]["First"]


def test_a_prisoner_who_thinks_no_further_would_confess() -> None:
    verdict = both_silent("nash")
    assert not verdict.stable
    (answer,) = verdict.answers
    assert answer.improvement.turned == ("First.silent",)
    assert (answer.chain, answer.left_with) == (None, None)


def test_a_prisoner_who_thinks_one_step_further_stays_silent_since_the_other_would_confess_too() -> None:
    for concept in ("gmr", "smr", "seq", "sseq", "sim_fh"):
        verdict = both_silent(concept)
        assert verdict.stable
        (answer,) = verdict.answers
        assert answer.chain is not None
        (step,) = answer.chain
        assert (step.party, step.turned, step.improves) == ("Second", ("Second.silent",), True)
        assert (answer.joint, answer.left_with, step.state) == (False, 0, 0)


def test_confessing_at_the_same_moment_starts_where_both_are_silent() -> None:
    """Alone it leads to where the second confesses; joined with the first's, to where both do."""
    (answer,) = both_silent("sim").answers
    assert answer.chain is not None
    (step,) = answer.chain
    assert (answer.joint, step.state, answer.left_with) == (True, 1, 0)


def test_a_party_without_improvements_has_nothing_to_answer() -> None:
    found = explained(graph_model(load("prisoners-dilemma")), 0, CONCEPTS)
    assert all(verdict.stable and not verdict.answers for verdict in found.verdicts["seq"].values())


def test_others_may_have_to_move_one_after_the_other() -> None:
    model = graph_model(read_case(CHAIN.encode(), "chain.yaml").case)
    (answer,) = explained(model, 0, ["seq"]).verdicts["seq"]["A"].answers
    assert answer.chain is not None
    assert [step.turned for step in answer.chain] == [("B.call",), ("C.come",)]
    assert answer.left_with is not None
    assert model.states.made_in(answer.left_with) == ("A.push", "B.call", "C.come")


def test_an_answer_that_the_party_can_escape_counts_for_nothing_by_symmetric_concepts() -> None:
    """A gains by going in; B answers with a block, which A can then go round."""
    text = """
parties: {A: A, B: B}
actions: {A: {enter: Enter, round: Go round}, B: {block: Block}}
prefers:
  A:
    ranking:
      - A.enter and not A.round and not B.block
      - A.enter and A.round and B.block
      - not A.enter and not A.round and not B.block
  B: [B.block iff A.enter]
"""
    model = graph_model(read_case(text.encode(), "block.yaml").case)
    verdicts = explained(model, 0, ["seq", "sseq", "gmr", "smr"]).verdicts
    assert {concept: found["A"].stable for concept, found in verdicts.items()} == {
        "seq": True, "sseq": False, "gmr": True, "smr": False
    }  # fmt: skip
    assert verdicts["sseq"]["A"].answers[0].improvement.turned == ("A.enter",)


def test_the_lens_explains_the_status_quo_and_where_it_settles() -> None:
    result = stability(load("elmira"))
    assert list(result.why) == [0, 6]
    assert set(result.why[0].verdicts) == set(CONCEPTS)
    local = result.why[0].verdicts["seq"]["Local"]
    assert not local.stable
    assert local.answers[0].improvement.state == 6
    assert not stability(load("prisoners-dilemma")).why


def test_for_large_conflicts_nothing_is_explained_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.stability.lens.MAX_EXPLAINED", 11)
    result = stability(load("elmira"))
    assert not result.why
    assert result.left_out["why"] == "more than 11 states are possible, which is the limit"
    assert result.ways is not None


def test_where_moves_are_too_many_to_list_the_rest_is_computed_and_what_lacks_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("detente.stability.joins.MAX_ENTRIES", 0)
    result = stability(load("elmira"), ["nash", "seq"])
    assert result.equilibria["nash"] == (4, 5, 6, 9, 10, 11)
    assert set(result.left_out) == {"settling", "ways", "why"}
    assert "more than 0 ways" in result.left_out["why"]


def test_the_document_holds_reasons_in_plain_terms() -> None:
    first, second = stability_document(stability(load("elmira"), ["gmr", "seq"]))["why"]
    assert (first["state"], second["state"]) == (0, 6)
    insist = {
        "party": "Local", "state": 6, "turned": ["Local.insist"], "improves": True, "irreversible": []
    }  # fmt: skip
    modify = {
        "party": "Ministry",
        "state": 7,
        "turned": ["Ministry.modify"],
        "improves": False,
        "irreversible": ["Ministry.modify"],
    }
    assert first["verdicts"]["seq"]["Local"] == {
        "stable": False,
        "answers": [{"improvement": insist, "chain": None, "joint": False, "left_with": None}],
    }
    assert first["verdicts"]["gmr"]["Local"] == {
        "stable": True,
        "answers": [{"improvement": insist, "chain": [modify], "joint": False, "left_with": 7}],
    }

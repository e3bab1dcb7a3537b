"""The stability lens on whole cases."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente import load
from detente.casefile import read_case
from detente.errors import LensUnavailable
from detente.stability import lacks, stability
from detente.stability.concepts import CONCEPTS
from detente.stability.document import stability_document
from detente.stability.preferences import ranks
from detente.stability.states import possible_states
from tests.oracles import stability as oracle

if TYPE_CHECKING:
    from detente.model import Case

QUARREL = """
parties: {A: A, B: B, C: C}
actions:
  B: {resist: Resist}
  A: {push: {name: Push, irreversible: made}}
impossible: [B.resist and not A.push]
status quo: []
prefers:
  A: [B.resist if A.push, A.push]
  B: [not A.push, B.resist]
  C: [not B.resist]
"""


def read(text: str) -> Case:
    return read_case(text.encode(), "quarrel.yaml").case


def test_actions_stand_in_file_order_and_parties_in_that_of_the_parties() -> None:
    result = stability(read(QUARREL))
    assert result.parties == ("A", "B", "C")
    assert result.actions == ("B.resist", "A.push")
    assert result.states.astype(int).tolist() == [[0, 0], [0, 1], [1, 1]]
    assert result.made(2) == ("B.resist", "A.push")


def test_verdicts_are_those_of_the_definitions() -> None:
    """A pushes only if B will resist; B does. Without that, A is better off not to have pushed."""
    result = stability(read(QUARREL))
    assert {name: found.tolist() for name, found in result.stable.items() if name in {"nash", "gmr"}} == {
        "nash": [[True, True, True], [True, False, True], [True, True, True]],
        "gmr": [[True, True, True], [True, False, True], [True, True, True]],
    }
    assert result.equilibria["nash"] == (0, 2)
    assert result.status_quo == 0
    assert (result.settles["seq"].states, result.settles["seq"].way) == ((0,), "stays")


def test_the_document_holds_the_result_in_plain_terms() -> None:
    document = stability_document(stability(read(QUARREL), ["nash", "seq"]))
    assert document["parties"] == ["A", "B", "C"]
    assert document["states"] == [[0, 0], [0, 1], [1, 1]]
    assert document["stable"]["nash"]["B"] == [True, False, True]
    assert document["equilibria"] == {"nash": [0, 2], "seq": [0, 2]}
    assert document["settles"] == {"nash": [0], "seq": [0]}
    assert document["form"] == "bit tensor"


def test_without_a_status_quo_nothing_is_said_of_settling() -> None:
    result = stability(read(QUARREL.replace("status quo: []\n", "")))
    assert result.status_quo is None
    assert not result.settles


def test_a_case_says_what_it_lacks() -> None:
    assert lacks(read("parties: {A: A}\n")) == ("actions",)
    silent = read(QUARREL.replace("  B: [not A.push, B.resist]\n", ""))
    assert lacks(silent) == ("what B prefers, under prefers",)
    with pytest.raises(LensUnavailable, match="what B prefers"):
        stability(silent)


def test_results_cannot_be_changed() -> None:
    result = stability(read(QUARREL))
    with pytest.raises(ValueError, match="read-only"):
        result.stable["nash"][0, 0] = False


def test_few_of_very_many_states_are_taken_as_a_list_and_judged_alike() -> None:
    """Twenty-four parties who may act one after the other; brute force sees only those states."""
    names = [f"P{number}" for number in range(24)]
    order = [f"{after}.act and not {before}.act" for before, after in pairwise(names)]
    text = "\n".join(
        [
            f"parties: {{{', '.join(f'{name}: {name}' for name in names)}}}",
            f"actions: {{{', '.join(f'{name}: {{act: Act}}' for name in names)}}}",
            f"impossible: [{', '.join(order)}]",
            "status quo: []",
            f"prefers: {{{', '.join(f'{name}: [{name}.act, not P23.act]' for name in names)}}}",
        ]
    )
    result = stability(read(text), ["nash", "seq"])
    assert result.form == "state list"
    assert len(result.states) == 25
    assert result.equilibria["nash"] == (24,)
    assert result.settles["nash"].states == (24,)


def test_concepts_out_of_reach_are_left_out_with_the_reason() -> None:
    names = ", ".join(f"a{number}: Act" for number in range(15))
    many = f"parties: {{A: A}}\nactions: {{A: {{{names}}}}}\nprefers: {{A: [A.a0]}}\n"
    result = stability(read(many))
    assert set(result.left_out) == {"sim", "sim_fh"}
    assert "limit" in result.left_out["sim"]
    assert set(result.stable) == set(CONCEPTS) - {"sim", "sim_fh"}


def test_where_too_many_improvements_are_to_be_followed_settling_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("detente.stability.joins.MAX_IMPROVEMENTS", 0)
    result = stability(read(QUARREL), ["nash"])
    assert result.equilibria["nash"] == (0, 2)
    assert not result.settles
    assert "improvements" in result.left_out["settling"]
    monkeypatch.setattr("detente.stability.graph_model.MAX_SETTLING", 2)
    assert "more than 2 states" in stability(read(QUARREL), ["nash"]).left_out["settling"]


def test_the_lens_judges_a_shipped_conflict_as_brute_force_does() -> None:
    case = load("southland")
    result, conflict = stability(case), case.conflict
    assert conflict is not None
    size = 1 << len(result.actions)
    numbers = result.states @ (1 << np.arange(len(result.actions)))
    states = possible_states(result.actions, [one.expression for one in conflict.impossible])
    rank = np.zeros((len(result.parties), size), int)
    rank[:, numbers] = [ranks(conflict.prefers[party], states) for party in result.parties]
    owner = [result.parties.index(action.party) for action in conflict.actions.values()]
    direction = [
        {None: 0, "made": 1, "withdrawn": -1}[action.irreversible] for action in conflict.actions.values()
    ]
    feasible = np.isin(np.arange(size), numbers).tolist()
    expected = oracle.stabilities(owner, direction, feasible, rank.tolist(), CONCEPTS)
    for concept, verdicts in expected.items():
        assert np.array_equal(np.array(verdicts)[:, numbers], result.stable[concept]), concept

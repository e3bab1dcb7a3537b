"""Many worlds at once come out as each of them does alone."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings

from detente import load
from detente.analysis.robustness.draws import draws_of
from detente.casefile import read_case
from detente.errors import TooLarge
from detente.model import Worlds, realized
from detente.stability import in_worlds, many_rankings
from detente.stability.concepts import CONCEPTS
from detente.stability.graph_model import graph_model
from detente.stability.in_worlds import conflict_in_worlds
from detente.stability.lens import stability_of
from detente.stability.sweeps import BitTensor
from tests.conflict_cases import random_conflict_case
from tests.strategies import conflict_cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.model import Case

WORLDS = 5
MANY = 3_000


def read(document: dict[str, Any]) -> Case:
    return read_case(to_yaml(document).encode(), "random.yaml").case


def compare(case: Case, worlds: Worlds) -> None:
    """Equilibria, who stays at the status quo and where the conflict settles, world by world."""
    found = conflict_in_worlds(graph_model(case), worlds)
    for number in range(worlds.size):
        world = realized(case, worlds, number)
        alone = stability_of(graph_model(world), world, in_full=False)
        assert found.left_out == alone.left_out == {}
        assert list(found.equilibria) == list(CONCEPTS)
        for concept, places in alone.equilibria.items():
            assert tuple(np.flatnonzero(found.equilibria[concept][number])) == places, concept
        assert set(found.settles) == set(found.stable_at_status_quo) == set(alone.settles)
        for concept, settling in alone.settles.items():
            assert tuple(np.flatnonzero(found.settles[concept][number])) == settling.states, concept
            stays = alone.stable[concept][:, alone.status_quo]
            assert found.stable_at_status_quo[concept][number].tolist() == stays.tolist(), concept


@given(conflict_cases())
@settings(max_examples=100, deadline=None)
def test_each_world_comes_out_as_it_does_alone(document: dict[str, Any]) -> None:
    case = read(document)
    compare(case, draws_of(case, 7).worlds(0, WORLDS))


@pytest.mark.slow
def test_each_world_of_three_thousand_cases_comes_out_as_it_does_alone() -> None:
    for seed in range(MANY):
        case = read(random_conflict_case(random.Random(seed)))
        compare(case, draws_of(case, seed).worlds(0, WORLDS))


def test_worlds_of_the_largest_shipped_case_come_out_as_they_do_alone() -> None:
    case = load("geneva-2022")
    compare(case, draws_of(case, 1).worlds(0, 4))


def test_worlds_come_out_the_same_where_they_are_taken_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_worlds, "fits", lambda _: False)
    for seed in range(12):
        case = read(random_conflict_case(random.Random(seed)))
        compare(case, draws_of(case, seed).worlds(0, WORLDS))


def test_worlds_come_out_the_same_however_many_are_held_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_worlds, "_HELD", 1)
    monkeypatch.setattr(many_rankings, "worlds_at_once", lambda _: 2)
    for seed in range(12):
        case = read(random_conflict_case(random.Random(seed)))
        compare(case, draws_of(case, seed).worlds(0, WORLDS))
    monkeypatch.undo()
    monkeypatch.setattr(many_rankings, "worlds_at_once", lambda _: 2)
    for seed in range(12, 24):
        case = read(random_conflict_case(random.Random(seed)))
        compare(case, draws_of(case, seed).worlds(0, WORLDS))


def test_what_is_not_drawn_is_as_in_the_central_case() -> None:
    case = load("southland")
    compare(case, Worlds(2, {}))
    compare(case, Worlds(2, {"prefers.North[2]": np.array([[1, 0], [0, 1]])}))


@pytest.mark.parametrize("side_by_side", [True, False])
def test_a_concept_out_of_reach_is_left_out_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, *, side_by_side: bool
) -> None:
    def refuse(*_: object) -> None:
        raise TooLarge("too many gains", "leave some out")

    if not side_by_side:
        monkeypatch.setattr(in_worlds, "fits", lambda _: False)
    monkeypatch.setattr("detente.stability.side_by_side.SideBySide.gains_are_met", refuse)
    monkeypatch.setattr(BitTensor, "gains_are_met", refuse)
    found = conflict_in_worlds(graph_model(load("southland")), Worlds(3, {}), ["nash", "sim", "seq"])
    assert found.left_out == {"sim": "too many gains"}
    assert (
        list(found.equilibria) == list(found.settles) == list(found.stable_at_status_quo) == ["nash", "seq"]
    )

"""At which values one judgment alone turns what comes of a conflict."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente.casefile import read_case
from detente.model import Coin, GroupOrder, Range, Worlds, realized, uncertain
from detente.stability import flips
from detente.stability.flips import LOOKED_AT, conflict_flips, left_out_of_flips, turned_by_groups
from detente.stability.graph_model import GraphModel, graph_model
from detente.stability.lens import stability_of
from tests.conflict_cases import random_conflict_case
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.model import Case

CASE = """
parties: {North: North, South: South}
actions:
  North: {a: A}
  South: {b: B}
status quo: []
prefers:
  North: &
  South: [South.b]
"""
"""States: 0 nothing, 1 A, 2 B, 3 both. South does B, whatever North does."""


def model(north: str) -> GraphModel:
    return graph_model(read_case(CASE.replace("&", north).encode(), "case.yaml").case)


def test_a_conclusion_turns_where_two_states_tie_and_again_beside() -> None:
    """North does A from 3 points on, as it then no longer loses by it; at 3 it may as well not."""
    found = conflict_flips(model("{weights: {North.a: 1..5, South.b and North.a: -3}}"))
    assert set(found) == {"prefers.North.weights.North.a"}
    turned = found["prefers.North.weights.North.a"]
    assert turned["equilibrium.nash.2"] == turned["equilibrium.nash.3"] == (Fraction(3),)
    assert turned["settles.seq.2"] == (Fraction(3),)
    assert set(turned.values()) == {(Fraction(3),)}


def test_a_tie_at_the_end_of_a_range_turns_what_is_so_within() -> None:
    found = conflict_flips(model("{weights: {North.a: 3..5, South.b and North.a: -3}}"))
    turned = found["prefers.North.weights.North.a"]
    assert turned["equilibrium.nash.2"] == (Fraction(3),)
    assert "equilibrium.nash.3" not in turned


def test_values_are_exact() -> None:
    found = conflict_flips(model("{weights: {North.a: 1..5, South.b and North.a: -3.0000000000000000001}}"))
    turned = found["prefers.North.weights.North.a"]
    assert turned["equilibrium.nash.3"] == (Fraction("3.0000000000000000001"),)


def test_points_that_turn_nothing_are_not_there() -> None:
    assert conflict_flips(model("{weights: {North.a: 4..5, South.b and North.a: -3}}")) == {}


def test_a_statement_turns_what_it_decides_from_where_on_it_stands() -> None:
    found = conflict_flips(model("[{holds: not North.a, sure: 30..40}, North.a, {holds: South.b, sure: 50}]"))
    assert set(found) == {"prefers.North[1].sure"}
    assert found["prefers.North[1].sure"]["equilibrium.nash.3"] == (Fraction(50),)


def test_a_group_turns_what_hangs_on_its_order() -> None:
    found = turned_by_groups(model("[[North.a, not North.a], [South.b, not South.b]]"))
    assert set(found) == {"prefers.North[1]"}
    assert {"equilibrium.nash.2", "equilibrium.nash.3", "settles.nash.3"} <= found["prefers.North[1]"]
    assert "equilibrium.nash.0" not in found["prefers.North[1]"]


def test_what_would_take_too_long_is_left_out_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    by_points = model("{weights: {North.a: 1..5, South.b and North.a: -3}}")
    by_statements = model("[[North.a, not North.a]]")
    assert left_out_of_flips(by_points) == left_out_of_flips(by_statements) == {}
    monkeypatch.setattr(flips, "MAX_TIES", 0)
    monkeypatch.setattr(flips, "MAX_ORDERS", 1)
    assert conflict_flips(by_points) == {}
    assert turned_by_groups(by_statements) == {}
    assert list(left_out_of_flips(by_points)) == ["prefers.North.weights.North.a"]
    assert left_out_of_flips(by_statements) == {
        "prefers.North[1]": "it has more orders than are looked at, 1"
    }


def test_a_statement_is_left_out_where_the_states_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    unsure = model("[{holds: North.a, sure: 30}]")
    assert list(conflict_flips(unsure)) == ["prefers.North[1].sure"]
    monkeypatch.setattr(flips, "looked_at", lambda _: 1)
    assert conflict_flips(unsure) == {}
    assert list(left_out_of_flips(unsure)) == ["prefers.North[1].sure"]


# Against each value, one by one

STEP = Fraction(1, 2)
"""All points of random cases, and so all ties, are whole multiples of it."""
BESIDE = Fraction(1, 1000)


def conclusions(case: Case, worlds: Worlds) -> list[set[str]]:
    """What holds in each world."""
    found: list[set[str]] = []
    for number in range(worlds.size):
        world = realized(case, worlds, number)
        alone = stability_of(graph_model(world), world, LOOKED_AT, in_full=False)
        held = {
            f"equilibrium.{name}.{place}" for name, states in alone.equilibria.items() for place in states
        }
        held |= {f"settles.{name}.{place}" for name, end in alone.settles.items() for place in end.states}
        found.append(held)
    return found


def unsure(held: list[set[str]]) -> set[str]:
    """What holds in some worlds and not in others."""
    return held[0].union(*held) - held[0].intersection(*held)


def turning(case: Case, judgment: Range) -> dict[str, tuple[Fraction, ...]]:
    low, high = judgment.quantity.low, judgment.quantity.high
    found: dict[str, list[Fraction]] = {}
    for value in (low + STEP * step for step in range(int((high - low) / STEP) + 1)):
        near = [value, *(other for other in (value - BESIDE, value + BESIDE) if low <= other <= high)]
        held = conclusions(case, Worlds(len(near), {judgment.path: np.array(near, float)}))
        for name in unsure(held):
            found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def compare(case: Case) -> int:
    """Every judgment on its own; returns how many turn anything."""
    graph = graph_model(case)
    values, groups = conflict_flips(graph), turned_by_groups(graph)
    of_conflict = [one for one in uncertain(case) if one.path.startswith("prefers.")]
    assert set(values) | set(groups) <= {one.path for one in of_conflict}
    for one in of_conflict:
        match one:
            case Range():
                assert values.get(one.path, {}) == turning(case, one)
            case Coin():
                without, with_ = conclusions(case, Worlds(2, {one.path: np.array([False, True])}))
                assert values.get(one.path, {}) == dict.fromkeys(without ^ with_, (Fraction(50),))
            case GroupOrder(size=size):
                orders = np.array(list(permutations(range(size))))
                held = conclusions(case, Worlds(len(orders), {one.path: orders}))
                assert groups.get(one.path, frozenset()) == unsure(held)
    return len(values) + len(groups)


def read(seed: int) -> Case:
    document = random_conflict_case(random.Random(seed))
    return read_case(to_yaml(document).encode(), "random.yaml").case


def test_random_cases_turn_where_each_value_says() -> None:
    assert sum(compare(read(seed)) for seed in range(20)) > 5


@pytest.mark.slow
def test_a_thousand_random_cases_turn_where_each_value_says() -> None:
    assert sum(compare(read(seed)) for seed in range(1_000, 2_000)) > 500

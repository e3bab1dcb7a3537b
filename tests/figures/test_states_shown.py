"""Which states are drawn, and the way from the status quo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from scipy.sparse import csr_array

from detente.casefile import read_case
from detente.figures.states_shown import ALL_SHOWN, SOME_SHOWN, improvements_among, shortest_ways, shown
from detente.stability.graph_model import graph_model
from tests.figures.conflicts import conflict
from tests.strategies import conflict_cases
from tests.yaml_text import to_yaml


def arcs(*pairs: tuple[int, int]) -> csr_array:
    left, entered = zip(*pairs, strict=True)
    return csr_array(([True] * len(pairs), (left, entered)), shape=(6, 6))


def test_the_way_to_an_end_is_a_shortest_one() -> None:
    found = shortest_ways(arcs((0, 1), (1, 2), (0, 2), (2, 3)), 0, [3])
    assert set(found) == {(0, 2), (2, 3)}


def test_a_few_ends_have_a_way_each_and_of_many_the_nearest_one() -> None:
    fan = arcs((0, 5), (5, 1), (5, 2), (5, 3), (0, 4))
    assert set(shortest_ways(fan, 0, [1, 2])) == {(0, 5), (5, 1), (5, 2)}
    assert set(shortest_ways(fan, 0, [1, 2, 3, 4])) == {(0, 4)}


@pytest.mark.parametrize("name", ["standoff of six", "standoff of twelve", "four times four"])
def test_of_more_states_than_can_be_read_some_are_drawn_the_status_quo_among_them(name: str) -> None:
    found = conflict(name)
    assert found.graph is not None
    assert found.stability is not None
    assert len(found.stability.states) > ALL_SHOWN
    chosen = shown(found.graph, found.stability)
    assert len(chosen.states) <= SOME_SHOWN
    assert found.stability.status_quo in chosen.states
    assert list(chosen.states) == sorted(set(chosen.states))
    assert chosen.possible == chosen.left_out + len(chosen.states)


def test_where_nothing_matters_more_than_the_rest_the_first_states_are_drawn() -> None:
    """No status quo, no names, and no state that all would stay in."""
    found = conflict("standoff of six")
    assert found.graph is not None
    assert found.stability is not None
    graph = replace(found.graph, conflict=replace(found.graph.conflict, states={}))
    result = replace(found.stability, status_quo=None, settles={}, equilibria={"nash": (), "seq": ()})
    assert shown(graph, result).states == tuple(range(SOME_SHOWN))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(conflict_cases())
def test_improvements_among_all_states_are_those_of_the_graph_model(document: dict[str, Any]) -> None:
    graph = graph_model(read_case(to_yaml(document).encode(), "drawn.yaml").case)
    found = {
        (each.left, each.entered, each.party) for each in improvements_among(graph, range(len(graph.states)))
    }
    expected = set()
    for party in range(len(graph.parties)):
        left, entered = graph.listed.improvements(party)
        expected |= {(one, other, party) for one, other in zip(left.tolist(), entered.tolist(), strict=True)}
    assert found == expected

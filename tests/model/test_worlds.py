"""Many worlds side by side: what is drawn is taken, and the rest is central."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from detente.casefile import read_case
from detente.model import ByStatements, Case, Quantity, Worlds
from tests.strategies import cases, conflict_cases
from tests.yaml_text import to_yaml

TALKS = """
parties: {North: North, South: South}
issues:
  toll: {options: [low, middle, high]}
  term: {number: {from: 0, to: 10, step: 2.5, unit: years}}
actions: {North: {close: Close, wait: Wait}}
wants:
  North:
    order: [term, toll]
    toll: {best first: [high, low, middle]}
    term: {ideal: 2..8}
    no deal: 30..50
    red lines: [{never: toll = low, sure: 70}, {never: toll = middle, sure: 20}, never: term = 0]
  South:
    toll: {weight: 0..10, values: {low: 0..20, middle: 50, high: 100}}
    term: {weight: 0..10, values: {0: 100, 5: 20..40, 10: 0}}
prefers: {North: [[North.close, North.wait]]}
"""
CASE = read_case(TALKS.encode(), "case.yaml").case
NORTH, SOUTH = CASE.wants["North"], CASE.wants["South"]


def test_a_number_drawn_is_taken_and_any_other_is_central_in_all_worlds() -> None:
    no_deal = CASE.demands["North"].no_deal
    assert isinstance(no_deal, Quantity)
    assert Worlds(2, {"wants.North.no deal": np.array([31.0, 49.5])}).quantity(no_deal).tolist() == [31, 49.5]
    assert Worlds(3, {}).quantity(no_deal).tolist() == [40, 40, 40]


def test_a_red_line_stands_where_it_is_drawn_so_and_else_from_a_sureness_of_half() -> None:
    likely, unlikely, sure = CASE.demands["North"].red_lines
    worlds = Worlds(2, {"wants.North.red lines[1].sure": np.array([False, True])})
    assert worlds.stands(likely).tolist() == [False, True]
    assert worlds.stands(unlikely).tolist() == [False, False]
    assert worlds.stands(sure).tolist() == [True, True]
    assert Worlds(2, {}).stands(likely).tolist() == [True, True]


def test_weights_by_order_are_told_by_issue() -> None:
    worlds = Worlds(2, {"wants.North.order": np.array([[0.75, 0.25], [3.0, 1.0]])})
    assert list(NORTH.issues) == ["toll", "term"]
    assert worlds.weights(NORTH).tolist() == [[0.25, 0.75], [0.25, 0.75]]
    assert Worlds(1, {}).weights(NORTH).tolist() == [[0.25, 0.75]]


def test_weights_are_divided_by_their_sum_and_even_where_all_are_nothing() -> None:
    toll, term = np.array([0.0, 2.0, 0.0]), np.array([4.0, 6.0, 0.0])
    worlds = Worlds(3, {"wants.South.toll.weight": toll, "wants.South.term.weight": term})
    assert worlds.weights(SOUTH).tolist() == [[0, 1], [0.25, 0.75], [0.5, 0.5]]
    assert (toll.tolist(), term.tolist()) == ([0, 2, 0], [4, 6, 0])


def test_values_of_scores_an_order_an_ideal_and_lines_between() -> None:
    worlds = Worlds(
        2,
        {
            "wants.North.toll.best first": np.array([[30.0, 0.0, 100.0], [99.0, 0.0, 100.0]]),
            "wants.North.term.ideal": np.array([2.5, 8.0]),
            "wants.South.toll.values.low": np.array([3.0, 20.0]),
            "wants.South.term.values.5": np.array([40.0, 20.0]),
        },
    )
    assert worlds.values(NORTH.issues["toll"]).tolist() == [[30, 0, 100], [99, 0, 100]]
    assert worlds.values(NORTH.issues["term"]) == pytest.approx(
        np.array([[200 / 3, 100, 200 / 3, 100 / 3, 0], [0, 31.25, 62.5, 93.75, 75]])
    )
    assert worlds.values(SOUTH.issues["toll"]).tolist() == [[3, 50, 100], [20, 50, 100]]
    assert worlds.values(SOUTH.issues["term"]).tolist() == [[100, 70, 40, 20, 0], [100, 60, 20, 10, 0]]


def test_a_group_is_as_written_unless_it_is_drawn() -> None:
    said = CASE.conflict and CASE.conflict.prefers["North"]
    assert isinstance(said, ByStatements)
    (group,) = said.groups
    assert Worlds(2, {}).arrangement(group).tolist() == [[0, 1], [0, 1]]
    drawn = np.array([[1, 0], [0, 1]])
    assert Worlds(2, {"prefers.North[1]": drawn}).arrangement(group).tolist() == [[1, 0], [0, 1]]


def test_some_of_the_worlds_are_those_worlds() -> None:
    worlds = Worlds(4, {"wants.North.no deal": np.array([30.0, 31.0, 32.0, 33.0])})
    some = worlds.part(1, 3)
    assert (some.size, some.drawn["wants.North.no deal"].tolist()) == (2, [31, 32])
    assert (worlds.part(3, 9).size, worlds.part(4, 9).size) == (1, 0)


def agrees_with_the_central_case(case: Case) -> None:
    worlds = Worlds(1, {})
    for wants in case.wants.values():
        if wants.has_values:
            by_issue = wants.central_weights()
            expected = [float(by_issue[issue]) for issue in wants.issues]
            assert worlds.weights(wants)[0].tolist() == pytest.approx(expected)
        for want in wants.issues.values():
            expected = [float(points) for points in want.valuation.central()]
            assert worlds.values(want)[0].tolist() == pytest.approx(expected)


@given(cases())
@settings(max_examples=60)
def test_what_is_not_drawn_has_the_weights_and_values_of_the_central_case(
    document: dict[str, object],
) -> None:
    agrees_with_the_central_case(read_case(to_yaml(document).encode(), "random.yaml").case)


@given(conflict_cases())
@settings(max_examples=30)
def test_and_so_where_there_is_a_conflict(document: dict[str, object]) -> None:
    agrees_with_the_central_case(read_case(to_yaml(document).encode(), "random.yaml").case)

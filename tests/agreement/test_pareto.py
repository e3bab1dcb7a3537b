"""The filters against brute force."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.agreement.pareto import Groups, distinct, exact_ranks, non_dominated
from tests.oracles.points import Vector, frontier, seat_frontier


@st.composite
def points(draw: st.DrawFn, most: int = 4) -> list[tuple[int, Vector]]:
    """Some (cell, vector) pairs with many ties."""
    width = draw(st.integers(0, most))
    vector = st.tuples(*[st.integers(-2, 3)] * width)
    return draw(st.lists(st.tuples(st.integers(0, 2), vector), max_size=25))


def filtered(rows: list[tuple[int, Vector]], groups: Groups) -> dict[tuple[int, Vector], int]:
    """What a filter kept, each point with the size of its group."""
    members = np.split(groups.order, groups.starts[1:]) if len(groups.order) else []
    assert all(len({rows[i] for i in group}) == 1 for group in members)
    return {rows[group[0]]: len(group) for group in members}


def arrays(rows: list[tuple[int, Vector]], kind: str) -> tuple[np.ndarray, np.ndarray]:
    """The same points as int64, or as Python's integers far beyond it."""
    cell = np.array([cell for cell, _ in rows], dtype=np.int64)
    width = len(rows[0][1]) if rows else 2
    values = np.array([vector for _, vector in rows], dtype=object).reshape(len(rows), width)
    return cell, values.astype(np.int64) if kind == "small" else values * 10**30


@pytest.mark.parametrize("kind", ["small", "huge"])
@given(rows=points())
def test_non_dominated_keeps_the_frontier_of_each_cell_with_all_that_equal_it(
    kind: str, rows: list[tuple[int, Vector]]
) -> None:
    kept = filtered(rows, non_dominated(*arrays(rows, kind)))
    expected = {
        (cell, vector): rows.count((cell, vector))
        for cell in {cell for cell, _ in rows}
        for vector in frontier(vector for other, vector in rows if other == cell)
    }
    assert expected == kept


@given(rows=points(), primary=st.integers(0, 3))
def test_coordinates_behind_the_primary_ones_keep_a_point_alive(
    rows: list[tuple[int, Vector]], primary: int
) -> None:
    width = len(rows[0][1]) if rows else 2
    primary = min(primary, width)
    kept = filtered(rows, non_dominated(*arrays(rows, "small"), primary=primary))
    expected = {
        (cell, vector): rows.count((cell, vector))
        for cell in {cell for cell, _ in rows}
        for vector in seat_frontier((vector for other, vector in rows if other == cell), primary)
    }
    assert expected == kept


@given(rows=points())
def test_distinct_groups_equal_points_and_drops_none(rows: list[tuple[int, Vector]]) -> None:
    assert {row: rows.count(row) for row in rows} == filtered(rows, distinct(*arrays(rows, "small")))


@given(st.lists(st.tuples(st.integers(), st.integers()), min_size=1, max_size=20))
def test_ranks_keep_order_and_ties_of_integers_of_any_size(rows: list[Vector]) -> None:
    ranks = exact_ranks(np.array(rows, dtype=object).reshape(len(rows), 2))
    for column in range(2):
        order = sorted({row[column] for row in rows})
        assert [order.index(row[column]) for row in rows] == ranks[:, column].tolist()


def test_values_a_double_cannot_tell_apart_are_told_apart() -> None:
    """2**53 and 2**53 + 1 are the same double."""
    values = np.array([[2**53, 1, 1], [2**53 + 1, 1, 1]])
    assert non_dominated(np.zeros(2, np.int64), values).order.tolist() == [1]

"""What theory says must hold of frontiers and bargaining solutions, whatever the numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.agreement import pareto_frontier
from detente.agreement.egalitarian import egalitarian
from detente.agreement.kalai_smorodinsky import kalai_smorodinsky
from detente.agreement.nash import nash
from detente.agreement.solutions import SOLUTIONS
from detente.agreement.utilitarian import utilitarian
from tests.oracles.points import dominates

Gains = np.ndarray


@st.composite
def gains(draw: st.DrawFn) -> Gains:
    """Points of one to four seats, none below no deal, with many ties."""
    seats = draw(st.integers(1, 4))
    row = st.tuples(*[st.integers(0, 6)] * seats)
    return np.array(draw(st.lists(row, min_size=1, max_size=12)), dtype=object)


@st.composite
def scales(draw: st.DrawFn, points: Gains) -> Gains:
    """A positive factor for each seat."""
    factors = draw(st.lists(st.integers(1, 9), min_size=points.shape[1], max_size=points.shape[1]))
    return np.array(factors, dtype=object)


@given(gains(), st.data())
def test_nash_and_kalai_smorodinsky_do_not_depend_on_the_scale_of_a_seat(
    points: Gains, data: st.DataObject
) -> None:
    """Nash 1950, axiom of invariance; Kalai & Smorodinsky 1975, axiom 3."""
    scaled = points * data.draw(scales(points))
    assert list(kalai_smorodinsky(points)) == list(kalai_smorodinsky(scaled))
    if (points.max(axis=0) > 0).all() and (points > 0).all(axis=1).any():
        assert list(nash(points)) == list(nash(scaled))


@given(gains())
def test_no_solution_picks_a_point_that_is_bettered_for_all(points: Gains) -> None:
    """Pareto optimality, of each solution."""
    rows = [tuple(int(v) for v in row) for row in points]
    for name, solve in SOLUTIONS.items():
        for chosen in solve(points):
            assert not any(dominates(other, rows[chosen]) for other in rows), name


@given(gains(), st.randoms())
def test_solutions_treat_seats_alike(points: Gains, rng: st.DataObject) -> None:
    """Symmetry: with the seats in another order the same points are picked."""
    order = list(range(points.shape[1]))
    rng.shuffle(order)  # type: ignore[attr-defined]
    for name, solve in SOLUTIONS.items():
        assert list(solve(points)) == list(solve(points[:, order])), name


@given(gains())
def test_nash_ignores_points_it_did_not_pick(points: Gains) -> None:
    """Independence of irrelevant alternatives (Nash 1950): fewer others, the same choice."""
    best = nash(points)
    kept = sorted({*best, *range(0, len(points), 2)})
    assert [kept.index(b) for b in best] == list(nash(points[kept]))


@given(gains())
def test_the_egalitarian_point_has_the_largest_smallest_gain(points: Gains) -> None:
    """Kalai 1977."""
    assert {min(points[chosen]) for chosen in egalitarian(points)} == {max(map(min, points))}


@given(gains())
def test_the_utilitarian_point_has_the_largest_sum(points: Gains) -> None:
    assert {sum(points[chosen]) for chosen in utilitarian(points)} == {max(map(sum, points))}


@given(
    st.lists(st.lists(st.tuples(*[st.integers(-9, 9)] * 3), min_size=1, max_size=4), min_size=1, max_size=4),
    st.data(),
)
def test_the_frontier_survives_any_positive_affine_change_of_values(
    tables: list[list[tuple[int, ...]]], data: st.DataObject
) -> None:
    factor = np.array(data.draw(st.tuples(*[st.integers(1, 9)] * 3)))
    shift = np.array(data.draw(st.tuples(*[st.integers(-50, 50)] * 3)))
    changed = [np.array(table) * factor for table in tables]
    changed[0] = changed[0] + shift
    expected = pareto_frontier(tables) * factor + shift
    assert expected[np.lexsort(-expected.T[::-1])].tolist() == pareto_frontier(changed).tolist()

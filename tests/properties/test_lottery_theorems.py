"""What theory says must hold of bargaining solutions on convex sets, whatever the numbers."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.agreement.egalitarian import egalitarian as best_packages
from detente.agreement.lotteries.egalitarian import egalitarian
from detente.agreement.lotteries.kalai_smorodinsky import kalai_smorodinsky
from detente.agreement.lotteries.nash import nash
from detente.agreement.lotteries.program import Program, mean
from detente.agreement.lotteries.utilitarian import utilitarian

Gains = np.ndarray
CLOSE = 1e-6


@st.composite
def gains(draw: st.DrawFn, most_seats: int = 3) -> Gains:
    """Points of two seats or more, some below no deal, over which some lottery is accepted by all."""
    seats = draw(st.integers(2, most_seats))
    row = st.tuples(*[st.integers(-3, 9)] * seats)
    points = np.array(draw(st.lists(row, min_size=1, max_size=9)), dtype=object)
    assume(Program(points).feasible)
    return points


def largest(points: Gains) -> list[Fraction]:
    program = Program(points)
    return [program.maximise(column).value for column in points.T]


def nash_point(points: Gains) -> list[Fraction]:
    program = Program(points)
    found = nash(points, points, [program.maximise(column) for column in points.T])
    return mean(found.chances, points)


def shares_point(points: Gains) -> list[Fraction]:
    return mean(kalai_smorodinsky(points, points, largest(points)), points)


@given(gains(), st.data())
def test_nash_and_kalai_smorodinsky_do_not_depend_on_scales(points: Gains, data: st.DataObject) -> None:
    """Nash 1950, axiom of invariance; Kalai & Smorodinsky 1975, axiom 3. Gains are free of shifts already."""
    n_seats = points.shape[1]
    factors = np.array(data.draw(st.tuples(*[st.integers(1, 9)] * n_seats)), dtype=object)
    expected = [gain * factor for gain, factor in zip(shares_point(points), factors, strict=True)]
    assert shares_point(points * factors) == expected
    before, after = nash_point(points), nash_point(points * factors)
    if n_seats == 2:
        assert after == [gain * factor for gain, factor in zip(before, factors, strict=True)]
    pairs = zip(after, before, factors, strict=True)
    assert all(abs(float(a - b * factor)) < CLOSE * factor for a, b, factor in pairs)


@given(gains(most_seats=2))
def test_two_seats_have_equal_shares(points: Gains) -> None:
    """Kalai & Smorodinsky 1975: the point on the line from no deal to the largest gains."""
    tops = largest(points)
    assume(min(tops) > 0)
    first, second = (gain / top for gain, top in zip(shares_point(points), tops, strict=True))
    assert first == second >= Fraction(1, 2)


@given(gains(most_seats=2))
def test_two_seats_that_are_alike_get_alike(points: Gains) -> None:
    """Nash 1950, axiom of symmetry, exactly; and the other solutions."""
    mirrored = np.concatenate([points, points[:, ::-1]])
    for point in (
        nash_point(mirrored),
        shares_point(mirrored),
        mean(egalitarian(mirrored, mirrored), mirrored),
    ):
        assert point[0] == point[1]


@given(gains())
def test_seats_are_treated_alike(points: Gains) -> None:
    """With the seats in the reverse order each gets what it got; Nash of three within its gap."""
    turned = points[:, ::-1]
    assert shares_point(turned)[::-1] == shares_point(points)
    assert mean(egalitarian(turned, turned), turned)[::-1] == mean(egalitarian(points, points), points)
    pairs = zip(nash_point(turned)[::-1], nash_point(points), strict=True)
    assert all(abs(float(one - other)) < CLOSE for one, other in pairs)


@given(gains(most_seats=2), st.data())
def test_nash_ignores_lotteries_it_did_not_pick(points: Gains, data: st.DataObject) -> None:
    """Nash 1950, independence of irrelevant alternatives: fewer other points, the same answer."""
    program = Program(points)
    found = nash(points, points, [program.maximise(column) for column in points.T])
    others = data.draw(st.sets(st.integers(0, len(points) - 1)))
    kept = points[sorted({*found.chances, *others})]
    assert nash_point(kept) == mean(found.chances, points)


@given(gains(most_seats=2), st.lists(st.tuples(st.integers(-3, 9), st.integers(-3, 9)), max_size=4))
def test_more_to_share_that_gives_one_no_larger_top_takes_nothing_from_the_other(
    points: Gains, more: list[tuple[int, int]]
) -> None:
    """Kalai & Smorodinsky 1975, axiom of monotonicity."""
    larger = np.array([*map(tuple, points), *more], dtype=object)
    for seat in (0, 1):
        if largest(larger)[seat] == largest(points)[seat]:
            assert shares_point(larger)[1 - seat] >= shares_point(points)[1 - seat]


@given(gains(), st.data())
def test_the_egalitarian_point_of_more_points_has_no_smaller_least_gain(
    points: Gains, data: st.DataObject
) -> None:
    """Kalai 1977, axiom of monotonicity, as far as it holds of the lexicographic solution."""
    more = data.draw(st.lists(st.tuples(*[st.integers(-3, 9)] * points.shape[1]), max_size=4))
    larger = np.array([*map(tuple, points), *more], dtype=object)
    assert min(mean(egalitarian(larger, larger), larger)) >= min(mean(egalitarian(points, points), points))


@given(gains())
def test_a_lottery_is_never_worse_by_its_measure_than_a_package(points: Gains) -> None:
    accepted = points[(points >= 0).all(axis=1)]
    assume(len(accepted))
    tops = largest(points)
    able = [seat for seat, top in enumerate(tops) if top > 0]
    best = sorted(accepted[best_packages(accepted)[0]])
    assert sorted(mean(egalitarian(points, points), points)) >= best
    shares = [[row[seat] / tops[seat] for seat in able] for row in accepted]
    assert sorted(shares_point(points)[seat] / tops[seat] for seat in able) >= max(map(sorted, shares))
    products = [math.prod(row[seat] for seat in able) for row in accepted]
    assert float(math.prod(nash_point(points)[seat] for seat in able)) >= max(products) * (1 - CLOSE)
    assert sum(mean(utilitarian(points, points), points)) >= max(accepted.sum(axis=1))


@given(gains())
def test_no_solution_can_be_bettered_for_one_without_harm_to_others(points: Gains) -> None:
    """Pareto optimality; of Nash for three within a millionth."""
    found = {
        "egalitarian": mean(egalitarian(points, points), points),
        "kalai_smorodinsky": shares_point(points),
        "utilitarian": mean(utilitarian(points, points), points),
        "nash": nash_point(points),
    }
    for name, point in found.items():
        scale = math.lcm(*(gain.denominator for gain in point))
        floors = points * scale - np.array([int(gain * scale) for gain in point], dtype=object)
        best = Program(floors).maximise(points.sum(axis=1)).value
        exact = name != "nash" or points.shape[1] == 2
        assert best - sum(point) <= (0 if exact else CLOSE), name

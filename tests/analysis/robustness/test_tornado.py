"""Each judgment at its extremes alone, and how far that moves a margin."""

from __future__ import annotations

from fractions import Fraction
from math import nan

import numpy as np
import pytest

from detente.analysis.robustness.draws import Draws, draws_of
from detente.analysis.robustness.result import Bar
from detente.analysis.robustness.tornado import one_at_a_time, tornado
from detente.casefile import read_case
from detente.model import (
    Coin,
    GroupOrder,
    Quantity,
    Range,
    ValueOrder,
    WeightOrder,
    realized,
    uncertain,
)


def quantity(low: int, high: int) -> Quantity:
    return Quantity(Fraction(low + high, 2), Fraction(low), Fraction(high), "x")


def test_a_range_is_tried_at_both_ends_and_between() -> None:
    worlds = one_at_a_time(Range("x", quantity(20, 40)))
    assert worlds.size == 11
    assert worlds.drawn["x"].tolist() == [20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40]


def test_a_coin_is_tried_on_both_sides() -> None:
    assert one_at_a_time(Coin("x", quantity(70, 70))).drawn["x"].tolist() == [False, True]


def test_weights_by_order_are_tried_at_the_corners() -> None:
    found = one_at_a_time(WeightOrder("x", ("a", "b", "c"))).drawn["x"]
    assert found == pytest.approx(np.array([[1, 0, 0], [1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3]]))


def test_values_by_order_are_tried_at_the_corners_in_the_order_of_the_issue() -> None:
    """The second option is best, then the fourth, then the first; the third is worst."""
    found = one_at_a_time(ValueOrder("x", (1, 3, 0, 2))).drawn["x"]
    assert found.tolist() == [[0, 100, 0, 0], [0, 100, 0, 100], [100, 100, 0, 100]]


@pytest.mark.parametrize(("size", "count"), [(2, 2), (3, 6), (4, 24), (5, 5), (9, 9)])
def test_a_small_group_is_tried_in_every_order_and_a_large_one_with_each_statement_first(
    size: int, count: int
) -> None:
    found = one_at_a_time(GroupOrder("x", size)).drawn["x"]
    assert len({tuple(row) for row in found.tolist()}) == len(found) == count
    assert (np.sort(found, axis=1) == np.arange(size)).all()
    assert set(found[:, 0].tolist()) == set(range(size))


@pytest.mark.parametrize(
    "one",
    [WeightOrder("x", ("a", "b", "c", "d")), ValueOrder("x", (2, 0, 1, 4, 3))],
    ids=["weights", "values"],
)
def test_whatever_is_linear_in_an_order_is_nowhere_more_or_less_than_at_its_corners(
    one: WeightOrder | ValueOrder,
) -> None:
    corners = one_at_a_time(one).drawn["x"]
    drawn = Draws((one,), seed=1).worlds(0, 512).drawn["x"]
    for slope in np.random.default_rng(1).standard_normal((20, corners.shape[1])):
        inside = drawn @ slope
        assert (corners @ slope).min() <= inside.min() + 1e-4
        assert (corners @ slope).max() >= inside.max() - 1e-4


def test_bars_hold_the_central_margin_and_the_longest_comes_first() -> None:
    margins = {
        "idle": np.array([5.0, 5.0]),
        "short": np.array([4.0, 6.0]),
        "one-sided": np.array([6.0, 9.0]),
        "long": np.array([-3.0, 1.0, 8.0]),
    }
    found = tornado("council", 5.0, margins)
    assert (found.forum, found.central) == ("council", 5)
    assert found.bars == (
        Bar("long", -3, 8),
        Bar("one-sided", 5, 9),
        Bar("short", 4, 6),
        Bar("idle", 5, 5),
    )


def test_a_bar_says_at_which_values_of_a_range_its_ends_lie() -> None:
    margins = {"falling": np.array([8.0, 6.0, 1.0]), "peaked": np.array([2.0, 7.0, 3.0])}
    values = {"falling": np.array([20.0, 30.0, 40.0]), "peaked": np.array([0.0, 0.5, 1.0])}
    found = tornado("council", 6.0, margins, values)
    assert found.bars == (Bar("falling", 1, 8, (40, 20)), Bar("peaked", 2, 7, (0, 0.5)))


def test_where_an_end_is_the_central_case_between_the_values_tried_it_is_not_known() -> None:
    found = tornado("council", 1.5, {"dipped": np.array([2.0, 3.0])}, {"dipped": np.array([0.0, 1.0])})
    assert found.bars == (Bar("dipped", 1.5, 3),)


def test_a_judgment_that_may_leave_no_margin_at_all_comes_first() -> None:
    found = tornado("council", 5.0, {"long": np.array([-90.0, 90.0]), "veto": np.array([nan, 5.0])})
    assert found.bars == (Bar("veto", None, 5), Bar("long", -90, 90))


def test_where_the_central_case_has_no_margin_what_gives_it_one_comes_first() -> None:
    found = tornado("council", None, {"idle": np.array([nan, nan]), "veto": np.array([nan, 5.0])})
    assert found.bars == (Bar("veto", None, 5), Bar("idle", None, None))


CASE = read_case(
    b"""
parties: {A: A}
issues: {x: {options: [a, b, c]}, y: {options: [d, e]}}
wants:
  A:
    order: [x, y]
    x: {best first: [c, a, b]}
    y: {values: {d: 0..50, e: 100}}
    no deal: 20..40
    red lines: [{never: x = a, sure: 60}]
""",
    "case.yaml",
).case


def test_worlds_of_one_judgment_are_worlds_of_the_case() -> None:
    """Nothing but that judgment becomes certain in them."""
    found = uncertain(CASE)
    assert [type(one) for one in found] == [WeightOrder, ValueOrder, Range, Range, Coin]
    assert [one.path for one in found] == list(draws_of(CASE, 1).worlds(0, 1).drawn)
    for one in found:
        worlds = one_at_a_time(one)
        for number in range(worlds.size):
            left = uncertain(realized(CASE, worlds, number))
            assert left == tuple(other for other in found if other != one)

"""Worlds drawn: each is the same whoever draws it, and all lie as the definitions say."""

from __future__ import annotations

import pickle
from fractions import Fraction
from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente import load
from detente.analysis.robustness import draws
from detente.analysis.robustness.draws import REPLICATES, Draws, Shape, draws_of
from detente.model import Coin, GroupOrder, Quantity, Range, ValueOrder, WeightOrder

if TYPE_CHECKING:
    from detente.model import Uncertain

MANY = 1 << 14


def number(low: int, peak: int, high: int, path: str = "number") -> Quantity:
    return Quantity(Fraction(peak), Fraction(low), Fraction(high), path)


ALL_KINDS: tuple[Uncertain, ...] = (
    Range("range", number(-5, 1, 5)),
    Coin("coin", number(30, 30, 30)),
    WeightOrder("weights", ("a", "b", "c")),
    ValueOrder("values", (2, 0, 1, 3)),
    GroupOrder("group", 3),
)


def drawn(one: Uncertain, shape: Shape = "uniform", seed: int = 1) -> np.ndarray:
    """One judgment in many worlds."""
    return Draws((one,), seed, shape).worlds(0, MANY).drawn[one.path]


@pytest.fixture(params=["sobol", "monte_carlo"])
def every(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Draws:
    """Draws of every kind of judgment, both ways."""
    if request.param == "monte_carlo":
        monkeypatch.setattr(draws, "MAX_SOBOL", 2)
    found = Draws(ALL_KINDS, seed=3)
    assert found.way == request.param
    return found


@pytest.mark.parametrize("cuts", [(0, 1000), (0, 1, 2, 17, 33, 500, 1000), (0, 512, 999, 1000)])
def test_chunks_put_together_are_the_whole(every: Draws, cuts: tuple[int, ...]) -> None:
    whole = every.worlds(0, 1000)
    chunks = [every.worlds(start, stop) for start, stop in pairwise(cuts)]
    for path, expected in whole.drawn.items():
        assert np.array_equal(np.concatenate([chunk.drawn[path] for chunk in chunks]), expected)


def test_a_world_is_the_same_however_many_are_drawn_and_by_whom(every: Draws) -> None:
    first = every.cube(0, 40)
    assert np.array_equal(every.cube(0, 300)[:40], first)
    assert np.array_equal(pickle.loads(pickle.dumps(every)).cube(0, 40), first)  # noqa: S301 - of our own making
    assert np.array_equal(Draws(ALL_KINDS, seed=3).cube(39, 40)[0], first[39])


def test_another_seed_draws_other_worlds(every: Draws) -> None:
    other = Draws(ALL_KINDS, seed=4)
    assert not np.isclose(every.cube(0, 64), other.cube(0, 64)).all(axis=1).any()


def test_any_number_of_worlds_is_drawn_without_a_warning(every: Draws) -> None:
    for count in (0, 1, 15, 16, 17, 100, 1000):
        assert every.worlds(0, count).size == count


def test_a_case_without_anything_uncertain_has_worlds_too() -> None:
    worlds = Draws((), seed=1).worlds(3, 8)
    assert (worlds.size, dict(worlds.drawn)) == (5, {})


def test_each_scramble_is_even_over_the_cube() -> None:
    """Of 256 points of a scramble each of 256 equal slices of a coordinate holds one; chance does worse."""
    points = Draws(ALL_KINDS, seed=9).cube(0, 256 * REPLICATES)
    for replicate in range(REPLICATES):
        slices = np.sort(np.floor(points[replicate::REPLICATES] * 256), axis=0)
        assert (slices == np.arange(256)[:, None]).all()


def test_scrambles_are_not_the_same() -> None:
    points = Draws(ALL_KINDS, seed=9).cube(0, 16 * REPLICATES).reshape(16, REPLICATES, -1)
    assert len(np.unique(points[0], axis=0)) == REPLICATES


# How judgments lie


def test_a_range_is_uniform_between_its_ends() -> None:
    found = np.sort(drawn(Range("number", number(20, 50, 60))))
    assert found == pytest.approx(20 + 40 * (np.arange(MANY) + 0.5) / MANY, abs=0.02)


def mean_of_triangular(low: float, peak: float, high: float) -> float:
    return (low + peak + high) / 3


@pytest.mark.parametrize("low_peak_high", [(20, 30, 60), (20, 20, 60), (20, 60, 60), (-8, 0, 8)])
def test_a_triangular_number_has_the_mean_and_median_of_the_triangle(
    low_peak_high: tuple[int, int, int],
) -> None:
    low, peak, high = low_peak_high
    found = drawn(Range("number", number(low, peak, high)), "triangular")
    assert low <= found.min() < found.max() <= high
    assert found.mean() == pytest.approx(mean_of_triangular(low, peak, high), abs=0.02)
    below = (found <= peak).mean()
    assert below == pytest.approx((peak - low) / (high - low), abs=0.01)


@pytest.mark.parametrize("shape", ["triangular", "normal"])
@pytest.mark.parametrize("low_peak_high", [(20, 30, 60), (20, 20, 60), (20, 60, 60), (20, 40, 60)])
def test_a_peaked_number_stays_in_its_range_and_is_densest_at_its_central_value(
    shape: Shape, low_peak_high: tuple[int, int, int]
) -> None:
    low, peak, high = low_peak_high
    found = drawn(Range("number", number(low, peak, high)), shape)
    assert low <= found.min() < found.max() <= high
    counts, edges = np.histogram(found, bins=20, range=(low, high))
    densest = np.argmax(counts)
    assert edges[densest] - 1e-9 <= peak <= edges[densest + 1] + 1e-9
    assert (np.diff(counts[: densest + 1]) >= 0).all()
    assert (np.diff(counts[densest:]) <= 0).all()
    assert counts[densest] > 2 * counts[-1 if densest < 10 else 0]


def test_the_farther_end_of_a_cut_normal_lies_two_standard_deviations_off() -> None:
    """Of a normal, 34.13 % lie within one deviation above the mean, and 13.59 % within the next."""
    found = drawn(Range("number", number(20, 30, 60)), "normal")
    near, far = np.histogram(found, bins=[30, 45, 60])[0]
    assert far / near == pytest.approx(0.1359 / 0.3413, abs=0.005)


@pytest.mark.parametrize("shape", ["uniform", "triangular", "normal"])
def test_numbers_lie_on_the_grid_of_exact_numbers(shape: Shape) -> None:
    found = drawn(Range("number", number(20, 30, 60)), shape)
    assert np.array_equal(found, np.rint(found * 10**6) / 10**6)


@pytest.mark.parametrize(
    ("low_peak_high", "shape", "share"),
    [
        ((70, 70, 70), "uniform", 0.7),
        ((40, 60, 60), "uniform", 0.5),
        ((0, 60, 60), "triangular", 0.4),
        ((20, 50, 80), "normal", 0.5),
    ],
)
def test_a_coin_falls_as_often_as_it_is_sure_in_the_mean(
    low_peak_high: tuple[int, int, int], shape: Shape, share: float
) -> None:
    found = drawn(Coin("number", number(*low_peak_high)), shape)
    assert found.dtype == np.bool_
    assert found.mean() == pytest.approx(share, abs=0.001)


@pytest.mark.parametrize("count", [2, 3, 6])
def test_weights_by_order_are_uniform_among_all_that_fall(count: int) -> None:
    """Their mean is the rank-order centroid; the least times n, and each gap times its rank, sum to 1.

    With w = the sum over k of s_k times (1/k on the first k), uniform weights are those with s uniform on
    the simplex; so each s_k is below t with probability 1 - (1 - t) ** (n - 1).
    """
    found = drawn(WeightOrder("weights", tuple("abcdef"[:count])))
    assert found.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert (np.diff(found, axis=1) <= 0).all()
    centroids = [sum(1 / j for j in range(rank, count + 1)) / count for rank in range(1, count + 1)]
    assert found.mean(axis=0) == pytest.approx(np.array(centroids), abs=1e-3)
    gaps = -np.diff(found, axis=1, append=0.0) * np.arange(1, count + 1)
    for below in (0.1, 0.3, 0.6):
        expected = 1 - (1 - below) ** (count - 1)
        assert (gaps < below).mean(axis=0) == pytest.approx(np.full(count, expected), abs=0.01)


def test_values_by_order_fall_from_100_to_0_and_are_uniform_between() -> None:
    """Of k numbers between, sorted, the j-th largest has mean 100 (k + 1 - j) / (k + 1)."""
    found = drawn(ValueOrder("values", (3, 0, 4, 2, 1)))
    ranked = found[:, [3, 0, 4, 2, 1]]
    assert (ranked[:, 0] == 100).all()
    assert (ranked[:, -1] == 0).all()
    assert (np.diff(ranked, axis=1) <= 0).all()
    assert ranked.mean(axis=0) == pytest.approx(np.array([100, 75, 50, 25, 0]), abs=0.2)
    assert (ranked[:, 1] < 50).mean() == pytest.approx(1 / 8, abs=0.005)
    assert (ranked[:, 3] > 50).mean() == pytest.approx(1 / 8, abs=0.005)


def test_every_order_of_a_group_is_as_likely() -> None:
    found = drawn(GroupOrder("group", 3))
    shares = [(found == order).all(axis=1).mean() for order in permutations(range(3))]
    assert shares == pytest.approx([1 / 6] * 6, abs=0.005)


def test_judgments_are_independent() -> None:
    two = Draws((Coin("a", number(50, 50, 50)), Coin("b", number(25, 25, 25))), 1).worlds(0, MANY).drawn
    for first, second in product([True, False], repeat=2):
        expected = 0.5 * (0.25 if second else 0.75)
        assert ((two["a"] == first) & (two["b"] == second)).mean() == pytest.approx(expected, abs=0.001)


def test_a_shipped_case_is_drawn_by_sobol() -> None:
    found = draws_of(load("geneva-2022"), seed=1)
    assert found.way == "sobol"
    worlds = found.worlds(0, 32)
    assert set(worlds.drawn) == {one.path for one in found.uncertain}
    assert all(len(array) == 32 for array in worlds.drawn.values())

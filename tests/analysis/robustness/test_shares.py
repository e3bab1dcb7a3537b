"""Shares of worlds: the mean, and intervals that hold the true share as often as they say."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente.analysis.robustness.draws import REPLICATES, Draws
from detente.analysis.robustness.shares import share
from detente.model import Quantity, Range

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.analysis.robustness.result import Share

UNIT = Draws(
    tuple(Range(f"u{place}", Quantity(Fraction(1, 2), Fraction(0), Fraction(1), "")) for place in range(5)), 0
)

KNOWN: dict[str, tuple[Callable[[np.ndarray], np.ndarray], float]] = {
    "two judgments": (lambda u: u[:, 0] + u[:, 1] < 0.7, 0.245),
    "five judgments": (
        lambda u: u.sum(axis=1) < 2,
        sum((-1) ** k * comb(5, k) * (2 - k) ** 5 for k in (0, 1)) / 120,
    ),
    "one judgment": (lambda u: u[:, 0] < 0.3, 0.3),
    "one judgment, even": (lambda u: u[:, 0] < 0.5, 0.5),
    "one judgment, near a quarter": (lambda u: u[:, 0] < 0.2501, 0.2501),
    "an even parity": (lambda u: (u > 0.5).sum(axis=1) % 2 == 0, 0.5),
    "a corner": (lambda u: u[:, :2].max(axis=1) < 0.1, 0.01),
    "a thin corner": (lambda u: u[:, :3].max(axis=1) < 0.1, 0.001),
    "all but an edge": (lambda u: u.max(axis=1) < 0.999, 0.999**5),
}
"""Conclusions about five independent judgments, uniform from 0 to 1, with the true share."""


def cube(seed: int, n_worlds: int) -> np.ndarray:
    return Draws(UNIT.uncertain, seed).cube(0, n_worlds)


def coverage(n_worlds: int, seeds: int) -> dict[str, float]:
    """How often the interval holds the true share."""
    held = dict.fromkeys(KNOWN, 0)
    for seed in range(seeds):
        points = cube(seed, n_worlds)
        for name, (holds, true) in KNOWN.items():
            found = share(holds(points))
            assert found.low is not None
            assert found.high is not None
            held[name] += found.low <= true <= found.high
    return {name: count / seeds for name, count in held.items()}


@pytest.mark.parametrize("n_worlds", [64, 1000, 1024])
def test_intervals_hold_the_true_share_as_often_as_they_say(n_worlds: int) -> None:
    """Of 120 intervals that each hold it with 95 %, fewer than 105 do so in one of 300 times."""
    assert min(coverage(n_worlds, 120).values()) >= 105 / 120


@pytest.mark.slow
@pytest.mark.parametrize("n_worlds", [64, 100, 256, 1000, 4096])
def test_intervals_hold_the_true_share_over_many_seeds(n_worlds: int) -> None:
    assert min(coverage(n_worlds, 1000).values()) >= 0.93


def test_worlds_by_sobol_tell_a_share_more_closely_than_independent_ones() -> None:
    holds, true = KNOWN["two judgments"]
    sobol = [share(holds(cube(seed, 1024))).share - true for seed in range(40)]
    chance = [share(holds(np.random.default_rng(seed).random((1024, 5)))).share - true for seed in range(40)]
    assert np.mean(np.square(sobol)) < np.mean(np.square(chance)) / 4


def test_and_their_intervals_are_narrower() -> None:
    holds, _true = KNOWN["two judgments"]
    found = share(holds(cube(1, 4096)))
    independent = share(holds(np.random.default_rng(1).random((4096, 5))))
    assert width(found) < width(independent) / 2


def width(found: Share) -> float:
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def by_counts(counts: list[int], size: int) -> np.ndarray:
    """Worlds of which the scrambles count so many hits."""
    worlds = np.zeros((size, REPLICATES), dtype=bool)
    for replicate, count in enumerate(counts):
        worlds[:count, replicate] = True
    return worlds.ravel()


def test_the_interval_is_that_of_students_t_on_the_scrambles() -> None:
    """Sixteen means, half of them 2/8 and half 4/8; the 97.5 % point of t with 15 degrees is 2.13145."""
    found = share(by_counts([2, 4] * 8, 8))
    half = 2.13145 * (0.125 * (16 / 15) ** 0.5) / 4
    assert found.share == 3 / 8
    assert (found.low, found.high) == pytest.approx((3 / 8 - half, 3 / 8 + half), abs=1e-6)


def test_scrambles_of_unequal_size_count_by_their_size() -> None:
    """With six hits of 9 in eight of them and two of 8 in the others: their gaps to the mean, each by size.

    The mean is 64/136; the gaps in counts are 6 - 9 * 64/136 and 2 - 8 * 64/136, eight times each.
    """
    worlds = by_counts([5] * 8 + [2] * 8, 8).tolist() + [True] * 8
    gaps = 8 * ((6 - 9 * 64 / 136) ** 2 + (2 - 8 * 64 / 136) ** 2)
    half = 2.13145 * (gaps * 16 / 15) ** 0.5 / 136
    found = share(np.array(worlds))
    assert found.share == 64 / 136
    assert (found.low, found.high) == pytest.approx((64 / 136 - half, 64 / 136 + half), abs=1e-6)


@pytest.mark.parametrize(("n_worlds", "told"), [(1, False), (16, False), (31, False), (32, True)])
def test_no_interval_is_given_of_too_few_worlds(n_worlds: int, told: bool) -> None:  # noqa: FBT001
    found = share(np.ones(n_worlds, dtype=bool))
    assert found.share == 1
    assert (found.low is not None, found.high is not None) == (told, told)


@pytest.mark.parametrize("n_worlds", [32, 1000, 4096])
def test_what_held_in_no_world_or_all_is_bounded_by_the_binomial(n_worlds: int) -> None:
    """No hit of n, at a chance p for each, has probability (1 - p) ** n; at the bound that is 2.5 %."""
    bound = 1 - 0.025 ** (1 / n_worlds)
    never, always = share(np.zeros(n_worlds, dtype=bool)), share(np.ones(n_worlds, dtype=bool))
    assert (never.share, never.low) == (0, 0)
    assert never.high == pytest.approx(bound)
    assert (always.share, always.high) == (1, 1)
    assert always.low == pytest.approx(1 - bound)


def test_one_hit_of_thirty_two_has_the_exact_bounds_of_a_binomial() -> None:
    """By tables of Clopper and Pearson: 0.079 % and 16.22 %."""
    worlds = np.zeros(32, dtype=bool)
    worlds[5] = True
    found = share(worlds)
    assert (found.low, found.high) == pytest.approx((0.00079, 0.16217), abs=1e-5)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_scrambles_that_all_agree_leave_doubt_on_either_side(count: int) -> None:
    """None of 16 is beyond a neighbouring count: at 2.5 % the chance of each to be is 20.59 %."""
    found = share(by_counts([count] * 16, 8))
    assert found.share == count / 8
    doubt = (1 - 0.025 ** (1 / 16)) / 8
    assert (found.low, found.high) == pytest.approx((count / 8 - doubt, count / 8 + doubt))


def test_an_interval_holds_the_share_and_stays_between_0_and_1() -> None:
    rng = np.random.default_rng(2)
    for _ in range(300):
        n_worlds, chance = int(rng.integers(32, 400)), rng.choice([0.001, 0.03, 0.5, 0.97])
        found = share(rng.random(n_worlds) < chance)
        assert found.low is not None
        assert found.high is not None
        assert 0 <= found.low <= found.share <= found.high <= 1

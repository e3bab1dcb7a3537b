"""Sobol indices, against functions of which they are known."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente.analysis.robustness import indices as of_indices
from detente.analysis.robustness.draws import Draws
from detente.analysis.robustness.indices import sobol_indices
from detente.model import Coin, GroupOrder, Quantity, Range, WeightOrder

if TYPE_CHECKING:
    from detente.analysis.robustness.result import Indices
    from detente.model import Uncertain, Worlds


def number(path: str, low: float, high: float) -> Range:
    ends = Fraction(low), Fraction(high)
    return Range(path, Quantity(sum(ends, Fraction(0)) / 2, *ends, path))


def coin(path: str, sure: int) -> Coin:
    return Coin(path, Quantity(Fraction(sure), Fraction(sure), Fraction(sure), path))


XYZ = (number("x", 0, 1), number("y", 0, 1), number("z", 0, 1))


def test_the_function_of_ishigami_has_its_published_indices() -> None:
    """Sin x + 7 sin² y + 0.1 z⁴ sin x on (-pi, pi)³, of Ishigami & Homma 1990.

    With a = 7 and b = 0.1 the variance is a²/8 + b pi⁴/5 + b² pi⁸/18 + 1/2; of that (1 + b pi⁴/5)²/2 is x's
    alone, a²/8 is y's alone, and 8 b² pi⁸/225 is of x and z together.
    """
    draws = Draws(tuple(number(path, -np.pi, np.pi) for path in "xyz"), seed=1)

    def ishigami(worlds: Worlds) -> dict[str, np.ndarray]:
        x, y, z = (worlds.drawn[path] for path in "xyz")
        return {"ishigami": np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)}

    found = sobol_indices(draws, ishigami, 4096)["ishigami"]
    assert found.first == pytest.approx({"x": 0.3139, "y": 0.4424, "z": 0}, abs=0.01)
    assert found.total == pytest.approx({"x": 0.5576, "y": 0.4424, "z": 0.2437}, abs=0.01)
    assert list(found.total) == list(found.first) == ["x", "y", "z"]


def test_what_adds_up_has_first_order_and_total_indices_alike() -> None:
    """Of 1 x + 2 y + 3 z with equal ranges the shares are 1/14, 4/14 and 9/14."""

    def added(worlds: Worlds) -> dict[str, np.ndarray]:
        x, y, z = worlds.drawn.values()
        return {"sum": x + 2 * y + 3 * z}

    found = sobol_indices(Draws(XYZ, seed=2), added)["sum"]
    expected = {"x": 1 / 14, "y": 4 / 14, "z": 9 / 14}
    assert found.first == pytest.approx(expected, abs=0.01)
    assert found.total == pytest.approx(expected, abs=0.01)
    assert list(found.total) == ["z", "y", "x"]


def test_what_tells_only_together_has_no_first_order_index() -> None:
    """Whether just one of two fair coins falls: either alone says nothing, and both are needed."""
    draws = Draws((coin("one", 50), coin("other", 50), number("idle", 0, 1)), seed=3)
    found = sobol_indices(draws, lambda worlds: {"either": worlds.drawn["one"] ^ worlds.drawn["other"]})
    assert found["either"].first == pytest.approx({"one": 0, "other": 0, "idle": 0}, abs=0.02)
    assert found["either"].total == pytest.approx({"one": 1, "other": 1, "idle": 0}, abs=0.02)


def test_a_conclusion_that_needs_both_has_the_indices_of_a_product() -> None:
    """Of the product of two independent 0/1 numbers with chances p and q, variance pq (1 - pq).

    Alone they carry q² p (1 - p) and p² q (1 - q); in all p (1 - p) q and q (1 - q) p.
    """
    p, q = 0.5, 0.25
    draws = Draws((coin("often", 50), coin("seldom", 25)), seed=4)
    found = sobol_indices(draws, lambda worlds: {"both": worlds.drawn["often"] & worlds.drawn["seldom"]})
    variance = p * q * (1 - p * q)
    alone = {"often": q * q * p * (1 - p) / variance, "seldom": p * p * q * (1 - q) / variance}
    in_all = {"often": q * p * (1 - p) / variance, "seldom": p * q * (1 - q) / variance}
    assert found["both"].first == pytest.approx(alone, abs=0.02)
    assert found["both"].total == pytest.approx(in_all, abs=0.02)


def test_an_order_is_one_input_however_many_coordinates_it_takes() -> None:
    """What the weights alone decide is theirs in whole, and so is what a group decides."""
    uncertain: tuple[Uncertain, ...] = (
        number("x", 0, 1),
        WeightOrder("weights", ("a", "b", "c", "d")),
        GroupOrder("group", 3),
    )

    def decided(worlds: Worlds) -> dict[str, np.ndarray]:
        weights, group = worlds.drawn["weights"], worlds.drawn["group"]
        return {"steep": weights[:, 0] > 3 * weights[:, 2], "first": group[:, 0] == 1}

    found = sobol_indices(Draws(uncertain, seed=5), decided)
    for name, path in (("steep", "weights"), ("first", "group")):
        expected = {one.path: float(one.path == path) for one in uncertain}
        assert found[name].total == pytest.approx(expected, abs=1e-9)
        assert found[name].first == pytest.approx(expected, abs=0.05)


def test_as_many_worlds_are_asked_as_the_design_has() -> None:
    asked: list[int] = []

    def counting(worlds: Worlds) -> dict[str, np.ndarray]:
        asked.append(worlds.size)
        return {"x": worlds.drawn["x"]}

    sobol_indices(Draws(XYZ, seed=6), counting, 64)
    assert asked == [64] * 5


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_what_is_the_same_in_all_worlds_is_carried_by_nothing(value: float) -> None:
    found = sobol_indices(Draws(XYZ, seed=7), lambda worlds: {"same": np.full(worlds.size, value)}, 64)
    assert found["same"].first == found["same"].total == {"x": 0, "y": 0, "z": 0}


def test_a_case_without_anything_uncertain_has_none() -> None:
    found = sobol_indices(Draws((), seed=8), lambda worlds: {"same": np.ones(worlds.size, dtype=bool)}, 64)
    assert found["same"].total == {}


def test_indices_stay_between_0_and_1_and_are_the_same_for_a_seed() -> None:
    def corner(worlds: Worlds) -> dict[str, np.ndarray]:
        return {"corner": np.max(list(worlds.drawn.values()), axis=0) < 0.3}

    def found(seed: int) -> Indices:
        return sobol_indices(Draws(XYZ, seed), corner, 64)["corner"]

    for seed in range(20):
        values = [*found(seed).first.values(), *found(seed).total.values()]
        assert min(values) >= 0
        assert max(values) <= 1
    assert found(3) == found(3)
    assert found(3) != found(4)


def test_more_coordinates_than_sobol_serves_are_drawn_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_indices, "MAX_SOBOL", 5)
    found = sobol_indices(Draws(XYZ, seed=9), lambda worlds: {"x": worlds.drawn["x"] < 0.5}, 4096)["x"]
    assert found.total == pytest.approx({"x": 1, "y": 0, "z": 0}, abs=0.05)


@pytest.mark.parametrize("size", [1, 2, 256])
def test_a_judgment_that_alone_is_uncertain_carries_all_or_was_not_seen_to_vary(size: int) -> None:
    """With one input the first-order index is 1, as is the total one, but for noise."""
    draws = Draws((number("x", 0, 1),), seed=3)
    found = sobol_indices(draws, lambda worlds: {"half": worlds.drawn["x"] > 1 / 2}, size)["half"]
    assert list(found.first) == list(found.total) == ["x"]
    assert size < 256 or found.first == found.total == {"x": 1}

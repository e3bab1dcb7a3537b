"""The value of learning a judgment, against cases where it can be worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from detente.analysis.robustness.draws import Draws
from detente.analysis.robustness.learning import better_guess, learning, value_of_learning
from detente.model import Coin, GroupOrder, Quantity, Range, ValueOrder, WeightOrder


def quantity(low: int, high: int) -> Quantity:
    return Quantity(Fraction(low + high, 2), Fraction(low), Fraction(high), "")


WORLDS = Draws(
    (
        Range("x", quantity(0, 1)),
        Range("y", quantity(0, 1)),
        Coin("coin", quantity(30, 30)),
        WeightOrder("weights", ("a", "b", "c")),
        ValueOrder("values", (1, 0, 2)),
        GroupOrder("group", 3),
    ),
    seed=5,
).worlds(0, 8192)
X, Y, COIN, WEIGHTS, VALUES, GROUP = WORLDS.drawn.values()


def below(cut: float) -> np.ndarray:
    return np.asarray(np.less(X, cut))


@pytest.mark.parametrize("cut", [0.1, 0.3, 0.5, 0.625, 0.9])
def test_who_knows_the_one_judgment_that_decides_is_always_right(cut: float) -> None:
    """Cuts within one of the 16 parts lose at most half of it."""
    holds = below(cut)
    assert better_guess(holds) == pytest.approx(max(cut, 1 - cut), abs=0.002)
    assert value_of_learning(holds, X) == pytest.approx(min(cut, 1 - cut), abs=1 / 32)


@pytest.mark.parametrize("cut", [4 / 16, 8 / 16, 13 / 16])
def test_at_the_edge_of_a_part_nothing_is_lost(cut: float) -> None:
    assert value_of_learning(below(cut), X) == pytest.approx(min(cut, 1 - cut), abs=0.002)


def test_of_two_that_decide_together_each_is_worth_a_quarter() -> None:
    """Whether x + y < 1, x known: right with max(1 - x, x), in the mean 3/4, and 1/2 without."""
    assert value_of_learning(X + Y < 1, X) == pytest.approx(0.25, abs=0.01)
    assert value_of_learning(X + Y < 1, Y) == pytest.approx(0.25, abs=0.01)


def test_a_judgment_may_carry_much_and_be_worth_nothing_to_know() -> None:
    """Whether x < 0.8 and y < 0.4: known x, the better guess is still that it does not hold."""
    holds = (X < 0.8) & (Y < 0.4)
    assert value_of_learning(holds, X) == pytest.approx(0, abs=0.002)
    assert value_of_learning(holds, Y) == pytest.approx(0.4 * (0.8 - 0.2), abs=0.02)


def test_of_two_that_only_tell_together_the_likelier_to_be_guessed_is_worth_nothing() -> None:
    """Either the coin, which falls in 30 %, or x below a half, not both: x known, one is right in 70 %."""
    holds = COIN ^ (X < 0.5)
    assert value_of_learning(holds, X) == pytest.approx(0.2, abs=0.01)
    assert value_of_learning(holds, COIN) == pytest.approx(0, abs=0.01)


def test_a_coin_that_decides_is_known_by_its_sides() -> None:
    assert value_of_learning(COIN, COIN) == pytest.approx(0.3, abs=0.001)


def test_weights_values_and_groups_are_known_by_the_coordinate_that_tells_most() -> None:
    middle = np.median(WEIGHTS[:, 1])
    assert value_of_learning(WEIGHTS[:, 1] < middle, WEIGHTS) == pytest.approx(0.5, abs=0.01)
    assert value_of_learning(VALUES[:, 0] < 25, VALUES) == pytest.approx(0.25, abs=0.01)
    last = GROUP[:, 2] == 1
    assert value_of_learning(last, GROUP) == pytest.approx(1 / 3, abs=0.01)


@pytest.mark.parametrize("n_worlds", [64, 512, 4096])
@pytest.mark.parametrize("share", [0.1, 0.4, 0.5])
def test_what_has_nothing_to_do_with_a_conclusion_is_worth_nothing(n_worlds: int, share: float) -> None:
    """Of 120 such judgments three at most seem to tell anything, and less than so many worlds vary."""
    worlds = WORLDS.part(0, n_worlds).drawn
    found = [
        value_of_learning(np.random.default_rng(seed).random(n_worlds) < share, one)
        for seed in range(20)
        for one in worlds.values()
    ]
    assert np.count_nonzero(found) <= 3
    assert max(found) < 2 / n_worlds**0.5


def test_what_is_decided_by_another_judgment_is_worth_nothing() -> None:
    """The points of one scramble are related; their relation is not taken for one of judgments."""
    for n_worlds in (256, 1000, 4096):
        worlds = WORLDS.part(0, n_worlds).drawn
        found = learning({"x": worlds["x"] < 0.5}, worlds)["x"]
        assert {path for path, value in found.by_judgment.items() if value} == {"x"}


def test_too_few_worlds_tell_nothing() -> None:
    assert value_of_learning(X[:31] < 0.5, X[:31]) == 0


def test_a_conclusion_that_always_holds_leaves_nothing_to_learn() -> None:
    found = learning({"zone.all": np.ones(8192, dtype=bool)}, WORLDS.drawn)["zone.all"]
    assert found.now == 1
    assert set(found.by_judgment.values()) == {0}


def test_judgments_are_told_by_what_they_are_worth_the_most_first() -> None:
    found = learning({"zone.all": (X < 0.5) & ~COIN}, WORLDS.drawn)["zone.all"]
    assert found.conclusion == "zone.all"
    assert found.now == pytest.approx(0.65, abs=0.001)
    assert set(found.by_judgment) == set(WORLDS.drawn)
    assert next(iter(found.by_judgment)) == "x"
    assert found.by_judgment["x"] == pytest.approx(0.85 - 0.65, abs=0.01)
    assert list(found.by_judgment.values()) == sorted(found.by_judgment.values(), reverse=True)


def test_equal_numbers_are_never_parted() -> None:
    """A number of three values has three parts, whatever the order of the worlds."""
    three = np.array([1.0, 2.0, 3.0] * 40)
    assert value_of_learning(three == 2, three) == pytest.approx(1 / 3)

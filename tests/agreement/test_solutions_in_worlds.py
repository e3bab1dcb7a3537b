"""Which packages bargaining solutions pick in worlds small enough to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente.agreement.solutions_in_worlds import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def picked(points: Sequence[Sequence[float]], no_deal: tuple[float, ...] = (0, 0)) -> dict[str, int]:
    """What each solution picks, in one world, of packages that are worth these points to the seats."""
    values = np.array(points, dtype=float).T[:, :, None]
    accepted = np.ones((len(points), 1), dtype=bool)
    found = chosen(np.arange(len(points)), accepted, values, np.array(no_deal, dtype=float)[:, None])
    return {name: int(numbers[0]) for name, numbers in found.items()}


def test_each_solution_has_a_package_of_its_own() -> None:
    points = [[100, 5], [30, 31], [46, 22], [52, 20], [0, 50]]
    assert picked(points) == {"nash": 3, "kalai_smorodinsky": 2, "egalitarian": 1, "utilitarian": 0}


def test_of_packages_with_one_score_the_larger_sum_is_picked() -> None:
    assert picked([[20, 10], [40, 5]])["nash"] == 1


@pytest.mark.parametrize("name", NAMES)
def test_of_packages_with_one_score_and_sum_the_first_seat_s_larger_value_is_picked(name: str) -> None:
    assert picked([[10, 20], [20, 10]])[name] == 1


@pytest.mark.parametrize("name", NAMES)
def test_of_packages_worth_the_same_the_first_is_picked(name: str) -> None:
    assert picked([[5, 5], [20, 20], [20, 20]])[name] == 1


def test_what_arithmetic_in_doubles_sets_apart_is_a_tie() -> None:
    assert picked([[0.1 + 0.2, 10], [0.3, 10]]) == dict.fromkeys(NAMES, 0)
    assert picked([[0.3, 10], [0.1 + 0.2, 10]]) == dict.fromkeys(NAMES, 0)


def test_nash_counts_gainers_before_gains() -> None:
    assert picked([[100, 50], [51, 51]], (50, 50))["nash"] == 1


def test_a_seat_that_can_gain_nothing_has_no_share() -> None:
    assert picked([[50, 60], [50, 80]], (50, 50))["kalai_smorodinsky"] == 1


def test_only_the_utilitarian_solution_does_without_a_no_deal() -> None:
    assert picked([[10, 20], [20, 30]], (0, -np.inf)) == dict.fromkeys(NAMES, -1) | {"utilitarian": 1}


def test_worlds_are_kept_apart_and_packages_go_by_their_numbers() -> None:
    accepted = np.array([[True, False, False], [True, True, False]])
    values = np.array([[[9.0, 9, 9], [1, 1, 1]]])
    found = chosen(np.array([4, 7]), accepted, values, np.zeros((1, 3)))
    assert {name: numbers.tolist() for name, numbers in found.items()} == {name: [4, 7, -1] for name in NAMES}


def test_without_a_seat_that_has_values_nothing_is_picked() -> None:
    found = chosen(np.array([0]), np.ones((1, 2), dtype=bool), np.empty((0, 1, 2)), np.empty((0, 2)))
    assert {name: numbers.tolist() for name, numbers in found.items()} == {name: [-1, -1] for name in NAMES}

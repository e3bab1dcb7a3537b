"""The array function takes what it documents and refuses the rest."""

from __future__ import annotations

import numpy as np
import pytest

from detente.errors import TooLarge
from detente.stability import stabilities
from detente.stability.concepts import CONCEPTS

PRISONERS = ([0, 1], [0, 0], [True] * 4, [[1, 0, 3, 2], [1, 3, 0, 2]])


def test_each_concept_asked_for_gives_parties_by_states() -> None:
    found = stabilities(*PRISONERS, ["seq", "nash"])
    assert list(found) == ["seq", "nash"]
    assert found["seq"].shape == (2, 4)
    assert found["seq"].all(axis=0).tolist() == [True, False, False, True]
    assert found["nash"].all(axis=0).tolist() == [True, False, False, False]


def test_all_concepts_are_computed_unless_said() -> None:
    assert list(stabilities(*PRISONERS)) == list(CONCEPTS)


def test_ranks_may_be_any_integers() -> None:
    huge = [[10**30 * rank - 5 for rank in row] for row in PRISONERS[3]]
    far = np.array(PRISONERS[3]) * 2**40
    for ranks in (huge, far, np.array(PRISONERS[3], np.uint8)):
        found = stabilities(*PRISONERS[:3], ranks, ["nash"])
        assert found["nash"].all(axis=0).tolist() == [True, False, False, False]


def test_arrays_passed_are_left_as_they_are() -> None:
    ranks = np.array(PRISONERS[3], np.int32)
    stabilities([0, 1], [0, 0], [True, False, True, True], ranks)
    assert ranks.tolist() == PRISONERS[3]


def test_without_actions_the_one_state_is_stable() -> None:
    assert all(found.all() for found in stabilities([], [], [True], [[0], [0]]).values())


def test_where_no_state_is_possible_none_is_stable() -> None:
    assert not any(found.any() for found in stabilities(*PRISONERS[:2], [False] * 4, PRISONERS[3]).values())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([0, 1], [0], [True] * 4, PRISONERS[3]), "one entry for each action"),
        (([0, 1], [0, 0], [True] * 3, PRISONERS[3]), "is .2\\*\\*2,."),
        (([0, 1], [0, 0], [True] * 4, [1, 0, 3, 2]), "n_parties"),
        (([0, 2], [0, 0], [True] * 4, PRISONERS[3]), "names a row"),
        (([0, 1], [0, 2], [True] * 4, PRISONERS[3]), "0, 1 or -1"),
        (([0, 1], [0, 0], [True] * 4, [[0.5] * 4, [1.0] * 4]), "holds integers"),
        (([], [], [True], np.zeros((0, 1), int)), "no party"),
    ],
)
def test_other_arrays_are_refused(arguments: tuple[object, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        stabilities(*arguments)  # type: ignore[arg-type]


def test_a_concept_of_another_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no concept is called 'nsh'"):
        stabilities(*PRISONERS, ["nsh"])


def test_joined_gains_of_too_many_states_say_so() -> None:
    size = 2**15
    with pytest.raises(TooLarge, match="limit of 16,384"):
        stabilities([0] * 14 + [1], [0] * 15, np.ones(size, bool), np.zeros((2, size), int), ["sim"])

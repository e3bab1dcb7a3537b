"""States as a grid."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.figures.layout import MOST_COLUMNS, grid

START = np.zeros(2, bool)
SQUARE = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], bool)


def test_one_party_goes_across_and_the_other_down() -> None:
    laid = grid(SQUARE, [0, 1], START)
    assert laid.across == (0,)
    assert laid.columns == (0, 1, 0, 1)
    assert laid.rows == (0, 0, 1, 1)


def test_what_is_nearest_to_the_status_quo_comes_first() -> None:
    laid = grid(SQUARE, [0, 1], ~START)
    assert (laid.columns[3], laid.rows[3]) == (0, 0)
    assert (laid.columns[0], laid.rows[0]) == (1, 1)


def test_one_party_alone_has_one_column() -> None:
    laid = grid(SQUARE, [0, 0], START)
    assert (laid.n_columns, laid.n_rows) == (1, 4)


def test_a_party_that_does_many_things_goes_down() -> None:
    made = np.array([[*(n == m for m in range(12)), last] for n in range(12) for last in (0, 1)], bool)
    laid = grid(made, [*[0] * 12, 1], np.zeros(13, bool))
    assert (laid.across, laid.n_columns, laid.n_rows) == ((1,), 2, 12)


@pytest.mark.parametrize("parties", [1, 2, 3, 6])
def test_every_full_set_of_states_fits(parties: int) -> None:
    made = np.array([[code >> bit & 1 for bit in range(6)] for code in range(64)], bool)
    laid = grid(made, [bit % parties for bit in range(6)], np.zeros(6, bool))
    assert laid.n_columns <= MOST_COLUMNS


@given(arrays(bool, st.tuples(st.integers(1, 20), st.integers(1, 6))), st.data())
def test_no_two_states_share_a_place_and_a_row_differs_only_in_what_goes_across(
    drawn: np.ndarray[tuple[int, int], np.dtype[np.bool_]], data: st.DataObject
) -> None:
    made = np.unique(drawn, axis=0)
    n_actions = made.shape[1]
    owner = data.draw(st.lists(st.integers(0, 3), min_size=n_actions, max_size=n_actions))
    start = np.array(data.draw(st.lists(st.booleans(), min_size=n_actions, max_size=n_actions)), bool)
    laid = grid(made, owner, start)
    assert len({*zip(laid.columns, laid.rows, strict=True)}) == len(made)
    above = np.isin(owner, laid.across)
    for one in range(len(made)):
        for other in range(one):
            differs = made[one] != made[other]
            assert (laid.rows[one] == laid.rows[other]) == (not (differs & ~above).any())
            assert (laid.columns[one] == laid.columns[other]) == (not (differs & above).any())

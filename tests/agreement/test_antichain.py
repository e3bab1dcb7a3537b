"""The largest of many sets, against comparing every two of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.agreement.antichain import WORD, distinct, maximal

MEMBERS = WORD + 6
some_sets = st.lists(
    st.frozensets(st.sampled_from([0, 1, 2, 3, 62, 63, 64, 65, MEMBERS - 1])), min_size=1, max_size=12
)


def rows_of(sets: list[frozenset[int]]) -> np.ndarray:
    """Sets as rows of two words."""
    rows = np.zeros((len(sets), 2), np.uint64)
    for row, members in zip(rows, sets, strict=True):
        for member in members:
            row[member // WORD] |= np.uint64(1 << member % WORD)
    return rows


@given(some_sets)
def test_rows_kept_are_those_that_are_part_of_no_other(sets: list[frozenset[int]]) -> None:
    expected = {one for one in sets if not any(one < other for other in sets)}
    found = maximal(rows_of(sets), most=100)
    assert {tuple(map(int, row)) for row in found} == {
        tuple(map(int, row)) for row in rows_of(list(expected))
    }
    sizes = [int(size) for size in np.bitwise_count(found).sum(axis=1)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(found) == len(expected)


@given(some_sets)
def test_one_word_gives_what_two_do(sets: list[frozenset[int]]) -> None:
    narrow = rows_of([frozenset(m for m in members if m < WORD) for members in sets])
    assert sorted(map(int, maximal(narrow[:, :1], 100)[:, 0])) == sorted(map(int, maximal(narrow, 100)[:, 0]))


def test_once_enough_are_kept_nothing_is_lost() -> None:
    """The largest stay, and what is part of them stays beside them."""
    rows = rows_of([frozenset({0, 1}), frozenset({2, 3}), frozenset({0}), frozenset()])
    assert [int(row[0]) for row in maximal(rows, most=2)] == [0b11, 0b1100, 0b1, 0]


@given(some_sets)
def test_each_row_is_found_again_among_the_distinct_ones(sets: list[frozenset[int]]) -> None:
    rows = rows_of(sets)
    single, place = distinct(rows)
    assert (single[place] == rows).all()
    assert len(single) == len(set(sets))

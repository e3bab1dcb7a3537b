"""Conditions as boxes, against the cells they hold."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.agreement.programs.boxes import boxes

if TYPE_CHECKING:
    from collections.abc import Sequence


def mask(sizes: Sequence[int], cells: Sequence[bool]) -> np.ndarray:
    return np.array(cells, dtype=bool).reshape(sizes)


@st.composite
def masks(draw: st.DrawFn) -> np.ndarray:
    """Up to three issues of up to four options."""
    sizes = draw(st.lists(st.integers(1, 4), max_size=3))
    number = int(np.prod(sizes))
    return mask(sizes, draw(st.lists(st.booleans(), min_size=number, max_size=number)))


@given(masks())
def test_each_true_cell_lies_in_one_box_and_no_other_cell_in_any(where: np.ndarray) -> None:
    held = [cell for box in boxes(where) for cell in product(*box)]
    assert sorted(held) == sorted(zip(*np.nonzero(np.atleast_1d(where)), strict=True)) or where.ndim == 0
    if where.ndim == 0:
        assert held == [()] * bool(where)


def test_some_options_of_one_issue_with_one_of_another_are_one_box() -> None:
    where = np.zeros((3, 4), dtype=bool)
    where[np.ix_([0, 2], [1])] = True
    assert list(boxes(where)) == [((0, 2), (1,))]

"""Rows and runs as numbers: the small change of joins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from detente.stability.moves import Mask

Index = npt.NDArray[np.intp]

_BITS: Final = 62


def numbered(rows: Mask) -> Index:
    """Number the distinct rows of (n, k) bits, from 0: (n,)."""
    found = np.zeros(len(rows), np.intp)
    for start in range(0, rows.shape[1], _BITS):
        part = rows[:, start : start + _BITS]
        code = np.unique(part @ (1 << np.arange(part.shape[1], dtype=np.int64)), return_inverse=True)[1]
        found = paired(found, code)
    return found


def paired(first: Index, second: Index) -> Index:
    """Number the distinct pairs of two numberings from 0: (n,)."""
    width = int(second.max(initial=0)) + 1
    found: Index = np.unique(first * width + second, return_inverse=True)[1]
    return found


def spread(counts: Index) -> tuple[Index, Index]:
    """For each of ``counts`` so many entries: whose each is, and its place among them, from 0."""
    whose = np.repeat(np.arange(len(counts)), counts)
    return whose, np.arange(len(whose)) - np.repeat(np.cumsum(counts) - counts, counts)

"""Sets held as bits, and which of them are the largest.

A set of up to 64 members a word is a row of words. What a larger set in the same family tells already can
be left out wherever only the largest sets matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from detente.agreement.pareto import Index, Mask

Words = npt.NDArray[np.uint64]
WORD: Final = 64
_ROWS: Final = 4096
_FIRST, _KEPT = 8, 256


def maximal(rows: Words, most: int) -> Words:
    """The distinct rows that are part of no other, those with most members first.

    rows : (n, n_words) sets as bits. ``most`` : once so many are kept nothing more is compared, and rows that
    are part of another may be among those returned.

    1. Order the rows by their size, falling. 2. Compare each size with all larger rows kept.
    """
    rows, _ = distinct(rows)
    members = np.bitwise_count(rows).sum(axis=1, dtype=np.int64)
    kept = rows[:0]
    for size in np.unique(members)[::-1]:
        same = rows[members == size]
        if len(kept) < most:
            parts = np.split(same, range(_ROWS, len(same), _ROWS))
            same = np.concatenate([part[~_held(part, kept)] for part in parts])
        kept = np.concatenate([kept, same])
    return kept


def distinct(rows: Words) -> tuple[Words, Index]:
    """The rows, each once, and for each row given which of them it is."""
    if rows.shape[1] == 1:
        single, place = np.unique(rows[:, 0], return_inverse=True)
        return single[:, None], place
    order = np.lexsort(rows.T)
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (rows[order][1:] != rows[order][:-1]).any(axis=1)
    place = np.empty(len(rows), np.intp)
    place[order] = np.cumsum(first) - 1
    return rows[order[first]], place


def _held(rows: Words, kept: Words) -> Mask:
    """(n,) whether each row is part of a row kept; some at a time, more and more.

    The largest sets hold most of the rest, which need not be compared with others then.
    """
    held = np.zeros(len(rows), dtype=bool)
    low, high = 0, _FIRST
    while low < len(kept):
        left = np.flatnonzero(~held)
        block = kept[low:high]
        inside = np.ones((len(left), len(block)), dtype=bool)
        for word in range(rows.shape[1]):
            inside &= (rows[left, word, None] & ~block[None, :, word]) == 0
        held[left] = inside.any(axis=1)
        low, high = high, high + min(2 * (high - low), _KEPT)
    return held

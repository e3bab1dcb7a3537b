"""How many packages a formula over demands holds for, without listing them.

The issues are split in two halves; each half has far fewer combinations than there are packages, and
equal sums of values are counted together. Whether a pair of them reaches a threshold is a comparison,
so for one combination of the left half the right ones that reach it are a suffix of an order, held as
a row of bits; rows are joined as the formula says and their bits counted.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from detente.agreement.merge import components, join, unit_of
from detente.agreement.packages import counts
from detente.agreement.pareto import Groups, distinct
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.merge import Layer
    from detente.agreement.pareto import Ints

Words = npt.NDArray[np.uint64]
Alternative = tuple[tuple[int, int], ...]
"""Thresholds that together suffice: (coordinate, least value) pairs."""

MAX_HALF = 1 << 18
MAX_WORK = 4_000_000_000
_BLOCK = 4096
_ROWS = 8192
_WORD = 64


def count(
    factors: Sequence[Layer], sizes: Sequence[int], questions: Sequence[Sequence[Alternative]]
) -> list[int] | None:
    """How many packages reach, for each question, all thresholds of at least one alternative.

    factors : the parts of the sum, as for :func:`detente.agreement.merge.eliminate`.
    Exact; ``None`` where a half would have more than ``MAX_HALF`` points, or comparing the halves would
    touch more than ``MAX_WORK`` bytes.
    """
    try:
        left, right = _halves(components(factors, sizes, _few_distinct), sizes)
    except TooLarge:
        return None
    totals = [0] * len(questions)
    if len(left) == 0 or len(right) == 0:
        return totals
    times_left, times_right = counts(left), counts(right)
    rows = sum(len(alternative) for alternatives in questions for alternative in alternatives)
    if len(left) * len(right) // 8 * (rows + int(times_right.max()).bit_length()) > MAX_WORK:
        return None
    for low in range(0, len(right), _BLOCK):
        block = slice(low, low + _BLOCK)
        found = _pairs(left.values, times_left, right.values[block], times_right[block], questions)
        totals = [total + more for total, more in zip(totals, found, strict=True)]
    return totals


def _few_distinct(cell: npt.NDArray[np.int64], values: Ints) -> Groups:
    groups = distinct(cell, values)
    if len(groups.starts) > MAX_HALF:
        msg = "too many distinct sums of values to count packages exactly"
        raise TooLarge(msg)
    return groups


def _halves(parts: Sequence[Layer], sizes: Sequence[int]) -> tuple[Layer, Layer]:
    """Join the parts, largest first, each to the smaller of two halves; the larger half first."""
    small, large = unit_of(parts[0]), unit_of(parts[0])
    for part in sorted(parts, key=len, reverse=True):
        small, large = sorted((join(small, part, sizes, _few_distinct), large), key=len)
    return large, small


def _pairs(
    left: Ints, times_left: Ints, right: Ints, times_right: Ints, questions: Sequence[Sequence[Alternative]]
) -> list[int]:
    """For each question the pairs that reach some alternative's thresholds, each as often as it occurs.

    left : (n, k), right : (m, k) exact integers; times_left : (n,), times_right : (m,).
    """
    thresholds = {t for alternatives in questions for alternative in alternatives for t in alternative}
    orders = {c: np.argsort(right[:, c], kind="stable") for c in {c for c, _ in thresholds}}
    suffixes = {c: _suffixes(order) for c, order in orders.items()}
    planes = [
        (1 << bit, _packed(np.array([int(times) >> bit & 1 for times in times_right], dtype=bool)))
        for bit in range(int(times_right.max()).bit_length())
    ]
    totals = [0] * len(questions)
    for low in range(0, len(left), _ROWS):
        part = left[low : low + _ROWS]
        reaching = {
            (c, least): suffixes[c][np.searchsorted(right[orders[c], c], least - part[:, c], "left")]
            for c, least in thresholds
        }
        for number, alternatives in enumerate(questions):
            reached = np.zeros((len(part), len(planes[0][1])), np.uint64)
            for alternative in alternatives:
                rows = [reaching[threshold] for threshold in alternative]
                reached |= reduce(np.bitwise_and, rows) if rows else ~np.uint64(0)
            for times, plane in planes:
                hits = np.bitwise_count(reached & plane).sum(axis=1, dtype=np.int64)
                totals[number] += times * int((hits * times_left[low : low + _ROWS]).sum())
    return totals


def _suffixes(order: npt.NDArray[np.intp]) -> Words:
    """(m + 1, words) row r has the bits of the members ``order[r:]``."""
    m = len(order)
    rows = np.zeros((m + 1, -(-m // _WORD)), np.uint64)
    rows[np.arange(m), order // _WORD] = np.uint64(1) << (order % _WORD).astype(np.uint64)
    return np.bitwise_or.accumulate(rows[::-1], axis=0)[::-1]


def _packed(bits: npt.NDArray[np.bool_]) -> Words:
    """(words,) one bit for each member."""
    words = np.zeros(-(-len(bits) // _WORD), np.uint64)
    members = np.flatnonzero(bits)
    np.bitwise_or.at(words, members // _WORD, np.uint64(1) << (members % _WORD).astype(np.uint64))
    return words

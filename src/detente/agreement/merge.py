"""Merging: the frontier of a sum is the frontier of the summed frontiers.

Values add over issues, so what is dominated within some issues stays dominated whatever the others
bring. Fronts are merged issue by issue and filtered after each merge, and packages are never listed
(Nemhauser & Ullmann 1969; "Pareto sums of Pareto sets", ESA 2024). Issues tied to each other by red
lines or by values of combinations keep one front for each choice on the issues still to come (bucket
elimination).

A :class:`Layer` holds such fronts with pointers to the points they were made of, so that the
packages behind any point, their number, or the range of another quantity over them can be had
afterwards (:mod:`detente.agreement.packages`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detente.agreement.pareto import Groups, Index, Ints
from detente.errors import TooLarge

Keep = Callable[[npt.NDArray[np.int64], Ints], Groups]
"""A filter, such as :func:`detente.agreement.pareto.non_dominated`: (cell, values) -> groups kept."""

MAX_CELLS = 10_000_000
MAX_POINTS = 4_000_000
MAX_POINTS_OF_MANY = 250_000
"""Points of more than ``FEW`` coordinates, which take far longer to compare."""
FEW = 7
_PAIRS_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where points come from: one option of an issue, or one combination of a few.

    ``code`` : (n,) what the point adds to the number of its package (see :mod:`.packages`).
    ``extra`` : (n, e) what it adds to quantities that are reported and take no part in dominance.
    """

    code: Ints
    extra: Ints


@dataclass(frozen=True, slots=True)
class Join:
    """How a layer was made: point i is the sum of the pairs ``starts[i]`` up to the next start."""

    left: Layer
    right: Layer
    left_point: npt.NDArray[np.int32]
    right_point: npt.NDArray[np.int32]
    starts: Index


@dataclass(frozen=True, slots=True)
class Layer:
    """For each combination of options on the issues in ``scope``, a set of distinct points.

    ``cell`` : (n,) which combination, in mixed radix over ``scope``, the last issue fastest.
    ``values`` : (n, k) exact integers, larger is better.
    """

    scope: tuple[int, ...]
    cell: npt.NDArray[np.int64]
    values: Ints
    origin: Leaf | Join

    def __len__(self) -> int:
        return len(self.cell)


def eliminate(factors: Sequence[Layer], sizes: Sequence[int], keep: Keep) -> Layer:
    """Sum all factors over all packages and keep what the filter keeps: a layer without scope.

    factors : at least one without scope; their scopes hold every issue.
    sizes : the number of options of each issue.

    Raises :class:`~detente.errors.TooLarge` where issues are tied so closely that a step would have
    more than ``MAX_CELLS`` cells or ``MAX_POINTS`` points, fewer of many coordinates.
    """
    parts = sorted(components(factors, sizes, keep), key=len)
    total = parts[0]
    for part in parts[1:]:
        total = join(total, part, sizes, keep)
    return total


def components(factors: Sequence[Layer], sizes: Sequence[int], keep: Keep) -> list[Layer]:
    """Sum the factors over each set of tied issues alone: layers without scope, not yet merged.

    1. Take the issue whose elimination leaves the fewest cells. 2. Join the factors that speak of it,
    smallest first; in the last join drop the issue and filter. 3. Go on until no issue is left.
    """
    pool = list(factors)
    remaining = {issue for factor in pool for issue in factor.scope}
    while remaining:
        issue = min(remaining, key=lambda i: (_cells_without(i, pool, sizes), i))
        speaking = sorted((factor for factor in pool if issue in factor.scope), key=len)
        pool = [factor for factor in pool if issue not in factor.scope]
        merged = speaking[0]
        for factor in speaking[1:-1]:
            merged = join(merged, factor, sizes, keep)
        last = speaking[-1] if len(speaking) > 1 else unit_of(merged)
        pool.append(join(merged, last, sizes, keep, drop=issue))
        remaining.remove(issue)
    return pool


def _cells_without(issue: int, pool: Sequence[Layer], sizes: Sequence[int]) -> int:
    """How many cells are left when the factors that speak of the issue are joined and it is dropped."""
    scope = {other for factor in pool if issue in factor.scope for other in factor.scope} - {issue}
    return math.prod(sizes[other] for other in scope)


def join(left: Layer, right: Layer, sizes: Sequence[int], keep: Keep, drop: int | None = None) -> Layer:
    """Add each point of one layer to each point of the other that agrees on the issues they share.

    ``drop`` leaves an issue out of the result's scope: points that differ in it alone then compete.
    Pairs are formed some at a time, so that memory follows what is kept.
    """
    scope = tuple(issue for issue in sorted({*left.scope, *right.scope}) if issue != drop)
    if math.prod(sizes[issue] for issue in scope) > MAX_CELLS:
        raise _tangled(f"more than {MAX_CELLS:,} combinations of options at once")
    shared = [issue for issue in left.scope if issue in right.scope]
    strides = dict(zip(scope, _strides(scope, sizes), strict=True))
    left_cell = _recode(left, sizes, strides)
    right_cell = _recode(right, sizes, {i: s for i, s in strides.items() if i not in shared})
    shared_strides = dict(zip(shared, _strides(shared, sizes), strict=True))
    left_key, right_key = _recode(left, sizes, shared_strides), _recode(right, sizes, shared_strides)
    by_key = np.argsort(right_key, kind="stable")
    first = np.searchsorted(right_key[by_key], left_key, "left")
    partners = np.searchsorted(right_key[by_key], left_key, "right") - first

    lefts, rights = np.zeros(0, np.int32), np.zeros(0, np.int32)
    cell, values = np.zeros(0, np.int64), left.values[:0]
    starts = np.zeros(0, np.intp)
    for low, high in _chunks(partners):
        new_left, within = _expand(partners[low:high])
        new_right = by_key[first[low:high][new_left] + within]
        new_left = new_left + low
        lefts = np.concatenate([lefts, new_left.astype(np.int32)])
        rights = np.concatenate([rights, new_right.astype(np.int32)])
        cell = np.concatenate([cell, left_cell[new_left] + right_cell[new_right]])
        values = np.concatenate([values, left.values[new_left] + right.values[new_right]])
        groups = keep(cell, values)
        starts = groups.starts
        most = MAX_POINTS if values.shape[1] <= FEW else MAX_POINTS_OF_MANY
        if len(starts) > most:
            raise _tangled(f"more than {most:,} points on a partial frontier")
        lefts, rights = lefts[groups.order], rights[groups.order]
        cell, values = cell[groups.order], values[groups.order]
    return Layer(scope, cell[starts], values[starts], Join(left, right, lefts, rights, starts))


def unit_layer(width: int, dtype: npt.DTypeLike, extra: int, code_dtype: npt.DTypeLike) -> Layer:
    """One point without scope that adds nothing: ``width`` coordinates, ``extra`` further quantities."""
    leaf = Leaf(np.zeros(1, code_dtype), np.zeros((1, extra), dtype=object))
    return Layer((), np.zeros(1, np.int64), np.zeros((1, width), dtype), leaf)


def unit_of(layer: Layer) -> Layer:
    """The unit layer of the same kind as another."""
    part = layer
    while isinstance(part.origin, Join):
        part = part.origin.left
    return unit_layer(
        layer.values.shape[1], layer.values.dtype, part.origin.extra.shape[1], part.origin.code.dtype
    )


def _strides(scope: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """Mixed-radix strides over the issues in ``scope``, the last fastest."""
    strides = [1]
    for issue in reversed(scope[1:]):
        strides.append(strides[-1] * sizes[issue])
    return strides[::-1][: len(scope)]


def _recode(layer: Layer, sizes: Sequence[int], strides: Mapping[int, int]) -> npt.NDArray[np.int64]:
    """(n,) the cells of a layer's points in another radix; issues without a stride count for nothing."""
    code = np.zeros(len(layer), np.int64)
    for issue, own in zip(layer.scope, _strides(layer.scope, sizes), strict=True):
        if issue in strides:
            code += layer.cell // own % sizes[issue] * strides[issue]
    return code


def _chunks(partners: Index) -> Iterator[tuple[int, int]]:
    """Ranges of left points whose pairs together stay near ``_PAIRS_AT_ONCE``."""
    low, total = 0, np.cumsum(partners)
    while low < len(partners):
        before = total[low - 1] if low else 0
        high = max(low + 1, int(np.searchsorted(total, before + _PAIRS_AT_ONCE, "right")))
        yield low, high
        low = high


def _expand(counts: Index) -> tuple[Index, Index]:
    """For counts (2, 0, 3): owners (0, 0, 2, 2, 2) and positions within (0, 1, 0, 1, 2)."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)


def _tangled(what: str) -> TooLarge:
    return TooLarge(
        f"the issues are tied too closely to each other: {what}",
        "split red lines or `together` entries that name many issues, or leave out issues that do not matter",
    )

"""Pareto dominance: which points are bettered by no other.

A point is dominated if another is at least as large in every coordinate and larger in one. Points
are exact integers, in ``int64`` or, where that would overflow, Python's own in an object array.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[Any]
"""An array of exact integers: ``int64``, or Python's own in an object array."""
Index = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

EXACT_IN_DOUBLE = 2**53
_ROW_HASH = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Groups:
    """The points kept by a filter, equal ones side by side.

    ``order`` : (n_kept,) positions of the points kept, sorted by cell, equal points together.
    ``starts`` : (n_groups,) where in ``order`` each group of equal points begins.
    """

    order: Index
    starts: Index


def exact_ranks(values: Ints) -> npt.NDArray[np.int64]:
    """Replace each column by its dense ranks if it is not ``int64``; order and ties stay as they are."""
    if values.dtype != object:
        return values
    ranks = [np.unique(column, return_inverse=True)[1] for column in values.T]
    return np.stack(ranks, axis=1).astype(np.int64) if ranks else np.zeros(values.shape, np.int64)


def distinct(cell: npt.NDArray[np.int64], values: Ints) -> Groups:
    """Group equal points of the same cell; none is dropped.

    cell : (n,) points of different cells are never compared. values : (n, k), larger is better.
    """
    values = exact_ranks(values)
    order = _equal_together(cell, values)
    return Groups(order, np.flatnonzero(_first_of_run(cell[order], values[order])))


def non_dominated(cell: npt.NDArray[np.int64], values: Ints, primary: int | None = None) -> Groups:
    """Keep the points of each cell that no other point of the cell dominates, equal ones included.

    cell : (n,). values : (n, k), larger is better.
    primary : with ``primary`` < k only the first coordinates are wanted for themselves; the rest say
    what else a point makes possible. A point is then dropped only if another is at least as large in
    all k coordinates and larger in one of the primary ones.

    Two coordinates: sort and sweep. More: the algorithms of moocore (Fonseca & Paquete).
    """
    ranks = exact_ranks(values)
    width = ranks.shape[1]
    if width == 2 and primary in (None, 2):  # noqa: PLR2004 - the plane has an algorithm of its own
        return _sweep(cell, ranks)
    if width == 0 or primary == 0:
        return distinct(cell, ranks)
    kept = _filter_cells(cell, ranks, width if primary is None else primary)
    groups = distinct(cell[kept], ranks[kept])
    return Groups(kept[groups.order], groups.starts)


def _sweep(cell: npt.NDArray[np.int64], values: npt.NDArray[np.int64]) -> Groups:
    """1. Sort by cell, then both coordinates falling. 2. Keep what exceeds all second ones before it."""
    order = _falling_order(cell, values)
    cell, values = cell[order], values[order]
    first = np.flatnonzero(_first_of_run(cell, values))
    cell, second = cell[first], values[first, 1]
    if first.size == 0:
        return Groups(order, first)
    rank = np.unique(second, return_inverse=True)[1].astype(np.int64)
    lifted = rank + np.cumsum(np.diff(cell, prepend=cell[0]) != 0) * (int(rank.max()) + 1)
    highest = np.maximum.accumulate(lifted)
    keep = np.ones(first.size, dtype=bool)
    keep[1:] = lifted[1:] > highest[:-1]
    sizes = np.diff(first, append=order.size)
    return Groups(order[np.repeat(keep, sizes)], _starts(sizes[keep]))


def _falling_order(cell: npt.NDArray[np.int64], values: npt.NDArray[np.int64]) -> Index:
    """Order by cell, then by both coordinates falling; in one key where that fits an ``int64``."""
    if cell.size == 0:
        return np.zeros(0, np.intp)
    low, high = values.min(axis=0), values.max(axis=0)
    spans = [int(highest) - int(lowest) + 1 for lowest, highest in zip(low, high, strict=True)]
    if (int(cell.max()) + 1) * spans[0] * spans[1] < 2**63:
        return np.argsort((cell * spans[0] + (high[0] - values[:, 0])) * spans[1] + (high[1] - values[:, 1]))
    return np.lexsort((-values[:, 1], -values[:, 0], cell))


def _filter_cells(cell: npt.NDArray[np.int64], values: npt.NDArray[np.int64], primary: int) -> Index:
    """Positions of the points that survive in their cell."""
    if cell.size == 0 or cell[0] == cell[-1] == cell.min() == cell.max():
        return np.flatnonzero(_survives(values, primary))
    by_cell = np.argsort(cell, kind="stable")
    bounds = np.flatnonzero(np.diff(cell[by_cell], prepend=-1))
    parts = np.split(by_cell, bounds[1:])
    return np.concatenate([part[_survives(values[part], primary)] for part in parts])


def _survives(values: npt.NDArray[np.int64], primary: int) -> Mask:
    """(n,) whether each point is kept; see :func:`non_dominated`."""
    import moocore  # noqa: PLC0415 - a compiled library, loaded only where it is used

    if len(values) <= 1:
        return np.ones(len(values), dtype=bool)
    if max(abs(int(values.min())), abs(int(values.max()))) >= EXACT_IN_DOUBLE:
        values = exact_ranks(values.astype(object))
    if values.shape[1] == 1:
        best = values[:, 0] == values[:, 0].max()
    else:
        best = moocore.is_nondominated(values.astype(np.float64), maximise=True, keep_weakly=True)
    return best if primary == values.shape[1] else _spare_equals(values, primary, best)


def _spare_equals(values: npt.NDArray[np.int64], primary: int, best: Mask) -> Mask:
    """Bring back points dominated only by points that equal them in all primary coordinates."""
    keep = best.copy()
    champions = values[best]
    known = {row.tobytes() for row in np.ascontiguousarray(champions[:, :primary])}
    for point in np.flatnonzero(~best):
        if np.ascontiguousarray(values[point, :primary]).tobytes() in known:
            above = champions[(champions >= values[point]).all(axis=1)]
            keep[point] = not (above[:, :primary] > values[point, :primary]).any()
    return keep


def _equal_together(cell: npt.NDArray[np.int64], values: npt.NDArray[np.int64]) -> Index:
    """An order by cell that puts equal points side by side: by a 64-bit hash, unless two hashes collide."""
    mixed = cell.astype(np.uint64)
    for column in values.T:
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(_ROW_HASH) + column.astype(np.uint64)
    order = np.argsort(mixed)
    mixed = mixed[order]
    same_hash = mixed[1:] == mixed[:-1]
    if (same_hash & _first_of_run(cell[order], values[order])[1:]).any():
        return np.lexsort((*values.T[::-1], cell))
    return order[np.argsort(cell[order], kind="stable")]


def _first_of_run(cell: npt.NDArray[np.int64], values: npt.NDArray[np.int64]) -> Mask:
    """(n,) whether each point differs from the one before it."""
    first = np.ones(len(cell), dtype=bool)
    first[1:] = (cell[1:] != cell[:-1]) | (values[1:] != values[:-1]).any(axis=1)
    return first


def _starts(sizes: Index) -> Index:
    """Where runs of these sizes begin."""
    return np.cumsum(sizes) - sizes

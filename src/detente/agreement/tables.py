"""The frontier of plain tables of numbers, for those who have no case file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from detente.agreement.merge import Layer, Leaf, eliminate, unit_layer
from detente.agreement.packages import first_packages, strides
from detente.agreement.pareto import Groups, non_dominated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.pareto import Ints

TOLERANCE = 1e-9
_GRID = 2.0**52

Floats = npt.NDArray[np.float64]


def pareto_frontier(tables: Sequence[npt.ArrayLike]) -> Floats:
    """The value vectors of the packages that no other package betters for all parties.

    Parameters
    ----------
    tables
        One array of shape (n_options, n_parties) for each issue: what each option adds to each party's
        value, already weighted; larger is better. A package takes one option of each issue, and its
        value is the sum.

    Returns
    -------
    Array of shape (n_points, n_parties): the distinct value vectors not dominated, sorted descending by
    the first party's value, then the second's, and so on. No tables give shape (1, 0); a table without
    options gives no points.

    Raises
    ------
    ValueError
        Where a table is not two-dimensional, tables differ in the number of parties, or a number is not
        finite.

    Examples
    --------
    >>> from detente.agreement import pareto_frontier
    >>> pareto_frontier([[[60, 0], [30, 50], [0, 60]], [[40, 0], [0, 40]]])
    array([[100.,   0.],
           [ 70.,  50.],
           [ 40.,  60.],
           [ 30.,  90.],
           [  0., 100.]])

    Notes
    -----
    Sums of doubles that should be equal often differ in their last bits. Values within 1e-9 of the
    largest absolute value are therefore compared as equal. Case files are computed exactly instead.
    The way is that of :mod:`detente.agreement.merge`; packages are not listed.
    """
    arrays = [_checked(number, table) for number, table in enumerate(tables, start=1)]
    if not arrays:
        return np.zeros((1, 0))
    if len({array.shape[1] for array in arrays}) > 1:
        msg = "all tables must have the same number of parties (columns)"
        raise ValueError(msg)
    if any(len(array) == 0 for array in arrays):
        return np.zeros((0, arrays[0].shape[1]))
    sizes = [len(array) for array in arrays]
    step, tolerance = _grid(arrays)

    def keep(cell: npt.NDArray[np.int64], values: Ints) -> Groups:
        return non_dominated(cell, _snapped(values, tolerance))

    merged = eliminate(_factors(arrays, sizes, step), sizes, keep)
    codes = first_packages(merged)
    points = np.zeros((len(merged), arrays[0].shape[1]))
    for array, stride in zip(arrays, strides(sizes), strict=True):
        points += array[(codes // stride % len(array)).astype(np.intp)]
    ranks = _snapped(merged.values, tolerance)
    return points[np.lexsort(-ranks.T[::-1])] if ranks.shape[1] else points


def _checked(number: int, table: npt.ArrayLike) -> Floats:
    array = np.asarray(table, dtype=np.float64)
    if array.ndim != 2:  # noqa: PLR2004
        msg = f"table {number} must have two dimensions, options by parties; it has {array.ndim}"
        raise ValueError(msg)
    if not np.isfinite(array).all():
        msg = f"table {number} holds a number that is not finite"
        raise ValueError(msg)
    return array


def _grid(arrays: Sequence[Floats]) -> tuple[float, int]:
    """The width of an integer step, and how many steps apart values still count as equal.

    Whole numbers stay as they are; others are rounded to a grid far finer than the tolerance.
    """
    top = np.sum([array.max(axis=0) for array in arrays], axis=0)
    bottom = np.sum([array.min(axis=0) for array in arrays], axis=0)
    largest = float(np.abs([top, bottom]).max(initial=0.0))
    spread = float(np.sum([np.abs(array).max(initial=0.0) for array in arrays]))
    whole = all((array == np.rint(array)).all() for array in arrays)
    if spread == 0 or (whole and spread < 1 / TOLERANCE):
        return 1.0, 0
    step = spread / _GRID
    return step, int(TOLERANCE * largest / step)


def _factors(arrays: Sequence[Floats], sizes: Sequence[int], step: float) -> list[Layer]:
    steps = strides(sizes)
    kind: Any = np.int64 if steps[0] * sizes[0] < 2**62 else object
    parts = [unit_layer(arrays[0].shape[1], np.int64, 0, kind)]
    for issue, (array, stride) in enumerate(zip(arrays, steps, strict=True)):
        cells = np.arange(len(array), dtype=np.int64)
        leaf = Leaf((cells.astype(object) * stride).astype(kind), np.zeros((len(array), 0), dtype=object))
        parts.append(Layer((issue,), cells, np.rint(array / step).astype(np.int64), leaf))
    return parts


def _snapped(values: Ints, tolerance: int) -> Ints:
    """Each column by the ranks of its values, those no further apart than the tolerance as one."""
    if tolerance == 0:
        return values
    ranks = np.empty_like(values)
    for column in range(values.shape[1]):
        distinct, place = np.unique(values[:, column], return_inverse=True)
        ranks[:, column] = np.cumsum(np.diff(distinct, prepend=distinct[:1]) > tolerance)[place]
    return ranks

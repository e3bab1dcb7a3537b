"""The packages behind the points of a merged layer.

A package has a number: its options' positions as digits in mixed radix, issues in file order, the
first slowest, so that smaller numbers come first in option order. A leaf knows what its options add to
the number; all else here is one walk over how the points were made.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.merge import Join, Layer, Leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.agreement.pareto import Index, Ints

_FITS = 2**62


def strides(sizes: Sequence[int]) -> list[int]:
    """What one step on each issue adds to a package's number."""
    return [math.prod(sizes[position + 1 :]) for position in range(len(sizes))]


def options(number: int, sizes: Sequence[int]) -> tuple[int, ...]:
    """The position of the option on each issue in the package with this number."""
    return tuple(number // stride % size for stride, size in zip(strides(sizes), sizes, strict=True))


def number(positions: Sequence[int], sizes: Sequence[int]) -> int:
    """The number of the package with these positions of options, one for each issue."""
    return sum(map(math.prod, zip(positions, strides(sizes), strict=True)))


def counts(layer: Layer) -> Ints:
    """(n,) how many packages reach each point."""
    return _fold(layer, lambda leaf: np.ones_like(leaf.code), np.multiply, np.add)


def first_packages(layer: Layer) -> Ints:
    """(n,) the smallest number among the packages that reach each point."""
    return _fold(layer, lambda leaf: leaf.code, np.add, np.minimum)


def lowest(layer: Layer) -> Ints:
    """(n, e) the least of each extra quantity over the packages that reach each point."""
    return _fold(layer, lambda leaf: leaf.extra, np.add, np.minimum)


def highest(layer: Layer) -> Ints:
    """(n, e) the greatest of each extra quantity over the packages that reach each point."""
    return _fold(layer, lambda leaf: leaf.extra, np.add, np.maximum)


def _fold(layer: Layer, of_leaf: Callable[[Leaf], Ints], combine: np.ufunc, choose: np.ufunc) -> Ints:
    """Carry a quantity from the leaves up: ``combine`` over the parts of a pair, ``choose`` over pairs."""
    done: dict[int, Ints] = {}
    for part in _bottom_up(layer):
        origin = part.origin
        if isinstance(origin, Leaf):
            done[id(part)] = of_leaf(origin)
            continue
        pairs = combine(
            done.pop(id(origin.left))[origin.left_point], done.pop(id(origin.right))[origin.right_point]
        )
        done[id(part)] = choose.reduceat(pairs, origin.starts, axis=0) if len(part) else pairs[:0]
    return done[id(layer)]


def smallest_numbers(layer: Layer, points: Index, limit: int) -> list[list[int]]:
    """For each of these points the numbers of its packages, rising, ``limit`` at most.

    The first packages of a pair are sums of first packages of its parts, for a package that has
    ``limit`` smaller ones within one part has them in the whole as well.
    """
    needed: dict[int, Index] = {id(layer): np.unique(points)}
    order = list(_bottom_up(layer))
    for part in reversed(order):
        if isinstance(part.origin, Join):
            pairs = _pairs_of(part.origin, needed[id(part)], len(part.origin.left_point))
            for side, point in (
                (part.origin.left, part.origin.left_point),
                (part.origin.right, part.origin.right_point),
            ):
                needed[id(side)] = np.unique(point[pairs])
    numbers: dict[int, dict[int, list[int]]] = {}
    for part in order:
        origin = part.origin
        if isinstance(origin, Leaf):
            numbers[id(part)] = {int(p): [int(origin.code[p])] for p in needed[id(part)]}
            continue
        left, right = numbers.pop(id(origin.left)), numbers.pop(id(origin.right))
        numbers[id(part)] = {
            int(point): _smallest_sums(
                [
                    (left[int(origin.left_point[pair])], right[int(origin.right_point[pair])])
                    for pair in _pairs_of(origin, np.array([point]), len(origin.left_point))
                ],
                limit,
            )
            for point in needed[id(part)]
        }
    return [numbers[id(layer)][int(point)] for point in points]


def _smallest_sums(parts: Sequence[tuple[list[int], list[int]]], limit: int) -> list[int]:
    """The ``limit`` smallest of all sums of one number from each list of a pair (each list rising)."""
    sums = [
        low + high
        for lows, highs in parts
        for rank, low in enumerate(lows)
        for high in highs[: limit // (rank + 1)]
    ]
    return sorted(sums)[:limit]


def _pairs_of(origin: Join, points: Index, total: int) -> Index:
    """Positions of the pairs that make up these points."""
    ends = np.append(origin.starts[1:], total)
    return np.concatenate([np.arange(origin.starts[p], ends[p]) for p in points]) if len(points) else points


def _bottom_up(layer: Layer) -> list[Layer]:
    """All layers it was made of, parts before wholes, the layer itself last."""
    order, stack = [], [layer]
    while stack:
        part = stack.pop()
        order.append(part)
        if isinstance(part.origin, Join):
            stack += [part.origin.left, part.origin.right]
    return order[::-1]

"""Sums of points and their frontier by brute force, straight from the definitions."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Vector = tuple[int, ...]


def dominates(one: Vector, other: Vector) -> bool:
    """At least as large in every coordinate and larger in one."""
    return all(a >= b for a, b in zip(one, other, strict=True)) and one != other


def packages(sizes: Sequence[int]) -> Iterable[Vector]:
    """Every choice of one option an issue, the first issue slowest."""
    return itertools.product(*(range(size) for size in sizes))


def frontier(points: Iterable[Vector]) -> set[Vector]:
    """The distinct points that no other dominates."""
    distinct = set(points)
    return {point for point in distinct if not any(dominates(other, point) for other in distinct)}


def seat_frontier(points: Iterable[Vector], primary: int) -> set[Vector]:
    """The distinct points no other betters in the first coordinates without being worse in another."""
    distinct = set(points)
    return {
        point
        for point in distinct
        if not any(dominates(other, point) and other[:primary] != point[:primary] for other in distinct)
    }

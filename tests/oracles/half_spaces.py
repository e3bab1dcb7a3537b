"""Whether shares can be given to corners so that each of several sums is below 0 (Fourier & Motzkin)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Sum: TypeAlias = tuple[Fraction, ...]


def all_below(sums: Iterable[Sequence[Fraction]], corners: int) -> bool:
    """Whether there are shares, none below 0 and together 1, at which every sum is below 0.

    Each of `sums` has what it is at each corner, and at shares of corners so much of each. One share after
    another is taken out. That a sum is below 0 bounds the last share from above where its factor is above 0,
    and from below where its factor is below 0, beside 0; each bound from below has to be below each from
    above. That the shares add up to 1 needs no sum: any that are not all 0 may be divided by theirs.
    """
    left = {tuple(each) for each in sums}
    for _ in range(corners):
        left = _without_last(_needed(left))
    return not left


def _without_last(sums: Iterable[Sum]) -> set[Sum]:
    """What sums below 0 say of all shares but the last."""
    from_above = [each for each in sums if each[-1] > 0]
    from_below = [each for each in sums if each[-1] < 0]
    found = {each[:-1] for each in sums if each[-1] >= 0}
    for one in from_above:
        for other in from_below:
            found.add(tuple(a * -other[-1] + b * one[-1] for a, b in zip(one[:-1], other[:-1], strict=True)))
    return found


def _needed(sums: Iterable[Sum]) -> list[Sum]:
    """The sums that are not below another in each factor: where the other is below 0, so are they."""
    kept: list[Sum] = []
    for each in sorted(sums, reverse=True):
        if not any(all(a >= b for a, b in zip(other, each, strict=True)) for other in kept):
            kept.append(each)
    return kept

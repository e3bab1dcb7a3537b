"""Where on a line something holds: unions of closed intervals, and the points at which they begin or end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included; an end that is absent is without limit."""

    low: Fraction | None = None
    high: Fraction | None = None


EVERYWHERE = Interval()


def turns(intervals: Iterable[Interval], low: Fraction, high: Fraction) -> tuple[Fraction, ...]:
    """The numbers from ``low`` to ``high`` at which the union of intervals begins or ends, rising.

    An end that lies on an end of the range is none, unless what is beside it within the range differs.
    """
    found: list[Fraction] = []
    for start, end in _union(intervals, low, high):
        found += [start] if start > low else []
        found += [end] if end < high and end not in found else []
    return tuple(found)


def linear(above: Fraction, slope: Fraction, at: Fraction) -> Interval | None:
    """Where ``above + slope (x - at)`` is at least 0; nothing where it nowhere is."""
    if slope > 0:
        return Interval(low=at - above / slope)
    if slope < 0:
        return Interval(high=at - above / slope)
    return EVERYWHERE if above >= 0 else None


def near(number: Fraction, value: Fraction, first: Fraction, last: Fraction) -> Interval | None:
    """The ideals for which a number of an issue is worth at least ``value``; nothing where there are none.

    first, last : the ends of the issue. Where ``x`` is the ideal, a number ``n`` is worth
    ``100 (1 - |n - x| / max(x - first, last - x))``: that is solved for ``x`` on either side of ``n``, with
    either end the farther one.
    """
    share = 1 - value / 100
    if share < 0:
        return None
    if share >= 1:
        return EVERYWHERE
    lowest = min((number + share * first) / (1 + share), (number - share * last) / (1 - share))
    highest = max((number - share * first) / (1 - share), (number + share * last) / (1 + share))
    return Interval(lowest, highest)


def _union(intervals: Iterable[Interval], low: Fraction, high: Fraction) -> list[tuple[Fraction, Fraction]]:
    """The union cut to a range, as intervals that do not touch, rising."""
    cut = (
        (low if each.low is None else max(each.low, low), high if each.high is None else min(each.high, high))
        for each in intervals
    )
    joined: list[tuple[Fraction, Fraction]] = []
    for start, end in sorted(pair for pair in cut if pair[0] <= pair[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

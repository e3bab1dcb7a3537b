"""Which of several differences make a result another one: those that suffice, and those it takes.

Two versions of something differ in parts 1 to n. With the parts of B in some set put into A, the result is
that of B or it is not, or there is no result. A set *suffices* if the result is that of B. A single part may
suffice *alone*. Else a set that suffices and of which no single member can be left out tells what carries the
result *together*. A part is *needed* if with it put back, and it alone, the result of B is lost.

The minimal set is found by leaving out ever smaller pieces, as in the delta debugging of Zeller & Hildebrandt
2002, for which sets that give no result at all are no obstacle; a guess as in QuickXplain (Junker 2004), that
the parts needed are enough, comes first and mostly ends the search at once. More parts need not make a set
suffice more, so one minimal set is no proof that there is no other, or no smaller one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Parts = frozenset[int]


class OutOfRuns(Exception):
    """The limit on trials is reached."""


@dataclass(frozen=True, slots=True)
class Carriers:
    """What carries one result; parts by their numbers.

    ``alone`` : the parts that suffice by themselves. ``together`` : a minimal set that suffices, where none
    does alone. ``needed`` : the parts without which the result of B is lost. ``carried`` : whether all parts
    together give the result of B. ``complete`` : whether the search came to its end; if not, what is there is
    true, and there may be more.
    """

    alone: tuple[int, ...] = ()
    together: tuple[int, ...] = ()
    needed: tuple[int, ...] = ()
    carried: bool = True
    complete: bool = True


def carriers(parts: Iterable[int], suffices: Callable[[Parts], bool]) -> Carriers:
    """Find what carries a result.

    parts : the parts that differ. suffices : whether these parts of B, in A, give the result of B; it may
    raise :class:`OutOfRuns` to end the search.

    1. Each part by itself. 2. All parts but one. 3. Where none suffices alone, a minimal set.
    """
    every = frozenset(parts)
    alone: list[int] = []
    needed: list[int] = []
    together: Parts = frozenset()
    try:
        if not suffices(every):
            return Carriers(carried=False)
        alone += (part for part in sorted(every) if suffices(frozenset({part})))
        needed += (part for part in sorted(every) if not suffices(every - {part}))
        if not alone:
            together = minimal(every, frozenset(needed), suffices)
    except OutOfRuns:
        return Carriers(tuple(alone), (), tuple(needed), complete=False)
    return Carriers(tuple(alone), tuple(sorted(together)), tuple(needed))


def minimal(every: Parts, guess: Parts, suffices: Callable[[Parts], bool]) -> Parts:
    """A set that suffices and of which no single member can be left out.

    every : a set that suffices. guess : a subset of it that may suffice, and is tried first.

    1. Leave out pieces of half the set, then of half of that, while what remains suffices. 2. Leave out
    single members until none can be.
    """
    kept = sorted(guess if suffices(guess) else every)
    size = max(len(kept) // 2, 1)
    while True:
        for start in range(0, len(kept), size):
            rest = kept[:start] + kept[start + size :]
            if suffices(frozenset(rest)):
                kept = rest
                break
        else:
            if size == 1:
                return frozenset(kept)
            size //= 2
        size = max(min(size, len(kept) // 2), 1)

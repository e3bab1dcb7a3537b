"""Minimal hitting sets: the smallest ways to touch every one of some sets.

Minimal conflicts among demands and minimal corrections are each other's minimal hitting sets
(Reiter 1987), which is what joins the two in :mod:`detente.agreement.conflicts`.
"""

from __future__ import annotations

from functools import reduce
from heapq import nlargest
from operator import or_
from typing import TYPE_CHECKING

from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Members = frozenset[int]

_FEW = (1 << 1024) - 1
"""The smallest sets, as bits: what cannot hit these cannot hit all."""


def minimal_hitting_sets(sets: Sequence[Members], max_steps: int | None = None) -> Iterator[Members]:
    """All minimal sets that share a member with each of ``sets``, those with fewest members first.

    Nothing hits an empty set; where there are no sets at all, the empty set hits them. Depth first with
    criticality (Murakami & Uno 2014), once for each size:

    1. Pick a set not yet hit, the smallest. 2. Hit it by each of its members in turn, passing over those
    tried before. 3. Go on only while each member chosen is the sole one to hit some set, and while as many
    as are still to come could hit what is left of the smallest sets, if no two of them hit the same.

    Raises :class:`~detente.errors.TooLarge` after ``max_steps`` choices, if that is given.
    """
    if any(not members for members in sets):
        return
    search = _Search(sorted(sets, key=lambda members: (len(members), sorted(members))), max_steps)
    everything = (1 << len(sets)) - 1
    size, deeper = 0, True
    while deeper:
        search.cut_short = False
        yield from search.extend((), everything, {}, search.universe, size)
        deeper = search.cut_short
        size += 1


class _Search:
    """The sets as bits: ``hits[m]`` tells which sets member m hits."""

    def __init__(self, sets: Sequence[Members], max_steps: int | None) -> None:
        self.sets = sets
        self.universe = frozenset().union(*sets)
        self.hits = dict.fromkeys(sorted(self.universe), 0)
        for place, members in enumerate(sets):
            for member in members:
                self.hits[member] |= 1 << place
        self.few = {member: bits & _FEW for member, bits in self.hits.items()}
        self.cut_short = False
        self.steps_left = max_steps

    def extend(
        self, chosen: tuple[int, ...], unhit: int, sole: dict[int, int], allowed: Members, more: int
    ) -> Iterator[Members]:
        """Minimal hitting sets that add just ``more`` members to those chosen.

        ``unhit`` : the sets still to be hit. ``sole[m]`` : the sets that m alone of those chosen hits.
        """
        self._step()
        if not unhit:
            if more == 0:
                yield frozenset(chosen)
            return
        if more == 0:
            self.cut_short = True
            return
        few = unhit & _FEW
        each = [self.few[member] & few for member in allowed]
        if not _enough(list(map(int.bit_count, each)), more, few.bit_count()):
            self.cut_short |= reduce(or_, each, 0) == few
            return
        target = self.sets[(unhit & -unhit).bit_length() - 1]
        open_members = allowed - target
        for member in sorted(target & allowed):
            hit = self.hits[member]
            still_sole = {m: bits & ~hit for m, bits in sole.items()}
            if all(still_sole.values()):
                still_sole[member] = unhit & hit
                yield from self.extend((*chosen, member), unhit & ~hit, still_sole, open_members, more - 1)
            open_members |= {member}

    def _step(self) -> None:
        if self.steps_left is None:
            return
        if not self.steps_left:
            msg = "there are too many minimal sets that hit all of these"
            raise TooLarge(msg)
        self.steps_left -= 1


def _enough(numbers: list[int], most: int, wanted: int) -> bool:
    """Whether at most so many of the numbers can come to what is wanted; they are not negative."""
    return max(numbers, default=0) * most >= wanted and sum(nlargest(most, numbers)) >= wanted

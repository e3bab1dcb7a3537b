"""Trades: what two parties could exchange so that both gain, and a way to the frontier that hurts nobody.

Parties to whom different issues matter can *logroll*: one gives way on an issue that costs it little and
means much to the other, who does so in return. All such exchanges of two issues are found by looking at each
change alone, and at both together. A *way* leads from a package to the frontier in steps each of which gives
no seat less, and one more (Raiffa, Richardson & Metcalfe 2002).

All is over the seats with values of their own, among packages that cross no red line of a seat.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import reduce
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.drafts import best_completions
from detente.agreement.packages import first_packages, number, options
from detente.agreement.result_in_full import Exchange, Step, Trades

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.agreement.criteria import Criterion, Scope
    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.pareto import Ints, Mask
    from detente.agreement.result import Package

    Positions = tuple[int, ...]

MAX_EXCHANGES: Final = 20
"""Exchanges that are listed from a package; all are counted."""
MOST_CHANGES: Final = 2
"""Issues that a step changes at most, as long as a step that changes no more leads on."""
_FITS: Final = 2**62


def trades(negotiation: Negotiation, frontier: Layer) -> dict[str, Trades]:
    """The exchanges and the way from each draft, in its best completion, and from what holds today.

    None where a seat has no values of its own, as a bloc has none: who would be hurt cannot be told then; and
    none where fewer than two seats sit.

    frontier : the layer of the seats' frontier over packages that cross no red line of theirs.
    """
    if not len(negotiation.seats) == len(negotiation.forum.seats) > 1:
        return {}
    ground, today = Ground(negotiation), negotiation.space.today
    starts = best_completions(negotiation) | ({} if today is None else {"today": today})
    return {
        name: trades_from(ground, frontier, options(start, ground.sizes)) for name, start in starts.items()
    }


def trades_from(ground: Ground, frontier: Layer, start: Positions) -> Trades:
    """The exchanges and the way from a package, given by the position of its option on each issue treated.

    Where several pairs of seats trade by the same changes, that which gains most stands for them.
    """
    best = sorted(exchanges(ground, start), key=_most_for_each)
    alike = {tuple((issue, to.id) for issue, to in each.changes.items()): each for each in reversed(best)}
    found = list(alike.values())[::-1]
    path = [start, *way(ground, frontier, start)]
    return Trades(
        package=ground.package(start),
        values=ground.worth(start),
        exchanges=tuple(found[:MAX_EXCHANGES]),
        n_exchanges=len(found),
        way=tuple(Step(ground.changes(before, now), ground.worth(now)) for before, now in pairwise(path)),
    )


class Ground:
    """A forum around a package: what others are worth to its seats, and which cross none of their red lines.

    at : the position of the option on every issue. issues : those in which packages may differ from it.
    """

    def __init__(self, negotiation: Negotiation) -> None:
        self.seats = negotiation.seats
        self.sizes = negotiation.space.sizes
        self.criteria = [negotiation.value_to(seat) for seat in self.seats]
        self._space = negotiation.space
        lines = negotiation.acceptance.own_red_lines(negotiation.forum.seats)
        self._forbidden = negotiation.forbidden(lines)
        units = [criterion.unit for criterion in self.criteria]
        scale = math.lcm(*(unit.denominator for unit in units))
        self._points = [int(unit * scale) for unit in units]

    def values(self, at: Positions, issues: Sequence[int]) -> list[Ints]:
        """For each seat what packages around one are worth, as :func:`around` has it."""
        return [around(criterion, at, issues) for criterion in self.criteria]

    def allowed(self, at: Positions, issues: Sequence[int]) -> Mask:
        """Which packages around one cross no red line of a seat."""
        everything: Mask = np.ones(tuple(self.sizes[issue] for issue in issues), bool)
        crossed = (_cut(line.scope, line.combinations, at, issues) for line in self._forbidden)
        return reduce(np.logical_and, (~line for line in crossed), everything)

    def total(self, values: Sequence[Ints]) -> Ints:
        """The sum of the seats' points, in whole numbers of one unit."""
        pairs = zip(values, self._points, strict=True)
        return sum((value.astype(object) * points for value, points in pairs), np.array(0, object))

    def worth(self, at: Positions) -> dict[str, Fraction]:
        """What a package is worth to each seat."""
        pairs = zip(self.seats, self.criteria, strict=True)
        return {seat: criterion.points(criterion.at(at)) for seat, criterion in pairs}

    def package(self, at: Positions) -> Package:
        """A package by its options."""
        return self._space.package(number(at, self.sizes))

    def changes(self, before: Positions, after: Positions) -> Package:
        """The issues in which two packages differ, with the options of the second."""
        whole = self.package(after)
        places = zip(self._space.issues, before, after, strict=True)
        return {issue.id: whole[issue.id] for issue, one, other in places if one != other}

    def issue(self, place: int) -> str:
        """The name of the issue at a position."""
        return self._space.issues[place].id


def exchanges(ground: Ground, start: Positions) -> Iterator[Exchange]:
    """Every exchange of two issues between two seats from a package.

    1. One change alone is worth less to the first seat and more to the second. 2. The other alone is worth
    less to the second and more to the first. 3. Both are worth more to each of the two and no less to others.
    """
    for issues in combinations(range(len(start)), 2):
        own = tuple(start[issue] for issue in issues)
        gains = [value - value[own] for value in ground.values(start, issues)]
        harmless = reduce(np.logical_and, (gain >= 0 for gain in gains), ground.allowed(start, issues))
        for one, other in combinations(range(len(ground.seats)), 2) if harmless.any() else ():
            both = harmless & (gains[one] > 0) & (gains[other] > 0)
            for by_one, by_other in permutations(range(2)) if both.any() else ():
                found = both & _gives(gains[one], gains[other], own, by_one)
                found &= _gives(gains[other], gains[one], own, by_other)
                gives = {
                    ground.seats[one]: ground.issue(issues[by_one]),
                    ground.seats[other]: ground.issue(issues[by_other]),
                }
                for chosen in zip(*np.nonzero(found), strict=True):
                    yield _exchange(ground, start, _changed(start, issues, chosen), gives)


def way(ground: Ground, frontier: Layer, start: Positions) -> Iterator[Positions]:
    """The packages on a way to the frontier, none of which gives any seat less than the one before.

    1. Of the packages that differ in one issue and better the last for all, the one of the largest sum of
    points, the first in option order; if there is none, of those that differ in two. 2. Where there are none
    either, the package of the frontier of the largest sum that betters it; with that, or with none such, the
    way ends.
    """
    here = start
    while ground.seats:
        tried = (_better(ground, here, n_changes) for n_changes in range(1, MOST_CHANGES + 1))
        step = next((found for found in tried if found is not None), None)
        if step is None:
            last = _on_frontier(ground, frontier, here)
            yield from () if last is None else (last,)
            return
        yield step
        here = step


def around(criterion: Criterion, at: Sequence[int], issues: Sequence[int]) -> Ints:
    """The integer values of all packages that differ from one in some issues at most, an axis for each issue.

    at : the position of the option on every issue. issues : the positions of those that may differ, rising.
    """
    dtype = np.int64 if criterion.bound < _FITS else object
    total = np.zeros(tuple(len(criterion.tables[issue]) for issue in issues), dtype)
    separate = (((issue,), table) for issue, table in enumerate(criterion.tables))
    for scope, array in (*separate, *criterion.ties):
        total = total + _cut(scope, array.astype(dtype), at, issues)
    return total


def _cut(scope: Scope, array: Ints, at: Sequence[int], issues: Sequence[int]) -> Ints:
    """An array over some issues, with an axis for each that may differ and all others as given."""
    part = array[tuple(slice(None) if issue in issues else at[issue] for issue in scope)]
    shape = [array.shape[scope.index(issue)] if issue in scope else 1 for issue in issues]
    return np.asarray(part).reshape(shape)


def _gives(giver: Ints, taker: Ints, own: Sequence[int], axis: int) -> Mask:
    """Where a change along one of two axes alone is worth less to the giver and more to the taker."""
    alone = (slice(None), own[1]) if axis == 0 else (own[0], slice(None))
    found: Mask = (giver[alone] < 0) & (taker[alone] > 0)
    return found[:, None] if axis == 0 else found[None, :]


def _exchange(ground: Ground, start: Positions, after: Positions, gives: Mapping[str, str]) -> Exchange:
    before, now = ground.worth(start), ground.worth(after)
    return Exchange(
        gives=gives,
        changes=ground.changes(start, after),
        gains={seat: now[seat] - before[seat] for seat in ground.seats},
    )


def _most_for_each(found: Exchange) -> tuple[Fraction, Fraction]:
    """Those first that give most to whichever of the two gains less; then those of the largest sum."""
    return -min(found.gains[seat] for seat in found.gives), -sum(found.gains.values(), Fraction(0))


def _changed(start: Positions, issues: Sequence[int], chosen: Sequence[int]) -> Positions:
    """A package with other options on some issues."""
    other = dict(zip(issues, map(int, chosen), strict=True))
    return tuple(other.get(issue, position) for issue, position in enumerate(start))


def _better(ground: Ground, here: Positions, n_changes: int) -> Positions | None:
    """The best package for all that differs in just so many issues, if there is one."""
    found: list[tuple[int, Positions]] = []
    for issues in combinations(range(len(here)), n_changes):
        own = tuple(here[issue] for issue in issues)
        values = ground.values(here, issues)
        gains = [value - value[own] for value in values]
        better = reduce(np.logical_and, (gain >= 0 for gain in gains), ground.allowed(here, issues))
        better &= reduce(np.logical_or, (gain > 0 for gain in gains))
        for axis, position in enumerate(own):
            better[(slice(None),) * axis + (position,)] = False
        if better.any():
            totals = ground.total(values)
            chosen = zip(*np.nonzero(better), strict=True)
            found += [(-int(totals[each]), _changed(here, issues, each)) for each in chosen]
    return min(found)[1] if found else None


def _on_frontier(ground: Ground, frontier: Layer, here: Positions) -> Positions | None:
    """The package of the frontier of the largest sum that betters one for all, if there is one."""
    own = np.array([criterion.at(here) for criterion in ground.criteria], dtype=object)
    better = (frontier.values >= own).all(axis=1) & (frontier.values > own).any(axis=1)
    above = np.flatnonzero(better)
    if not len(above):
        return None
    totals = ground.total(list(frontier.values[above].T))
    codes = first_packages(frontier)[above]
    chosen = min(range(len(above)), key=lambda point: (-totals[point], codes[point]))
    return options(int(codes[chosen]), ground.sizes)

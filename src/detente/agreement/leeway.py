"""What somebody's weights and ideals may be in a part of all worlds, and whether packages are enough there.

Of what a case leaves open most is worst for all packages at once: values at their least, no deals at their
greatest, every red line standing; values known by order, all but the best at 0. What makes one package worth
more and another less are weights, and the number liked best on an issue. So a part of all worlds is told by
what these may be:

* Weights given as ranges: a box, cut at a value of one of them.
* Weights known by order: the points between some corners, at first those of
  :mod:`detente.agreement.extremes`. Cut at a point between two corners, it is two of the same kind: the point
  replaces the one corner, or the other.
* An ideal given as a range: cut in the middle.

A package is worth at least ``d`` if ``sum_i w_i (v_i + t - d) >= 0``, ``t`` what its combinations add.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.enumeration import holding, options_of
from detente.model import Ideal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.agreement.pareto import Index, Ints, Mask
    from detente.agreement.space import Space
    from detente.model import Quantity, Wants

    Corner = tuple[Fraction, ...]
    Ends = tuple[Fraction, Fraction]

_FITS: Final = 2**62
_HALF: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Leeway:
    """What weights and ideals may be, the issues in the order of the wants.

    ``corners`` : where weights are known by order, some weights; they may be any mean of these. ``ranges`` :
    else from where to where each weight may lie. ``ideals`` : the same of ideals, by position of the issue.
    """

    corners: tuple[Corner, ...]
    ranges: tuple[Ends, ...]
    ideals: Mapping[int, Ends]

    @property
    def middle(self) -> Leeway:
        """Nothing but what lies in the middle of it."""
        n_corners = len(self.corners)
        mean = tuple(sum(column, Fraction(0)) / n_corners for column in zip(*self.corners, strict=True))
        return Leeway(
            (mean,) if n_corners else (),
            tuple(_middle(ends) for ends in self.ranges),
            {place: _middle(ends) for place, ends in self.ideals.items()},
        )


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of all worlds in two; ``wide`` says how much lies between its ends, from 0 to 1.

    ``enough`` : how much of it one package settles at once, from 0 to 1.
    """

    parts: tuple[Leeway, Leeway]
    enough: float
    wide: float


class Judge:
    """Somebody by whose values some packages are judged, for one no deal or several."""

    def __init__(self, wants: Wants, floors: Mapping[int, Quantity], space: Space, packages: Index) -> None:
        """``floors`` : by demand; ``packages`` : numbers of those that are judged."""
        self._wants = wants
        self._issues = list(wants.issues.values())
        self.demands = list(floors)
        self._least = [floor.high for floor in floors.values()]
        self._options = [options_of(space, want.issue)[packages] for want in self._issues]
        self._together = [
            (holding(entry.condition.expression, space)[packages], entry.points.low)
            for entry in wants.together
        ]
        self._terms: dict[object, tuple[Ints, int]] = {}

    def everything(self) -> Leeway:
        """All that the case allows."""
        corners = tuple(
            tuple(
                Fraction(1, size) if issue in self._wants.order[:size] else Fraction(0)
                for issue in self._wants.issues
            )
            for size in range(1, len(self._wants.order) + 1)
        )
        given = [want.weight for want in self._issues if want.weight is not None]
        ideals = {
            place: (want.valuation.at.low, want.valuation.at.high)
            for place, want in enumerate(self._issues)
            if isinstance(want.valuation, Ideal) and want.valuation.at.is_range
        }
        return Leeway(corners, tuple((weight.low, weight.high) for weight in given), ideals)

    def somewhere(self, leeway: Leeway) -> Mask:
        """Whether packages may meet each demand: (n_demands, n_packages), false only if they never do."""
        weights, terms = self._weighing(leeway, best=True)
        if leeway.corners:
            return np.asarray((weights @ terms >= 0).any(axis=1))
        low, high = weights.T[..., None]
        return np.asarray((np.where(terms > 0, high, low) * terms).sum(axis=1) >= 0)

    def everywhere(self, leeway: Leeway) -> Mask:
        """Whether packages meet each demand wherever weights and ideals lie: (n_demands, n_packages)."""
        weights, terms = self._weighing(leeway)
        if leeway.corners:
            return np.asarray((weights @ terms >= 0).all(axis=1))
        return np.asarray(_worst(terms, *weights.T[..., None]).sum(axis=1) >= 0)

    def cuts(self, leeway: Leeway, among: Mask) -> Iterator[Cut]:
        """All cuts worth a thought, each where some package of those ``among`` settles most of it.

        Where none settles anything, in the middle.
        """
        weights, terms = self._weighing(leeway)
        across = self._between_corners if leeway.corners else self._across_ranges
        yield from across(leeway, weights, terms[..., among])
        for place, (low, high) in leeway.ideals.items():
            middle = (low + high) / 2
            halves = tuple(
                replace(leeway, ideals={**leeway.ideals, place: ends})
                for ends in ((low, middle), (middle, high))
            )
            settled = any(self.everywhere(half)[:, among].all(axis=0).any() for half in halves)
            yield Cut((halves[0], halves[1]), settled / 2, float((high - low) / self._span(place)))

    def _between_corners(self, leeway: Leeway, weights: Ints, terms: Ints) -> Iterator[Cut]:
        sums = weights @ terms
        for one, other in combinations(range(len(leeway.corners)), 2):
            first, second = leeway.corners[one], leeway.corners[other]
            rest = np.delete(sums, (one, other), axis=1)
            kept = (rest >= 0).all(axis=(0, 1))
            at, enough = _turn(sums[:, one, kept], sums[:, other, kept])
            point = tuple((1 - at) * a + at * b for a, b in zip(first, second, strict=True))
            parts = [
                replace(leeway, corners=(*leeway.corners[:gone], point, *leeway.corners[gone + 1 :]))
                for gone in (other, one)
            ]
            wide = sum(abs(a - b) for a, b in zip(first, second, strict=True)) / 2
            yield Cut((parts[0], parts[1]), enough, float(wide))

    def _across_ranges(self, leeway: Leeway, weights: Ints, terms: Ints) -> Iterator[Cut]:
        low, high = weights.T[..., None]
        worst = _worst(terms, low, high)
        most = max(end for _, end in leeway.ranges)
        for place, (least, greatest) in enumerate(leeway.ranges):
            if least == greatest:
                continue
            rest = worst.sum(axis=1) - worst[:, place]
            at, enough = _turn(rest + low[place] * terms[:, place], rest + high[place] * terms[:, place])
            value = least + at * (greatest - least)
            parts = [
                replace(leeway, ranges=(*leeway.ranges[:place], ends, *leeway.ranges[place + 1 :]))
                for ends in ((least, value), (value, greatest))
            ]
            yield Cut((parts[0], parts[1]), enough, float((greatest - least) / most))

    def _weighing(self, leeway: Leeway, *, best: bool = False) -> tuple[Ints, Ints]:
        """Corners (n, n_issues), or ranges (n_issues, 2), and terms, of a type that holds their sums."""
        weights = _whole(leeway.corners or leeway.ranges)
        key = (best, *leeway.ideals.items())
        if key not in self._terms:
            self._terms[key] = self._terms_of(self._values(leeway, best=best))
        terms, bound = self._terms[key]
        if bound * int(weights.max()) * len(self._issues) < _FITS:
            return weights, terms
        return weights.astype(object), terms.astype(object)

    def _terms_of(self, values: Sequence[Sequence[Fraction]]) -> tuple[Ints, int]:
        """``v + t - d`` in whole numbers of one unit, (n_demands, n_issues, n_packages), and a bound of them.

        values : those of the options, issue by issue.
        """
        told = [value for table in values for value in table]
        scale = math.lcm(*(x.denominator for x in (*told, *self._least, *(t for _, t in self._together))))
        most = 100 + max(map(abs, self._least)) + sum(abs(points) for _, points in self._together)
        bound = math.ceil(scale * most)
        dtype = np.int64 if bound < _FITS else object
        rows = [
            np.array([int(value * scale) for value in table], dtype)[options]
            for table, options in zip(values, self._options, strict=True)
        ]
        extra = [int(points * scale) * holds.astype(dtype) for holds, points in self._together]
        above = [sum(extra, np.array(-int(least * scale), dtype)) for least in self._least]
        return np.stack([np.stack(rows) + each for each in above]), bound

    def _span(self, place: int) -> Fraction:
        """From the least to the greatest number of an issue."""
        valuation = self._issues[place].valuation
        numbers = valuation.numbers if isinstance(valuation, Ideal) else ()
        return numbers[-1] - numbers[0]

    def _values(self, leeway: Leeway, *, best: bool) -> list[tuple[Fraction, ...]]:
        """The least value of each option, issue by issue."""
        found = []
        for place, want in enumerate(self._issues):
            valuation = want.valuation
            if place in leeway.ideals and isinstance(valuation, Ideal):
                low, high = leeway.ideals[place]
                at = replace(valuation.at, low=low, high=high, central=low)
                found.append(replace(valuation, at=at).extent()[best])
            else:
                found.append(valuation.extent()[0])
        return found


def _middle(ends: Ends) -> Ends:
    middle = sum(ends, Fraction(0)) / 2
    return middle, middle


def _worst(terms: Ints, low: Ints, high: Ints) -> Ints:
    """Each term with the weight that makes it least."""
    return np.asarray(np.where(terms > 0, low, high) * terms)


def _turn(one: Ints, other: Ints) -> tuple[Fraction, float]:
    """Where between two ends to cut, from 0 to 1, and how much of that some package settles.

    one, other : (n_demands, n_packages) what packages have above each demand at the ends; linear between. A
    package that has enough at one end settles what lies between that and where it no longer has.
    """
    best: tuple[float, Fraction] = (0.0, _HALF)
    for near, far, turned in ((one, other, False), (other, one, True)):
        enough = np.flatnonzero((near >= 0).all(axis=0) & (far < 0).any(axis=0))
        if not len(enough):
            continue
        a, b = near[:, enough], far[:, enough]
        falls = np.where(b < 0, a - b, 1)
        reach = np.where(b < 0, a.astype(float) / falls.astype(float), 1.0).min(axis=0)
        chosen = int(reach.argmax())
        at = min(
            Fraction(int(x), int(x - y)) for x, y in zip(a[:, chosen], b[:, chosen], strict=True) if y < 0
        )
        if 0 < at < 1 and reach[chosen] > best[0]:
            best = (float(reach[chosen]), 1 - at if turned else at)
    return best[1], best[0]


def _whole(rows: Sequence[Sequence[Fraction]]) -> Ints:
    """Numbers as whole ones of one unit."""
    scale = math.lcm(*(number.denominator for row in rows for number in row))
    whole = [[int(number * scale) for number in row] for row in rows]
    return np.array(whole, dtype=np.int64 if max(map(max, whole)) < _FITS else object)

"""The few of many listed packages among which the best of any set of seats are.

Where a forum decides by majority, thousands of sets of seats may each carry the vote. Their packages are
listed and valued once; for each set, doubles tell which packages come near the best by any solution, and the
exact ones among those are found as everywhere (:mod:`detente.agreement.solutions`).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from detente.agreement.acceptance import met
from detente.agreement.criteria import columns
from detente.agreement.enumeration import MAX_LISTED, passing, totals_of
from detente.agreement.merge import Layer, Leaf
from detente.agreement.pareto import EXACT_IN_DOUBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.criteria import Criterion
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.pareto import Index, Ints, Mask

Floats = npt.NDArray[np.float64]

MAX_VALUES: Final = 1 << 22
"""Values of all seats for all packages that are held at once."""
_NEAR: Final = 1e-9
"""How near the best a package must come, in parts of the largest gain; far more than doubles can be off."""


def listable(negotiation: Negotiation) -> bool:
    """Whether the packages of a forum are few enough, and its gains such numbers as doubles hold exactly."""
    packages = negotiation.space.packages
    if packages > MAX_LISTED or packages * max(1, len(negotiation.seats)) > MAX_VALUES:
        return False
    return all(_Gain(negotiation, seat).bound < EXACT_IN_DOUBLE for seat in negotiation.seats)


class Contenders:
    """The packages that enough seats accept, and what each seat gains by them.

    Only for forums that are :func:`listable`. ``effort`` : how many gains were looked at so far.
    """

    def __init__(self, negotiation: Negotiation) -> None:
        self.effort = 0
        needed = negotiation.forum.rule.threshold or len(negotiation.forum.seats)
        self._row = {seat: row for row, seat in enumerate(negotiation.acceptance.seats)}
        self._place = {seat: place for place, seat in enumerate(negotiation.seats)}
        totals: dict[str, Ints] = {}
        accepts = _accepting(negotiation, totals)
        self._codes: Index = np.flatnonzero(accepts.sum(axis=0) >= int(needed))
        self._accepts = accepts[:, self._codes]
        wants = negotiation.case.wants

        def value(party: str) -> Ints:
            name = wants[party].path
            if name not in totals:
                totals[name] = totals_of(negotiation.value_to(party), negotiation.space.sizes)
            return totals[name].reshape(-1)[self._codes]

        self._values = [value(seat) for seat in negotiation.seats]
        self._outside = [value(party) for party in negotiation.outside]
        gains = [_Gain(negotiation, seat) for seat in negotiation.seats]
        self._gains: Floats = np.zeros((len(gains), len(self._codes)))
        for place, gain in enumerate(gains):
            self._gains[place] = self._values[place] * gain.factor + gain.constant
        self._units = [float(gain.unit) for gain in gains]
        self._logs = np.log(np.where(self._gains > 0, self._gains, 1))

    def among(self, members: Sequence[str], valued: Sequence[str]) -> Layer:
        """All packages that may be best, by any solution, of those that all the members accept.

        valued : those of the members with values. Returns a layer like that of
        :meth:`~detente.agreement.negotiation.Negotiation.best`, of a point a package: whatever ties for the
        best is in it, and for each of ``valued`` a package that gives it most.
        """
        chosen = np.flatnonzero(self._accepts[[self._row[seat] for seat in members]].all(axis=0))
        self.effort += len(chosen) * len(members)
        places = [self._place[seat] for seat in valued]
        if len(chosen) and places:
            everything = len(chosen) == len(self._codes)
            some = slice(None) if everything else chosen
            rows = [Row(self._gains[at][some], self._units[at], self._logs[at][some]) for at in places]
            chosen = chosen[could_be_best(rows)]
        codes = self._codes[chosen]
        values = [self._values[place][chosen] for place in places]
        extra = [column[chosen].astype(object) for column in self._outside]
        leaf = Leaf(codes.astype(np.int64), columns(extra, len(codes)))
        return Layer((), np.zeros(len(codes), np.int64), columns(values, len(codes)), leaf)


class Row(NamedTuple):
    """What one seat gains by each package.

    gains : (n_packages,) whole numbers, on a scale of the seat's own. unit : the points that 1 stands for.
    logs : the logarithms of the gains that are positive, elsewhere 0.
    """

    gains: Floats
    unit: float
    logs: Floats


def could_be_best(rows: Sequence[Row]) -> Index:
    """Positions of the packages that come near the best by some solution, or give some seat most; rising.

    rows : one a seat; ``n_packages`` > 0.

    1. The largest sums of points. 2. The largest smallest gains, in points and as shares of the seat's
    largest; seats that can gain nothing are the same everywhere. 3. The largest products of gains, as sums of
    logarithms, of those with the most gainers. 4. Each seat's largest gain, by which shares are measured.
    """
    size = len(rows[0].gains)
    total, product, gainers = np.zeros(size), np.zeros(size), np.zeros(size, np.int64)
    least, least_share = np.full(size, np.inf), np.full(size, np.inf)
    off = 0.0
    highest = []
    for gains, unit, logs in rows:
        points = gains * unit
        total += points
        product += logs
        gainers += gains > 0
        off = max(off, _NEAR * float(np.abs(points).max()))
        highest.append(int(gains.argmax()))
        most = gains[highest[-1]]
        if most > 0:
            np.minimum(least, points, out=least)
            np.minimum(least_share, gains / most, out=least_share)
    product[gainers < gainers.max()] = -np.inf
    near = _near(total, off) | _near(least, off) | _near(least_share, _NEAR) | _near(product, _NEAR)
    near[highest] = True
    return np.flatnonzero(near)


def _near(score: Floats, off: float) -> Mask:
    """Which come within ``off`` of the largest score."""
    return np.asarray(score >= score.max() - off)


class _Gain:
    """A seat's gain over no deal as a whole number, ``value * factor + constant``, in steps of ``unit``."""

    def __init__(self, negotiation: Negotiation, seat: str) -> None:
        criterion: Criterion = negotiation.value_to(seat)
        start = criterion.base - (negotiation.no_deal(seat) or Fraction(0))
        scale = math.lcm(criterion.unit.denominator, start.denominator)
        self.unit = Fraction(1, scale)
        self.factor, self.constant = int(criterion.unit * scale), int(start * scale)
        self.bound = criterion.bound * self.factor + abs(self.constant)


def _accepting(negotiation: Negotiation, totals: dict[str, Ints]) -> Mask:
    """(n_seats, n_packages) which seats accept each package; ``totals`` keeps values added up, by name."""
    acceptance, sizes = negotiation.acceptance, negotiation.space.sizes
    satisfied = {
        demand: passing(negotiation, demand, totals).reshape(-1) for demand in range(len(acceptance.tests))
    }
    return np.stack(
        [np.broadcast_to(met(formula, satisfied), math.prod(sizes)) for formula in acceptance.seats.values()]
    )

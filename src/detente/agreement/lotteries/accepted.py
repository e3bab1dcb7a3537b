"""The lotteries that a formula over demands accepts, as sets of lotteries over points.

What a lottery meets is told by what it draws from and by what it is worth on average: no package with a
chance crosses a red line, and a ``no deal`` is reached by the expected points. So each smallest set of
demands that is enough for the formula leaves the lotteries over some packages, cut by linear conditions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.acceptance import implicants
from detente.agreement.lotteries.program import Program
from detente.agreement.packages import first_packages
from detente.agreement.solutions import floors_of, values_of
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from detente.agreement.acceptance import Formula
    from detente.agreement.lotteries.program import Optimum
    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.pareto import Ints

MAX_WAYS: Final = 200
"""Ways to a yes, by different people at home, up to which lotteries are computed."""


@dataclass(frozen=True)
class Accepted:
    """The lotteries that meet one sufficient set of demands.

    values : (n_points, n_seats) what the points are worth, as integers on one scale for all seats.
    no_deal : (n_seats,) on the same scale. codes : (n_points,) the number of a package at each point.
    spare : (n_points, n_rows) integers; a lottery will do if no row's mean is negative.
    """

    values: Ints
    no_deal: Ints
    codes: Ints
    spare: Ints

    @cached_property
    def gains(self) -> Ints:
        """(n_points, n_seats) what the points give seats over their no deal."""
        gains: Ints = self.values - self.no_deal
        return gains

    @cached_property
    def largest(self) -> list[Optimum]:
        """For each seat a lottery by which it gains most."""
        program = Program(self.spare)
        return [program.maximise(column) for column in self.gains.T]

    @property
    def feasible(self) -> bool:
        """Whether any lottery will do."""
        return Program(self.spare).feasible


def accepted(negotiation: Negotiation, formula: Formula, seats: Sequence[str]) -> list[Accepted]:
    """The lotteries that the formula accepts, as a union of such sets, none of them empty.

    Raises :class:`~detente.errors.TooLarge` where enough people can say yes in more than ``MAX_WAYS`` ways.
    """
    ways = implicants(formula)
    if len(ways) > MAX_WAYS:
        msg = f"there are more than {MAX_WAYS} ways in which enough seats and ratifiers can say yes"
        raise TooLarge(msg, "join ratifiers that want the same into one")
    found = (_meeting(negotiation, demands, seats) for demands in ways)
    return [each for each in found if each is not None and each.feasible]


def _meeting(negotiation: Negotiation, demands: frozenset[int], seats: Sequence[str]) -> Accepted | None:
    """The lotteries that meet all of these demands; nothing where no package can meet one of them."""
    least: dict[str, Fraction] = {}
    for demand in sorted(demands):
        test = negotiation.acceptance.tests[demand]
        if test.points is None:
            continue
        if not test.alternatives:
            return None
        for threshold in test.thresholds:
            least[threshold.name] = max(test.points, least.get(threshold.name, test.points))
    layer, criteria = negotiation.front(demands, seats)
    columns = [
        _over(layer.values[:, place], criteria[name].base, criteria[name].unit, least[name])
        for place, name in enumerate(criteria)
        if name in least
    ]
    asking = [column for column in columns if column.min(initial=0) < 0]
    spare = np.stack(asking, axis=1) if asking else np.zeros((len(layer), 0), dtype=object)
    return _set_of(negotiation, layer, seats, spare)


def _over(values: Ints, base: Fraction, unit: Fraction, least: Fraction) -> Ints:
    """Integers in proportion to ``base + unit * values - least``.

    The points asked for are taken as they are: what an integer must be to reach them is too much for a mean.
    """
    scale = math.lcm(unit.denominator, (base - least).denominator)
    return np.asarray(values.astype(object) * int(unit * scale) + int((base - least) * scale), dtype=object)


def _set_of(negotiation: Negotiation, layer: Layer, seats: Sequence[str], spare: Ints) -> Accepted:
    values = values_of(negotiation, layer, seats)
    return Accepted(values, floors_of(negotiation, seats), first_packages(layer), spare)

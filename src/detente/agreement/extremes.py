"""The most and the least that a package can be worth to someone, over all worlds; exact.

A package has one option on each issue, so what is drawn for one option never stands in the way of another.
Values, and the points of combinations, are at one end of what they can be where the package is worth most,
and at the other where it is worth least. What is left are the weights:

* Ranges. A package is worth at least ``d`` if ``sum_i w_i (v_i + t - d) >= 0``, ``t`` the points of the
  combinations that hold. In some world: with each weight at its upper end where its term is positive, else at
  its lower end. In every world: the other way round. For each set of combinations that may hold together this
  separates over issues.
* An order. A value is linear in the weights, so it is greatest, and least, at a corner of what the order
  allows: the first ``k`` issues weigh alike, and the others nothing.

Parties are drawn apart, and acceptance rises with what is met. So a package is accepted in some world if it
is where it is worth most to everybody, no deal is least, and only those red lines stand that must; and in
every world if it is where all that is the other way round.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final

from detente.agreement.acceptance import Reading, Threshold
from detente.agreement.criteria import respect, sum_of
from detente.errors import TooLarge
from detente.model import Not, may_stand, must_stand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.acceptance import Alternatives
    from detente.agreement.criteria import Criterion
    from detente.agreement.space import Space
    from detente.model import Quantity, Wants

MAX_COMBINATIONS: Final = 8
"""Entries under ``together`` up to which all sets of them are tried, for a party whose weights are ranges."""

_NOTHING: Final = Fraction(0)


def at_best(wants: Wants, no_deal: Quantity, space: Space) -> Alternatives:
    """When a package is worth at least a no deal in some world."""
    most = _Extreme(wants, space, best=True)
    if wants.order:
        return tuple((most.at_corner(corner, no_deal.low),) for corner in range(len(wants.order)))
    return most.alternatives(no_deal)


def at_worst(wants: Wants, no_deal: Quantity, space: Space) -> Alternatives:
    """When a package is worth at least a no deal in every world."""
    least = _Extreme(wants, space, best=False)
    if wants.order:
        return (tuple(least.at_corner(corner, no_deal.high) for corner in range(len(wants.order))),)
    return least.alternatives(no_deal)


BEST: Final = Reading(must_stand, at_best)
"""Everything as it is best for a package."""
WORST: Final = Reading(may_stand, at_worst)
"""Everything as it is worst for a package."""


class _Extreme:
    """Somebody's wants where a package is worth most, or least."""

    def __init__(self, wants: Wants, space: Space, *, best: bool) -> None:
        self.wants = wants
        self.space = space
        self.best = best
        self.name = f"{wants.path} at {'best' if best else 'worst'}"
        self.values = {name: want.valuation.extent()[best] for name, want in wants.issues.items()}
        self.together = [
            (entry.condition.expression, entry.points.high if best else entry.points.low)
            for entry in wants.together
        ]

    def at_corner(self, corner: int, no_deal: Fraction) -> Threshold:
        """The value where the first issues of an order, up to and with ``corner``, alone count, and alike."""
        weights = dict.fromkeys(self.wants.order[: corner + 1], Fraction(1, corner + 1))
        return self._weighted(f"corner {corner}", weights, no_deal)

    def alternatives(self, no_deal: Quantity) -> Alternatives:
        """Thresholds for weights that are numbers or ranges."""
        points = no_deal.low if self.best else no_deal.high
        if not any(want.weight.is_range for want in self.wants.issues.values() if want.weight is not None):
            return ((self._weighted("weighted", self.wants.central_weights(), points),),)
        if len(self.together) > MAX_COMBINATIONS:
            raise TooLarge(
                f"{self.wants.path} has more than {MAX_COMBINATIONS} combinations under `together` beside"
                " weights that are ranges",
                "give weights as numbers, or as an order, or join combinations",
            )
        held = product((False, True), repeat=len(self.together))
        return tuple(self._where(holding, f"{no_deal.path}, {holding}", points) for holding in held)

    def _where(self, holding: tuple[bool, ...], name: str, no_deal: Fraction) -> tuple[Threshold, ...]:
        """Thresholds for a package of which it is told which combinations hold."""
        told = list(zip(self.together, holding, strict=True))
        extra = sum((points for (_, points), holds in told if holds), _NOTHING)
        conditions = [
            _at_least(
                f"{self.wants.path}.together[{place}] {holds}",
                respect(Not(condition) if holds else condition, self.space),
                _NOTHING,
            )
            for place, ((condition, _), holds) in enumerate(told, start=1)
        ]
        return (self._surplus(name, extra - no_deal), *conditions)

    def _surplus(self, name: str, above: Fraction) -> Threshold:
        """``sum_i w_i (v_i + above)``, the weights as they are best, or worst, for each term.

        Where all weights may be 0, one at least is not: some term that may count must not be negative.
        """
        ranges = {name: want.weight for name, want in self.wants.issues.items() if want.weight is not None}
        if self.best and not any(weight.low for weight in ranges.values()):
            counts = {
                issue: [Fraction(value + above >= 0) for value in self.values[issue]]
                for issue, weight in ranges.items()
                if weight.high
            }
            return _at_least(f"{self.name}, {name}", sum_of(self.space, counts), Fraction(1))
        terms = {
            issue: [
                (weight.high if (value + above > 0) == self.best else weight.low) * (value + above)
                for value in self.values[issue]
            ]
            for issue, weight in ranges.items()
        }
        return _at_least(f"{self.name}, {name}", sum_of(self.space, terms), _NOTHING)

    def _weighted(self, name: str, weights: Mapping[str, Fraction], no_deal: Fraction) -> Threshold:
        terms = {issue: [weight * value for value in self.values[issue]] for issue, weight in weights.items()}
        return _at_least(f"{self.name}, {name}", sum_of(self.space, terms, self.together), no_deal)


def _at_least(name: str, criterion: Criterion, points: Fraction) -> Threshold:
    return Threshold(name, criterion, criterion.least(points))

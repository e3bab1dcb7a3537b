"""What one judgment alone can do to a conclusion about deals, all other judgments at their central values.

A conclusion here is that some package, of all or of those that complete a draft, satisfies a formula over
demands. Let somebody's judgments vary, and with them what packages are worth to them. All else stays, so each
package is worth enough if it is worth so many points: the least ``no deal`` of those who judge by these
values that makes the formula hold. Of packages that need as much and are alike in how the judgment enters,
the one worth most in the central case decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.acceptance import CENTRAL, Reading, acceptance, conjunction, met
from detente.agreement.enumeration import MAX_LISTED, allowed, passing, totals_of
from detente.agreement.negotiation import Negotiation
from detente.agreement.space import completions, space_of
from detente.errors import TooLarge
from detente.model import Endogenous, Quantity, may_stand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from detente.agreement.acceptance import Formula
    from detente.agreement.criteria import Criterion
    from detente.agreement.pareto import Ints, Mask
    from detente.model import Case, Forum, RedLine, Wants

_LISTED_LINES: Final = Reading(may_stand, CENTRAL.reaches)
"""As in the central case, but for red lines that do not stand there and may."""


@dataclass(frozen=True, slots=True)
class Needing:
    """Packages by which a conclusion holds if they are worth at least ``points`` to somebody, and only so."""

    points: Fraction
    packages: Mask


class Alone:
    """One forum, asked what a single judgment can turn.

    Raises :class:`~detente.errors.TooLarge` for more than :data:`~detente.agreement.enumeration.MAX_LISTED`
    packages.
    """

    def __init__(self, case: Case, forum: Forum) -> None:
        self.case = case
        self.space = space_of(case, forum)
        if self.space.packages > MAX_LISTED:
            raise TooLarge(
                f"{self.space.packages:,} packages are too many to list: the limit is {MAX_LISTED:,}",
                "narrow the issues",
            )
        self._negotiation = Negotiation(case, forum, acceptance(case, forum, self.space, _LISTED_LINES))
        self.acceptance = self._negotiation.acceptance
        totals: dict[str, Ints] = {}
        self.passes = [
            passing(self._negotiation, demand, totals).reshape(-1)
            for demand in range(len(self.acceptance.tests))
        ]
        self.conclusions = {f"zone.{forum.id}": Conclusion(self, self.acceptance.formula, None)}
        jointly = conjunction(self.acceptance.seats.values())
        for name, draft in case.drafts.items():
            completing = completions(draft, self.space)
            if completing is not None:
                self.conclusions[f"draft.{name}@{forum.id}"] = Conclusion(self, jointly, allowed(completing))

    @cached_property
    def lines(self) -> Mapping[str, RedLine]:
        """The red lines that may be demands, by path."""
        return {line.path: line for demands in self.case.all_demands for line in demands.red_lines}

    @cached_property
    def no_deals(self) -> Mapping[str, Quantity]:
        """The no deals that may be demands, by path."""
        given = (demands.no_deal for demands in self.case.all_demands)
        return {no_deal.path: no_deal for no_deal in given if isinstance(no_deal, Quantity)}

    @cached_property
    def judging(self) -> Mapping[str, tuple[Wants, list[int]]]:
        """Whose values demands for points are judged by, and which demands, by the path of the wants."""
        wants = {one.path: one for one in self.case.all_wants}
        found: dict[str, tuple[Wants, list[int]]] = {}
        for demand, test in enumerate(self.acceptance.tests):
            for threshold in test.thresholds:
                found.setdefault(threshold.name, (wants[threshold.name], []))[1].append(demand)
        return found

    def central(self, demand: int) -> Mask | bool:
        """Which packages meet a demand in the central case; a red line that does not stand is met."""
        line = self.lines.get(self.acceptance.demands[demand].path)
        return self.passes[demand] if line is None or line.stands else True

    def total(self, criterion: Criterion) -> Ints:
        """The integer value of every package: (n_packages,)."""
        return totals_of(criterion, self.space.sizes).reshape(-1)

    def value(self, wants: Wants) -> Criterion:
        """What packages are worth in the central case."""
        return self._negotiation.value(wants)


@dataclass(frozen=True, eq=False)
class Conclusion:
    """That some package, of those ``among``, satisfies a formula over the demands of a forum."""

    alone: Alone
    formula: Formula
    among: Mask | None

    def holds(self, otherwise: Mapping[int, Mask | bool] | None = None) -> bool:
        """Whether it holds in the central case, or where some demands are met otherwise than there."""
        return bool(self.where(otherwise or {}).any())

    def where(self, otherwise: Mapping[int, Mask | bool]) -> Mask:
        """The packages by which it holds: (n_packages,)."""
        demands = range(len(self.alone.acceptance.tests))
        satisfied = {
            demand: np.asarray(otherwise[demand] if demand in otherwise else self.alone.central(demand))
            for demand in demands
        }
        found = np.broadcast_to(met(self.formula, satisfied), self.alone.space.packages)
        return found if self.among is None else found & self.among

    def needing(self, demands: list[int]) -> list[Needing] | None:
        """The packages that are as good as accepted, by how many points they must be worth for that.

        demands : those that ask for points by the values that vary. Nothing where the conclusion holds
        whatever these values are.

        1. Meet none of the demands, then those for the fewest points, then those for the next. 2. What is
        accepted anew each time needs so many points.
        """
        asked = self.alone.acceptance.tests
        levels = sorted({points for demand in demands if (points := asked[demand].points) is not None})
        before = self.where(dict.fromkeys(demands, False))
        if before.any():
            return None
        found: list[Needing] = []
        for level in levels:
            reached = {d: (points := asked[d].points) is not None and points <= level for d in demands}
            now = self.where(reached)
            found.append(Needing(level, now & ~before))
            before = now
        return found


def judgment_of(no_deal: Quantity) -> str:
    """The judgment that a no deal rests on: its own, or what a state of the conflict is worth."""
    return no_deal.worth if isinstance(no_deal, Endogenous) else no_deal.path

"""What would open a deal: a forum's conflicts and corrections, with the points they cost."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.acceptance import all_of, implicants, without
from detente.agreement.conflicts import grown, minimal_conflicts, minimal_corrections, smallest_conflicts
from detente.agreement.enumeration import MAX_LISTED, Listed
from detente.agreement.result import Correction

if TYPE_CHECKING:
    from detente.agreement.acceptance import Acceptance
    from detente.agreement.criteria import Criterion
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.result import Demand


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Minimal conflicts, and what would open a deal; ``complete`` unless a limit cut one of them."""

    conflicts: tuple[tuple[Demand, ...], ...]
    corrections: tuple[Correction, ...]
    complete: bool


def obstacles(negotiation: Negotiation, *, deal: bool) -> Obstacles:
    """All minimal conflicts of a forum and, where there is no deal, all minimal corrections.

    Spaces of at most :data:`~detente.agreement.enumeration.MAX_LISTED` packages are listed; in larger
    ones each question is answered by merging.
    """
    listed = Listed(negotiation) if negotiation.space.packages <= MAX_LISTED else None
    conflicts, complete = smallest_conflicts(listed.left_out) if listed else _asked_for(negotiation)
    found: list[frozenset[int]] = []
    if not deal:
        sufficient = implicants(negotiation.acceptance.formula)
        if listed:
            found, all_found = listed.corrections(sufficient)
            complete &= all_found
        elif complete:
            found, complete = minimal_corrections(conflicts, sufficient)
    corrections = [_priced(negotiation, dropped, listed) for dropped in found]
    corrections.sort(key=lambda c: (len(c.demands), c.points, c.most))
    demands = negotiation.acceptance.demands
    named = (tuple(demands[d] for d in sorted(conflict)) for conflict in conflicts)
    return Obstacles(tuple(named), tuple(corrections), complete)


def _asked_for(negotiation: Negotiation) -> tuple[list[frozenset[int]], bool]:
    """The minimal conflicts of a space too large to be listed, and whether they are all."""
    n_demands = len(negotiation.acceptance.demands)

    def meet(demands: frozenset[int]) -> frozenset[int] | None:
        number = negotiation.witness(all_of(demands), negotiation.space)
        return None if number is None else negotiation.meets(number)

    def witness(demands: frozenset[int]) -> frozenset[int] | None:
        together = meet(demands)
        return None if together is None else grown(together, n_demands, meet)

    return minimal_conflicts(n_demands, witness)


def _priced(negotiation: Negotiation, dropped: frozenset[int], listed: Listed | None) -> Correction:
    """A correction with the least points by which the ``no deal`` demands in it must fall.

    1. Take the packages that make a deal once the demands are dropped. 2. See by how much each falls
    short of every dropped ``no deal``. 3. The least total, and the least of the largest.
    """
    acceptance = negotiation.acceptance
    floors = floors_among(acceptance, dropped)
    demands = tuple(acceptance.demands[demand] for demand in sorted(dropped))
    if not floors:
        return Correction(demands, Fraction(0), Fraction(0))
    wanted = {name: criterion for criterion, name, _ in floors}
    if listed:
        values = listed.accepted(dropped, wanted)
    else:
        formula = without(acceptance.formula, dropped)
        layer, where = negotiation.reach(formula, negotiation.space, wanted, None)
        values = layer.values[np.flatnonzero(where)]
    column = {name: place for place, name in enumerate(wanted)}
    scale = math.lcm(*(n.denominator for c, _, points in floors for n in (c.unit, points - c.base)))
    short = np.stack(
        [
            int((points - c.base) * scale) - int(c.unit * scale) * values[:, column[name]].astype(object)
            for c, name, points in floors
        ],
        axis=1,
    ).clip(0)
    total, most = short.sum(axis=1), short.max(axis=1)
    return Correction(demands, Fraction(min(total, default=0), scale), Fraction(min(most, default=0), scale))


def floors_among(acceptance: Acceptance, demands: frozenset[int]) -> list[tuple[Criterion, str, Fraction]]:
    """What some demands ask for in points: the quantity, its name, and the points it must reach."""
    return [
        (threshold.criterion, threshold.name, test.points)
        for test in (acceptance.tests[demand] for demand in sorted(demands))
        for threshold in test.thresholds
        if test.points is not None
    ]

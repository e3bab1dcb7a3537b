"""What would open a deal: a forum's conflicts and corrections, with the points they cost."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.acceptance import all_of, implicants, without
from detente.agreement.conflicts import grown, minimal_conflicts, minimal_corrections
from detente.agreement.enumeration import MAX_LISTED, Listed
from detente.agreement.result import Correction

if TYPE_CHECKING:
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
    acceptance = negotiation.acceptance
    n_demands = len(acceptance.demands)
    listed = Listed(negotiation) if negotiation.space.packages <= MAX_LISTED else None

    def meet(demands: frozenset[int]) -> frozenset[int] | None:
        number = negotiation.witness(all_of(demands), negotiation.space)
        return None if number is None else negotiation.meets(number)

    def witness(demands: frozenset[int]) -> frozenset[int] | None:
        together = meet(demands)
        return None if together is None else grown(together, n_demands, meet)

    conflicts, complete = minimal_conflicts(n_demands, listed.witness if listed else witness)
    found: list[frozenset[int]] = []
    if not deal:
        sufficient = implicants(acceptance.formula)
        if complete:
            found, complete = minimal_corrections(conflicts, sufficient)
        elif listed:
            found = listed.corrections(sufficient)
    corrections = [_priced(negotiation, dropped) for dropped in found]
    corrections.sort(key=lambda c: (len(c.demands), c.points, c.most))
    named = (tuple(acceptance.demands[d] for d in sorted(conflict)) for conflict in conflicts)
    return Obstacles(tuple(named), tuple(corrections), complete)


def _priced(negotiation: Negotiation, dropped: frozenset[int]) -> Correction:
    """A correction with the least points by which the ``no deal`` demands in it must fall.

    1. Take the packages that make a deal once the demands are dropped. 2. See by how much each falls
    short of every dropped ``no deal``. 3. The least total, and the least of the largest.
    """
    acceptance = negotiation.acceptance
    floors = [
        (threshold.criterion, threshold.name, test.points)
        for test in (acceptance.tests[demand] for demand in sorted(dropped))
        for threshold in test.thresholds
        if test.points is not None
    ]
    demands = tuple(acceptance.demands[demand] for demand in sorted(dropped))
    if not floors:
        return Correction(demands, Fraction(0), Fraction(0))
    wanted = {path: criterion for criterion, path, _ in floors}
    layer, where = negotiation.reach(without(acceptance.formula, dropped), negotiation.space, wanted, None)
    column = {path: place for place, path in enumerate(wanted)}
    values = layer.values[np.flatnonzero(where)]
    nothing = Fraction(0)
    short = [
        [max(nothing, points - criterion.points(row[column[path]])) for criterion, path, points in floors]
        for row in values
    ]
    total = min((sum(row, nothing) for row in short), default=nothing)
    return Correction(demands, total, min(map(max, short), default=nothing))

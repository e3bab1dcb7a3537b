"""Every package of a small space as a point: what it gives each seat, and whether it is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from detente.agreement.acceptance import demands_of, met
from detente.agreement.enumeration import MAX_LISTED, passing, totals_of
from detente.agreement.negotiation import Negotiation
from detente.errors import TooLarge

if TYPE_CHECKING:
    from detente.agreement.acceptance import Formula
    from detente.agreement.pareto import Ints, Mask
    from detente.model import Case, Forum


@dataclass(frozen=True, slots=True)
class Cloud:
    """All packages of a forum, in option order.

    ``seats`` : those with values of their own. ``values`` : (n_packages, n_seats) the nearest doubles of
    the exact points; ``enough`` : (n_packages, n_seats) whether those are at least its ``no deal``, true
    where it has none. ``accepted`` : (n_packages,) under the forum's rule; ``uncrossed`` : (n_packages,)
    no seat's own red line is crossed. The arrays are read-only.
    """

    seats: tuple[str, ...]
    values: npt.NDArray[np.float64]
    enough: Mask
    accepted: Mask
    uncrossed: Mask


def cloud(case: Case, forum: Forum) -> Cloud:
    """What every package gives each seat, and which packages are accepted, decided exactly.

    Every issue that the forum does not treat must have a ``today``. Raises
    :class:`~detente.errors.TooLarge` beyond :data:`~detente.agreement.enumeration.MAX_LISTED` packages.
    """
    negotiation = Negotiation(case, forum)
    space = negotiation.space
    if space.packages > MAX_LISTED:
        raise TooLarge(
            f"{space.packages:,} packages are too many to list one by one: the limit is {MAX_LISTED:,}",
            "ask for the frontier, which does without listing packages",
        )
    totals: dict[str, Ints] = {}
    values = np.zeros((space.packages, len(negotiation.seats)))
    enough = np.ones(values.shape, dtype=bool)
    for place, seat in enumerate(negotiation.seats):
        criterion, no_deal = negotiation.value_to(seat), negotiation.no_deal(seat)
        total = totals[case.wants[seat].path] = totals_of(criterion, space.sizes)
        numbers, places = np.unique(total, return_inverse=True)
        points = np.array([float(criterion.points(number)) for number in numbers])
        values[:, place] = points[places.reshape(-1)]
        if no_deal is not None:
            enough[:, place] = total.reshape(-1) >= criterion.least(no_deal)

    def where(formula: Formula) -> Mask:
        named = demands_of(formula)
        passed = {demand: passing(negotiation, demand, totals).reshape(-1) for demand in named}
        return np.broadcast_to(met(formula, passed), space.packages)

    values.flags.writeable = enough.flags.writeable = False
    return Cloud(
        negotiation.seats,
        values,
        enough,
        where(negotiation.acceptance.formula),
        where(negotiation.no_red_line_crossed()),
    )

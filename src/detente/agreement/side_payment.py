"""Side payments: the least that one seat must give another, in points, for a deal to be there."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.acceptance import conjunction, without

if TYPE_CHECKING:
    from detente.agreement.acceptance import Threshold
    from detente.agreement.negotiation import Negotiation

_HUNDREDTHS: Final = 100
"""Parts of a point to which a payment is rounded, upwards."""


def asks_for_points(negotiation: Negotiation, seat: str) -> bool:
    """Whether a seat has a ``no deal`` of its own that some package could reach."""
    return _no_deal(negotiation, seat) is not None


def least_payment(negotiation: Negotiation, payer: str, receiver: str) -> Fraction | None:
    """The least that a payer must give a receiver for a deal, where there is none; nothing if no sum does.

    A payment of s points raises by s what the payer asks for, and lowers by s what the receiver asks for. It
    takes points of the two to be comparable one for one. A payer pays only for what it accepts itself, also
    where the others could outvote it.

    1. Take the packages that the forum and the payer accept, the two ``no deal`` apart. 2. What a package
    leaves the receiver short of, rounded upwards to hundredths, must be paid. 3. Of the packages that leave
    the payer so much above its own ``no deal``, take the one for which the least is paid.

    Both must satisfy :func:`asks_for_points`.
    """
    pays, is_paid = _no_deal(negotiation, payer), _no_deal(negotiation, receiver)
    if pays is None or is_paid is None:
        msg = "a payment is made between seats that ask for points"
        raise ValueError(msg)
    acceptance = negotiation.acceptance
    agreed = conjunction((acceptance.formula, acceptance.seats[payer]))
    formula = without(agreed, frozenset({pays[0], is_paid[0]}))
    wanted = {threshold.name: threshold.criterion for _, threshold, _ in (pays, is_paid)}
    layer, where = negotiation.reach(formula, negotiation.space, wanted, None)
    above, missing = (
        [threshold.criterion.points(row[place]) - points for row in layer.values[np.flatnonzero(where)]]
        for place, (_, threshold, points) in enumerate((pays, is_paid))
    )
    sums = [Fraction(math.ceil(-points * _HUNDREDTHS), _HUNDREDTHS) for points in missing]
    return min((paid for paid, left in zip(sums, above, strict=True) if 0 < paid <= left), default=None)


def _no_deal(negotiation: Negotiation, seat: str) -> tuple[int, Threshold, Fraction] | None:
    """The place of a seat's own ``no deal`` among the demands, its threshold and its points."""
    acceptance = negotiation.acceptance
    for position, (demand, test) in enumerate(zip(acceptance.demands, acceptance.tests, strict=True)):
        if demand.party == seat and demand.ratifier is None and test.points is not None:
            threshold = next(test.thresholds, None)
            return None if threshold is None else (position, threshold, test.points)
    return None

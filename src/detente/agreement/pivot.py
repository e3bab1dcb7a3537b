"""The pivotal voter: on whom a decision hangs, and by how much.

Whoever gains most joins first. The one who turns the coalition into a winning one is pivotal (Shapley &
Shubik 1954), and what that voter gains is what the decision has to spare: it stands as long as that is not
negative.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from detente.agreement.acceptance import Meets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.agreement.acceptance import Formula

Gain = Fraction | float
"""Points, or plus or minus infinity where no number of them would matter."""


def pivot(gains: Sequence[Gain], weights: Sequence[Fraction], threshold: Fraction) -> int | None:
    """The position of the voter at whom the threshold is first reached, those of larger gain joining first.

    Of equal gains the earlier joins first. Nothing where none is needed, or all are not enough.
    """
    joined = Fraction(0)
    if threshold <= 0:
        return None
    for voter in sorted(range(len(gains)), key=lambda each: -gains[each]):
        joined += weights[voter]
        if joined >= threshold:
            return voter
    return None


def gain(formula: Formula, gains: Mapping[int, Gain]) -> Gain:
    """By how many points every ``no deal`` could rise before a formula no longer holds.

    gains : of each demand it speaks of what is above it, in points; of a red line infinity, negative where it
    is crossed.

    1. A demand has its own gain. 2. A rule has that of the pivotal one of its parts; infinity where none is
    needed, minus infinity where all are not enough.
    """
    if isinstance(formula, Meets):
        return gains[formula.demand]
    parts = [gain(part, gains) for part in formula.parts]
    if formula.threshold <= 0:
        return math.inf
    pivotal = pivot(parts, formula.weights, formula.threshold)
    return -math.inf if pivotal is None else parts[pivotal]

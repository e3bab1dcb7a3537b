"""The utilitarian solution over lotteries: the largest expected sum of values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.lotteries.program import Program, few, over

if TYPE_CHECKING:
    from detente.agreement.lotteries.program import Chances
    from detente.agreement.pareto import Ints


def utilitarian(values: Ints, spare: Ints) -> Chances:
    """The lottery with the largest expected sum; a point by itself where one reaches that.

    values : (n_points, n_seats) integers on one scale. spare : as in
    :func:`~detente.agreement.lotteries.egalitarian.egalitarian`.

    Compares points of different parties (Raiffa, Richardson & Metcalfe 2002). Without rows to spare a point
    is always among the best. With them, one that falls short may be made up for by another. Of several
    points, or else of several lotteries, the one with most for the first seat is taken, then for the next.
    """
    total = values.astype(object).sum(axis=1)
    program = Program(spare)
    best = program.maximise(total)
    alone = np.flatnonzero((total == best.value) & (spare >= 0).all(axis=1))
    if len(alone):
        return {int(max(alone, key=lambda point: tuple(values[point]))): Fraction(1)}
    for seat in range(values.shape[1]):
        ordered = total if seat == 0 else values[:, seat - 1]
        spare = np.column_stack([spare, over(ordered, best.value)])
        best = Program(spare).maximise(values[:, seat])
    return few(values, spare, best.chances)

"""The egalitarian solution over lotteries: the smallest expected gain is as large as it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.lotteries.program import Program, few, over

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from detente.agreement.lotteries.program import Chances
    from detente.agreement.pareto import Ints


def egalitarian(gains: Ints, spare: Ints) -> Chances:
    """The lottery whose smallest expected gain is largest, then the next smallest, and so on.

    gains : (n_points, n_seats) integers on one scale. spare : (n_points, n_rows) integers whose mean must not
    be negative; that of gains is none where that is. Some lottery must do.

    Kalai (1977), going on to the frontier.
    """
    return fairest(gains, spare, [1] * gains.shape[1])


def fairest(gains: Ints, spare: Ints, shares: Sequence[int]) -> Chances:
    """The lottery by which gains, as shares of ``shares``, all positive, are lexicographically largest.

    1. Raise the common level of all seats as far as it goes. 2. Seats whose rows have a price have nothing to
    spare in any best lottery: they stay at that level. There is one at least, since the level has a price. 3.
    Go on with the others.
    """
    n_seats = gains.shape[1]
    levels: dict[int, Fraction] = {}
    chances = Program(spare).maximise(np.zeros(len(spare), dtype=object)).chances
    while len(levels) < n_seats:
        raised = [seat for seat in range(n_seats) if seat not in levels]
        rows = [over(gains[:, seat], level * shares[seat]) for seat, level in levels.items()]
        rows += [gains[:, seat] for seat in raised]
        lifted = [0] * (spare.shape[1] + len(levels)) + [shares[seat] for seat in raised]
        program = Program(np.column_stack([spare, *rows]), np.array(lifted, dtype=object))
        best = program.level()
        chances = best.chances
        prices = best.prices[len(lifted) - len(raised) :]
        levels |= {seat: best.value for seat, price in zip(raised, prices, strict=True) if price > 0}
    return few(gains, spare, chances)

"""The Kalai-Smorodinsky solution over lotteries: all get as large a share of their best gain as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.lotteries.egalitarian import fairest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from detente.agreement.lotteries.program import Chances
    from detente.agreement.pareto import Ints


def kalai_smorodinsky(gains: Ints, spare: Ints, largest: Sequence[Fraction]) -> Chances:
    """The lottery whose smallest share of the largest gain is largest, then the next smallest, and so on.

    gains, spare : as in :func:`~detente.agreement.lotteries.egalitarian.egalitarian`, each seat on a scale of
    its own. largest : (n_seats,) what each seat can gain at most, on that scale; one that can gain nothing
    has no share and is left out.

    Kalai & Smorodinsky (1975) for two seats, where both shares are the same. For more it is the solution of
    Imai (1983): the point where all shares are the same may be bettered for some without harm to others.
    """
    counted = [seat for seat, gain in enumerate(largest) if gain > 0]
    whole = np.array([largest[seat].denominator for seat in counted], dtype=object)
    return fairest(gains[:, counted] * whole, spare, [largest[seat].numerator for seat in counted])

"""The egalitarian solution: the smallest gain is as large as it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from detente.agreement.pareto import Index, Ints


def egalitarian(gains: Ints) -> Index:
    """Positions of the points whose smallest gain is largest, then the next smallest, and so on.

    gains : (n_points, n_seats) exact integers on one scale, ``n_points`` > 0.

    Kalai (1977), in its lexicographic form (Imai 1983), since a finite set need hold no point at which
    all gains are equal.

    1. Sort each point's gains, smallest first. 2. Keep the points with the largest first entry, among
    these the largest second, and so on.
    """
    ordered = np.sort(gains.astype(object), axis=1)
    best = np.arange(len(ordered))
    for column in ordered.T:
        best = best[column[best] == column[best].max()]
    return best

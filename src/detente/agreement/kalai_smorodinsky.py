"""The Kalai-Smorodinsky solution: everybody gets as large a share of their best gain as can be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.egalitarian import egalitarian

if TYPE_CHECKING:
    from detente.agreement.pareto import Index, Ints


def kalai_smorodinsky(gains: Ints) -> Index:
    """Positions of the points whose smallest share of the largest possible gain is largest, then the next.

    gains : (n_points, n_seats) exact integers, none negative, each seat on a scale of its own;
    ``n_points`` > 0, and each seat's largest gain occurs among the points.

    Kalai & Smorodinsky (1975) for convex sets; on finite ones lexicographically (Imai 1983; Nagahisa &
    Tanaka 2002). Seats that can gain nothing have no share and are left out.

    1. Find each seat's largest gain. 2. Divide its gains by it. 3. Compare the shares as the egalitarian
    solution compares gains.
    """
    gains = gains.astype(object)
    largest = [int(gain) for gain in gains.max(axis=0)] if gains.shape[1] else []
    counted = [seat for seat, gain in enumerate(largest) if gain > 0]
    scale = math.lcm(*(largest[seat] for seat in counted))
    factors = np.array([scale // largest[seat] for seat in counted], dtype=object)
    return egalitarian(gains[:, counted] * factors)

"""The Nash solution: the package with the largest product of gains over no deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from detente.agreement.pareto import Index, Ints


def nash(gains: Ints) -> Index:
    """Positions of the points with the most gainers and, among these, the largest product of their gains.

    gains : (n_points, n_seats) exact integers on one scale, none negative, ``n_points`` > 0.

    Nash (1950) has a convex set in which everybody can gain. Where packages are few, some seats may have
    nothing to gain together; the product is then taken over those that do, the most seats first.

    1. Count the seats with a positive gain. 2. Keep the points with the most. 3. Multiply the positive
    gains. 4. Keep the largest product.
    """
    gains = gains.astype(object)
    positive = gains > 0
    gainers = positive.sum(axis=1)
    most = np.flatnonzero(gainers == gainers.max())
    product = np.where(positive[most], gains[most], 1).prod(axis=1)
    return most[np.flatnonzero(product == product.max())]

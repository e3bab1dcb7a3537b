"""The utilitarian solution: the largest sum of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from detente.agreement.pareto import Index, Ints


def utilitarian(values: Ints) -> Index:
    """Positions of the points with the largest sum.

    values : (n_points, n_seats) exact integers on one scale, ``n_points`` > 0. Needs no ``no deal``, but
    compares points of different parties (Raiffa, Richardson & Metcalfe 2002).
    """
    total = values.astype(object).sum(axis=1) if values.shape[1] else np.zeros(len(values), dtype=object)
    return np.flatnonzero(total == total.max())

"""Tornado: how far each judgment alone moves the margin of a forum, all others at their central values."""

from __future__ import annotations

from itertools import permutations
from math import factorial, inf
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from detente.analysis.robustness.result import Bar, Tornado
from detente.model import Coin, GroupOrder, Range, ValueOrder, WeightOrder, Worlds

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from detente.model import Uncertain

    Floats = npt.NDArray[np.float64]

POINTS: Final = 11
"""Values of a range that are tried, both ends among them."""
MOST_ARRANGEMENTS: Final = 24
"""Arrangements of a group up to which all are tried."""


def tornado(
    forum: str,
    central: float | None,
    margins: Mapping[str, Floats],
    values: Mapping[str, Floats] = MappingProxyType({}),
) -> Tornado:
    """The judgments by how far each moves the margin, the longest bar first, in points.

    central : the margin of the central case, or nothing where it has none. margins : by judgment path, the
    margin in each of the worlds of :func:`one_at_a_time`, and NaN in those where it has no value; a judgment
    that leaves no value in some world goes before all that do not. values : of judgments that are ranges,
    what they are in each of these worlds.
    """
    bars = (_bar(path, central, found, values.get(path)) for path, found in margins.items())
    return Tornado(forum, central, tuple(sorted(bars, key=_length, reverse=True)))


def one_at_a_time(one: Uncertain) -> Worlds:
    """Worlds in which one judgment is at its extremes; all others are at their central values in them.

    A range: its two ends and nine values evenly between, since an ``ideal``, and a margin in general, may be
    most or least inside. What stands or does not: both. Weights by order: the n corners of all that the order
    allows, equal weights for the first k issues. Values by order: their corners, 100 down to some rank and 0
    below. A group: all its arrangements, or, of more than 24, those that go round, each statement once first.

    What is linear in an order is most and least at its corners. A margin need not be, so that bars may fall
    somewhat short, never too long.
    """
    extremes = _extremes(one)
    return Worlds(len(extremes), {one.path: extremes})


def _extremes(one: Uncertain) -> npt.NDArray[Any]:
    match one:
        case Range(quantity=quantity):
            return np.linspace(float(quantity.low), float(quantity.high), POINTS)
        case Coin():
            return np.array([False, True])
        case WeightOrder(issues=issues):
            counts = np.arange(1, len(issues) + 1)
            return np.tril(np.ones((len(issues), len(issues)))) / counts[:, None]
        case ValueOrder(ranking=ranking):
            down_to = np.tril(np.full((len(ranking) - 1, len(ranking)), 100.0))
            return down_to[:, np.argsort(ranking)]
        case GroupOrder(size=size):
            places = range(size)
            if factorial(size) <= MOST_ARRANGEMENTS:
                return np.array(list(permutations(places)))
            return np.array([[(first + place) % size for place in places] for first in places])


def _bar(path: str, central: float | None, margins: Floats, values: Floats | None) -> Bar:
    """The least and the greatest of the margins, that of the central case among them."""
    found = margins[~np.isnan(margins)].tolist() + ([] if central is None else [central])
    least = None if central is None or np.isnan(margins).any() else min(found)
    most = max(found, default=None)
    if values is None or least != margins.min() or most != margins.max():
        return Bar(path, least, most)
    return Bar(path, least, most, (float(values[margins.argmin()]), float(values[margins.argmax()])))


def _length(bar: Bar) -> float:
    if bar.high is None:
        return 0.0
    return inf if bar.low is None else bar.high - bar.low

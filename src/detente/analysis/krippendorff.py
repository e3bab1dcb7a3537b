"""Krippendorff's alpha: how far two or more coders agree, beyond what chance would bring.

1 means that they agree throughout, 0 that they agree no more than if the values given had been dealt out
at random, less than 0 that they agree less than that. Coders may have left units out, and the values may be
names (nominal), ranks (ordinal) or numbers (interval). Krippendorff 2004, chapter 11, defines it;
Krippendorff 2011 computes examples by hand; Hayes & Krippendorff 2007 argue for it.

With the difference of two values squared, ``d(c, k)``:

    alpha = 1 - D_o / D_e
    D_o = 1/n sum over units u of 1/(m_u - 1) sum over ordered pairs of values i, j in u of d(i, j)
    D_e = 1/(n (n - 1)) sum over pairs of values c, k of n_c n_k d(c, k)

A unit ``u`` has ``m_u`` values; only units with at least two count; ``n`` is the number of values in those,
``n_c`` how many of them are ``c``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval"]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Agreement among coders on units of one kind.

    ``units`` and ``values`` count what at least two coders coded. ``observed`` and ``expected`` are the
    disagreements D_o and D_e, in squared units of the values.
    """

    level: Level
    alpha: float
    units: int
    values: int
    observed: float
    expected: float


@dataclass(frozen=True, slots=True)
class NoAlpha:
    """Why there is no alpha: without variation nobody can tell agreement from having no choice."""

    level: Level
    reason: str
    units: int
    values: int


def krippendorff_alpha(ratings: NDArray[np.float64], level: Level) -> Alpha | NoAlpha:
    """How far coders agree on what they coded.

    Parameters
    ----------
    ratings
        (n_coders, n_units), NaN where a coder left a unit out; names and ranks as numbers of any kind.
    level
        How two values differ: ``nominal`` 0 or 1; ``interval`` by their difference; ``ordinal`` by how many
        of all values lie between them, each of the two counted half.

    Notes
    -----
    1. Keep the units with at least two values. 2. Take the squared difference of every two values that occur.
    3. Average it within units, and over all values. Undefined where no unit has two values, and where all
    values are the same.
    """
    counted = ratings[:, (~np.isnan(ratings)).sum(axis=0) > 1]
    given = counted[~np.isnan(counted)]
    categories, counts = np.unique(given, return_counts=True)
    units, n = counted.shape[1], len(given)
    if not units:
        return NoAlpha(level, "none coded by both", units, n)
    if len(categories) == 1:
        return NoAlpha(level, "all values are the same", units, n)
    differences = _squared_differences(categories, counts.astype(np.float64), level)
    per_unit = (counted[:, :, None] == categories).sum(axis=0).astype(np.float64)
    pairs = np.einsum("uc,uk,ck->u", per_unit, per_unit, differences)
    observed = float((pairs / (per_unit.sum(axis=1) - 1)).sum() / n)
    expected = float(counts @ differences @ counts / (n * (n - 1)))
    return Alpha(level, 1 - observed / expected, units, n, observed, expected)


def _squared_differences(
    categories: NDArray[np.float64], counts: NDArray[np.float64], level: Level
) -> NDArray[np.float64]:
    """The squared difference of every two values, (n_categories, n_categories)."""
    if level == "nominal":
        return 1.0 - np.eye(len(categories))
    place = categories if level == "interval" else np.cumsum(counts) - counts / 2
    return np.asarray((place[:, None] - place[None, :]) ** 2, dtype=np.float64)

"""Shares of worlds, and how closely so many worlds tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from detente.analysis.robustness.draws import REPLICATES
from detente.analysis.robustness.result import Share

if TYPE_CHECKING:
    import numpy.typing as npt

FEWEST: Final = 2 * REPLICATES
"""Worlds below which no interval is given."""

_LEVEL: Final = 0.95


def share(holds: npt.NDArray[np.bool_]) -> Share:
    """In how many of the worlds something holds, with a 95 % interval; both from 0 to 1.

    The worlds of one scramble are no independent draws, but the scrambles are. So the interval is that of
    Student's t with 15 degrees of freedom on what the 16 scrambles say (L'Ecuyer, Nakayama, Owen & Tuffin
    2023), each counted by its size where the number of worlds is no multiple of 16. Their spread says nothing
    where their counts hardly differ, and there the interval is the exact one of a binomial (Clopper & Pearson
    1934):

    1. Where in no scramble more than one world is a hit, or more than one is none: of the hits among all
       worlds, as if these were independent, which makes it rather too wide.
    2. Else where the counts of hits differ by one at most, as they do where one judgment alone decides: of
       how many scrambles have the larger count, to either side where all have the same; taken together with
       that of Student's t.

    holds : (n_worlds,) from world 0 on, so that entry ``k`` is of scramble ``k % 16``; n_worlds at least 1.
    """
    n_worlds, found = len(holds), float(holds.mean())
    if n_worlds < FEWEST:
        return Share(found, None, None)
    scramble = np.arange(n_worlds) % REPLICATES
    sizes = np.bincount(scramble)
    hits = np.bincount(scramble[holds], minlength=REPLICATES)
    if hits.max() <= 1 or (sizes - hits).max() <= 1:
        low, high = _binomial(int(hits.sum()), n_worlds)
    else:
        low, high = _student(hits, sizes)
        if np.ptp(hits) <= 1:
            lower, higher = _between_neighbours(hits, n_worlds)
            low, high = min(low, lower), max(high, higher)
    return Share(found, max(low, 0.0), min(high, 1.0))


def _student(hits: npt.NDArray[np.int_], sizes: npt.NDArray[np.int_]) -> tuple[float, float]:
    """The interval of the ratio of two sums over scrambles, by Student's t."""
    from scipy.special import stdtrit  # noqa: PLC0415 - loads slowly

    n_worlds, found = sizes.sum(), hits.sum() / sizes.sum()
    squares = float(((hits - sizes * found) ** 2).sum()) / n_worlds**2
    error = (squares * len(hits) / (len(hits) - 1)) ** 0.5
    half = float(stdtrit(len(hits) - 1, (1 + _LEVEL) / 2)) * error
    return float(found - half), float(found + half)


def _between_neighbours(hits: npt.NDArray[np.int_], n_worlds: int) -> tuple[float, float]:
    """The interval where each scramble has one of two neighbouring counts."""
    larger = int((hits > hits.min()).sum())
    low, high = _binomial(larger, len(hits))
    if larger == 0:
        low = _binomial(len(hits), len(hits))[0] - 1
    return len(hits) * float(hits.min() + low) / n_worlds, len(hits) * float(hits.min() + high) / n_worlds


def _binomial(hits: int, trials: int) -> tuple[float, float]:
    """The exact interval of Clopper and Pearson: 2.5 % beyond each end."""
    from scipy.special import betaincinv  # noqa: PLC0415 - loads slowly

    tail = (1 - _LEVEL) / 2
    low = float(betaincinv(hits, trials - hits + 1, tail)) if hits else 0.0
    high = float(betaincinv(hits + 1, trials - hits, 1 - tail)) if hits < trials else 1.0
    return low, high

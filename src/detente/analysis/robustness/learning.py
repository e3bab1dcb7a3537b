"""The value of learning: how much oftener one would be right if one judgment were known for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from detente.analysis.robustness.draws import REPLICATES
from detente.analysis.robustness.result import Learning

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Bools = npt.NDArray[np.bool_]
    Bins = npt.NDArray[np.intp]
    Floats = npt.NDArray[np.float64]

BINS: Final = 16
"""Equal parts into which the worlds are split by a number."""

_NOISE: Final = 3.0
"""Standard errors up to which what seems to be gained is taken for chance."""


def learning(conclusions: Mapping[str, Bools], drawn: Mapping[str, npt.NDArray[Any]]) -> dict[str, Learning]:
    """What knowing each judgment would add to the chance of being right about each conclusion.

    conclusions : by name, (n_worlds,) whether it holds in each world, from world 0 on. drawn : by judgment
    path, what was drawn, as in :class:`detente.model.Worlds`.
    """
    told: dict[str, dict[str, float]] = {name: {} for name in conclusions}
    if not conclusions:
        return {}
    holds = np.stack(list(conclusions.values()), axis=1)
    for path, found in drawn.items():
        for name, value in zip(conclusions, _values(holds, _splits(found)).tolist(), strict=True):
            told[name][path] = value
    return {
        name: Learning(name, better_guess(found), _best_first(told[name]))
        for name, found in conclusions.items()
    }


def better_guess(holds: Bools) -> float:
    """How often the better of two guesses, that it holds or does not, is right: from 0.5 to 1."""
    share = float(holds.mean())
    return max(share, 1 - share)


def value_of_learning(holds: Bools, drawn: npt.NDArray[Any]) -> float:
    """How much oftener the better guess is right where one judgment is known: from 0 to 0.5.

    With p the share of worlds in which the conclusion holds, and p(x) the share among those in which the
    judgment is x: E[max(p(x), 1 - p(x))] - max(p, 1 - p), the expected value of perfect information (Howard
    1966) of one who gains 1 by being right. Estimated so that chance adds next to nothing:

    1. Worlds are split by what was drawn: a number into 16 parts of equal size; what stands or does not into
       two. Of weights, values and groups one coordinate is taken, the one that tells most within the worlds
       of step 2; of a group the coordinates are the places of its statements.
    2. In the worlds of the even scrambles, the better guess of each part is found.
    3. In those of the odd scrambles, each world is guessed by its part. The same the other way round.
    4. The value is how much oftener these guesses are right than the better guess for all worlds; 0 where
       that is less than three standard errors, by the spread of the scrambles.

    Parts, and one coordinate of several, tell less than the judgment itself would; the estimate is a little
    low rather than high, and 0 of what is too small to be told from chance by so many worlds. Below 32 worlds
    it is 0.

    holds : (n_worlds,) from world 0 on; drawn : (n_worlds,), or (n_worlds, n) of an order or a group.
    """
    return float(_values(holds[:, None], _splits(drawn))[0])


def _best_first(told: Mapping[str, float]) -> dict[str, float]:
    return {path: told[path] for path in sorted(told, key=lambda path: -told[path])}


def _splits(drawn: npt.NDArray[Any]) -> list[Bins]:
    """Step 1 of :func:`value_of_learning`, for each coordinate."""
    return [_parts(column) for column in _coordinates(drawn)]


def _values(holds: Bools, splits: list[Bins]) -> Floats:
    """Steps 2 to 4 for many conclusions: (n_conclusions,); holds : (n_worlds, n_conclusions)."""
    if len(holds) < 2 * REPLICATES:
        return np.zeros(holds.shape[1])
    even = np.arange(len(holds)) % 2 == 0
    guess = np.where(even[:, None], _guesses(holds, splits, ~even), _guesses(holds, splits, even))
    for_all = holds.mean(axis=0) >= 1 / 2
    gain = (guess == holds).astype(np.int64) - (for_all == holds)
    by_scramble = [gain[replicate::REPLICATES].mean(axis=0) for replicate in range(REPLICATES)]
    error = np.std(np.stack(by_scramble, axis=1), axis=1, ddof=1) / REPLICATES**0.5
    found = gain.mean(axis=0)
    return np.where(found > _NOISE * error, found, 0.0)


def _guesses(holds: Bools, splits: list[Bins], learned: Bools) -> Bools:
    """For each world the better guess of its part, by the split that tells most where it is learned."""
    for_it = np.where(holds[learned], 1.0, -1.0)
    guesses = np.stack([_by_part(for_it, split, learned) for split in splits])
    right = (guesses[:, learned] == holds[learned]).sum(axis=1)
    best: Bools = np.take_along_axis(guesses, right.argmax(axis=0)[None, None], axis=0)[0]
    return best


def _by_part(for_it: Floats, split: Bins, learned: Bools) -> Bools:
    """For each world whether a conclusion holds in most of those of its part that are learned from.

    for_it : (n_learned, n_conclusions), 1 where it holds and -1 where not. Returns (n_worlds, n_conclusions).
    """
    n = for_it.shape[1]
    places = split[learned][:, None] * n + np.arange(n)
    counts = np.bincount(places.ravel(), weights=for_it.ravel(), minlength=BINS * n).reshape(BINS, n)
    guesses: Bools = (counts >= 0)[split]
    return guesses


def _coordinates(drawn: npt.NDArray[Any]) -> list[npt.NDArray[Any]]:
    """The columns of what was drawn; of a group, at which place each statement stands."""
    if drawn.ndim == 1:
        return [drawn]
    if np.issubdtype(drawn.dtype, np.integer):
        return list(np.argsort(drawn, axis=1).T)
    return list(drawn.T)


def _parts(column: npt.NDArray[Any]) -> Bins:
    """The part of each world: (n_worlds,) from 0, at most 15; equal numbers are never parted."""
    ends = np.quantile(column.astype(np.float64), np.arange(1, BINS) / BINS, method="inverted_cdf")
    return np.searchsorted(ends, column, side="left").astype(np.intp)

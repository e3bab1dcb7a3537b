"""Drawing worlds: from points of the unit cube to what a case leaves uncertain.

World ``k`` is the same whatever else is drawn, by whom, and in which order: it is a point of one of
:data:`REPLICATES` independently scrambled Sobol sequences (random linear scrambles and digital shifts:
Matoušek 1998), or, where a case has more coordinates than those serve, of as many streams of pseudo-random
numbers.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from detente.model import Coin, GroupOrder, Range, ValueOrder, WeightOrder, Worlds, uncertain
from detente.model.realized import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt
    from scipy.stats import qmc

    from detente.model import Case, Quantity, Uncertain

    Floats = npt.NDArray[np.float64]

REPLICATES: Final = 16
"""Independent scrambles; world ``k`` is point ``k // REPLICATES`` of scramble ``k % REPLICATES``."""
MAX_SOBOL: Final = 21_201
"""Coordinates up to which there are Sobol sequences (Joe & Kuo 2008)."""

Shape = Literal["uniform", "triangular", "normal"]
_FAR: Final = 2.0
"""Standard deviations from the central value to the farther end of a range, for the cut normal."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How many worlds to draw, from which seed, and how numbers lie within their ranges.

    With 0 worlds only that is told which needs none. ``shape`` : see :class:`Draws`.
    """

    worlds: int = 4_096
    seed: int = 0
    shape: Shape = "uniform"


@dataclass(frozen=True)
class Draws:
    """What is drawn of a case, how, and from which seed.

    ``shape`` : how numbers lie within their ranges: ``uniform``; ``triangular``, or ``normal`` and cut at the
    ends of the range, the farther of which lies two standard deviations off; both with their peak at the
    central value.
    """

    uncertain: tuple[Uncertain, ...]
    seed: int
    shape: Shape = "uniform"

    @cached_property
    def coordinates(self) -> int:
        """How many numbers between 0 and 1 a world takes."""
        return sum(map(coordinates_of, self.uncertain))

    @property
    def way(self) -> Literal["sobol", "monte_carlo"]:
        """Where the points come from."""
        return "sobol" if self.coordinates <= MAX_SOBOL else "monte_carlo"

    def cube(self, start: int, stop: int) -> Floats:
        """Points of the unit cube for worlds ``start`` up to ``stop``: (stop - start, coordinates)."""
        points = np.empty((stop - start, self.coordinates))
        take = self._sobol if self.way == "sobol" else self._pseudo_random
        for replicate in range(REPLICATES if self.coordinates else 0):
            first = -(-(start - replicate) // REPLICATES)
            rows = np.arange(first, -(-(stop - replicate) // REPLICATES))
            if len(rows):
                points[rows * REPLICATES + replicate - start] = take(replicate, first, len(rows))
        return points

    def worlds(self, start: int, stop: int) -> Worlds:
        """Worlds ``start`` up to ``stop``, counted from 0."""
        return self.from_cube(self.cube(start, stop))

    def from_cube(self, points: Floats) -> Worlds:
        """The worlds that points of the unit cube stand for; points : (n, coordinates)."""
        drawn: dict[str, npt.NDArray[Any]] = {}
        column = 0
        for one in self.uncertain:
            width = coordinates_of(one)
            drawn[one.path] = _drawn(one, points[:, column : column + width], self.shape)
            column += width
        return Worlds(len(points), drawn)

    @cached_property
    def _seeds(self) -> list[np.random.SeedSequence]:
        return np.random.SeedSequence(self.seed).spawn(REPLICATES)

    @cached_property
    def _scrambles(self) -> list[qmc.Sobol]:
        """The sequences at their first points; scrambling takes longer than drawing a chunk of worlds."""
        from scipy.stats import qmc  # noqa: PLC0415 - loads slowly

        return [qmc.Sobol(self.coordinates, rng=np.random.default_rng(seed)) for seed in self._seeds]

    def _sobol(self, replicate: int, first: int, count: int) -> Floats:
        """Points ``first`` and after of one scramble: (count, coordinates)."""
        sequence = deepcopy(self._scrambles[replicate])
        if first:
            return np.asarray(sequence.fast_forward(first).random(count))
        # The first point by itself: SciPy warns of first calls for any number but a power of two.
        return np.concatenate([sequence.random(1), sequence.random(count - 1)])

    def _pseudo_random(self, replicate: int, first: int, count: int) -> Floats:
        """The same of a stream of pseudo-random numbers."""
        skipped = np.random.PCG64(self._seeds[replicate]).advance(first * self.coordinates)
        return np.random.Generator(skipped).random((count, self.coordinates))


def draws_of(case: Case, seed: int, shape: Shape = "uniform") -> Draws:
    """How the worlds of a case are drawn."""
    return Draws(uncertain(case), seed, shape)


def coordinates_of(one: Uncertain) -> int:
    """How many numbers between 0 and 1 it takes to draw a judgment."""
    match one:
        case Range() | Coin():
            return 1
        case WeightOrder(issues=issues):
            return len(issues) - 1
        case ValueOrder(ranking=ranking):
            return len(ranking) - 2
        case GroupOrder(size=size):
            return size


def _drawn(one: Uncertain, points: Floats, shape: Shape) -> npt.NDArray[Any]:
    """A judgment in each world; points : (n, its coordinates)."""
    match one:
        case Range(quantity=quantity):
            return _on_grid(_within(quantity, points[:, 0], shape), quantity)
        case Coin(sure=sure):
            return points[:, 0] < _mean(sure, shape) / 100
        case WeightOrder():
            return _weights(points)
        case ValueOrder(ranking=ranking):
            return _values(points, ranking)
        case GroupOrder():
            return np.argsort(points, axis=1, kind="stable")


def _weights(points: Floats) -> Floats:
    """Weights uniform among those that sum to 1 and fall, largest first: (n, k + 1) from (n, k).

    The gaps between sorted uniform numbers are uniform on the simplex; sorted, on the part that an order
    allows (Tervonen & Figueira 2008).
    """
    ends = np.sort(points, axis=1)
    gaps = np.diff(ends, prepend=0.0, append=1.0, axis=1)
    return _rounded(np.sort(gaps, axis=1)[:, ::-1])


def _values(points: Floats, ranking: Sequence[int]) -> Floats:
    """Points that fall along a ranking, from 100 to 0, uniform among all such: (n, n_options)."""
    falling = np.sort(points, axis=1)[:, ::-1] * 100
    ends = np.ones((len(points), 1))
    ranked = np.concatenate([100 * ends, _rounded(falling), 0 * ends], axis=1)
    found = np.empty_like(ranked)
    found[:, list(ranking)] = ranked
    return found


def _within(quantity: Quantity, points: Floats, shape: Shape) -> Floats:
    """Numbers in a range, by their place between 0 and 1 in its distribution."""
    low, peak, high = map(float, (quantity.low, quantity.central, quantity.high))
    if shape == "uniform":
        return low + points * (high - low)
    return np.asarray(_DISTRIBUTIONS[shape](low, peak, high).ppf(points))


def _mean(quantity: Quantity, shape: Shape) -> float:
    """The mean of a number over all worlds."""
    low, peak, high = map(float, (quantity.low, quantity.central, quantity.high))
    if shape == "uniform" or low == high:
        return (low + high) / 2
    return float(_DISTRIBUTIONS[shape](low, peak, high).mean())


def _triangular(low: float, peak: float, high: float) -> Any:  # noqa: ANN401 - scipy publishes no types
    from scipy.stats import triang  # noqa: PLC0415 - loads slowly

    return triang((peak - low) / (high - low), loc=low, scale=high - low)


def _cut_normal(low: float, peak: float, high: float) -> Any:  # noqa: ANN401 - as above
    from scipy.stats import truncnorm  # noqa: PLC0415 - loads slowly

    spread = max(peak - low, high - peak) / _FAR
    return truncnorm((low - peak) / spread, (high - peak) / spread, loc=peak, scale=spread)


_DISTRIBUTIONS: Final[Mapping[str, Callable[[float, float, float], Any]]] = {
    "triangular": _triangular,
    "normal": _cut_normal,
}


def _on_grid(numbers: Floats, quantity: Quantity) -> Floats:
    return np.clip(_rounded(numbers), float(quantity.low), float(quantity.high))


def _rounded(numbers: Floats) -> Floats:
    return np.rint(numbers * GRID) / GRID

"""Linear programs over lotteries, in whole numbers: a tie is a tie here too.

The revised simplex method with the inverse of the basis kept as integers over a common denominator, so that
every division leaves nothing over. Columns are priced in doubles as long as those find one
that betters the answer, which is checked exactly; that none is left is found exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from detente.agreement.pareto import Ints

    Chances = Mapping[int, Fraction]
    Floats = npt.NDArray[np.float64]

_ARTIFICIAL: Final = -1
_WORTH_A_LOOK: Final = 1e-9
_PATIENCE: Final = 30
"""Steps that gain nothing after which columns are taken in order, which cannot go round in circles."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """What is largest, and a lottery that reaches it.

    ``chances`` : the points with a positive probability. ``prices`` : for each row how much the optimum would
    rise if one less were asked there; where positive, no best lottery has anything to spare in that row.
    """

    value: Fraction
    chances: Chances
    prices: tuple[Fraction, ...]


class Program:
    """Lotteries over points, by which no row's mean of ``spare`` is negative.

    spare : (n_points, n_rows) integers. lifted : (n_rows,) integers, none negative, one positive: each row's
    mean must be at least this much times a common level, which is 0 or more and is what :meth:`level` makes
    largest; without it there is no level.

    Columns are the points, then what each row has to spare, then the level; the right side is 1, for the sum
    of the probabilities, and else 0. The inverse of the basis is ``inverse / divisor``.
    """

    def __init__(self, spare: Ints, lifted: Ints | None = None) -> None:
        self.spare = spare.astype(object)
        self.n_points, self.n_rows = len(spare), int(spare.shape[1])
        self.lifted = np.zeros(self.n_rows, dtype=object) if lifted is None else lifted.astype(object)
        largest = np.max(np.abs(self.spare), axis=0, initial=1)
        self._scales = np.maximum(largest, self.lifted) if self.n_rows else largest
        self._rough = (self.spare / self._scales).astype(np.float64)
        slacks = range(self.n_points, self.n_points + self.n_rows)
        self.basis = [_ARTIFICIAL, *slacks]
        self.inverse = np.eye(1 + self.n_rows, dtype=int).astype(object)
        self.divisor = 1
        self._climb(np.zeros(self.n_points, dtype=object), level=0)
        self.feasible = _ARTIFICIAL not in self.basis

    def maximise(self, objective: Ints) -> Optimum:
        """The largest mean of ``objective``, (n_points,) integers; there must be a lottery."""
        return self._climb(objective.astype(object), level=0)

    def level(self) -> Optimum:
        """The highest common level; there must be a lottery."""
        return self._climb(np.zeros(self.n_points, dtype=object), level=1)

    def _climb(self, objective: Ints, level: int) -> Optimum:
        """1. Price the columns. 2. Bring in one that betters the answer. 3. Go on until none does.

        As long as there is no lottery yet, the answer is how far from one the basis is, whatever is asked.
        """
        top = max(1, *map(abs, objective)) if len(objective) else 1
        rough = (objective / top).astype(np.float64)
        idle = 0
        while True:
            worth = np.array([self._worth(column, objective, level) for column in self.basis], dtype=object)
            prices = worth @ self.inverse
            in_order = idle > _PATIENCE
            column = self._enters(objective, level, prices, None if in_order else rough, top)
            if column is None:
                return self._optimum(worth, prices)
            idle = 0 if self._pivot(column, in_order=in_order) else idle + 1

    def _worth(self, column: int, objective: Ints, level: int) -> int:
        if column == _ARTIFICIAL:
            return -1
        if column < self.n_points:
            return int(objective[column])
        return level if column == self.n_points + self.n_rows else 0

    def _enters(
        self, objective: Ints, level: int, prices: Ints, rough: Floats | None, top: int
    ) -> int | None:
        """A column that betters the answer, if one does; the first of them where ``rough`` is not given.

        The point that seems to gain most, in doubles; else, priced exactly, what rows have to spare and the
        level, which are few; else any point.
        """
        if rough is not None and self.n_points:
            point = self._seems_best(rough, prices, top)
            if point is not None and self._gain(point, objective, prices) > 0:
                return point
        others = np.append(-prices[1:], self.divisor * level - prices[1:] @ self.lifted)
        if rough is not None and others.max() > 0:
            return self.n_points + int(others.argmax())
        points = objective * self.divisor - prices[0] + self.spare @ prices[1:]
        better = np.flatnonzero(np.append(points, others) > 0)
        return int(better[0]) if len(better) else None

    def _seems_best(self, rough: Floats, prices: Ints, top: int) -> int | None:
        """The point that gains most as far as doubles tell, if it is worth a look."""
        unit = self.divisor * top
        try:
            of_rows = [
                int(price * scale) / unit for price, scale in zip(prices[1:], self._scales, strict=True)
            ]
            gain = rough - int(prices[0]) / unit + self._rough @ np.array(of_rows)
        except OverflowError:
            return None
        best = int(gain.argmax())
        return best if gain[best] > _WORTH_A_LOOK else None

    def _gain(self, point: int, objective: Ints, prices: Ints) -> int:
        """What bringing in a point gains for each unit, times the divisor."""
        return int(objective[point] * self.divisor - prices[0] + self.spare[point] @ prices[1:])

    def _pivot(self, column: int, *, in_order: bool) -> bool:
        """Bring a column in for the one that it drives to 0 first; whether the answer moved.

        Of several the artificial column leaves first, then the one with the lowest number where ``in_order``.
        """
        moves = self.inverse @ self._column(column)
        rows = [row for row, move in enumerate(moves) if move > 0]
        if not rows:
            msg = "no row bounds the level"
            raise ValueError(msg)
        held = self.inverse[:, 0]
        shortest = min(Fraction(held[row], moves[row]) for row in rows)
        tied = [row for row in rows if held[row] == shortest * moves[row]]
        leaves = min(tied, key=lambda row: self.basis[row]) if in_order else tied[0]
        leaves = next((row for row in tied if self.basis[row] == _ARTIFICIAL), leaves)
        pivot = moves[leaves]
        kept = self.inverse[leaves].copy()
        self.inverse = (self.inverse * pivot - np.outer(moves, kept)) // self.divisor
        self.inverse[leaves] = kept
        self.basis[leaves], self.divisor = column, int(pivot)
        return shortest > 0

    def _column(self, column: int) -> Ints:
        """(1 + n_rows,) what a column adds to the sum of probabilities and takes from each row."""
        if column < self.n_points:
            return np.concatenate([[1], -self.spare[column]]).astype(object)
        found = np.zeros(1 + self.n_rows, dtype=object)
        if column < self.n_points + self.n_rows:
            found[1 + column - self.n_points] = 1
        else:
            found[1:] = self.lifted
        return found

    def _optimum(self, worth: Ints, prices: Ints) -> Optimum:
        held = self.inverse[:, 0]
        chances = {
            column: Fraction(int(amount), self.divisor)
            for column, amount in sorted(zip(self.basis, held, strict=True), key=lambda pair: pair[0])
            if 0 <= column < self.n_points and amount
        }
        return Optimum(
            Fraction(int(worth @ held), self.divisor),
            chances,
            tuple(Fraction(int(price), self.divisor) for price in prices[1:]),
        )


def mean(chances: Chances, values: Ints) -> list[Fraction]:
    """(k,) what a lottery is worth on average; values : (n_points, k) integers."""
    each = [(chance, values[point]) for point, chance in chances.items()]
    return [sum((c * int(row[i]) for c, row in each), Fraction(0)) for i in range(values.shape[1])]


def over(column: Ints, level: Fraction) -> Ints:
    """(n_points,) integers whose mean is negative just where that of ``column`` is below ``level``."""
    found: Ints = column.astype(object) * level.denominator - level.numerator
    return found


def few(gains: Ints, spare: Ints, chances: Chances) -> Chances:
    """A lottery that gives each seat at least as much by few of the points.

    A point that gives everybody just as much is taken by itself. Else, of points with n_seats values and what
    they have to spare in n_rows others, one more than both together is enough (Caratheodory's theorem).
    """
    level = mean(chances, gains)
    same = np.flatnonzero((gains == np.array(level, dtype=object)).all(axis=1) & (spare >= 0).all(axis=1))
    if len(same):
        return {int(same[0]): Fraction(1)}
    points = list(chances)
    rows = [over(gains[points, seat], least) for seat, least in enumerate(level)]
    program = Program(np.column_stack([spare[points], *rows]))
    found = program.maximise(np.zeros(len(points), dtype=object)).chances
    return {points[point]: chance for point, chance in found.items()}

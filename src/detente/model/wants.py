"""What a party wants: weights and values, stated as numbers or as orders; red lines; no deal."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from detente.model.expression import holds, issues_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from detente.model.expression import Condition
    from detente.model.quantity import FromConflict, Quantity

STANDS_FROM = Fraction(50)
"""A red line, or a statement, stands in the central case where its sureness, in percent, is at least this."""

Points = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """A value from 0 to 100 for each option, in the issue's order."""

    values: tuple[Quantity, ...]

    def central(self) -> tuple[Fraction, ...]:
        """The central value of each option."""
        return tuple(value.central for value in self.values)

    def extent(self) -> tuple[Points, Points]:
        """The least, and the greatest, value of each option over all worlds."""
        return tuple(value.low for value in self.values), tuple(value.high for value in self.values)


@dataclass(frozen=True, slots=True)
class BestFirst:
    """The options by rank alone, best first, as positions in the issue's order."""

    ranking: tuple[int, ...]
    path: str

    def central(self) -> tuple[Fraction, ...]:
        """Even steps: 100 for the best option, 0 for the worst."""
        steps = max(len(self.ranking) - 1, 1)
        by_option = {option: 100 - Fraction(100 * rank, steps) for rank, option in enumerate(self.ranking)}
        return tuple(by_option[option] for option in range(len(self.ranking)))

    def extent(self) -> tuple[Points, Points]:
        """The least, and the greatest, value of each option over all worlds; ties are allowed."""
        best, worst = self.ranking[0], self.ranking[-1]
        options = range(len(self.ranking))
        low = tuple(Fraction(100 if option == best else 0) for option in options)
        high = tuple(Fraction(0 if option == worst != best else 100) for option in options)
        return low, high


@dataclass(frozen=True, slots=True)
class Ideal:
    """The number liked best on a number issue; value falls in proportion to the distance from it."""

    at: Quantity
    numbers: tuple[Fraction, ...]

    def central(self) -> tuple[Fraction, ...]:
        """``100 (1 - |x - ideal| / max(ideal - from, to - ideal))`` for each number ``x``."""
        return tuple(self.value(number, self.at.central) for number in self.numbers)

    def extent(self) -> tuple[Points, Points]:
        """The least, and the greatest, value of each number over all worlds.

        The nearer the ideal comes to a number, the more that is worth.
        """
        low, high = self.at.low, self.at.high
        farthest = (min(self.value(number, low), self.value(number, high)) for number in self.numbers)
        nearest = (self.value(number, min(max(number, low), high)) for number in self.numbers)
        return tuple(farthest), tuple(nearest)

    def value(self, number: Fraction, ideal: Fraction) -> Fraction:
        """What a number is worth where another is liked best."""
        span = max(ideal - self.numbers[0], self.numbers[-1] - ideal)
        return 100 * (1 - abs(number - ideal) / span)


@dataclass(frozen=True, slots=True)
class Knots:
    """Values at some numbers of a number issue, both ends among them; straight lines between."""

    at: tuple[Fraction, ...]
    values: tuple[Quantity, ...]
    numbers: tuple[Fraction, ...]

    def central(self) -> tuple[Fraction, ...]:
        """The value of each number of the issue, by linear interpolation of the central values."""
        return self._between([value.central for value in self.values])

    def extent(self) -> tuple[Points, Points]:
        """The least, and the greatest, value of each number over all worlds."""
        lows, highs = [value.low for value in self.values], [value.high for value in self.values]
        return self._between(lows), self._between(highs)

    def shares(self, number: Fraction) -> dict[int, Fraction]:
        """How much of the value at each given number goes into the value of this one, by position."""
        right = bisect_left(self.at, number)
        if self.at[right] == number:
            return {right: Fraction(1)}
        low, high = self.at[right - 1], self.at[right]
        return {right - 1: (high - number) / (high - low), right: (number - low) / (high - low)}

    def _between(self, given: Sequence[Fraction]) -> Points:
        return tuple(
            sum((share * given[place] for place, share in self.shares(number).items()), Fraction(0))
            for number in self.numbers
        )


Valuation = Scores | BestFirst | Ideal | Knots


@dataclass(frozen=True, slots=True)
class IssueWant:
    """What a party wants on one issue; ``weight`` is absent where ``order`` gives it."""

    issue: str
    weight: Quantity | None
    valuation: Valuation
    path: str


@dataclass(frozen=True, slots=True)
class RedLine:
    """Something a party will never sign. ``number`` counts from 1 in file order."""

    number: int
    never: Condition
    path: str
    sure: Quantity | None = None
    price: Quantity | None = None

    @property
    def stands(self) -> bool:
        """Whether it is a demand in the central case."""
        return self.sure is None or self.sure.central >= STANDS_FROM


@dataclass(frozen=True, slots=True)
class Together:
    """Points added to a package's value where a condition holds: more, or less, than the sum."""

    condition: Condition
    points: Quantity
    path: str


@dataclass(frozen=True, slots=True)
class Wants:
    """Values of one party over packages, on its own scale of points from 0 to 100.

    ``order`` names the party's issues by falling weight and is empty where weights are given.
    """

    path: str
    issues: Mapping[str, IssueWant]
    order: tuple[str, ...] = ()
    together: tuple[Together, ...] = ()

    @property
    def has_values(self) -> bool:
        """Whether packages have a value to the party; red lines alone give none."""
        return bool(self.issues)

    def central_weights(self) -> dict[str, Fraction]:
        """The weight of each of the party's issues, divided by their sum.

        Where only the order is known: rank-order centroids, the mean of all weights that the order
        allows (Barron & Barrett 1996): ``w_k = (1/n) sum_{j=k}^{n} 1/j``.
        """
        if self.order:
            n = len(self.order)
            return {
                issue: sum((Fraction(1, j) for j in range(rank, n + 1)), Fraction(0)) / n
                for rank, issue in enumerate(self.order, start=1)
            }
        weights = {name: want.weight.central for name, want in self.issues.items() if want.weight is not None}
        total = sum(weights.values(), Fraction(0))
        return {name: weight / total for name, weight in weights.items()}

    def central_value(self, chosen: Mapping[str, int]) -> Fraction:
        """What a package is worth, by the position of its option on every issue the party cares about.

        The mean of the values of its options by weight, and the points of each ``together`` that holds.
        """
        weights = self.central_weights()
        options = (weights[i] * want.valuation.central()[chosen[i]] for i, want in self.issues.items())
        extra = (entry.points.central for entry in self.together if holds(entry.condition.expression, chosen))
        return sum(options, Fraction(0)) + sum(extra, Fraction(0))


@dataclass(frozen=True, slots=True)
class Demands:
    """What a party or ratifier insists on: its red lines, and at least its ``no deal``."""

    no_deal: Quantity | FromConflict | None = None
    red_lines: tuple[RedLine, ...] = ()

    def red_lines_over(
        self, treated: Collection[str], counts: Callable[[RedLine], bool] = attrgetter("stands")
    ) -> tuple[RedLine, ...]:
        """The red lines that are demands where these issues are treated: they count and name one of them.

        counts : whether a red line counts; unless said, whether it stands in the central case.
        """
        return tuple(
            line
            for line in self.red_lines
            if counts(line) and not issues_of(line.never.expression).isdisjoint(treated)
        )

    def crossed(self, chosen: Mapping[str, int], treated: Collection[str]) -> tuple[int, ...]:
        """The numbers of those that a package crosses; ``chosen`` has an option for each issue they name."""
        return tuple(
            line.number for line in self.red_lines_over(treated) if holds(line.never.expression, chosen)
        )

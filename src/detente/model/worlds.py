"""Worlds: draws of all that a case leaves uncertain, many side by side as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.model.uncertain import group_path
from detente.model.wants import BestFirst, Ideal, Knots, Scores

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from detente.model.conflict import Statement
    from detente.model.quantity import Quantity
    from detente.model.wants import IssueWant, RedLine, Wants

    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Worlds:
    """As many worlds as ``size``. What is not among ``drawn`` is at its central value in all of them.

    ``drawn`` : for each judgment drawn, by path, an array of ``size`` rows. A range: (size,) numbers. Whether
    a red line or a statement stands: (size,) bool. Weights by order: (size, n) of the issues in that order,
    not negative. Values by order: (size, n_options) points, in the order of the issue. A group: (size, n) its
    statements as positions, most important first.
    """

    size: int
    drawn: Mapping[str, npt.NDArray[Any]]

    def quantity(self, quantity: Quantity) -> Floats:
        """A number in each world: (size,)."""
        found = self.drawn.get(quantity.path)
        return np.full(self.size, float(quantity.central)) if found is None else found

    def stands(self, part: RedLine | Statement) -> npt.NDArray[np.bool_]:
        """Whether a red line, or a statement, stands in each world: (size,)."""
        found = None if part.sure is None else self.drawn.get(part.sure.path)
        return np.full(self.size, part.stands) if found is None else found

    def weights(self, wants: Wants) -> Floats:
        """Shares of the weights of a party's issues, in the order of ``wants.issues``: (size, n_issues).

        Each row sums to 1: what is drawn is divided by its sum, and where all is 0 the issues share evenly.
        """
        if wants.order:
            found = self.drawn.get(f"{wants.path}.order")
            if found is None:
                central = wants.central_weights()
                return np.tile([float(central[issue]) for issue in wants.issues], (self.size, 1))
            columns = [found[:, wants.order.index(issue)] for issue in wants.issues]
        else:
            columns = [
                self.quantity(want.weight) for want in wants.issues.values() if want.weight is not None
            ]
        weights = np.stack(columns, axis=1)
        weights[~weights.any(axis=1)] = 1
        shares: Floats = weights / weights.sum(axis=1, keepdims=True)
        return shares

    def values(self, want: IssueWant) -> Floats:
        """Points of an issue's options, in its order: (size, n_options)."""
        match want.valuation:
            case Scores(values):
                return np.stack([self.quantity(value) for value in values], axis=1)
            case BestFirst(path=path) as order:
                found = self.drawn.get(path)
                central = [float(points) for points in order.central()]
                return np.tile(central, (self.size, 1)) if found is None else found
            case Ideal(at=at, numbers=numbers):
                ideal, where = self.quantity(at)[:, None], np.array([float(number) for number in numbers])
                span = np.maximum(ideal - where[0], where[-1] - ideal)
                falling: Floats = 100 * (1 - np.abs(where - ideal) / span)
                return falling
            case Knots(at=at, values=values, numbers=numbers):
                ends = np.array([float(number) for number in at])
                given = np.stack([self.quantity(value) for value in values], axis=1)
                return _between(np.array([float(number) for number in numbers]), ends, given)

    def arrangement(self, group: tuple[Statement, ...]) -> npt.NDArray[np.intp]:
        """The statements of a group by their positions, most important first, in each world: (size, n)."""
        found = self.drawn.get(group_path(group))
        return np.tile(np.arange(len(group)), (self.size, 1)) if found is None else found

    def part(self, start: int, stop: int) -> Worlds:
        """The worlds from ``start`` up to ``stop``."""
        rows = range(self.size)[start:stop]
        return Worlds(len(rows), {path: found[start:stop] for path, found in self.drawn.items()})


def _between(numbers: Floats, ends: Floats, given: Floats) -> Floats:
    """Straight lines between given points: (n_worlds, n_numbers).

    numbers : (n_numbers,) where the lines are read; ends : (n_ends,) rising, from the first number to the
    last; given : (n_worlds, n_ends).
    """
    right = np.clip(np.searchsorted(ends, numbers), 1, len(ends) - 1)
    share = (numbers - ends[right - 1]) / (ends[right] - ends[right - 1])
    return given[:, right - 1] * (1 - share) + given[:, right] * share

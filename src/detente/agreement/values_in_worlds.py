"""What packages are worth to somebody in many worlds at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from detente.agreement.enumeration import spread
from detente.agreement.space import truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.pareto import Index, Mask
    from detente.agreement.space import Space
    from detente.model import Quantity, Wants, Worlds

Floats = npt.NDArray[np.float64]


class ValuesOverSpace:
    """Somebody's values, ready to be asked in many worlds.

    A value adds up over issues, so the issues are cut into two parts and each part's sums are made once:
    a package's value is one sum of each. Which two follows from its number, since the first issue is its
    slowest digit.
    """

    def __init__(self, wants: Wants, space: Space) -> None:
        self.wants = wants
        self._space = space
        self._cut = _balanced(space.sizes)
        self._ties: list[tuple[Mask, Quantity]] = []
        for entry in wants.together:
            scope, where = truth(entry.condition.expression, space)
            self._ties.append((spread(scope, where, space.sizes).reshape(-1), entry.points))

    def in_worlds(self, worlds: Worlds) -> ValuesInWorlds:
        """The values in these worlds: the mean by weight over all issues, those not treated at today."""
        shares = worlds.weights(self.wants)
        tables = {
            issue: (shares[:, place, None] * worlds.values(want)).T
            for place, (issue, want) in enumerate(self.wants.issues.items())
        }
        fixed = [tables[name][today] for name, today in self._space.fixed.items() if name in tables]
        treated = [
            tables.get(issue.id, np.zeros((len(issue.options), worlds.size))) for issue in self._space.issues
        ]
        base = sum(fixed, np.zeros(worlds.size))[None]
        ties = tuple((where, worlds.quantity(points)) for where, points in self._ties)
        return ValuesInWorlds(
            reduce(_added, treated[: self._cut], base),
            reduce(_added, treated[self._cut :], np.zeros((1, worlds.size))),
            ties,
        )


@dataclass(frozen=True, eq=False)
class ValuesInWorlds:
    """Values of all packages, as parts to be added up for those that are asked for.

    ``first`` : (n_first, n_worlds) for each choice on the issues of the first part; ``second`` : the same of
    the second part. ``ties`` : (n_packages,) where a ``together`` holds, and (n_worlds,) its points.
    """

    first: Floats
    second: Floats
    ties: tuple[tuple[Mask, Floats], ...]

    def of(self, packages: Index) -> Floats:
        """Points of packages, given by their numbers: (n_packages, n_worlds)."""
        first, second = np.divmod(packages, len(self.second))
        total: Floats = self.first[first]
        total += self.second[second]
        for where, points in self.ties:
            total[where[packages]] += points
        return total


def _balanced(sizes: Sequence[int]) -> int:
    """How many issues belong to the first part, so that both parts have about as many choices."""
    return min(range(len(sizes) + 1), key=lambda cut: math.prod(sizes[:cut]) + math.prod(sizes[cut:]))


def _added(total: Floats, table: Floats) -> Floats:
    """Sums of one row of each: (n * n_options, n_worlds), the rows of ``table`` varying fastest."""
    sums = total[:, None] + table[None]
    return sums.reshape(len(total) * len(table), total.shape[1])

"""Who accepts which packages in many worlds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.acceptance import demands_of, essential, met, without
from detente.agreement.enumeration import spread
from detente.agreement.solutions_in_worlds import EQUAL
from detente.agreement.space import truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.agreement.acceptance import Formula
    from detente.agreement.demands_in_worlds import Floor, MayBeDemanded, NoDeals
    from detente.agreement.pareto import Index, Mask
    from detente.agreement.space import Space
    from detente.agreement.values_in_worlds import Floats, ValuesInWorlds, ValuesOverSpace
    from detente.model import RedLine, Wants, Worlds


class View:
    """Some worlds, and what is asked of them more than once."""

    def __init__(self, over: Mapping[str, ValuesOverSpace], worlds: Worlds, no_deals: NoDeals) -> None:
        """``over`` : the values that may be asked for, by the path of the wants."""
        self.worlds = worlds
        self._over = over
        self._no_deals = no_deals
        self._values: dict[str, ValuesInWorlds] = {}

    def points(self, wants: Wants, packages: Index) -> Floats:
        """What packages are worth by somebody's wants: (n_packages, n_worlds)."""
        if wants.path not in self._values:
            self._values[wants.path] = self._over[wants.path].in_worlds(self.worlds)
        return self._values[wants.path].of(packages)

    def floor(self, floor: Floor) -> Floats:
        """The points a ``no deal`` asks for: (n_worlds,), minus infinity where it asks for none."""
        return floor.points(self.worlds, self._no_deals)

    def enough(self, floor: Floor, packages: Index) -> Mask:
        """Whether packages are worth a ``no deal``: (n_packages, n_worlds)."""
        return np.asarray(self.points(floor.wants, packages) >= self.floor(floor) - EQUAL)


class Crossings:
    """Which packages cross which of some red lines.

    Packages that cross the same ones share a pattern, and there are far fewer patterns than packages.
    """

    def __init__(self, lines: Sequence[RedLine], space: Space) -> None:
        self.lines = lines
        columns = [np.zeros(space.packages, dtype=bool)]
        for line in lines:
            scope, crossed = truth(line.never.expression, space)
            columns.append(spread(scope, crossed, space.sizes).reshape(-1))
        patterns, self._pattern = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
        self._crossed: Mask = patterns[:, 1:]

    def respected(self, worlds: Worlds, packages: Index) -> Mask:
        """Whether packages cross none of the red lines that stand: (n_packages, n_worlds)."""
        return self._by_pattern(worlds)[self._pattern[packages]]

    def left(self, worlds: Worlds, packages: Index) -> tuple[Index, Mask]:
        """Those of the packages that cross none in some world, and (n_left, n_worlds) in which."""
        respected = self._by_pattern(worlds)
        packages = packages[np.asarray(respected.any(axis=1))[self._pattern[packages]]]
        return packages, respected[self._pattern[packages]]

    def _by_pattern(self, worlds: Worlds) -> Mask:
        crossed = np.zeros((len(self._crossed), worlds.size), dtype=bool)
        for line, crossing in zip(self.lines, self._crossed.T, strict=True):
            crossed[crossing] |= worlds.stands(line)
        return ~crossed


class Rule:
    """A formula over demands, asked of packages in many worlds.

    1. Leave out packages that cross a red line it cannot do without in every world. 2. The same for each
    ``no deal`` it cannot do without. 3. Ask what is left of the formula of the packages that are left.
    """

    def __init__(self, formula: Formula, demands: MayBeDemanded, space: Space) -> None:
        needed = [demand for demand in sorted(demands_of(formula)) if essential(formula, demand)]
        self._needed = Crossings([demands.lines[d] for d in needed if d in demands.lines], space)
        self._floors = [demands.floors[d] for d in needed if d in demands.floors]
        self._rest = without(formula, frozenset(needed))
        rest = sorted(demands_of(self._rest))
        self._lines = {d: Crossings([demands.lines[d]], space) for d in rest if d in demands.lines}
        self._other_floors = {d: demands.floors[d] for d in rest if d in demands.floors}

    def narrowed(self, view: View, packages: Index, accepted: Mask | None = None) -> tuple[Index, Mask]:
        """Those of the packages that some world accepts, and (n_left, n_worlds) which worlds do.

        accepted : (n_packages, n_worlds) where they are accepted by what is not in this formula; by default
        everywhere.
        """
        if accepted is None:
            packages, accepted = self._needed.left(view.worlds, packages)
        else:
            accepted = accepted & self._needed.respected(view.worlds, packages)
        for floor in self._floors:
            packages, accepted = _kept(packages, accepted)
            accepted &= view.enough(floor, packages)
        packages, accepted = _kept(packages, accepted)
        accepted &= met(self._rest, self._satisfied(view, packages))
        return _kept(packages, accepted)

    def accepted(self, view: View, packages: Index) -> Mask:
        """Whether each of the packages is accepted: (n_packages, n_worlds)."""
        asked, place = np.unique(packages, return_inverse=True)
        left, accepted = self.narrowed(view, asked)
        found = np.zeros((len(asked), view.worlds.size), dtype=bool)
        found[np.isin(asked, left)] = accepted
        return found[place]

    def _satisfied(self, view: View, packages: Index) -> Mapping[int, Mask]:
        lines = {d: line.respected(view.worlds, packages) for d, line in self._lines.items()}
        floors = {d: view.enough(floor, packages) for d, floor in self._other_floors.items()}
        return lines | floors


def _kept(packages: Index, accepted: Mask) -> tuple[Index, Mask]:
    """The packages that are accepted in some world."""
    some = accepted.any(axis=1)
    return packages[some], accepted[some]

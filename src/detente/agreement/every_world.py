"""A deal in every world, by different packages; exact.

An open answer may still be a deal in every world. It is one if all worlds can be cut into parts, in each of
which one package is accepted throughout. Parts and cuts are those of :mod:`detente.agreement.leeway`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.acceptance import met
from detente.agreement.demands_in_worlds import may_be_demanded
from detente.agreement.enumeration import holding
from detente.agreement.leeway import Judge
from detente.agreement.space import space_of
from detente.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.demands_in_worlds import MayBeDemanded
    from detente.agreement.leeway import Cut, Leeway
    from detente.agreement.pareto import Index, Mask
    from detente.agreement.space import Space
    from detente.model import Case, Forum, Wants

    Parts = Mapping[str, Leeway]

MAX_PACKAGES: Final = 1 << 17
"""Packages beyond which it is not tried."""
MAX_PARTS: Final = 64
"""Parts that are looked at."""
MAX_JUDGED: Final = 1 << 18
"""Packages that may be accepted somewhere, times parts, that are looked at."""


def deal_in_every_world(case: Case, forum: Forum) -> bool:
    """Whether it is proved that a forum has a deal in every world.

    False proves nothing: there may be a world without a deal, or the limits of this module were reached.
    Issues that the forum does not treat have a ``today``. What is left to the conflict demands nothing.

    1. Take all worlds. 2. A part is settled if one package is accepted in all of it. 3. If none is in its
    middle, that is a world without a deal. 4. Else cut it where a package settles most of it at once; where
    none settles anything, in the middle of what is widest. Go on with both.
    """
    space = space_of(case, forum)
    if space.packages > MAX_PACKAGES:
        return False
    search = _Search(may_be_demanded(case, forum, space), space)
    return search.proves()


class _Search:
    """The packages that may do, by whose values they are judged, and what each part makes of them."""

    def __init__(self, demands: MayBeDemanded, space: Space) -> None:
        self._formula = demands.acceptance.formula
        every: Index = np.arange(space.packages)
        lines = {demand: ~holding(line.never.expression, space) for demand, line in demands.lines.items()}
        nothing = {
            demand: np.ones(space.packages, bool)
            for demand, floor in demands.floors.items()
            if not isinstance(floor.no_deal, Quantity)
        }
        wants: dict[str, Wants] = {}
        floors: dict[str, dict[int, Quantity]] = {}
        for demand, floor in demands.floors.items():
            if isinstance(floor.no_deal, Quantity):
                wants[floor.wants.path] = floor.wants
                floors.setdefault(floor.wants.path, {})[demand] = floor.no_deal
        judges = {path: Judge(one, floors[path], space, every) for path, one in wants.items()}
        self.everything = {path: judge.everything() for path, judge in judges.items()}
        fixed = {**lines, **nothing}
        somewhere = {p: judge.somewhere(self.everything[p]) for p, judge in judges.items()}
        may = np.broadcast_to(met(self._formula, fixed | _by_demand(judges, somewhere)), space.packages)
        packages = np.flatnonzero(may)
        self._judges = {path: Judge(one, floors[path], space, packages) for path, one in wants.items()}
        self._fixed = {demand: where[packages] for demand, where in fixed.items()}
        self._n_packages = len(packages)

    def proves(self) -> bool:
        """Whether all parts can be settled within the limits."""
        if not self._n_packages:
            return False
        left = min(MAX_PARTS, max(1, MAX_JUDGED // self._n_packages))
        open_parts: list[Parts] = [self.everything]
        while open_parts and left:
            left -= 1
            part = open_parts.pop()
            meets = self._meets(part)
            if not self._accepted(meets).any():
                in_the_middle = self._meets({path: leeway.middle for path, leeway in part.items()})
                if not self._accepted(in_the_middle).any():
                    return False
                found = self._cut(part, meets)
                if found is None:
                    return False
                path, cut = found
                open_parts += [{**part, path: half} for half in cut.parts]
        return not open_parts

    def _meets(self, part: Parts) -> dict[str, Mask]:
        return {path: judge.everywhere(part[path]) for path, judge in self._judges.items()}

    def _accepted(self, meets: Mapping[str, Mask]) -> Mask:
        """Which packages are accepted where judges' demands are met so: (n_packages,)."""
        satisfied = self._fixed | _by_demand(self._judges, meets)
        return np.broadcast_to(met(self._formula, satisfied), self._n_packages)

    def _cut(self, part: Parts, meets: Mapping[str, Mask]) -> tuple[str, Cut] | None:
        """The cut that settles most at once, or is widest; nothing where nothing can be cut.

        Where no cut settles anything, one that would if all others were met where they can be.
        """
        found: list[tuple[str, Cut]] = []
        may_meet = {path: judge.somewhere(part[path]) for path, judge in self._judges.items()}
        for others in (meets, may_meet):
            for path, judge in self._judges.items():
                needed = self._accepted({**others, path: np.ones_like(others[path])})
                found += [(path, cut) for cut in judge.cuts(part[path], needed)]
            if any(cut.enough for _, cut in found):
                break
        return max(found, key=lambda one: (one[1].enough, one[1].wide), default=None)


def _by_demand(judges: Mapping[str, Judge], meets: Mapping[str, Mask]) -> dict[int, Mask]:
    return {
        demand: row
        for path, judge in judges.items()
        for demand, row in zip(judge.demands, meets[path], strict=True)
    }

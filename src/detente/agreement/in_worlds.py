"""What a forum decides in many worlds at once: whether there is a deal, which, and by how much.

Here every package is listed and points are doubles, for speed; of one world
:func:`detente.agreement.agreement` says the same exactly. Two numbers of points within
:data:`~detente.agreement.solutions_in_worlds.EQUAL` of each other count as equal, so that what is a tie in
every world is one here as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from detente.agreement.acceptance import conjunction, without
from detente.agreement.acceptance_in_worlds import Crossings, Rule, View
from detente.agreement.demands_in_worlds import AS_THE_CASE_SAYS, may_be_demanded
from detente.agreement.enumeration import allowed
from detente.agreement.solutions_in_worlds import EQUAL, SOLUTIONS, chosen
from detente.agreement.space import completions, space_of
from detente.agreement.values_in_worlds import ValuesOverSpace
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from detente.agreement.demands_in_worlds import NoDeals
    from detente.agreement.pareto import Index, Mask
    from detente.agreement.values_in_worlds import Floats
    from detente.model import Case, Forum, Worlds

MAX_PACKAGES: Final = 1 << 17
_CELLS: Final = 1 << 20
"""Packages times worlds that are looked at together: eight megabytes an array."""


@dataclass(frozen=True, eq=False)
class DealsInWorlds:
    """What a forum decides in each of many worlds; all arrays have one element a world, and are read-only.

    ``zone`` : whether a package is accepted. ``drafts`` : for each draft that changes no issue the forum does
    not treat, whether some completion is acceptable to all seats. ``chosen`` : for each bargaining solution
    the number of its package, as in :mod:`detente.agreement.packages`; -1 where it does not apply.
    ``margin`` : over the packages that cross no red line of a seat's own, the largest that the smallest gain
    over no deal can be, in points; not a number where no seat has a ``no deal``, or no package is left.
    """

    zone: Mask
    drafts: Mapping[str, Mask]
    chosen: Mapping[str, Index]
    margin: Floats


class ForumInWorlds:
    """A forum made ready to be asked what it decides in many worlds.

    Every issue that it does not treat must have a ``today``. Raises :class:`~detente.errors.TooLarge` above
    :data:`MAX_PACKAGES` packages.
    """

    def __init__(self, case: Case, forum: Forum) -> None:
        self.space = space_of(case, forum)
        if self.space.packages > MAX_PACKAGES:
            raise TooLarge(
                f"{self.space.packages:,} packages are too many to list in each of many worlds: the limit is "
                f"{MAX_PACKAGES:,}",
                "look at the worlds one by one",
            )
        self._case = case
        self._seats = [seat for seat in forum.seats if seat in case.wants and case.wants[seat].has_values]
        self._by_majority = forum.rule.kind == "majority"
        demands = may_be_demanded(case, forum, self.space)
        self._values = {
            one.path: ValuesOverSpace(one, self.space) for one in case.all_wants if one.has_values
        }
        listed = demands.acceptance.demands
        own = [d for d, one in enumerate(listed) if one.ratifier is None and one.party in forum.seats]
        jointly = conjunction(demands.acceptance.seats.values())
        self._no_deals = [demands.floor_of(seat) for seat in self._seats]
        self._own_lines = Crossings([demands.lines[d] for d in own if d in demands.lines], self.space)
        self._beside = Rule(without(jointly, frozenset(own)), demands, self.space)
        self._rule = Rule(demands.acceptance.formula, demands, self.space)
        self._drafts = {
            name: allowed(completing)
            for name, draft in case.drafts.items()
            if (completing := completions(draft, self.space)) is not None
        }

    def judge(self, worlds: Worlds, no_deals: NoDeals = AS_THE_CASE_SAYS) -> DealsInWorlds:
        """What the forum decides in each world.

        no_deals : what parties expect without a deal, (n_worlds,) points each, in place of what the case
        says; not a number where that is not known, and then no demand.
        """
        size = max(1, _CELLS // self.space.packages)
        found = [
            self._judged(self._view(worlds.part(start, start + size), _part(no_deals, start, start + size)))
            for start in range(0, max(worlds.size, 1), size)
        ]
        return DealsInWorlds(
            _joined([one.zone for one in found]),
            {name: _joined([one.drafts[name] for one in found]) for name in self._drafts},
            {name: _joined([one.chosen[name] for one in found]) for name in SOLUTIONS},
            _joined([one.margin for one in found]),
        )

    def values(self, packages: Index, worlds: Worlds) -> dict[str, Floats]:
        """What packages are worth to each party with values: (n_worlds, n_packages) points."""
        view = self._view(worlds, AS_THE_CASE_SAYS)
        valued = {party: wants for party, wants in self._case.wants.items() if wants.has_values}
        return {party: view.points(wants, packages).T for party, wants in valued.items()}

    def accepted(self, packages: Index, worlds: Worlds, no_deals: NoDeals = AS_THE_CASE_SAYS) -> Mask:
        """Whether the forum accepts packages, by its rule: (n_worlds, n_packages)."""
        return self._rule.accepted(self._view(worlds, no_deals), packages).T

    def _view(self, worlds: Worlds, no_deals: NoDeals) -> View:
        return View(self._values, worlds, no_deals)

    def _judged(self, view: View) -> DealsInWorlds:
        """What the forum decides in a part of the worlds.

        1. Of the packages that cross no red line of a seat find the smallest gain of each, and so the margin.
        2. Keep those that every seat accepts, and so the drafts. 3. Keep those that the forum accepts, which
        by unanimity are the same, and so the zone and what the solutions pick from it.
        """
        everything = np.arange(self.space.packages)
        packages, uncrossed = self._own_lines.left(view.worlds, everything)
        least = self._least_gain(view, packages, uncrossed)
        margin = least.max(axis=0, initial=-np.inf)
        packages, jointly = self._beside.narrowed(view, packages, least >= -EQUAL)
        drafts = {name: _somewhere(jointly[whole[packages]]) for name, whole in self._drafts.items()}
        if self._by_majority:
            _, accepted = self._rule.narrowed(view, everything)
            nothing = np.full(view.worlds.size, -1)
            picked = dict.fromkeys(SOLUTIONS, nothing)
        else:
            accepted = jointly
            picked = self._picked(view, packages, accepted)
        margin[np.isinf(margin)] = np.nan
        return DealsInWorlds(_somewhere(accepted), drafts, picked, margin)

    def _least_gain(self, view: View, packages: Index, uncrossed: Mask) -> Floats:
        """The smallest gain of a seat over its no deal: (n_packages, n_worlds).

        Infinity where no seat has one, minus infinity where a package is not ``uncrossed``.
        """
        least = np.full((len(packages), view.worlds.size), np.inf)
        for floor in self._no_deals:
            if floor is not None:
                np.minimum(least, view.points(floor.wants, packages) - view.floor(floor), out=least)
        least[~uncrossed] = -np.inf
        return least

    def _picked(self, view: View, packages: Index, accepted: Mask) -> dict[str, Index]:
        """The package that each solution picks in each world."""
        floors = np.empty((len(self._seats), view.worlds.size))
        values = np.empty((len(self._seats), *accepted.shape))
        for place, (seat, floor) in enumerate(zip(self._seats, self._no_deals, strict=True)):
            floors[place] = -np.inf if floor is None else view.floor(floor)
            values[place] = view.points(self._case.wants[seat], packages)
        return chosen(packages, accepted, values, floors)


def _somewhere(accepted: Mask) -> Mask:
    """(n_worlds,) whether any package is accepted."""
    return np.asarray(accepted.any(axis=0))


def _part(no_deals: NoDeals, start: int, stop: int) -> NoDeals:
    return {party: points[start:stop] for party, points in no_deals.items()}


def _joined(parts: list[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    """One read-only array of all worlds."""
    whole = np.concatenate(parts)
    whole.flags.writeable = False
    return whole

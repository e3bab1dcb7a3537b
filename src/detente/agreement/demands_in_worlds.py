"""What may be demanded in a forum: each red line that stands in some world, and each no deal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.acceptance import Reading, acceptance
from detente.model import FromConflict, Quantity, may_stand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.agreement.acceptance import Acceptance
    from detente.agreement.space import Space
    from detente.agreement.values_in_worlds import Floats
    from detente.model import Case, Demands, Forum, RedLine, Wants, Worlds

    NoDeals = Mapping[str, Floats]

AS_THE_CASE_SAYS: Final[NoDeals] = MappingProxyType({})
"""No party's ``no deal`` is known from elsewhere."""
_ANY_WORLD: Final = Reading(counts=may_stand, reaches=lambda *_: ())
"""Red lines that stand in some world; when a package is worth a ``no deal`` is asked of the worlds."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A ``no deal`` and the wants it is judged by; ``party`` where it is a party's own."""

    no_deal: Quantity | FromConflict
    wants: Wants
    party: str | None

    def points(self, worlds: Worlds, no_deals: NoDeals) -> Floats:
        """The points asked for in each world, (n_worlds,); minus infinity where nothing is.

        no_deals : what parties expect without a deal in these worlds, in place of what the case says; not a
        number where that is not known.
        """
        given = None if self.party is None else no_deals.get(self.party)
        if given is not None:
            return np.where(np.isnan(given), -np.inf, given)
        if isinstance(self.no_deal, FromConflict):
            return np.full(worlds.size, -np.inf)
        return worlds.quantity(self.no_deal)


@dataclass(frozen=True, slots=True)
class MayBeDemanded:
    """All demands that some world knows, and who accepts when.

    ``lines`` and ``floors`` : what stands behind each demand, by its position. In a world in which a red
    line does not stand, or a ``no deal`` is not known, that demand counts as met.
    """

    acceptance: Acceptance
    lines: Mapping[int, RedLine]
    floors: Mapping[int, Floor]

    def floor_of(self, party: str) -> Floor | None:
        """A party's own ``no deal``."""
        return next((floor for floor in self.floors.values() if floor.party == party), None)


def may_be_demanded(case: Case, forum: Forum, space: Space) -> MayBeDemanded:
    """Gather the demands of a forum as if each that may be made were made."""
    found = acceptance(_with_no_deals(case), forum, space, _ANY_WORLD)
    lines = {line.path: line for demands, *_ in _all_demands(case) for line in demands.red_lines}
    floors = {
        demands.no_deal.path: Floor(demands.no_deal, wants, party)
        for demands, wants, party in _all_demands(case)
        if demands.no_deal is not None and wants is not None
    }
    paths = {position: demand.path for position, demand in enumerate(found.demands)}
    return MayBeDemanded(
        found,
        {position: lines[path] for position, path in paths.items() if path in lines},
        {position: floors[path] for position, path in paths.items() if path in floors},
    )


def _with_no_deals(case: Case) -> Case:
    """The case in which each ``no deal`` that comes from the conflict is some points, and so a demand."""
    zero = Fraction(0)
    return replace(
        case,
        demands={
            party: replace(demands, no_deal=Quantity(zero, zero, zero, demands.no_deal.path))
            if isinstance(demands.no_deal, FromConflict)
            else demands
            for party, demands in case.demands.items()
        },
    )


def _all_demands(case: Case) -> Iterator[tuple[Demands, Wants | None, str | None]]:
    """Everybody's demands, the wants they are judged by, and the party whose own they are."""
    for party, demands in case.demands.items():
        yield demands, case.wants.get(party), party
    for party, approval in case.approval.items():
        for ratifier in approval.ratifiers:
            yield ratifier.demands, ratifier.wants or case.wants.get(party), None

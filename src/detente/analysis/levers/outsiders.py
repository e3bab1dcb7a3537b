"""What a deal is worth to those who have no seat where it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from detente.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from detente.agreement.result import ForumAgreement, Range
    from detente.model import Case

Than = Literal["no deal", "today"]


@dataclass(frozen=True, slots=True)
class Outsider:
    """What a deal is worth to a party without a seat, and what it gains by it; least and most, over ties.

    ``than`` : with what it is compared: the party's own no deal where that is known in points, else what
    holds today. ``gain`` is below 0 where the party loses; nothing where there is nothing to compare with.
    """

    worth: Range
    than: Than | None
    gain: Range | None

    @property
    def loss(self) -> Fraction | None:
        """What it may lose at most; below 0 where it gains in any case."""
        return None if self.gain is None else -self.gain[0]


def outsiders(case: Case, forum: ForumAgreement) -> Mapping[str, Outsider]:
    """What the deal in a forum is worth to each party without a seat that has values.

    The deal is the Nash package, else the utilitarian one, as on a largest agenda: where there is a deal, the
    one such agenda is the whole. Nothing is told where no such package is known.
    """
    best = [agenda.best for agenda in forum.agendas[:1]]
    found = {}
    for party, worth in best[0].others.items() if best else ():
        without, than = _without(case, forum, party)
        gain = None if without is None else (worth[0] - without, worth[1] - without)
        found[party] = Outsider(worth, than, gain)
    return found


def _without(case: Case, forum: ForumAgreement, party: str) -> tuple[Fraction | None, Than | None]:
    """What a party has where the deal is not made, and by what that is told."""
    demands = case.demands.get(party)
    if demands is not None and isinstance(demands.no_deal, Quantity):
        return demands.no_deal.central, "no deal"
    return (forum.today[party], "today") if party in forum.today else (None, None)

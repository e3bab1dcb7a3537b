"""What comes of a case in many worlds at once: which conclusions hold in each of them.

The conflict comes first. Where a party's no deal is taken from there, it is in each world what the first of
the states in which the conflict then settles is worth to that party; as in an analysis of that one world.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement import lacks as agreement_lacks
from detente.agreement.in_worlds import ForumInWorlds
from detente.agreement.lens import forums_of, untreated_without_today
from detente.analysis.no_deal_from_conflict import CONCEPT, asks_the_conflict, worth_in
from detente.errors import TooLarge
from detente.model import Worlds
from detente.stability import lacks as stability_lacks
from detente.stability.concepts import CONCEPTS
from detente.stability.graph_model import graph_model
from detente.stability.in_worlds import conflict_in_worlds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from detente.agreement.in_worlds import DealsInWorlds
    from detente.model import Case, Quantity
    from detente.stability.graph_model import GraphModel
    from detente.stability.in_worlds import ConflictInWorlds

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

OF_STATES: Final = ("equilibrium.", "settles.")
"""How the names of conclusions on states begin."""
CONFLICT: Final = "stability"
"""What is left out where the conflict is out of reach, beside names of forums and concepts."""


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What comes of a case in each of many worlds. ``size`` : how many.

    ``deals`` : by forum. ``conflict`` is absent where the case has none, or it is out of reach.
    ``no_deals`` : the points that parties expect without a deal, (size,) each, where they are taken from the
    conflict; not a number where the case does not say.
    """

    size: int
    deals: Mapping[str, DealsInWorlds]
    conflict: ConflictInWorlds | None
    no_deals: Mapping[str, Floats] = field(default_factory=dict)

    def conclusions(self) -> Iterator[tuple[str, Mask]]:
        """Every conclusion that holds in some of the worlds, and those on deals in any case, by name.

        ``zone.FORUM``, ``draft.NAME@FORUM``, ``equilibrium.CONCEPT.POSITION``, ``settles.CONCEPT.POSITION``;
        for each where it holds, (size,).
        """
        for forum, found in self.deals.items():
            yield f"zone.{forum}", found.zone
            yield from ((f"draft.{name}@{forum}", holds) for name, holds in found.drafts.items())
        for asked, holds in self._of_states.items():
            for state in np.flatnonzero(holds.any(axis=0)):
                yield f"{asked}.{state}", holds[:, state]

    @property
    def asked(self) -> tuple[str, ...]:
        """What is asked of all states: ``equilibrium.CONCEPT`` and ``settles.CONCEPT``."""
        return tuple(self._of_states)

    @property
    def _of_states(self) -> dict[str, Mask]:
        if self.conflict is None:
            return {}
        equilibria = {f"equilibrium.{concept}": found for concept, found in self.conflict.equilibria.items()}
        return equilibria | {f"settles.{concept}": found for concept, found in self.conflict.settles.items()}


class CaseInWorlds:
    """A case made ready to be asked what comes of it in many worlds.

    ``forums`` : those that can be listed. ``left_out`` : what cannot be computed so, with the reason.
    """

    def __init__(self, case: Case, *, deals: bool = True, conflict: bool = True) -> None:
        """``deals``, ``conflict`` : whether these are asked for, where the case has them."""
        self.case = case
        self.left_out: dict[str, str] = {}
        self.asking = asks_the_conflict(case) if deals and not agreement_lacks(case) else ()
        self.model = self._model() if conflict or self.asking else None
        self._shows_conflict = conflict
        self.forums = dict(self._forums()) if deals and not agreement_lacks(case) else {}
        self._worth = {party: self._worth_by_state(party) for party in self.asking}

    @cached_property
    def central(self) -> Outcomes:
        """What comes of the central case."""
        return self.outcomes(Worlds(1, {}))

    def outcomes(self, worlds: Worlds) -> Outcomes:
        """What comes of the case in each world."""
        conflict = None
        if self.model is not None:
            concepts = tuple(CONCEPTS) if self._shows_conflict else (CONCEPT,)
            conflict = conflict_in_worlds(self.model, worlds, concepts)
            self.left_out |= conflict.left_out
        no_deals = {party: self._no_deal(party, conflict, worlds) for party in self.asking}
        deals = {name: forum.judge(worlds, no_deals) for name, forum in self.forums.items()}
        return Outcomes(worlds.size, deals, conflict if self._shows_conflict else None, no_deals)

    def seats(self, forum: str) -> tuple[str, ...]:
        """The seats of a forum."""
        return forums_of(self.case)[forum].seats

    def has_margin(self, forum: str) -> bool:
        """Whether a margin tells of a forum: every seat must say yes, and has values of its own."""
        wants = self.case.wants
        valued = all(seat in wants and wants[seat].has_values for seat in self.seats(forum))
        return valued and forums_of(self.case)[forum].rule.kind == "unanimity"

    def _model(self) -> GraphModel | None:
        if stability_lacks(self.case):
            return None
        try:
            return graph_model(self.case)
        except TooLarge as limit:
            self.left_out[CONFLICT] = limit.message
            return None

    def _forums(self) -> Iterator[tuple[str, ForumInWorlds]]:
        for name, forum in forums_of(self.case).items():
            if untreated_without_today(self.case, forum):
                continue
            try:
                yield name, ForumInWorlds(self.case, forum)
            except TooLarge as limit:
                self.left_out[name] = limit.message

    def _worth_by_state(self, party: str) -> list[Quantity | None]:
        """What each possible state is worth to a party, as the case says it."""
        if self.model is None or party not in self.model.conflict.worth:
            return []
        worth = self.model.conflict.worth[party]
        return [worth_in(worth, self.model, state) for state in range(len(self.model.states))]

    def _no_deal(self, party: str, conflict: ConflictInWorlds | None, worlds: Worlds) -> Floats:
        """What a party has where the conflict settles, in each world: (n_worlds,)."""
        points = np.full(worlds.size, np.nan)
        if conflict is None or CONCEPT not in conflict.settles or not self._worth[party]:
            return points
        settles = conflict.settles[CONCEPT]
        first = np.where(settles.any(axis=1), settles.argmax(axis=1), -1)
        for state in np.unique(first[first >= 0]):
            quantity = self._worth[party][state]
            if quantity is not None:
                points[first == state] = worlds.quantity(quantity)[first == state]
        return points

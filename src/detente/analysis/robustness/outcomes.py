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
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from detente.agreement.in_worlds import DealsInWorlds
    from detente.agreement.pareto import Index
    from detente.model import Case, Quantity
    from detente.stability.graph_model import GraphModel
    from detente.stability.in_worlds import ConflictInWorlds

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

OF_STATES: Final = ("equilibrium.", "settles.")
"""How the names of conclusions on states begin."""
OF_CONFLICT: Final = (*OF_STATES, "stays.")
"""How those of all conclusions on the conflict begin; a concept comes next."""
CONFLICT: Final = "stability"
"""What is left out where the conflict is out of reach, beside names of forums and concepts."""


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What comes of a case in each of many worlds. ``size`` : how many.

    ``deals`` : by forum. ``conflict`` is absent where the case has none, or it is out of reach; ``parties``
    are those with preferences in it. ``no_deals`` : the points that parties expect without a deal, (size,)
    each, where they are taken from the conflict; not a number where the case does not say. ``several`` :
    whether in some world they are those of the first of several states. ``left_out`` : what of the conflict
    was out of reach, with the reason.
    """

    size: int
    deals: Mapping[str, DealsInWorlds]
    conflict: ConflictInWorlds | None
    parties: Sequence[str] = ()
    no_deals: Mapping[str, Floats] = field(default_factory=dict)
    several: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)

    def conclusions(self) -> Iterator[tuple[str, Mask]]:
        """Every conclusion on deals and parties, and those on states that hold in some world, by name.

        ``zone.FORUM``, ``draft.NAME@FORUM``, ``stays.CONCEPT.PARTY``, ``equilibrium.CONCEPT.POSITION``,
        ``settles.CONCEPT.POSITION``; for each where it holds, (size,).
        """
        for forum, found in self.deals.items():
            yield f"zone.{forum}", found.zone
            yield from ((f"draft.{name}@{forum}", holds) for name, holds in found.drafts.items())
        for concept, stable in {} if self.conflict is None else self.conflict.stable_at_status_quo.items():
            yield from (
                (f"stays.{concept}.{party}", holds)
                for party, holds in zip(self.parties, stable.T, strict=True)
            )
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

    ``forums`` : those that can be listed. ``left_out`` : what cannot be computed so in any world, with the
    reason.
    """

    def __init__(
        self,
        case: Case,
        *,
        deals: bool = True,
        conflict: bool = True,
        only: Collection[str] | None = None,
    ) -> None:
        """``deals``, ``conflict`` : whether conclusions on these are drawn, where the case has them.

        ``only`` : the forums on whose deals; all without.
        """
        self.case = case
        self.left_out: dict[str, str] = {}
        self.asking = asks_the_conflict(case) if deals and not agreement_lacks(case) else ()
        self.model = self._model() if conflict or self.asking else None
        self._concepts = tuple(CONCEPTS) if conflict else ()
        self.forums = dict(self._forums(only)) if deals and not agreement_lacks(case) else {}
        self._worth = {party: self._worth_by_state(party) for party in self.asking}

    @cached_property
    def central(self) -> Outcomes:
        """What comes of the central case."""
        return self.outcomes(Worlds(1, {}))

    def outcomes(self, worlds: Worlds, concepts: Sequence[str] | None = None) -> Outcomes:
        """What comes of the case in each world.

        concepts : those by which conclusions on the conflict are drawn; all unless said.
        """
        shown = self._concepts if concepts is None else tuple(concepts)
        conflict = self._conflict(worlds, shown or ((CONCEPT,) if self.asking else ()))
        first = _first_settled(conflict) if self.asking else None
        no_deals = {party: self._no_deal(party, first, worlds) for party in self.asking}
        return Outcomes(
            worlds.size,
            deals={name: forum.judge(worlds, no_deals) for name, forum in self.forums.items()},
            conflict=conflict if shown else None,
            parties=() if self.model is None else self.model.parties,
            no_deals=no_deals,
            several=bool(self.asking) and _settles_in_several(conflict),
            left_out={} if conflict is None else conflict.left_out,
        )

    def seats(self, forum: str) -> tuple[str, ...]:
        """The seats of a forum."""
        return forums_of(self.case)[forum].seats

    def has_margin(self, forum: str) -> bool:
        """Whether a margin tells of a forum: every seat must say yes, and has values of its own."""
        wants = self.case.wants
        valued = all(seat in wants and wants[seat].has_values for seat in self.seats(forum))
        return valued and forums_of(self.case)[forum].rule.kind == "unanimity"

    def _conflict(self, worlds: Worlds, concepts: Sequence[str]) -> ConflictInWorlds | None:
        if self.model is None or not concepts:
            return None
        return conflict_in_worlds(self.model, worlds, concepts)

    def _model(self) -> GraphModel | None:
        if stability_lacks(self.case):
            return None
        try:
            return graph_model(self.case)
        except TooLarge as limit:
            self.left_out[CONFLICT] = limit.message
            return None

    def _forums(self, only: Collection[str] | None) -> Iterator[tuple[str, ForumInWorlds]]:
        for name, forum in forums_of(self.case).items():
            if untreated_without_today(self.case, forum) or (only is not None and name not in only):
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

    def _no_deal(self, party: str, first: Index | None, worlds: Worlds) -> Floats:
        """What a party has where the conflict settles, in each world: (n_worlds,).

        first : the first of the states in which it does, -1 where it settles nowhere; (n_worlds,).
        """
        points = np.full(worlds.size, np.nan)
        if first is None or not self._worth[party]:
            return points
        for state in np.unique(first[first >= 0]):
            quantity = self._worth[party][state]
            if quantity is not None:
                points[first == state] = worlds.quantity(quantity)[first == state]
        return points


def _first_settled(conflict: ConflictInWorlds | None) -> Index | None:
    """The first state in which the conflict settles in each world, -1 where in none; where it is known."""
    if conflict is None or CONCEPT not in conflict.settles:
        return None
    settles = conflict.settles[CONCEPT]
    return np.where(settles.any(axis=1), settles.argmax(axis=1), -1)


def _settles_in_several(conflict: ConflictInWorlds | None) -> bool:
    """Whether in some world the conflict may settle in more than one state."""
    if conflict is None or CONCEPT not in conflict.settles:
        return False
    return bool((conflict.settles[CONCEPT].sum(axis=1) > 1).any())

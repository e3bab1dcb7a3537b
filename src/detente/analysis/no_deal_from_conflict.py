"""No deal from the conflict: what walking away is worth, where that is whatever the conflict comes to.

Where the conflict settles, each party has what that state is ``worth`` to it. A party whose ``no deal`` is
taken from there demands at least as much of a deal: an endogenous no deal. Where the conflict may settle in
several states, each is one state for all parties at once, and nothing is averaged over them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from detente.agreement import agreement
from detente.errors import TooLarge
from detente.model import Endogenous, FromConflict, holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.agreement import Agreement
    from detente.model import Case, Demands, Quantity, Worth
    from detente.stability.graph_model import GraphModel

CONCEPT: Final = "seq"
"""By what it is found where the conflict settles, wherever something else rests on that."""
MAX_AGREEMENTS: Final = 64
"""Different no deals, over the states where the conflict may settle, for which deals are looked for."""


@dataclass(frozen=True, slots=True)
class SettledState:
    """A state in which the conflict may settle, and what it is worth to whom, as far as the case says.

    ``state`` : its place among the possible states. ``worth`` : for each party with ``worth`` its points
    there, nothing where no entry matches.
    """

    state: int
    worth: Mapping[str, Quantity | None]

    def points(self, party: str) -> Fraction | None:
        """A party's central points where the conflict settles here; nothing where the case says nothing."""
        found = self.worth.get(party)
        return None if found is None else found.central


def settled_state(model: GraphModel, state: int) -> SettledState:
    """What a state is worth to each party, if the conflict settles there."""
    return SettledState(
        state, {party: worth_in(worth, model, state) for party, worth in model.conflict.worth.items()}
    )


def settled_states(model: GraphModel) -> tuple[SettledState, ...]:
    """The states in which the conflict may settle from the status quo, by :data:`CONCEPT`; none without one.

    Raises :class:`~detente.errors.TooLarge` where improvements are too many to follow.
    """
    if model.status_quo is None:
        return ()
    return tuple(settled_state(model, state) for state in model.settles(CONCEPT, model.status_quo).states)


def asks_the_conflict(case: Case) -> tuple[str, ...]:
    """The parties whose no deal is taken from where the conflict settles."""
    return tuple(
        party for party, demands in case.demands.items() if isinstance(demands.no_deal, FromConflict)
    )


def with_no_deals(case: Case, settled: SettledState) -> Case:
    """The case with each no deal taken from the conflict as it is where the conflict settles so.

    One that the case gives no points for stays open, and is no demand.
    """
    return replace(
        case, demands={party: _resolved(party, demands, settled) for party, demands in case.demands.items()}
    )


class Agreements:
    """The agreement lens on one case, for each state in which its conflict may settle.

    States that leave the same no deals are computed once. ``points``, ``in_full``, ``lotteries`` : as in
    :func:`detente.agreement.agreement`.
    """

    def __init__(self, case: Case, points: int, *, in_full: bool = True, lotteries: bool = False) -> None:
        self.case = case
        self._agreement = partial(agreement, points=points, in_full=in_full, lotteries=lotteries)
        self._asking = asks_the_conflict(case)
        self._found: dict[tuple[Fraction | None, ...], Agreement] = {}

    @property
    def differ(self) -> bool:
        """Whether it matters to a deal where the conflict settles."""
        return bool(self._asking)

    def at_each(self, settled: Sequence[SettledState]) -> list[Agreement]:
        """The deals there are, for each state; one alone where it does not matter, or nobody knows, which.

        Raises :class:`~detente.errors.TooLarge` above :data:`MAX_AGREEMENTS` different no deals.
        """
        if not settled or not self.differ:
            return [self._agreement(self.case)]
        return list(map(self._at, settled))

    def _at(self, settled: SettledState) -> Agreement:
        left = tuple(settled.points(party) for party in self._asking)
        if left not in self._found:
            if len(self._found) == MAX_AGREEMENTS:
                msg = f"the conflict may leave over {MAX_AGREEMENTS} different no deals, which is the limit"
                raise TooLarge(msg, "give `no deal` in points, or rule out states")
            resolved = with_no_deals(self.case, settled)
            self._found[left] = self._agreement(resolved)
        return self._found[left]


def _resolved(party: str, demands: Demands, settled: SettledState) -> Demands:
    points = settled.worth.get(party)
    if points is None or not isinstance(demands.no_deal, FromConflict):
        return demands
    found = Endogenous(points.central, points.low, points.high, demands.no_deal.path, points.path)
    return replace(demands, no_deal=found)


def worth_in(worth: Worth, model: GraphModel, state: int) -> Quantity | None:
    """The points of a state: those of the first entry that holds there; nothing where none does."""
    made = dict.fromkeys(model.states.actions, False) | dict.fromkeys(model.states.made_in(state), True)
    for condition, points in worth.entries:
        if holds(condition.expression, {}, made):
            return points
    return worth.otherwise

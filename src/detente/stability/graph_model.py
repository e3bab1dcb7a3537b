"""The graph model of a case: states, who prefers which, and what follows of moving between them.

Everything that is asked of a conflict is asked of this one object, which works out what several questions
need only once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.errors import LensUnavailable, TooLarge
from detente.stability.concepts import CONCEPTS
from detente.stability.joins import StateList
from detente.stability.moves import LEAST
from detente.stability.preferences import ranks
from detente.stability.requirements import lacks
from detente.stability.settling import improvement_graph, settles
from detente.stability.states import possible_states
from detente.stability.steps import Steps
from detente.stability.sweeps import BitTensor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import numpy.typing as npt
    from scipy.sparse import csr_array

    from detente.model import Action, Case, Conflict
    from detente.stability.moves import Mask
    from detente.stability.result import Settling
    from detente.stability.states import States

MAX_SETTLING: Final = 2**20
"""Possible states up to which it is looked for where the conflict settles."""

_WAYS: Final = {None: 0, "made": 1, "withdrawn": -1}
_TENSOR_BITS: Final = 22
_SPARE: Final = 16
"""The bit tensor is used while at least one in so many of its states is possible."""


@dataclass(frozen=True, eq=False)
class GraphModel:
    """A conflict as arrays, with the central preferences of the parties.

    ``parties`` : those with ``prefers``, in the order of the case; ``actions`` in file order. ``rank`` :
    (n_parties, n_states) over the possible states, larger is better.
    """

    conflict: Conflict
    parties: tuple[str, ...]
    actions: tuple[Action, ...]
    states: States
    rank: npt.NDArray[np.int32]
    _stable: dict[str, Mask] = field(default_factory=dict, repr=False)

    @property
    def owner(self) -> list[int]:
        """The party that takes each action, as its place among the parties."""
        return [self.parties.index(action.party) for action in self.actions]

    @property
    def direction(self) -> list[int]:
        """For each action 0 where it can be made and dropped, 1 only made, -1 only dropped."""
        return [_WAYS[action.irreversible] for action in self.actions]

    @property
    def status_quo(self) -> int | None:
        """The place of the status quo among the possible states, where the case gives it."""
        told = self.conflict.status_quo
        return None if told is None else self.states.position(told)

    @cached_property
    def form(self) -> BitTensor | StateList:
        """The form for stability concepts: the bit tensor, or the list where few states are possible."""
        if not self.fills_a_tensor:
            return self.listed
        possible = np.zeros(1 << len(self.actions), bool)
        possible[self.states.codes] = True
        spread = np.full((len(self.parties), len(possible)), LEAST, np.int32)
        spread[:, self.states.codes] = self.rank
        return BitTensor(self.owner, self.direction, possible, spread)

    @cached_property
    def listed(self) -> StateList:
        """The possible states one by one, with the moves between them."""
        return StateList(self.owner, self.direction, self.states.made.T, self.rank)

    @cached_property
    def improvements(self) -> csr_array:
        """All parties' improvements, (n_states, n_states): an arc from the state left to that entered.

        Raises :class:`~detente.errors.TooLarge` above :data:`MAX_SETTLING` states.
        """
        if len(self.states) > MAX_SETTLING:
            msg = f"more than {MAX_SETTLING:,} states are possible, which is the limit"
            raise TooLarge(msg, "rule out states under `impossible`, or leave out actions")
        each = map(self.listed.improvements, range(len(self.parties)))
        return improvement_graph(each, len(self.states))

    @cached_property
    def steps(self) -> Steps:
        """The moves, listed; only for a conflict that :attr:`fills_a_tensor`."""
        return Steps.of(self.owner, self.direction, self.states.codes, len(self.parties))

    @property
    def fills_a_tensor(self) -> bool:
        """Whether enough of all combinations of actions are possible for them to be laid out whole."""
        n_actions = len(self.actions)
        return n_actions <= _TENSOR_BITS and _SPARE * len(self.states) >= 1 << n_actions

    def stable(self, concept: str) -> Mask:
        """Where each party would stay by a concept: (n_parties, n_states).

        Raises :class:`~detente.errors.TooLarge` where that is out of reach.
        """
        if concept not in self._stable:
            places = self.states.codes if self.fills_a_tensor else np.arange(len(self.states))
            self._stable[concept] = CONCEPTS[concept].stable(self.form)[:, places]
        return self._stable[concept]

    def equilibria(self, concept: str) -> Mask:
        """Which states no party would leave: (n_states,)."""
        found: Mask = np.all(self.stable(concept), axis=0)
        return found

    def settles(self, concept: str, start: int) -> Settling:
        """Where the conflict ends that starts in a state."""
        return settles(self.equilibria(concept), self.improvements, start)

    def turns(self, party: str, among: Collection[str], state: int) -> Iterator[tuple[tuple[str, ...], int]]:
        """Each way in which a party can turn, at once, some of its own actions among these.

        Gives the actions turned, fewest first, and the state that leads to: permitted, and possible.
        """
        made = self.states.made
        own = self._turnable(party, among, state)
        found = [
            (tuple(row for row in own if made[row, entered] != made[row, state]), entered)
            for entered in self._apart(own, state)
        ]
        for rows, entered in sorted(found, key=lambda turn: (len(turn[0]), turn[0])):
            yield tuple(self.actions[row].id for row in rows), entered

    def can_turn(self, party: str, among: Collection[str], state: int) -> bool:
        """Whether :meth:`turns` gives anything."""
        return bool(self._apart(self._turnable(party, among, state), state))

    def _turnable(self, party: str, among: Collection[str], state: int) -> list[int]:
        """The rows of a party's own actions among these that it may turn in a state."""
        return [
            row
            for row, (action, made) in enumerate(zip(self.actions, self.states.made[:, state], strict=True))
            if action.party == party
            and action.id in among
            and action.irreversible != ("made" if made else "withdrawn")
        ]

    def _apart(self, rows: Collection[int], state: int) -> list[int]:
        """The other possible states that differ from a state in these rows alone, ascending."""
        alike = self.states.alike([row for row in range(len(self.actions)) if row not in rows], state)
        found: list[int] = alike[alike != state].tolist()
        return found

    def ranked(self, rank: npt.NDArray[np.int32]) -> GraphModel:
        """The same conflict between parties of other preferences."""
        return replace(self, rank=rank, _stable={})


def graph_model(case: Case) -> GraphModel:
    """The graph model of a case in the central case.

    Statements of unknown order are taken as written, ranges at their central values. Raises
    :class:`~detente.errors.LensUnavailable` where the case has no actions, or a party that acts says
    nothing of what it prefers, and :class:`~detente.errors.TooLarge` for too many states.
    """
    missing = lacks(case)
    conflict = case.conflict
    if missing or conflict is None:
        msg = f"the stability lens needs what the case does not have: {' and '.join(missing)}"
        raise LensUnavailable(msg)
    parties = tuple(party for party in case.parties if party in conflict.prefers)
    impossible = [condition.expression for condition in conflict.impossible]
    states = possible_states(tuple(conflict.actions), impossible)
    rank = np.stack([ranks(conflict.prefers[party], states) for party in parties])
    return GraphModel(conflict, parties, tuple(conflict.actions.values()), states, rank)

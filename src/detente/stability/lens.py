"""The stability lens: where a conflict settles without a deal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from detente.errors import LensUnavailable, TooLarge
from detente.stability.commitments import judged
from detente.stability.concepts import CONCEPTS
from detente.stability.joins import StateList
from detente.stability.moves import LEAST
from detente.stability.preferences import ranks
from detente.stability.requirements import lacks
from detente.stability.result import CommitmentJudged, Settling, Stability
from detente.stability.settling import improvement_graph, settles
from detente.stability.states import possible_states
from detente.stability.sweeps import BitTensor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from detente.model import Action, Case, Commitment, Conflict
    from detente.stability.moves import Mask
    from detente.stability.states import States

_WAYS: Final = {None: 0, "made": 1, "withdrawn": -1}
MAX_SETTLING: Final = 2**20
"""Possible states up to which it is looked for where the conflict settles."""
SETTLING: Final = "settling"
"""What is left out where that is not found, beside names of concepts."""

_TENSOR_BITS: Final = 22
_SPARE: Final = 16
"""The bit tensor is used while at least one in so many of its states is possible."""


def stability(case: Case, concepts: Iterable[str] = tuple(CONCEPTS)) -> Stability:
    """Which states of a case's conflict are stable, for whom, and where the conflict settles.

    concepts : names of :data:`~detente.stability.concepts.CONCEPTS`; all of them unless said.

    Statements of unknown order are taken as written, ranges at their central values. Parties are those
    with ``prefers``, in the order of ``parties``. A concept that would take too long is left out, with the
    reason. Raises :class:`~detente.errors.LensUnavailable` where the case has no actions, or a party that
    acts says nothing of what it prefers, and :class:`~detente.errors.TooLarge` for too many states.
    """
    missing = lacks(case)
    if missing or case.conflict is None:
        msg = f"the stability lens needs what the case does not have: {' and '.join(missing)}"
        raise LensUnavailable(msg)
    conflict = case.conflict
    parties = tuple(party for party in case.parties if party in conflict.prefers)
    actions = tuple(conflict.actions.values())
    states = possible_states(
        [action.id for action in actions], [condition.expression for condition in conflict.impossible]
    )
    rank = np.stack([ranks(conflict.prefers[party], states) for party in parties])
    model = _Model(parties, actions, states, rank)
    stable, left_out = model.stable(concepts)
    equilibria: dict[str, Mask] = {name: np.all(found, axis=0) for name, found in stable.items()}
    by_party = dict(zip(parties, rank, strict=True))
    start = None if conflict.status_quo is None else states.position(conflict.status_quo)
    found: dict[str, Settling] = {}
    if start is not None:
        try:
            found = model.settles(equilibria, start)
        except TooLarge as limit:
            left_out[SETTLING] = limit.message
    return Stability(
        title=case.title,
        sha256=case.sha256,
        parties=parties,
        actions=states.actions,
        states=_read_only(states.made.T),
        stable={concept: _read_only(verdicts) for concept, verdicts in stable.items()},
        equilibria={name: tuple(np.flatnonzero(found).tolist()) for name, found in equilibria.items()},
        status_quo=start,
        settles=found,
        threats=_judged(conflict.threats, conflict, states, by_party, threat=True),
        promises=_judged(conflict.promises, conflict, states, by_party, threat=False),
        form=model.form.name,
        left_out=left_out,
    )


def _judged(
    commitments: Mapping[str, Commitment],
    conflict: Conflict,
    states: States,
    rank: Mapping[str, npt.NDArray[np.int32]],
    *,
    threat: bool,
) -> dict[str, CommitmentJudged]:
    """Each commitment by name; none where the case does not say what is done today."""
    if conflict.status_quo is None:
        return {}
    return {
        name: judged(commitment, conflict, states, rank, threat=threat)
        for name, commitment in commitments.items()
    }


class _Model:
    """A conflict as arrays, in the form that suits its size."""

    def __init__(
        self,
        parties: tuple[str, ...],
        actions: tuple[Action, ...],
        states: States,
        rank: npt.NDArray[np.int32],
    ) -> None:
        self._states = states
        self._rank = rank
        self._owner = [parties.index(action.party) for action in actions]
        self._direction = [_WAYS[action.irreversible] for action in actions]
        self._places = np.arange(len(states))
        self.form: BitTensor | StateList
        if len(actions) <= _TENSOR_BITS and _SPARE * len(states) >= 1 << len(actions):
            self._places = states.codes
            possible = np.zeros(1 << len(actions), bool)
            possible[self._places] = True
            spread = np.full((len(parties), len(possible)), LEAST, np.int32)
            spread[:, self._places] = rank
            self.form = BitTensor(self._owner, self._direction, possible, spread)
        else:
            self.form = self._listed()

    def _listed(self) -> StateList:
        return StateList(self._owner, self._direction, self._states.made.T, self._rank)

    def stable(self, concepts: Iterable[str]) -> tuple[dict[str, Mask], dict[str, str]]:
        """For each concept (n_parties, n_states) bool, or the reason why it was left out."""
        found: dict[str, Mask] = {}
        left_out: dict[str, str] = {}
        for name in concepts:
            try:
                found[name] = CONCEPTS[name].stable(self.form)[:, self._places]
            except TooLarge as limit:
                left_out[name] = limit.message
        return found, left_out

    def settles(self, equilibria: Mapping[str, Mask], start: int) -> dict[str, Settling]:
        """Where the conflict settles by each concept. Raises ``TooLarge`` where too much is to be listed."""
        if len(self._states) > MAX_SETTLING:
            msg = f"more than {MAX_SETTLING:,} states are possible, which is the limit"
            raise TooLarge(msg, "rule out states under `impossible`, or leave out actions")
        listed = self.form if isinstance(self.form, StateList) else self._listed()
        graph = improvement_graph(map(listed.improvements, range(len(self._rank))), len(self._states))
        return {name: settles(found, graph, start) for name, found in equilibria.items()}


def _read_only(array: Mask) -> Mask:
    array.setflags(write=False)
    return array

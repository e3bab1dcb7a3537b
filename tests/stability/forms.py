"""Random graph models in each form of the lens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.model import Action, Conflict
from detente.stability.concepts import CONCEPTS
from detente.stability.graph_model import GraphModel
from detente.stability.joins import StateList
from detente.stability.side_by_side import SideBySide
from detente.stability.states import States
from detente.stability.steps import Steps
from detente.stability.sweeps import BitTensor
from tests.oracles.stability import BOTH_WAYS, ONLY_OFF, ONLY_ON

if TYPE_CHECKING:
    from typing import Literal

    import numpy.typing as npt

    from detente.stability.moves import Mask, Moves
    from tests.oracles.stability import Model


_IRREVERSIBLE: dict[int, Literal["made", "withdrawn"] | None] = {
    BOTH_WAYS: None,
    ONLY_ON: "made",
    ONLY_OFF: "withdrawn",
}


def ranks_of(model: Model) -> npt.NDArray[np.int32]:
    """The ranks, from 0 for each party, as the forms take them."""
    ranks = np.array(model.rank, np.int32)
    from_zero: npt.NDArray[np.int32] = ranks - ranks.min(axis=1, keepdims=True)
    return from_zero


def tensor(model: Model) -> BitTensor:
    """The model as a bit tensor."""
    return BitTensor(model.owner, model.direction, np.array(model.feasible), ranks_of(model))


def listed(model: Model) -> StateList:
    """The model as a list of its possible states."""
    numbers = np.flatnonzero(model.feasible)
    states = (numbers[:, None] >> np.arange(len(model.owner)) & 1).astype(bool)
    return StateList(model.owner, model.direction, states, ranks_of(model)[:, numbers])


def side_by_side(model: Model) -> SideBySide:
    """The model in one world, of worlds side by side."""
    numbers = np.flatnonzero(model.feasible)
    ranks = ranks_of(model)
    steps = Steps.of(model.owner, model.direction, numbers, len(ranks))
    return SideBySide(steps, ranks[:, numbers, None])


def graph_model(model: Model, status_quo: int) -> GraphModel:
    """The model as a conflict of parties P0, P1 and so on, whose actions are a0, a1 and so on."""
    actions = {
        f"P{owner}.a{position}": Action(
            f"P{owner}.a{position}", f"P{owner}", f"action {position}", _IRREVERSIBLE[direction]
        )
        for position, (owner, direction) in enumerate(zip(model.owner, model.direction, strict=True))
    }
    numbers = np.array(model.states)
    made = (numbers >> np.arange(len(actions))[:, None] & 1).astype(bool)
    told = frozenset(action for position, action in enumerate(actions) if status_quo >> position & 1)
    return GraphModel(
        Conflict(actions=actions, status_quo=told),
        tuple(f"P{party}" for party in model.parties),
        tuple(actions.values()),
        States(tuple(actions), made),
        ranks_of(model)[:, numbers],
    )


def stable(moves: Moves, concept: str) -> Mask:
    """In which places each party stays: (n_parties, n_places)."""
    return CONCEPTS[concept].stable(moves)

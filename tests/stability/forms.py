"""Random graph models in both forms of the lens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.stability.concepts import CONCEPTS
from detente.stability.joins import StateList
from detente.stability.sweeps import BitTensor

if TYPE_CHECKING:
    import numpy.typing as npt

    from detente.stability.moves import Mask, Moves
    from tests.oracles.stability import Model


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


def stable(moves: Moves, concept: str) -> Mask:
    """In which places each party stays: (n_parties, n_places)."""
    return CONCEPTS[concept].stable(moves)

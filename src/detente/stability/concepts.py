"""The stability concepts, by name: what a party expects of the others if it moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.stability.metarationality import gmr, smr
from detente.stability.nash import nash
from detente.stability.sequential_stability import seq, sseq
from detente.stability.simultaneous_stability import sim, sim_fh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.stability.moves import Mask, Moves


@dataclass(frozen=True, slots=True)
class Concept:
    """A stability concept: ``stable(moves)`` gives (n_parties, n_places), where each party stays."""

    id: str
    name: str
    stable: Callable[[Moves], Mask]


def _of_each(stays: Callable[[Moves, int], Mask]) -> Callable[[Moves], Mask]:
    """What is asked of one party, asked of all."""
    return lambda moves: np.stack([stays(moves, party) for party in range(len(moves.rank))])


CONCEPTS: Final[Mapping[str, Concept]] = {
    concept.id: concept
    for concept in (
        Concept("nash", "Nash stability", _of_each(nash)),
        Concept("gmr", "general metarationality", _of_each(gmr)),
        Concept("smr", "symmetric metarationality", _of_each(smr)),
        Concept("seq", "sequential stability", _of_each(seq)),
        Concept("sseq", "symmetric sequential stability", _of_each(sseq)),
        Concept("sim", "simultaneous stability", _of_each(sim)),
        Concept("sim_fh", "simultaneous stability after Fraser and Hipel", sim_fh),
    )
}

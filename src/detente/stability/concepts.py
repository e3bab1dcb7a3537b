"""The stability concepts, by name: what a party expects of the others if it moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from detente.stability.metarationality import gmr, smr
from detente.stability.nash import nash
from detente.stability.sequential_stability import seq, sseq
from detente.stability.simultaneous_stability import sim, sim_fh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.stability.moves import Mask, Moves


RestsOn = Literal["alone", "improvements", "all"]


@dataclass(frozen=True, slots=True)
class Concept:
    """A stability concept: ``stable(moves)`` gives (n_parties, n_places), where each party stays.

    ``rests_on`` : what a verdict on one party rests on: its own ranking ``alone``; that and which moves are
    ``improvements`` of each other party; or ``all`` rankings. ``stays(moves, party)`` gives (n_places,) where
    one party stays, for concepts that can be asked of one.
    """

    id: str
    name: str
    rests_on: RestsOn
    stable: Callable[[Moves], Mask]
    stays: Callable[[Moves, int], Mask] | None = None


def _of_each(id_: str, name: str, rests_on: RestsOn, stays: Callable[[Moves, int], Mask]) -> Concept:
    """A concept asked of one party at a time."""

    def stable(moves: Moves) -> Mask:
        return np.stack([stays(moves, party) for party in range(len(moves.rank))])

    return Concept(id_, name, rests_on, stable, stays)


CONCEPTS: Final[Mapping[str, Concept]] = {
    concept.id: concept
    for concept in (
        _of_each("nash", "Nash stability", "alone", nash),
        _of_each("gmr", "general metarationality", "alone", gmr),
        _of_each("smr", "symmetric metarationality", "alone", smr),
        _of_each("seq", "sequential stability", "improvements", seq),
        _of_each("sseq", "symmetric sequential stability", "improvements", sseq),
        _of_each("sim", "simultaneous stability", "improvements", sim),
        Concept("sim_fh", "simultaneous stability after Fraser and Hipel", "all", sim_fh),
    )
}

"""The stability concepts, by name: what a party expects of the others if it moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.stability.metarationality import gmr, smr
from detente.stability.nash import nash
from detente.stability.sequential_stability import seq, sseq
from detente.stability.simultaneous_stability import sim, sim_fh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.stability.moves import Mask, Moves


@dataclass(frozen=True, slots=True)
class Concept:
    """A stability concept: ``stable(moves, party)`` gives (n_places,), where the party stays."""

    id: str
    name: str
    stable: Callable[[Moves, int], Mask]


CONCEPTS: Final[Mapping[str, Concept]] = {
    concept.id: concept
    for concept in (
        Concept("nash", "Nash stability", nash),
        Concept("gmr", "general metarationality", gmr),
        Concept("smr", "symmetric metarationality", smr),
        Concept("seq", "sequential stability", seq),
        Concept("sseq", "symmetric sequential stability", sseq),
        Concept("sim", "simultaneous stability", sim),
        Concept("sim_fh", "simultaneous stability after Fraser and Hipel", sim_fh),
    )
}

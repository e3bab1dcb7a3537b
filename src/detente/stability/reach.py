"""What moves lead to from a state, layer by layer, and by which shortest way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.stability.joins import StateList
    from detente.stability.moves import Mask
    from detente.stability.numbering import Index

UNREACHED: Final = -1


@dataclass(frozen=True, eq=False)
class Reach:
    """The states that moves of some parties lead to from a state.

    ``distance`` : the fewest moves to each state, 0 for the start; ``came_from`` : the state before it on a
    way of so many moves. Both (n_states,), and ``UNREACHED`` where no moves lead.
    """

    distance: Index
    came_from: Index

    @property
    def reached(self) -> Mask:
        """Which states are reached, the start among them: (n_states,)."""
        found: Mask = self.distance != UNREACHED
        return found

    def nearest(self, wanted: Mask) -> int | None:
        """The wanted state of the fewest moves, of several the first; nothing where none is reached."""
        found = np.flatnonzero(wanted & self.reached)
        return int(found[np.argmin(self.distance[found])]) if len(found) else None

    def way(self, place: int) -> tuple[int, ...]:
        """The states entered one after the other on a shortest way to a state that is reached."""
        entered: list[int] = []
        while self.distance[place] > 0:
            entered.append(place)
            place = int(self.came_from[place])
        return tuple(reversed(entered))


def reach(
    moves: StateList, parties: Iterable[int], start: int, *, gaining: bool, until: Mask | None = None
) -> Reach:
    """Follow moves of some parties from a state, one more move at a time.

    gaining : follow only moves to states that whoever moves prefers. until : (n_states,), stop as soon as
    one of these states is entered.

    Parties may move in any order and more than once. What is reached by as many moves of several parties
    is put down to the first of them.
    """
    parties = tuple(parties)
    distance = np.full(len(moves.possible), UNREACHED, np.intp)
    came_from = distance.copy()
    distance[start] = 0
    layer, moved = np.array([start]), 0
    while len(layer):
        moved += 1
        fresh: list[Index] = []
        for party in parties:
            entered, left = moves.entered(party, layer, gaining=gaining)
            new = distance[entered] == UNREACHED
            entered, left = entered[new], left[new]
            distance[entered], came_from[entered] = moved, left
            if until is not None and until[entered].any():
                return Reach(distance, came_from)
            fresh.append(entered)
        layer = np.sort(np.concatenate(fresh)) if fresh else layer[:0]
    return Reach(distance, came_from)

"""Simultaneous stability: a party stays where its gain fails if others take theirs at the same moment.

The literature reads it in two ways, which give different results; both are here. Fraser & Hipel (1984).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.stability.metarationality import worst_answer

if TYPE_CHECKING:
    from detente.stability.moves import Mask, Moves, Ranks


def sim(moves: Moves, party: int) -> Mask:
    """Simultaneous stability, read plainly.

    A state s is stable for i iff every improvement of i from s is blocked by some combination of the others'
    improvements from s: all changes joined lead to a possible state that is not better than s for i. Returns
    (n_places,).
    """
    return moves.gains_are_met(party, moves.rank)


def sim_fh(moves: Moves) -> Mask:
    """Simultaneous stability after the tableau of Fraser & Hipel: of what is not deterred already.

    A state s is stable for i iff it is sequentially stable, or every improvement of i that no answer of the
    others' improvements deters meets a combination of such improvements of the others from s, and all changes
    joined lead to a possible state that is not better than s for i. Returns (n_parties, n_places): what each
    party can count on is asked of all others, and found once.
    """
    secured = _undeterred(moves)
    return np.stack([moves.gains_are_met(party, secured) for party in range(len(moves.rank))])


def _undeterred(moves: Moves) -> Ranks:
    """What each party can count on in a state, whatever improvements answer it: (n_parties, n_places)."""
    return np.stack(
        [
            np.minimum(rank, worst_answer(moves, party, rank, moves.least_gaining))
            for party, rank in enumerate(moves.rank)
        ]
    )

"""General and symmetric metarationality: a party stays where whatever it gains can be taken from it.

The others may answer by any moves, even to their own harm. Howard (1971); in the graph model Fang, Hipel &
Kilgour (1993).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.stability.moves import LEAST, Mask, Moves, Ranks, least_reached

if TYPE_CHECKING:
    from collections.abc import Callable


def gmr(moves: Moves, party: int) -> Mask:
    """General metarationality: each improvement can be answered so that the party is no better off.

    A state s is stable for i iff for every s1 in R_i+(s) there is s2 in R_{N-i}(s1) that is not better
    than s for i. Returns (n_places,).
    """
    return deterred(moves, party, worst_answer(moves, party, moves.rank[party], moves.least))


def smr(moves: Moves, party: int) -> Mask:
    """Symmetric metarationality: as :func:`gmr`, and the party cannot escape by a further move.

    Every s3 in R_i(s2), too, is not better than s for i. Returns (n_places,).
    """
    return deterred(moves, party, worst_answer(moves, party, escapes(moves, party), moves.least))


def escapes(moves: Moves, party: int) -> Ranks:
    """The best a party can still make of each state: its rank, or that of a state it can move to."""
    return moves.most(party, moves.rank[party])


def worst_answer(moves: Moves, party: int, left: Ranks, step: Callable[[int, Ranks], Ranks]) -> Ranks:
    """The least the others can leave a party with by moving on from each state: (n_places,).

    left : (n_places,), what the party is left with in a state where the others stop. step : by which moves
    the others answer, :meth:`Moves.least` or :meth:`Moves.least_gaining`.
    """
    others = (other for other in range(len(moves.rank)) if other != party)
    nothing = np.iinfo(left.dtype).max
    return least_reached(np.where(moves.possible, left, nothing).astype(left.dtype), others, step)


def deterred(moves: Moves, party: int, answer: Ranks) -> Mask:
    """Where each improvement of a party is answered by what leaves it no better off: (n_places,).

    answer : (n_places,), the least the party can be left with once it has moved to a state. A move counts
    for the smaller of that and of what the state itself is to the party; so one that is no improvement
    never counts.
    """
    rank = moves.rank[party]
    counted = np.where(moves.possible, np.minimum(rank, answer), LEAST).astype(rank.dtype)
    stays: Mask = moves.most(party, counted) <= rank
    return stays & moves.possible

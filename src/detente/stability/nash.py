"""Nash stability: a party that has no improvement stays.

Nash (1950); in the graph model Fang, Hipel & Kilgour (1993).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.stability.moves import Mask, Moves


def nash(moves: Moves, party: int) -> Mask:
    """Where the party can move to no state it prefers: (n_places,).

    A state s is stable for i iff R_i+(s) is empty: the best rank among its moves is that of s.
    """
    rank = moves.rank[party]
    stays: Mask = moves.most(party, rank) <= rank
    return stays & moves.possible

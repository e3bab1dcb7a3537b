"""Sequential stability: as metarationality, where the others answer only by what they gain from.

SEQ: Fraser & Hipel (1979); in the graph model Fang, Hipel & Kilgour (1993). SSEQ: Rêgo & Vieira (2017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.stability.metarationality import deterred, escapes, worst_answer

if TYPE_CHECKING:
    from detente.stability.moves import Mask, Moves


def seq(moves: Moves, party: int) -> Mask:
    """Sequential stability: each improvement is answered by improvements that leave the party no better off.

    A state s is stable for i iff for every s1 in R_i+(s) there is s2 in R+_{N-i}(s1) that is not better than
    s for i. Returns (n_places,).
    """
    return deterred(moves, party, worst_answer(moves, party, moves.rank[party], moves.least_gaining))


def sseq(moves: Moves, party: int) -> Mask:
    """Symmetric sequential stability: as :func:`seq`, and the party cannot escape by a further move.

    Every s3 in R_i(s2), too, is not better than s for i. Returns (n_places,).
    """
    return deterred(moves, party, worst_answer(moves, party, escapes(moves, party), moves.least_gaining))

"""Stability of every state for every party, as a function on arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from detente.stability.concepts import CONCEPTS
from detente.stability.moves import LEAST, MOST
from detente.stability.sweeps import BitTensor

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from detente.stability.moves import Mask


def stabilities(
    owner: npt.ArrayLike,
    direction: npt.ArrayLike,
    feasible: npt.ArrayLike,
    rank: npt.ArrayLike,
    concepts: Iterable[str] = tuple(CONCEPTS),
) -> dict[str, Mask]:
    """In which states each party would stay, by each concept.

    Parameters
    ----------
    owner : (n_actions,) int
        The party that takes each action, from 0.
    direction : (n_actions,) int
        0 where an action can be made and dropped, 1 only made, -1 only dropped.
    feasible : (2^n_actions,) bool
        Which states are possible. A state's index is the sum of ``digit * 2**position`` over the actions.
    rank : (n_parties, 2^n_actions) int
        How each party ranks the states; larger is better, equal is a tie. Not looked at where impossible.
    concepts : names
        Of :data:`~detente.stability.concepts.CONCEPTS`; all of them unless said.

    Returns
    -------
    dict
        For each concept (n_parties, 2^n_actions) bool, false where a state is impossible.

    Raises
    ------
    ValueError
        For arrays of other shapes, values out of range, or a concept of another name.
    TooLarge
        For ``sim`` and ``sim_fh`` above 2^14 states.

    Notes
    -----
    By sweeps over the bit tensor, see :mod:`detente.stability.sweeps`: time grows with the number of states
    times the number of actions, memory with the number of states.

    References
    ----------
    Fang, Hipel & Kilgour (1993); Rêgo & Vieira (2017) for ``sseq``; Fraser & Hipel (1984) for ``sim_fh``.

    Examples
    --------
    Two prisoners, each of whom can stay silent (1) or talk (0); index 0: both talk, 3: neither does.

    >>> found = stabilities([0, 1], [0, 0], [True] * 4, [[1, 0, 3, 2], [1, 3, 0, 2]], ["nash", "seq"])
    >>> found["nash"].all(axis=0)
    array([ True, False, False, False])
    >>> found["seq"].all(axis=0)
    array([ True, False, False,  True])
    """
    names = tuple(concepts)
    unknown = [name for name in names if name not in CONCEPTS]
    if unknown:
        msg = f"no concept is called {', '.join(map(repr, unknown))}; there are {', '.join(CONCEPTS)}"
        raise ValueError(msg)
    moves = BitTensor(*_checked(owner, direction, feasible, rank))
    return {name: CONCEPTS[name].stable(moves) for name in names}


def _checked(
    owner: npt.ArrayLike, direction: npt.ArrayLike, feasible: npt.ArrayLike, rank: npt.ArrayLike
) -> tuple[list[int], list[int], Mask, npt.NDArray[np.int32]]:
    """The arguments as clean arrays, ranks from 0."""
    owners, directions = np.asarray(owner), np.asarray(direction)
    possible, ranks = np.array(feasible, bool), np.asarray(rank)
    n_actions = owners.size
    if owners.ndim != 1 or directions.shape != owners.shape:
        msg = "`owner` and `direction` hold one entry for each action"
        raise ValueError(msg)
    if possible.shape != (1 << n_actions,) or ranks.ndim != 2 or ranks.shape[1:] != possible.shape:  # noqa: PLR2004
        size = f"2**{n_actions}"
        msg = f"with {n_actions} actions, `feasible` is ({size},) and `rank` (n_parties, {size})"
        raise ValueError(msg)
    if not len(ranks):
        msg = "there is no party: `rank` has no row"
        raise ValueError(msg)
    if n_actions and not (
        np.isin(owners, np.arange(len(ranks))).all() and np.isin(directions, (-1, 0, 1)).all()
    ):
        msg = "`owner` names a row of `rank`, and `direction` is 0, 1 or -1"
        raise ValueError(msg)
    if ranks.dtype.kind not in "iubO":
        msg = "`rank` holds integers"
        raise ValueError(msg)
    clean = np.empty(ranks.shape, np.int32)
    for row, given in zip(clean, ranks, strict=True):
        row[:] = _from_zero(given, possible)
    return [int(party) for party in owners], [int(way) for way in directions], possible, clean


def _from_zero(rank: npt.NDArray[Any], possible: Mask) -> npt.NDArray[Any]:
    """The ranks of possible states from 0, order and ties as they are; dense where they are far apart."""
    lowest, highest = (rank[possible].min(), rank[possible].max()) if possible.any() else (0, 0)
    if int(highest) - int(lowest) < MOST:
        return np.where(possible, rank - lowest, LEAST)
    return np.unique(rank, return_inverse=True)[1]

"""Where a conflict settles in each of many worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.stability.many_rankings import representatives
from detente.stability.settling import improvement_graph, settles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.stability.many_rankings import ManyRankings
    from detente.stability.moves import Mask
    from detente.stability.numbering import Index
    from detente.stability.side_by_side import SideBySide


def settling_in_worlds(many: ManyRankings, equilibria: Mapping[str, Mask], start: int) -> dict[str, Mask]:
    """Where the conflict that starts in a state ends in each world, by concept: (n_worlds, n_states).

    equilibria : for each concept (n_worlds, n_states).

    In each world as :func:`~detente.stability.settling.settles` says it.

    1. Find what improvements reach from the start, once for worlds in which the same moves improve. 2. The
    end is the start, where that is an equilibrium; else the equilibria reached. 3. Where none is reached, it
    is the states reached that are not left for good.
    """
    worlds, which = representatives(many.improving)
    reached = np.concatenate([_reached(form, start).T for _, form in many.forms(worlds)])
    ends = {name: _ends(reached[which], stable, start) for name, stable in equilibria.items()}
    nowhere = {name: np.flatnonzero(~found.any(axis=1)) for name, found in ends.items()}
    if not any(map(len, nowhere.values())):
        return ends
    without = np.unique(np.concatenate(list(nowhere.values())))
    rounds = _rounds(many, worlds, np.unique(which[without]), start)
    for name, rows in nowhere.items():
        for world in rows.tolist():
            ends[name][world, rounds[which[world]]] = True
    return ends


def _ends(reached: Mask, stable: Mask, start: int) -> Mask:
    """The equilibria in which each world ends; none where improvements reach none."""
    found = reached & stable
    stays = stable[:, start]
    found[stays] = False
    found[stays, start] = True
    return found


def _reached(form: SideBySide, start: int) -> Mask:
    """The states that improvements lead to from the start, in each world: (n_states, n_worlds)."""
    found = np.zeros(form.rank.shape[1:], bool)
    found[start] = True
    gains = [pair for party in range(len(form.rank)) for pair in form.improvements(party)]
    count = -1
    while count != (count := int(found.sum())):
        for step, gained in gains:
            found[step.entered] |= found[step.left] & gained
    return found


def _rounds(many: ManyRankings, worlds: Index, asked: Index, start: int) -> dict[int, list[int]]:
    """The states in which parties go round without end, where no state they reach is an equilibrium."""
    n_states = len(many.steps.codes)
    nowhere = np.zeros(n_states, bool)
    found: dict[int, list[int]] = {}
    left_off = iter(asked.tolist())
    for _, form in many.forms(worlds[asked]):
        gains = [pair for party in range(len(form.rank)) for pair in form.improvements(party)]
        for column in range(form.rank.shape[2]):
            arcs = [(step.left[gained[:, column]], step.entered[gained[:, column]]) for step, gained in gains]
            ends = settles(nowhere, improvement_graph(arcs, n_states), start)
            found[next(left_off)] = list(ends.states)
    return found

"""Where a conflict settles: the ends that improvements lead to from the status quo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.stability.result import Settling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scipy.sparse import csr_array

    from detente.stability.moves import Mask
    from detente.stability.numbering import Index


def improvement_graph(improvements: Iterable[tuple[Index, Index]], n_states: int) -> csr_array:
    """The graph of all parties' improvements: an arc from each state left to the state entered.

    improvements : for each party states left and states entered. Shape (n_states, n_states).
    """
    from scipy.sparse import csr_array  # noqa: PLC0415 - loads slowly

    arcs = list(improvements)
    left = np.concatenate([left for left, _ in arcs])
    entered = np.concatenate([entered for _, entered in arcs])
    return csr_array((np.ones(len(left), bool), (left, entered)), shape=(n_states, n_states))


def settles(equilibrium: Mask, improvements: csr_array, start: int) -> Settling:
    """Where a conflict that starts in a state ends, if parties move to improve and only so.

    equilibrium : (n_states,), the states stable for every party. improvements : (n_states, n_states).

    1. The start, where it is an equilibrium. 2. Else the equilibria that improvements reach from it.
    3. Where they reach none, the states of the strongly connected components they reach and do not leave.
    """
    from scipy.sparse.csgraph import breadth_first_order, connected_components  # noqa: PLC0415 - loads slowly

    if equilibrium[start]:
        return Settling((start,), "stays")
    reached = np.sort(breadth_first_order(improvements, start, return_predecessors=False))
    ends = reached[equilibrium[reached]]
    if len(ends):
        return Settling(tuple(ends.tolist()), "improvements")
    within = improvements[reached][:, reached].tocoo()
    _, component = connected_components(within, connection="strong")
    left = np.unique(component[within.row[component[within.row] != component[within.col]]])
    return Settling(tuple(reached[~np.isin(component, left)].tolist()), "cycle")

"""Which states of a conflict are drawn, the improvements between them, and the way from the status quo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scipy.sparse import csr_array

    from detente.stability.graph_model import GraphModel
    from detente.stability.result import Settling, Stability

ALL_SHOWN: Final = 60
"""Up to so many possible states all are drawn."""
SOME_SHOWN: Final = 40
"""Of more than that, so many at most."""
STATES_NAMED: Final = 3
"""So many states are named in a title, and have their own ways drawn."""
ARROWS_DRAWN: Final = 60
"""With more improvements, of each party and state only the best is drawn."""
SETTLES_BY: Final = ("seq", "nash", "gmr", "smr", "sseq", "sim", "sim_fh")
"""The concept by which a picture says where the conflict settles: the first of these that was computed."""
_FEW: Final = 12


class Improvement(NamedTuple):
    """A move of a party to a state it prefers; ``irreversible`` where it cannot be taken back."""

    left: int
    entered: int
    party: int
    irreversible: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn of a conflict.

    ``states`` : ascending; ``possible`` : how many there are in all. ``improvements`` : all between the
    states drawn; ``drawn`` : those that are drawn. ``way`` : the steps of the way from the status quo, as
    states left and entered. ``leading_on`` : the states from which a party can improve only by a move to a
    state not drawn.
    """

    states: tuple[int, ...]
    possible: int
    improvements: tuple[Improvement, ...]
    drawn: tuple[Improvement, ...]
    way: frozenset[tuple[int, int]]
    leading_on: frozenset[int]

    @property
    def left_out(self) -> int:
        """How many possible states are not drawn."""
        return self.possible - len(self.states)


def settling_of(result: Stability) -> Settling | None:
    """Where the conflict settles, by the concept that a picture goes by."""
    return next((result.settles[concept] for concept in SETTLES_BY if concept in result.settles), None)


def shown(graph: GraphModel, result: Stability) -> Shown:
    """The states that matter most, all of them where they are few, and the improvements between them.

    Of many, those that come first among: the status quo, where it settles and the way there; of each named
    state the one nearest to the status quo; the Nash equilibria; what one single action leads to; what
    improvements lead to, and the equilibria of sequential stability, where these are few.
    """
    settling = settling_of(result)
    steps: tuple[tuple[int, int], ...] = ()
    if settling is not None and result.status_quo is not None and settling.way != "stays":
        steps = shortest_ways(graph.improvements, result.status_quo, settling.states)
    states = tuple(range(len(result.states)))
    if len(states) > ALL_SHOWN:
        chosen = dict.fromkeys(state for group in _groups(graph, result, steps) for state in group)
        states = tuple(sorted(list(chosen)[:SOME_SHOWN])) or states[:SOME_SHOWN]
    way = frozenset(step for step in steps if set(step) <= set(states))
    every = improvements_among(graph, states)
    kept = every if len(every) <= ARROWS_DRAWN else best_of(every, graph)
    drawn = tuple(each for each in every if each in kept or (each.left, each.entered) in way)
    return Shown(states, len(result.states), every, drawn, way, _leading_on(result, states, every))


def _groups(graph: GraphModel, result: Stability, way: Sequence[tuple[int, int]]) -> Iterator[Sequence[int]]:
    """What matters, first things first."""
    start, settling = result.status_quo, settling_of(result)
    origin = np.zeros(len(result.actions), bool) if start is None else result.states[start]
    apart = (result.states != origin).sum(axis=1)
    if start is not None:
        yield (start,)
    if settling is not None:
        yield [state for step in way for state in step]
        yield settling.states
    for state in graph.conflict.states.values():
        if state.condition is not None:
            holding = np.flatnonzero(graph.states.where(state.condition.expression))
        else:
            place = graph.states.position(state.made or ())
            holding = np.array([] if place is None else [place], np.intp)
        if len(holding):
            yield (int(holding[np.argmin(apart[holding])]),)
    yield result.equilibria.get("nash", ())
    if start is not None:
        yield np.flatnonzero(apart == 1).tolist()
    if settling is not None and start is not None:
        reached = _reached(graph, start)
        yield reached if len(reached) <= _FEW else ()
    stable = result.equilibria.get("seq", ())
    yield stable if len(stable) <= _FEW else ()


def _reached(graph: GraphModel, start: int) -> list[int]:
    from scipy.sparse.csgraph import breadth_first_order  # noqa: PLC0415 - loads slowly

    found = breadth_first_order(graph.improvements, start, return_predecessors=False)
    return list(map(int, found))


def shortest_ways(improvements: csr_array, start: int, ends: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The steps of a shortest way by improvements from a state to each of a few, or to the nearest of many.

    improvements : (n_states, n_states), an arc from the state left to that entered. An end that is not
    reached adds no step.
    """
    from scipy.sparse.csgraph import breadth_first_order  # noqa: PLC0415 - loads slowly

    order, before = breadth_first_order(improvements, start)
    if len(ends) > STATES_NAMED:
        wanted = set(ends)
        ends = [state for state in order.tolist() if state in wanted][:1]
    steps: dict[tuple[int, int], None] = {}
    for end in ends:
        state = end
        while state != start and before[state] >= 0:
            steps[int(before[state]), state] = None
            state = int(before[state])
    return tuple(steps)


def improvements_among(graph: GraphModel, states: Sequence[int]) -> tuple[Improvement, ...]:
    """All improvements from one of some states to another of them, party by party."""
    made = graph.states.made.T[list(states)]
    owner, direction = np.array(graph.owner), np.array(graph.direction)
    changed = made[:, None] != made[None]
    one_way = (direction == 1) & made | (direction == -1) & ~made
    permitted = ~(changed & one_way[:, None]).any(axis=2)
    found = []
    for party, rank in enumerate(graph.rank[:, list(states)]):
        alone = ~changed[:, :, owner != party].any(axis=2)
        gains = alone & permitted & (rank[None] > rank[:, None])
        for left, entered in np.argwhere(gains).tolist():
            final = bool((changed[left, entered] & (direction != 0)).any())
            found.append(Improvement(states[left], states[entered], party, final))
    return tuple(found)


def _leading_on(result: Stability, states: Sequence[int], found: Sequence[Improvement]) -> frozenset[int]:
    """The states that some party can improve on only by a move to a state that is not among them.

    A party has an improvement wherever it would not stay by Nash stability; none is told where that is not
    known.
    """
    if "nash" not in result.stable:
        return frozenset()
    known = {(each.left, each.party) for each in found}
    leaves = ~result.stable["nash"]
    return frozenset(
        state
        for state in states
        if any((state, party) not in known for party in np.flatnonzero(leaves[:, state]).tolist())
    )


def best_of(found: Sequence[Improvement], graph: GraphModel) -> tuple[Improvement, ...]:
    """Of the improvements of each party from each state the best; the first of several as good."""
    best: dict[tuple[int, int], Improvement] = {}
    for each in found:
        known = best.get((each.party, each.left))
        rank = graph.rank[each.party]
        if known is None or rank[each.entered] > rank[known.entered]:
            best[each.party, each.left] = each
    return tuple(best.values())

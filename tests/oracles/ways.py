"""Ways and sanctions by brute force: every sequence of moves, straight from the definitions.

A state is a whole number, as in `tests.oracles.stability`. A chain is the list of states entered.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tests.oracles.stability import may_change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.oracles.stability import Graph, Model


def moves_needed(graph: Graph, parties: Iterable[int], start: int, *, improving: bool) -> dict[int, int]:
    """The fewest moves of these parties to each state they reach, by relaxing every move until nothing falls.

    The start needs none.
    """
    steps_of = graph.improvements if improving else graph.moves
    movers = list(parties)
    fewest = {start: 0}
    changed = True
    while changed:
        changed = False
        for state, count in list(fewest.items()):
            for mover in movers:
                for entered in steps_of(mover, state):
                    if fewest.get(entered, count + 2) > count + 1:
                        fewest[entered] = count + 1
                        changed = True
    return fewest


def without_return(graph: Graph, start: int) -> set[int]:
    """The states that moves of anybody reach from a state, and from which none lead back to it."""
    everybody = graph.model.parties
    return {
        state
        for state in graph.reach(everybody, start) - {start}
        if start not in graph.reach(everybody, state)
    }


def turned_alone(model: Model, start: int) -> dict[int, int]:
    """For each action that its owner can turn alone, the state entered, by position."""
    return {
        position: start ^ 1 << position
        for position, direction in enumerate(model.direction)
        if may_change(direction, made=bool(start >> position & 1)) and model.feasible[start ^ 1 << position]
    }


def punishes(graph: Graph, concept: str, party: int, state: int, left_with: int) -> bool:
    """Whether a party that left a state is no better off in another, by what a concept looks at."""
    if graph.model.better(party, left_with, state):
        return False
    if concept in {"smr", "sseq"}:
        return not any(graph.model.better(party, escape, state) for escape in graph.moves(party, left_with))
    return True


def shortest_sanction(graph: Graph, concept: str, party: int, state: int, improvement: int) -> int | None:
    """The length of the shortest chain of the others' moves that punishes an improvement; None if none does.

    Chains of one move, then of two, and so on, until no new state is entered.
    """
    steps_of = graph.improvements if concept in {"seq", "sseq"} else graph.moves
    seen: set[int] = set()
    here = {improvement}
    for length in itertools.count(1):
        here = {
            entered for left in here for mover in graph.others(party) for entered in steps_of(mover, left)
        }
        if any(punishes(graph, concept, party, state, end) for end in here):
            return length
        if here <= seen:
            return None
        seen |= here
    return None


def fewest_joined(graph: Graph, concept: str, party: int, state: int, improvement: int) -> int | None:
    """How many others must move from a state at once to spoil an improvement taken from it; None: cannot.

    By `sim` they may take any improvement, by `sim_fh` any that sequences of improvements do not answer.
    """
    gains_of = graph.improvements if concept == "sim" else graph.unsanctioned
    choices = [[state, *gains_of(other, state)] for other in graph.others(party)]
    found = []
    for combination in itertools.product(*choices):
        joined = improvement
        for step in combination:
            joined ^= step ^ state
        if graph.model.feasible[joined] and not graph.model.better(party, joined, state):
            found.append(sum(step != state for step in combination))
    return min(found, default=None)


def is_punished(graph: Graph, concept: str, party: int, state: int, improvement: int) -> bool:
    """Whether the others can do anything about an improvement, by a concept."""
    if concept == "nash":
        return False
    if concept == "sim":
        return fewest_joined(graph, concept, party, state, improvement) is not None
    if concept == "sim_fh":
        by_steps = shortest_sanction(graph, "seq", party, state, improvement)
        return by_steps is not None or (fewest_joined(graph, concept, party, state, improvement) is not None)
    return shortest_sanction(graph, concept, party, state, improvement) is not None

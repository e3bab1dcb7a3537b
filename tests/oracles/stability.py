"""Stability by brute force: every move and every sequence of moves, straight from the definitions.

A state is a whole number: the sum of 2**position over the actions made. Sources: Fang, Hipel & Kilgour 1993,
*Interactive Decision Making*; for `sseq` Rêgo & Vieira 2017; for `sim_fh` Fraser & Hipel 1979.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

BOTH_WAYS, ONLY_ON, ONLY_OFF = 0, 1, -1


@dataclass(frozen=True)
class Model:
    """A graph model in option form.

    `owner` and `direction` have one entry an action, `feasible` one a state, `rank` one row a party with an
    entry a state, larger is better.
    """

    owner: list[int]
    direction: list[int]
    feasible: list[bool]
    rank: list[list[int]]

    @property
    def parties(self) -> range:
        """The parties, by number."""
        return range(len(self.rank))

    @property
    def states(self) -> list[int]:
        """The possible states."""
        return [state for state, feasible in enumerate(self.feasible) if feasible]

    def better(self, party: int, one: int, other: int) -> bool:
        """Whether a party likes one state more than another."""
        return self.rank[party][one] > self.rank[party][other]


class Graph:
    """Who can move where in a model, and what that makes stable."""

    def __init__(self, model: Model) -> None:
        """Look-ups are remembered, for speed alone."""
        self.model = model
        self.moves = cache(self._moves)
        self.improvements = cache(self._improvements)
        self.countermoves = cache(self._countermoves)
        self.counterimprovements = cache(self._counterimprovements)

    # Moves

    def _moves(self, party: int, state: int) -> set[int]:
        """R_i(s): the other possible states that differ in own actions alone, each changed as permitted."""
        changeable = [
            position
            for position, owner in enumerate(self.model.owner)
            if owner == party and may_change(self.model.direction[position], made=is_made(state, position))
        ]
        reached = set()
        for changed in non_empty_subsets(changeable):
            other = state
            for position in changed:
                other = other ^ (1 << position)
            if self.model.feasible[other]:
                reached.add(other)
        return reached

    def _improvements(self, party: int, state: int) -> set[int]:
        """R_i+(s): the moves that lead to a better state."""
        return {other for other in self.moves(party, state) if self.model.better(party, other, state)}

    def reach(self, parties: Iterable[int], state: int) -> set[int]:
        """R_H(s): the states reached by sequences of moves."""
        return reached_by_sequences(parties, state, self.moves)

    def reach_improving(self, parties: Iterable[int], state: int) -> set[int]:
        """R_H+(s): the states reached by sequences of improvements, each on the state it leaves."""
        return reached_by_sequences(parties, state, self.improvements)

    def others(self, party: int) -> list[int]:
        """N - i."""
        return [other for other in self.model.parties if other != party]

    def _countermoves(self, party: int, state: int) -> set[int]:
        """R_{N-i}(s)."""
        return self.reach(self.others(party), state)

    def _counterimprovements(self, party: int, state: int) -> set[int]:
        """R+_{N-i}(s)."""
        return self.reach_improving(self.others(party), state)

    # Stability of a state for a party

    def nash(self, party: int, state: int) -> bool:
        """It has no improvement."""
        return not self.improvements(party, state)

    def gmr(self, party: int, state: int) -> bool:
        """Each improvement can be answered by a state that is not better."""
        return all(
            self.some_not_better(party, state, self.countermoves(party, improvement))
            for improvement in self.improvements(party, state)
        )

    def smr(self, party: int, state: int) -> bool:
        """Each improvement can be answered by a state that is not better, and which it cannot escape."""
        return all(
            self.some_without_escape(party, state, self.countermoves(party, improvement))
            for improvement in self.improvements(party, state)
        )

    def seq(self, party: int, state: int) -> bool:
        """Each improvement can be answered by the others' improvements, with a state that is not better."""
        return not self.unsanctioned(party, state)

    def sseq(self, party: int, state: int) -> bool:
        """Each improvement can be answered so with a state that is not better and cannot be escaped."""
        return all(
            self.some_without_escape(party, state, self.counterimprovements(party, improvement))
            for improvement in self.improvements(party, state)
        )

    def sim(self, party: int, state: int) -> bool:
        """Each improvement is blocked by some combination of the others' improvements from the same state."""
        return all(
            self.blocked(party, state, improvement, self.improvements)
            for improvement in self.improvements(party, state)
        )

    def sim_fh(self, party: int, state: int) -> bool:
        """It is `seq`, or the others' unsanctioned improvements block each unsanctioned one."""
        return self.seq(party, state) or all(
            self.blocked(party, state, improvement, self.unsanctioned)
            for improvement in self.unsanctioned(party, state)
        )

    def some_not_better(self, party: int, state: int, answers: Collection[int]) -> bool:
        """Whether an answer is not better than the state."""
        return any(not self.model.better(party, answer, state) for answer in answers)

    def some_without_escape(self, party: int, state: int, answers: Collection[int]) -> bool:
        """Whether an answer is not better than the state, nor anything the party can do about it."""
        return any(
            not self.model.better(party, answer, state)
            and all(not self.model.better(party, escape, state) for escape in self.moves(party, answer))
            for answer in answers
        )

    def unsanctioned(self, party: int, state: int) -> set[int]:
        """The improvements that no sequence of the others' improvements answers."""
        return {
            improvement
            for improvement in self.improvements(party, state)
            if not self.some_not_better(party, state, self.counterimprovements(party, improvement))
        }

    def blocked(
        self, party: int, state: int, improvement: int, steps_of: Callable[[int, int], set[int]]
    ) -> bool:
        """Whether the others, each taking one of its steps from the state or staying, spoil an improvement.

        All changes are made at once; the result must be possible, and not better for the party.
        """
        choices = [[state, *steps_of(other, state)] for other in self.others(party)]
        for combination in itertools.product(*choices):
            joined = improvement
            for step in combination:
                joined = joined ^ (step ^ state)
            if self.model.feasible[joined] and not self.model.better(party, joined, state):
                return True
        return False

    def stable(self, concept: str, party: int, state: int) -> bool:
        """Whether a state is stable for a party under a concept."""
        verdicts: dict[str, Callable[[int, int], bool]] = {
            "nash": self.nash,
            "gmr": self.gmr,
            "smr": self.smr,
            "seq": self.seq,
            "sseq": self.sseq,
            "sim": self.sim,
            "sim_fh": self.sim_fh,
        }
        return verdicts[concept](party, state)

    def equilibria(self, concept: str) -> list[int]:
        """The possible states that are stable for every party."""
        return [
            state
            for state in self.model.states
            if all(self.stable(concept, party, state) for party in self.model.parties)
        ]


CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim", "sim_fh")


def stabilities(
    owner: Sequence[int],
    direction: Sequence[int],
    feasible: Sequence[bool],
    rank: Sequence[Sequence[int]],
    concepts: Iterable[str],
) -> dict[str, list[list[bool]]]:
    """For each concept and party, whether each state is stable; an impossible one is not."""
    model = Model(list(owner), list(direction), list(feasible), [list(row) for row in rank])
    graph = Graph(model)
    return {
        concept: [
            [
                possible and graph.stable(concept, party, state)
                for state, possible in enumerate(model.feasible)
            ]
            for party in model.parties
        ]
        for concept in concepts
    }


def is_made(state: int, position: int) -> bool:
    """Whether the action at a position is made in a state."""
    return state >> position & 1 == 1


def may_change(direction: int, *, made: bool) -> bool:
    """Whether an action that is made, or is not, may become the other."""
    return direction in (BOTH_WAYS, ONLY_OFF if made else ONLY_ON)


def non_empty_subsets(items: Sequence[int]) -> list[tuple[int, ...]]:
    """Every choice of one item or more."""
    return [chosen for size in range(1, len(items) + 1) for chosen in itertools.combinations(items, size)]


def reached_by_sequences(
    parties: Iterable[int], state: int, steps_of: Callable[[int, int], set[int]]
) -> set[int]:
    """The states reached by one step or more of these parties, in which none moves twice in a row."""
    movers = list(parties)
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[int, int | None]] = [(state, None)]
    while waiting:
        here, last_mover = waiting.pop()
        for mover in movers:
            if mover == last_mover:
                continue
            for there in steps_of(mover, here):
                if (there, mover) not in seen:
                    seen.add((there, mover))
                    waiting.append((there, mover))
    return {reached for reached, _ in seen}

"""What the others can do about an improvement, and by which shortest chain of moves.

The concepts say where each party stays; this says by whose answer. Each concept is told by which moves the
others answer and what the party must be left with.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import combinations, product
from operator import xor
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.stability.metarationality import escapes
from detente.stability.reach import reach

if TYPE_CHECKING:
    from detente.stability.graph_model import GraphModel
    from detente.stability.moves import Ranks

_ONE_BY_ONE: Final = {"gmr": (False, False), "smr": (False, True), "seq": (True, False), "sseq": (True, True)}
"""Concepts whose sanctions are chains: whether the others must gain, and the party have no escape."""


@dataclass(frozen=True, slots=True)
class Sanction:
    """An answer that leaves a party no better off than before it moved.

    ``entered`` : the states that the others' moves lead to, one after the other; or, where ``joint``, where
    each of their moves alone would lead from the state they all leave at once. ``left_with`` : the state
    the party is left with.
    """

    entered: tuple[int, ...]
    left_with: int
    joint: bool = False


class Sanctions:
    """The sanctions of a conflict; what several of them need is found once."""

    def __init__(self, model: GraphModel) -> None:
        self._model = model
        self._escapes: dict[int, Ranks] = {}
        self._chosen: dict[tuple[int, int, bool], list[int]] = {}

    def gains(self, party: int, place: int) -> list[int]:
        """The states that a party can move to from a state and prefers to it, the best first."""
        found, _ = self._model.listed.entered(party, np.array([place]), gaining=True)
        rank = self._model.rank[party, found]
        best: list[int] = found[np.lexsort((found, -rank))].tolist()
        return best

    def of(self, concept: str, party: int, place: int, gain: int) -> Sanction | None:
        """The shortest answer to a party that improves on a state, by a concept; nothing where there is none.

        A chain starts where the party has moved; of several as short, it is that whose last mover stands
        first, and then the first state it ends in. What is joined starts in the state that the party leaves,
        too, and has the fewest movers.
        """
        if concept in _ONE_BY_ONE:
            return self._chain(concept, party, place, gain)
        if concept == "sim":
            return self._joined(party, place, gain, undeterred=False)
        if concept == "sim_fh":
            in_turn = self._chain("seq", party, place, gain)
            return in_turn or self._joined(party, place, gain, undeterred=True)
        return None

    def _chain(self, concept: str, party: int, place: int, gain: int) -> Sanction | None:
        model = self._model
        gaining, without_escape = _ONE_BY_ONE[concept]
        kept = self._best_of(party) if without_escape else model.rank[party]
        no_better = kept <= model.rank[party, place]
        others = (other for other in range(len(model.parties)) if other != party)
        found = reach(model.listed, others, gain, gaining=gaining, until=no_better)
        end = found.nearest(no_better)
        return None if end is None else Sanction(found.way(end), end)

    def _best_of(self, party: int) -> Ranks:
        if party not in self._escapes:
            self._escapes[party] = escapes(self._model.listed, party)
        return self._escapes[party]

    def _joined(self, party: int, place: int, gain: int, *, undeterred: bool) -> Sanction | None:
        """The fewest moves of others that, made from the same state, spoil a gain."""
        others = (other for other in range(len(self._model.parties)) if other != party)
        choices = [self._choices(other, place, undeterred=undeterred) for other in others]
        numbers, rank = self._numbers, self._model.rank[party]
        answers = (
            entered
            for size in range(1, len(choices) + 1)
            for movers in combinations(filter(None, choices), size)
            for entered in product(*movers)
        )
        for entered in answers:
            turned = [numbers[state] ^ numbers[place] for state in entered]
            joined = self._places.get(reduce(xor, turned, numbers[gain]))
            if joined is not None and rank[joined] <= rank[place]:
                return Sanction(entered, joined, joint=True)
        return None

    def _choices(self, party: int, place: int, *, undeterred: bool) -> list[int]:
        """The states a party may gain by in a joined answer, ascending; all, or those it can count on."""
        if (party, place, undeterred) not in self._chosen:
            self._chosen[party, place, undeterred] = sorted(
                gain
                for gain in self.gains(party, place)
                if not (undeterred and self._chain("seq", party, place, gain))
            )
        return self._chosen[party, place, undeterred]

    @cached_property
    def _numbers(self) -> list[int]:
        """Each state as a number whose bits are the actions made."""
        rows = np.packbits(self._model.states.made.T, axis=1, bitorder="little")
        return [int.from_bytes(row.tobytes(), "little") for row in rows]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self._numbers)}

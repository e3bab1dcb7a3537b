"""The bit tensor: all states by their bits, and one party's moves as sweeps over its own bits.

State ``s`` stands at place ``s`` of an array of length 2^k; action ``a`` is made there if bit ``a`` of ``s``
is set. What is largest or smallest over everything a party can move to is found by one comparison of two
half arrays for each of its actions, one-way where a move is irreversible. Impossible states may be passed
inside a sweep, since a party changes all its bits at once, and hold nothing outside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from detente.errors import TooLarge
from detente.stability.blocks import Blocks
from detente.stability.moves import LEAST, MOST, Mask, Ranks

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_JOINED: Final = 2**14
"""States up to which joined gains are looked at; the work grows with the square of the states."""

_CHUNK: Final = 2**16
"""States looked at together, so that what is held for them stays in the processor's cache."""
_PAIRS: Final = 2**20
"""Pairs of states held at a time where gains are joined."""


class BitTensor:
    """All states of k actions, possible or not, with the moves between them; :class:`Moves` says what it can.

    owner : for each action the party that takes it. direction : 0 both ways, 1 only made, -1 only dropped.
    possible : (2^k,). rank : (n_parties, 2^k), 0 or more, larger is better; kept, and set to nothing where
    impossible.
    """

    name = "bit tensor"

    def __init__(
        self,
        owner: Sequence[int],
        direction: Sequence[int],
        possible: Mask,
        rank: npt.NDArray[np.int32],
    ) -> None:
        self.possible = possible
        self.rank = rank
        self._impossible = None if possible.all() else ~possible
        if self._impossible is not None:
            rank[:, self._impossible] = LEAST
        self._blocks = [Blocks.of(party, owner, direction) for party in range(len(rank))]
        self._gains: dict[int, _Gains] = {}

    def most(self, party: int, values: Ranks) -> Ranks:
        """The largest value over each state and all states the party can move to from it."""
        return self._swept(party, values, np.maximum, LEAST)

    def least(self, party: int, values: Ranks) -> Ranks:
        """The smallest value over each state and all states the party can move to from it."""
        return self._swept(party, values, np.minimum, MOST)

    def _swept(self, party: int, values: Ranks, better: np.ufunc, nothing: int) -> Ranks:
        found = values.copy()
        blocks = self._blocks[party]
        for bit in blocks.bits:
            halves = found.reshape(-1, 2, 1 << bit)
            dropped, made = halves[:, 0], halves[:, 1]
            if bit not in blocks.only_dropped:
                better(dropped, made, out=dropped)
            if bit in blocks.free:
                made[...] = dropped
            elif bit in blocks.only_dropped:
                better(dropped, made, out=made)
        if self._impossible is not None:
            found[self._impossible] = nothing
        return found

    def least_gaining(self, party: int, values: Ranks) -> Ranks:
        """The smallest value over each state and all that the party prefers to it and can move to."""
        blocks = self._blocks[party]
        if not blocks.bits:
            return values
        if party not in self._gains:
            self._gains[party] = _Gains(blocks.arranged(self.rank[party]))
        found = blocks.restored(self._gains[party].least(blocks.arranged(values)))
        if self._impossible is not None:
            found[self._impossible] = MOST
        return found

    def gains_are_met(self, party: int, secured: Ranks) -> Mask:
        """Where each gain of a party is met by gains of the others; see :class:`Moves`.

        1. For each state and party, find the choices on its own bits that are gains. 2. Lay all states out
        by the party's own choice and the others' joint choice. 3. A gain is met if, among the others' joint
        choices made of gains and staying, one leads where the party is no better off.

        Raises :class:`~detente.errors.TooLarge` above :data:`MAX_JOINED` states.
        """
        count = len(self.possible)
        if count > MAX_JOINED:
            msg = f"gains of {count:,} states are to be joined, over the limit of {MAX_JOINED:,}"
            raise TooLarge(msg, "leave out the concepts `sim` and `sim_fh`")
        others = [place for place, blocks in enumerate(self._blocks) if place != party and blocks.bits]
        table = self._laid_out(party, others)
        met = self.possible.copy()
        rows = max(1, _PAIRS // count)
        for start in range(0, count, rows):
            states = np.arange(start, min(start + rows, count))
            allowed = np.ones((len(states), 1), bool)
            for other in others:
                chosen = self._gaining_choices(other, states, secured[other])
                chosen[np.arange(len(states)), self._blocks[other].choice(states)] = True
                allowed = (allowed[:, :, None] & chosen[:, None, :]).reshape(len(states), -1)
            no_better = table <= self.rank[party, states, None, None]
            no_better &= allowed[:, None, :]
            unmet = self._gaining_choices(party, states, secured[party]) & ~no_better.any(axis=2)
            met[states] &= ~unmet.any(axis=1)
        return met

    def _laid_out(self, party: int, others: list[int]) -> npt.NDArray[np.int32]:
        """A party's ranks, (own choices, others' joint choices); above all ranks where impossible."""
        ranks = np.where(self.possible, self.rank[party], MOST)
        joint = np.zeros(1, np.intp)
        for other in others:
            joint = (joint[:, None] + self._blocks[other].choices).ravel()
        table: Ranks = ranks[self._blocks[party].choices[:, None] + joint]
        return table

    def _gaining_choices(self, party: int, states: npt.NDArray[np.intp], secured: Ranks) -> Mask:
        """Which choices on a party's own bits are gains: (n_states, 2^own bits)."""
        reached, permitted = self._blocks[party].moves(states)
        gaining: Mask = secured[reached] > self.rank[party, states, None]
        return gaining & permitted & self.possible[reached]


class _Gains:
    """One party's gains, ready for asking for the least over them again and again.

    A row is a setting of the others' bits; within it the party moves from one choice of its one-way bits
    to any that includes it, and freely among the rest.
    """

    def __init__(self, rank: npt.NDArray[np.int32]) -> None:
        """``rank`` : (n_rows, 2^one-way bits, 2^free bits)."""
        rows, one_way, free = rank.shape
        small = np.min_scalar_type(free)
        self._order = np.empty(rank.shape, small)
        self._above = {
            (left, entered): np.empty((rows, free), small)
            for left in range(one_way)
            for entered in range(one_way)
            if left & entered == left
        }
        self._chunks = [slice(at, at + _rows_at_once(rank)) for at in range(0, rows, _rows_at_once(rank))]
        for chunk in self._chunks:
            self._prepare(chunk, rank[chunk].astype(np.int64) + 1)

    def _prepare(self, chunk: slice, rank: npt.NDArray[np.int64]) -> None:
        """Sort each block by rank, and find behind which place of each block it can enter a state gains."""
        rows, one_way, free = rank.shape
        order = np.argsort(rank, axis=2, kind="stable")
        self._order[chunk] = order
        keys = rank + np.arange(rows)[:, None, None] * (rank.max() + 1)
        ranked = [
            np.take_along_axis(keys[:, block], order[:, block], axis=1).ravel() for block in range(one_way)
        ]
        begin = np.arange(0, rows * free, free)[:, None]
        for (left, entered), above in self._above.items():
            above[chunk] = np.searchsorted(ranked[entered], keys[:, left], side="right") - begin

    def least(self, values: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """The smallest value over each state and all it gains by moving to; shapes as in ``rank``."""
        found = values.copy()
        free = values.shape[2]
        for chunk in self._chunks:
            rows = len(values[chunk])
            from_there = np.full((rows, free + 1), MOST, np.int32)
            begin = np.arange(0, rows * (free + 1), free + 1)[:, None]
            for block in range(values.shape[1]):
                ranked = np.take_along_axis(
                    values[chunk, block], self._order[chunk, block].astype(np.intp), axis=1
                )
                from_there[:, :free] = np.minimum.accumulate(ranked[:, ::-1], axis=1)[:, ::-1]
                for (left, entered), above in self._above.items():
                    if entered == block:
                        here = found[chunk, left]
                        np.minimum(here, from_there.ravel()[above[chunk] + begin], out=here)
        return found


def _rows_at_once(rank: npt.NDArray[np.int32]) -> int:
    return max(1, _CHUNK // int(rank.shape[1] * rank.shape[2]))

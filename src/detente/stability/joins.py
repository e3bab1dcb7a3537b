"""A list of states: the possible ones alone, and one party's moves as joins of blocks of them.

States between which a party can move agree on all that others do. Split further by the party's own one-way
actions, they fall into blocks; where a party can go from a state is a few whole blocks, and where it gains
by going is the upper part of each, once a block is sorted by rank. For few possible states out of very many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from detente.errors import TooLarge
from detente.stability.joint_choices import JointChoices
from detente.stability.moves import MOST, Mask, Ranks
from detente.stability.numbering import Index, numbered, paired, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_ENTRIES: Final = 50_000_000
"""Blocks that states can enter by one move, over all states, which are looked at for one party."""

MAX_IMPROVEMENTS: Final = 10_000_000
"""Improvements of one party, over all states, that are listed one by one."""

_PAIRS: Final = 2**22


class StateList:
    """Possible states, one by one, with the moves between them; :class:`Moves` says what it can.

    states : (n_states, n_actions) bool, distinct. owner : for each action the party that takes it.
    direction : 0 both ways, 1 only made, -1 only dropped. rank : (n_parties, n_states), 0 or more, larger
    is better.
    """

    name = "state list"

    def __init__(
        self, owner: Sequence[int], direction: Sequence[int], states: Mask, rank: npt.NDArray[np.int32]
    ) -> None:
        self.rank = rank
        self.possible = np.ones(len(states), bool)
        owners, directions = np.asarray(owner, np.intp), np.asarray(direction, np.intp)
        own = [owners == party for party in range(len(rank))]
        self._entries = [_Entries(states, mine, directions) for mine in own]
        self._gains = [
            _Upper(entries, ranks, ranks) for entries, ranks in zip(self._entries, rank, strict=True)
        ]
        self._joint = JointChoices([states[:, mine] for mine in own])

    def most(self, party: int, values: Ranks) -> Ranks:
        """The largest value over each state and all states the party can move to from it."""
        return -self._entries[party].least(-values)

    def least(self, party: int, values: Ranks) -> Ranks:
        """The smallest value over each state and all states the party can move to from it."""
        return self._entries[party].least(values)

    def least_gaining(self, party: int, values: Ranks) -> Ranks:
        """The smallest value over each state and all that the party prefers to it and can move to."""
        return np.minimum(values, self._gains[party].least(values))

    def improvements(self, party: int) -> tuple[Index, Index]:
        """All improvements of a party: states left and states entered, by the state left.

        Raises :class:`~detente.errors.TooLarge` above :data:`MAX_IMPROVEMENTS`.
        """
        return self._gains[party].pairs()

    def entered(self, party: int, places: Index, *, gaining: bool) -> tuple[Index, Index]:
        """The states a party can move to from any of some states, each with one that it can come from.

        places : (n,), distinct. gaining : only by moves to states it prefers to the one it leaves. Without,
        the states themselves are among those entered. Returns the distinct states entered and, for each,
        the state left.
        """
        return self._gains[party].entered(places, gaining=gaining)

    def gains_are_met(self, party: int, secured: Ranks) -> Mask:
        """Where each gain of a party is met by gains of the others; see :class:`Moves`.

        Raises :class:`~detente.errors.TooLarge` where too many combinations of gains are to be joined.
        """
        gains = [
            _Upper(entries, self.rank[place], secured[place]).pairs()
            for place, entries in enumerate(self._entries)
        ]
        return self._joint.met(party, gains, self.rank[party])


class _Entries:
    """Into which blocks each state can move by one party's moves.

    ``block`` : (n_states,) the block of each state. ``state``, ``entered`` : (n_entries,) a state and a
    block it can move into, its own included; by state, of which each has ``count`` from ``first`` on, both
    (n_states,).
    """

    def __init__(self, states: Mask, own: Mask, direction: Index) -> None:
        one_way = own & (direction != 0)
        ahead = states[:, one_way] ^ (direction[one_way] < 0)
        group = numbered(states[:, ~own])
        self.block = paired(group, numbered(ahead))
        n_blocks = int(self.block.max(initial=-1)) + 1
        member = np.zeros(n_blocks, np.intp)
        member[self.block] = np.arange(len(states))
        left, entered = _included(group[member], ahead[member])
        per_block = np.bincount(left, minlength=n_blocks)
        counts = per_block[self.block]
        if counts.sum() > MAX_ENTRIES:
            msg = f"one party can move in more than {MAX_ENTRIES:,} ways, which is the limit"
            raise TooLarge(msg, "rule out states, or give fewer actions that are irreversible")
        self.count = counts
        self.state, among = spread(counts)
        begin = np.cumsum(per_block) - per_block
        self.entered = entered[begin[self.block[self.state]] + among]
        self.first = np.cumsum(counts) - counts
        self.n_blocks = n_blocks

    def least(self, values: Ranks) -> Ranks:
        """The smallest value over all blocks that each state can move into."""
        of_block = np.full(self.n_blocks, MOST, values.dtype)
        np.minimum.at(of_block, self.block, values)
        return np.minimum.reduceat(of_block[self.entered], self.first) if len(values) else values


class _Upper:
    """The part of each block above a state: what a party gains by, moving there.

    A state of a block entered is in that part if its ``height`` is more than the ``rank`` of the state left.
    """

    def __init__(self, entries: _Entries, rank: Ranks, height: Ranks) -> None:
        self._entries = entries
        self._order = np.lexsort((height, entries.block))
        block, heights = entries.block[self._order], height[self._order].astype(np.int64)
        width = int(max(rank.max(initial=0), height.max(initial=0))) + 2
        sizes = np.bincount(entries.block, minlength=entries.n_blocks)
        self._end = np.cumsum(sizes)[entries.entered]
        self._start = self._end - sizes[entries.entered]
        above = entries.entered * width + rank[entries.state]
        self._begin = np.searchsorted(block * width + heights, above, side="right")
        self._offset = block * (int(MOST) + 1)

    def least(self, values: Ranks) -> Ranks:
        """The smallest value over the part, for each state; more than all ranks where it is empty.

        A running minimum from behind within each block: blocks are kept apart by adding what grows from
        block to block.
        """
        raised = values[self._order] + self._offset
        running = np.minimum.accumulate(raised[::-1])[::-1] - self._offset
        running = np.append(running, MOST)
        place = np.where(self._begin < self._end, self._begin, len(values))
        return np.minimum.reduceat(running[place], self._entries.first).astype(values.dtype)

    def pairs(self) -> tuple[Index, Index]:
        """All states left and entered, by the state left."""
        counts = np.maximum(self._end - self._begin, 0)
        if counts.sum() > MAX_IMPROVEMENTS:
            msg = f"one party has more than {MAX_IMPROVEMENTS:,} improvements, which is the limit"
            raise TooLarge(msg, "rule out states under `impossible`, or leave out actions")
        entry, among = spread(counts)
        return self._entries.state[entry], self._order[self._begin[entry] + among]

    def entered(self, places: Index, *, gaining: bool) -> tuple[Index, Index]:
        """The states of the parts of some states, or of the blocks entered; each once, with one state left.

        Of the parts of one block each holds the next smaller, so the largest is the union.
        """
        whose, among = spread(self._entries.count[places])
        entry = self._entries.first[places][whose] + among
        begin = (self._begin if gaining else self._start)[entry]
        block = self._entries.entered[entry]
        order = np.lexsort((begin, block))
        largest = order[np.diff(block[order], prepend=-1) != 0]
        begin = begin[largest]
        row, among = spread(self._end[entry[largest]] - begin)
        return self._order[begin[row] + among], places[whose[largest[row]]]


def _included(group: Index, ahead: Mask) -> tuple[Index, Index]:
    """Pairs of blocks of one group, the first's one-way actions among the second's; sorted by the first."""
    order = np.argsort(group, kind="stable")
    sizes = np.bincount(group)
    begin = np.cumsum(sizes) - sizes
    in_group = sizes[group]
    if int(in_group.sum()) > MAX_ENTRIES:
        msg = f"one party can move in more than {MAX_ENTRIES:,} ways, which is the limit"
        raise TooLarge(msg, "rule out states, or give fewer actions that are irreversible")
    left, among = spread(in_group)
    entered = order[begin[group[left]] + among]
    chunks = range(0, len(left), _PAIRS)
    kept = [(ahead[entered[at : at + _PAIRS]] | ~ahead[left[at : at + _PAIRS]]).all(axis=1) for at in chunks]
    keep = np.concatenate(kept) if kept else np.zeros(0, bool)
    return left[keep], entered[keep]

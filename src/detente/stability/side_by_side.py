"""Worlds side by side: the same states and moves, and many rankings of them at once.

An array holds, for each state, one number for each world, so that a move is one operation on as many numbers
as there are worlds. It is a form as the bit tensor and the list of states are, and the concepts ask it the
same questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.errors import TooLarge
from detente.stability.sweeps import MAX_JOINED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.stability.moves import Mask, Ranks
    from detente.stability.numbering import Index
    from detente.stability.steps import Step, Steps


class SideBySide:
    """Possible states in many worlds, with the moves between them; :class:`Moves` says what it can.

    rank : (n_parties, n_states, n_worlds), 0 or more, larger is better. Every array asked for or given has
    states along its first axis and worlds along its second.
    """

    name = "worlds side by side"

    def __init__(self, steps: Steps, rank: Ranks) -> None:
        self.rank = rank
        self.possible = np.ones((rank.shape[1], 1), bool)
        self._steps = steps
        self._blocked: dict[int, list[Ranks]] = {}
        self._improved: dict[int, list[Mask]] = {}

    def most(self, party: int, values: Ranks) -> Ranks:
        """The largest value over each state and all states the party can move to from it."""
        return self._stepped(party, values, np.maximum)

    def least(self, party: int, values: Ranks) -> Ranks:
        """The smallest value over each state and all states the party can move to from it."""
        return self._stepped(party, values, np.minimum)

    def least_gaining(self, party: int, values: Ranks) -> Ranks:
        """The smallest value over each state and all that the party prefers to it and can move to."""
        if party not in self._blocked:
            kind = self.rank.dtype
            self._blocked[party] = [
                np.where(gained, 0, np.iinfo(kind).max).astype(kind)
                for gained in self._gains(party, self.rank)
            ]
        return self._stepped(party, values, np.minimum, self._blocked[party])

    def _stepped(
        self,
        party: int,
        values: Ranks,
        better: np.ufunc,
        blocked: Sequence[Ranks] | None = None,
    ) -> Ranks:
        """The better of each state's value and of those entered from it.

        blocked : for each step the largest number where it is not taken, else 0, so that a bitwise "or" turns
        what it leads to into nothing.
        """
        found = values.copy()
        for number, step in enumerate(self._steps.of_party[party]):
            entered = values[step.entered]
            if blocked is not None:
                entered |= blocked[number]
            if len(step.left) == len(found):
                better(found, entered, out=found)
            else:
                found[step.left] = better(found[step.left], entered)
        return found

    def improvements(self, party: int) -> Iterator[tuple[Step, Mask]]:
        """Each step of a party, and in which worlds it improves on the state left: (n_moves, n_worlds)."""
        yield from zip(self._steps.of_party[party], self._gains(party, self.rank), strict=True)

    def gains_are_met(self, party: int, secured: Ranks) -> Mask:
        """Where each gain of a party is met by gains of the others; see :class:`Moves`.

        The others' joint steps are walked through one party after the other, with the states and worlds in
        which all of them gain. Raises :class:`~detente.errors.TooLarge` as the bit tensor does.
        """
        count = 1 << self._steps.n_actions
        if count > MAX_JOINED:
            msg = f"gains of {count:,} states are to be joined, over the limit of {MAX_JOINED:,}"
            raise TooLarge(msg, "leave out the concepts `sim` and `sim_fh`")
        own = self._steps.of_party[party]
        rank = self.rank[party]
        unmet: Mask = np.zeros((len(own), *rank.shape), bool)
        for open_, step, gained in zip(unmet, own, self._gains(party, secured), strict=True):
            open_[step.left] = gained
        others = [
            list(zip(self._steps.of_party[other], self._gains(other, secured), strict=True))
            for other in range(len(self.rank))
            if other != party and self._steps.of_party[other]
        ]
        others.sort(key=len)
        left_open: Mask = np.any(unmet, axis=2)
        gaining: Mask = np.any(unmet, axis=0)
        for turned, rows, joint in self._joined(others, 0, np.arange(len(rank)), gaining):
            here, not_joint = rank[rows], ~joint
            for step, open_, open_in in zip(own, unmet, left_open, strict=True):
                entered = self._steps.places[self._steps.codes[rows] ^ (step.turned | turned)]
                among = np.flatnonzero(open_in[rows] & (entered >= 0))
                left = rows[among]
                still = rank[entered[among]] > here[among]
                still |= not_joint[among]
                still &= open_[left]
                open_[left] = still
                open_in[left] = still.any(axis=1)
        met: Mask = ~np.any(unmet, axis=0)
        return met

    def _joined(
        self, others: Sequence[list[tuple[Step, Mask]]], turned: int, rows: Index, joint: Mask
    ) -> Iterator[tuple[int, Index, Mask]]:
        """All joint steps of the others, who may stay: what is turned, from where, in which worlds."""
        kept = joint.any(axis=1)
        if not kept.all():
            rows, joint = rows[kept], joint[kept]
        if not len(rows):
            return
        if not others:
            yield turned, rows, joint
            return
        *rest, last = others
        yield from self._joined(rest, turned, rows, joint)
        for step, gained in last:
            among, at = _common(rows, step.left)
            yield from self._joined(rest, turned | step.turned, rows[among], joint[among] & gained[at])

    def _gains(self, party: int, secured: Ranks) -> list[Mask]:
        """For each step of a party, where what it counts on is more than what it leaves."""
        if secured is self.rank and party in self._improved:
            return self._improved[party]
        found = [
            secured[party][step.entered] > self.rank[party][step.left] for step in self._steps.of_party[party]
        ]
        if secured is self.rank:
            self._improved[party] = found
        return found


def _common(one: Index, other: Index) -> tuple[Index, Index]:
    """The places, in each of two ascending lists, of what both hold."""
    at = np.minimum(np.searchsorted(other, one), max(0, len(other) - 1))
    among = np.flatnonzero(other[at] == one) if len(other) else np.zeros(0, np.intp)
    return among, at[among]

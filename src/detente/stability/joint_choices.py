"""Choices of several parties taken from one state and joined into the state they make together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from detente.errors import TooLarge
from detente.stability.numbering import Index, numbered, paired, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.stability.moves import Mask, Ranks

MAX_JOINED: Final = 100_000_000
"""Combinations of the parties' gains that are looked at for one party."""

_CHUNK: Final = 500_000


class JointChoices:
    """Possible states as one choice of each party, found from choices one party after the other.

    What the first parties choose is a prefix; a combination is given up as soon as no possible state has
    its prefix.
    """

    def __init__(self, own: Sequence[Mask]) -> None:
        """``own`` : for each party (n_states, n_own_actions) bits; all together distinct."""
        self._choice = [numbered(bits) for bits in own]
        self._width = [int(choice.max(initial=0)) + 1 for choice in self._choice]
        self._prefixes: list[Index] = []
        prefix = np.zeros(len(self._choice[0]), np.intp)
        for choice, width in zip(self._choice, self._width, strict=True):
            self._prefixes.append(np.unique(prefix * width + choice))
            prefix = paired(prefix, choice)
        self._state = np.argsort(prefix)

    def met(self, party: int, gains: Sequence[tuple[Index, Index]], rank: Ranks) -> Mask:
        """Where each gain of a party is met; see :class:`~detente.stability.moves.Moves`.

        gains : for each party states left and states gained by, sorted by the state left. rank : (n_states,)
        the party's. Returns (n_states,).
        """
        n_states = len(rank)
        sizes = [np.bincount(left, minlength=n_states) for left, _ in gains]
        begins = [np.cumsum(size) - size for size in sizes]
        left, gained = gains[party]
        combinations = np.ones(len(left))
        for other, size in enumerate(sizes):
            if other != party:
                combinations *= 1 + size[left]
        total = combinations.sum()
        if total > MAX_JOINED:
            msg = f"{total:,.0f} combinations of gains are to be joined, over the limit of {MAX_JOINED:,}"
            raise TooLarge(msg, "leave out the concepts `sim` and `sim_fh`")
        gain_is_met = np.zeros(len(left), bool)
        part = (np.cumsum(combinations) // _CHUNK).astype(np.intp)
        for chunk in np.split(np.arange(len(left)), np.flatnonzero(np.diff(part)) + 1):
            gain, prefix = chunk, np.zeros(len(chunk), np.intp)
            for other, choice in enumerate(self._choice):
                if other == party:
                    chosen = choice[gained[gain]]
                else:
                    state = left[gain]
                    row, among = spread(1 + sizes[other][state])
                    gain, prefix, state = gain[row], prefix[row], state[row]
                    moved = begins[other][state] + among - 1
                    staying = among == 0
                    moved[staying] = 0
                    entered = gains[other][1]
                    chosen = choice[np.where(staying, state, entered[moved] if len(entered) else state)]
                gain, prefix = self._join(other, gain, prefix, chosen)
            no_better = rank[self._state[prefix]] <= rank[left[gain]]
            gain_is_met[gain[no_better]] = True
        met = np.ones(n_states, bool)
        met[left[~gain_is_met]] = False
        return met

    def _join(self, party: int, gain: Index, prefix: Index, chosen: Index) -> tuple[Index, Index]:
        """Lengthen prefixes by a party's choice; those that no possible state has are dropped."""
        known = self._prefixes[party]
        wanted = prefix * self._width[party] + chosen
        place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        there = known[place] == wanted
        return gain[there], place[there]

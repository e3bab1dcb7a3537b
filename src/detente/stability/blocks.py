"""The bits of one party: which it may turn, and all states arranged by its choices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.stability.moves import Mask


@dataclass(frozen=True)
class Blocks:
    """Positions of a party's own bits, ascending, among ``n_actions``.

    ``only_made`` : those that cannot be dropped again; ``only_dropped`` : those that cannot be made again;
    the rest are ``free``. A choice is a setting of all own bits, numbered by them.
    """

    n_actions: int
    bits: tuple[int, ...]
    only_made: frozenset[int]
    only_dropped: frozenset[int]

    @classmethod
    def of(cls, party: int, owner: Sequence[int], direction: Sequence[int]) -> Blocks:
        """The bits of a party; ``direction`` : 0 both ways, 1 only made, -1 only dropped."""
        bits = tuple(bit for bit, whose in enumerate(owner) if whose == party)
        made = frozenset(bit for bit in bits if direction[bit] > 0)
        return cls(len(owner), bits, made, frozenset(bit for bit in bits if direction[bit] < 0))

    @property
    def one_way(self) -> tuple[int, ...]:
        """Bits that turn one way only."""
        return tuple(bit for bit in self.bits if bit in self.only_made | self.only_dropped)

    @property
    def free(self) -> tuple[int, ...]:
        """Bits that turn both ways."""
        return tuple(bit for bit in self.bits if bit not in self.only_made | self.only_dropped)

    @cached_property
    def choices(self) -> npt.NDArray[np.intp]:
        """What each choice adds to the number of a state: (2^own bits,)."""
        added = np.zeros(1, np.intp)
        for bit in self.bits:
            added = np.concatenate([added, added + (1 << bit)])
        return added

    def choice(self, states: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """The party's choice in each state: (n_states,)."""
        found = np.zeros(len(states), np.intp)
        for place, bit in enumerate(self.bits):
            found |= (states >> bit & 1) << place
        return found

    def moves(self, states: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], Mask]:
        """The state that each choice leads to from each state, and whether directions permit it.

        Both (n_states, 2^own bits); staying is among them.
        """
        stay = states & ~sum(1 << bit for bit in self.bits)
        permitted = np.ones((len(states), len(self.choices)), bool)
        for bits, behind in ((self.only_made, 0), (self.only_dropped, 1)):
            for bit in bits:
                permitted &= ((states >> bit & 1) == behind)[:, None] | ((self.choices >> bit & 1) != behind)
        return stay[:, None] + self.choices, permitted

    def arranged(self, values: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """A copy of (2^k,) values as (others' settings, settings of one-way bits, settings of free bits).

        One-way bits count from where they start, so that a move goes to a setting that includes the one it
        leaves.
        """
        tensor = np.flip(values.reshape((2,) * self.n_actions), self._flipped)
        laid = np.transpose(tensor, self._axes)
        return np.ascontiguousarray(laid).reshape(-1, 1 << len(self.one_way), 1 << len(self.free))

    def restored(self, arranged: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """What :meth:`arranged` was made of: (2^k,)."""
        tensor = np.transpose(arranged.reshape((2,) * self.n_actions), np.argsort(self._axes))
        return np.ascontiguousarray(np.flip(tensor, self._flipped)).ravel()

    @property
    def _flipped(self) -> tuple[int, ...]:
        return tuple(self.n_actions - 1 - bit for bit in self.only_dropped)

    @property
    def _axes(self) -> list[int]:
        """The tensor's axes, the highest bit first, in the order of an arrangement."""
        order = [bit for bit in range(self.n_actions) if bit not in self.bits]
        return [self.n_actions - 1 - bit for bit in (*order[::-1], *self.one_way[::-1], *self.free[::-1])]

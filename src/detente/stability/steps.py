"""The moves of each party, listed: for each set of actions turned at once, from where it leads to where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.stability.blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from detente.stability.numbering import Index


@dataclass(frozen=True, eq=False)
class Step:
    """Some actions of one party turned at once.

    ``turned`` : their bits. ``left``, ``entered`` : (n_moves,) places of possible states, each distinct: from
    where, and to where, directions and rules permit it.
    """

    turned: int
    left: Index
    entered: Index


@dataclass(frozen=True, eq=False)
class Steps:
    """The moves between the possible states of a conflict.

    ``codes`` : (n_states,) the numbers of the states, ascending, of ``n_actions`` bits. ``of_party`` : for
    each party its steps.
    """

    n_actions: int
    codes: Index
    of_party: tuple[tuple[Step, ...], ...]

    @classmethod
    def of(cls, owner: Sequence[int], direction: Sequence[int], codes: Index, n_parties: int) -> Steps:
        """The moves of a conflict of at most some twenty actions.

        owner : for each action the party that takes it. direction : 0 both ways, 1 only made, -1 only
        dropped.
        """
        places = _places(codes, len(owner))
        blocks = [Blocks.of(party, owner, direction) for party in range(n_parties)]
        return cls(len(owner), codes, tuple(tuple(_steps(own, codes, places)) for own in blocks))

    @cached_property
    def places(self) -> npt.NDArray[np.intp]:
        """The place of each of 2^n_actions states, -1 where it is not possible."""
        return _places(self.codes, self.n_actions)

    @property
    def n_moves(self) -> int:
        """How many moves there are, of all parties from all states."""
        return sum(len(step.left) for steps in self.of_party for step in steps)


def _places(codes: Index, n_actions: int) -> Index:
    places = np.full(1 << n_actions, -1, np.intp)
    places[codes] = np.arange(len(codes))
    return places


def _steps(own: Blocks, codes: Index, places: Index) -> list[Step]:
    made, dropped = (sum(1 << bit for bit in bits) for bits in (own.only_made, own.only_dropped))
    found: list[Step] = []
    for turned in map(int, own.choices[1:]):
        permitted = ((codes & turned & made) == 0) & ((~codes & turned & dropped) == 0)
        entered = np.where(permitted, places[codes ^ turned], -1)
        left = np.flatnonzero(entered >= 0)
        found.append(Step(turned, left, entered[left]))
    return found

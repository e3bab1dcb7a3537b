"""The possible states of a case: every combination of actions that no rule forbids."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.errors import TooLarge
from detente.model import actions_of
from detente.stability.truth import may_be

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.model import Expression, NamedState
    from detente.stability.moves import Mask
    from detente.stability.numbering import Index

MAX_STATES: Final = 2**22
"""Possible states that are listed, whole ones or halves on the way to them."""

_BITS: Final = 62


@dataclass(frozen=True)
class States:
    """Possible states in ascending order of the sum of ``digit * 2**position``.

    ``actions`` : their names, in the order of positions. ``made`` : (n_actions, n_states) bool.
    """

    actions: tuple[str, ...]
    made: Mask

    def __len__(self) -> int:
        return int(self.made.shape[1])

    def where(self, expression: Expression) -> Mask:
        """The states in which a condition holds: (n_states,)."""
        return may_be(expression, self._by_action, len(self))

    def called(self, named: NamedState) -> Mask:
        """The states that a name of the case stands for: (n_states,)."""
        if named.condition is not None:
            return self.where(named.condition.expression)
        found = np.zeros(len(self), bool)
        place = self.position(named.made or ())
        if place is not None:
            found[place] = True
        return found

    def made_in(self, position: int) -> tuple[str, ...]:
        """The actions made in a state."""
        return tuple(
            action for action, made in zip(self.actions, self.made[:, position], strict=True) if made
        )

    def place(self, told: Mapping[str, bool]) -> int | None:
        """The place of the state in which each action is made or not as told."""
        return self.position(action for action, made in told.items() if made)

    def position(self, made: Iterable[str]) -> int | None:
        """The place of the state that makes just these actions; nothing where it is not possible."""
        chosen = set(made)
        wanted = np.array([action in chosen for action in self.actions], bool)
        found = np.flatnonzero((self.made == wanted[:, None]).all(axis=0))
        return int(found[0]) if len(found) else None

    def alike(self, rows: Iterable[int], state: int) -> Index:
        """The places of the states, ascending, in which the actions of these rows are as in a state."""
        found = np.ones(len(self), bool)
        for row in rows:
            found &= self.made[row] == self.made[row, state]
        return np.flatnonzero(found)

    @cached_property
    def codes(self) -> Index:
        """The number of each state, for at most 62 actions: (n_states,)."""
        return _codes(self.made)

    @cached_property
    def _by_action(self) -> Mapping[str, Mask]:
        return dict(zip(self.actions, self.made, strict=True))


def possible_states(actions: Sequence[str], impossible: Sequence[Expression]) -> States:
    """All states in which none of the conditions holds.

    Actions are told one after the other, those of one condition together; what must end in an impossible
    state is dropped at once. Raises :class:`~detente.errors.TooLarge` above :data:`MAX_STATES`.
    """
    named = list(map(actions_of, impossible))
    made: dict[str, Mask] = {}
    count = 1
    for action in _order(actions, named):
        made = {told: np.concatenate([column, column]) for told, column in made.items()}
        made[action] = np.repeat([False, True], count)
        count *= 2
        keep = np.ones(count, bool)
        for rule, names in zip(impossible, named, strict=True):
            if action in names:
                keep &= may_be(rule, made, count, truth=False)
        if not keep.all():
            made = {told: column[keep] for told, column in made.items()}
            count = int(keep.sum())
        if count > MAX_STATES:
            msg = f"more than {MAX_STATES:,} states are to be looked at, which is the limit"
            raise TooLarge(msg, "rule out states under `impossible`, or leave out actions")
    table = np.array([made[action] for action in actions], bool).reshape(len(actions), count)
    return States(tuple(actions), table[:, _ascending(table)])


def _order(actions: Sequence[str], named: Sequence[frozenset[str]]) -> list[str]:
    """The actions, those first that complete the rule, by what it names, with the fewest left to tell."""
    left = list(named)
    order: dict[str, None] = {}
    while any(left):
        fewest = min((names for names in left if names), key=len)
        order.update(dict.fromkeys(action for action in actions if action in fewest))
        left = [names - fewest for names in left]
    return list(order | dict.fromkeys(actions))


def _ascending(table: Mask) -> Index:
    """The order of states by their numbers."""
    parts = [_codes(table[start : start + _BITS]) for start in range(0, len(table), _BITS)]
    return np.lexsort(parts) if parts else np.arange(table.shape[1])


def _codes(table: Mask) -> Index:
    found = np.zeros(table.shape[1], np.intp)
    for position, column in enumerate(table):
        found += column.astype(np.intp) << position
    return found

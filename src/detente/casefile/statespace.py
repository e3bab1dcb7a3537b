"""Sets of states: one by one where there are few actions, through a SAT solver where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from detente.model import ActionMade, And, If, Iff, Not, Or

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model import Expression

FEW_ACTIONS: Final = 12
"""With no more actions, so with at most 4,096 states, all states are listed."""

StateSet = int
"""A set of states, as the space that made it writes it."""


class Space(Protocol):
    """All states of a case's actions, and questions on sets of them."""

    everything: StateSet

    def where(self, expression: Expression) -> StateSet:
        """The states in which a condition holds."""

    def but(self, states: StateSet, others: StateSet) -> StateSet:
        """The states that are not among the others."""

    def both(self, states: StateSet, others: StateSet) -> StateSet:
        """The states in both sets."""

    def some(self, states: StateSet) -> bool | None:
        """Whether the set holds a state; ``None`` where that would take too long to tell."""


def space_of(actions: Sequence[str]) -> Space:
    """The space of all states that actions make up."""
    if len(actions) <= FEW_ACTIONS:
        return ListedStates(actions)
    from detente.casefile.satisfiable import SolvedStates  # noqa: PLC0415 - the solver loads slowly

    return SolvedStates()


class ListedStates:
    """States one by one: state ``s`` makes the action at position ``k`` where bit ``k`` of ``s`` is set.

    A set of states is an integer whose bit ``s`` is set where state ``s`` belongs to it.
    """

    def __init__(self, actions: Sequence[str]) -> None:
        self.count = 1 << len(actions)
        self.everything: StateSet = (1 << self.count) - 1
        self._made = {action: _made(position, self.count) for position, action in enumerate(actions)}

    def where(self, expression: Expression) -> StateSet:
        """The states in which a condition holds."""
        match expression:
            case ActionMade(action):
                return self._made[action]
            case Not(operand):
                return self.everything & ~self.where(operand)
            case And(operands):
                found = self.everything
                for operand in operands:
                    found &= self.where(operand)
                return found
            case Or(operands):
                found = 0
                for operand in operands:
                    found |= self.where(operand)
                return found
            case If(consequence, condition):
                return self.where(consequence) | (self.everything & ~self.where(condition))
            case Iff(left, right):
                return self.everything & ~(self.where(left) ^ self.where(right))
        message = "only actions have states"
        raise TypeError(message)

    def but(self, states: StateSet, others: StateSet) -> StateSet:
        """The states that are not among the others."""
        return states & ~others

    def both(self, states: StateSet, others: StateSet) -> StateSet:
        """The states in both sets."""
        return states & others

    def some(self, states: StateSet) -> bool:
        """Whether the set holds a state."""
        return states != 0


def _made(position: int, count: int) -> StateSet:
    """The states that make the action at a position: blocks of zeros and ones in turn."""
    block = 1 << position
    pattern = ((1 << block) - 1) << block
    width = 2 * block
    while width < count:
        pattern |= pattern << width
        width *= 2
    return pattern

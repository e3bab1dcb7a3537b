"""Sets of states too many to list, described to a SAT solver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pysat.solvers import Solver

from detente.model import ActionMade, And, If, Iff, Not, Or

if TYPE_CHECKING:
    from detente.casefile.statespace import StateSet
    from detente.model import Expression

MAX_CONFLICTS: Final = 20_000
"""Conflicts the solver may meet over all questions on one case."""

MAX_QUESTIONS: Final = 1_000
"""Questions asked on one case; later ones are left open."""


class SolvedStates:
    """States described by clauses, one variable for each action and each part of a condition (Tseitin 1968).

    A set of states is the literal that is true in exactly those states.
    """

    def __init__(self) -> None:
        self._solver: Any = Solver(name="minisat22")
        self._variables = 1
        self._actions: dict[str, int] = {}
        self._questions = 0
        self.everything: StateSet = 1
        self._solver.add_clause([1])

    def where(self, expression: Expression) -> StateSet:
        """The states in which a condition holds."""
        match expression:
            case ActionMade(action):
                if action not in self._actions:
                    self._variables += 1
                    self._actions[action] = self._variables
                return self._actions[action]
            case Not(operand):
                return -self.where(operand)
            case And(operands):
                return -self._either([-self.where(operand) for operand in operands])
            case Or(operands):
                return self._either([self.where(operand) for operand in operands])
            case If(consequence, condition):
                return self._either([self.where(consequence), -self.where(condition)])
            case Iff(left, right):
                one, other = self.where(left), self.where(right)
                return -self._either([-self._either([one, -other]), -self._either([-one, other])])
        message = "only actions have states"
        raise TypeError(message)

    def but(self, states: StateSet, others: StateSet) -> StateSet:
        """The states that are not among the others."""
        return -self._either([-states, others])

    def both(self, states: StateSet, others: StateSet) -> StateSet:
        """The states in both sets."""
        return -self._either([-states, -others])

    def some(self, states: StateSet) -> bool | None:
        """Whether the set holds a state; ``None`` once the limits are reached."""
        left = MAX_CONFLICTS - self._solver.accum_stats()["conflicts"]
        self._questions += 1
        if left <= 0 or self._questions > MAX_QUESTIONS:
            return None
        self._solver.conf_budget(left)
        found: bool | None = self._solver.solve_limited(assumptions=[states])
        return found

    def _either(self, literals: list[int]) -> int:
        """A new variable that is true exactly where one of the literals is."""
        self._variables += 1
        self._solver.add_clause([-self._variables, *literals])
        for literal in literals:
            self._solver.add_clause([self._variables, -literal])
        return self._variables

"""Conditions on packages and on states, as the case file writes them.

A comparison is held as the set of options that meet it, so that ``tariff = low | middle``,
``tariff < high`` and ``tariff != high`` are one kind of thing. Names under ``states`` are replaced
by what they stand for when the file is read; each node keeps no text: the whole is printed from
:attr:`Condition.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class OptionIn:
    """The option chosen on ``issue`` is one of ``options`` (positions, from 0)."""

    issue: str
    options: frozenset[int]


@dataclass(frozen=True, slots=True)
class ActionMade:
    """``action``, written ``PARTY.action``, is made."""

    action: str


@dataclass(frozen=True, slots=True)
class DealIn:
    """A deal exists in ``forum``; in forecasts only."""

    forum: str


@dataclass(frozen=True, slots=True)
class Not:
    """The operand does not hold."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class And:
    """All operands hold; true when there are none."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one operand holds; false when there are none."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class If:
    """``consequence if condition``: fails only where the condition holds and the consequence does not."""

    consequence: Expression
    condition: Expression


@dataclass(frozen=True, slots=True)
class Iff:
    """Both sides hold, or neither does."""

    left: Expression
    right: Expression


Expression = OptionIn | ActionMade | DealIn | Not | And | Or | If | Iff


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression with the text it was written as."""

    expression: Expression
    text: str


def leaves(expression: Expression) -> frozenset[OptionIn | ActionMade | DealIn]:
    """All atoms that occur in the expression."""
    match expression:
        case OptionIn() | ActionMade() | DealIn():
            return frozenset({expression})
        case Not(operand):
            return leaves(operand)
        case And(operands) | Or(operands):
            return frozenset().union(*map(leaves, operands))
        case If(consequence, condition):
            return leaves(consequence) | leaves(condition)
        case Iff(left, right):
            return leaves(left) | leaves(right)


def issues_of(expression: Expression) -> frozenset[str]:
    """The issues the expression names."""
    return frozenset(leaf.issue for leaf in leaves(expression) if isinstance(leaf, OptionIn))


def actions_of(expression: Expression) -> frozenset[str]:
    """The actions the expression names, each as ``PARTY.action``."""
    return frozenset(leaf.action for leaf in leaves(expression) if isinstance(leaf, ActionMade))


def holds(expression: Expression, chosen: Mapping[str, int], made: Mapping[str, bool] | None = None) -> bool:
    """Whether the expression is true of one package, or of one state.

    ``chosen`` gives the position of the option on each issue named; ``made`` whether each action named
    is made. Raises ``KeyError`` where one that is named is not given.
    """
    match expression:
        case OptionIn(issue, options):
            return chosen[issue] in options
        case ActionMade(action):
            return (made or {})[action]
        case DealIn():
            msg = "whether a deal exists is not a fact of one package or state"
            raise TypeError(msg)
        case Not(operand):
            return not holds(operand, chosen, made)
        case And(operands):
            return all(holds(operand, chosen, made) for operand in operands)
        case Or(operands):
            return any(holds(operand, chosen, made) for operand in operands)
        case If(consequence, condition):
            return holds(consequence, chosen, made) or not holds(condition, chosen, made)
        case Iff(left, right):
            return holds(left, chosen, made) == holds(right, chosen, made)

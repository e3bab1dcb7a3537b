"""Where conditions on actions hold, over many states at once, some of them half told."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import numpy as np

from detente.model import ActionMade, And, If, Iff, Not, Or

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model import Expression
    from detente.stability.moves import Mask


def may_be(expression: Expression, made: Mapping[str, Mask], n_states: int, truth: bool = True) -> Mask:  # noqa: FBT001, FBT002 - the truth asked for
    """Where a condition may be true, or false, given what is told of each state: (n_states,).

    made : for each action told (n_states,), whether it is made; others may be either. Where all actions of
    the condition are told this is where it is so.
    """
    match expression:
        case ActionMade(action):
            if action not in made:
                return np.ones(n_states, bool)
            return made[action] if truth else ~made[action]
        case Not(operand):
            return may_be(operand, made, n_states, not truth)
        case And(operands) | Or(operands):
            parts = [may_be(operand, made, n_states, truth) for operand in operands]
            both = isinstance(expression, And) == truth
            return reduce(and_ if both else or_, parts, np.full(n_states, both))
        case If(consequence, condition):
            return may_be(Or((consequence, Not(condition))), made, n_states, truth)
        case Iff(left, right):
            sides = (((left, one), (right, one == truth)) for one in (True, False))
            either = [[may_be(side, made, n_states, so) for side, so in pair] for pair in sides]
            return (either[0][0] & either[0][1]) | (either[1][0] & either[1][1])
    message = "only actions have states"
    raise TypeError(message)

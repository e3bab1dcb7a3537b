"""A condition as the same condition in other words: this and that, or that and not the other.

The disjunctive normal form: an "or" of "and"s over actions made or not made.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from detente.errors import TooLarge
from detente.model import ActionMade, And, If, Iff, Not, Or

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model import Expression

MOST: Final = 1_000
"""Conjunctions that one condition may become."""

Product = frozenset[tuple[str, bool]]
"""Actions, each made or not made, all of which hold; none twice."""


def normal_form(expression: Expression) -> tuple[Product, ...]:
    """The conjunctions of which at least one holds wherever the condition holds, and none elsewhere.

    None at all: it never holds. The empty one among them, which is then alone: it always holds. What a
    shorter one covers is left out.

    Raises
    ------
    TooLarge
        More than :data:`MOST` conjunctions would be needed on the way.
    """
    found = _products(expression, positive=True)
    return tuple(one for one in found if not any(other < one for other in found))


def _products(expression: Expression, *, positive: bool) -> list[Product]:
    """The conjunctions of an expression, or of its negation."""
    match expression:
        case ActionMade(action):
            return [frozenset({(action, positive)})]
        case Not(operand):
            return _products(operand, positive=not positive)
        case And(operands):
            parts = [_products(operand, positive=positive) for operand in operands]
            return _all_of(parts) if positive else _any_of(parts)
        case Or(operands):
            parts = [_products(operand, positive=positive) for operand in operands]
            return _any_of(parts) if positive else _all_of(parts)
        case If(consequence, condition):
            return _products(Or((consequence, Not(condition))), positive=positive)
        case Iff(left, right):
            other = right if positive else Not(right)
            return _any_of(
                [
                    _products(And((left, other)), positive=True),
                    _products(And((Not(left), Not(other))), positive=True),
                ]
            )
    message = "only actions have states"
    raise TypeError(message)


def _any_of(parts: Iterable[list[Product]]) -> list[Product]:
    return _limited(one for part in parts for one in part)


def _all_of(parts: Iterable[list[Product]]) -> list[Product]:
    found: list[Product] = [frozenset()]
    for part in parts:
        joined = (one | other for one, other in product(found, part))
        found = _limited(one for one in joined if len({action for action, _ in one}) == len(one))
    return found


def _limited(products: Iterable[Product]) -> list[Product]:
    """Each once, in order."""
    found: dict[Product, None] = {}
    for one in products:
        found[one] = None
        if len(found) > MOST:
            raise TooLarge(
                f"a condition becomes more than {MOST:,} conditions joined by `or`",
                "write it with fewer `iff`s, or with fewer `or`s joined by `and`",
            )
    return list(found)

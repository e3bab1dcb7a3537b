"""Rules: how many of those who vote must say yes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from detente.casefile.quantities import read_number
from detente.casefile.scalars import plain
from detente.casefile.source import shorten
from detente.model import Rule

if TYPE_CHECKING:
    from collections.abc import Collection

    from detente.casefile.nodes import Cursor, Fields

_UNANIMITY = ("unanimity", "consensus")


def read_rule(cursor: Cursor, voters: Collection[str], *, weighted: bool) -> Rule:
    """Unanimity, a majority, or, where ``weighted`` allows it, a weighted majority of the voters."""
    if not cursor.is_mapping:
        cursor.choice(_UNANIMITY, "a rule")
        return Rule()
    fields = cursor.fields("rule")
    if fields is None:
        return Rule()
    majority, threshold = fields.get("majority"), fields.get("weighted")
    if (majority is None) == (threshold is None):
        fields.cursor.error("a rule is unanimity, `{majority: n}` or `{weighted: n, weights: {...}}`")
        return Rule()
    if majority is not None:
        if "weights" in fields:
            fields.cursor.error("`weights` stand beside `weighted`, not beside `majority`")
        return Rule("majority", _heads(majority, len(voters)))
    if threshold is not None and weighted:
        return _weighted(fields.cursor, threshold, fields.get("weights"), voters)
    fields.cursor.error("votes are weighted in `approval` only")
    return Rule()


def _heads(cursor: Cursor, voters: int) -> Fraction | None:
    number = read_number(cursor)
    if number is None:
        return None
    if number.denominator != 1 or not 1 <= number <= max(voters, 1):
        cursor.error(
            f"{plain(number)} is no majority of {voters}", f"write a whole number from 1 to {voters}"
        )
        return None
    return number


def _weighted(rule: Cursor, threshold: Cursor, cursor: Cursor | None, voters: Collection[str]) -> Rule:
    needed = read_number(threshold, 0)
    if cursor is None:
        rule.error('"weights" is missing here', "give every ratifier a weight")
    fields = cursor.fields("ratifier weights", names=voters) if cursor else None
    weights = _weights(fields, voters) if fields else None
    if weights is None or needed is None:
        return Rule()
    total = sum(weights.values(), Fraction(0))
    if not 0 < needed <= total:
        threshold.error(f"{plain(needed)} is out of reach or nothing: the weights sum to {plain(total)}")
    return Rule("weighted", needed, weights)


def _weights(fields: Fields, voters: Collection[str]) -> dict[str, Fraction] | None:
    weights: dict[str, Fraction] = {}
    wrong = False
    for key, value in fields.names():
        weight = read_number(value, 0)
        if key.name not in voters:
            key.unknown("ratifier", key.name, voters)
            wrong = True
        wrong = wrong or weight is None
        weights[key.name] = weight or Fraction(0)
    missing = [name for name in voters if name not in weights]
    if missing:
        fields.cursor.error(f"the weights leave out {shorten(', '.join(missing))}")
    return None if wrong or missing else weights

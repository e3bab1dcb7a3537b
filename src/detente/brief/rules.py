"""Who must say yes, in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.brief.templates import say
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Collection

    from detente.agreement.result import ForumAgreement
    from detente.brief.words import Words
    from detente.model import Approval, Rule

NAMED_AT_MOST: Final = 4
"""Seats beyond this number are counted rather than named."""
_BOTH: Final = 2


def accepted(forum: ForumAgreement, words: Words) -> str:
    """What it takes for a package to be accepted under the forum's rule, as a predicate."""
    seats, rule = forum.seats, forum.rule
    named = len(seats) <= NAMED_AT_MOST
    if rule.kind == "majority":
        needed = _needed(rule)
        if named:
            return say("acceptable to a majority", needed=needed, seats=words.parties(seats))
        return say("acceptable to a majority of a number", needed=needed, n=len(seats))
    return everyone(forum, words)


def everyone(forum: ForumAgreement, words: Words) -> str:
    """Acceptable to every seat, as a predicate."""
    seats = forum.seats
    if len(seats) == 1:
        return say("acceptable to one", seats=words.parties(seats))
    if len(seats) == _BOTH:
        return say("acceptable to both", seats=words.parties(seats))
    if len(seats) <= NAMED_AT_MOST:
        return say("acceptable to all", seats=words.parties(seats))
    return say("acceptable to a number", n=len(seats))


def enough(forum: ForumAgreement, seats: Collection[str]) -> bool:
    """Whether the yes of these seats carries a package under the forum's rule."""
    rule = forum.rule
    return len(seats) >= (len(forum.seats) if rule.threshold is None else rule.threshold)


def consent(approval: Approval, words: Words) -> str:
    """Whose consent a party needs, at home or inside a bloc."""
    names = joined(
        words.party(ratifier.name) if ratifier.is_party else ratifier.title or ratifier.name
        for ratifier in approval.ratifiers
    )
    rule = approval.rule
    if rule.kind == "majority":
        return say("consent of a majority", needed=_needed(rule), names=names)
    if rule.kind == "weighted":
        return say("consent by weights", needed=_needed(rule), total=_votes(rule), names=names)
    return names


def _needed(rule: Rule) -> int | Fraction:
    return _plain(rule.threshold if rule.threshold is not None else Fraction(0))


def _votes(rule: Rule) -> int | Fraction:
    return _plain(sum(rule.weights.values(), Fraction(0)))


def _plain(number: Fraction) -> int | Fraction:
    return int(number) if number.denominator == 1 else number

"""What a package is worth to whom, against no deal, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.numbers import decimals, told_apart
from detente.brief.templates import say
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from detente.agreement.result import Range
    from detente.brief.words import Words
    from detente.model import Case


def each_worth(
    values: Mapping[str, Fraction] | Mapping[str, Range], no_deal: Mapping[str, Fraction | None], words: Words
) -> str:
    """``72.5 points to Northland (45 without a deal) and 61 to Southland (30)``."""
    parts: list[str] = []
    explained = False
    for party, value in values.items():
        points, compared = _points(value, no_deal.get(party))
        text = say("worth to, next" if parts else "worth to", points=points, party=words.party(party))
        if compared is not None:
            template = "without a deal, next" if explained else "without a deal"
            text = say(template, worth=text, no_deal=compared)
            explained = True
        parts.append(text)
    return joined(parts)


def one_worth(value: Fraction | Range) -> str:
    """``72.5``, or ``60 to 72.5``."""
    return _points(value, None)[0]


def no_deal_of(case: Case, party: str) -> Fraction | None:
    """A party's value of walking away where the case gives it as a number."""
    demands = case.demands.get(party)
    return None if demands is None else getattr(demands.no_deal, "central", None)


def _points(value: Fraction | Range, no_deal: Fraction | None) -> tuple[str, str | None]:
    """The value, and no deal beside it, so that one sees which is larger."""
    if not isinstance(value, tuple):
        return (decimals(value), None) if no_deal is None else told_apart(value, no_deal)
    low, high = value
    if low == high:
        return _points(low, no_deal)
    if no_deal is None:
        return say("range", low=decimals(low), high=decimals(high)), None
    nearest = min((low, high), key=lambda end: abs(end - no_deal))
    shown, compared = told_apart(nearest, no_deal)
    ends = [shown if end == nearest else decimals(end) for end in (low, high)]
    return say("range", low=ends[0], high=ends[1]), compared

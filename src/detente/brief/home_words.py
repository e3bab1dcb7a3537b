"""Approval at home as rows of short texts, for tables."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.agreement.result import Solution
from detente.brief.blocks import Table
from detente.brief.numbers import decimals
from detente.brief.templates import say
from detente.brief.trade_words import start_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.pivot import Gain
    from detente.agreement.result_in_full import AtHome, JudgedAtHome, RuleAtHome
    from detente.brief.words import Words
    from detente.model import Approval, Rule

    Row = tuple[str, ...]


NONE: Final = "–"
"""What stands where there is nothing to say."""


def rule_text(rule: Rule, names: Sequence[str]) -> str:
    """``2 of Cabinet, Lower House, Upper House``."""
    if rule.kind == "weighted":
        weights = ", ".join(f"{name} {decimals(rule.weights.get(name, Fraction(0)))}" for name in names)
        return f"weights of {decimals(rule.threshold or Fraction(0))} in all, of {weights}"
    needed = "all" if rule.threshold is None else decimals(rule.threshold)
    return f"{needed} of {', '.join(names)}"


def ratifier_text(approval: Approval, ratifier: str, words: Words) -> str:
    """A ratifier by its title; one that is a party by its name."""
    known = {each.name: each for each in approval.ratifiers}[ratifier]
    return words.party(ratifier) if known.is_party else known.title or ratifier


def spare_text(judged: JudgedAtHome) -> str:
    """How much the pivotal ratifier gains, or what is missing."""
    if judged.gain == math.inf:
        return say("asks for no points")
    if judged.gain == -math.inf:
        return say("red line crossed")
    points = decimals(abs(Fraction(judged.gain)))
    return say("points to spare" if judged.ratified else "points short", points=points)


def gain_text(gain: Gain) -> str:
    """What a ratifier gains, with its sign: ``+5.5``; or that a red line is crossed, or nothing is asked."""
    if isinstance(gain, float):
        return "no limit" if gain == math.inf else "red line"
    return f"+{decimals(gain)}" if gain >= 0 else decimals(gain)


def judged_table(seat: str, found: AtHome) -> Table:
    """What packages are to those who must approve for a seat."""
    names = tuple(found.accepts)
    columns = ("Package", "Passes", *names, "Pivotal", "Beaten by")
    caption = (
        f"What packages are worth to those who must approve for {seat}, over no deal, on whom each"
        " hangs, and how many others enough of them prefer"
    )
    numbers = frozenset({*range(2, len(names) + 2), len(columns) - 1})
    return Table(caption, columns, tuple(judged_rows(found)), numbers)


def rule_table(seat: str, found: AtHome, seats: Sequence[str]) -> Table:
    """What would be left to agree on if more of those who must approve for a seat had to, or fewer."""
    weighed = weighed_seats(found, seats)
    columns = ("Must agree", "Packages accepted", *(f"Nash: {each}" for each in weighed))
    caption = f"What would be accepted if so many had to approve for {seat}"
    return Table(caption, columns, tuple(rule_rows(found, weighed)), frozenset(range(1, len(columns))))


def judged_rows(found: AtHome) -> list[Row]:
    """A row a package: whether it passes, what each ratifier gains by it, who is pivotal, what beats it."""
    return [
        (
            start_text(name),
            "yes" if judged.ratified else "no",
            *map(gain_text, judged.gains.values()),
            judged.pivotal or NONE,
            str(judged.win_set),
        )
        for name, judged in found.judged.items()
    ]


def rule_rows(found: AtHome, seats: Sequence[str]) -> list[Row]:
    """A row a rule: how many must agree, what the forum then accepts, what the Nash package is worth."""
    now = found.as_it_is
    return [
        (_needed(tried, now), str(tried.zone), *(_nash(tried).get(seat, NONE) for seat in seats))
        for tried in found.rules
    ]


def weighed_seats(found: AtHome, seats: Sequence[str]) -> list[str]:
    """The seats to whom a Nash package under some rule is worth something."""
    return [seat for seat in seats if any(seat in _nash(tried) for tried in found.rules)]


def _needed(tried: RuleAtHome, now: RuleAtHome | None) -> str:
    if tried.needed is None:
        return "by weights (as it is)"
    return f"{tried.needed} (as it is)" if tried is now else str(tried.needed)


def _nash(tried: RuleAtHome) -> dict[str, str]:
    solution = tried.solutions["nash"]
    if not isinstance(solution, Solution):
        return {}
    return {seat: decimals(points) for seat, points in solution.values.items()}

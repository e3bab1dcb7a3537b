"""Approval at home as rows of short texts, for tables."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.agreement.result import Solution
from detente.brief.numbers import decimals
from detente.brief.trade_words import start_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.pivot import Gain
    from detente.agreement.result_in_full import AtHome, RuleAtHome
    from detente.model import Rule

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


def gain_text(gain: Gain) -> str:
    """What a ratifier gains, with its sign: ``+5.5``; or that a red line is crossed, or nothing is asked."""
    if isinstance(gain, float):
        return "no limit" if gain == math.inf else "red line"
    return f"+{decimals(gain)}" if gain >= 0 else decimals(gain)


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

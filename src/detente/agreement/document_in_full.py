"""Approval at home, and trades, as documents of plain numbers, texts, lists and mappings, ready for JSON."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from detente.agreement.plain import bounds, package_document, points, rule_document
from detente.agreement.result import NoSolution

if TYPE_CHECKING:
    from detente.agreement.pivot import Gain
    from detente.agreement.result_in_full import AtHome, JudgedAtHome, RuleAtHome, Trades

Document = dict[str, Any]


def home_document(found: AtHome) -> Document:
    """Approval at home for one seat."""
    return {
        "rule": rule_document(found.rule),
        "win_set": found.win_set.exact,
        "win_set_bounds": bounds(found.win_set),
        "accepts": {name: accepted.exact for name, accepted in found.accepts.items()},
        "rules": [_rule(tried) for tried in found.rules],
        "rules_complete": found.rules_complete,
        "judged": {name: _judged(judged) for name, judged in found.judged.items()},
    }


def trades_document(found: Trades) -> Document:
    """What leads on from one package."""
    return {
        "package": package_document(found.package),
        "values": points(found.values),
        "exchanges": [
            {
                "gives": dict(exchange.gives),
                "changes": package_document(exchange.changes),
                "gains": points(exchange.gains),
            }
            for exchange in found.exchanges
        ],
        "n_exchanges": found.n_exchanges,
        "way": [
            {"changes": package_document(step.changes), "values": points(step.values)} for step in found.way
        ],
    }


def _rule(tried: RuleAtHome) -> Document:
    solutions = {
        name: None
        if isinstance(solution, NoSolution)
        else {"values": points(solution.values), "package": package_document(solution.package)}
        for name, solution in tried.solutions.items()
    }
    return {
        "needed": tried.needed,
        "exists": tried.zone.high > 0,
        "packages": tried.zone.exact,
        "packages_bounds": bounds(tried.zone),
        "solutions": solutions,
    }


def _judged(judged: JudgedAtHome) -> Document:
    return {
        "package": package_document(judged.package),
        "ratified": judged.ratified,
        "gain": _gain(judged.gain),
        "pivotal": judged.pivotal,
        "gains": {name: _gain(gain) for name, gain in judged.gains.items()},
        "says_yes": [name for name, gain in judged.gains.items() if gain >= 0],
        "win_set": judged.win_set.exact,
        "win_set_bounds": bounds(judged.win_set),
    }


def _gain(gain: Gain) -> float | None:
    """In points; nothing where no number of them would matter."""
    return None if math.isinf(gain) else float(gain)

"""Lotteries as a document of plain numbers, texts, lists and mappings, ready for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.agreement.lotteries.result import Lottery
from detente.agreement.plain import package_document, points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.lotteries.result import Lotteries
    from detente.agreement.result import NoSolution

Document = dict[str, Any]


def lotteries_document(found: Lotteries) -> Document:
    """The solutions of a forum by lottery."""
    return {
        "exists": found.exists,
        **_solutions(found.solutions),
        "winning_sets": [
            {"seats": list(winning.seats), "exists": winning.exists, **_solutions(winning.solutions)}
            for winning in found.winning_sets
        ],
    }


def _solutions(solutions: Mapping[str, Lottery | NoSolution]) -> Document:
    """The solutions by name, null where one does not apply, and the reasons for those."""
    found = {
        name: _lottery(solution) if isinstance(solution, Lottery) else None
        for name, solution in solutions.items()
    }
    reasons = {name: s.reason for name, s in solutions.items() if not isinstance(s, Lottery)}
    return {**found, "why_null": reasons}


def _lottery(lottery: Lottery) -> Document:
    return {
        "values": points(lottery.values),
        "packages": [
            {"package": package_document(package), "probability": float(chance)}
            for package, chance in lottery.packages
        ],
        "others": points(lottery.others),
        "left_out": list(lottery.left_out),
        "exact": lottery.exact,
        "gap": float(lottery.gap),
    }

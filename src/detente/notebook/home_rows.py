"""Approval at home, and trades, as rows of plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.agreement.result import Solution
from detente.brief.trade_words import start_text
from detente.notebook.plain import computed, option, points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from detente.agreement.result import Agreement, ForumAgreement, Package
    from detente.agreement.result_in_full import RuleAtHome, Trades

    Row = dict[str, Any]


def approval_rows(found: Agreement) -> list[Row]:
    """A row a party that needs approval, package and ratifier: what it gains, whether it is pivotal.

    A gain is infinite where no points are asked for, and minus infinite where a red line is crossed.
    """
    return [
        {
            "forum": forum.id,
            "party": party,
            "package": start_text(name),
            "ratified": judged.ratified,
            "ratifier": ratifier,
            "gain": float(gain),
            "accepts": gain >= 0,
            "pivotal": ratifier == judged.pivotal,
        }
        for forum in computed(found)
        for party, at_home in forum.at_home.items()
        for name, judged in at_home.judged.items()
        for ratifier, gain in judged.gains.items()
    ]


def rule_rows(found: Agreement) -> list[Row]:
    """A row a party that needs approval and rule there: packages accepted, and what Nash's is worth to whom.

    The number of packages is the least where only bounds are known.
    """
    return [
        {
            "forum": forum.id,
            "party": party,
            "needed": rule.needed,
            "as_it_is": rule is at_home.as_it_is,
            "accepted": rule.zone.low,
            "exact": rule.zone.exact is not None,
            **{f"nash.{seat}": points(_nash(rule).get(seat)) for seat in forum.seats},
        }
        for forum in computed(found)
        for party, at_home in forum.at_home.items()
        for rule in at_home.rules
    ]


def exchange_rows(found: Agreement) -> list[Row]:
    """A row a seat of every exchange listed: what it gains, and the issue, if any, on which it gives way."""
    return [
        {
            "forum": forum.id,
            "start": start_text(name),
            "exchange": number,
            "party": seat,
            "gives": exchange.gives.get(seat),
            "option": option(exchange.changes[exchange.gives[seat]]) if seat in exchange.gives else None,
            "gain": float(gain),
        }
        for forum, name, trades in _trades(found)
        for number, exchange in enumerate(trades.exchanges, start=1)
        for seat, gain in exchange.gains.items()
    ]


def way_rows(found: Agreement) -> list[Row]:
    """A row a package on every way to the frontier: 0 is that from which it starts, then one a step."""
    return [
        {
            "forum": forum.id,
            "start": start_text(name),
            "step": number,
            **{f"value.{seat}": float(worth) for seat, worth in values.items()},
            **{f"package.{issue}": option(chosen) for issue, chosen in package.items()},
        }
        for forum, name, trades in _trades(found)
        for number, (package, values) in enumerate(_packages(trades))
    ]


def _trades(found: Agreement) -> Iterator[tuple[ForumAgreement, str, Trades]]:
    for forum in computed(found):
        for name, trades in forum.trades.items():
            yield forum, name, trades


def _packages(trades: Trades) -> Iterator[tuple[Package, Mapping[str, Fraction]]]:
    """Each package on a way with what it is worth to every seat; none where no step leads on."""
    if not trades.way:
        return
    package: Package = trades.package
    yield package, trades.values
    for step in trades.way:
        package = {**package, **step.changes}
        yield package, step.values


def _nash(rule: RuleAtHome) -> Mapping[str, Fraction]:
    """What the Nash package is worth under a rule, where there is one."""
    nash = rule.solutions["nash"]
    return nash.values if isinstance(nash, Solution) else {}

"""Exchanges in short words, for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.blocks import Table
from detente.brief.numbers import decimals, difference

if TYPE_CHECKING:
    from detente.agreement.result_in_full import Exchange, Trades
    from detente.brief.words import Words


def start_text(name: str) -> str:
    """What a package is called from which something leads on: ``draft northern``, ``today``."""
    return name.replace("draft.", "draft ", 1)


def exchange_text(exchange: Exchange) -> str:
    """``US gives way on exercises (brigade), Russia on troops (declared)``."""
    (one, own), (other, theirs) = exchange.gives.items()
    changes = exchange.changes
    return f"{one} gives way on {own} ({changes[own].id}), {other} on {theirs} ({changes[theirs].id})"


def exchange_table(name: str, found: Trades) -> Table:
    """The exchanges from a package, with what every seat gains by each."""
    rows = tuple(
        (exchange_text(exchange), *(f"+{difference(gain)}" for gain in exchange.gains.values()))
        for exchange in found.exchanges
    )
    rest = found.n_exchanges - len(rows)
    more = f"; {rest} more are not shown" if rest else ""
    caption = f"Exchanges from {start_text(name)} by which two seats gain and none loses{more}"
    return Table(caption, ("Exchange", *found.values), rows, _numbers(found))


def way_table(name: str, found: Trades, words: Words) -> Table:
    """The steps from a package, with what it is worth to every seat after each."""
    first = ("as it is", *map(decimals, found.values.values()))
    steps = ((words.changes(step.changes), *map(decimals, step.values.values())) for step in found.way)
    caption = f"Steps from {start_text(name)} that hurt nobody, until nothing is better for all"
    return Table(caption, ("Step", *found.values), (first, *steps), _numbers(found))


def _numbers(found: Trades) -> frozenset[int]:
    return frozenset(range(1, len(found.values) + 1))

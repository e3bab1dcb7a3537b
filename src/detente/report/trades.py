"""What leads on from drafts and from today: exchanges by which both gain, and steps that hurt nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.numbers import decimals, difference
from detente.brief.trade_words import exchange_text, start_text
from detente.report.content import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.agreement.result import ForumAgreement
    from detente.report.content import Block
    from detente.report.material import Material


def trades(material: Material, forum: ForumAgreement) -> Iterator[Block]:
    """From each draft, and from today, where something leads on."""
    for name, found in forum.trades.items():
        seats, numbers = tuple(found.values), frozenset(range(1, len(found.values) + 1))
        if found.exchanges:
            rows = tuple(
                (exchange_text(exchange), *(f"+{difference(gain)}" for gain in exchange.gains.values()))
                for exchange in found.exchanges
            )
            rest = found.n_exchanges - len(rows)
            more = f"; {rest} more are not shown" if rest else ""
            caption = f"Exchanges from {start_text(name)} by which two seats gain and none loses{more}"
            yield Table(caption, ("Exchange", *seats), rows, numbers)
        if found.way:
            steps = (
                (material.words.changes(step.changes), *map(decimals, step.values.values()))
                for step in found.way
            )
            first = ("as it is", *map(decimals, found.values.values()))
            caption = f"Steps from {start_text(name)} that hurt nobody, until nothing is better for all"
            yield Table(caption, ("Step", *seats), (first, *steps), numbers)

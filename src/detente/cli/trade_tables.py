"""What leads on from drafts and from today, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.numbers import decimals, difference
from detente.brief.trade_words import exchange_text, start_text

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement
    from detente.cli.page import Page

EXCHANGES_SHOWN: Final = 5


def show_trades(page: Page, forum: ForumAgreement) -> None:
    """Exchanges by which two seats gain, and the way to the frontier, from each draft and from today."""
    for name, found in forum.trades.items():
        if not found.exchanges and not found.way:
            continue
        page.subheading(f"What leads on from {start_text(name)}")
        for exchange in found.exchanges[:EXCHANGES_SHOWN]:
            gains = ", ".join(
                f"{seat} +{difference(points)}" for seat, points in exchange.gains.items() if points
            )
            page.item(f"{exchange_text(exchange)}: {gains}")
        rest = found.n_exchanges - EXCHANGES_SHOWN
        if rest > 0:
            page.paragraph(f"and {rest} more exchanges; `--json` lists the first twenty")
        rows = [("(as it is)", *map(decimals, found.values.values()))]
        rows += [
            (
                ", ".join(f"{issue} = {option.id}" for issue, option in step.changes.items()),
                *map(decimals, step.values.values()),
            )
            for step in found.way
        ]
        if found.way:
            page.table(
                ("steps that hurt nobody", *found.values), rows, numbers=range(1, len(found.values) + 1)
            )

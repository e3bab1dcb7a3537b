"""Exchanges in short words, for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.agreement.result_in_full import Exchange


def start_text(name: str) -> str:
    """What a package is called from which something leads on: ``draft northern``, ``today``."""
    return name.replace("draft.", "draft ", 1)


def exchange_text(exchange: Exchange) -> str:
    """``US gives way on exercises (brigade), Russia on troops (declared)``."""
    (one, own), (other, theirs) = exchange.gives.items()
    changes = exchange.changes
    return f"{one} gives way on {own} ({changes[own].id}), {other} on {theirs} ({changes[theirs].id})"

"""What a case must hold for the agreement lens; asked before anything heavy is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.model import Case


def lacks(case: Case) -> tuple[str, ...]:
    """What a case lacks for this lens; empty where it runs."""
    return tuple(name for name in ("issues", "wants") if not getattr(case, name))

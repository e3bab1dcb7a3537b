"""What a case must hold for the stability lens; asked before anything heavy is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.model import Case


def lacks(case: Case) -> tuple[str, ...]:
    """What a case lacks for this lens; empty where it runs."""
    conflict = case.conflict
    if conflict is None or not conflict.actions:
        return ("actions",)
    acting = dict.fromkeys(action.party for action in conflict.actions.values())
    silent = [party for party in acting if party not in conflict.prefers]
    return tuple(f"what {party} prefers, under prefers" for party in silent)

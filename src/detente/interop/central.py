"""How a party ranks states in the central case: every range at its central value, groups as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.model import ByStatements
from detente.stability.preferences import prioritized, ranks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.interop.gmcr import Ranking
    from detente.model import Expression, StatePreference
    from detente.stability.states import States


def statements(preference: StatePreference | None) -> list[Expression] | None:
    """The statements that rank the states, the most important first; ``None`` where something else does.

    Where nothing is said there is no statement, and all states tie.
    """
    if preference is None:
        return []
    if not isinstance(preference, ByStatements):
        return None
    listed = (statement for group in preference.groups for statement in group)
    return [statement.holds.expression for statement in listed if statement.stands]


def ranking(states: States, preference: StatePreference | None) -> Ranking:
    """The possible states from the best on, counted from 1; those that tie together."""
    return _tiers(prioritized([], states) if preference is None else ranks(preference, states))


def ranking_by_statements(states: States, said: Sequence[Expression]) -> Ranking:
    """The same where statements rank them, most important first."""
    return _tiers(prioritized(said, states))


def _tiers(level: np.ndarray[tuple[int], np.dtype[np.int32]]) -> Ranking:
    order = np.argsort(-level, kind="stable")
    cuts = np.flatnonzero(np.diff(level[order])) + 1
    return tuple(tuple(int(position) + 1 for position in tier) for tier in np.split(order, cuts) if len(tier))

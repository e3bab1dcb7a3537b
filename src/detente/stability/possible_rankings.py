"""All the ways in which a party may rank the states, as far as the case leaves them open."""

from __future__ import annotations

from itertools import permutations, product
from math import factorial
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.model import ByStatements, ByWeights, may_stand, must_stand
from detente.stability.preferences import ranks
from detente.stability.rankings import dense, unique_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model import Statement, StatePreference
    from detente.stability.rankings import Table
    from detente.stability.states import States

MAX_ARRANGEMENTS: Final = 4_096
"""Arrangements of one party's statements that are looked at, after each group."""


def possible_rankings(
    preference: StatePreference, states: States, most: int = MAX_ARRANGEMENTS
) -> Table | None:
    """Each ranking that some world holds, once: (n_rankings, n_states).

    Nothing where points are ranges, or arrangements are more than ``most``. Statements are added group by
    group, in every order and with every choice of those that may stand; of arrangements that rank the states
    alike one is kept.
    """
    if isinstance(preference, ByStatements):
        return _by_statements(preference.groups, states, most)
    if isinstance(preference, ByWeights) and any(points.is_range for _, points in preference.points):
        return None
    return ranks(preference, states)[None]


def _by_statements(groups: Sequence[Sequence[Statement]], states: States, most: int) -> Table | None:
    found = np.zeros((1, len(states)), np.int32)
    for group in groups:
        standing = [statement for statement in group if may_stand(statement)]
        unsure = sum(not must_stand(statement) for statement in standing)
        if len(found) * factorial(len(standing)) << unsure > most:
            return None
        holds = [states.where(statement.holds.expression) for statement in standing]
        added = []
        for arrangement in _arrangements(standing):
            score = found.astype(np.int64)
            for place in arrangement:
                score = 2 * score + holds[place]
            added.append(dense(score))
        found = unique_rows(np.concatenate(added))[0]
    return found


def _arrangements(group: Sequence[Statement]) -> set[tuple[int, ...]]:
    """Each order of each choice of the statements that may stand; those certain to are in all."""
    choices = [(True,) if must_stand(statement) else (True, False) for statement in group]
    return {
        order
        for stands in product(*choices)
        for order in permutations([place for place, does in enumerate(stands) if does])
    }

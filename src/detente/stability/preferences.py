"""How a party ranks states, as ranks that keep its ties.

Statements: option prioritization; weights: option weighting. Fang, Hipel, Kilgour & Peng (2003).
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from detente.model import ByRanking, ByStatements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model import ByWeights, Expression, StatePreference
    from detente.stability.states import States

_FULL: Final = 2**61


def ranks(preference: StatePreference, states: States) -> npt.NDArray[np.int32]:
    """The rank of each state in the central case, dense from 0, larger is better: (n_states,)."""
    if isinstance(preference, ByStatements):
        said = (statement for group in preference.groups for statement in group)
        return prioritized([one.holds.expression for one in said if one.stands], states)
    if isinstance(preference, ByRanking):
        score = _by_ranking(preference, states)
    else:
        score = _by_weights(preference, states)
    return _dense(score)


def prioritized(statements: Sequence[Expression], states: States) -> npt.NDArray[np.int32]:
    """The rank of each state by statements, most important first, dense from 0: (n_states,).

    States are ranked by the sum of 2^(k-j) over the statements j = 1..k that hold; k may be any number. Once
    the sum fills its bits it is replaced by its rank, which keeps order and ties.
    """
    score, largest = np.zeros(len(states), np.int64), 1
    for statement in statements:
        if largest > _FULL:
            score = _dense(score).astype(np.int64)
            largest = len(states)
        score = 2 * score + states.where(statement)
        largest *= 2
    return _dense(score)


def _by_weights(preference: ByWeights, states: States) -> npt.NDArray[Any]:
    """The points of all conditions that hold, as whole numbers of the smallest unit."""
    unit = lcm(*(points.central.denominator for _, points in preference.points))
    whole = [int(points.central * unit) for _, points in preference.points]
    fits = sum(map(abs, whole)) < _FULL
    score = np.zeros(len(states), np.int64 if fits else object)
    for points, (condition, _) in zip(whole, preference.points, strict=True):
        score[states.where(condition.expression)] += points
    return score


def _by_ranking(preference: ByRanking, states: States) -> npt.NDArray[np.int64]:
    """Tiers from the best down; a state takes the first that names it, and comes last where none does."""
    score = np.zeros(len(states), np.int64)
    for height, tier in enumerate(reversed(preference.tiers), start=1):
        for condition in tier:
            score[states.where(condition.expression)] = height
    return score


def _dense(score: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    return np.unique(score, return_inverse=True)[1].astype(np.int32)

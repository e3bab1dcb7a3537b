"""At which points for one condition states tie: where, and only where, a ranking by points changes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from detente.stability.rankings import by_points, whole_numbers

if TYPE_CHECKING:
    import numpy.typing as npt

    from detente.model import ByWeights
    from detente.stability.rankings import Table
    from detente.stability.states import States

MAX_TIES: Final = 1_000
"""Values of one judgment at which states tie, up to which they are looked at."""
_MAX_PAIRS: Final = 2**22


@dataclass(frozen=True, eq=False)
class Ties:
    """A party's rankings over the range of the points of one condition, all other points central.

    ``values`` : rising, each value at which states tie and one between any two. ``tied`` : which are such
    values: (n_values,). ``table`` : (n_values, n_states).
    """

    values: tuple[Fraction, ...]
    tied: tuple[bool, ...]
    table: Table


def ties(preference: ByWeights, states: States, place: int, most: int = MAX_TIES) -> Ties | None:
    """The rankings over the range of one condition, by its place; nothing above ``most`` ties.

    A state with the condition ties with one without it where the points are what the one lacks in all others.
    """
    given = [points for _, points in preference.points]
    asked = given[place]
    ends = (asked.low, asked.high)
    unit = 2 * lcm(*(number.denominator for number in (*ends, *(points.central for points in given))))
    central = [int(points.central * unit) for points in given]
    low, high = (int(end * unit) for end in ends)
    tied = _ties(preference, states, central, place, (low, high))
    if tied is None or len(tied) > most:
        return None
    values, last = [], low
    for tie in tied:
        values += [(last + tie) // 2, tie] if tie > last else [tie]
        last = tie
    values += [(last + high) // 2] if high > last else []
    rows = whole_numbers([[*central[:place], value, *central[place + 1 :]] for value in values])
    return Ties(
        tuple(Fraction(value, unit) for value in values),
        tuple(value in set(tied) for value in values),
        by_points(preference, states, rows),
    )


def _ties(
    preference: ByWeights, states: States, central: list[int], place: int, ends: tuple[int, int]
) -> list[int] | None:
    """The points within two ends, in the same unit, at which states tie; rising."""
    others = [0 if number == place else points for number, points in enumerate(central)]
    score: npt.NDArray[Any] = np.zeros(len(states), whole_numbers([others]).dtype)
    for points, (condition, _) in zip(others, preference.points, strict=True):
        score[states.where(condition.expression)] += points
    holds = states.where(preference.points[place][0].expression)
    having, lacking = np.unique(score[holds]), np.unique(score[~holds])
    if len(having) * len(lacking) > _MAX_PAIRS:
        return None
    lacks = np.unique(lacking[:, None] - having)
    found: list[int] = lacks[(lacks >= ends[0]) & (lacks <= ends[1])].tolist()
    return found

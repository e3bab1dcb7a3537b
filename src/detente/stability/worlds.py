"""Whether a party prefers one state to another in every, some or no world that the case holds possible."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.model import ByRanking, ByStatements, holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model import ByWeights, Condition, Occurs, Statement, StatePreference

_CERTAIN: Final = 100


def preferred(preference: StatePreference, one: Mapping[str, bool], other: Mapping[str, bool]) -> Occurs:
    """In which worlds one state is strictly better than another; exact.

    one, other : for each action whether it is made. A world draws the order of each group of statements,
    whether each uncertain statement stands, and each weight within its range, ends included.
    """
    if isinstance(preference, ByStatements):
        signs = _by_statements(preference, one, other)
    elif isinstance(preference, ByRanking):
        signs = _by_ranking(preference, one, other)
    else:
        signs = _by_weights(preference, one, other)
    if signs == {1}:
        return "every"
    return "some" if 1 in signs else "none"


def _by_statements(
    preference: ByStatements, one: Mapping[str, bool], other: Mapping[str, bool]
) -> frozenset[int]:
    """Which ways the comparison can come out: 1 better, -1 worse, 0 alike.

    The first statement that tells the states apart decides. Within a group any that may stand can be the
    first; the next group is asked only if none of them is certain to stand.
    """
    signs: set[int] = set()
    for group in preference.groups:
        telling = [(_sign(each.holds, one, other), each) for each in group if _may_stand(each)]
        telling = [(sign, each) for sign, each in telling if sign]
        signs.update(sign for sign, _ in telling)
        if any(_must_stand(each) for _, each in telling):
            return frozenset(signs)
    return frozenset(signs | {0})


def _by_weights(preference: ByWeights, one: Mapping[str, bool], other: Mapping[str, bool]) -> frozenset[int]:
    """The difference is smallest, and largest, with each weight at one of its ends."""
    low = high = Fraction(0)
    for condition, points in preference.points:
        sign = _sign(condition, one, other)
        if sign:
            low += min(sign * points.low, sign * points.high)
            high += max(sign * points.low, sign * points.high)
    ways = {1: high > 0, -1: low < 0, 0: low <= 0 <= high}
    return frozenset(sign for sign, can_be in ways.items() if can_be)


def _by_ranking(preference: ByRanking, one: Mapping[str, bool], other: Mapping[str, bool]) -> frozenset[int]:
    first, second = (_tier(preference, state) for state in (one, other))
    return frozenset({(first < second) - (first > second)})


def _tier(preference: ByRanking, made: Mapping[str, bool]) -> int:
    """The first tier that names a state, from 0; one more than the last where none does."""
    for place, tier in enumerate(preference.tiers):
        if any(holds(condition.expression, {}, made) for condition in tier):
            return place
    return len(preference.tiers)


def _sign(condition: Condition, one: Mapping[str, bool], other: Mapping[str, bool]) -> int:
    return holds(condition.expression, {}, one) - holds(condition.expression, {}, other)


def _may_stand(statement: Statement) -> bool:
    return statement.sure is None or statement.sure.high > 0


def _must_stand(statement: Statement) -> bool:
    return statement.sure is None or statement.sure.low == _CERTAIN

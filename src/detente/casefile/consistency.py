"""Whether what states are worth to a party goes against how it ranks them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.model import ByRanking, ByStatements

if TYPE_CHECKING:
    from detente.casefile.statespace import ListedStates, StateSet
    from detente.model import ByWeights, StatePreference, Worth

WORK: Final = 500_000
"""Steps that comparing may take for one case; what is left after that is not compared."""


class Comparison:
    """Compares, in the central case, the ranking of possible states with what they are worth."""

    def __init__(self, space: ListedStates, possible: StateSet) -> None:
        self._space = space
        self._possible = possible
        self._left = WORK

    def opposed(self, preference: StatePreference, worth: Worth) -> bool:
        """Whether two possible states are ranked one way and worth strictly the other way.

        Taking the ranks from the best down, that is so where a later one holds a state worth more than
        one of an earlier rank.
        """
        tiers, valued = self._tiers(preference), self._valued(worth)
        self._left -= len(tiers) * len(valued)
        if self._left < 0:
            return False
        least: Fraction | None = None
        for tier in tiers:
            points = [worth_it for states, worth_it in valued if states & tier]
            if not points:
                continue
            if least is not None and max(points) > least:
                return True
            least = min(points) if least is None else min(least, *points)
        return False

    def _valued(self, worth: Worth) -> list[tuple[StateSet, Fraction]]:
        """Sets of states with their points; the first entry that holds decides."""
        left = self._possible
        valued = []
        for condition, points in worth.entries:
            states = self._space.where(condition.expression) & left
            left &= ~states
            valued.append((states, points.central))
        if worth.otherwise is not None:
            valued.append((left, worth.otherwise.central))
        return [(states, points) for states, points in valued if states]

    def _tiers(self, preference: StatePreference) -> list[StateSet]:
        """The possible states by rank, the best first."""
        if isinstance(preference, ByStatements):
            return self._by_statements(preference)
        if isinstance(preference, ByRanking):
            return self._by_ranking(preference)
        return self._by_weights(preference)

    def _by_statements(self, preference: ByStatements) -> list[StateSet]:
        tiers, seen = [self._possible], set()
        for statement in (statement for group in preference.groups for statement in group):
            states = self._space.where(statement.holds.expression)
            if states in seen or not statement.stands:
                continue
            seen.add(states)
            self._left -= len(tiers)
            if self._left < 0:
                return []
            tiers = [part for tier in tiers for part in (tier & states, tier & ~states) if part]
        return tiers

    def _by_ranking(self, preference: ByRanking) -> list[StateSet]:
        left, tiers = self._possible, []
        for conditions in preference.tiers:
            tier = 0
            for condition in conditions:
                tier |= self._space.where(condition.expression) & left
            left &= ~tier
            tiers.append(tier)
        return [tier for tier in [*tiers, left] if tier]

    def _by_weights(self, preference: ByWeights) -> list[StateSet]:
        weighed = [
            (self._space.where(condition.expression), points.central)
            for condition, points in preference.points
        ]
        self._left -= len(weighed) * self._space.count
        if self._left < 0:
            return []
        tiers: dict[Fraction, StateSet] = {}
        for state in range(self._space.count):
            bit = 1 << state
            if self._possible & bit:
                total = sum((points for states, points in weighed if states & bit), Fraction(0))
                tiers[total] = tiers.get(total, 0) | bit
        return [tiers[total] for total in sorted(tiers, reverse=True)]

"""Small spaces listed whole: which demands each package meets, as bits."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.acceptance import Meets, conjuncts, met, reached, without
from detente.agreement.antichain import WORD, distinct, maximal
from detente.agreement.conflicts import MAX_SETS, smallest_first
from detente.agreement.space import truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.agreement.acceptance import AtLeast, Threshold
    from detente.agreement.antichain import Words
    from detente.agreement.criteria import Criterion
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.pareto import Index, Ints, Mask
    from detente.agreement.space import Space
    from detente.model import Expression

MAX_LISTED = 1 << 20
MAX_COMPARED = 20_000
"""So many of the largest sets of demands are kept apart; what they hold may be kept beside them."""


class Listed:
    """Which demands each package meets, where there are at most ``MAX_LISTED`` packages.

    ``met`` : (n_sets, n_words) the largest sets of demands that packages meet, one bit a demand, those that
    meet most first.
    """

    def __init__(self, negotiation: Negotiation) -> None:
        tests = negotiation.acceptance.tests
        bits = np.zeros((-(-len(tests) // WORD) or 1, *negotiation.space.sizes), np.uint64)
        self._totals: dict[str, Ints] = {}
        for demand in range(len(tests)):
            passed = passing(negotiation, demand, self._totals)
            bits[demand // WORD] |= passed.astype(np.uint64) << np.uint64(demand % WORD)
        self._sets, set_of = distinct(bits.reshape(len(bits), -1).T)
        self._by_set = np.argsort(set_of, kind="stable")
        self._ends = np.cumsum([0, *np.bincount(set_of)])
        self.met: Words = maximal(self._sets, MAX_COMPARED)
        self.n_demands = len(tests)
        self._asked = conjuncts(negotiation.acceptance.formula)

    def accepted(self, dropped: frozenset[int], criteria: Mapping[str, Criterion]) -> Ints:
        """(n, n_criteria) what criteria, by name, are on each package accepted once demands are dropped."""
        needed, others = self._asked
        where = self._where(needed - dropped, [without(part, dropped) for part in others])
        begin, end = self._ends[:-1][where], self._ends[1:][where]
        parts = [self._by_set[low:high] for low, high in zip(begin, end, strict=True)]
        chosen = np.concatenate([self._by_set[:0], *parts])
        return np.stack([self._totals[name].reshape(-1)[chosen] for name in criteria], axis=1)

    @cached_property
    def left_out(self) -> list[frozenset[int]]:
        """The least that packages leave out of all demands: none is part of another, smallest first."""
        return sorted(self._demands(self._words(self._every) & ~self.met), key=smallest_first)

    def corrections(self, sufficient: Sequence[frozenset[int]]) -> tuple[list[frozenset[int]], bool]:
        """The smallest sets of demands whose dropping leaves some sufficient set to be met.

        Returns them, and whether they are all: at most ``MAX_SETS``, and for as many of the sufficient sets,
        in order, as leave at most ``MAX_LISTED`` combinations with what packages meet.
        """
        tried = sufficient[: max(1, MAX_LISTED // len(self.met))]
        if set(tried) <= {self._every}:
            found = self.left_out if tried else []
        else:
            dropped = np.concatenate([self._words(demands) & ~self.met for demands in tried])
            least = self._words(self._every) & ~maximal(~dropped, MAX_COMPARED)
            found = sorted(self._demands(least), key=smallest_first)
        return found[:MAX_SETS], len(tried) == len(sufficient) and len(found) <= MAX_SETS

    @property
    def _every(self) -> frozenset[int]:
        return frozenset(range(self.n_demands))

    def _where(self, needed: frozenset[int], others: Iterable[AtLeast]) -> Mask:
        """Which of the distinct sets hold all demands needed, and satisfy the other formulas: (n,)."""
        words = self._words(needed)
        holds: Mask = ((self._sets & words) == words).all(axis=1)
        for part in others:
            votes = {number: self._where(*conjuncts(vote)) for number, vote in enumerate(part.parts)}
            holds &= met(replace(part, parts=tuple(map(Meets, votes))), votes)
        return holds

    def _words(self, demands: frozenset[int]) -> Words:
        row = np.zeros(self.met.shape[1], np.uint64)
        for demand in demands:
            row[demand // WORD] |= np.uint64(1) << np.uint64(demand % WORD)
        return row

    def _demands(self, rows: Words) -> list[frozenset[int]]:
        """The demands whose bits are set, for each row."""
        each = np.arange(self.n_demands)
        held = rows[:, each // WORD] >> (each % WORD).astype(np.uint64) & np.uint64(1)
        return [frozenset(map(int, np.flatnonzero(row))) for row in held]


def allowed(space: Space) -> Mask:
    """Which packages may be chosen, of all combinations of options: (n_combinations,), in option order."""
    where = np.ones(space.sizes, dtype=bool)
    for position, (size, chosen) in enumerate(zip(space.sizes, space.allowed, strict=True)):
        where &= spread((position,), np.isin(np.arange(size), chosen), space.sizes)
    return where.reshape(-1)


def passing(negotiation: Negotiation, demand: int, totals: dict[str, Ints]) -> Mask:
    """Which packages meet a demand, one axis an issue; ``totals`` keeps values already added up, by name."""
    test, sizes = negotiation.acceptance.tests[demand], negotiation.space.sizes
    if test.never is not None:
        return np.asarray(~spread(*truth(test.never, negotiation.space), sizes), dtype=bool)

    def total(threshold: Threshold) -> Ints:
        if threshold.name not in totals:
            totals[threshold.name] = totals_of(threshold.criterion, sizes)
        return totals[threshold.name]

    return np.broadcast_to(reached(test.alternatives, total), sizes)


def totals_of(criterion: Criterion, sizes: Sequence[int]) -> Ints:
    """The integer value of every package, one axis an issue."""
    dtype = np.int64 if criterion.bound < 2**62 else object
    total = np.zeros(sizes, dtype)
    for position, table in enumerate(criterion.tables):
        total = total + spread((position,), table.astype(dtype), sizes)
    for scope, array in criterion.ties:
        total = total + spread(scope, array.astype(dtype), sizes)
    return total


def spread(scope: Sequence[int], array: Ints, sizes: Sequence[int]) -> Ints:
    """An array over some issues, repeated along all others."""
    shape = [size if position in scope else 1 for position, size in enumerate(sizes)]
    return np.broadcast_to(array.reshape(shape), sizes)


def options_of(space: Space, issue: str) -> Index:
    """The option of each package on an issue, today's where that is not treated: (n_packages,)."""
    for position, treated in enumerate(space.issues):
        if treated.id == issue:
            return spread((position,), np.arange(len(treated.options)), space.sizes).reshape(-1)
    return np.full(math.prod(space.sizes), space.fixed[issue])


def holding(expression: Expression, space: Space) -> Mask:
    """The packages for which a condition holds: (n_packages,)."""
    return np.asarray(spread(*truth(expression, space), space.sizes).reshape(-1))

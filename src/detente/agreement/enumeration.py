"""Small spaces listed whole: which demands each package meets, as bits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from detente.agreement.acceptance import minimal, reached
from detente.agreement.conflicts import MAX_SETS
from detente.agreement.space import truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.agreement.acceptance import Threshold
    from detente.agreement.criteria import Criterion
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.pareto import Index, Ints, Mask
    from detente.agreement.space import Space
    from detente.model import Expression

MAX_LISTED = 1 << 20
_WORD = 64

Words = npt.NDArray[np.uint64]


class Listed:
    """The distinct sets of demands that packages meet, those that meet most first.

    ``met`` : (n_sets, n_words) one bit a demand. Only for spaces of at most ``MAX_LISTED`` packages.
    """

    def __init__(self, negotiation: Negotiation) -> None:
        tests = negotiation.acceptance.tests
        sizes = negotiation.space.sizes
        bits = np.zeros((-(-len(tests) // _WORD) or 1, *sizes), np.uint64)
        totals: dict[str, Ints] = {}
        for demand in range(len(tests)):
            passed = passing(negotiation, demand, totals)
            bits[demand // _WORD] |= passed.astype(np.uint64) << np.uint64(demand % _WORD)
        met = np.unique(bits.reshape(len(bits), -1).T, axis=0)
        order = np.argsort(-np.bitwise_count(met).sum(axis=1, dtype=np.int64), kind="stable")
        self.met: Words = met[order]
        self.n_demands = len(tests)

    def witness(self, demands: frozenset[int]) -> frozenset[int] | None:
        """A largest set of demands, these among them, that one package meets."""
        row = self._words(demands)
        found = np.flatnonzero(((self.met & row) == row).all(axis=1))
        return self._demands(self.met[found[0]]) if len(found) else None

    def corrections(self, sufficient: Iterable[frozenset[int]]) -> list[frozenset[int]]:
        """The smallest sets of demands whose dropping leaves some sufficient set to be met, as limited.

        1. For each sufficient set, take what packages meet of it, most first. 2. Keep what is not part
        of something kept; the rest of the sufficient set is a correction.
        """
        found: set[frozenset[int]] = set()
        for demands in sufficient:
            meant = self._words(demands)
            rows = np.unique(self.met & meant, axis=0)
            rows = rows[np.argsort(-np.bitwise_count(rows).sum(axis=1, dtype=np.int64), kind="stable")]
            kept = rows[:0]
            for row in rows:
                if not ((kept & row) == row).all(axis=1).any():
                    kept = np.concatenate([kept, row[None]])
                    if len(kept) == MAX_SETS:
                        break
            found.update(demands - self._demands(row) for row in kept)
        return sorted(minimal(found), key=lambda dropped: (len(dropped), sorted(dropped)))[:MAX_SETS]

    def _words(self, demands: frozenset[int]) -> Words:
        row = np.zeros(self.met.shape[1], np.uint64)
        for demand in demands:
            row[demand // _WORD] |= np.uint64(1) << np.uint64(demand % _WORD)
        return row

    def _demands(self, row: Words) -> frozenset[int]:
        return frozenset(d for d in range(self.n_demands) if int(row[d // _WORD]) >> (d % _WORD) & 1)


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

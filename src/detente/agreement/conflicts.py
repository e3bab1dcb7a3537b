"""Why there is no deal: minimal conflicts among demands, and minimal corrections.

A conflict is a set of demands that no package meets together; it is minimal if any one of them could
be dropped to end it. A correction is a set of demands whose dropping leaves the others without
conflict. Each minimal conflict shares a demand with each correction, and the other way round
(Reiter 1987; Liffiton, Previti, Malik & Marques-Silva 2016), which finds both.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from detente.agreement.acceptance import minimal
from detente.agreement.hitting_sets import minimal_hitting_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Demands = frozenset[int]
    Witness = Callable[[Demands], Demands | None]

MAX_SETS = 1_000


def minimal_conflicts(n_demands: int, witness: Witness) -> tuple[list[Demands], bool]:
    """All minimal sets of demands that cannot be met together, those with fewest demands first.

    witness : for a set of demands, a largest set that some package meets and that holds these; ``None``
    where no package meets these.
    Returns the conflicts, and whether they are all; ``MAX_SETS`` of the smallest otherwise.

    1. Take a smallest set that shares a demand with every correction known. 2. If it cannot be met it is
    a minimal conflict, for a part of it would miss a correction. 3. Else what its witness leaves out is
    a new correction. 4. When a size is done, start again with the new ones, until there are none.
    """
    every = frozenset(range(n_demands))
    if witness(every) is not None:
        return [], True
    corrections: list[Demands] = []
    conflicts: dict[Demands, None] = {}
    while True:
        new: list[Demands] = []
        size = n_demands
        for candidate in minimal_hitting_sets(corrections):
            if len(candidate) > size:
                break
            if candidate in conflicts or not all(candidate & correction for correction in new):
                continue
            together = witness(candidate)
            if together is not None:
                new.append(every - together)
                size = len(candidate)
            elif len(conflicts) == MAX_SETS:
                return list(conflicts), False
            else:
                conflicts[candidate] = None
        if not new:
            return sorted(conflicts, key=_smallest_first), True
        corrections += new


def _smallest_first(demands: Demands) -> tuple[int, list[int]]:
    return len(demands), sorted(demands)


def grown(together: Demands, n_demands: int, meet: Witness) -> Demands:
    """A largest set of demands, these among them, that some package meets.

    meet : for a set of demands, those that some package meets that meets these; ``None`` if there is none.
    """
    for demand in range(n_demands):
        if demand not in together:
            together = meet(together | {demand}) or together
    return together


def minimal_corrections(
    conflicts: Iterable[Demands], sufficient: Iterable[Demands]
) -> tuple[list[Demands], bool]:
    """All minimal sets of demands whose dropping makes a deal possible, fewest demands first.

    conflicts : all minimal conflicts. sufficient : the minimal sets of demands that make a deal if met
    (one, under unanimity). Returns the corrections, and whether they are all; ``MAX_SETS`` otherwise.
    """
    found: set[Demands] = set()
    complete = True
    conflicts = list(conflicts)
    for demands in sufficient:
        inside = [conflict for conflict in conflicts if conflict <= demands]
        corrections = list(islice(minimal_hitting_sets(inside), MAX_SETS + 1))
        complete &= len(corrections) <= MAX_SETS
        found.update(corrections[:MAX_SETS])
    ordered = sorted(minimal(found), key=_smallest_first)
    return ordered[:MAX_SETS], complete and len(ordered) <= MAX_SETS

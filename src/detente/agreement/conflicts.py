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
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Demands = frozenset[int]
    Witness = Callable[[Demands], Demands | None]

MAX_SETS = 1_000
MAX_STEPS = 200_000
"""Choices in the search for the smallest sets that share a demand with every correction."""


def smallest_conflicts(corrections: Sequence[Demands]) -> tuple[list[Demands], bool]:
    """All minimal sets of demands that cannot be met together, those with fewest demands first.

    corrections : what each package leaves unmet; what is part of another such set is enough.
    Returns the conflicts, and whether they are all; the smallest otherwise, at most ``MAX_SETS``.
    """
    found: list[Demands] = []
    try:
        found.extend(islice(minimal_hitting_sets(corrections, MAX_STEPS), MAX_SETS + 1))
    except TooLarge:
        return sorted(found, key=smallest_first), False
    return sorted(found[:MAX_SETS], key=smallest_first), len(found) <= MAX_SETS


def minimal_conflicts(n_demands: int, witness: Witness) -> tuple[list[Demands], bool]:
    """All minimal conflicts where what packages leave unmet has to be asked for, one package at a time.

    witness : for a set of demands, a largest set that some package meets and that holds these; ``None``
    where no package meets these.
    Returns the conflicts, and whether they are all; the smallest otherwise, at most ``MAX_SETS``.

    1. Take a smallest set that shares a demand with every correction known. 2. If it cannot be met it
    is a minimal conflict, for a part of it would miss a correction. 3. Else what its witness leaves out is
    a new correction. 4. When a size is done, start again with the new ones, until there are none.
    """
    every = frozenset(range(n_demands))
    if witness(every) is not None:
        return [], True
    corrections: list[Demands] = []
    conflicts: dict[Demands, None] = {}
    complete = False
    try:
        while not complete:
            new = list(_left_unmet(corrections, conflicts, every, witness))
            corrections += new
            complete = not new
    except TooLarge:
        pass
    return sorted(conflicts, key=smallest_first), complete


def one_conflict(demands: Sequence[int], possible: Callable[[Demands], bool]) -> Demands:
    """One minimal conflict among demands that cannot be met together, kept to the first of them if it can be.

    possible : whether some package meets a set of demands.

    QuickXplain (Junker 2004): 1. Halve the demands. 2. With the first half in force find what of the second
    is needed. 3. With that in force find what of the first is.
    """

    def needed(in_force: Demands, among: Sequence[int], *, asked: bool) -> Sequence[int]:
        if not asked and not possible(in_force):
            return ()
        if len(among) == 1:
            return among
        first, second = among[: len(among) // 2], among[len(among) // 2 :]
        of_second = needed(in_force | set(first), second, asked=False)
        of_first = needed(in_force | set(of_second), first, asked=not of_second)
        return (*of_first, *of_second)

    return frozenset(needed(frozenset(), demands, asked=True))


def _left_unmet(
    corrections: Sequence[Demands], conflicts: dict[Demands, None], every: Demands, witness: Witness
) -> Iterator[Demands]:
    """New corrections, from the smallest sets that share a demand with those known; conflicts are noted.

    Raises :class:`~detente.errors.TooLarge` at ``MAX_SETS`` conflicts, or where these sets are too many.
    """
    new: list[Demands] = []
    size = len(every)
    for candidate in minimal_hitting_sets(corrections, MAX_STEPS):
        if len(candidate) > size:
            return
        if candidate in conflicts or not all(candidate & correction for correction in new):
            continue
        together = witness(candidate)
        if together is not None:
            new.append(every - together)
            size = len(candidate)
            yield new[-1]
        elif len(conflicts) == MAX_SETS:
            msg = f"there are more than {MAX_SETS:,} minimal conflicts"
            raise TooLarge(msg)
        else:
            conflicts[candidate] = None


def smallest_first(demands: Demands) -> tuple[int, list[int]]:
    """How sets of demands are ordered: fewest first, then in file order."""
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
    ordered = sorted(minimal(found), key=smallest_first)
    return ordered[:MAX_SETS], complete and len(ordered) <= MAX_SETS

"""What each minimal winning set of seats can agree on under a majority, and what that does to the others."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.acceptance import conjunction, conjuncts, met
from detente.agreement.contenders import Contenders, listable
from detente.agreement.result import Outvoted, WinningSet
from detente.agreement.solutions import EMPTY, crossed, none_of_them, solutions
from detente.agreement.space import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.result import Demand

    Judge = Callable[[int], Mapping[str, Outvoted]]

MAX_SETS: Final = 5_000
"""Minimal winning sets of a forum that are looked at, where its packages can be listed."""
MAX_MERGED_SETS: Final = 200
"""The same where each set takes a merging of its own, and where lotteries are sought."""
MAX_EFFORT: Final = 1 << 28
"""Gains of members by packages that are looked at for sets beyond the first ``MAX_MERGED_SETS``."""


def winning_sets(
    negotiation: Negotiation, conflicts: Sequence[Sequence[Demand]] = ()
) -> tuple[WinningSet, ...]:
    """The solutions of each minimal winning set of seats, over what its members all accept; to a limit.

    conflicts : sets of demands that no package meets together. A set of seats that asks for all of one is not
    looked into.

    Packages that can be listed are valued once for all sets; of others each set takes a merging of its own.
    """
    if listable(negotiation):
        return _by_listing(negotiation)
    return _by_merging(negotiation, conflicts)


def _by_listing(negotiation: Negotiation) -> tuple[WinningSet, ...]:
    """Each set's best are among a few of the packages listed: see :mod:`detente.agreement.contenders`."""
    contenders = Contenders(negotiation)
    judge = cache(partial(judged, negotiation))
    sets: list[WinningSet] = []
    for members in islice(negotiation.winning_groups(), MAX_SETS):
        if contenders.effort > MAX_EFFORT and len(sets) >= MAX_MERGED_SETS:
            break
        layer = contenders.among(members, negotiation.valued(members))
        sets.append(_winning_set(negotiation, members, layer, judge))
    return tuple(sets)


def _by_merging(negotiation: Negotiation, conflicts: Sequence[Sequence[Demand]]) -> tuple[WinningSet, ...]:
    """Each set's best are on the merged frontier of what its members accept."""
    place = {demand: number for number, demand in enumerate(negotiation.acceptance.demands)}
    barred = [frozenset(place[demand] for demand in conflict) for conflict in conflicts]
    judge = cache(partial(judged, negotiation))
    sets = []
    for members in islice(negotiation.winning_groups(), MAX_MERGED_SETS):
        formula = conjunction(negotiation.acceptance.seats[seat] for seat in members)
        needed, _ = conjuncts(formula)
        layer = None
        if not any(conflict <= needed for conflict in barred):
            layer = negotiation.best(formula, negotiation.space, negotiation.valued(members))
        sets.append(_winning_set(negotiation, members, layer, judge))
    return tuple(sets)


def _winning_set(
    negotiation: Negotiation, members: tuple[str, ...], layer: Layer | None, judge: Judge
) -> WinningSet:
    """The solutions among the members over a layer of what they accept, and what that does to the others."""
    if layer is None or not len(layer):
        return WinningSet(members, exists=False, solutions=none_of_them(EMPTY))
    found = WinningSet(
        members, exists=True, solutions=solutions(negotiation, layer, negotiation.valued(members))
    )
    return replace(found, outvoted=outvoted_by(negotiation, found, judge))


def outvoted_by(negotiation: Negotiation, winning: WinningSet, judge: Judge) -> dict[str, Outvoted]:
    """What the best package of a set does to the seats that are not in it; nobody where it has none.

    judge : what the package with some number does to each seat; see :func:`judged`.
    """
    if winning.best is None:
        return {}
    everyone = judge(number_of(winning.best.package, negotiation.space))
    return {seat: found for seat, found in everyone.items() if seat not in winning.seats}


def judged(negotiation: Negotiation, number: int) -> dict[str, Outvoted]:
    """What the package with this number does to each seat of a forum."""
    seats = negotiation.acceptance.seats
    worth = negotiation.worth(negotiation.seats, number)
    lines = crossed(negotiation, number, seats)
    passed = negotiation.meets(number)
    satisfied = {d: np.array(d in passed) for d in range(len(negotiation.acceptance.demands))}
    return {
        seat: Outvoted(worth.get(seat), lines.get(seat, ()), bool(met(formula, satisfied)))
        for seat, formula in seats.items()
    }

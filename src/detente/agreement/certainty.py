"""Certain, open or impossible: whether a deal is there in every world, in none, or neither is known; exact.

*Impossible*: no package is accepted in any world. *Certain*: one package is accepted in every world. *Open*:
neither; there may still be a deal in every world, by different packages. See
:mod:`detente.agreement.extremes` for why the two extremes of each package decide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from detente.agreement.acceptance import Test, acceptance, met
from detente.agreement.corrections import obstacles
from detente.agreement.enumeration import MAX_LISTED, passing
from detente.agreement.extremes import BEST, WORST
from detente.agreement.negotiation import Negotiation
from detente.agreement.space import space_of
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.agreement.acceptance import Reading
    from detente.agreement.pareto import Ints, Mask
    from detente.agreement.result import Demand
    from detente.model import Case, Forum, Option

Word = Literal["certain", "open", "impossible"]

MAX_MERGES: Final = 4_096
"""Combinations of alternatives, one merge each, beyond which a space too large to list is not searched."""
MAX_THRESHOLDS: Final = 12
"""Thresholds at once, for a space too large to list."""


@dataclass(frozen=True, slots=True)
class DealOccurs:
    """Whether a forum has a deal, over all worlds.

    ``package`` : where it is certain, a package accepted in every world, the first in option order.
    ``conflicts`` : where it is impossible, the minimal sets of demands that cannot be met together in any
    world; ``complete`` is false where a limit cut them.
    """

    deal: Word
    package: Mapping[str, Option] | None = None
    conflicts: tuple[tuple[Demand, ...], ...] = ()
    complete: bool = True


def deal_occurs(cases: Sequence[Case], forum: Forum) -> DealOccurs:
    """Whether a deal is certain, open or impossible in a forum.

    cases : the case; or, where some no deal is taken from the conflict, the case with the no deals of each
    state in which the conflict may settle: a world has one of these states. Issues that the forum does not
    treat have a ``today``.

    Raises :class:`~detente.errors.TooLarge` where it cannot be decided within the limits of this module.
    """
    at_best = [_read(case, forum, BEST) for case in cases]
    if all(_first(negotiation) is None for negotiation in at_best):
        return _impossible(at_best)
    at_worst = [_read(case, forum, WORST) for case in cases]
    number = _first(at_worst[0]) if len(at_worst) == 1 else _first_of_all(at_worst)
    if number is None:
        return DealOccurs("open")
    return DealOccurs("certain", package=at_worst[0].space.package(number))


def _impossible(at_best: Sequence[Negotiation]) -> DealOccurs:
    """What stands in the way in every world; with several no deals, what does with each of them."""
    if any(n.space.packages > MAX_LISTED and _n_thresholds(n) > MAX_THRESHOLDS for n in at_best):
        return DealOccurs("impossible", complete=False)
    found = [obstacles(negotiation, deal=True) for negotiation in at_best]
    shared = (
        conflict for conflict in found[0].conflicts if all(conflict in other.conflicts for other in found)
    )
    return DealOccurs("impossible", conflicts=tuple(shared), complete=all(each.complete for each in found))


def _n_thresholds(negotiation: Negotiation) -> int:
    """How many thresholds a package may be asked for."""
    return len({threshold.name for test in negotiation.acceptance.tests for threshold in test.thresholds})


def _read(case: Case, forum: Forum, reading: Reading) -> Negotiation:
    return Negotiation(case, forum, acceptance(case, forum, space_of(case, forum), reading))


def _first(negotiation: Negotiation) -> int | None:
    """The number of a package that is accepted, the first where packages can be listed; else nothing."""
    if negotiation.space.packages <= MAX_LISTED:
        return _first_where(accepted(negotiation))
    for alone in _by_alternatives(negotiation):
        number = alone.witness(alone.acceptance.formula, alone.space)
        if number is not None:
            return number
    return None


def _first_of_all(negotiations: Sequence[Negotiation]) -> int | None:
    """The number of the first package that is accepted in each of several negotiations over one space."""
    if negotiations[0].space.packages > MAX_LISTED:
        msg = f"the conflict may settle in several states, and there are more than {MAX_LISTED:,} packages"
        raise TooLarge(msg, "give `no deal` in points, or narrow the issues")
    return _first_where(np.logical_and.reduce(list(map(accepted, negotiations))))


def accepted(negotiation: Negotiation) -> Mask:
    """Which packages of a small space the forum accepts: (n_packages,)."""
    totals: dict[str, Ints] = {}
    demands = range(len(negotiation.acceptance.tests))
    passed = {demand: passing(negotiation, demand, totals).reshape(-1) for demand in demands}
    return np.broadcast_to(met(negotiation.acceptance.formula, passed), negotiation.space.packages)


def _first_where(where: Mask) -> int | None:
    return int(where.argmax()) if where.any() else None


def _by_alternatives(negotiation: Negotiation) -> Iterator[Negotiation]:
    """The same forum with one alternative of each demand: a package does if it does by some of these."""
    tests = negotiation.acceptance.tests
    choices = [[Test(test.never, (part,)) for part in test.alternatives] or [test] for test in tests]
    n_merges = int(np.prod([len(choice) for choice in choices], dtype=object))
    n_thresholds = sum(max((len(part) for part in test.alternatives), default=0) for test in tests)
    if n_merges > MAX_MERGES or n_thresholds > MAX_THRESHOLDS:
        raise TooLarge(
            f"more than {MAX_LISTED:,} packages, and what is known of weights by their order alone, or of"
            " combinations, has too many extremes",
            "give weights as numbers or ranges, or narrow the issues",
        )
    for chosen in product(*choices):
        accepts = replace(negotiation.acceptance, tests=chosen)
        yield Negotiation(negotiation.case, negotiation.forum, accepts)

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

from detente.agreement.acceptance import Test, acceptance, conjunction, met
from detente.agreement.corrections import obstacles
from detente.agreement.enumeration import MAX_LISTED, allowed, passing
from detente.agreement.extremes import BEST, WORST
from detente.agreement.negotiation import Negotiation
from detente.agreement.programs.negotiation import some_package
from detente.agreement.space import completions, space_of
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.agreement.acceptance import Formula, Reading
    from detente.agreement.pareto import Ints, Mask
    from detente.agreement.result import Demand
    from detente.agreement.space import Space
    from detente.model import Case, Draft, Forum, Option

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
    if all(_first(negotiation, None) is None for negotiation in at_best):
        return _impossible(at_best)
    at_worst = [_read(case, forum, WORST) for case in cases]
    number = _first_of_all(at_worst, None)
    if number is None:
        return DealOccurs("open")
    return DealOccurs("certain", package=at_worst[0].space.package(number))


def draft_occurs(cases: Sequence[Case], forum: Forum, draft: Draft) -> Word | None:
    """Whether it is certain, open or impossible that a draft is acceptable to all seats, by one completion.

    Nothing where it changes an issue that the forum does not treat. Parameters and errors as in
    :func:`deal_occurs`.
    """
    if completions(draft, space_of(cases[0], forum)) is None:
        return None
    if all(_first(_read(case, forum, BEST), draft) is None for case in cases):
        return "impossible"
    number = _first_of_all([_read(case, forum, WORST) for case in cases], draft)
    return "open" if number is None else "certain"


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


def _asked(negotiation: Negotiation, draft: Draft | None) -> tuple[Formula, Space]:
    """What must hold of which packages: acceptance by the forum, or of a draft by all seats."""
    if draft is None:
        return negotiation.acceptance.formula, negotiation.space
    completing = completions(draft, negotiation.space)
    return conjunction(negotiation.acceptance.seats.values()), completing or negotiation.space


def _first(negotiation: Negotiation, draft: Draft | None) -> int | None:
    """The number of a package that is accepted, the first where packages can be listed; else nothing."""
    formula, space = _asked(negotiation, draft)
    if negotiation.space.packages <= MAX_LISTED:
        return _first_where(_accepted(negotiation, draft))
    for alone in _by_alternatives(negotiation):
        number = some_package(alone, formula, space)
        if number is not None:
            return number
    return None


def _first_of_all(negotiations: Sequence[Negotiation], draft: Draft | None) -> int | None:
    """The number of a package that is accepted in each of several negotiations over one space."""
    if len(negotiations) == 1:
        return _first(negotiations[0], draft)
    if negotiations[0].space.packages > MAX_LISTED:
        msg = f"the conflict may settle in several states, and there are more than {MAX_LISTED:,} packages"
        raise TooLarge(msg, "give `no deal` in points, or narrow the issues")
    return _first_where(np.logical_and.reduce([_accepted(each, draft) for each in negotiations]))


def _accepted(negotiation: Negotiation, draft: Draft | None) -> Mask:
    """Which packages of a small space are accepted: (n_packages,)."""
    formula, space = _asked(negotiation, draft)
    totals: dict[str, Ints] = {}
    passed = {
        demand: passing(negotiation, demand, totals).reshape(-1)
        for demand in range(len(negotiation.acceptance.tests))
    }
    return allowed(space) & met(formula, passed)


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

"""Approval at home: what passes there, on whom it hangs, and what a harder rule at home does to the deal.

A *win-set* is all that would be ratified at home (Putnam 1988): the packages that enough ratifiers accept
rather than no deal. The win-set of a package is what would beat it there: those that enough of them accept
and prefer to it. A smaller win-set at home leaves less to agree on, and may leave its negotiator more of it:
Schelling's conjecture (Schelling 1960; Iida 1993; Tarar 2001), which is told by solving the forum anew under
each rule.
"""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.agreement.acceptance import (
    NEVER,
    AtLeast,
    Meets,
    Test,
    Threshold,
    conjunction,
    replaced,
    under,
)
from detente.agreement.drafts import best_completions
from detente.agreement.negotiation import Negotiation
from detente.agreement.packages import options
from detente.agreement.pivot import gain, pivot
from detente.agreement.result import Count, Solution
from detente.agreement.result_in_full import AtHome, JudgedAtHome, RuleAtHome
from detente.agreement.solutions import solutions_of_forum
from detente.agreement.space import number_of
from detente.agreement.zone import how_many
from detente.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.agreement.acceptance import Formula
    from detente.agreement.pivot import Gain
    from detente.agreement.result import NoSolution
    from detente.model import Approval, Wants

MAX_WAYS: Final = 200
"""Ways in which enough ratifiers can say yes, up to which a rule is tried that is not the one there is."""


def at_home(
    negotiation: Negotiation, zone: Count, found: Mapping[str, Solution | NoSolution]
) -> dict[str, AtHome]:
    """Approval for each seat of a forum that needs it at home.

    zone, found : how many packages the forum accepts, and the solutions over them.
    """
    approving = [seat for seat in negotiation.forum.seats if seat in negotiation.acceptance.approvals]
    references = _references(negotiation, found) if approving else {}
    return {
        seat: _of_seat(negotiation, seat, RuleAtHome(None, zone, found), references) for seat in approving
    }


def _of_seat(negotiation: Negotiation, seat: str, now: RuleAtHome, references: Mapping[str, int]) -> AtHome:
    approval = negotiation.case.approval[seat]
    takes = negotiation.acceptance.approvals[seat]
    named = dict(zip((ratifier.name for ratifier in approval.ratifiers), takes.parts, strict=True))
    rules = tuple(_rules(negotiation, approval, takes, now))
    return AtHome(
        rule=approval.rule,
        win_set=_count(negotiation, takes),
        accepts={name: _count(negotiation, formula) for name, formula in named.items()},
        rules=rules,
        rules_complete=approval.rule.kind == "weighted" or len(rules) == len(named) + 1,
        judged={
            name: _judged(negotiation, seat, takes, number, named) for name, number in references.items()
        },
    )


def _references(negotiation: Negotiation, found: Mapping[str, Solution | NoSolution]) -> dict[str, int]:
    """The packages that are judged at home, by name: drafts, Nash's, and what holds today."""
    references = best_completions(negotiation)
    space, nash = negotiation.space, found["nash"]
    if isinstance(nash, Solution):
        references[nash.name] = number_of(nash.package, space)
    if space.today is not None:
        references["today"] = space.today
    return references


def _judged(
    negotiation: Negotiation, seat: str, takes: AtLeast, number: int, named: Mapping[str, Formula]
) -> JudgedAtHome:
    """A package before the ratifiers of a seat: who gains what by it, and who is pivotal."""
    gains = _gains(negotiation, number)
    each = {name: gain(formula, gains) for name, formula in named.items()}
    pivotal = pivot(list(each.values()), takes.weights, takes.threshold)
    return JudgedAtHome(
        package=negotiation.space.package(number),
        gains=each,
        gain=gain(takes, gains),
        pivotal=None if pivotal is None else list(each)[pivotal],
        win_set=_beating(negotiation, seat, number),
    )


def _gains(negotiation: Negotiation, number: int) -> dict[int, Gain]:
    """What a package is worth above each demand, in points; of red lines infinity either way."""
    meets = negotiation.meets(number)
    positions = options(number, negotiation.space.sizes)
    gains: dict[int, Gain] = {}
    for demand, test in enumerate(negotiation.acceptance.tests):
        thresholds = list(test.thresholds)
        if test.points is None or not thresholds:
            gains[demand] = math.inf if demand in meets else -math.inf
        else:
            criterion = thresholds[0].criterion
            gains[demand] = criterion.points(criterion.at(positions)) - test.points
    return gains


def _rules(
    negotiation: Negotiation, approval: Approval, takes: AtLeast, now: RuleAtHome
) -> Iterator[RuleAtHome]:
    """The forum under other rules at home: so many ratifiers must agree, from none to all of them.

    Of the numbers between, those by which there are no more than :data:`MAX_WAYS` ways to have enough. Under
    a weighted rule: none, the rule as it is, and all.
    """
    votes = {ratifier.name: part for ratifier, part in zip(approval.ratifiers, takes.parts, strict=True)}
    if approval.rule.kind == "weighted":
        yield _under_rule(negotiation, takes, conjunction(()), 0)
        yield now
        yield _under_rule(negotiation, takes, conjunction(votes.values()), len(votes))
        return
    threshold = approval.rule.threshold
    as_it_is = len(votes) if approval.rule.kind == "unanimity" or threshold is None else threshold
    for needed in range(len(votes) + 1):
        if needed == as_it_is:
            yield replace(now, needed=needed)
        elif math.comb(len(votes), needed) <= MAX_WAYS:
            yield _under_rule(negotiation, takes, under(Rule("majority", Fraction(needed)), votes), needed)


def _under_rule(negotiation: Negotiation, takes: AtLeast, by: AtLeast, needed: int | None) -> RuleAtHome:
    formula = replaced(negotiation.acceptance.formula, takes, by)
    best = negotiation.best(formula, negotiation.space)
    zone = _count(negotiation, formula, exists=len(best) > 0)
    return RuleAtHome(needed, zone, solutions_of_forum(negotiation, best))


def _count(negotiation: Negotiation, formula: Formula, *, exists: bool | None = None) -> Count:
    """How many packages a formula holds for: exactly, or between one and all of them."""
    known = how_many(negotiation, [formula], negotiation.space)
    if known is not None:
        return Count(known[0], known[0])
    if exists is None:
        exists = negotiation.witness(formula, negotiation.space) is not None
    return Count(1, negotiation.space.packages) if exists else Count(0, 0)


def _beating(negotiation: Negotiation, seat: str, number: int) -> Count:
    """The packages that enough ratifiers of a seat accept, and prefer to one."""
    preferring = _Preferring(negotiation, number)
    formula = preferring.approval(seat)
    accepts = replace(negotiation.acceptance, tests=(*negotiation.acceptance.tests, *preferring.tests))
    return _count(Negotiation(negotiation.case, negotiation.forum, accepts), formula)


class _Preferring:
    """Formulas that ask besides that whoever accepts a package prefers it to a given one."""

    def __init__(self, negotiation: Negotiation, number: int) -> None:
        self.tests: list[Test] = []
        self._negotiation = negotiation
        self._positions = options(number, negotiation.space.sizes)

    def approval(self, party: str) -> AtLeast:
        """Enough ratifiers of a party accept a package and prefer it."""
        takes = self._negotiation.acceptance.approvals[party]
        ratifiers = self._negotiation.case.approval[party].ratifiers
        parts = []
        for ratifier, accepts in zip(ratifiers, takes.parts, strict=True):
            own = ratifier.name if ratifier.is_party else party
            wants = ratifier.wants or self._negotiation.case.wants.get(own)
            if wants is None and ratifier.is_party and own in self._negotiation.acceptance.approvals:
                parts.append(conjunction((accepts, self.approval(own))))
            else:
                parts.append(conjunction((accepts, self._prefers(wants))))
        return AtLeast(tuple(parts), takes.weights, takes.threshold)

    def _prefers(self, wants: Wants | None) -> Formula:
        """A package is worth more by these wants; nobody without values prefers any."""
        if wants is None or not wants.has_values:
            return NEVER
        criterion = self._negotiation.value(wants)
        least = criterion.at(self._positions) + 1
        self.tests.append(Test(alternatives=((Threshold(wants.path, criterion, least),),)))
        return Meets(len(self._negotiation.acceptance.tests) + len(self.tests) - 1)

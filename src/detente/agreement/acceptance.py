"""Who accepts a package: demands, and the rules that join them.

A seat accepts a package if none of its own red lines is crossed, its value is at or above its
``no deal``, and enough of those who must approve at home say yes; a forum accepts it if enough seats do.
So acceptance is a formula without negation over demands: the more are met, the better.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from itertools import chain, combinations, groupby
from typing import TYPE_CHECKING, Final, overload

import numpy as np

from detente.agreement.criteria import value_of
from detente.agreement.result import Demand
from detente.errors import TooLarge
from detente.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from detente.agreement.criteria import Criterion
    from detente.agreement.pareto import Ints, Mask
    from detente.agreement.space import Space
    from detente.model import Case, Demands, Expression, Forum, Ratifier, RedLine, Rule, Wants

MAX_IMPLICANTS = 20_000


@dataclass(frozen=True, slots=True)
class Meets:
    """One demand is met; ``demand`` is its position among all."""

    demand: int


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Parts that hold weigh at least ``threshold`` together; unanimity is a threshold of all."""

    parts: tuple[Formula, ...]
    weights: tuple[Fraction, ...]
    threshold: Fraction


Formula = Meets | AtLeast
NEVER: Final = AtLeast((), (), Fraction(1))
"""What no package meets."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A quantity of a package is at least ``least``; equal ``name`` means the same quantity."""

    name: str
    criterion: Criterion
    least: int


Alternatives = tuple[tuple[Threshold, ...], ...]
"""Sets of thresholds; it is enough to reach all of one of them."""


@dataclass(frozen=True, slots=True)
class Test:
    """How a demand is checked: a red line is not crossed, or all thresholds of some alternative are reached.

    ``points`` : what is demanded, where it is points.
    """

    never: Expression | None = None
    alternatives: Alternatives = ()
    points: Fraction | None = None

    @property
    def thresholds(self) -> Iterator[Threshold]:
        """All thresholds of all alternatives."""
        return chain.from_iterable(self.alternatives)


@dataclass(frozen=True, slots=True)
class Reading:
    """How judgments are read that are more or less sure, or a range.

    ``counts`` : whether a red line is a demand. ``reaches`` : when a package is worth at least a ``no deal``,
    by someone's wants, in a space.
    """

    counts: Callable[[RedLine], bool]
    reaches: Callable[[Wants, Quantity, Space], Alternatives]


def _central(wants: Wants, no_deal: Quantity, space: Space) -> Alternatives:
    criterion = value_of(wants, space)
    return ((Threshold(wants.path, criterion, criterion.least(no_deal.central)),),)


CENTRAL: Final = Reading(lambda line: line.stands, _central)
"""Everything at its central value."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The demands that matter in a forum, how each is checked, and who accepts when.

    ``demands`` and ``tests`` run in parallel; ``formula`` is the forum's, ``seats`` each seat's own.
    ``approvals`` : of each party that needs approval in this forum what it takes, a part for each ratifier.
    """

    demands: tuple[Demand, ...]
    tests: tuple[Test, ...]
    formula: Formula
    seats: dict[str, Formula]
    approvals: dict[str, AtLeast] = field(default_factory=dict)

    def own_red_lines(self, seats: Iterable[str]) -> list[int]:
        """Positions of the red lines that are these parties' own."""
        return [
            position
            for position, demand in enumerate(self.demands)
            if demand.never is not None and demand.ratifier is None and demand.party in set(seats)
        ]


def acceptance(case: Case, forum: Forum, space: Space, reading: Reading = CENTRAL) -> Acceptance:
    """Gather the demands of a forum's seats and of all who must approve for them.

    A red line that names no issue the forum treats, or that does not count as it is read, is no demand; nor
    is a ``no deal`` that is not given or that waits for the conflict.
    """
    gathered = _Gathering(case, space, reading)
    seats = {seat: gathered.party(seat) for seat in forum.seats}
    formula = under(forum.rule, dict(seats))
    return Acceptance(tuple(gathered.demands), tuple(gathered.tests), formula, seats, gathered.approvals)


class _Gathering:
    """Collects demands, each once, in the order in which they are first asked for."""

    def __init__(self, case: Case, space: Space, reading: Reading) -> None:
        self.case = case
        self.space = space
        self.reading = reading
        self.treated = {issue.id for issue in space.issues}
        self.demands: list[Demand] = []
        self.tests: list[Test] = []
        self.parties: dict[str, Formula] = {}
        self.approvals: dict[str, AtLeast] = {}

    def party(self, party: str) -> Formula:
        """A party accepts: its own demands, and its approval where there is one."""
        if party not in self.parties:
            parts = []
            if party in self.case.demands:
                parts = self._insists(party, None, self.case.demands[party], self.case.wants.get(party))
            approval = self.case.approval.get(party)
            if approval is not None:
                votes = {ratifier.name: self._ratifier(party, ratifier) for ratifier in approval.ratifiers}
                self.approvals[party] = under(approval.rule, votes)
                parts.append(self.approvals[party])
            self.parties[party] = conjunction(parts)
        return self.parties[party]

    def _ratifier(self, party: str, ratifier: Ratifier) -> Formula:
        if ratifier.is_party:
            return self.party(ratifier.name)
        wants = ratifier.wants or self.case.wants.get(party)
        return conjunction(self._insists(party, ratifier.name, ratifier.demands, wants))

    def _insists(
        self, party: str, ratifier: str | None, demands: Demands, wants: Wants | None
    ) -> list[Formula]:
        who = party if ratifier is None else f"{party}/{ratifier}"
        found = []
        for line in demands.red_lines_over(self.treated, self.reading.counts):
            price = None if line.price is None else line.price.central
            demand = Demand(
                f"{who}: red line {line.number}", party, ratifier, line.path, None, line.never.text, price
            )
            found.append(self._add(demand, Test(never=line.never.expression)))
        no_deal = demands.no_deal
        if isinstance(no_deal, Quantity):
            demand = Demand(f"{who}: no deal", party, ratifier, no_deal.path, no_deal.central)
            reaches = () if wants is None else self.reading.reaches(wants, no_deal, self.space)
            found.append(self._add(demand, Test(alternatives=reaches, points=no_deal.central)))
        return found

    def _add(self, demand: Demand, test: Test) -> Formula:
        self.demands.append(demand)
        self.tests.append(test)
        return Meets(len(self.demands) - 1)


def all_of(demands: Iterable[int]) -> Formula:
    """The formula that asks for each of these demands."""
    return conjunction(Meets(demand) for demand in demands)


def conjunction(parts: Iterable[Formula]) -> AtLeast:
    """The formula that asks for all of the parts; it always holds where there are none."""
    parts = tuple(parts)
    return AtLeast(parts, (Fraction(1),) * len(parts), Fraction(len(parts)))


def under(rule: Rule, votes: Mapping[str, Formula]) -> AtLeast:
    """The formula of a rule over named votes."""
    if rule.kind == "unanimity" or rule.threshold is None:
        return conjunction(votes.values())
    weights = tuple(
        rule.weights.get(name, Fraction(0)) if rule.kind == "weighted" else Fraction(1) for name in votes
    )
    return AtLeast(tuple(votes.values()), weights, rule.threshold)


def demands_of(formula: Formula) -> frozenset[int]:
    """The demands a formula speaks of."""
    if isinstance(formula, Meets):
        return frozenset({formula.demand})
    return frozenset().union(*map(demands_of, formula.parts))


def conjuncts(formula: Formula) -> tuple[frozenset[int], tuple[AtLeast, ...]]:
    """The demands that a formula asks for one and all, and the parts of it that leave a choice.

    It holds where all of these do.
    """
    if isinstance(formula, Meets):
        return frozenset({formula.demand}), ()
    if formula.threshold != sum(formula.weights) or not all(weight > 0 for weight in formula.weights):
        return frozenset(), (formula,)
    each = [conjuncts(part) for part in formula.parts]
    needed: frozenset[int] = frozenset().union(*(demands for demands, _ in each))
    return needed, tuple(part for _, parts in each for part in parts)


@overload
def without(formula: AtLeast, dropped: frozenset[int]) -> AtLeast: ...
@overload
def without(formula: Formula, dropped: frozenset[int]) -> Formula: ...
def without(formula: Formula, dropped: frozenset[int]) -> Formula:
    """The formula once these demands are dropped: they count as met."""
    if isinstance(formula, Meets):
        return conjunction(()) if formula.demand in dropped else formula
    return AtLeast(
        tuple(without(part, dropped) for part in formula.parts), formula.weights, formula.threshold
    )


def replaced(formula: Formula, part: Formula, by: Formula) -> Formula:
    """The formula with another in place of one of its parts, wherever that part stands."""
    if formula is part:
        return by
    if isinstance(formula, Meets):
        return formula
    return AtLeast(
        tuple(replaced(each, part, by) for each in formula.parts), formula.weights, formula.threshold
    )


def reached(alternatives: Alternatives, values: Callable[[Threshold], Ints]) -> Mask:
    """Where all thresholds of some alternative are reached, elementwise; nowhere where there is none.

    values : the quantity of a threshold, one integer for each place.
    """
    each = (
        reduce(np.logical_and, (values(threshold) >= threshold.least for threshold in part), np.array(True))
        for part in alternatives
    )
    return np.asarray(reduce(np.logical_or, each, np.array(False)), dtype=bool)


def met(formula: Formula, satisfied: Mapping[int, Mask]) -> Mask:
    """Whether the formula holds, elementwise; ``satisfied`` has one boolean array for each demand."""
    match formula:
        case Meets(demand):
            return satisfied[demand]
        case AtLeast(parts, weights, threshold):
            holding = [met(part, satisfied) for part in parts]
            if len(set(weights)) <= 1 and threshold == sum(weights):
                return reduce(np.logical_and, holding, np.array(True))
            scale = [int(weight / _unit(weights, threshold)) for weight in weights]
            total = sum(
                (np.asarray(held) * weight for held, weight in zip(holding, scale, strict=True)), np.array(0)
            )
            return np.asarray(total >= int(threshold / _unit(weights, threshold)))


def essential(formula: Formula, demand: int) -> bool:
    """Whether the formula fails without this demand whatever else is met."""
    others = {other: np.array(other != demand) for other in demands_of(formula)}
    return not met(formula, others).any()


def _unit(weights: Sequence[Fraction], threshold: Fraction) -> Fraction:
    """A fraction that all weights and the threshold are whole multiples of."""
    return Fraction(1, math.lcm(*(number.denominator for number in (*weights, threshold))))


def implicants(formula: Formula) -> tuple[frozenset[int], ...]:
    """All minimal sets of demands that suffice for the formula, smallest first."""
    return tuple(sorted(_implicants(formula), key=lambda demands: (len(demands), sorted(demands))))


def _implicants(formula: Formula) -> set[frozenset[int]]:
    if isinstance(formula, Meets):
        return {frozenset({formula.demand})}
    sufficient: set[frozenset[int]] = set()
    parts = [_implicants(part) for part in formula.parts]
    for winners in winning_sets(formula.weights, formula.threshold):
        joined = {frozenset[int]()}
        for winner in winners:
            joined = {one | other for one in joined for other in parts[winner]}
            if len(joined) > MAX_IMPLICANTS:
                raise _too_many_ways()
        sufficient |= joined
        if len(sufficient) > MAX_IMPLICANTS:
            raise _too_many_ways()
    return minimal(sufficient)


def _too_many_ways() -> TooLarge:
    return TooLarge(
        f"there are more than {MAX_IMPLICANTS:,} ways in which enough seats and ratifiers can say yes",
        "join ratifiers that want the same into one",
    )


def minimal(sets: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    """Those sets that contain no other."""
    kept: set[frozenset[int]] = set()
    for _, alike in groupby(sorted(set(sets), key=len), key=len):
        kept |= {candidate for candidate in alike if not any(smaller <= candidate for smaller in kept)}
    return kept


def winning_sets(weights: Sequence[Fraction], threshold: Fraction) -> Iterator[tuple[int, ...]]:
    """All minimal sets of voters that weigh at least the threshold, as rising positions."""
    if len(set(weights)) <= 1 and weights and weights[0] > 0:
        needed = max(0, -int(-threshold // weights[0]))
        yield from combinations(range(len(weights)), needed)
        return
    voters = [voter for voter, weight in enumerate(weights) if weight > 0]
    found: list[frozenset[int]] = []
    for size in range(len(voters) + 1):
        for chosen in combinations(voters, size):
            if sum(weights[voter] for voter in chosen) >= threshold and not any(
                s <= set(chosen) for s in found
            ):
                found.append(frozenset(chosen))
                yield chosen

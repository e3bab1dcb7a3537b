"""The zone of agreement: whether it exists, how large it is, and what makes it small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.acceptance import all_of, demands_of, essential, implicants
from detente.agreement.counting import count
from detente.agreement.criteria import factors
from detente.agreement.packages import counts
from detente.agreement.result import Count, Narrowing, Zone

if TYPE_CHECKING:
    from detente.agreement.acceptance import Formula
    from detente.agreement.criteria import Criterion
    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.space import Space
    from detente.model import Case


def zone(negotiation: Negotiation, best: Layer) -> Zone:
    """The zone of a forum; ``best`` is the layer of its frontier."""
    formula = negotiation.acceptance.formula
    table = on_the_table(negotiation.case, negotiation.space)
    best_on_table = negotiation.best(formula, table)
    return Zone(
        len(best) > 0,
        _size(negotiation, formula, negotiation.space, best),
        len(best_on_table) > 0,
        _size(negotiation, formula, table, best_on_table),
        _narrowing(negotiation),
        _analyst_options(negotiation, table) if len(best) and not len(best_on_table) else (),
    )


def on_the_table(case: Case, space: Space) -> Space:
    """The space with the options left that a draft, the record or ``today`` names."""
    named = {issue.id: set() if issue.today is None else {issue.today} for issue in space.issues}
    drafts = list(case.drafts.values())
    for event in case.record:
        if event.does in ("proposes", "demands", "offers", "agrees"):
            for issue, positions in event.about.items():
                named.get(issue, set()).update(positions)
    for draft in drafts:
        for issue, position in draft.package.items():
            named.get(issue, set()).add(position)
    return space.narrowed({issue: tuple(sorted(positions)) for issue, positions in named.items()})


def _size(negotiation: Negotiation, formula: Formula, space: Space, best: Layer) -> Count:
    """How many packages the formula holds for: exactly, or between those on the frontier and all."""
    if not len(best):
        return Count(0, 0)
    exact = how_many(negotiation, formula, space)
    if exact is not None:
        return Count(exact, exact)
    return Count(int(counts(best).sum()), space.packages)


def how_many(negotiation: Negotiation, formula: Formula, space: Space) -> int | None:
    """The number of packages a formula holds for, or nothing where that would take too long.

    Red lines the formula cannot do without remove packages; the demands left are thresholds, in
    alternatives that suffice.
    """
    acceptance = negotiation.acceptance
    named = sorted(demands_of(formula))
    lines = [demand for demand in named if acceptance.tests[demand].never is not None]
    hard = [demand for demand in lines if essential(formula, demand)]
    criteria: list[Criterion] = []
    thresholds: dict[int, tuple[int, int]] = {}
    column: dict[str, int] = {}
    for demand in named:
        test = acceptance.tests[demand]
        if test.wants is not None and test.points is not None:
            criterion = negotiation.value(test.wants)
            place = column.setdefault(test.wants.path, len(criteria))
            criteria += [criterion] if place == len(criteria) else []
            thresholds[demand] = (place, criterion.least(test.points))
        elif demand not in hard:
            thresholds[demand] = (len(criteria), 0)
            criteria.append(negotiation.respects(demand))
    alternatives = [
        tuple(thresholds[demand] for demand in sorted(demands) if demand in thresholds)
        for demands in implicants(formula)
    ]
    return count(factors(space, criteria, negotiation.forbidden(hard)), space.sizes, alternatives)


def _narrowing(negotiation: Negotiation) -> tuple[Narrowing, ...]:
    """How many packages are left as demands no deal can do without are added, red lines first."""
    acceptance = negotiation.acceptance
    needed = [d for d in sorted(demands_of(acceptance.formula)) if essential(acceptance.formula, d)]
    needed.sort(key=lambda demand: acceptance.tests[demand].never is None)
    steps = []
    for number, demand in enumerate(needed, start=1):
        left = how_many(negotiation, all_of(needed[:number]), negotiation.space)
        bounds = Count(0, negotiation.space.packages) if left is None else Count(left, left)
        steps.append(Narrowing(acceptance.demands[demand], bounds))
    return tuple(steps)


def _analyst_options(negotiation: Negotiation, table: Space) -> tuple[tuple[str, str], ...]:
    """The options not on the table without any one of which no deal would be left."""
    space = negotiation.space
    needed = []
    for place, issue in enumerate(space.issues):
        for position in sorted(set(space.allowed[place]) - set(table.allowed[place])):
            others = tuple(other for other in space.allowed[place] if other != position)
            if negotiation.witness(negotiation.acceptance.formula, space.narrowed({issue.id: others})) is None:
                needed.append((issue.id, issue.options[position].id))
    return tuple(needed)

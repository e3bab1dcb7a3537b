"""The zone of agreement: whether it exists, how large it is, and what makes it small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.acceptance import all_of, demands_of, essential, implicants
from detente.agreement.counting import count
from detente.agreement.criteria import factors
from detente.agreement.packages import counts, first_packages, strides
from detente.agreement.result import Count, Narrowing, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.acceptance import Formula
    from detente.agreement.criteria import Criterion
    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.pareto import Ints
    from detente.agreement.space import Space
    from detente.model import Case


def zone(negotiation: Negotiation, best: Layer) -> Zone:
    """The zone of a forum; ``best`` is the layer of its frontier."""
    formula = negotiation.acceptance.formula
    table = on_the_table(negotiation.case, negotiation.space)
    best_on_table = negotiation.best(formula, table)
    steps = _narrowing(negotiation)
    return Zone(
        len(best) > 0,
        _size(negotiation, negotiation.space, best, steps),
        len(best_on_table) > 0,
        _size(negotiation, table, best_on_table),
        steps,
        analyst_options(negotiation, table, first_packages(best))
        if len(best) and not len(best_on_table)
        else (),
    )


def on_the_table(case: Case, space: Space) -> Space:
    """The space with the options left that a draft, the record or ``today`` names."""
    named = {issue.id: set() if issue.today is None else {issue.today} for issue in space.issues}
    for event in case.record:
        if event.does in ("proposes", "demands", "offers", "agrees"):
            for issue, positions in event.about.items():
                named.get(issue, set()).update(positions)
    for draft in case.drafts.values():
        for issue, position in draft.package.items():
            named.get(issue, set()).add(position)
    return space.narrowed({issue: tuple(sorted(positions)) for issue, positions in named.items()})


def _size(negotiation: Negotiation, space: Space, best: Layer, steps: Sequence[Narrowing] = ()) -> Count:
    """How many packages are accepted: exactly, or between those on the frontier and all not ruled out.

    Where every demand is needed the last step of the narrowing has told already.
    """
    if not len(best):
        return Count(0, 0)
    formula = negotiation.acceptance.formula
    if len(steps) == len(demands_of(formula)):
        exact = steps[-1].packages.exact if steps else space.packages
    else:
        numbers = how_many(negotiation, [formula], space)
        exact = None if numbers is None else numbers[0]
    if exact is not None:
        return Count(exact, exact)
    return Count(int(counts(best).sum()), steps[-1].packages.high if steps else space.packages)


def how_many(negotiation: Negotiation, formulas: Sequence[Formula], space: Space) -> list[int] | None:
    """The number of packages each formula holds for, or nothing where that would take too long.

    Red lines that no formula can do without remove packages; the demands left are thresholds, in
    alternatives that suffice.
    """
    acceptance = negotiation.acceptance
    named = sorted(frozenset().union(*map(demands_of, formulas)))
    lines = [demand for demand in named if acceptance.tests[demand].never is not None]
    hard = [demand for demand in lines if all(essential(formula, demand) for formula in formulas)]
    criteria: list[Criterion] = []
    thresholds: dict[int, tuple[int, int]] = {}
    column: dict[str, int] = {}
    for demand in named:
        test = acceptance.tests[demand]
        if test.never is None:
            ((threshold,),) = test.alternatives
            place = column.setdefault(threshold.name, len(criteria))
            criteria += [threshold.criterion] if place == len(criteria) else []
            thresholds[demand] = (place, threshold.least)
        elif demand not in hard:
            thresholds[demand] = (len(criteria), 0)
            criteria.append(negotiation.respects(demand))
    questions = [
        [
            tuple(thresholds[demand] for demand in sorted(demands) if demand in thresholds)
            for demands in implicants(formula)
        ]
        for formula in formulas
    ]
    return count(factors(space, criteria, negotiation.forbidden(hard)), space.sizes, questions)


def _narrowing(negotiation: Negotiation) -> tuple[Narrowing, ...]:
    """How many packages are left as demands no deal can do without are added, red lines first.

    Where adding values up would take too long, the number that cross no red line bounds what is left.
    """
    acceptance = negotiation.acceptance
    needed = [d for d in sorted(demands_of(acceptance.formula)) if essential(acceptance.formula, d)]
    lines = [demand for demand in needed if acceptance.tests[demand].never is not None]
    ordered = [*lines, *(demand for demand in needed if demand not in lines)]
    steps = [all_of(ordered[:number]) for number in range(1, len(ordered) + 1)]
    known = [how_many(negotiation, [step], negotiation.space) for step in steps[: len(lines)]]
    left = [None if numbers is None else numbers[0] for numbers in known]
    rest = steps[len(lines) :]
    left += (how_many(negotiation, rest, negotiation.space) if rest else []) or [None] * len(rest)
    sizes: list[Count] = []
    for number in left:
        most = sizes[-1].high if sizes else negotiation.space.packages
        sizes.append(Count(0, most) if number is None else Count(number, number))
    return tuple(Narrowing(acceptance.demands[d], size) for d, size in zip(ordered, sizes, strict=True))


def analyst_options(negotiation: Negotiation, table: Space, deals: Ints) -> tuple[tuple[str, str], ...]:
    """The options not on the table without any one of which no deal would be left.

    deals : the numbers of packages that are accepted. Only options that all of these hold can be needed.
    """
    space = negotiation.space
    needed = []
    for place, (issue, step) in enumerate(zip(space.issues, strides(space.sizes), strict=True)):
        held = {int(position) for position in deals // step % space.sizes[place]}
        for position in held - set(table.allowed[place]) if len(held) == 1 else ():
            others = tuple(other for other in space.allowed[place] if other != position)
            without = space.narrowed({issue.id: others})
            if negotiation.witness(negotiation.acceptance.formula, without) is None:
                needed.append((issue.id, issue.options[position].id))
    return tuple(needed)

"""A draft judged: what it is worth, whose red lines it crosses, who could accept it, what is better."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.acceptance import conjunction
from detente.agreement.criteria import closeness
from detente.agreement.packages import first_packages, options
from detente.agreement.result import Better, DraftJudged
from detente.agreement.space import always, completions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.criteria import Criterion
    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.result import Package
    from detente.agreement.space import Space
    from detente.model import Draft


def judged(negotiation: Negotiation, draft: Draft, frontier: Layer) -> DraftJudged | None:
    """Judge a draft in a forum; nothing where it changes an issue that the forum does not treat.

    frontier : the layer of the seats' frontier over packages that cross no red line of theirs.
    """
    space = negotiation.space
    completing = completions(draft, space)
    if completing is None:
        return None
    acceptance = negotiation.acceptance
    jointly = conjunction(acceptance.seats.values())
    seats, outside = negotiation.seats, negotiation.outside
    ranges = negotiation.ranges(completing, [negotiation.value_to(party) for party in (*seats, *outside)])
    crossed = {
        party: tuple(_crossed_by_all(negotiation, party, completing))
        for party in (*negotiation.forum.seats, *outside)
    }
    return DraftJudged(
        name=draft.name,
        by=draft.by,
        path=draft.path,
        open_issues=tuple(issue.id for issue in space.issues if issue.id not in draft.package),
        values=dict(zip(seats, ranges, strict=False)),
        others=dict(zip(outside, ranges[len(seats) :], strict=True)),
        red_lines={seat: crossed[seat] for seat in negotiation.forum.seats},
        crosses={party: crossed[party] for party in outside if crossed[party]},
        acceptable_to=tuple(
            seat
            for seat, formula in acceptance.seats.items()
            if negotiation.witness(formula, completing) is not None
        ),
        acceptable_jointly=negotiation.witness(jointly, completing) is not None,
        better=_better(negotiation, completing, frontier),
        changes=_changes(negotiation, draft),
        compiled=draft.compiled,
    )


def best_completions(negotiation: Negotiation) -> dict[str, int]:
    """The number of the best completion of each draft that can be judged in a forum, by ``draft.NAME``."""
    completing = {
        name: completions(draft, negotiation.space) for name, draft in negotiation.case.drafts.items()
    }
    return {
        f"draft.{name}": best_completion(negotiation, space)
        for name, space in completing.items()
        if space is not None
    }


def best_completion(negotiation: Negotiation, completing: Space) -> int:
    """The number of the completion of a draft with the largest sum of the seats' values.

    The first such in option order.
    """
    layer = negotiation.best(conjunction(()), completing)
    criteria = [negotiation.value_to(seat) for seat in negotiation.seats]
    codes = first_packages(layer)
    return int(codes[max(range(len(layer)), key=lambda p: (_total(criteria, layer, p), -codes[p]))])


def _total(criteria: Sequence[Criterion], layer: Layer, point: int) -> Fraction:
    return sum((c.points(layer.values[point, i]) for i, c in enumerate(criteria)), Fraction(0))


def _crossed_by_all(negotiation: Negotiation, party: str, completing: Space) -> list[int]:
    """The numbers of the party's red lines that every completion crosses."""
    demands = negotiation.case.demands.get(party)
    treated = {issue.id for issue in completing.issues}
    return [
        line.number
        for line in (() if demands is None else demands.red_lines_over(treated))
        if always(line.never.expression, completing)
    ]


def _better(negotiation: Negotiation, completing: Space, frontier: Layer) -> Better | None:
    """The package of the largest sum that betters the draft's best completion for all seats.

    The best completion is the one of the largest sum of values, the first in option order. A package
    betters it if it crosses no red line of a seat, gives no seat less, and one seat more. Nothing can be
    said where a seat has no values of its own.
    """
    seats = negotiation.seats
    if len(seats) < len(negotiation.forum.seats):
        return None
    if not len(frontier) or not seats:
        return None
    criteria = [negotiation.value_to(seat) for seat in seats]
    positions = options(best_completion(negotiation, completing), negotiation.space.sizes)
    reference = np.array([c.at(positions) for c in criteria], dtype=frontier.values.dtype)
    no_less = (frontier.values >= reference).all(axis=1)
    above = np.flatnonzero(no_less & (frontier.values > reference).any(axis=1))
    if not len(above):
        return None
    codes = first_packages(frontier)
    chosen = max(map(int, above), key=lambda p: (_total(criteria, frontier, p), -codes[p]))
    values = {
        seat: c.points(frontier.values[chosen, i])
        for i, (seat, c) in enumerate(zip(seats, criteria, strict=True))
    }
    return Better(negotiation.space.package(int(codes[chosen])), values)


def _changes(negotiation: Negotiation, draft: Draft) -> Package | None:
    """The fewest changes to what a draft names that make it acceptable to all seats."""
    space = negotiation.space
    named = {i: draft.package[issue.id] for i, issue in enumerate(space.issues) if issue.id in draft.package}
    formula = conjunction(negotiation.acceptance.seats.values())
    number = negotiation.nearest(formula, f"closeness to {draft.name}", closeness(space, named))
    if number is None:
        return None
    package, chosen = space.package(number), options(number, space.sizes)
    return {
        space.issues[i].id: package[space.issues[i].id]
        for i, position in named.items()
        if chosen[i] != position
    }

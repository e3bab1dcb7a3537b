"""A draft judged: what it is worth, whose red lines it crosses, who could accept it, what is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.acceptance import conjunction
from detente.agreement.criteria import closeness
from detente.agreement.packages import options
from detente.agreement.result import Better, DraftJudged
from detente.agreement.space import always, completions

if TYPE_CHECKING:
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.result import Package
    from detente.agreement.space import Space
    from detente.model import Draft


def judged(negotiation: Negotiation, draft: Draft) -> DraftJudged | None:
    """Judge a draft in a forum; nothing where it changes an issue that the forum does not treat."""
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
        better=_better(negotiation, completing),
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
    number = negotiation.largest(conjunction(()), completing)
    if number is None:
        msg = "a draft has at least one completion"
        raise ValueError(msg)
    return number


def _crossed_by_all(negotiation: Negotiation, party: str, completing: Space) -> list[int]:
    """The numbers of the party's red lines that every completion crosses."""
    demands = negotiation.case.demands.get(party)
    treated = {issue.id for issue in completing.issues}
    return [
        line.number
        for line in (() if demands is None else demands.red_lines_over(treated))
        if always(line.never.expression, completing)
    ]


def _better(negotiation: Negotiation, completing: Space) -> Better | None:
    """The package of the largest sum that betters the draft's best completion for all seats.

    The best completion is the one of the largest sum of values, the first in option order. A package
    betters it if it crosses no red line of a seat, gives no seat less, and one seat more. Nothing can be
    said where a seat has no values of its own.
    """
    seats = negotiation.seats
    if not seats or len(seats) < len(negotiation.forum.seats):
        return None
    best = best_completion(negotiation, completing)
    number = negotiation.largest(negotiation.no_red_line_crossed(), negotiation.space, no_less=best)
    if number is None:
        return None
    before, values = negotiation.worth(seats, best), negotiation.worth(seats, number)
    return None if values == before else Better(negotiation.space.package(number), values)


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

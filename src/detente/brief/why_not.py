"""Finding 2: why there is no deal, and what would open one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.agendas import tell_agendas
from detente.brief.certainty import conflicts_complete, in_every_world
from detente.brief.numbers import difference, told_apart
from detente.brief.templates import say
from detente.brief.words import joined, listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from detente.agreement.result import Correction, Demand, ForumAgreement
    from detente.brief.teller import Teller

CONFLICTS_TOLD: Final = 3
"""Conflicts told of; the rest are counted."""
CORRECTIONS_TOLD: Final = 4
"""Ways to open a deal told of; the rest are counted."""


def tell_why_not(teller: Teller, forum: ForumAgreement) -> None:
    """What stands in the way in a forum, and the least that opens a deal; where there is one, briefly so."""
    if not forum.zone.exists:
        tell_conflicts(teller, forum)
        tell_agendas(teller, forum)
        tell_corrections(teller, forum)
    elif forum.conflicts:
        demands = [demand for conflict in forum.conflicts for demand in conflict]
        teller.tell(say("rule does without"), teller.grounds.demands(demands))
        tell_conflicts(teller, forum)
    elif forum.obstacles_complete:
        teller.tell(say("nothing in the way"), teller.grounds.demands(forum.demands))
    else:
        teller.tell(say("not known what collides"))
    for draft in forum.drafts.values():
        if draft.changes and not draft.acceptable_jointly:
            text = say("draft changed", draft=draft.name, changes=teller.words.changes(draft.changes))
            teller.tell(text, (draft.path, *teller.grounds.acceptance(forum)))


def tell_conflicts(teller: Teller, forum: ForumAgreement) -> None:
    """The smallest sets of demands that cannot stand together; where a deal is impossible, in any world."""
    conflicts = in_every_world(teller, forum)
    sure = bool(conflicts)
    if sure:
        demands = [demand for conflict in conflicts for demand in conflict]
        teller.tell(say("collide in every world"), teller.grounds.demands(demands))
    else:
        conflicts = forum.conflicts
    before = None
    for conflict in conflicts[:CONFLICTS_TOLD]:
        issue = teller.demands.common_issue(conflict)
        teller.tell(_conflict(teller, conflict, issue, before), teller.grounds.demands(conflict))
        before = issue if len(conflict) > 1 else None
    rest = conflicts[CONFLICTS_TOLD:]
    if rest:
        paths = teller.grounds.demands(demand for conflict in rest for demand in conflict)
        teller.tell(say("more conflicts", n=len(rest)), paths)
    if not (conflicts_complete(teller, forum) if sure else forum.obstacles_complete):
        found = "one conflict was sought" if conflicts else "no conflict was found"
        teller.tell(say(found if forum.sought and not sure else "conflicts cut short"))
    elif sure and forum.obstacles_complete:
        _tell_central_alone(teller, forum, conflicts)


def _tell_central_alone(teller: Teller, forum: ForumAgreement, always: Sequence[Sequence[Demand]]) -> None:
    """How many sets of demands collide in the central case, and not in every world."""
    known = {frozenset(demand.name for demand in conflict) for conflict in always}
    central = [c for c in forum.conflicts if frozenset(demand.name for demand in c) not in known]
    if central:
        paths = teller.grounds.demands(demand for conflict in central for demand in conflict)
        teller.tell(say("collide in the central case", n=len(central)), paths)


def _conflict(teller: Teller, conflict: Sequence[Demand], issue: str | None, before: str | None) -> str:
    """Demands that cannot be met together; where all are red lines on one issue, told so."""
    if len(conflict) == 1:
        demand = conflict[0]
        if demand.threshold is None:
            return say("red line always crossed", demand=teller.demands.nouns(conflict)[0])
        owner = teller.words.owner(demand.party, demand.ratifier)
        return say("points never reached", owner=owner, points=demand.threshold)
    demands = listed(teller.demands.nouns(conflict, issue))
    if issue is None:
        return say("conflict", demands=demands)
    if issue == before:
        return say("another conflict on it", demands=demands)
    return say("conflict on an issue", issue=issue, demands=demands)


def tell_corrections(teller: Teller, forum: ForumAgreement) -> None:
    """The fewest demands whose dropping opens a deal, and at what price."""
    for number, correction in enumerate(forum.corrections[:CORRECTIONS_TOLD]):
        text = say("another opening" if number else "opening", changes=_changes(teller, correction))
        teller.tell(text, teller.grounds.demands(correction.demands))
    rest = forum.corrections[CORRECTIONS_TOLD:]
    if rest:
        paths = teller.grounds.demands(demand for correction in rest for demand in correction.demands)
        teller.tell(say("more openings", n=len(rest)), paths)
    if not forum.corrections:
        teller.tell(say("no opening"))


def _changes(teller: Teller, correction: Correction) -> str:
    """What a correction takes: which red lines are given up, and who makes do with how much less."""
    red_lines = [demand for demand in correction.demands if demand.threshold is None]
    lowered = [demand for demand in correction.demands if demand.threshold is not None]
    clauses = []
    if red_lines:
        clauses.append(given_up(teller, red_lines))
    if len(lowered) == 1:
        clauses.append(settles(teller, lowered[0], correction.points))
    elif lowered:
        owners = joined(teller.words.owner(demand.party, demand.ratifier) for demand in lowered)
        total, most = difference(correction.points), difference(correction.most)
        clauses.append(say("settle between them", owners=owners, total=total, most=most))
    return joined(clauses)


def given_up(teller: Teller, red_lines: Sequence[Demand]) -> str:
    """That red lines are given up, and what would buy them off, where the case says so."""
    lines = joined(teller.demands.nouns(red_lines, with_price=True))
    return say("given up", lines=lines, n=len(red_lines))


def settles(teller: Teller, demand: Demand, less: Fraction) -> str:
    """That somebody makes do with so many points less than no deal gives."""
    threshold = demand.threshold or less
    owner = teller.words.owner(demand.party, demand.ratifier)
    enough = told_apart(threshold - less, threshold)[0]
    return say("settles", owner=owner, points=enough, less=difference(less))

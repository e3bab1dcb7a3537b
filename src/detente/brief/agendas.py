"""What can be settled without the rest where no deal on the whole exists: parts of findings 2 and 6."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.brief.outvoted import tell_outvoted
from detente.brief.templates import say
from detente.brief.words import joined
from detente.brief.worth import each_worth, no_deal_of
from detente.model import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.agreement.result import Agenda, Demand, ForumAgreement
    from detente.brief.teller import Teller

AGENDAS_TOLD: Final = 2
"""Agendas told of; the rest are counted."""


def agendas_told(forum: ForumAgreement) -> Sequence[Agenda]:
    """The agendas a brief tells of; none where a deal on the whole makes them idle."""
    return () if forum.zone.exists else forum.agendas[:AGENDAS_TOLD]


def tell_agendas(teller: Teller, forum: ForumAgreement) -> None:
    """Which issues to leave out so that the rest can be settled, and what that is worth to whom."""
    if len(forum.issues) == 1:
        return
    for number, agenda in enumerate(agendas_told(forum)):
        _tell_agenda(teller, forum, agenda, first=number == 0)
    rest = len(forum.agendas) - AGENDAS_TOLD
    if rest > 0:
        teller.tell(say("more agendas", n=rest), _grounds(teller, forum))
    if not forum.agendas_complete:
        teller.tell(say("agendas not sought" if forum.sought else "agendas cut short"))
    elif not forum.agendas:
        _tell_none(teller, forum)


def tell_agendas_outside(teller: Teller, forum: ForumAgreement) -> None:
    """What the best package of each agenda told of does to those without a seat."""
    for agenda in agendas_told(forum):
        best = agenda.best
        no_deal = {party: no_deal_of(teller.case, party) for party in best.others}
        lines = teller.demands.crossed(best.crosses) if best.crosses else ""
        text = say(
            "agenda outside",
            issues=joined(agenda.as_today),
            n=len(agenda.as_today),
            worth=each_worth(best.others, no_deal, teller.words),
            crossing=say("draft crossing", lines=lines) if lines else "",
        )
        crossed = (teller.grounds.red_lines(party, lines) for party, lines in best.crosses.items())
        own = (*teller.grounds.no_deals(best.others), *(path for paths in crossed for path in paths))
        teller.tell(text, (*_grounds_of(teller, forum, agenda, best.others), *own))


def tell_possible(teller: Teller, forum: ForumAgreement) -> None:
    """That a deal is possible on the largest agenda, and under which condition; no more."""
    agenda = forum.agendas[0]
    lifted = _lifted(teller, forum, agenda)
    text = _possible(teller, agenda, lifted, first=True)
    teller.tell(text, (*teller.grounds.demands(lifted), *_grounds_of(teller, forum, agenda)))


def _tell_agenda(teller: Teller, forum: ForumAgreement, agenda: Agenda, *, first: bool) -> None:
    """How to leave out some issues and settle the rest."""
    possible = _possible(teller, agenda, _lifted(teller, forum, agenda), first=first)
    package = teller.words.package(agenda.best.package)
    if agenda.best_by is None:
        how = say("agenda settled somehow", package=package)
    else:
        worth = each_worth(agenda.best.values, forum.no_deal, teller.words)
        how = say("agenda settled", measures=say(agenda.best_by), package=package, worth=worth)
    teller.tell(f"{possible} {how}", _grounds_of(teller, forum, agenda))
    if forum.rule.threshold is not None:
        tell_outvoted(teller, _narrowed(forum, agenda), (), agenda.best.package)


def _possible(teller: Teller, agenda: Agenda, lifted: Sequence[Demand], *, first: bool) -> str:
    """That a deal is possible with some issues left out, and that red lines on these are then not asked."""
    n, condition = len(agenda.as_today), ""
    if lifted:
        lines = joined(teller.demands.nouns(lifted))
        condition = say("agenda lifted", lines=lines, m=len(lifted), n=n)
    name = "agenda" if first else "another agenda"
    return say(name, issues=joined(agenda.as_today), n=n, lifted=condition)


def _lifted(teller: Teller, forum: ForumAgreement, agenda: Agenda) -> list[Demand]:
    """The red lines that today crosses and that are no demands on this agenda."""
    issues = teller.case.issues
    today = {name: issue.today for name, issue in issues.items() if issue.today is not None}
    dropped = [d for d in forum.demands if d.threshold is None and d not in agenda.demands]
    return [d for d in dropped if holds(teller.demands.red_line(d).never.expression, today)]


def _narrowed(forum: ForumAgreement, agenda: Agenda) -> ForumAgreement:
    """The forum as it is on this agenda alone."""
    return replace(forum, issues=agenda.issues, demands=agenda.demands)


def _grounds_of(
    teller: Teller, forum: ForumAgreement, agenda: Agenda, others: Iterable[str] = ()
) -> tuple[str, ...]:
    """The judgments that decide which package of an agenda is best, and what it is worth to ``others``.

    The demands that count on it alone, and values with all else as it is today.
    """
    narrowed = _narrowed(forum, agenda)
    teller.grounds.turn_to(narrowed)
    grounds = (
        *teller.grounds.acceptance(narrowed),
        *teller.grounds.today(agenda.as_today),
        *teller.grounds.values((*agenda.best.values, *others)),
        *teller.grounds.no_deals(agenda.best.values),
    )
    teller.grounds.turn_to(forum)
    return grounds


def _tell_none(teller: Teller, forum: ForumAgreement) -> None:
    """That no deal on a part is possible, or why that is not known."""
    unknown = [issue for issue in forum.issues if teller.case.issues[issue].today is None]
    if not unknown:
        teller.tell(say("no agenda"), _grounds(teller, forum))
    elif len(unknown) < len(forum.issues):
        text = say("no agenda that holds", issues=joined(unknown))
        teller.tell(text, _grounds(teller, forum))
    else:
        teller.tell(say("agendas unknown"))


def _grounds(teller: Teller, forum: ForumAgreement) -> tuple[str, ...]:
    """The judgments that decide on which parts of the whole a deal is possible."""
    return (*teller.grounds.acceptance(forum), *teller.grounds.today(forum.issues))

"""The brief's main answers, forum by forum: what somebody must know who reads no further."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from detente.agreement.result import NoSolution, NotComputed
from detente.brief.agendas import tell_agendas
from detente.brief.deal import tell_best, tell_deal, tell_winning_sets
from detente.brief.demands import DemandWords
from detente.brief.sentence import Sentence
from detente.brief.teller import Teller
from detente.brief.templates import say
from detente.brief.why_not import CORRECTIONS_TOLD, tell_corrections
from detente.brief.words import capital

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis


def headlines(analysis: Analysis) -> tuple[Sentence, ...]:
    """At most a sentence or two for each finding and forum, in the words of the brief.

    They do not name the forum they speak of; ``forum`` does. Ways to open a deal that take equally few
    changes are told together, so that none of them seems to be the only one.
    """
    if analysis.agreement is None:
        return (Sentence(1, capital(say("not computed", reason=analysis.not_run["agreement"])), ()),)
    told: list[Sentence] = []
    for finding, tell in ((1, _deal), (2, _opening), (6, _outside)):
        for forum in analysis.agreement:
            teller = Teller(analysis.case, finding, several_forums=False)
            teller.demands = DemandWords(analysis.case, teller.words, short=True)
            teller.turn_to(forum)
            if not isinstance(forum, NotComputed):
                tell(teller, forum)
            elif finding == 1:
                teller.tell(say("not computed", reason=forum.why_not))
            told += teller.sentences
    return tuple(told)


def _first(teller: Teller, forum: ForumAgreement, tell: Callable[[Teller, ForumAgreement], None]) -> None:
    """Keep the first of the sentences that are told of a forum."""
    before = len(teller.sentences)
    tell(teller, forum)
    del teller.sentences[before + 1 :]


def _deal(teller: Teller, forum: ForumAgreement) -> None:
    _first(teller, forum, tell_deal)
    if forum.zone.exists:
        _first(teller, forum, tell_winning_sets if forum.winning_sets else tell_best)


def _opening(teller: Teller, forum: ForumAgreement) -> None:
    """The largest agenda, and the ways to open a deal that take fewest changes, with the number of others."""
    if forum.zone.exists:
        return
    if forum.agendas:
        _first(teller, forum, tell_agendas)
    told = len(teller.sentences)
    tell_corrections(teller, forum)
    shown = forum.corrections[:CORRECTIONS_TOLD]
    fewest = list(takewhile(lambda way: len(way.demands) == len(shown[0].demands), shown))
    del teller.sentences[told + max(len(fewest), 1) :]
    rest = len(forum.corrections) - len(fewest)
    if rest:
        teller.tell(say("costlier openings" if len(fewest) < len(shown) else "other openings", n=rest))


def _outside(teller: Teller, forum: ForumAgreement) -> None:
    """Who has no seat, and whose red lines are crossed."""
    if not forum.outside:
        return
    parties = teller.words.parties(forum.outside)
    teller.tell(say("no seat", parties=parties, n=len(forum.outside)), teller.grounds.forum(forum))
    best = [solution for solution in forum.solutions.values() if not isinstance(solution, NoSolution)]
    crossings = [draft.crosses for draft in forum.drafts.values()] + [solution.crosses for solution in best]
    crossed = [party for party in forum.outside if any(lines.get(party) for lines in crossings)]
    if crossed:
        paths = [
            path
            for party in crossed
            for path in teller.grounds.red_lines(
                party, sorted({number for lines in crossings for number in lines.get(party, ())})
            )
        ]
        teller.tell(say("outsiders crossed", parties=teller.words.parties(crossed)), paths)

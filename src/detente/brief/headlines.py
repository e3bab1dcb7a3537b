"""The brief's main answers, forum by forum: what somebody must know who reads no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.result import NoSolution, NotComputed
from detente.brief.agendas import tell_possible
from detente.brief.certainty import tell_certainty
from detente.brief.deal import tell_best, tell_deal, tell_winning_sets
from detente.brief.demands import DemandWords
from detente.brief.failure import tell_settling
from detente.brief.holding import tell_holding_shortly
from detente.brief.sentence import Sentence
from detente.brief.settling_in_worlds import tell_settling_in_worlds
from detente.brief.states import StateWords
from detente.brief.teller import Teller
from detente.brief.templates import say
from detente.brief.why_not import CORRECTIONS_TOLD, tell_conflicts, tell_corrections
from detente.brief.words import capital, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis


def headlines(analysis: Analysis) -> tuple[Sentence, ...]:
    """A few sentences for each finding and forum, in the words of the brief.

    They do not name the forum they speak of; ``forum`` does. How many demands a way to open a deal drops
    depends on how finely they were coded, so the ways are told alike, and none seems to be the only one.
    """
    conflict = _of_the_case(analysis)
    if analysis.agreement is None:
        reason = Sentence(1, capital(say("not computed", reason=analysis.not_run["agreement"])), ())
        return conflict or (reason,)
    told: list[Sentence] = []
    for finding, tell in ((1, _deal), (2, _opening), (6, _outside)):
        told += conflict if finding == 6 else ()  # noqa: PLR2004 - findings are told in order
        for forum in analysis.agreement:
            teller = Teller(analysis.case, finding, several_forums=False, robustness=analysis.robustness)
            teller.demands = DemandWords(analysis.case, teller.words, short=True)
            teller.turn_to(forum)
            if not isinstance(forum, NotComputed):
                tell(teller, forum)
            elif finding == 1:
                teller.tell(say("not computed", reason=forum.why_not))
            told += teller.sentences
    return tuple(told)


def _of_the_case(analysis: Analysis) -> tuple[Sentence, ...]:
    """Where the conflict settles, and which deals would hold."""
    result = analysis.stability
    if result is None or result.status_quo is None:
        return ()
    settling, holding = (
        Teller(analysis.case, finding, several_forums=False, robustness=analysis.robustness)
        for finding in (3, 4)
    )
    words = StateWords(analysis.case, result, settling.words)
    tell_settling(settling, result, words)
    del settling.sentences[1:]
    tell_settling_in_worlds(settling, result, words)
    del settling.sentences[2:]
    if analysis.holds:
        tell_holding_shortly(holding, analysis)
    return (*settling.sentences, *holding.sentences)


def _first(teller: Teller, forum: ForumAgreement, tell: Callable[[Teller, ForumAgreement], None]) -> None:
    """Keep the first of the sentences that are told of a forum."""
    before = len(teller.sentences)
    tell(teller, forum)
    del teller.sentences[before + 1 :]


def _deal(teller: Teller, forum: ForumAgreement) -> None:
    _first(teller, forum, tell_deal)
    _first(teller, forum, tell_certainty)
    if forum.zone.exists:
        _first(teller, forum, tell_winning_sets if forum.winning_sets else tell_best)


def _opening(teller: Teller, forum: ForumAgreement) -> None:
    """What collides, what can be settled all the same, and the ways to open a deal, all told alike."""
    if forum.zone.exists:
        return
    _first(teller, forum, tell_conflicts)
    if forum.agendas:
        tell_possible(teller, forum)
    told = len(teller.sentences)
    tell_corrections(teller, forum)
    rest = len(forum.corrections) - CORRECTIONS_TOLD
    if rest > 0:
        del teller.sentences[told + CORRECTIONS_TOLD :]
        teller.tell(say("other openings", n=rest))


def _outside(teller: Teller, forum: ForumAgreement) -> None:
    """Who has no seat, and whose red lines are crossed."""
    if not forum.outside:
        return
    parties = teller.words.parties(forum.outside)
    teller.tell(say("no seat", parties=parties, n=len(forum.outside)), teller.grounds.forum(forum))
    best = [solution for solution in forum.solutions.values() if not isinstance(solution, NoSolution)]
    things = {say("draft named", draft=draft.name): draft.crosses for draft in forum.drafts.values()}
    things |= {say("what is best"): solution.crosses for solution in best if solution.crosses}
    crossing = {thing: crosses for thing, crosses in things.items() if any(crosses.values())}
    if crossing:
        lines = {
            party: sorted({number for crosses in crossing.values() for number in crosses.get(party, ())})
            for party in forum.outside
        }
        crossed = [party for party, numbers in lines.items() if numbers]
        paths = [path for party in crossed for path in teller.grounds.red_lines(party, lines[party])]
        named = teller.words.parties(crossed)
        teller.tell(say("outsiders crossed", parties=named, things=joined(crossing)), paths)

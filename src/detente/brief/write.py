"""The brief of an analysis: every finding, in the order of its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.result import NotComputed
from detente.brief.certainty import in_every_world
from detente.brief.deal import tell_answer, tell_deal
from detente.brief.failure import tell_failure, tell_walking_away
from detente.brief.holding import tell_holding
from detente.brief.how_sure import tell_how_sure
from detente.brief.levers import tell_levers
from detente.brief.outside import tell_outsiders, tell_unknown
from detente.brief.teller import Teller
from detente.brief.templates import say
from detente.brief.why_not import tell_conflicts, tell_why_not
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.agreement.result import Agreement, ForumAgreement
    from detente.analysis import Analysis
    from detente.analysis.levers.result import Levers
    from detente.brief.sentence import Sentence


def brief(analysis: Analysis) -> tuple[Sentence, ...]:
    """Say what was found, in short sentences, each with the judgments it rests on.

    Every word comes from :data:`~detente.brief.templates.TEMPLATES`, every name and number from the case
    and the results.
    """
    teller = Teller(analysis.case, 1, several_forums=False)
    sure = _of_the_case(analysis, 7, tell_how_sure)
    if analysis.case.left_out is not None:
        teller.tell(left_out(analysis.case.left_out))
    conflict = _of_the_case(analysis, 3, tell_failure) + _of_the_case(analysis, 4, tell_holding)
    if analysis.agreement is None:
        if not conflict:
            teller.tell(say("not computed", reason=analysis.not_run["agreement"]))
        return (*teller.sentences, *conflict, *sure)
    return (
        *teller.sentences,
        *_is_there_a_deal(analysis, analysis.agreement),
        *_each_forum(analysis, analysis.agreement, 2, _why_not(analysis.levers, analysis.agreement)),
        *conflict,
        *_who_is_outside(analysis, analysis.agreement),
        *sure,
    )


def brief_of_robustness(analysis: Analysis) -> tuple[Sentence, ...]:
    """How sure the answers are: the word for each forum, what collides in every world, the last question."""
    sure = _of_the_case(analysis, 7, tell_how_sure)
    if analysis.agreement is None:
        return tuple(sure)
    return (
        *_each_forum(analysis, analysis.agreement, 1, tell_answer),
        *_each_forum(analysis, analysis.agreement, 2, _tell_impossible),
        *sure,
    )


def _why_not(tried: Levers | None, agreement: Agreement) -> Callable[[Teller, ForumAgreement], None]:
    """What tells why a forum has no deal, and what opens one; levers too, where they were tried."""

    def tell(teller: Teller, forum: ForumAgreement) -> None:
        tell_why_not(teller, forum)
        if tried is not None and not forum.zone.exists:
            tell_levers(teller, forum, tried, agreement)

    return tell


def _tell_impossible(teller: Teller, forum: ForumAgreement) -> None:
    """What collides, where that is so in every world."""
    if in_every_world(teller, forum):
        tell_conflicts(teller, forum)


def _of_the_case(
    analysis: Analysis, finding: int, tell: Callable[[Teller, Analysis], None]
) -> list[Sentence]:
    """A finding that is about no forum."""
    teller = _teller(analysis, finding, several_forums=False)
    tell(teller, analysis)
    return teller.sentences


def _teller(analysis: Analysis, finding: int, *, several_forums: bool) -> Teller:
    return Teller(analysis.case, finding, several_forums=several_forums, robustness=analysis.robustness)


def left_out(parts: Mapping[str, int]) -> str:
    """How much was left out as confidential, by section, and what that means for all that is said."""
    if not parts:
        return say("confidential, none")
    told = (say("confidential parts", n=n, section=section) for section, n in parts.items())
    return say("confidential", parts=joined(told))


def _is_there_a_deal(analysis: Analysis, agreement: Agreement) -> list[Sentence]:
    teller = _teller(analysis, 1, several_forums=len(agreement.forums) > 1)
    for forum in agreement:
        teller.turn_to(forum)
        if isinstance(forum, NotComputed):
            teller.tell(say("not computed", reason=forum.why_not))
        else:
            tell_deal(teller, forum)
    teller.turn_to(None)
    tell_walking_away(teller, analysis)
    if analysis.robustness is None:
        _tell_central_case(teller, analysis)
    _tell_not_counted(teller)
    teller.tell(say("points explained"))
    return teller.sentences


def _tell_central_case(teller: Teller, analysis: Analysis) -> None:
    """What is taken at its central value, where how much hangs on that is not told."""
    uncertain = teller.grounds.uncertain(conflict=analysis.stability is not None)
    if uncertain:
        teller.tell(say("central case", n=len(uncertain)), uncertain)
    else:
        teller.tell(say("central case, all fixed"))


def _tell_not_counted(teller: Teller) -> None:
    """The red lines that the central case does without."""
    demands = teller.demands.not_counted()
    if demands:
        lines = joined(teller.demands.nouns(demands))
        teller.tell(say("not counted", lines=lines), teller.grounds.demands(demands))


def _who_is_outside(analysis: Analysis, agreement: Agreement) -> list[Sentence]:
    sentences = _each_forum(analysis, agreement, 6, tell_outsiders)
    teller = Teller(analysis.case, 6, several_forums=False)
    tell_unknown(teller, agreement)
    return sentences + teller.sentences


def _each_forum(
    analysis: Analysis, agreement: Agreement, finding: int, tell: Callable[[Teller, ForumAgreement], None]
) -> list[Sentence]:
    teller = _teller(analysis, finding, several_forums=len(agreement.forums) > 1)
    for forum in agreement:
        if not isinstance(forum, NotComputed):
            teller.turn_to(forum)
            tell(teller, forum)
    return teller.sentences

"""Finding 3: where the conflict settles if the talks fail, for whom, and by which steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.result import NotComputed
from detente.analysis.no_deal_from_conflict import CONCEPT
from detente.brief.settling_in_worlds import tell_equilibria_in_worlds, tell_settling_in_worlds
from detente.brief.states import STATES_TOLD, StateWords
from detente.brief.templates import say
from detente.brief.threats import tell_threats
from detente.brief.words import joined
from detente.brief.worth import each_worth
from detente.model import Endogenous, FromConflict

if TYPE_CHECKING:
    from detente.agreement import Agreement
    from detente.analysis import Analysis
    from detente.brief.teller import Teller
    from detente.stability.result import Stability
    from detente.stability.ways import FirstStep

STEPS_TOLD: Final = 6
_PARTS: Final = ("settling", "ways", "effects", "holds")


def tell_failure(teller: Teller, analysis: Analysis) -> None:
    """All that is known of the conflict; nothing of a case that has none."""
    conflict = analysis.case.conflict
    if conflict is None or not conflict.actions:
        return
    result = analysis.stability
    if result is None:
        if "stability" in analysis.not_run:
            teller.tell(say("conflict not computed", reason=analysis.not_run["stability"]))
        return
    words = StateWords(analysis.case, result, teller.words)
    if result.status_quo is None:
        teller.tell(say("no status quo"))
        _tell_equilibria(teller, result, words)
        tell_equilibria_in_worlds(teller, result, words)
        return
    tell_settling(teller, result, words)
    _tell_worth(teller, analysis)
    _tell_steps(teller, result, words)
    tell_threats(teller, analysis, result, words)
    for part, reason in {**result.left_out, **analysis.left_out}.items():
        if part in _PARTS:
            teller.tell(say("part left out", part=say(f"missing {part}"), reason=reason))


def tell_settling(teller: Teller, result: Stability, words: StateWords) -> None:
    """Whether things stay as they are, and if not where they come to and how; Nash beside it."""
    found = result.settles.get(CONCEPT)
    if found is None:
        return
    grounds = teller.grounds.conflict()
    nash = result.settles.get("nash")
    if found.way == "stays":
        gains = nash is not None and nash.way != "stays"
        teller.tell(say("stays, answered" if gains else "stays, nobody gains"), grounds)
        if gains:
            _tell_answers(teller, result, words)
    elif len(found.states) == 1:
        teller.tell(say("moves", states=words.states(found.states)), grounds)
    else:
        teller.tell(say("moves, several", n=len(found.states), states=words.states(found.states)), grounds)
    tell_settling_in_worlds(teller, result, words)
    if found.way != "stays" or (nash is not None and nash.way != "stays"):
        teller.tell(say("assumed"))
    _tell_way(teller, result, words)
    if nash is not None and nash.states != found.states:
        round_ = say("nash round", n=len(nash.states))
        ends = round_ if nash.way == "cycle" else say("nash ends", states=words.states(nash.states))
        teller.tell(say("nash moves", ends=ends), grounds)


def _tell_equilibria(teller: Teller, result: Stability, words: StateWords) -> None:
    """The states that nobody would leave, wherever the conflict began."""
    found = result.equilibria.get(CONCEPT, ())
    if found:
        teller.tell(say("equilibria", states=words.states(found)), teller.grounds.conflict())


def _tell_answers(teller: Teller, result: Stability, words: StateWords) -> None:
    """Who could gain by leaving the status quo, and what others would do then."""
    explained = result.why.get(result.status_quo) if result.status_quo is not None else None
    for party, verdict in (explained.verdicts.get(CONCEPT, {}) if explained else {}).items():
        for answer in verdict.answers[:1]:
            step, chain = words.step(answer.improvement), words.chain(answer.chain or ())
            text = say("gain lost", party=teller.words.party(party), step=step, chain=chain)
            teller.tell(text, teller.grounds.conflict())


def _tell_way(teller: Teller, result: Stability, words: StateWords) -> None:
    """The steps to the first state in which it settles."""
    found = result.settles[CONCEPT]
    if result.ways is None or result.ways.concept != CONCEPT or found.way == "stays":
        return
    to = result.ways.equilibria.get(found.states[0])
    if to is not None and to.by_improvements:
        template = "way there" if len(found.states) == 1 else "way to the first"
        teller.tell(say(template, steps=words.chain(to.by_improvements)), teller.grounds.conflict())


def _tell_worth(teller: Teller, analysis: Analysis) -> None:
    """What the states in which it settles are worth to each party the case gives points for."""
    for place, state in enumerate(analysis.settled[:STATES_TOLD]):
        values = {p: worth for p in state.worth if (worth := state.points(p)) is not None}
        if values:
            told = each_worth(values, {}, teller.words)
            alone = len(analysis.settled) == 1
            text = say("worth there", worth=told) if alone else say("worth in", n=place + 1, worth=told)
            teller.tell(text, [found.path for found in state.worth.values() if found is not None])


def tell_walking_away(teller: Teller, analysis: Analysis) -> None:
    """Whose no deal comes from the conflict, and what other states would leave of deals."""
    demands = analysis.case.demands
    seated = {seat for forum in analysis.agreement or () for seat in forum.seats}
    left_open = [party for party in demands if isinstance(demands[party].no_deal, FromConflict)]
    unknown = [party for party in left_open if party in seated]
    if unknown:
        text = say("no deal unknown from there", parties=teller.words.parties(unknown), n=len(unknown))
        teller.tell(text, teller.grounds.no_deals(unknown))
    asking = [party for party in demands if isinstance(demands[party].no_deal, Endogenous)]
    if not asking:
        return
    grounds = (*teller.grounds.no_deals(asking), *teller.grounds.conflict())
    teller.tell(say("no deal from there", parties=teller.words.parties(asking)), grounds)
    if len(analysis.by_state) > 1 and analysis.stability is not None:
        words = StateWords(analysis.case, analysis.stability, teller.words)
        teller.tell(say("no deal from there, several", n=len(analysis.by_state)), grounds)
        for state in analysis.settled[1:STATES_TOLD]:
            deals = _deals(analysis.by_state[state.state])
            teller.tell(say("deals elsewhere", state=words.state(state.state), deals=deals), grounds)


def _deals(found: Agreement) -> str:
    """In which forums there is a deal."""
    computed = [forum for forum in found if not isinstance(forum, NotComputed)]
    names = [forum.name for forum in computed if forum.zone.exists]
    if not names:
        return say("deal in none")
    return say("deal in all") if len(names) == len(computed) else say("deal in some", forums=joined(names))


def _tell_steps(teller: Teller, result: Stability, words: StateWords) -> None:
    """The single steps that start a slide, those that end alike together; what cannot be undone."""
    if result.ways is None:
        return
    grounds = teller.grounds.conflict()
    sliding = [first for first in result.ways.first_steps if first.slides]
    if not sliding:
        teller.tell(say("no slide"), grounds)
    alike: dict[tuple[object, ...], list[FirstStep]] = {}
    for first in sliding:
        key = None if _stands(first) else first.settles.states
        alike.setdefault((key, first.blocked_by, first.step.party, first.sanction), []).append(first)
    for firsts in list(alike.values())[:STEPS_TOLD]:
        told = {
            "step": words.one_of([first.step for first in firsts]),
            "n": len(firsts),
            "block": _block(teller, firsts[0], words),
        }
        if _stands(firsts[0]):
            teller.tell(say("stands", **told), grounds)
        else:
            ends = words.states(firsts[0].settles.states)
            teller.tell(say("slide", states=ends, **told), grounds)
    rest = sum(len(firsts) for firsts in list(alike.values())[STEPS_TOLD:])
    if rest:
        teller.tell(say("more steps", n=rest), grounds)
    if result.ways.no_return_actions:
        actions = words.actions(result.ways.no_return_actions)
        teller.tell(say("no return", actions=actions), teller.grounds.irreversible())


def _stands(first: FirstStep) -> bool:
    """Whether the conflict would settle right there."""
    return first.settles.states == (first.step.state,)


def _block(teller: Teller, first: FirstStep, words: StateWords) -> str:
    party = teller.words.party(first.step.party)
    if first.blocked_by is None:
        return say("kept by nothing", party=party)
    if first.blocked_by == "sanction":
        return say("kept by answer", party=party, chain=words.chain(first.sanction))
    return say("kept by itself", party=party)

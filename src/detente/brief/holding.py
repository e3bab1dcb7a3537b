"""Finding 4: would a deal hold, who would gain by breaking it, and the least that stops them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.result import NoSolution, NotComputed
from detente.brief.deal import same_package
from detente.brief.numbers import difference
from detente.brief.states import StateWords
from detente.brief.templates import say
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.analysis import Analysis
    from detente.analysis.would_it_hold import Breach, Holding
    from detente.brief.teller import Teller

BREACHES_TOLD: Final = 3


def tell_holding(teller: Teller, analysis: Analysis) -> None:
    """Each draft, then what is best in each forum."""
    result = analysis.stability
    if result is None or not analysis.holds:
        return
    words = StateWords(analysis.case, result, teller.words)
    holds: dict[str, tuple[str, ...]] = {}
    binds_nobody: dict[str, tuple[str, ...]] = {}
    for what, name, grounds in packages(teller, analysis):
        holding = analysis.holds[name]
        if holding.why_not is not None or holding.breaches:
            _tell_package(teller, what, holding, words, grounds)
        else:
            (holds if holding.promised or holding.open else binds_nobody)[what] = grounds
    for template, alike in (("holds", holds), ("binds nobody", binds_nobody)):
        if alike:
            paths = [path for grounds in alike.values() for path in grounds]
            teller.tell(say(template, what=joined(alike, "or")), paths)
    if any(each.breaches for each in analysis.holds.values()):
        teller.tell(say("gain explained"))


def tell_holding_shortly(teller: Teller, analysis: Analysis) -> None:
    """Which would hold and which might be broken, by whom, in a sentence each."""
    told = [(what, analysis.holds[name], grounds) for what, name, grounds in packages(teller, analysis)]
    kept = [entry for entry in told if entry[1].why_not is None and not entry[1].breaches]
    if kept:
        whats = joined([what for what, *_ in kept], "or")
        teller.tell(say("holds", what=whats), [path for *_, grounds in kept for path in grounds])
    for what, holding, grounds in told:
        if holding.breaches:
            parties = teller.words.parties(dict.fromkeys(breach.by for breach in holding.breaches))
            teller.tell(say("breaks, short", what=what, parties=parties), grounds)


def packages(teller: Teller, analysis: Analysis) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What is told of, each with its name among ``holds`` and the judgments behind it."""
    conflict = (*teller.grounds.binds(), *teller.grounds.conflict(), *teller.grounds.worth())
    for name, draft in analysis.case.drafts.items():
        if f"draft.{name}" in analysis.holds:
            yield say("the draft", name=name), f"draft.{name}", (draft.path, *conflict)
    agreement = analysis.agreement
    for forum in agreement or ():
        if isinstance(forum, NotComputed):
            continue
        best = [solution for solution in forum.solutions.values() if not isinstance(solution, NoSolution)]
        for alike in same_package(best):
            measures = joined(say(f"short {solution.name}") for solution in alike)
            several = agreement is not None and len(agreement.forums) > 1
            what = say("best package", names=measures)
            what = say("of its forum", package=what, forum=forum.name) if several else what
            yield what, f"{forum.id}.{alike[0].name}", (*teller.grounds.acceptance(forum), *conflict)


def _tell_package(
    teller: Teller, what: str, holding: Holding, words: StateWords, grounds: tuple[str, ...]
) -> None:
    if holding.why_not is not None:
        teller.tell(say("hold unknown", what=what, reason=holding.why_not), grounds)
        return
    told = _largest(holding.breaches)[:BREACHES_TOLD]
    for breach in told:
        deeds = words.turned(breach.actions, _made(teller, holding, breach))
        teller.tell(_breach(teller, what, breach, deeds), (*grounds, *teller.grounds.values([breach.by])))
    if holding.open:
        teller.tell(say("open draft"), grounds)
    rest = len(holding.breaches) - len(told)
    if rest:
        teller.tell(say("other breaches", n=rest), grounds)
    teller.tell(say("stopped", actions=words.actions(holding.blocked[0])), grounds)


def _largest(breaches: tuple[Breach, ...]) -> list[Breach]:
    """Of each party the breach of the largest gain, of several the one that takes the fewest actions."""
    of_party: dict[str, Breach] = {}
    for breach in breaches:
        best = of_party.setdefault(breach.by, breach)
        if breach.gain is not None and (best.gain is None or breach.gain[1] > best.gain[1]):
            of_party[breach.by] = breach
    return list(of_party.values())


def _made(teller: Teller, holding: Holding, breach: Breach) -> list[str]:
    """Those of the actions turned that are done by the breach, since it was promised not to do them."""
    options = (option for issue in teller.case.issues.values() for option in issue.options)
    not_done = {action for option in options for action, made in option.binds.items() if not made}
    return [action for action in breach.actions if not holding.promised.get(action, action not in not_done)]


def _breach(teller: Teller, what: str, breach: Breach, deeds: str) -> str:
    told = {"party": teller.words.party(breach.by), "what": what, "deeds": deeds}
    if breach.gain is None:
        return say("breaks unknown", **told)
    low, high = breach.gain
    if low <= 0:
        return say("may break", gain=difference(high), **told)
    gain = difference(high) if low == high else say("range", low=difference(low), high=difference(high))
    return say("breaks", gain=gain, **told)

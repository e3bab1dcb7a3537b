"""Threats and promises in words: which would be carried out, which suffice, and what they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from detente.brief.templates import say
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis import Analysis
    from detente.analysis.threats import Effect
    from detente.brief.states import StateWords
    from detente.brief.teller import Teller
    from detente.model import Commitment
    from detente.stability.graph_model import GraphModel
    from detente.stability.result import CommitmentJudged, Stability

Verdict = Literal["carry", "spare", "weak", "empty", "idle", "unknown", "kept"]
_ORDER: Final[tuple[Verdict, ...]] = ("carry", "weak", "spare", "empty", "idle", "kept", "unknown")


def tell_threats(teller: Teller, analysis: Analysis, result: Stability, words: StateWords) -> None:
    """Threats and then promises, those judged alike together; what it would change to be certain of them."""
    conflict, model = analysis.case.conflict, analysis.graph
    if conflict is None or model is None:
        return
    for kind, judged in (("threats", result.threats), ("promises", result.promises)):
        _tell_verdicts(teller, model, words, kind, judged)
    _tell_effects(teller, analysis.effects, words, analysis)


def _tell_verdicts(
    teller: Teller, model: GraphModel, words: StateWords, kind: str, judged: Mapping[str, CommitmentJudged]
) -> None:
    said = model.conflict.threats if kind == "threats" else model.conflict.promises
    groups: dict[Verdict, list[str]] = {}
    for name, found in judged.items():
        groups.setdefault(verdict(model, said[name], found, threat=kind == "threats"), []).append(name)
    for group in _ORDER:
        if group in groups:
            told = [_told(teller, words, said[name]) for name in groups[group]]
            grounds = (*(said[name].path for name in groups[group]), *teller.grounds.conflict())
            teller.tell(say(f"{kind} {group}", names="; ".join(told), n=len(told)), grounds)
    unsure = [name for name, found in judged.items() if found.credible_worlds == "some" and not found.kept]
    if unsure:
        names = joined(say("quoted", text=name) for name in unsure)
        paths = (*(said[name].path for name in unsure), *teller.grounds.conflict())
        teller.tell(say("credible in some", names=names), paths)


def _told(teller: Teller, words: StateWords, said: Commitment) -> str:
    """What a threat or promise is called, and what it says."""
    return say(
        "threat" if said.uttered else "threat, not said",
        name=said.name,
        party=teller.words.party(said.by),
        then=words.condition(said.then),
        if_=words.condition(said.if_),
    )


def verdict(model: GraphModel, said: Commitment, found: CommitmentJudged, *, threat: bool) -> Verdict:
    """What a threat or promise, "if A then B", comes to in one word.

    *carry* : credible and sufficient. *spare* : credible, while the owner of A would do what is wanted
    anyway. *weak* : credible, and not enough. *empty* : sufficient, not credible. *idle* : neither.
    """
    if found.kept:
        return "kept"
    owner = model.conflict.actions[next(iter(said.if_))].party
    if found.credible is None or found.sufficient is None or found.done is None or found.left is None:
        return "unknown"
    if not found.credible:
        return "empty" if found.sufficient else "idle"
    rank = model.rank[model.parties.index(owner)]
    gains_alone = bool(rank[found.done] > rank[found.left])
    if found.sufficient:
        return "carry"
    return "weak" if gains_alone == threat else "spare"


def _tell_effects(
    teller: Teller, effects: Mapping[str, Effect], words: StateWords, analysis: Analysis
) -> None:
    """Where the conflict would come to if one were certain to be kept, and if certain to be broken."""
    changing = {path: effect for path, effect in effects.items() if effect.changes}
    for path, effect in changing.items():
        kept, broken = (words.states(each.settles.states) for each in (effect.kept, effect.broken))
        name = path.partition(".")[2]
        text = say("effect", name=name, kept=kept, broken=broken)
        teller.tell(text, (path, *teller.grounds.conflict()))
        for forum, exist in effect.kept.deals.items():
            otherwise = effect.broken.deals[forum]
            if set(exist) != set(otherwise):
                text = say("effect on a deal", name=name, kept=_how(exist), broken=_how(otherwise))
                if len(effect.kept.deals) > 1 and analysis.agreement is not None:
                    text = say("of forum", forum=analysis.agreement.forums[forum].name, text=text)
                teller.tell(text, (path, *teller.grounds.conflict()))
    if effects and len(changing) < len(effects):
        teller.tell(say("no other effect" if changing else "no effect", n=len(effects)), effects)


def _how(exist: tuple[bool, ...]) -> str:
    return say("a deal" if all(exist) else "perhaps a deal" if any(exist) else "no deal then")

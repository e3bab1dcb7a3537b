"""Whether a deal is certain, open or impossible, and what alone can turn the answer, forum by forum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.analysis.robustness.result import MOST_ACCEPTED
from detente.brief.demands import DemandWords
from detente.brief.rules import accepted, everyone
from detente.brief.shares import of_worlds, percent, worlds_of
from detente.brief.templates import say
from detente.brief.uncertain_words import UncertainWords
from detente.brief.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.result import Demand, DraftJudged, ForumAgreement
    from detente.analysis.robustness.result import DealCertainty, Robustness
    from detente.brief.teller import Teller

TURNING_TOLD: Final = 6
"""Judgments told of that alone can turn an answer; the rest are counted."""
DEMANDS_NAMED: Final = 4
_HALF: Final = 0.5


def certainty_of(teller: Teller, forum: ForumAgreement) -> DealCertainty | None:
    """How sure the answer for a forum is, where that was asked and found."""
    return None if teller.robustness is None else teller.robustness.forums.get(forum.id)


def tell_certainty(teller: Teller, forum: ForumAgreement) -> None:
    """The word for a forum: certain, open or impossible; then what alone can turn the answer."""
    found = certainty_of(teller, forum)
    if found is None or teller.robustness is None:
        return
    nothing_open = not teller.robustness.drawn
    if found.deal == "certain":
        if nothing_open or found.package is None:
            teller.tell(say("certain, nothing open"), teller.grounds.acceptance(forum))
            return
        package = teller.words.package(found.package)
        text = say("certain", accepted=accepted(forum, teller.words), package=package)
        teller.tell(text, teller.grounds.acceptance(forum))
    elif found.deal == "impossible":
        demands = (demand for conflict in found.conflicts for demand in conflict)
        text = say("impossible, nothing open") if nothing_open else _impossible(teller, found)
        teller.tell(text, (*teller.grounds.demands(demands), *teller.grounds.forum(forum)))
    else:
        turning = teller.grounds.known((*found.turned_by, *_turning(teller.robustness, forum)))
        grounds = turning or teller.grounds.acceptance(forum)
        if nothing_open and found.proved:
            teller.tell(say("open, nothing drawn"), grounds)
            return
        teller.tell(_open(found, deal=forum.zone.exists), grounds)
        _tell_turning(teller, forum, found)
        _tell_most_accepted(teller, forum)


def _tell_most_accepted(teller: Teller, forum: ForumAgreement) -> None:
    """The package that is accepted in more worlds than any other, where some is in any."""
    compared = None if teller.robustness is None else teller.robustness.acceptability.get(forum.id)
    for name, package in ({} if compared is None else compared.packages).items():
        if compared is not None and MOST_ACCEPTED in name.split(", "):
            share = percent(compared.accepted[name])
            text = say("most accepted", package=teller.words.package(package), share=share)
            teller.tell(text, teller.grounds.acceptance(forum))


def in_every_world(teller: Teller, forum: ForumAgreement) -> Sequence[Sequence[Demand]]:
    """The sets of demands that collide in every world, where a deal is impossible and something is open."""
    found = certainty_of(teller, forum)
    if found is None or found.deal != "impossible" or teller.robustness is None:
        return ()
    return found.conflicts if teller.robustness.drawn else ()


def conflicts_complete(teller: Teller, forum: ForumAgreement) -> bool:
    """Whether no limit cut the sets of demands that collide in every world."""
    found = certainty_of(teller, forum)
    return found is None or found.conflicts_complete


def _impossible(teller: Teller, found: DealCertainty) -> str:
    """What collides in every world: the demands where they are few, else where they are told."""
    if not found.conflicts:
        return say("impossible, unnamed")
    demands = found.conflicts[0]
    if len(found.conflicts) > 1 or len(demands) > DEMANDS_NAMED:
        return say("impossible, several", n=len(found.conflicts))
    nouns = DemandWords(teller.case, teller.words, short=True).nouns(demands)
    named = listed(nouns)
    return say("impossible" if len(demands) > 1 else "impossible, one demand", demands=named)


def _open(found: DealCertainty, *, deal: bool) -> str:
    """That it is open, with the share of worlds in which there is a deal."""
    if found.in_every_world:
        return say("open, by different packages")
    if not found.proved:
        reason = found.why_not or ""
        if found.share is None:
            return say("not decided", reason=reason)
        return say("not decided, share", reason=reason, share=of_worlds(found.share))
    if found.share is None:
        return say("open, no share")
    otherwise = found.share.share < _HALF if deal else found.share.share > _HALF
    return say("open, most say otherwise" if otherwise else "open", share=of_worlds(found.share))


def _tell_turning(teller: Teller, forum: ForumAgreement, found: DealCertainty) -> None:
    """The judgments each of which alone can turn the answer of the central case, the most telling first."""
    if teller.robustness is None or found.in_every_world:
        return
    if found.turned_by:
        at = _turning(teller.robustness, forum)
        words = UncertainWords(teller.case, teller.words)
        paths = sorted(found.turned_by, key=lambda path: -words[path].reach(at.get(path, ())))
        told = [words[path].turned(at.get(path, ())) for path in paths[:TURNING_TOLD]]
        rest = len(paths) - TURNING_TOLD
        told += [say("turned by more", n=rest)] if rest > 0 else []
        teller.tell(say("turned by", judgments="; ".join(told)), teller.grounds.known(found.turned_by))
    elif found.proved and turning_part(forum.id) not in teller.robustness.left_out:
        teller.tell(say("turned by none"), teller.grounds.acceptance(forum))


def turning_part(forum: str) -> str:
    """By what name it is left out what alone turns the answer of a forum."""
    return f"flips {forum}"


def _turning(robustness: Robustness, forum: ForumAgreement) -> Mapping[str, Sequence[Fraction]]:
    """The values of single judgments at which the answer for a forum turns."""
    zone = f"zone.{forum.id}"
    return {path: of[zone] for path, of in robustness.flips.items() if zone in of}


def tell_draft_in_worlds(
    teller: Teller, forum: ForumAgreement, draft: DraftJudged, grounds: Sequence[str]
) -> None:
    """In which worlds all accept a draft; nothing where no deal is possible at all."""
    found = certainty_of(teller, forum)
    if teller.robustness is None or found is None or found.deal == "impossible":
        return
    conclusion = teller.robustness.conclusions.get(f"draft.{draft.name}@{forum.id}")
    if conclusion is None or not teller.robustness.drawn:
        return
    where = worlds_of(conclusion)
    if where is not None:
        name = "draft in worlds, open" if draft.open_issues else "draft in worlds"
        teller.tell(say(name, accepted=everyone(forum, teller.words), where=where), grounds)

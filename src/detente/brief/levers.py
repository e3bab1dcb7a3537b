"""What single changes to the case open a deal, and what they would come to: a part of finding 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.lever_clauses import LeverClauses
from detente.brief.numbers import difference
from detente.brief.shares import of_worlds
from detente.brief.templates import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.result import Agreement, ForumAgreement
    from detente.analysis.levers.outsiders import Outsider
    from detente.analysis.levers.result import Effect, Levers
    from detente.analysis.robustness.result import DealCertainty, Share
    from detente.brief.teller import Teller

LEVERS_TOLD: Final = 3
"""Levers told of for a forum; the rest are counted."""
PAIRS_TOLD: Final = 1
"""Pairs told of where no single lever opens a forum."""


def tell_levers(teller: Teller, forum: ForumAgreement, tried: Levers, agreement: Agreement) -> None:
    """The levers that open a forum, the surest first; where no single one does, the first pair.

    agreement : of all forums, whose names and demands levers may speak of.
    """
    opening = tried.opening(forum.id)
    single = [effect for effect in opening if effect.lever.kind != "pair"]
    told = single[:LEVERS_TOLD] if single else opening[:PAIRS_TOLD]
    grounds = teller.grounds.acceptance(forum)
    if not opening:
        teller.tell(say("no lever"), grounds)
    elif single:
        teller.tell(say("levers", n=len(single)), grounds)
    else:
        teller.tell(say("levers in pairs", n=len(opening)), grounds)
    clauses = LeverClauses(teller, agreement)
    for effect in told:
        _tell_lever(teller, forum, effect, clauses)
    rest = len(single or opening) - len(told)
    if rest:
        teller.tell(say("more levers", n=rest), grounds)
    if any(_share(effect.deals.get(forum.id)) is not None for effect in told):
        teller.tell(say("levers in worlds", worlds=tried.sampling.worlds))
    if not tried.complete:
        teller.tell(say("levers cut short"))


def _tell_lever(teller: Teller, forum: ForumAgreement, effect: Effect, clauses: LeverClauses) -> None:
    """What is moved, by whom and at what cost; how sure the deal then is; what it is worth outside."""
    outsiders = effect.outsiders.get(forum.id, {})
    text = say(
        "lever",
        change=clauses.clause(effect.lever),
        sure=how_sure(effect.deals.get(forum.id)),
        outside=_outside(teller, outsiders),
    )
    outside = (*teller.grounds.values(outsiders), *teller.grounds.no_deals(outsiders))
    teller.tell(text, (*clauses.grounds(effect.lever), *teller.grounds.acceptance(forum), *outside))


def how_sure(found: DealCertainty | None) -> str:
    """How sure the deal is that a lever opens, as a clause."""
    if found is None:
        return say("lever opens")
    if found.deal == "certain":
        return say("lever certain")
    if found.in_every_world:
        return say("lever by different packages")
    name, share = "lever open" if found.proved else "lever not decided", _share(found)
    return say(f"{name}, no share") if share is None else say(name, share=of_worlds(share))


def _share(found: DealCertainty | None) -> Share | None:
    """The share of worlds in which there is a deal, where it is not there in every one for certain."""
    return None if found is None or found.deal == "certain" or found.in_every_world else found.share


def _outside(teller: Teller, outsiders: Mapping[str, Outsider]) -> str:
    """What the deal gives or takes from those without a seat; nothing where there are none."""
    told = [outsider(teller.words.party(party), found) for party, found in outsiders.items()]
    return say("lever outside", outsiders="; ".join(told)) if told else ""


def outsider(party: str, found: Outsider) -> str:
    """``the Coastal Republic 30 points more than no deal``; from least to most over tied packages."""
    if found.gain is None or found.than is None:
        return say("outsider, not compared", party=party, **_points(found.worth))
    low, high = found.gain
    than = say(f"than {found.than}")
    if low == high == 0:
        return say("outsider gains nothing", party=party, than=than)
    if low < 0 < high:
        least, most = difference(-low), difference(high)
        return say("outsider gains or loses", party=party, least=least, most=most, than=than)
    side, ends = ("more", (low, high)) if high > 0 else ("less", (-high, -low))
    return say("outsider gains", party=party, than=say(f"{side} than {found.than}"), **_points(ends))


def _points(ends: Sequence[Fraction]) -> dict[str, object]:
    """Points, or their range, and the number that the word agrees with."""
    low, high = map(difference, ends)
    told = low if ends[0] == ends[1] else say("range", low=low, high=high)
    return {"points": told, "n": ends[1]}

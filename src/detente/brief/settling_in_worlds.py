"""Where the conflict settles, over all worlds: in every one, in some, or in a share of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.analysis.no_deal_from_conflict import CONCEPT
from detente.brief.conclusions import SETTLES, STAYS
from detente.brief.shares import percent, worlds_of
from detente.brief.states import STATES_TOLD
from detente.brief.templates import say
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.analysis.robustness.result import Conclusion
    from detente.brief.states import StateWords
    from detente.brief.teller import Teller
    from detente.stability.result import Stability

SELDOM: Final = 0.05
"""Where it settles in no larger share of worlds than this is not told, unless it does in the central case."""


def tell_settling_in_worlds(teller: Teller, result: Stability, words: StateWords) -> None:
    """How sure it is that the conflict settles where it does in the central case, and where else it may."""
    settled = result.settles.get(CONCEPT)
    if settled is None or teller.robustness is None or not teller.robustness.drawn:
        return
    told = _told(teller, SETTLES, settled.states)
    grounds = teller.grounds.conflict()
    if len(settled.states) == 1:
        for conclusion in told.values():
            name = "stays in" if settled.way == "stays" else "settles in"
            teller.tell(say(name, where=worlds_of(conclusion)), grounds)
    elif told:
        teller.tell(say("settles, each", each=_each(told, words)), grounds)
    others = _others(teller, settled.states)
    if others:
        teller.tell(say("settles elsewhere too", each=_each(others, words)), grounds)
    _tell_who_stays(teller, result)


def _tell_who_stays(teller: Teller, result: Stability) -> None:
    """In which worlds each party would stay in the status quo, where that is not in all for all."""
    conclusions = {} if teller.robustness is None else teller.robustness.conclusions
    found = {party: conclusions.get(f"{STAYS}{party}") for party in result.parties}
    known = {party: each for party, each in found.items() if each is not None and worlds_of(each)}
    differing = {party: each for party, each in known.items() if _share(each) < 1}
    if not differing:
        return
    told = [
        say("party in", party=teller.words.party(party), where=worlds_of(each))
        for party, each in sorted(differing.items(), key=lambda entry: _share(entry[1]))
    ]
    rest = [each for party, each in known.items() if party not in differing]
    if rest:
        exact = all(each.occurs == "every" for each in rest)
        told.append(say("others in every world" if exact else "others in all worlds drawn", n=len(rest)))
    teller.tell(say("who stays", each="; ".join(told)), teller.grounds.conflict())


def tell_equilibria_in_worlds(teller: Teller, result: Stability, words: StateWords) -> None:
    """How sure it is that nobody would leave the states that nobody leaves in the central case."""
    told = _told(teller, f"equilibrium.{CONCEPT}.", result.equilibria.get(CONCEPT, ()))
    if told:
        text = say("nobody leaves, each", each=_each(told, words))
        teller.tell(text, teller.grounds.conflict())


def _told(teller: Teller, name: str, places: Iterable[int]) -> dict[int, Conclusion]:
    """What is known of a conclusion, by the place of the state it is about."""
    conclusions = {} if teller.robustness is None else teller.robustness.conclusions
    found = {place: conclusions[f"{name}{place}"] for place in places if f"{name}{place}" in conclusions}
    return {place: conclusion for place, conclusion in found.items() if worlds_of(conclusion) is not None}


def _others(teller: Teller, central: Sequence[int]) -> dict[int, Conclusion]:
    """The other states in which it settles in more than a few worlds, those of most worlds first."""
    conclusions = {} if teller.robustness is None else teller.robustness.conclusions
    places = (int(name.removeprefix(SETTLES)) for name in conclusions if name.startswith(SETTLES))
    told = _told(teller, SETTLES, (place for place in places if place not in central))
    often = sorted(
        (place for place in told if _share(told[place]) > SELDOM), key=lambda at: -_share(told[at])
    )
    return {place: told[place] for place in often}


def _share(conclusion: Conclusion) -> float:
    if conclusion.occurs in ("every", "none"):
        return float(conclusion.occurs == "every")
    return 0 if conclusion.share is None else conclusion.share.share


def _each(told: Mapping[int, Conclusion], words: StateWords) -> str:
    """Each state with the worlds, those of one name together, the first of many."""
    alike = words.alike(told)
    entries = []
    for places in alike[:STATES_TOLD]:
        shares = [share for place in places if (share := told[place].share) is not None]
        if len(places) > 1 and len(shares) == len(places):
            percents = joined(percent(share.share) for share in shares)
            entries.append(say("states of one name in", states=words.states(places), shares=percents))
        else:
            entries += [
                say("state in", state=words.state(place), where=worlds_of(told[place])) for place in places
            ]
    rest = sum(map(len, alike[STATES_TOLD:]))
    return "; ".join([*entries, *([say("states more", n=rest)] if rest else [])])

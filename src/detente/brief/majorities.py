"""What the minimal winning sets of a forum have in common: who is needed, and what most settle on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from detente.brief.templates import say
from detente.brief.words import joined

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement, WinningSet
    from detente.brief.teller import Teller


def tell_majorities(teller: Teller, forum: ForumAgreement) -> None:
    """Of several winning sets: how many can agree, which seats those hold, and on what most would settle."""
    sets = forum.winning_sets
    agree = [winning for winning in sets if winning.exists]
    if len(sets) == 1 or not agree:
        return
    needed = len(sets[0].seats)
    cut = forum.n_winning_sets > len(sets)
    name = "winning seats" if needed == 1 else "first winning sets" if cut else "winning sets"
    said = say(name, n=len(sets), needed=needed)
    some = len(agree) < len(sets)
    text = say("some can agree" if some else "all can agree", sets=said, agree=len(agree), needed=needed)
    teller.tell(text, teller.grounds.acceptance(forum))
    if some and needed > 1 and len(agree) > 1:
        _tell_members(teller, forum, agree)
    _tell_common_package(teller, forum)


def _tell_members(teller: Teller, forum: ForumAgreement, agree: list[WinningSet]) -> None:
    """Which seats are in all sets that can agree, in none, and in how many the others are."""
    times = Counter(seat for winning in agree for seat in winning.seats)
    grounds = teller.grounds.acceptance(forum)
    always = [seat for seat in forum.seats if times[seat] == len(agree)]
    never = [seat for seat in forum.seats if not times[seat]]
    if always:
        teller.tell(say("needed by all", seats=teller.words.parties(always), n=len(always)), grounds)
    else:
        teller.tell(say("needed by none"), grounds)
    if never:
        teller.tell(say("left by all", seats=teller.words.parties(never), n=len(never)), grounds)
    between = sorted(set(forum.seats) - {*always, *never}, key=lambda s: (-times[s], forum.seats.index(s)))
    if between:
        counts = [
            say(
                "seat in so many, next" if place else "seat in so many",
                n=times[seat],
                party=teller.words.party(seat),
            )
            for place, seat in enumerate(between)
        ]
        teller.tell(say("in so many", counts=joined(counts)), grounds)


def _tell_common_package(teller: Teller, forum: ForumAgreement) -> None:
    """The package that is the best of the most sets, of those that have a best one."""
    best = [winning.best.package for winning in forum.winning_sets if winning.best is not None]
    if len(best) <= 1:
        return
    times = Counter(tuple(option.id for option in package.values()) for package in best)
    common = max(best, key=lambda package: times[tuple(option.id for option in package.values())])
    most = max(times.values())
    name = "most common best package"
    if most in (1, len(best)):
        name = "best packages all differ" if most == 1 else "same best package"
    grounds = (
        *teller.grounds.acceptance(forum),
        *teller.grounds.values(forum.seats),
        *teller.grounds.no_deals(forum.seats),
    )
    teller.tell(say(name, n=most, package=teller.words.package(common)), grounds)

"""Finding 1: whether there is a deal, and which packages are best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.result import NoSolution
from detente.brief.at_home import tell_at_home
from detente.brief.certainty import tell_certainty
from detente.brief.drafts import tell_drafts
from detente.brief.majorities import tell_majorities
from detente.brief.outvoted import tell_outvoted
from detente.brief.rules import accepted
from detente.brief.templates import say
from detente.brief.trades import tell_trades
from detente.brief.words import joined
from detente.brief.worth import each_worth
from detente.model import FromConflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.agreement.result import ForumAgreement, Solution, WinningSet
    from detente.brief.teller import Teller

SETS_TOLD: Final = 3
"""Winning sets told of; the rest are counted."""
_MEASURES: Final = 4


def tell_deal(teller: Teller, forum: ForumAgreement) -> None:
    """Whether a deal exists in a forum; where it does, the best packages and what is on the table."""
    tell_answer(teller, forum)
    tell_at_home(teller, forum)
    if forum.zone.exists:
        _tell_efficient(teller, forum)
        if forum.winning_sets:
            tell_majorities(teller, forum)
            tell_winning_sets(teller, forum)
        else:
            tell_best(teller, forum)
        _tell_table(teller, forum)
    tell_drafts(teller, forum)
    tell_trades(teller, forum)


def tell_answer(teller: Teller, forum: ForumAgreement) -> None:
    """Whether a deal exists in a forum, and how sure that is."""
    said = accepted(forum, teller.words)
    if forum.zone.exists:
        name = "deal" if forum.packages > 1 else "deal, one package"
        text = say(name, zone=forum.zone.packages, packages=forum.packages, accepted=said)
        teller.tell(text, teller.grounds.acceptance(forum))
    else:
        name = "no deal" if forum.packages > 1 else "no deal, one package"
        text = say(name, packages=forum.packages, accepted=said)
        demands = (demand for conflict in forum.conflicts for demand in conflict)
        teller.tell(text, (*teller.grounds.demands(demands), *teller.grounds.forum(forum)))
    if forum.sought:
        teller.tell(say("sought one at a time" if forum.zone.exists else "none was found"))
    tell_certainty(teller, forum)


def _tell_efficient(teller: Teller, forum: ForumAgreement) -> None:
    size = forum.zone_frontier.size
    all_valued = all(map(teller.has_points, forum.seats))
    if forum.zone.packages.exact != 1 and size and all_valued:
        text = say("efficient outcomes" if size > 1 else "one efficient outcome", size=size)
        teller.tell(text, _grounds_of_best(teller, forum, forum.seats))


def tell_best(teller: Teller, forum: ForumAgreement) -> None:
    """The best packages by each measure; measures that agree on one are told together."""
    found = [solution for solution in forum.solutions.values() if not isinstance(solution, NoSolution)]
    grounds = _grounds_of_best(teller, forum, forum.seats)
    for same in same_package(found):
        text = say(
            "best",
            measures=all_measures(same),
            package=teller.words.package(same[0].package),
            worth=each_worth(same[0].values, forum.no_deal, teller.words),
        )
        teller.tell(text, grounds)
        for solution in same:
            if solution.ties:
                teller.tell(say("same score", measures=say(solution.name), ties=solution.ties), grounds)
    unproved = [solution for solution in found if not solution.proved]
    if unproved:
        teller.tell(say("not proved", measures=all_measures(unproved)), grounds)
    if found:
        _tell_unweighed(teller, forum.seats)
    for left_out in dict.fromkeys(solution.left_out for solution in found if solution.left_out):
        measures = joined(say(s.name) for s in found if s.left_out == left_out)
        seats = teller.words.parties(left_out)
        times = sum(s.left_out == left_out for s in found)
        teller.tell(say("left out", seats=seats, n=len(left_out), m=times, measures=measures), grounds)
    missing = [solution for solution in forum.solutions.values() if isinstance(solution, NoSolution)]
    if missing:
        measures = joined((say(solution.name) for solution in missing), "or")
        teller.tell(say("no such best", measures=measures, reason=_reason(teller, forum.seats, missing[0])))


def _tell_unweighed(teller: Teller, seats: Iterable[str]) -> None:
    """Name the seats that judge through others alone, so that no measure weighs them."""
    without = [seat for seat in seats if not teller.has_points(seat)]
    if without:
        teller.tell(say("no points of its own", seats=teller.words.parties(without), n=len(without)))


def _reason(teller: Teller, seats: Sequence[str], missing: NoSolution) -> str:
    """Why a solution does not apply."""
    given = {seat: teller.case.demands[seat].no_deal for seat in seats if seat in teller.case.demands}
    left = [seat for seat, no_deal in given.items() if isinstance(no_deal, FromConflict)]
    unknown = [seat for seat, no_deal in given.items() if no_deal is None]
    if unknown:
        return say("no deal unknown", seats=teller.words.parties(unknown), n=len(unknown))
    if left:
        return say("no deal from conflict", seats=teller.words.parties(left), n=len(left))
    return missing.reason


def _grounds_of_best(teller: Teller, forum: ForumAgreement, seats: Sequence[str]) -> tuple[str, ...]:
    """The judgments that decide which package of the zone is best for these seats."""
    return (
        *teller.grounds.acceptance(forum),
        *teller.grounds.values(seats),
        *teller.grounds.no_deals(seats),
    )


def same_package(solutions: Sequence[Solution]) -> list[list[Solution]]:
    """The solutions, those that pick the same package side by side."""
    groups: list[list[Solution]] = []
    for solution in solutions:
        for group in groups:
            if group[0].package == solution.package:
                group.append(solution)
                break
        else:
            groups.append([solution])
    return groups


def all_measures(solutions: Sequence[Solution]) -> str:
    """By what a package is best."""
    if len(solutions) == _MEASURES:
        return say("all four measures")
    return joined(say(solution.name) for solution in solutions)


def solved_sets(forum: ForumAgreement) -> list[tuple[WinningSet, Solution]]:
    """The winning sets that find something to agree on, each with Nash's solution, or the first there is."""
    return [(winning, winning.best) for winning in forum.winning_sets if winning.best is not None]


def tell_winning_sets(teller: Teller, forum: ForumAgreement) -> None:
    """Under a majority: which seats can settle it between them, and on what."""
    solved = solved_sets(forum)
    for winning, best in solved[:SETS_TOLD]:
        text = say(
            "winning set",
            n=len(winning.seats),
            seats=teller.words.parties(winning.seats),
            measures=say(best.name),
            package=teller.words.package(best.package),
            worth=each_worth(best.values, forum.no_deal, teller.words),
        )
        teller.tell(text, _grounds_of_best(teller, forum, winning.seats))
        tell_outvoted(teller, forum, winning.seats, best.package)
    _tell_unweighed(teller, dict.fromkeys(seat for w, _ in solved[:SETS_TOLD] for seat in w.seats))
    grounds = teller.grounds.acceptance(forum)
    if len(solved) > SETS_TOLD:
        teller.tell(say("more winning sets", n=len(solved) - SETS_TOLD), grounds)
    unweighed = sum(winning.exists for winning in forum.winning_sets) - len(solved)
    if unweighed:
        teller.tell(say("winning sets without points", n=unweighed), grounds)
    unseen = forum.n_winning_sets - len(forum.winning_sets)
    if unseen > 0:
        teller.tell(say("winning sets unseen", n=unseen))


def _tell_table(teller: Teller, forum: ForumAgreement) -> None:
    """Which of these packages need options that nobody has put forward."""
    zone = forum.zone
    grounds = (*teller.grounds.acceptance(forum), *teller.grounds.table())
    if not zone.exists_on_the_table:
        teller.tell(say("table holds none", zone=zone.packages), grounds)
    elif forum.sought:
        teller.tell(say("table is enough"), grounds)
    elif zone.packages == zone.packages_on_the_table and zone.packages.exact is not None:
        teller.tell(say("table holds all", zone=zone.packages), grounds)
    else:
        teller.tell(say("table holds some", zone=zone.packages, on_table=zone.packages_on_the_table), grounds)
    if zone.analyst_options:
        options = "; ".join(teller.words.part_by_id(issue, option) for issue, option in zone.analyst_options)
        name = "needed option" if len(zone.analyst_options) == 1 else "needed options"
        teller.tell(say(name, options=options), grounds)

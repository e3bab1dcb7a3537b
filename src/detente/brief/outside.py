"""Finding 6: what each likely deal, each draft and each failure does to those without a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.result import NoSolution
from detente.brief.agendas import agendas_told, tell_agendas_outside
from detente.brief.deal import SETS_TOLD, same_package, solved_sets
from detente.brief.drafts import DRAFTS_TOLD
from detente.brief.numbers import decimals
from detente.brief.templates import say
from detente.brief.words import capital, joined
from detente.brief.worth import no_deal_of, one_worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.agreement.result import Agreement, ForumAgreement, Solution
    from detente.brief.teller import Teller


def tell_outsiders(teller: Teller, forum: ForumAgreement) -> None:
    """For each party without a seat: what today, no deal, the best packages and drafts are worth to it."""
    if not forum.outside:
        teller.tell(say("nobody outside"))
        return
    best = _best(teller, forum)
    if not best and not forum.drafts:
        if agendas_told(forum):
            tell_agendas_outside(teller, forum)
            return
        parties = teller.words.parties(forum.outside)
        teller.tell(say("nothing to weigh", parties=parties, n=len(forum.outside)))
        return
    drafts = [draft.path for draft in forum.drafts.values()]
    for party in forum.outside:
        parts: list[str] = []
        crossed: dict[tuple[int, ...], list[str]] = {}
        for what, points, lines in _worths(teller, forum, party, best):
            parts.append(say("what is worth, next" if parts else "what is worth", what=what, points=points))
            if lines:
                crossed.setdefault(lines, []).append(what)
        through = _speaks_through(teller, forum, party)
        text = say(
            "outsider with a say" if through else "outsider",
            seats=teller.words.parties(through) if through else "",
            party=teller.words.party(party),
            worths=joined(parts),
            crossings="".join(f" {_crossing(teller, party, *crossing)}" for crossing in crossed.items()),
        )
        deciding = teller.grounds.acceptance(forum) if best else ()
        grounds = (
            *teller.grounds.values([party]),
            *teller.grounds.no_deals([party]),
            *teller.grounds.red_lines(party, sorted({number for lines in crossed for number in lines})),
            *drafts,
            *deciding,
        )
        teller.tell(text, grounds)
    tell_agendas_outside(teller, forum)


def tell_unknown(teller: Teller, agreement: Agreement) -> None:
    """Name the parties of which the case does not say what they want."""
    seated = {seat for forum in agreement for seat in forum.seats}
    case = teller.case
    unknown = [party for party in case.parties if party not in {*seated, *case.wants, *case.approval}]
    if unknown:
        teller.tell(say("wants unknown", parties=teller.words.parties(unknown), n=len(unknown)))


def _worths(
    teller: Teller, forum: ForumAgreement, party: str, best: Sequence[tuple[str, Solution]]
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """What is worth something to the party, how much, and which of its red lines it crosses."""
    if party in forum.today:
        yield say("today"), decimals(forum.today[party]), ()
    no_deal = no_deal_of(teller.case, party)
    if no_deal is not None:
        yield say("failure"), decimals(no_deal), ()
    for what, solution in best:
        if party in solution.others:
            yield what, one_worth(solution.others[party]), solution.crosses.get(party, ())
    for draft in list(forum.drafts.values())[:DRAFTS_TOLD]:
        if party in draft.others:
            what = say("draft named", draft=draft.name)
            yield what, one_worth(draft.others[party]), draft.crosses.get(party, ())


def _speaks_through(teller: Teller, forum: ForumAgreement, party: str) -> list[str]:
    """The seats whose consent asks this party, such as blocs it is a member of."""
    approval = teller.case.approval
    return [
        seat
        for seat in forum.seats
        if seat in approval and any(r.is_party and r.name == party for r in approval[seat].ratifiers)
    ]


def _crossing(teller: Teller, party: str, lines: Sequence[int], things: Sequence[str]) -> str:
    """What crosses the same red lines of a party, and which."""
    crossed = teller.demands.crossed({party: lines})
    return capital(say("crosses", what=joined(things), n=len(things), lines=crossed))


def _best(teller: Teller, forum: ForumAgreement) -> list[tuple[str, Solution]]:
    """The best packages, each with what it is best by, or for whom."""
    found = [solution for solution in forum.solutions.values() if not isinstance(solution, NoSolution)]
    best = [
        (say("best package", names=joined(say(f"short {solution.name}") for solution in same)), same[0])
        for same in same_package(found)
    ]
    for winning, solution in solved_sets(forum)[:SETS_TOLD]:
        best.append((say("best package for", seats=teller.words.parties(winning.seats)), solution))
    return best

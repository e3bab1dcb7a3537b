"""Tied hands: what the Nash package would be worth if more had to agree at home, or fewer.

This is Schelling's conjecture (Schelling 1960; Putnam 1988) as a picture: a smaller win-set at home may leave
its negotiator more of the deal, or no deal at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.agreement.result import Solution
from detente.brief.grounds import Grounds, unique
from detente.brief.home_words import rule_table, weighed_seats
from detente.brief.numbers import decimals, told_apart
from detente.brief.words import Words, capital
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_within, named
from detente.figures.lanes import Axis, Lane, Stage, draw_axis, draw_lines, draw_stage
from detente.figures.palette import marks
from detente.figures.sheet import Sheet
from detente.figures.ticks import signed_difference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from detente.agreement.result import ForumAgreement
    from detente.agreement.result_in_full import AtHome, RuleAtHome
    from detente.analysis import Analysis
    from detente.model import Case


def rules(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum and each seat that needs approval at home, the Nash package under each rule there.

    None where no rule leaves one.
    """
    return tuple(
        _figure(analysis, forum, seat, found)
        for forum in computed(analysis)
        for seat, found in forum.at_home.items()
        if weighed_seats(found, forum.seats)
    )


def _figure(analysis: Analysis, forum: ForumAgreement, seat: str, found: AtHome) -> Figure:
    words = Words(analysis.case)
    seats = weighed_seats(found, forum.seats)
    return Figure(
        name_within("rules", analysis, forum, seat, forum.at_home),
        named(analysis, forum, _title(words.party(seat), seat, found)),
        title("rules described", n=len(found.rules), seats=words.parties(seats)),
        _draw(analysis.case, forum, found),
        rule_table(seat, found, forum.seats),
        _judgments(analysis.case, forum, seat),
        forum=forum.id,
    )


def _title(party: str, seat: str, found: AtHome) -> str:
    """What a harder rule would do to the deal, for the seat or at all; else what having to ask does."""
    now, free = found.as_it_is, found.rules[0]
    if now is None:
        return title("rules title, idle", party=party)
    harder = found.rules[found.rules.index(now) + 1 :]
    worth, before = _worth(now, seat), _worth(free, seat)
    for rule in harder:
        other = _worth(rule, seat)
        if now.zone.high and not rule.zone.high:
            return title("rules title, nothing left", party=party, needed=rule.needed)
        if worth is not None and other is not None and other != worth:
            name = "rules title, gains" if other > worth else "rules title, loses"
            after, as_it_is = told_apart(other, worth)
            return title(name, party=party, needed=rule.needed, before=as_it_is, after=after)
    if free.zone.high and not now.zone.high:
        return title("rules title, closes", party=party, free=free.zone)
    if worth is not None and before is not None and before != worth:
        name = "rules title, serves" if worth > before else "rules title, costs"
        as_it_is, without = told_apart(worth, before)
        return title(name, party=party, before=without, after=as_it_is)
    return _title_of_numbers(party, found, now)


def _title_of_numbers(party: str, found: AtHome, now: RuleAtHome) -> str:
    """How many packages a harder rule would leave; else how many having to ask leaves."""
    free = found.rules[0].zone
    others = (rule for rule in found.rules[found.rules.index(now) + 1 :] if rule.zone.exact is not None)
    fewer = next((rule for rule in others if now.zone.exact not in (None, rule.zone.exact)), None)
    if fewer is not None:
        return title("rules title, fewer", party=party, needed=fewer.needed, left=fewer.zone, now=now.zone)
    if None not in (free.exact, now.zone.exact) and free != now.zone:
        return title("rules title, leaves", party=party, free=free, now=now.zone)
    return title("rules title, idle", party=party)


def _worth(rule: RuleAtHome, seat: str) -> Fraction | None:
    """What the Nash package is worth to a seat, where there is one."""
    nash = rule.solutions["nash"]
    return nash.values.get(seat) if isinstance(nash, Solution) else None


def _draw(case: Case, forum: ForumAgreement, found: AtHome) -> dict[str, Any]:
    sheet = Sheet()
    stages = [_stage(case, forum, found, rule) for rule in found.rules]
    axis = Axis(stages)
    y = draw_lines(sheet, caption("rules legend"), 0)
    y = draw_lines(sheet, caption("lanes legend"), y) + 4
    y = draw_axis(sheet, axis, y, (caption("points"), caption("change of points")))
    for stage in stages:
        y = draw_stage(sheet, axis, stage, y)
    sheet.height = y if found.rules_complete else draw_lines(sheet, caption("rules left out"), y)
    return sheet.spec()


def _stage(case: Case, forum: ForumAgreement, found: AtHome, rule: RuleAtHome) -> Stage:
    """One rule: what would be accepted under it, and what the Nash package would be worth to each seat."""
    head = _rule_text(rule, len(found.accepts))
    if rule is found.as_it_is:
        head = caption("as it is", rule=head)
    verdict = caption("packages accepted", zone=rule.zone) if rule.zone.high else caption("no package left")
    lanes = tuple(_lanes(case, forum, found, rule))
    return Stage(capital(head), lanes, verdict=verdict, good=rule.zone.high > 0)


def _rule_text(rule: RuleAtHome, n: int) -> str:
    if rule.needed is None:
        return caption("rule weights")
    if not rule.needed:
        return caption("rule nobody")
    return caption("rule all" if rule.needed == n else "rule some", needed=rule.needed, n=n)


def _lanes(case: Case, forum: ForumAgreement, found: AtHome, rule: RuleAtHome) -> Iterator[Lane]:
    words, drawn, now = Words(case), marks(case.parties), found.as_it_is
    for seat in weighed_seats(found, forum.seats):
        worth = _worth(rule, seat)
        if worth is None:
            continue
        before = None if now is None else _worth(now, seat)
        moved = "" if before is None or before == worth else signed_difference(worth - before)
        yield Lane(
            capital(words.party(seat)),
            seat,
            drawn[seat],
            worth,
            before,
            forum.no_deal.get(seat),
            figures=(decimals(worth), moved),
            told={"party": seat, "needed": rule.needed},
        )


def _judgments(case: Case, forum: ForumAgreement, seat: str) -> tuple[str, ...]:
    grounds = Grounds(case)
    grounds.turn_to(forum)
    return unique(
        (
            case.approval[seat].path,
            *grounds.acceptance(forum),
            *grounds.values(forum.seats),
            *grounds.no_deals(forum.seats),
        )
    )

"""Packages and what everybody gets: the best ones, the frontier, the drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.result import NoSolution
from detente.brief.numbers import decimals, whole
from detente.brief.worth import no_deal_of
from detente.report.at_home import at_home
from detente.report.cells import NONE, all_points, count, crossed, package
from detente.report.content import Bullets, Item, Paragraph, Section, Table
from detente.report.trades import trades

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from detente.agreement.result import ForumAgreement, Solution
    from detente.model import Case
    from detente.report.content import Block
    from detente.report.material import Material

POINTS_SHOWN: Final = 30
SETS_SHOWN: Final = 10
NAMES: Final = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}
BEST_BY: Final = {
    "nash": "largest product of gains (Nash)",
    "kalai_smorodinsky": "even shares (Kalai-Smorodinsky)",
    "egalitarian": "largest smallest gain",
    "utilitarian": "largest sum of points",
}


def packages(material: Material) -> Section:
    """Forum by forum."""
    return Section("packages", "Packages, and what each party gets", material.by_forum("packages", _forum))


def _forum(material: Material, forum: ForumAgreement) -> tuple[Block, ...]:
    zone = forum.zone
    blocks: list[Block] = [
        Paragraph(
            f"Accepted: {count(zone.packages)} of {whole(forum.packages)} possible packages;"
            f" {count(zone.packages_on_the_table)} with options on the table alone."
        )
    ]
    blocks += list(material.figures("narrowing", forum.id)) or [_narrowing(forum)]
    blocks += material.figures("values", forum.id)
    blocks.append(_best(material, forum))
    blocks += _why_none(forum)
    frontier = _frontier(material, forum)
    return (
        *blocks,
        *frontier,
        *_drafts(material, forum),
        *trades(material, forum),
        *at_home(material, forum),
    )


def _narrowing(forum: ForumAgreement) -> Table:
    rows = [("all possible packages", NONE, whole(forum.packages))]
    for step in forum.zone.narrowing:
        demand = step.demand
        asked = (
            f"never {demand.never}" if demand.threshold is None else f"{decimals(demand.threshold)} points"
        )
        rows.append((demand.name, asked, count(step.packages)))
    rows.append(("in the end", "accepted under the rule", count(forum.zone.packages)))
    caption = "How many packages are left as one demand after another is added"
    return Table(caption, ("Demand", "What it asks", "Packages left"), tuple(rows), frozenset({2}))


def _columns(forum: ForumAgreement) -> tuple[str, ...]:
    """A column a party: those with a seat first."""
    return (*forum.seats, *(f"{party} (no seat)" for party in forum.outside))


def _best(material: Material, forum: ForumAgreement) -> Table:
    """The solutions beside no deal and today."""
    parties = (*forum.seats, *forum.outside)
    rows = [("no deal", *_no_deal(material, forum, parties), NONE, NONE)]
    if forum.today:
        rows.append(("today", *all_points(parties, forum.today), "as today", NONE))
    for label, solution in _solutions(forum):
        outvoted = _outvoted(material.case, forum, solution)
        cells = all_points(parties, solution.values, solution.others, outvoted)
        rows.append(
            (
                label,
                *cells,
                package(solution.package, material.words),
                NONE if solution.ties is None else whole(solution.ties),
            )
        )
    last = len(parties)
    columns = ("Outcome", *_columns(forum), "Package", "Others as good")
    caption = "What no deal, today and the best packages are worth, in each party's own points"
    return Table(caption, columns, tuple(rows), frozenset({*range(1, last + 1), last + 2}))


def _outvoted(case: Case, forum: ForumAgreement, solution: Solution) -> dict[str, Fraction]:
    """What a package that some seats settle between them is worth to the other seats."""
    chosen = {name: issue.today for name, issue in case.issues.items() if issue.today is not None}
    chosen |= {name: case.issues[name].options.index(option) for name, option in solution.package.items()}
    asked = (seat for seat in forum.seats if seat not in solution.values and seat in case.wants)
    return {seat: case.wants[seat].central_value(chosen) for seat in asked if case.wants[seat].has_values}


def _no_deal(material: Material, forum: ForumAgreement, parties: Sequence[str]) -> tuple[str, ...]:
    """What each party has without a deal, where that is a number."""
    central = {party: no_deal_of(material.case, party) for party in parties}
    return all_points(parties, {p: v for p, v in forum.no_deal.items() if v is not None}, central)


def _solutions(forum: ForumAgreement) -> Iterator[tuple[str, Solution]]:
    for name, solution in forum.solutions.items():
        if not isinstance(solution, NoSolution):
            yield BEST_BY[name], solution
    for winning in forum.winning_sets[:SETS_SHOWN]:
        for name, solution in winning.solutions.items():
            if not isinstance(solution, NoSolution):
                yield f"{', '.join(winning.seats)}: {BEST_BY[name]}", solution


def _why_none(forum: ForumAgreement) -> Iterator[Block]:
    """Why a solution does not apply; and what the table leaves out."""
    reasons: dict[str, list[str]] = {}
    for name, solution in forum.solutions.items():
        if isinstance(solution, NoSolution) and not forum.winning_sets:
            reasons.setdefault(solution.reason, []).append(NAMES[name])
    if reasons and forum.zone.exists:
        yield Bullets(tuple(Item(f"No {', '.join(n)} solution: {why}.") for why, n in reasons.items()))
    rest = forum.n_winning_sets - min(len(forum.winning_sets), SETS_SHOWN)
    if forum.zone.exists and forum.winning_sets and rest > 0:
        yield Paragraph(f"{whole(rest)} more winning sets of seats are not shown.")


def _frontier(material: Material, forum: ForumAgreement) -> Iterator[Block]:
    of_zone = forum.zone.exists
    frontier = forum.zone_frontier if of_zone else forum.frontier
    if frontier.size is None:
        yield Paragraph("Packages were sought one at a time, so there is no frontier to show.")
        return
    if not frontier.points:
        if not of_zone:
            yield Paragraph("Every package crosses a red line of a seat, so there is no frontier to show.")
        return
    among = "accepted packages" if of_zone else "packages that cross no red line of a seat"
    seats = [seat for seat in forum.seats if seat in frontier.points[0].values]
    outside = [party for party in forum.outside if party in frontier.points[0].others]
    parties = (*seats, *outside)
    rows = tuple(
        (
            package(point.packages[0], material.words),
            *all_points(parties, point.values, point.others),
            whole(point.n_packages),
        )
        for point in frontier.points[:POINTS_SHOWN]
    )
    columns = ("Package", *seats, *(f"{p} (no seat)" for p in outside), "Packages alike")
    rest = frontier.size - len(rows)
    more = f"; {whole(rest)} more are not shown" if rest else ""
    caption = f"The frontier: {among} none of which is better for one seat at no cost to another{more}"
    yield Table(caption, columns, rows, frozenset(range(1, len(columns))))


def _drafts(material: Material, forum: ForumAgreement) -> Iterator[Block]:
    if not forum.drafts:
        return
    parties = (*forum.seats, *forum.outside)
    rows = []
    for draft in forum.drafts.values():
        crossing = {
            party: lines for party, lines in (*draft.red_lines.items(), *draft.crosses.items()) if lines
        }
        rows.append(
            (
                draft.name,
                *all_points(parties, draft.values, draft.others),
                ", ".join(draft.open_issues) or NONE,
                ", ".join(draft.acceptable_to) or "nobody",
                crossed(crossing),
            )
        )
    columns = ("Draft", *_columns(forum), "Left open", "Acceptable to", "Red lines crossed")
    caption = "The drafts, over all ways to fill in what they leave open"
    yield Table(caption, columns, tuple(rows), frozenset(range(1, len(parties) + 1)))
    changes = [
        Item(f"With {material.words.changes(draft.changes)}, the draft “{draft.name}” is acceptable to all.")
        for draft in forum.drafts.values()
        if draft.changes and not draft.acceptable_jointly
    ]
    if changes:
        yield Bullets(tuple(changes))

"""What packages are worth to the seats of a forum: all of them, the best, the drafts and today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.cloud import cloud
from detente.agreement.lens import forums_of
from detente.agreement.result import NoSolution
from detente.brief.blocks import Table
from detente.brief.grounds import Grounds, unique
from detente.brief.rules import accepted
from detente.brief.words import Words, joined
from detente.brief.worth import each_worth
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_of, named
from detente.figures.offers import offers
from detente.figures.palette import marks
from detente.figures.scatter import draw_scatter
from detente.figures.sheet import Sheet
from detente.figures.strips import Strip, draw_strips, strip_rows

if TYPE_CHECKING:
    from detente.agreement.cloud import Cloud
    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis
    from detente.model import Case

PACKAGES_DRAWN: Final = 5_000
"""Packages beyond this number are not drawn one by one."""
_TWO: Final = 2
_WORTH_TOLD: Final = 3


def values(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum a plane of points where two seats have values, else a strip for each seat."""
    figures = (_figure(analysis, forum) for forum in computed(analysis))
    return tuple(figure for figure in figures if figure is not None)


def _figure(analysis: Analysis, forum: ForumAgreement) -> Figure | None:
    case = analysis.case
    points = None
    if forum.packages <= PACKAGES_DRAWN:
        points = cloud(case, forums_of(case)[forum.id])
    strips = _strips(case, forum, points)
    if not any(strip.entries or strip.cloud for strip in strips):
        return None
    sheet = Sheet()
    if len(strips) == _TWO:
        draw_scatter(sheet, forum, strips, points)
    else:
        draw_strips(sheet, strips)
    return Figure(
        name_of("values", analysis, forum),
        named(analysis, forum, _title(case, forum, points)),
        _description(forum, strips, points),
        sheet.spec(),
        _table(strips),
        _judgments(case, forum),
        forum=forum.id,
    )


def _strips(case: Case, forum: ForumAgreement, points: Cloud | None) -> list[Strip]:
    words, drawn = Words(case), marks(case.parties)
    seats = [seat for seat in forum.seats if seat in case.wants and case.wants[seat].has_values]
    strips = []
    for place, seat in enumerate(seats):
        ticks: tuple[tuple[float, bool], ...] = ()
        if points is not None:
            both = zip(points.values[:, place].tolist(), points.accepted.tolist(), strict=True)
            ticks = tuple(sorted(set(both)))
        name = words.party(seat)
        no_deal = forum.no_deal[seat]
        strips.append(Strip(seat, name, drawn[seat], no_deal, offers(case, forum, seat), ticks))
    return strips


def _title(case: Case, forum: ForumAgreement, points: Cloud | None) -> str:
    words = Words(case)
    said = accepted(forum, words)
    if forum.zone.exists:
        best = ""
        nash = forum.solutions["nash"]
        if not isinstance(nash, NoSolution) and len(nash.values) <= _WORTH_TOLD:
            worth = each_worth(nash.values, forum.no_deal, words)
            best = caption("values deal, best", measure=caption("short nash"), worth=worth)
        zone = forum.zone.packages
        return title("values deal", zone=zone, packages=forum.packages, accepted=said, best=best)
    if points is None or forum.rule.kind == "majority":
        return title("values no deal", accepted=said)
    enough = points.enough.all(axis=1)
    if not enough.any():
        short = [seat for place, seat in enumerate(points.seats) if not points.enough[:, place].any()]
        name = "values no deal, short" if short else "values no deal, points"
        return title(name, accepted=said, short=words.parties(short) if short else "")
    name = "values no deal, home" if (enough & points.uncrossed).any() else "values no deal, lines"
    return title(name, accepted=said, n=int(enough.sum()))


def _description(forum: ForumAgreement, strips: list[Strip], points: Cloud | None) -> str:
    things = dict.fromkeys(entry.label for strip in strips for entry in strip.entries)
    shown = "cloud not shown" if points is None else "cloud shown"
    names = [strip.name for strip in strips]
    told = {
        "cloud": caption(shown, packages=forum.packages),
        "marked": joined(things) if things else caption("nothing marked"),
    }
    if len(strips) == _TWO:
        return title("values described, two", first=names[0], second=names[1], **told)
    return title("values described, more", seats=joined(names), **told)


def _table(strips: list[Strip]) -> Table:
    columns = tuple(map(caption, ("party", "thing", "worth", "no deal", "crosses")))
    rows = tuple(tuple(row) for strip in strips for row in strip_rows(strip))
    return Table(caption("values table"), columns, rows, frozenset({2, 3}))


def _judgments(case: Case, forum: ForumAgreement) -> tuple[str, ...]:
    grounds = Grounds(case)
    grounds.turn_to(forum)
    drafts = [draft.path for draft in forum.drafts.values()]
    return unique(
        (
            *grounds.acceptance(forum),
            *grounds.values(forum.seats),
            *grounds.no_deals(forum.seats),
            *drafts,
        )
    )

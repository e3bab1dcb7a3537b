"""Those without a seat: what today, each draft and each best package is worth to them, against no deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.blocks import Table
from detente.brief.grounds import Grounds, unique
from detente.brief.words import Words, joined
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_of, named
from detente.figures.offers import offers
from detente.figures.palette import marks
from detente.figures.sheet import Sheet
from detente.figures.strips import Strip, draw_strips, strip_rows
from detente.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis
    from detente.model import Case


def outside(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum what is at stake for parties that have wants and no seat."""
    figures = []
    for forum in computed(analysis):
        strips = _strips(analysis.case, forum)
        if strips:
            figures.append(_figure(analysis, forum, strips))
    return tuple(figures)


def _strips(case: Case, forum: ForumAgreement) -> list[Strip]:
    words, drawn = Words(case), marks(case.parties)
    strips = [
        Strip(
            party,
            words.party(party),
            drawn[party],
            _no_deal(case, party),
            offers(case, forum, party),
        )
        for party in forum.outside
    ]
    return [strip for strip in strips if strip.entries]


def _no_deal(case: Case, party: str) -> Fraction | None:
    no_deal = case.demands[party].no_deal
    return no_deal.central if isinstance(no_deal, Quantity) else None


def _figure(analysis: Analysis, forum: ForumAgreement, strips: Sequence[Strip]) -> Figure:
    case = analysis.case
    sheet = Sheet()
    draw_strips(sheet, strips)
    words = Words(case)
    things = dict.fromkeys(entry.label for strip in strips for entry in strip.entries)
    parties = [strip.party for strip in strips]
    columns = tuple(map(caption, ("party", "thing", "worth", "no deal", "crosses")))
    rows = tuple(tuple(row) for strip in strips for row in strip_rows(strip))
    return Figure(
        name_of("outside", analysis, forum),
        named(analysis, forum, _title(words, strips)),
        title("outside described", parties=words.parties(parties), things=joined(things)),
        sheet.spec(),
        Table(caption("outside table"), columns, rows, frozenset({2, 3})),
        _judgments(case, forum, strips),
        forum=forum.id,
    )


def _title(words: Words, strips: Sequence[Strip]) -> str:
    """Whose red lines what crosses; else who would be worse off; else that all is well."""
    if all(entry.kind == "today" for strip in strips for entry in strip.entries):
        return title("outside today")
    crossed = [strip.party for strip in strips if any(entry.crosses for entry in strip.entries)]
    if crossed:
        things = dict.fromkeys(e.label for strip in strips for e in strip.entries if e.crosses)
        name = "outside crossed" if len(things) == 1 else "outside crossed, several"
        return title(
            name, parties=words.parties(crossed), n=len(crossed), thing=joined(things), things=joined(things)
        )
    for strip in strips:
        worse = [e.label for e in strip.entries if strip.no_deal is not None and e.high < strip.no_deal]
        if worse:
            return title("outside worse", thing=worse[0], party=words.party(strip.party))
    return title("outside none crossed")


def _judgments(case: Case, forum: ForumAgreement, strips: Sequence[Strip]) -> tuple[str, ...]:
    grounds = Grounds(case)
    grounds.turn_to(forum)
    parties = [strip.party for strip in strips]
    paths = [*grounds.values(parties), *grounds.no_deals(parties)]
    for strip in strips:
        paths += grounds.red_lines(strip.party, sorted({n for e in strip.entries for n in e.crosses}))
    paths += [draft.path for draft in forum.drafts.values()]
    if forum.zone.exists:
        paths += grounds.acceptance(forum)
    return unique(paths)

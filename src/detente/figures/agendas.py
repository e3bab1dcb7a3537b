"""What can be settled without the rest: agendas against issues, with what the best package is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from detente.brief.blocks import Table
from detente.brief.grounds import Grounds, unique
from detente.brief.numbers import decimals, told_apart
from detente.brief.words import Words, capital, joined
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_of, named
from detente.figures.sheet import Sheet
from detente.figures.style import DEAL, FAINT, GRID, MARK, PAPER, SMALL, WIDTH
from detente.figures.text import shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from detente.agreement.result import Agenda, ForumAgreement
    from detente.analysis import Analysis
    from detente.model import Case

AGENDAS_SHOWN: Final = 8
"""Columns of the picture; the table holds all."""
_LABEL: Final = 150
_COLUMN: Final = 100
_ROW: Final = 24
_TOP: Final = 48


def agendas(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum without a deal the largest agendas on which one exists while the rest stays as today."""
    return tuple(
        _figure(analysis, forum, found)
        for forum in computed(analysis)
        if (found := () if forum.zone.exists else forum.agendas)
    )


def _figure(analysis: Analysis, forum: ForumAgreement, found: Sequence[Agenda]) -> Figure:
    case = analysis.case
    return Figure(
        name_of("agendas", analysis, forum),
        named(analysis, forum, _title(found)),
        title("agendas described", n=len(found)),
        _draw(case, forum, found[:AGENDAS_SHOWN]),
        _table(case, forum, found),
        _judgments(case, forum),
        forum=forum.id,
    )


def _title(found: Sequence[Agenda]) -> str:
    issues = joined(found[0].issues)
    if len(found) == 1:
        return title("agendas one", issues=capital(issues))
    return title("agendas several", n=len(found), issues=issues)


def _draw(case: Case, forum: ForumAgreement, found: Sequence[Agenda]) -> dict[str, Any]:
    """Issues down, agendas across; below each agenda what its best package is worth to each seat."""
    sheet = Sheet()
    step, xs = _step(found), _columns(found)
    sheet.texts([{"x": 0, "y": 8, "text": caption("agenda legend"), "colour": FAINT}])
    heads = [{"x": x, "y": _TOP - 12, "text": str(number)} for number, x in enumerate(xs, start=1)]
    sheet.texts(heads, align="center", bold=True)
    sheet.texts([{"x": 0, "y": _TOP - 12, "text": caption("agenda")}], bold=True)
    y = float(_TOP)
    for issue in forum.issues:
        sheet.lines([{"x": 0, "x2": WIDTH, "y": y, "y2": y, "colour": GRID}])
        sheet.texts([{"x": 6, "y": y + _ROW / 2, "text": shortened(issue, _LABEL - 12, SMALL)}])
        for agenda, x in zip(found, xs, strict=True):
            _square(sheet, agenda, issue, (x, y + _ROW / 2), step)
        y += _ROW
    sheet.height = y
    _worths(sheet, case, forum, found)
    return sheet.spec()


def _square(sheet: Sheet, agenda: Agenda, issue: str, at: tuple[float, float], step: float) -> None:
    """Settled, with the option where there is room for it, or left as today."""
    settled = issue in agenda.issues
    text = ""
    if settled and step > 80:  # noqa: PLR2004 - less shows no word
        text = shortened(agenda.best.package[issue].id, step - 28, SMALL)
    x = at[0] - (width_of(text, SMALL) + 6) / 2 if text else at[0]
    fill, colour = (DEAL, DEAL) if settled else (PAPER, MARK)
    mark = {"x": x, "y": at[1], "shape": "square", "fill": fill, "colour": colour}
    sheet.points([{**mark, "issue": issue, "settled": settled}], size=90)
    if text:
        sheet.texts([{"x": x + 10, "y": at[1], "text": text}])


def _worths(sheet: Sheet, case: Case, forum: ForumAgreement, found: Sequence[Agenda]) -> None:
    """A row below for each seat with values."""
    words, step = Words(case), _step(found)
    sheet.lines([{"x": 0, "x2": WIDTH, "y": sheet.height, "y2": sheet.height, "colour": MARK}])
    for seat in dict.fromkeys(seat for agenda in found for seat in agenda.best.values):
        middle = sheet.height + _ROW / 2
        name = shortened(capital(words.party(seat)), _LABEL - 12, SMALL)
        sheet.texts([{"x": 6, "y": middle, "text": name}])
        for agenda, x in zip(found, _columns(found), strict=True):
            points, no_deal = _worth(agenda.best.values.get(seat), forum.no_deal.get(seat))
            text = caption("agenda worth", points=points, no_deal=no_deal) if no_deal else points
            text = text if width_of(text, SMALL) <= step - 4 else points
            sheet.texts([{"x": x, "y": middle, "text": text, "seat": seat}], align="center")
        sheet.height += _ROW


def _step(found: Sequence[Agenda]) -> float:
    return min(_COLUMN, (WIDTH - _LABEL) / len(found))


def _columns(found: Sequence[Agenda]) -> list[float]:
    return [_LABEL + _step(found) * (place + 0.5) for place in range(len(found))]


def _worth(points: Fraction | None, no_deal: Fraction | None) -> tuple[str, str]:
    """Both as numbers that can be told apart; no text for what is not known."""
    if points is None:
        return "–", ""
    return (decimals(points), "") if no_deal is None else told_apart(points, no_deal)


def _table(case: Case, forum: ForumAgreement, found: Sequence[Agenda]) -> Table:
    words = Words(case)
    seats = tuple(dict.fromkeys(seat for agenda in found for seat in agenda.best.values))
    rows = []
    for number, agenda in enumerate(found, start=1):
        issues = [
            words.option(issue, agenda.best.package[issue]) if issue in agenda.issues else caption("as today")
            for issue in forum.issues
        ]
        worths = []
        for seat in seats:
            points, no_deal = _worth(agenda.best.values.get(seat), forum.no_deal.get(seat))
            worths.append(caption("agenda worth", points=points, no_deal=no_deal) if no_deal else points)
        rows.append((str(number), *issues, *worths))
    columns = (caption("agenda"), *forum.issues, *(capital(words.party(seat)) for seat in seats))
    first = 1 + len(forum.issues)
    return Table(caption("agendas table"), columns, tuple(rows), frozenset(range(first, first + len(seats))))


def _judgments(case: Case, forum: ForumAgreement) -> tuple[str, ...]:
    grounds = Grounds(case)
    grounds.turn_to(forum)
    today = [f"issues.{issue}.today" for issue in forum.issues]
    paths = (*grounds.acceptance(forum), *grounds.values(forum.seats), *today)
    return unique(path for path in paths if path in case.judgments)

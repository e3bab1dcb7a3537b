"""Which demands collide, and the cheapest ways out: pairs on the left, corrections on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from detente.brief.blocks import Table
from detente.brief.grounds import Grounds
from detente.brief.numbers import difference
from detente.brief.words import joined
from detente.figures.captions import caption, title
from detente.figures.demands import DemandLabels
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_of, named
from detente.figures.sheet import Sheet
from detente.figures.style import DEAL, DEAL_FILL, FAINT, GRID, LINE, SMALL, WIDTH, ink_on, shade
from detente.figures.text import shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.result import Correction, Demand, ForumAgreement
    from detente.analysis import Analysis

DEMANDS_SHOWN: Final = 10
CORRECTIONS_SHOWN: Final = 5
_LABEL: Final = 196
_ROW: Final = 34
_WAY: Final = 38
_GAP: Final = 16
_TOP: Final = 48
_LETTERS: Final = "ABCDE"


def conflicts(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum without a deal the demands in its way."""
    return tuple(
        _figure(analysis, forum) for forum in computed(analysis) if forum.conflicts and not forum.zone.exists
    )


def counts(conflicts_found: Sequence[Sequence[Demand]]) -> dict[tuple[str, str], int]:
    """In how many conflicts two demands stand together, by their names; one alone: in how many at all."""
    counted: dict[tuple[str, str], int] = {}
    for conflict in conflicts_found:
        for one in conflict:
            for other in conflict:
                counted[one.name, other.name] = counted.get((one.name, other.name), 0) + 1
    return counted


def _inside(forum: ForumAgreement) -> list[Demand]:
    """The demands that stand in some conflict, in the order of the file."""
    named = {demand.name for conflict in forum.conflicts for demand in conflict}
    return [demand for demand in forum.demands if demand.name in named]


def _shown(forum: ForumAgreement) -> list[Demand]:
    """The demands that stand in most conflicts, in the order of the file."""
    counted = counts(forum.conflicts)
    inside = _inside(forum)
    most = sorted(inside, key=lambda demand: -counted[demand.name, demand.name])[:DEMANDS_SHOWN]
    return [demand for demand in inside if demand in most]


def _figure(analysis: Analysis, forum: ForumAgreement) -> Figure:
    case, labels = analysis.case, DemandLabels(analysis.case)
    demands = _shown(forum)
    ways = forum.corrections[:CORRECTIONS_SHOWN]
    told = [*(d for conflict in forum.conflicts for d in conflict), *(d for way in ways for d in way.demands)]
    return Figure(
        name_of("conflicts", analysis, forum),
        named(analysis, forum, _title(forum, labels)),
        title(
            "conflicts described", demands=len(demands), conflicts=len(forum.conflicts), corrections=len(ways)
        ),
        _draw(forum, demands, ways, labels),
        _table(forum, demands, ways, labels),
        Grounds(case).demands(told),
        forum=forum.id,
    )


def _title(forum: ForumAgreement, labels: DemandLabels) -> str:
    """What collides, and how many ways there are out of it."""
    ways = title("conflicts and ways", n=len(forum.corrections)) if forum.corrections else ""
    issue = labels.common_issue(demand for conflict in forum.conflicts for demand in conflict)
    if all(len(conflict) == 1 for conflict in forum.conflicts):
        demands = joined(labels.noun(conflict[0]) for conflict in forum.conflicts)
        return title("conflicts of one", demands=demands, ways=ways)
    if issue is not None:
        return title("conflicts on an issue", issue=issue, ways=ways)
    return title("conflicts of several", n=len(forum.conflicts), ways=ways)


def _draw(
    forum: ForumAgreement, demands: Sequence[Demand], ways: Sequence[Correction], labels: DemandLabels
) -> dict[str, Any]:
    sheet = Sheet()
    room = WIDTH - _LABEL - _GAP - _WAY * len(ways)
    cell = min(34.0, room / len(demands))
    counted = counts(forum.conflicts)
    _heads(sheet, forum, demands, ways, cell)
    most = max(counted.values())
    for row, demand in enumerate(demands):
        y = _TOP + row * _ROW
        _names(sheet, demand, labels.text(demand), row + 1, y)
        for column, other in enumerate(demands[: row + 1]):
            together = counted.get((demand.name, other.name), 0)
            place = {
                "x": _LABEL + column * cell + 1,
                "x2": _LABEL + (column + 1) * cell - 1,
                "y": y + 1,
                "y2": y + _ROW - 1,
            }
            fill = shade(100 * together / most)
            told = {"demands": [demand.name, other.name], "conflicts": together}
            sheet.rectangles([{**place, **told, "fill": fill, "colour": GRID}], outline=True)
            if together and width_of(str(together), SMALL) < cell - 1:
                text = {
                    "x": (place["x"] + place["x2"]) / 2,
                    "y": y + _ROW / 2,
                    "text": str(together),
                    "colour": ink_on(fill),
                }
                sheet.texts([text], align="center", bold=row == column)
    left = _LABEL + cell * len(demands) + _GAP
    for column, way in enumerate(ways):
        _way(sheet, demands, way, left + column * _WAY)
    sheet.height = _TOP + len(demands) * _ROW + 6
    if ways:
        sheet.texts(
            [{"x": WIDTH, "y": sheet.height + LINE / 2, "text": caption("legend lowered"), "colour": FAINT}],
            align="right",
        )
        sheet.height += LINE
    return sheet.spec()


def _head(forum: ForumAgreement, demands: Sequence[Demand]) -> str:
    """What the numbers count, and how many demands are left out."""
    text, every = caption("together in conflicts", n=len(forum.conflicts)), len(_inside(forum))
    if len(demands) == every:
        return text
    return caption("with some demands", text=text, shown=len(demands), all=every)


def _names(sheet: Sheet, demand: Demand, asks: str, number: int, y: float) -> None:
    """A demand by its number and name, and below what it asks."""
    name, asks = (shortened(text, _LABEL - 28, SMALL) for text in (demand.name, asks))
    sheet.texts([{"x": 18, "y": y + 9, "text": str(number), "colour": FAINT}], align="right")
    sheet.texts([{"x": 24, "y": y + 9, "text": name}, {"x": 24, "y": y + 25, "text": asks, "colour": FAINT}])


def _heads(
    sheet: Sheet, forum: ForumAgreement, demands: Sequence[Demand], ways: Sequence[Correction], cell: float
) -> None:
    """What the columns are."""
    rows = [
        {"x": _LABEL + (column + 0.5) * cell, "y": _TOP - 10, "text": str(column + 1), "colour": FAINT}
        for column in range(len(demands))
    ]
    sheet.texts(rows, align="center")
    sheet.texts([{"x": 0, "y": 8, "text": _head(forum, demands)}], bold=True)
    if not ways:
        return
    left = _LABEL + cell * len(demands) + _GAP
    heads = [
        {"x": left + (column + 0.5) * _WAY, "y": _TOP - 10, "text": _LETTERS[column]}
        for column in range(len(ways))
    ]
    sheet.texts(heads, align="center", bold=True)
    all_ways = len(forum.corrections)
    name = "ways to a deal" if all_ways == len(ways) else "some ways to a deal"
    text = caption(name, shown=len(ways), all=all_ways)
    sheet.texts([{"x": WIDTH, "y": 8, "text": text, "colour": DEAL}], align="right", bold=True)


def _way(sheet: Sheet, demands: Sequence[Demand], way: Correction, x: float) -> None:
    """One correction: a mark at each demand that gives way."""
    for row, demand in enumerate(demands):
        y = _TOP + row * _ROW
        gives = demand in way.demands
        box = {"x": x + 2, "x2": x + _WAY - 2, "y": y + 1, "y2": y + _ROW - 1}
        fill = DEAL_FILL if gives else None
        told = {"demand": demand.name, "gives way": gives}
        sheet.rectangles([{**box, **told, "fill": fill, "colour": DEAL if gives else GRID}], outline=True)
        if gives:
            text = _gives(demand, way)
            sheet.texts([{"x": x + _WAY / 2, "y": y + _ROW / 2, "text": text}], align="center", bold=True)


def _gives(demand: Demand, way: Correction) -> str:
    """A cross for a red line; the points less where one ``no deal`` falls, a word where several do."""
    if demand.threshold is None:
        return caption("given up")
    alone = sum(each.threshold is not None for each in way.demands) == 1
    return caption("lowered by", points=difference(way.points)) if alone else caption("lowered")


def _table(
    forum: ForumAgreement, demands: Sequence[Demand], ways: Sequence[Correction], labels: DemandLabels
) -> Table:
    counted = counts(forum.conflicts)
    rows = []
    for number, demand in enumerate(demands, start=1):
        pairs = [str(counted.get((demand.name, other.name), 0)) for other in demands]
        gives = [_gives(demand, way) if demand in way.demands else "–" for way in ways]
        rows.append((f"{number} {labels.short(demand)}", labels.asks(demand), *pairs, *gives))
    numbers = [str(number) for number in range(1, len(demands) + 1)]
    columns = (caption("demand"), caption("asks"), *numbers, *_LETTERS[: len(ways)])
    return Table(caption("conflicts table"), columns, tuple(rows), frozenset(range(2, len(columns))))

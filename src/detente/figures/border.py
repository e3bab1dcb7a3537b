"""Two judgments against each other: where there is a deal, and the border at which that turns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeVar

from detente.analysis.robustness.border import border as border_of
from detente.brief.blocks import Table
from detente.brief.numbers import decimals
from detente.errors import TooLarge
from detente.figures.captions import caption, title
from detente.figures.conclusions import percent
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_of, named
from detente.figures.judgments import JudgmentLabels
from detente.figures.sheet import Sheet
from detente.figures.style import DEAL_AREA, FAINT, INK, LINE, MARK, PAPER, SHADED, SMALL, WIDTH
from detente.figures.text import shortened, width_of
from detente.figures.ticks import plain
from detente.figures.tornado import farthest
from detente.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis
    from detente.analysis.robustness.border import Border

_T = TypeVar("_T")
_LEFT: Final = 84.0
_TOP: Final = 24.0
_SIDE: Final = 320.0
_SEAM: Final = 0.6
"""Pixels by which areas overlap, so that no paper shows between them."""
_ROWS_IN_TABLE: Final = 9


def border(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum the two ranges that alone move its margin most, against each other.

    First those whose bar of the tornado reaches across 0. A forum whose packages are too many is left out.
    """
    if analysis.robustness is None:
        return ()
    labels = JudgmentLabels(analysis.case)
    figures = []
    for forum in computed(analysis):
        found = analysis.robustness.tornados.get(forum.id)
        chosen = [] if found is None else _chosen(farthest(found), labels)
        if len(chosen) > 1:
            x, y = chosen[:2]
            try:
                made = border_of(analysis.case, f"zone.{forum.id}", x, y)
            except TooLarge:
                continue
            figures.append(of_two(analysis, forum, made, labels))
    return tuple(figures)


def _chosen(paths: Sequence[str], labels: JudgmentLabels) -> list[Range]:
    known = (labels.uncertain.get(path) for path in paths)
    return [one for one in known if isinstance(one, Range)]


def of_two(analysis: Analysis, forum: ForumAgreement, made: Border, labels: JudgmentLabels) -> Figure:
    """The picture of a border at which a forum comes to have a deal; of two ranges."""
    x, y = labels.short(made.x), labels.short(made.y)
    kind = "all" if made.holds.all() else "some" if made.holds.any() else "none"
    return Figure(
        name_of("border", analysis, forum),
        named(analysis, forum, title(f"border title, {kind}", x=x, y=y, share=percent(made.share))),
        title("border described", x=labels.long(made.x), y=labels.long(made.y)),
        _draw(made, labels),
        _table(made, labels),
        (made.x, made.y),
        forum=forum.id,
    )


def _draw(made: Border, labels: JudgmentLabels) -> dict[str, Any]:
    sheet = Sheet()
    bottom, right = _TOP + _SIDE, _LEFT + _SIDE
    wide, high = _SIDE / len(made.xs), _SIDE / len(made.ys)
    for cells, first, last in _alike(made.holds.tolist()):
        top = {"y": bottom - last * high, "y2": min(bottom - first * high + _SEAM, bottom)}
        for holds, start, stop in _alike(cells):
            place = {"x": _LEFT + start * wide, "x2": min(_LEFT + stop * wide + _SEAM, right), **top}
            sheet.rectangles([{**place, "fill": DEAL_AREA if holds else SHADED, "holds": holds}])
    frame = {"x": _LEFT, "x2": right, "y": _TOP, "y2": bottom, "colour": MARK}
    sheet.rectangles([frame], outline=True)
    _axes(sheet, made, labels)
    x, y = (labels.quantity(path).central for path in (made.x, made.y))
    at = {"x": _LEFT + _SIDE * _part(x, labels, made.x), "y": bottom - _SIDE * _part(y, labels, made.y)}
    look = {"shape": "diamond", "fill": PAPER, "colour": INK}
    sheet.points([{**at, **look, "central": [float(x), float(y)]}], size=130, thick=2)
    _legend(sheet, right + 20)
    sheet.height = bottom + 2 * LINE + 6
    return sheet.spec()


def _alike(cells: Sequence[_T]) -> Iterator[tuple[_T, int, int]]:
    """Neighbours that are alike: what they are, from where, and up to where."""
    place = 0
    for one, group in groupby(cells):
        size = len(list(group))
        yield one, place, place + size
        place += size


def _part(value: Fraction, labels: JudgmentLabels, path: str) -> float:
    quantity = labels.quantity(path)
    return float((value - quantity.low) / (quantity.high - quantity.low))


def _axes(sheet: Sheet, made: Border, labels: JudgmentLabels) -> None:
    """The ends of both ranges, and what they are of."""
    x, y = labels.quantity(made.x), labels.quantity(made.y)
    bottom = _TOP + _SIDE
    below = bottom + LINE / 2 + 3
    room = _LEFT - 10
    ends = [(y.low, bottom - LINE / 2), (y.high, _TOP + LINE / 2)]
    sheet.texts(
        (
            {"x": _LEFT - 6, "y": at, "text": shortened(decimals(end, 3), room, SMALL), "colour": FAINT}
            for end, at in ends
        ),
        align="right",
    )
    low, high = decimals(x.low, 3), decimals(x.high, 3)
    sheet.texts([{"x": _LEFT, "y": below, "text": low, "colour": FAINT}])
    sheet.texts([{"x": _LEFT + _SIDE, "y": below, "text": high, "colour": FAINT}], align="right")
    across = shortened(caption("border across", judgment=labels.short(made.x)), WIDTH, SMALL)
    upwards = shortened(caption("border upwards", judgment=labels.short(made.y)), WIDTH, SMALL)
    middle = min(_LEFT + _SIDE / 2, WIDTH - width_of(across, SMALL) / 2)
    middle = max(middle, width_of(across, SMALL) / 2)
    sheet.texts([{"x": middle, "y": below + LINE, "text": across}], align="center")
    sheet.texts([{"x": 0, "y": _TOP - LINE / 2 - 4, "text": upwards}])


def _legend(sheet: Sheet, x: float) -> None:
    for place, (name, fill) in enumerate((("border deal", DEAL_AREA), ("border none", SHADED))):
        y = _TOP + 10 + place * 22
        sheet.rectangles([{"x": x, "x2": x + 14, "y": y - 7, "y2": y + 7, "fill": fill}])
        sheet.texts([{"x": x + 22, "y": y, "text": caption(name)}])
    y = _TOP + 10 + 2 * 22
    sheet.points([{"x": x + 7, "y": y, "shape": "diamond", "fill": PAPER, "colour": INK}], size=130, thick=2)
    sheet.texts([{"x": x + 22, "y": y, "text": caption("border central")}])


def _table(made: Border, labels: JudgmentLabels) -> Table:
    """For some values of the first judgment, the values of the second for which there is a deal."""
    last = len(made.xs) - 1
    places = sorted({round(last * at / (_ROWS_IN_TABLE - 1)) for at in range(_ROWS_IN_TABLE)})
    rows = tuple((plain(made.xs[at]), _ranges(made, made.holds[:, at].tolist())) for at in places)
    columns = labels.short(made.x), caption("border column", judgment=labels.short(made.y))
    return Table(caption("border table", y=labels.short(made.y)), columns, rows, frozenset({0}))


def _ranges(made: Border, cells: Sequence[bool]) -> str:
    """The values for which it holds, from one to another of those tried."""
    kept = [(start, stop - 1) for holds, start, stop in _alike(cells) if holds]
    if kept == [(0, len(cells) - 1)]:
        return caption("border everywhere")
    told = [
        caption("border value", low=plain(made.ys[low]), high=plain(made.ys[high]))
        if high > low
        else plain(made.ys[low])
        for low, high in kept
    ]
    return "; ".join(told) or caption("border nowhere")

"""How the packages shrink, demand by demand, until those are left that no demand rules out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from detente.agreement.result import Count, Narrowing
from detente.brief.blocks import Table
from detente.brief.grounds import Grounds
from detente.brief.templates import fill
from detente.figures.captions import caption, title
from detente.figures.demands import DemandLabels
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_of, named
from detente.figures.sheet import Sheet
from detente.figures.style import DEAL, FAINT, LINE, MARK, SMALL, STOP, WIDTH
from detente.figures.text import shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis

LOGARITHMIC_FROM: Final = 500
"""With so many packages the short bars could not be told apart."""
STEPS_SHOWN: Final = 20
_ROW: Final = 40
_BAR: Final = 12


def narrowing(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum the packages left as demands are added one by one."""
    return tuple(_figure(analysis, forum) for forum in computed(analysis) if forum.zone.narrowing)


def _figure(analysis: Analysis, forum: ForumAgreement) -> Figure:
    labels = DemandLabels(analysis.case)
    steps = _until_none(forum.zone.narrowing)
    scale = caption("logarithmic") if forum.packages >= LOGARITHMIC_FROM else ""
    left = _number(steps[-1].packages)
    return Figure(
        name_of("narrowing", analysis, forum),
        named(analysis, forum, _title(forum, steps, labels)),
        title("narrowing described", packages=forum.packages, scale=scale, left=left),
        _draw(forum, steps, labels),
        _table(forum, steps, labels),
        Grounds(analysis.case).demands(step.demand for step in forum.zone.narrowing),
        forum=forum.id,
    )


def _until_none(steps: Sequence[Narrowing]) -> list[Narrowing]:
    """The steps up to the first that leaves none."""
    kept: list[Narrowing] = []
    for step in steps:
        kept.append(step)
        if step.packages.high == 0:
            break
    return kept


def _title(forum: ForumAgreement, steps: Sequence[Narrowing], labels: DemandLabels) -> str:
    last = steps[-1]
    if last.packages.high == 0:
        name = "narrowing always" if len(steps) == 1 else "narrowing none"
        return title(name, packages=forum.packages, demand=labels.noun(last.demand))
    if last.packages.exact == forum.packages:
        return title("narrowing untouched", packages=forum.packages)
    return title("narrowing some", packages=forum.packages, left=last.packages)


def _draw(forum: ForumAgreement, steps: Sequence[Narrowing], labels: DemandLabels) -> dict[str, Any]:
    sheet = Sheet()
    whole = Count(forum.packages, forum.packages)
    _bar(sheet, forum, 0, whole, (caption("all packages"), ""))
    if forum.packages >= LOGARITHMIC_FROM:
        note = {"x": WIDTH, "y": LINE / 2, "text": caption("scale is logarithmic"), "colour": FAINT}
        sheet.texts([note], align="right")
    for place, step in enumerate(steps[:STEPS_SHOWN], start=1):
        words = (labels.short(step.demand), labels.text(step.demand))
        _bar(sheet, forum, place * _ROW, step.packages, words)
    sheet.height = _ROW * (1 + len(steps[:STEPS_SHOWN]))
    note_text = _further(forum, steps[:STEPS_SHOWN])
    if note_text:
        sheet.texts([{"x": 0, "y": sheet.height + LINE / 2, "text": note_text, "colour": FAINT}])
        sheet.height += LINE
    return sheet.spec()


def _bar(sheet: Sheet, forum: ForumAgreement, y: float, left: Count, words: tuple[str, str]) -> None:
    """One step: what is added, and below it a bar with the number left at its end."""
    label, asks = words
    name = shortened(label, WIDTH * 0.5, SMALL, bold=True)
    x = width_of(name, SMALL, bold=True) + 8
    sheet.texts([{"x": 0, "y": y + LINE / 2, "text": name}], bold=True)
    sheet.texts([{"x": x, "y": y + LINE / 2, "text": shortened(asks, WIDTH - x, SMALL), "colour": FAINT}])
    low, high = (_length(number, forum) for number in (left.low, left.high))
    top = y + LINE + 1
    place = {"y": top, "y2": top + _BAR, "demand": label, "low": float(left.low), "high": float(left.high)}
    colour = DEAL if asks else MARK
    sheet.rectangles([{**place, "x": 0, "x2": low, "fill": colour}])
    if high > low:
        sheet.rectangles([{**place, "x": low, "x2": high, "colour": colour}], outline=True, dash=(3, 2))
    none = left.high == 0
    number = {"x": high + 6 * (not none), "y": top + _BAR / 2, "text": _number(left)}
    sheet.texts([{**number, "colour": STOP if none else FAINT}], bold=none)


def _length(number: int, forum: ForumAgreement) -> float:
    """The length of a bar: in proportion, or by logarithms of one more, so that none has no length."""
    packages, part = forum.packages, number / forum.packages
    widest = max(width_of(_number(step.packages), SMALL) for step in forum.zone.narrowing)
    room = WIDTH - 12 - max(widest, width_of(_number(Count(packages, packages)), SMALL))
    if packages >= LOGARITHMIC_FROM:
        part = math.log(number + 1) / math.log(packages + 1)
    return max(part * room, 2.0 if number else 0.0)


def _number(left: Count) -> str:
    return caption("none left") if left.high == 0 else fill("{left}", left=left)


def _further(forum: ForumAgreement, steps: Sequence[Narrowing]) -> str:
    """What is said of the demands not drawn."""
    rest = len(forum.zone.narrowing) - len(steps)
    if not rest:
        return ""
    return caption("further demands" if steps[-1].packages.high == 0 else "more demands", n=rest)


def _table(forum: ForumAgreement, steps: Sequence[Narrowing], labels: DemandLabels) -> Table:
    first = (caption("all packages"), "", fill("{n}", n=forum.packages))
    rows = [(labels.short(s.demand), labels.asks(s.demand), _number(s.packages)) for s in steps]
    columns = (caption("added demand"), caption("asks"), caption("packages left"))
    return Table(caption("narrowing table"), columns, (first, *rows), frozenset({2}))

"""Stages below one another, in each a lane for everybody it concerns: from where to where one moves.

All lanes of a picture share one axis of points; the numbers stand in two columns on the right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from detente.figures.sheet import SOLID
from detente.figures.style import DEAL, DEAL_FILL, FAINT, GRID, INK, LINE, PAPER, SMALL, STOP, WIDTH
from detente.figures.text import shortened, width_of, wrapped
from detente.figures.ticks import plain, ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.pivot import Gain
    from detente.figures.palette import Mark
    from detente.figures.sheet import Sheet

LANES_SHOWN: Final = 8
"""Lanes of one stage; those left out are counted."""
_LABEL: Final = 18.0
_LEFT: Final = 176.0
_RIGHT: Final = WIDTH - 104.0
_GUTTER: Final = 16.0
"""On either side of the axis, for what lies beyond any number of points."""
_FIRST: Final = WIDTH - 48.0
_LANE: Final = 19.0
_PAD: Final = 6.0
_HEAD_LINES: Final = 3
_BOLDER: Final = 1.1
_HEADS: Final = ("", "")


@dataclass(frozen=True, slots=True)
class Lane:
    """One that moves to ``end``, from ``start`` where there is one; ``least`` is its no deal.

    ``end`` may be infinite: the mark then stands beyond the axis. ``short`` stands for the label where that
    is too long, ``aside`` follows either. ``figures`` are written in the columns, ``told`` is kept in the
    data. ``keyed`` : whether the mark stands beside the label too.
    """

    label: str
    short: str
    mark: Mark
    end: Gain
    start: Fraction | None = None
    least: Fraction | None = None
    aside: str = ""
    figures: tuple[str, str] = _HEADS
    strong: bool = False
    keyed: bool = True
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_enough(self) -> bool:
        """Whether the end is no less than no deal."""
        return self.least is None or self.end >= self.least


@dataclass(frozen=True, slots=True)
class Stage:
    """A heading with its lanes; ``verdict`` stands at the right, green where it is ``good``."""

    head: str
    lanes: tuple[Lane, ...] = ()
    note: str = ""
    verdict: str = ""
    good: bool = True


class Axis:
    """From points to pixels: from the least to the most of all lanes."""

    def __init__(self, stages: Iterable[Stage]) -> None:
        lanes = [lane for stage in stages for lane in stage.lanes]
        places = [place for lane in lanes for place in (lane.start, lane.end, lane.least)]
        ends = [float(place) for place in places if place is not None and math.isfinite(place)] or [0.0]
        low, high = min(ends), max(ends)
        self.ticks = ticks(low, high) if low < high else [low]
        self._low = low if low < high else low - 1
        self._wide = high - low if low < high else 2.0

    def __call__(self, points: Gain) -> float:
        """The place of some points; beyond the axis for infinity."""
        if math.isinf(points):
            return _RIGHT - _PAD if points > 0 else _LEFT + _PAD
        left, right = _LEFT + _GUTTER, _RIGHT - _GUTTER
        return left + (float(points) - self._low) / self._wide * (right - left)


def draw_axis(
    sheet: Sheet, axis: Axis, y: float, columns: tuple[str, str], show: Callable[[float], str] = plain
) -> float:
    """The points, and what stands in the columns; the height below."""
    at = [{"x": axis(tick), "y": y + LINE / 2, "text": show(tick), "colour": FAINT} for tick in axis.ticks]
    sheet.texts(at, align="center")
    _columns(sheet, columns, y + LINE / 2, FAINT)
    return y + LINE + 2


def draw_stage(sheet: Sheet, axis: Axis, stage: Stage, y: float) -> float:
    """A heading, its lanes and what else is to be said of it; the height below."""
    sheet.lines([{"x": 0, "x2": WIDTH, "y": y, "y2": y, "colour": GRID}])
    y = _head(sheet, stage, y + _PAD)
    shown = stage.lanes[:LANES_SHOWN]
    bottom = y + _LANE * len(shown)
    if shown:
        sheet.lines({"x": axis(t), "x2": axis(t), "y": y, "y2": bottom, "colour": GRID} for t in axis.ticks)
    for place, lane in enumerate(shown):
        _lane(sheet, axis, lane, y + _LANE * place)
    for line in wrapped(stage.note, WIDTH - _LABEL, SMALL, lines=2) if stage.note else ():
        sheet.texts([{"x": _LABEL, "y": bottom + LINE / 2, "text": line, "colour": FAINT}])
        bottom += LINE
    return bottom + _PAD


def draw_lines(sheet: Sheet, text: str, y: float) -> float:
    """Some words across the picture; the height below."""
    for line in wrapped(text, WIDTH, SMALL, lines=2):
        sheet.texts([{"x": 0, "y": y + LINE / 2, "text": line, "colour": FAINT}])
        y += LINE
    return y


def _head(sheet: Sheet, stage: Stage, y: float) -> float:
    verdict = {"x": WIDTH, "y": y + LINE / 2, "text": stage.verdict, "colour": DEAL if stage.good else STOP}
    sheet.texts([verdict] if stage.verdict else [], align="right", bold=True)
    room = WIDTH - width_of(stage.verdict, SMALL, bold=True) - 2 * _PAD
    for line in wrapped(stage.head, room / _BOLDER, SMALL, lines=_HEAD_LINES):
        sheet.texts([{"x": 0, "y": y + LINE / 2, "text": line}], bold=True)
        y += LINE
    return y


def _lane(sheet: Sheet, axis: Axis, lane: Lane, y: float) -> None:
    middle = y + _LANE / 2
    look = {"colour": lane.mark.colour, "shape": lane.mark.shape}
    if lane.keyed:
        sheet.points([{"x": 7, "y": middle, "fill": lane.mark.colour, **look}])
    label = _label(lane)
    sheet.texts([{"x": _LABEL, "y": middle, "text": label}], bold=lane.strong)
    _least(sheet, axis, lane, y)
    _moved(sheet, axis, lane, middle)
    end = {"x": axis(lane.end), "y": middle, "fill": lane.mark.colour if lane.is_enough else PAPER}
    sheet.points([{**end, **look, **lane.told, **_points(points=lane.end)}], size=90, thick=2)
    _columns(sheet, lane.figures, middle, INK, strong=lane.strong)


def _label(lane: Lane) -> str:
    """By its name if there is room, else by the short one."""
    room = _LEFT - _LABEL - _PAD - width_of(lane.aside, SMALL, bold=lane.strong)
    fits = width_of(lane.label, SMALL, bold=lane.strong) <= room
    return shortened(lane.label if fits else lane.short, room, SMALL, bold=lane.strong) + lane.aside


def _points(**places: Gain) -> dict[str, float]:
    """Points for the data, which know no infinity."""
    return {name: float(place) for name, place in places.items() if math.isfinite(place)}


def _least(sheet: Sheet, axis: Axis, lane: Lane, y: float) -> None:
    """A line at no deal, the better side of it tinted."""
    if lane.least is None:
        return
    x, ends = axis(lane.least), {"y": y + 1, "y2": y + _LANE - 1}
    sheet.rectangles([{"x": x, "x2": _RIGHT, "fill": DEAL_FILL, **ends}])
    sheet.lines(
        [{"x": x, "x2": x, "no deal": float(lane.least), **lane.told, **ends}], thick=1.5, dash=(4, 3)
    )


def _moved(sheet: Sheet, axis: Axis, lane: Lane, y: float) -> None:
    """A heavy line from where it was, with a dot there; broken where it leaves the axis."""
    if lane.start is None or lane.start == lane.end:
        return
    start, colour = axis(lane.start), lane.mark.colour
    ends = {"x": start, "x2": axis(lane.end), "y": y, "y2": y, "colour": colour}
    dash = (4, 3) if math.isinf(lane.end) else SOLID
    told = {**lane.told, "from": float(lane.start), **_points(to=lane.end)}
    sheet.lines([{**ends, **told}], thick=3, dash=dash)
    sheet.points([{"x": start, "y": y, "fill": colour, "colour": colour}], size=22, thick=0)


def _columns(sheet: Sheet, figures: Sequence[str], y: float, colour: str, *, strong: bool = False) -> None:
    rooms = zip(figures, (_FIRST, WIDTH), strict=True)
    rows = [
        {"x": x, "y": y, "text": shortened(text, 46, SMALL), "colour": colour} for text, x in rooms if text
    ]
    sheet.texts(rows, align="right", bold=strong)

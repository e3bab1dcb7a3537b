"""The plane of two seats' points: all packages, the frontier, no deal, the best, the drafts and today."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from detente.brief.numbers import decimals
from detente.figures.captions import caption
from detente.figures.placing import Box, Label, place
from detente.figures.style import (
    CLOUD,
    DEAL,
    DEAL_FILL,
    FAINT,
    GRID,
    INK,
    LINE,
    PAPER,
    SMALL,
    STOP,
    WIDTH,
)
from detente.figures.text import shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from detente.agreement.cloud import Cloud
    from detente.agreement.result import ForumAgreement
    from detente.figures.sheet import Sheet
    from detente.figures.strips import Entry, Strip

    Scale = Callable[[Fraction | float], float]

_LEFT: Final = 34
_RIGHT: Final = WIDTH - 12
_TOP: Final = 26
_BOTTOM: Final = 446
_TICKS: Final = (0, 20, 40, 60, 80, 100)
_CELL: Final = 6
"""Pixels; packages closer than this count as one where room for labels is looked for."""


PACKAGE: Final = "package"
REFUSED: Final = "refused"
ACCEPTED: Final = "accepted"


class _Look(NamedTuple):
    colour: str
    size: float
    shape: str
    thick: float


_LOOKS: Final = {
    PACKAGE: _Look(CLOUD, 7, "circle", 0),
    REFUSED: _Look(STOP, 14, "M-1,-1L1,1M-1,1L1,-1", 1),
    ACCEPTED: _Look(DEAL, 24, "circle", 0),
}
"""How a package is drawn, by whether it pays for both seats and whether it is accepted."""


def draw_scatter(sheet: Sheet, forum: ForumAgreement, strips: Sequence[Strip], points: Cloud | None) -> None:
    """The first seat across, the second upwards; sets the height of the sheet."""
    across, up = strips
    plane = _Plane(forum, across, up, points)
    _axes(sheet, plane, across, up)
    words = _no_deals(sheet, plane, across, up)
    taken = _packages(sheet, plane, points)
    taken += _frontier(sheet, plane, forum, across.party, up.party)
    _things(sheet, plane, (across, up), words, taken)
    sheet.height = _legend(sheet, forum, points)


class _Plane:
    """From points to pixels; 0 to 100, or further where something is worth less or more."""

    def __init__(self, forum: ForumAgreement, across: Strip, up: Strip, points: Cloud | None) -> None:
        self.x = _scale(_ends(across, forum), _LEFT, _RIGHT)
        self.y = _scale(_ends(up, forum), _BOTTOM, _TOP)
        self.x_ticks, self.y_ticks = (
            [tick for tick in _TICKS if min(ends) <= tick <= max(ends)]
            for ends in (_ends(across, forum), _ends(up, forum))
        )
        self.drawn = points is not None


def _ends(strip: Strip, forum: ForumAgreement) -> list[float]:
    ends = [0.0, 100.0, *(value for value, _ in strip.cloud)]
    ends += [float(end) for entry in strip.entries for end in (entry.low, entry.high)]
    ends += [] if strip.no_deal is None else [float(strip.no_deal)]
    for frontier in (forum.frontier, forum.zone_frontier):
        ends += [float(point.values[strip.party]) for point in frontier.points]
    return ends


def _scale(ends: list[float], start: float, end: float) -> Scale:
    low, high = min(ends), max(ends)
    return lambda points: start + (float(points) - low) / (high - low) * (end - start)


def _axes(sheet: Sheet, plane: _Plane, across: Strip, up: Strip) -> None:
    for tick in plane.x_ticks:
        x = plane.x(tick)
        sheet.lines([{"x": x, "x2": x, "y": _TOP, "y2": _BOTTOM, "colour": GRID}])
        sheet.texts([{"x": x, "y": _BOTTOM + 12, "text": str(tick), "colour": FAINT}], align="center")
    for tick in plane.y_ticks:
        y = plane.y(tick)
        sheet.lines([{"x": _LEFT, "x2": _RIGHT, "y": y, "y2": y, "colour": GRID}])
        sheet.texts([{"x": _LEFT - 6, "y": y, "text": str(tick), "colour": FAINT}], align="right")
    names = [caption("axis", party=strip.name) for strip in (across, up)]
    rows = [
        {"x": _RIGHT, "y": _BOTTOM + 30, "text": shortened(f"{names[0]} →", WIDTH - 60, SMALL, bold=True)},
    ]
    sheet.texts(rows, align="right", bold=True)
    sheet.texts([{"x": 0, "y": 8, "text": shortened(f"↑ {names[1]}", WIDTH, SMALL, bold=True)}], bold=True)


def _no_deals(sheet: Sheet, plane: _Plane, across: Strip, up: Strip) -> list[Box]:
    """A line at each seat's no deal; where both have one, what pays for both is tinted."""
    taken: list[Box] = []
    if across.no_deal is not None and up.no_deal is not None:
        taken += _better(sheet, plane.x(across.no_deal), plane.y(up.no_deal))
    lines = []
    if up.no_deal is not None:
        y = plane.y(up.no_deal)
        lines.append({"x": _LEFT, "x2": _RIGHT, "y": y, "y2": y, "no deal": float(up.no_deal)})
        above = y - LINE / 2 - 2 if y - LINE > _TOP else y + LINE / 2 + 2
        taken.append(_beside(sheet, up.no_deal, _LEFT, [above], taken))
    if across.no_deal is not None:
        x = plane.x(across.no_deal)
        lines.append({"x": x, "x2": x, "y": _TOP, "y2": _BOTTOM, "no deal": float(across.no_deal)})
        heights = [_BOTTOM - LINE / 2 - 2, _TOP + LINE / 2 + 2, (_TOP + _BOTTOM) / 2]
        taken.append(_beside(sheet, across.no_deal, x, heights, taken))
    sheet.lines(lines, thick=1.5, dash=(4, 3))
    return taken


def _better(sheet: Sheet, x: float, y: float) -> list[Box]:
    """What pays for both seats, from the corner at (x, y), and its name where there is room."""
    sheet.rectangles([{"x": x, "x2": _RIGHT, "y": _TOP, "y2": y, "fill": DEAL_FILL}])
    text = caption("better for both")
    width = width_of(text, SMALL, bold=True)
    if _RIGHT - x < width + 10 or y - _TOP < LINE + 4:
        return []
    row = {"x": _RIGHT - 6, "y": _TOP + LINE / 2 + 2, "text": text, "colour": DEAL}
    sheet.texts([row], align="right", bold=True)
    return [Box(_RIGHT - 6 - width, _TOP, _RIGHT, _TOP + LINE + 4)]


def _beside(sheet: Sheet, points: Fraction, x: float, heights: Sequence[float], taken: Sequence[Box]) -> Box:
    """The points of no deal beside a line, at the first height that is free."""
    text = caption("no deal at", points=decimals(points))
    width = width_of(text, SMALL)
    left = x + 5 if x + 5 + width <= _RIGHT else x - 5 - width
    boxes = [Box(left, y - LINE / 2, left + width, y + LINE / 2) for y in heights]
    box = next((each for each in boxes if not any(map(each.overlap, taken))), boxes[-1])
    row = {"x": left, "y": (box.y + box.y2) / 2, "text": text}
    sheet.halos([row])
    sheet.texts([row])
    return box


def _packages(sheet: Sheet, plane: _Plane, points: Cloud | None) -> list[Box]:
    """All packages as dots, those accepted larger and green; where they crowd counts as taken."""
    if points is None:
        return []
    refused = points.enough.all(axis=1) & ~points.accepted
    kinds = np.where(points.accepted, ACCEPTED, np.where(refused, REFUSED, PACKAGE)).tolist()
    rows = Counter((*values, kind) for values, kind in zip(points.values.tolist(), kinds, strict=True))
    for kind, look in _LOOKS.items():
        dots = [
            {
                "x": round(plane.x(x), 2),
                "y": round(plane.y(y), 2),
                "values": [x, y],
                "packages": n,
                "kind": kind,
            }
            for (x, y, own), n in sorted(rows.items())
            if own == kind
        ]
        drawn = {"fill": look.colour, "colour": look.colour, "shape": look.shape}
        sheet.points([{**dot, **drawn} for dot in dots], size=look.size, thick=look.thick)
    cells = {(plane.x(x) // _CELL, plane.y(y) // _CELL) for x, y, _ in rows}
    return [Box(x * _CELL, y * _CELL, (x + 1) * _CELL, (y + 1) * _CELL) for x, y in sorted(cells)]


def _frontier(sheet: Sheet, plane: _Plane, forum: ForumAgreement, across: str, up: str) -> list[Box]:
    """The frontier of the zone, or where there is none of the packages that cross no red line."""
    frontier = forum.zone_frontier if forum.zone.exists else forum.frontier
    ends = sorted((plane.x(p.values[across]), plane.y(p.values[up])) for p in frontier.points)
    pairs = pairwise(ends)
    sheet.lines([{"x": x, "y": y, "x2": x2, "y2": y2} for (x, y), (x2, y2) in pairs], thick=1.5)
    rows = [{"x": x, "y": y, "shape": "circle", "fill": PAPER, "frontier": True} for x, y in ends]
    sheet.points(rows, size=26, thick=1.2)
    return [Box(x - 4, y - 4, x + 4, y + 4) for x, y in ends]


def _things(
    sheet: Sheet, plane: _Plane, strips: tuple[Strip, Strip], words: list[Box], taken: list[Box]
) -> None:
    """Today, drafts (a dashed box where issues are open) and best packages, each with its name."""
    across, up = strips
    others = {entry.label: entry for entry in up.entries}
    anchors: list[Label] = []
    names: list[str] = []
    for entry in across.entries:
        box = _mark(sheet, plane, entry, others[entry.label])
        name = shortened(entry.label, 260, SMALL, bold=True)
        width = width_of(name, SMALL, bold=True)
        x, y = (box.x + box.x2) / 2, box.y
        if box.x2 - box.x < 2 and box.y2 - box.y < 2:  # noqa: PLR2004 - a point, but for rounding
            taken.append(Box(x - 6, y - 6, x + 6, y + 6))
        else:
            x = box.x + min(width, box.x2 - box.x) / 2
            taken += [Box(box.x, box.y - 2, box.x2, box.y + 2), Box(box.x, box.y2 - 2, box.x2, box.y2 + 2)]
            taken += [Box(box.x - 2, box.y, box.x + 2, box.y2), Box(box.x2 - 2, box.y, box.x2 + 2, box.y2)]
        names.append(name)
        anchors.append(Label(x, y, width, LINE))
    places = place(anchors, words, taken, Box(_LEFT + 2, _TOP, _RIGHT, _BOTTOM))
    for name, anchor, box in zip(names, anchors, places, strict=True):
        row = {"x": box.x, "y": (box.y + box.y2) / 2, "text": name}
        sheet.halos([row])
        sheet.texts([row], bold=True)
        _leader(sheet, anchor, box)


def _mark(sheet: Sheet, plane: _Plane, across: Entry, up: Entry) -> Box:
    """The mark of one thing; the pixels it covers."""
    x, x2 = plane.x(across.low), plane.x(across.high)
    y, y2 = plane.y(up.high), plane.y(up.low)
    told = {"thing": across.label, "values": [float(v) for v in (across.low, across.high, up.low, up.high)]}
    if x2 > x or y2 > y:
        sheet.rectangles(
            [{"x": x, "x2": x2, "y": y, "y2": y2, "colour": INK, **told}], outline=True, dash=(5, 3)
        )
    else:
        best = across.kind == "best"
        shape = "diamond" if best else "square"
        sheet.points([{"x": x, "y": y, "fill": INK, "shape": shape, **told}], size=110 if best else 60)
    return Box(x, y, x2, y2)


def _leader(sheet: Sheet, anchor: Label, box: Box) -> None:
    """A thin line from a label that lies far from its point."""
    x = min(max(anchor.x, box.x), box.x2)
    y = min(max(anchor.y, box.y), box.y2)
    if (x - anchor.x) ** 2 + (y - anchor.y) ** 2 > 18**2:
        sheet.lines([{"x": anchor.x, "y": anchor.y, "x2": x, "y2": y, "colour": FAINT}])


def _legend(sheet: Sheet, forum: ForumAgreement, points: Cloud | None) -> float:
    """What dots and the line are; the height of the picture."""
    x, y = 6.0, _BOTTOM + 54.0
    shown = []
    if points is not None:
        refused = (points.enough.all(axis=1) & ~points.accepted).any()
        kinds = [PACKAGE, *([REFUSED] if refused else []), *([ACCEPTED] if forum.zone.exists else [])]
        shown = [(f"legend {kind}", _LOOKS[kind]) for kind in kinds]
    if forum.zone_frontier.points or forum.frontier.points:
        shown.append(("legend frontier", _Look(INK, 36, "circle", 1.5)))
    for name, look in shown:
        text = caption(name)
        fill = PAPER if name == "legend frontier" else look.colour
        mark = {"x": x, "y": y, "fill": fill, "colour": look.colour, "shape": look.shape}
        sheet.points([mark], size=40, thick=look.thick)
        sheet.texts([{"x": x + 10, "y": y, "text": text, "colour": FAINT}])
        x += width_of(text, SMALL) + 28
    return y + LINE / 2

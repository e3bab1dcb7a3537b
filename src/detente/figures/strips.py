"""Strips of points: for each party what some things are worth to it, beside its no deal."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from detente.brief.numbers import decimals
from detente.brief.words import capital
from detente.figures.captions import caption
from detente.figures.style import CLOUD, DEAL, DEAL_FILL, FAINT, GRID, LINE, PAPER, SMALL, STOP, TEXT, WIDTH
from detente.figures.text import shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.figures.palette import Mark
    from detente.figures.sheet import Sheet

_LABEL: Final = 188
_RIGHT: Final = WIDTH - 84
_ROW: Final = 20
_HEAD: Final = 26
_GAP: Final = 12
_NAME: Final = 250
_TICKS: Final = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something worth ``low`` to ``high`` points, crossing red lines by their numbers.

    ``kind`` : ``today``, ``draft`` or ``best``.
    """

    kind: str
    label: str
    low: Fraction
    high: Fraction
    crosses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """One party: what things are worth to it, and all packages as a cloud of (points, accepted).

    ``name`` : as within a sentence.
    """

    party: str
    name: str
    mark: Mark
    no_deal: Fraction | None
    entries: tuple[Entry, ...]
    cloud: tuple[tuple[float, bool], ...] = field(default=())


def draw_strips(sheet: Sheet, strips: Sequence[Strip]) -> None:
    """One strip below the other, all on the same scale; sets the height of the sheet."""
    scale = _scale(strips)
    y = _axis(sheet, scale, crossings=any(entry.crosses for strip in strips for entry in strip.entries))
    for strip in strips:
        y = _strip(sheet, strip, scale, y) + _GAP
    sheet.height = y - _GAP


class _Scale:
    """From points to pixels."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def __call__(self, points: Fraction | float) -> float:
        part = (float(points) - self.low) / (self.high - self.low)
        return _LABEL + part * (_RIGHT - _LABEL)


def _scale(strips: Iterable[Strip]) -> _Scale:
    """0 to 100, or further where something is worth less or more."""
    ends = [0.0, 100.0]
    for strip in strips:
        ends += [float(end) for entry in strip.entries for end in (entry.low, entry.high)]
        ends += [points for points, _ in strip.cloud]
        ends += [] if strip.no_deal is None else [float(strip.no_deal)]
    return _Scale(min(ends), max(ends))


def _axis(sheet: Sheet, scale: _Scale, *, crossings: bool) -> float:
    """The points above, what a cross means on the left; the height below."""
    ticks = [{"x": scale(tick), "y": LINE / 2, "text": str(tick), "colour": FAINT} for tick in _TICKS]
    sheet.texts(ticks, align="center")
    sheet.texts([{"x": WIDTH, "y": LINE / 2, "text": caption("points"), "colour": FAINT}], align="right")
    if crossings:
        sheet.texts([{"x": 0, "y": LINE / 2, "text": caption("legend crosses"), "colour": STOP}])
    return LINE + 4.0


def _strip(sheet: Sheet, strip: Strip, scale: _Scale, y: float) -> float:
    """One party; the height below it."""
    bottom = y + _HEAD + _ROW * (len(strip.entries) + bool(strip.cloud))
    sheet.lines([{"x": 0, "x2": WIDTH, "y": y, "y2": y, "colour": GRID}])
    grid = [{"x": scale(t), "x2": scale(t), "y": y + _HEAD, "y2": bottom, "colour": GRID} for t in _TICKS]
    sheet.lines(grid)
    middle = y + _HEAD / 2
    look = {"fill": strip.mark.colour, "colour": strip.mark.colour, "shape": strip.mark.shape}
    sheet.points([{"x": 7, "y": middle, **look}])
    if strip.no_deal is not None:
        _no_deal(sheet, strip, scale, y, bottom)
    sheet.texts([{"x": 18, "y": middle, "text": _name(strip)}], size=TEXT, bold=True)
    below = y + _HEAD
    for entry in strip.entries:
        _entry(sheet, strip, entry, scale, below + _ROW / 2)
        below += _ROW
    if strip.cloud:
        _cloud(sheet, strip, scale, below + _ROW / 2)
    return bottom


def _name(strip: Strip) -> str:
    """The name of the party, which must leave room for its no deal."""
    room = WIDTH - 20 if strip.no_deal is None else _NAME
    return shortened(capital(strip.name), room, TEXT, bold=True)


def _no_deal(sheet: Sheet, strip: Strip, scale: _Scale, y: float, bottom: float) -> None:
    """A line at no deal, the better side of it tinted, and its points above."""
    points = strip.no_deal or Fraction(0)
    x = scale(points)
    text = caption("no deal at", points=decimals(points))
    half = width_of(text, SMALL) / 2
    least = 18 + width_of(_name(strip), TEXT, bold=True) + 12
    at = min(max(x, least + half), WIDTH - half)
    sheet.rectangles([{"x": x, "x2": _RIGHT, "y": y + _HEAD, "y2": bottom, "fill": DEAL_FILL}])
    sheet.lines(
        [{"x": x, "x2": x, "y": y + _HEAD - 5, "y2": bottom, "no deal": float(points)}],
        thick=1.5,
        dash=(4, 3),
    )
    sheet.texts([{"x": at, "y": y + _HEAD / 2, "text": text}], align="center")


def _entry(sheet: Sheet, strip: Strip, entry: Entry, scale: _Scale, y: float) -> None:
    """A dot or a range, hollow where it is worth less than no deal, and its points on the right."""
    crossed = _crossed(entry)
    room = _LABEL - 32 - (width_of(crossed, SMALL) + 8 if crossed else 0)
    label = shortened(entry.label, room, SMALL)
    sheet.texts([{"x": 18, "y": y, "text": label}])
    if crossed:
        sheet.texts([{"x": 26 + width_of(label, SMALL), "y": y, "text": crossed, "colour": STOP}])
    low, high = scale(entry.low), scale(entry.high)
    told = {"party": strip.party, "thing": entry.label}
    if high > low:
        sheet.lines([{"x": low, "x2": high, "y": y, "y2": y, "colour": strip.mark.colour}], thick=3)
    ends = dict.fromkeys((entry.low, entry.high))
    dots = [
        {"x": scale(end), "y": y, "points": float(end), "fill": _fill(strip, end), **told} for end in ends
    ]
    sheet.points([{**dot, "colour": strip.mark.colour, "shape": strip.mark.shape} for dot in dots], thick=2)
    sheet.texts([{"x": WIDTH, "y": y, "text": told_points(entry)}], align="right")


def _fill(strip: Strip, points: Fraction) -> str:
    enough = strip.no_deal is None or points >= strip.no_deal
    return strip.mark.colour if enough else PAPER


def told_points(entry: Entry) -> str:
    """``61``, or ``16.5–46.2``."""
    if entry.low == entry.high:
        return decimals(entry.low)
    return caption("points between", low=decimals(entry.low), high=decimals(entry.high))


def _crossed(entry: Entry) -> str:
    return caption("crosses numbers", numbers=", ".join(map(str, entry.crosses))) if entry.crosses else ""


def _cloud(sheet: Sheet, strip: Strip, scale: _Scale, y: float) -> None:
    """All packages as ticks, those accepted longer and green."""
    sheet.texts([{"x": 18, "y": y, "text": caption("packages"), "colour": FAINT}])
    for accepted, colour, half in ((False, CLOUD, 4), (True, DEAL, 7)):
        points = dict.fromkeys(p for p, yes in strip.cloud if yes == accepted)
        ticks = [{"x": scale(p), "x2": scale(p), "y": y - half, "y2": y + half, "points": p} for p in points]
        sheet.lines(
            [{**tick, "colour": colour, "accepted": accepted} for tick in ticks], thick=1 + 0.5 * accepted
        )


def strip_rows(strip: Strip) -> Iterable[tuple[Any, ...]]:
    """The entries of a strip as rows of a table: party, thing, worth, no deal, red lines crossed."""
    no_deal = "–" if strip.no_deal is None else decimals(strip.no_deal)
    for entry in strip.entries:
        crossed = ", ".join(map(str, entry.crosses))
        lines = caption("red lines crossed", numbers=crossed, n=len(entry.crosses)) if crossed else "–"
        yield capital(strip.name), entry.label, told_points(entry), no_deal, lines
    if strip.cloud:
        points = [Fraction(points) for points, _ in strip.cloud]
        worth = told_points(Entry("packages", caption("packages"), min(points), max(points)))
        yield capital(strip.name), caption("packages"), worth, no_deal, "–"

"""Arrows between the places of a grid: straight to a neighbour, bent past what lies between."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

_HEAD: Final = 8.0
_HALF: Final = 3.8
_LARGE: Final = 1.6
_STUB: Final = 15.0
_SECOND: Final = 6.0
"""How far the second head of an arrow lies behind the first."""
_LEVEL: Final = (math.radians(26), math.radians(68))
_UPRIGHT: Final = (math.radians(48), math.radians(76))
"""Bent arrows leave the straight line at angles between these, the more bent the steeper."""
_FULL: Final = 34.0
"""The bend from which on they are steepest."""

Point = tuple[float, float]


class Arrow(NamedTuple):
    """An arrow: its line and its heads as SVG paths, and where its tail is."""

    line: str
    heads: tuple[str, ...]
    tail: Point


def arrow(
    ends: tuple[Point, Point], bend: float, clear: float, *, double: bool = False, large: bool = False
) -> Arrow:
    """An arrow from one place to another that is level with it or straight above or below.

    bend : how far it leaves the straight line, upwards for a level arrow and to the right for another; 0
    for a straight one. clear : how far from both places it begins and ends. double : with two heads.
    large : with heads for a heavy line.
    """
    left, entered = ends
    level = left[1] == entered[1]
    ahead = math.copysign(1, entered[0] - left[0] if level else entered[1] - left[1])
    along = (ahead, 0.0) if level else (0.0, ahead)
    aside = (0.0, -1.0) if level else (1.0, 0.0)
    flat, steep = _LEVEL if level else _UPRIGHT
    angle = flat + (steep - flat) * min(bend / _FULL, 1) if bend else 0.0
    out = clear * math.cos(angle), clear * math.sin(angle)
    begin = _moved(left, along, out[0], aside, out[1])
    tip = _moved(entered, along, -out[0], aside, out[1])
    apart = abs(entered[0] - left[0]) + abs(entered[1] - left[1])
    turn_1 = _moved(left, along, apart / 4, aside, bend * 4 / 3)
    turn_2 = _moved(entered, along, -apart / 4, aside, bend * 4 / 3)
    back = _unit(tip, turn_2)
    scale = _LARGE if large else 1.0
    end = _moved(tip, back, _HEAD * scale - 1, aside, 0)
    tips = [_moved(tip, back, _SECOND * scale * n, aside, 0) for n in range(1 + double)]
    heads = tuple(_head(each, back, scale) for each in tips)
    line = f"M{_at(begin)}C{_at(turn_1)} {_at(turn_2)} {_at(end)}"
    first = _unit(begin, turn_1)
    return Arrow(line, heads, _moved(begin, first, 5, aside, 0))


def stub(place: Point, clear: float) -> Arrow:
    """A short arrow that leaves a place for somewhere not drawn, to the left and upwards."""
    back = (math.sqrt(0.5), math.sqrt(0.5))
    begin, tip = _moved(place, back, -clear, back, 0), _moved(place, back, -clear - _STUB, back, 0)
    end = _moved(tip, back, _HEAD - 1, back, 0)
    return Arrow(f"M{_at(begin)}L{_at(end)}", (_head(tip, back, 1),), begin)


def _head(tip: Point, back: Point, scale: float) -> str:
    """A filled triangle with its tip at a place."""
    side = (-back[1], back[0])
    corners = (_moved(tip, back, _HEAD * scale, side, _HALF * scale * sign) for sign in (1, -1))
    return f"M{_at(tip)}L{'L'.join(map(_at, corners))}Z"


def bend_of(span: int, longest: int, least: float, most: float) -> float:
    """How far an arrow over so many places leaves the straight line: more, the more it passes by.

    From ``least`` for two places to ``most`` for the longest arrow.
    """
    return least if longest <= 2 else least + (most - least) * (span - 2) / (longest - 2)  # noqa: PLR2004 - see above


def _moved(place: Point, one: Point, by: float, other: Point, also: float) -> Point:
    return place[0] + one[0] * by + other[0] * also, place[1] + one[1] * by + other[1] * also


def _unit(begin: Point, end: Point) -> Point:
    length = math.hypot(end[0] - begin[0], end[1] - begin[1]) or 1.0
    return (end[0] - begin[0]) / length, (end[1] - begin[1]) / length


def _at(place: Point) -> str:
    return f"{place[0]:.1f},{place[1]:.1f}"

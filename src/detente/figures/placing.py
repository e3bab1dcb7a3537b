"""Labels beside points, so that none covers another."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DISTANCES: Final = (11, 16, 24, 36, 52, 72)
_STEP: Final = 8


class Box(NamedTuple):
    """A rectangle in pixels: left, top, right, bottom."""

    x: float
    y: float
    x2: float
    y2: float

    def overlap(self, other: Box) -> float:
        """The area that two rectangles share."""
        width = min(self.x2, other.x2) - max(self.x, other.x)
        height = min(self.y2, other.y2) - max(self.y, other.y)
        return max(width, 0) * max(height, 0)


class Label(NamedTuple):
    """Text of a size beside a point."""

    x: float
    y: float
    width: float
    height: float


def place(labels: Sequence[Label], words: Sequence[Box], taken: Sequence[Box], within: Box) -> list[Box]:
    """Find a place for each label: near its point, inside the picture, over nothing taken.

    words : what is written already. taken : what is drawn.

    1. Labels are placed in order. 2. For each, places beside the point are tried, near ones first: right,
    left, above, below, and the corners. 3. The first that is free is taken; where none is, the one that
    covers least. 4. If that covers what is written, places all over the picture are tried too.
    """
    placed: list[Box] = []
    for label in labels:
        obstacles = [*words, *taken, *placed]
        best = _freest(_candidates(label, within), obstacles)
        if any(best.overlap(other) for other in (*words, *placed)):
            best = _freest(chain([best], _anywhere(label, within)), obstacles)
        placed.append(best)
    return placed


def _freest(boxes: Iterable[Box], obstacles: Sequence[Box]) -> Box:
    """The first box that covers nothing, else the one that covers least."""
    best, least = Box(0, 0, 0, 0), float("inf")
    for box in boxes:
        covered = sum(box.overlap(other) for other in obstacles)
        if covered < least:
            best, least = box, covered
        if not covered:
            break
    return best


def _anywhere(label: Label, within: Box) -> list[Box]:
    """Places all over the picture, those near the point first."""
    across = range(int(within.x), int(within.x2 - label.width), _STEP)
    down = range(int(within.y), int(within.y2 - label.height), _STEP)
    boxes = [Box(x, y, x + label.width, y + label.height) for x in across for y in down]
    return sorted(boxes, key=lambda box: math.hypot(box.x - label.x, box.y - label.y))


def _candidates(label: Label, within: Box) -> Iterator[Box]:
    width, height = label.width, label.height
    for away in _DISTANCES:
        for right, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            x = label.x + right * away - (width / 2) * (1 - right)
            y = label.y + down * away - (height / 2) * (1 - down)
            x = min(max(x, within.x), within.x2 - width)
            y = min(max(y, within.y), within.y2 - height)
            box = Box(x, y, x + width, y + height)
            if not box.x - 2 < label.x < box.x2 + 2 or not box.y - 2 < label.y < box.y2 + 2:
                yield box
    x = min(max(label.x - width / 2, within.x), within.x2 - width)
    yield Box(x, within.y, x + width, within.y + height)

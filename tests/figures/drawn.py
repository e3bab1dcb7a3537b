"""What a picture shows, read back from its specification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.figures.placing import Box
from detente.figures.text import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.figures.figure import Figure


def layers(figure: Figure) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The look of each layer, and its marks."""
    for layer in figure.spec["layer"]:
        data = layer["data"]
        yield layer["mark"], data["values"] if "values" in data else figure.spec["datasets"][data["name"]]


def rows(figure: Figure, *keys: str) -> list[dict[str, Any]]:
    """The marks that stand for something of this kind: their data hold these keys."""
    return [row for _, marks in layers(figure) for row in marks if set(keys) <= set(row)]


def texts(figure: Figure) -> list[str]:
    """All that is written."""
    return [row["text"] for look, marks in layers(figure) if _written(look) for row in marks]


def labels(figure: Figure) -> list[tuple[str, Box]]:
    """All that is written level, with the rectangle that it takes."""
    found = []
    for look, marks in layers(figure):
        if not _written(look) or look["angle"]:
            continue
        size = look["fontSize"]
        for row in marks:
            width = width_of(row["text"], size, bold=look["fontWeight"] == "bold")
            left = row["x"] - {"left": 0, "center": width / 2, "right": width}[look["align"]]
            found.append((row["text"], Box(left, row["y"] - size / 2, left + width, row["y"] + size / 2)))
    return found


def overlaps(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of labels that cover each other by more than a pixel each way."""
    placed = [(text, box) for text, box in labels(figure) if text.strip()]
    return [
        (one, other)
        for at, (one, box) in enumerate(placed)
        for other, beside in placed[:at]
        if Box(box.x + 1, box.y + 1, box.x2 - 1, box.y2 - 1).overlap(beside) > 0
    ]


def outside(figure: Figure) -> list[str]:
    """Labels that leave the picture, but for its margin."""
    width, height = figure.spec["width"], figure.spec["height"]
    return [
        text
        for text, box in labels(figure)
        if box.x < -4 or box.y < -4 or box.x2 > width + 4 or box.y2 > height + 4
    ]


def _written(look: dict[str, Any]) -> bool:
    return look["type"] == "text" and "strokeJoin" not in look

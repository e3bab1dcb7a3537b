"""A sheet to draw on: marks at places computed beforehand, as one Vega-Lite chart.

Where labels go is worked out here and not in the browser, so that none overlap and a picture is the same
wherever it is drawn. The marks keep the numbers they stand for in their data, beside their places.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

import altair as alt
from altair.utils.schemapi import debug_mode

from detente.figures.style import CONFIG, INK, PAPER, SMALL, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Row = Mapping[str, Any]

SOLID: Final = (1, 0)
_AS_IT_IS: Final = 4
"""The size at which Vega draws a shape neither larger nor smaller than its path says."""
Align = Literal["left", "center", "right"]


class Sheet:
    """Marks, those of one look in one layer: areas lowest, then lines, points, and text on top.

    A row is one mark: ``x`` and ``y`` in pixels from the top left, ``x2`` and ``y2`` where it has a second
    corner, ``text``, ``fill``, ``colour``, ``shape``, and whatever else it stands for.
    """

    def __init__(self, height: float = 0, width: float = WIDTH) -> None:
        self.width = width
        self.height = height
        self._layers: dict[tuple[tuple[str, Any], ...], list[dict[str, Any]]] = {}

    def rectangles(
        self, rows: Iterable[Row], *, outline: bool = False, dash: tuple[int, int] = SOLID
    ) -> None:
        """Areas from (x, y) to (x2, y2), filled with ``fill``, or with an outline of ``colour``."""
        width = 1.5 if outline else 0
        self._add(rows, {"fill": None, "colour": None}, type="rect", strokeWidth=width, strokeDash=dash)

    def lines(self, rows: Iterable[Row], *, thick: float = 1, dash: tuple[int, int] = SOLID) -> None:
        """Straight lines from (x, y) to (x2, y2)."""
        self._add(rows, {"colour": INK}, type="rule", strokeWidth=thick, strokeDash=dash, strokeCap="butt")

    def points(
        self, rows: Iterable[Row], *, size: float = 80, thick: float = 1.5, opacity: float = 1
    ) -> None:
        """Shapes at (x, y), ``size`` in square pixels; hollow ones have the paper's ``fill``."""
        defaults = {"fill": PAPER, "colour": INK, "shape": "circle"}
        self._add(rows, defaults, type="point", size=size, strokeWidth=thick, opacity=opacity)

    def paths(self, rows: Iterable[Row], *, thick: float = 1.5) -> None:
        """Lines along the SVG path in ``shape``, in pixels from the top left, filled with ``fill``."""
        defaults = {"x": 0, "y": 0, "fill": None, "colour": INK}
        self._add(
            rows, defaults, type="point", size=_AS_IT_IS, strokeWidth=thick, strokeCap="butt", opacity=1
        )

    def texts(
        self,
        rows: Iterable[Row],
        *,
        align: Align = "left",
        size: float = SMALL,
        bold: bool = False,
        angle: float = 0,
    ) -> None:
        """Lines of text, their middle at height ``y``."""
        self._add(
            rows,
            {"colour": INK},
            type="text",
            align=align,
            baseline="middle",
            fontSize=size,
            fontWeight="bold" if bold else "normal",
            angle=angle % 360,
        )

    def halos(self, rows: Iterable[Row], *, size: float = SMALL) -> None:
        """A margin of paper around lines of text that begin at ``x``, so that marks leave them clear."""
        look = {"align": "left", "baseline": "middle", "fontSize": size, "stroke": PAPER, "strokeWidth": 3}
        self._add(rows, {"colour": PAPER}, type="text", strokeJoin="round", **look)

    def spec(self) -> dict[str, Any]:
        """The sheet as a Vega-Lite specification."""
        looks = sorted((dict(look) for look in self._layers), key=_height)
        with debug_mode(arg=False):  # checking each part against the schema takes longer than drawing it
            layers = [_layer(look, self._layers[tuple(look.items())]) for look in looks]
            chart = alt.layer(*layers).properties(width=self.width, height=round(self.height))
            return {**chart.to_dict(), "config": dict(CONFIG)}

    def _add(self, rows: Iterable[Row], defaults: Row, **look: object) -> None:
        """Add marks to the layer that looks so."""
        drawn = [{**defaults, **row} for row in rows]
        if drawn:
            self._layers.setdefault(tuple(look.items()), []).extend(drawn)


_CHANNELS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "x": alt.X("x:Q", scale=None, axis=None),
        "y": alt.Y("y:Q", scale=None, axis=None),
        "x2": alt.X2("x2"),
        "y2": alt.Y2("y2"),
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("colour:N", scale=None),
        "color": alt.Color("colour:N", scale=None),
        "shape": alt.Shape("shape:N", scale=None),
        "text": alt.Text("text:N"),
    }
)
_USED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "rect": ("x", "y", "x2", "y2", "fill", "stroke"),
        "rule": ("x", "y", "x2", "y2", "stroke"),
        "point": ("x", "y", "fill", "stroke", "shape"),
        "text": ("x", "y", "text", "color"),
    }
)


def _height(look: Mapping[str, Any]) -> tuple[int, bool]:
    """How far up a layer lies; dashed outlines lie above points, the margins of text below text."""
    kind = "point" if look["type"] == "rect" and look["strokeDash"] != SOLID else look["type"]
    above = kind != look["type"] or (kind == "text" and "strokeJoin" not in look)
    return list(_USED).index(kind), above


def _layer(look: dict[str, Any], rows: list[dict[str, Any]]) -> alt.Chart:
    channels = {channel: _CHANNELS[channel] for channel in _USED[look["type"]]}
    return alt.Chart(alt.InlineData(values=rows), mark=alt.MarkDef(**look)).encode(**channels)

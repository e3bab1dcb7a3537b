"""Pictures of what was found: one chart a module, one palette, and a table beside each.

A chart is a function from an analysis to :class:`~detente.figures.figure.Figure` objects. Nothing here
knows whether it will stand in a report, a notebook or a file of its own. Importing this loads no drawing
library; each kind of picture is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.analysis import Analysis
    from detente.figures.figure import Figure

    Chart = Callable[[Analysis], tuple[Figure, ...]]

__all__ = ["FIGURES"]


def _chart(kind: str) -> Chart:
    """The function of the module that has the name of a kind; found when it is called."""

    def draw(analysis: Analysis) -> tuple[Figure, ...]:
        return cast("Chart", getattr(import_module(f"{__name__}.{kind}"), kind))(analysis)

    draw.__name__ = kind
    return draw


_KINDS: Final = (
    "issues",
    "narrowing",
    "values",
    "trades",
    "approval",
    "rules",
    "conflicts",
    "agendas",
    "states",
    "outside",
    "shares",
    "flips",
    "tornado",
    "border",
    "acceptability",
    "timeline",
)
FIGURES: Final[Mapping[str, Chart]] = MappingProxyType({kind: _chart(kind) for kind in _KINDS})
"""All kinds of picture, in the order in which a report shows them; a kind with nothing to show draws none."""

"""Pictures of what was found: one chart a module, one palette, and a table beside each.

A chart is a function from an analysis to :class:`~detente.figures.figure.Figure` objects. Nothing here
knows whether it will stand in a report, a notebook or a file of its own.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.analysis import Analysis
    from detente.figures.figure import Figure

FIGURES: Final[Mapping[str, Callable[[Analysis], tuple[Figure, ...]]]] = MappingProxyType({})

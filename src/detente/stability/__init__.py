"""Stability: where a conflict settles without a deal, by the graph model for conflict resolution.

The modules are the concepts of that theory, as functions on arrays of ranks. Heavy libraries are loaded when
they are first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.on_demand import on_demand

if TYPE_CHECKING:
    from detente.stability.arrays import stabilities
    from detente.stability.lens import stability
    from detente.stability.requirements import lacks

_HOME = {"lacks": "requirements", "stabilities": "arrays", "stability": "lens"}

__all__ = ["lacks", "stabilities", "stability"]

__getattr__ = on_demand(__name__, _HOME)

"""Stability: where a conflict settles without a deal, by the graph model for conflict resolution.

The modules are the concepts of that theory, as functions on arrays of ranks. Heavy libraries are loaded when
they are first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.stability.arrays import stabilities
    from detente.stability.lens import stability
    from detente.stability.requirements import lacks

_HOME = {"lacks": "requirements", "stabilities": "arrays", "stability": "lens"}

__all__ = ["lacks", "stabilities", "stability"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import a public function from its module when it is first asked for."""
    if name not in _HOME:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415 - only where something is asked for

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)

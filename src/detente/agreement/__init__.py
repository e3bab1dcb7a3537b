"""Agreement: is there a deal, which, and if not, why not.

The lens is :func:`agreement`; the modules beside it are the concepts it is made of, as functions on
arrays of exact integers. Heavy libraries are loaded when they are first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.agreement.lens import agreement
    from detente.agreement.requirements import lacks
    from detente.agreement.tables import pareto_frontier

_HOME = {
    "agreement": "lens",
    "lacks": "requirements",
    "pareto_frontier": "tables",
}

__all__ = ["agreement", "lacks", "pareto_frontier"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import a public function from its module when it is first asked for."""
    if name not in _HOME:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415 - only where something is asked for

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)

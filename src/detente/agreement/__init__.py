"""Agreement: is there a deal, which, and if not, why not.

The lens is :func:`agreement`; the modules beside it are the concepts it is made of, as functions on
arrays of exact integers. Heavy libraries are loaded when they are first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.on_demand import on_demand

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

__getattr__ = on_demand(__name__, _HOME)

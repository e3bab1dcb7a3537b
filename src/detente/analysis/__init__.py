"""What joins the lenses: everything a case allows, in one run; and what all of it rests on."""

from detente.analysis.analyze import (
    Analysis,
    agreement_in,
    analyze,
    conflict_in,
    robustness_in,
    with_robustness,
)
from detente.analysis.lenses import LENSES, Lens
from detente.analysis.role_sheet import RoleSheet, role_sheet
from detente.analysis.sources import CitedPlace, CitedSource, Sources, sources_of

__all__ = [
    "LENSES",
    "Analysis",
    "CitedPlace",
    "CitedSource",
    "Lens",
    "RoleSheet",
    "Sources",
    "agreement_in",
    "analyze",
    "conflict_in",
    "robustness_in",
    "role_sheet",
    "sources_of",
    "with_robustness",
]

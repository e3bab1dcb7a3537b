"""Results of the lenses taken over by what shows them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from detente.analysis import Analysis
    from detente.notebook.case import LoadedCase


def inherited(found: DataclassInstance, kind: type[DataclassInstance]) -> dict[str, Any]:
    """What a result holds in the fields of its kind, by their names."""
    return {field.name: getattr(found, field.name) for field in fields(kind)}


def settled(case: LoadedCase, found: Analysis) -> LoadedCase:
    """The case with the no deals that an analysis took from where its conflict settles."""
    demands = found.case.demands
    return case if demands == case.demands else replace(case, demands=demands)

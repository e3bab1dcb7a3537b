"""Results of the lenses taken over by what shows them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def inherited(found: DataclassInstance, kind: type[DataclassInstance]) -> dict[str, Any]:
    """What a result holds in the fields of its kind, by their names."""
    return {field.name: getattr(found, field.name) for field in fields(kind)}

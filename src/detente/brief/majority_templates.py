"""What all minimal winning sets of a forum have in common is said with; part of the catalogue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MAJORITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "winning sets": "the {n} combinations of {needed} seats that are just enough",
        "first winning sets": "the first {n} combinations of {needed} seats that are just enough",
        "winning seats": "the {n} seats that are enough alone",
        "some can agree": "Of {sets}, {agree} {agree:has|have} a package that suits"
        " {needed:it|every one of their members}.",
        "all can agree": "Each of {sets} has a package that suits {needed:it|all its members}.",
        "needed by all": "{seats} {n:is|are} in all of those that can agree: no such majority forms without"
        " {n:it|them}.",
        "needed by none": "No seat is in all of those that can agree.",
        "left by all": "{seats} {n:is|are} in none of those that can agree.",
        "in so many": "Of those that can agree, {counts}.",
        "seat in so many": "{n} {n:holds|hold} {party}",
        "seat in so many, next": "{n} {party}",
        "same best package": "All of those come to the same best package: {package}.",
        "most common best package": "No package is the best of more of those than this one, the best of {n}:"
        " {package}.",
        "best packages all differ": "No two of those come to the same best package.",
    }
)
"""Templates by name."""

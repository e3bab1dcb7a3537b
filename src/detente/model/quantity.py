"""Exact numbers, and numbers the analyst is unsure of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number the analyst put in: one value, or a range with a central value.

    All three numbers are exact, as written in the file; ``low <= central <= high``.
    """

    central: Fraction
    low: Fraction
    high: Fraction
    path: str

    @property
    def is_range(self) -> bool:
        """Whether more than one value is held possible."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class FromConflict:
    """A ``no deal`` that is whatever the party expects where the conflict settles."""

    path: str

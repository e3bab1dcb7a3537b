"""Exact numbers, and numbers the analyst is unsure of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Endogenous(Quantity):
    """A ``no deal`` found where the conflict settles; ``worth`` is the judgment that gives its points."""

    worth: str


def quantities(part: object) -> Iterator[Quantity]:
    """Every quantity in a case or a part of one."""
    if isinstance(part, Quantity):
        yield part
    elif isinstance(part, Mapping):
        for entry in part.values():
            yield from quantities(entry)
    elif isinstance(part, tuple):
        for entry in part:
            yield from quantities(entry)
    elif is_dataclass(part):
        for member in fields(part):
            yield from quantities(getattr(part, member.name))

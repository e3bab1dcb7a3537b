"""What a run computes: rows of one table, any stretch of which can be computed by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Value = int | float | str | None
Row = tuple[Value, ...]
Stretch = tuple[int, int]
"""Rows from the first number up to the second, counted from 0."""
Kind = Literal["INTEGER", "REAL", "TEXT"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its name, what stands in it, and whether that was drawn, set, or found."""

    name: str
    kind: Kind
    role: Literal["drawn", "set", "found"]


class Work(Protocol):
    """What computes rows. It can be pickled; a row is the same whoever asks for it, and in what order."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table, without the number of the row."""

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from ``start`` up to ``stop``, a value a column."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is.

    ``identity`` : all that the rows rest on, by name; a run of another identity has other rows. ``about`` :
    what else is worth knowing of it. ``size`` : how many rows are asked for. ``chunk`` : how many are
    computed, and stored, at once.
    """

    identity: Mapping[str, object]
    about: Mapping[str, object]
    columns: tuple[Column, ...]
    size: int
    chunk: int


def rows_of(work: Work, start: int, stop: int) -> Sequence[Row]:
    """A stretch of the table; a function that another process can import."""
    return work.rows(start, stop)

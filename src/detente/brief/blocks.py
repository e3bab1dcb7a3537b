"""What a page of words is made of, whoever sets it: paragraphs, entries of lists, small tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under named columns; ``numbers`` are the positions of columns that hold numbers.

    ``caption`` says what the table shows, where what stands above does not; the first column names what a
    row is about. Where no column has a name there is no line of headings.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


Block = str | Item | Table
"""A paragraph, an entry of a list, or a table."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, and what stands below it. ``own`` : whether only one party may see it."""

    heading: str
    blocks: tuple[Block, ...]
    own: bool = False

"""What a page of words is made of, whoever sets it: paragraphs, entries of lists, small tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A small table; where no column has a name there is no line of headings.

    ``numbers`` are the positions of columns aligned at the right.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


Block = str | Item | Table
"""A paragraph, an entry of a list, or a table."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, and what stands below it. ``own`` : whether only one party may see it."""

    heading: str
    blocks: tuple[Block, ...]
    own: bool = False

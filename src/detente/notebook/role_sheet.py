"""A role sheet that can be read where it was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Self

from detente.analysis import RoleSheet
from detente.brief import told_role_sheet
from detente.brief.blocks import Item, Table
from detente.notebook.html import listing, paragraph, table
from detente.notebook.inherited import inherited

if TYPE_CHECKING:
    from detente.brief.blocks import Block, Part


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RoleSheetResult(RoleSheet):
    """What one party knows as it goes into the room; printed it is a page to hand out."""

    @classmethod
    def of(cls, sheet: RoleSheet) -> Self:
        """A sheet, able to show itself."""
        return cls(**inherited(sheet, RoleSheet))

    def __str__(self) -> str:
        return "\n\n".join(map(_text, told_role_sheet(self)))

    def _repr_html_(self) -> str:
        return "".join(map(_html, told_role_sheet(self)))


def _text(part: Part) -> str:
    return "\n".join((part.heading, *map(_lines, part.blocks)))


def _lines(block: Block) -> str:
    match block:
        case Item(text):
            return f"- {text}"
        case Table(_, columns, rows):
            return "\n".join(" | ".join(row) for row in ((columns, *rows) if any(columns) else rows))
        case _:
            return block


def _html(part: Part) -> str:
    shown = [paragraph(part.heading, strong=True)]
    for _, alike in groupby(part.blocks, key=type):
        items = []
        for block in alike:
            match block:
                case Item(text):
                    items.append(text)
                case Table(_, columns, rows):
                    shown.append(table("", columns, rows))
                case _:
                    shown.append(paragraph(block))
        shown.append(listing(items) if items else "")
    return "".join(shown)

"""What a report is made of, whatever form it takes: sections of paragraphs, lists, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief.blocks import Table
from detente.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; ``rests_on`` lists the judgments behind them, those below one path together."""

    text: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; ``label`` says what it is about, ``to`` is the id of a section with more."""

    text: str
    label: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``numbered`` where its entries are referred to by number."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """What a reader may pass over: folded up on a screen, open on paper."""

    summary: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CaseText:
    """The case file itself, byte by byte; ``data`` is UTF-8."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading; ``id`` is unlike any other in the report and names it in links."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


Block = Paragraph | Bullets | Table | Figure | Details | CaseText | Section


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; the first section holds the answers. ``version`` is that of Détente."""

    title: str
    date: str | None
    version: str
    sha256: str
    sections: tuple[Section, ...]


__all__ = [
    "Block",
    "Bullets",
    "CaseText",
    "Details",
    "Figure",
    "Item",
    "Paragraph",
    "Report",
    "Section",
    "Table",
]

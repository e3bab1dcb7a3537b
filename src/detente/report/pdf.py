"""A report as PDF, tagged for screen readers (PDF/UA-1); needs the extra ``pdf``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.errors import ExtraMissing, Unprintable
from detente.report.content import Bullets, CaseText, Details, Figure, Paragraph, Section, Table
from detente.report.svg import settled
from detente.report.widths import shares

if TYPE_CHECKING:
    from detente.report.content import Block, Report


def pdf(report: Report) -> bytes:
    """The report as a PDF on A4.

    The same content gives the same bytes on one machine; the letters in pictures are those of its fonts.

    Raises
    ------
    ExtraMissing
        Typst, which sets the pages, is not installed.
    Unprintable
        No font of this machine has a letter of the case.
    """
    try:
        import typst  # noqa: PLC0415 - comes with an extra
    except ImportError:
        raise ExtraMissing(
            "a report in PDF needs Typst",
            "in a copy of Détente: uv run --extra pdf detente …, or python -m pip install '.[pdf]'",
        ) from None
    pictures: dict[str, bytes] = {}
    content = {
        "title": report.title,
        "date": report.date,
        "version": report.version,
        "sha256": report.sha256,
        "blocks": [_block(section, 1, pictures) for section in report.sections],
    }
    template = files("detente.report").joinpath("templates", "report.typ").read_bytes()
    sources: Any = {"main.typ": template, "report.json": json.dumps(content).encode(), **pictures}
    try:
        return bytes(typst.compile(sources, format="pdf", pdf_standards=["ua-1"]))
    except typst.TypstError as error:
        raise Unprintable(
            f"the report cannot be set as PDF: {error.message.splitlines()[0]}",
            "install a font that has this letter, or write the report as .html and print it from a browser",
        ) from None


def _block(block: Block, level: int, pictures: dict[str, bytes]) -> dict[str, object]:
    """A block as plain data; pictures are put aside under the names by which the data call them."""
    match block:
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "rests_on": "; ".join(block.rests_on)}
        case Bullets():
            items = [{"label": item.label, "text": item.text} for item in block.items]
            return {"kind": "bullets", "items": items, "numbered": block.numbered}
        case Table():
            return _table(block)
        case Figure():
            name = f"{block.name}.svg"
            pictures[name] = settled(block.svg(), block.name).encode()
            said = {"title": block.title, "description": block.description}
            return {"kind": "figure", "picture": name, **said, "table": _table(block.table)}
        case Details():
            inner = [_block(part, level, pictures) for part in block.blocks]
            return {"kind": "details", "summary": block.summary, "blocks": inner}
        case CaseText():
            return {"kind": "case", "text": block.data.decode("utf-8-sig")}
        case Section():
            inner = [_block(part, level + 1, pictures) for part in block.blocks]
            return {"kind": "section", "heading": block.heading, "level": level, "blocks": inner}


def _table(table: Table) -> dict[str, object]:
    return {
        "kind": "table",
        "caption": table.caption,
        "columns": table.columns,
        "widths": shares(table),
        "rows": table.rows,
        "numbers": sorted(table.numbers),
    }

"""A report as Markdown, for wikis and version control."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from detente.report.content import Bullets, CaseText, Details, Figure, Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.report.content import Block, Report

_SPECIAL: Final = re.compile(r"([\\*_\[\]<>|#~])")
_CODE: Final = re.compile(r"(`[^`]+`)")
_FENCE: Final = re.compile(r"`{3,}")
_STARTS_A_BLOCK: Final = re.compile(r"^(\d+)([.)])|^([-+=])")
_DEEPEST: Final = 6


def markdown(report: Report, pictures: Mapping[str, str] | None = None) -> str:
    """The report as Markdown with tables as GitHub has them.

    Parameters
    ----------
    report
        The content.
    pictures
        Where the picture of each figure lies, by the figure's name; those not named are told in words.
    """
    date = f"\n\nAs of {report.date}." if report.date else ""
    parts = [f"# {_text(report.title)}{date}"]
    for section in report.sections:
        parts += _section(section, 2, pictures or {})
    parts.append(f"Détente {report.version}. Case file SHA-256 `{report.sha256}`.")
    return "\n\n".join(parts) + "\n"


def _section(section: Section, level: int, pictures: Mapping[str, str]) -> Iterator[str]:
    yield f"{'#' * level} {_text(section.heading)}"
    for block in section.blocks:
        yield from _block(block, min(level + 1, _DEEPEST), pictures)


def _block(block: Block, level: int, pictures: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _paragraph(block)
        case Bullets():
            yield "\n".join(_items(block))
        case Table():
            yield _table(block)
        case Figure():
            yield from _figure(block, pictures)
        case Details():
            yield f"**{_text(block.summary)}**"
            for inner in block.blocks:
                yield from _block(inner, level, pictures)
        case CaseText():
            yield _fenced(block.data.decode("utf-8-sig"))
        case Section():
            yield from _section(block, level, pictures)


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield _line(block.text)
    if block.rests_on:
        yield f"> rests on: {_text('; '.join(block.rests_on))}"


def _figure(figure: Figure, pictures: Mapping[str, str]) -> Iterator[str]:
    """The picture where there is one, and in any case what it shows as a table."""
    yield f"**{_text(figure.title)}**"
    if figure.name in pictures:
        yield f"![{_text(figure.description)}](<{pictures[figure.name]}>)"
    else:
        yield _line(figure.description)
    yield _table(figure.table)


def _items(block: Bullets) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}." if block.numbered else "-"
        label = f"**{_text(item.label)}:** " if item.label else ""
        yield f"{mark} {label}{_text(item.text)}"


def _table(table: Table) -> str:
    rules = ["---:" if place in table.numbers else "---" for place in range(len(table.columns))]
    lines = [_row(tuple(map(_text, table.columns))), _row(tuple(rules))]
    lines += [_row(tuple(map(_text, row))) for row in table.rows]
    return f"{_line(table.caption)}:\n\n" + "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Text in which nothing but commands in backticks means anything to Markdown."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part if _CODE.fullmatch(part) else _plain(part) for part in parts)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;")).replace("`", "\\`")


def _line(text: str) -> str:
    """A paragraph: what would begin a list or a heading is escaped."""
    return _STARTS_A_BLOCK.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", _text(text))


def _fenced(text: str) -> str:
    """A text as it is, in a fence longer than any within it."""
    longest = max((len(found) for found in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}yaml\n{text.rstrip()}\n{fence}"

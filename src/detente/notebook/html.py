"""Small tables and lists for notebooks: never longer than a screen, and safe whatever a case file says."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from detente.model import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS_SHOWN: Final = 20
LONGEST_CELL: Final = 200
LONGEST_TEXT: Final = 1000
_LEFT: Final = ' style="text-align:left;vertical-align:top"'
"""Notebooks set cells at the right, which suits numbers; most cells here are text."""


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of text; of many rows the first, and how many more there are."""
    head = "".join(f'<th scope="col"{_LEFT}>{escape(column)}</th>' for column in columns)
    titled = f"<caption{_LEFT}>{escape(_short(caption))}</caption>" if caption else ""
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:ROWS_SHOWN])
    return f"<table>{titled}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{_more(rows)}"


def listing(texts: Sequence[str]) -> str:
    """A list of sentences; of many the first, and how many more there are."""
    return f"<ul>{''.join(map(_entry, texts[:ROWS_SHOWN]))}</ul>{_more(texts)}"


def paragraph(text: str, *, strong: bool = False) -> str:
    """Text as a paragraph."""
    said = escape(_short(text, LONGEST_TEXT))
    return f"<p><strong>{said}</strong></p>" if strong else f"<p>{said}</p>"


def _more(entries: Sequence[object]) -> str:
    rest = len(entries) - ROWS_SHOWN
    return f"<p>and {whole(rest)} more</p>" if rest > 0 else ""


def _cell(text: str) -> str:
    return f"<td{_LEFT}>{escape(_short(text))}</td>"


def _entry(text: str) -> str:
    return f"<li>{escape(_short(text, LONGEST_TEXT))}</li>"


def _short(text: str, longest: int = LONGEST_CELL) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

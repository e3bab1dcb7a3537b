"""Small tables for notebooks: never longer than a screen, and safe whatever a case file says."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS_SHOWN: Final = 20
LONGEST_CELL: Final = 200


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of text; of many rows the first, and how many more there are."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    shown = rows[:ROWS_SHOWN]
    body = "".join(f"<tr>{''.join(f'<td>{escape(_short(cell))}</td>' for cell in row)}</tr>" for row in shown)
    rest = len(rows) - len(shown)
    more = f"<p>and {rest:,} more</p>" if rest else ""
    return (
        f"<table><caption>{escape(_short(caption))}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>{more}"
    )


def paragraphs(texts: Sequence[str]) -> str:
    """Text as paragraphs."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def counted(number: int, one: str, many: str) -> str:
    """``1 issue``, ``8 issues``."""
    return f"{number:,} {one if number == 1 else many}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"

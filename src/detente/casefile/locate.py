"""From a character of a YAML text to its place in the file, through quotes, escapes and folded lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from detente.casefile.source import Scalar

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)|[^\\]", re.DOTALL)
_BLOCK: Final = frozenset("|>")


def locate(text: str, scalar: Scalar, offset: int = 0) -> tuple[int, int, int]:
    """Line and column, from 0, of the character at ``offset``, and how much of the scalar follows.

    Folding changes white space alone, so characters are matched by counting those that are not white.
    A ``text`` other than that the scalar was read from gives the start of the scalar.
    """
    whole = scalar.end - scalar.start
    quotes = 1 if scalar.style in {"'", '"'} and whole > 2 else 0  # noqa: PLR2004 - a quote on either side
    if offset == 0 and scalar.style not in _BLOCK:
        return scalar.line, scalar.column + quotes, max(whole - 2 * quotes, 1)
    raw = text[scalar.start + quotes : scalar.end - quotes]
    start = _header(raw) if scalar.style in _BLOCK else 0
    inked = sum(not character.isspace() for character in scalar.text[:offset])
    position = _position(raw, start, inked, scalar.style)
    before = _BREAK.split(raw[:position])
    if len(before) == 1:
        return scalar.line, scalar.column + quotes + position, max(len(raw) - position, 1)
    return scalar.line + len(before) - 1, len(before[-1]), max(len(raw) - position, 1)


def _header(raw: str) -> int:
    """Where the text of a block scalar begins: after the line of its indicator."""
    found = _BREAK.search(raw)
    return found.end() if found else len(raw)


def _position(raw: str, start: int, inked: int, style: str | None) -> int:
    """Where in ``raw`` the character after ``inked`` others that are not white space stands."""
    position = start
    for begin, end in _characters(raw, start, style):
        position = begin
        if raw[begin:end].isspace() or (style == '"' and raw[begin:end] in {"\\\n", "\\\r\n"}):
            continue
        if inked == 0:
            return begin
        inked -= 1
        position = end
    return position


def _characters(raw: str, start: int, style: str | None) -> list[tuple[int, int]]:
    """Begin and end in ``raw`` of each character of the text it stands for."""
    if style == '"':
        return [found.span() for found in _ESCAPE.finditer(raw, start)]
    if style == "'":
        return [found.span() for found in re.compile("''|.", re.DOTALL).finditer(raw, start)]
    return [(position, position + 1) for position in range(start, len(raw))]

"""Expressions cut into tokens: comparisons, actions and names of states, operators, brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lark import Token

from detente.casefile.scalars import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH: Final = 20_000
"""Characters an expression may have."""

MAX_NESTING: Final = 50
"""Brackets and `not`s that may stand inside each other."""

_LETTER = r'[^\s()\[\]{}.,|=<>!≠≤≥"]'
_OPERATOR = rf"(?:iff|if|not|and|or)(?!{_LETTER})"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_NUMBER = rf"[+\-\u2212]?[0-9]*\.[0-9]+(?=\s*(?:$|[()\[\]{{}},|=<>!≠≤≥]|{_OPERATOR}))"
_BARE = rf"(?!{_OPERATOR}){_LETTER}+(?:\s+(?!{_OPERATOR}){_LETTER}+)*"
_NAME = rf"(?:{_QUOTED}|{_NUMBER}|{_BARE})"
_ATOM = re.compile(
    rf"(?P<name>{_NAME})"
    rf"(?:\s*\.\s*(?P<action>{_NAME})|\s*(?P<comparison><=|>=|!=|[=<>≠≤≥])\s*(?P<options>{_NAME}(?:\s*\|\s*{_NAME})*))?"
)
_TOKEN = re.compile(
    rf"\s*(?:(?P<ATOM>{_ATOM.pattern})|(?P<WORD>{_OPERATOR})|(?P<_OPEN>\()|(?P<_CLOSE>\))|(?P<STRAY>\S))"
)
_EACH_NAME = re.compile(_NAME)
_NEEDS_QUOTES = re.compile(rf'[()\[\]{{}}.,|=<>!≠≤≥"]|(?:^|\s){_OPERATOR}|\s\s')
_SHOUTED: Final = frozenset({"AND", "OR", "NOT", "IF", "IFF", "&", "&&", "||"})
_SAME: Final = {"≠": "!=", "≤": "<=", "≥": ">="}


def needs_quotes(name: str) -> bool:
    """Whether a name must stand in double quotes inside an expression."""
    return _NEEDS_QUOTES.search(name) is not None


def quoted(name: str) -> str:
    """The name as an expression writes it: in double quotes where it needs them."""
    if not needs_quotes(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def in_small_letters(text: str) -> str | None:
    """The hint to write operators in small letters, or in letters at all, where they are not."""
    if _SHOUTED.isdisjoint(text.split()):
        return None
    return "write operators in small letters: and, or, not, if, iff"


class Misplaced(Unreadable):
    """A text that is no expression, with the place in it where that shows."""

    def __init__(self, text: str, start: int, end: int, hint: str | None = None) -> None:
        super().__init__(text, hint)
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an expression, without its quotes, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Atom:
    """The least that can hold or not: ``issue = option | option``, ``PARTY.action``, or a name alone."""

    name: Name
    action: Name | None
    comparison: str | None
    options: tuple[Name, ...]


def scan(text: str) -> Iterator[Token]:
    """The tokens of an expression, with their places.

    A name in bare words reaches to the next operator, bracket, dot, bar or comparison, so the longest
    name is always the one read. Raises :class:`Misplaced` at what can be no token.
    """
    if len(text) > MAX_LENGTH:
        raise Misplaced(f"an expression has at most {MAX_LENGTH:,} characters", 0, 1)
    depth = nots = 0
    for found in _TOKEN.finditer(text.rstrip()):
        kind = found.lastgroup or ""
        if kind not in _KINDS:
            kind = "ATOM"
        value = found[kind]
        start, end = found.span(kind)
        if kind == "STRAY":
            raise _stray(text, start)
        if kind == "WORD":
            kind = f"_{value.upper()}"
            nots = nots + 1 if value == "not" else 0
        elif kind != "ATOM":
            depth += 1 if kind == "_OPEN" else -1
        if depth + nots > MAX_NESTING:
            raise Misplaced(f"this nests more than {MAX_NESTING} levels deep", start, end)
        yield Token(kind, value, start_pos=start, end_pos=end)


_KINDS: Final = frozenset({"WORD", "_OPEN", "_CLOSE", "STRAY"})


def read_atom(token: Token) -> Atom:
    """The parts of a token that is a comparison, an action or a name."""
    found = _ATOM.fullmatch(token)
    if found is None:
        message = f"not an atom: {token}"
        raise ValueError(message)
    begin = token.start_pos or 0
    comparison = found["comparison"]
    options: tuple[Name, ...] = ()
    if comparison is not None:
        each = _EACH_NAME.finditer(token, found.start("options"))
        options = tuple(_name(option[0], begin + option.start()) for option in each)
    return Atom(
        _name(found["name"], begin),
        None if found["action"] is None else _name(found["action"], begin + found.start("action")),
        _SAME.get(comparison, comparison),
        options,
    )


def _name(written: str, start: int) -> Name:
    quotes = written.startswith('"')
    text = re.sub(r"\\(.)", r"\1", written[1:-1]) if quotes else " ".join(written.split())
    return Name(text, start, start + len(written))


def _stray(text: str, position: int) -> Misplaced:
    character = text[position]
    if character == '"':
        return Misplaced("this quoted name has no end", position, position + 1)
    if character == ",":
        hint = "quote a name that holds a comma, and put the whole expression in single quotes"
        return Misplaced("an expression holds no comma", position, position + 1, hint)
    if character in "[]{}":
        return Misplaced(
            f'"{character}" has no meaning in an expression', position, position + 1, "write ( and )"
        )
    hint = {
        ".": "quote a name that holds a dot; an action is PARTY.action",
        "|": "alternatives stand after a comparison: issue = option | option",
        "!": "write `not`, or `!=` to compare",
    }.get(character, "a comparison is issue = option; join two with `and`")
    return Misplaced(f'"{character}" is not expected here', position, position + 1, hint)

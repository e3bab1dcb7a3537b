"""JSON whose values know their places, so that what is wrong with one is told at its line and column."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from detente.casefile.problems import line_starts
from detente.casefile.source import MAX_DEPTH, MAX_NODES, shorten

if TYPE_CHECKING:
    from detente.casefile.problems import Problems

Kind = Literal["an object", "a list", "a text", "a number", "true or false", "null"]

_TOO_DEEP: Final = f"this nests more than {MAX_DEPTH} levels deep"
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s"{}\[\],:]+')
_WORDS: Final[dict[str, Kind]] = {"true": "true or false", "false": "true or false", "null": "null"}


@dataclass(slots=True)
class Value:
    """One value of the file, from ``start`` to ``end``; of a list its ``items``, of an object its ``fields``.

    ``text`` is what a text says, and a number or a word as it is written.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    items: list[Value] = field(default_factory=list)
    fields: dict[str, Value] = field(default_factory=dict)


class JsonFile:
    """A JSON file, and what is wrong with it."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._problems = problems
        self._starts = line_starts(text)
        self._noted: set[tuple[int, str]] = set()

    def error(self, value: Value, text: str, hint: str | None = None) -> None:
        """Note, once, that a value is wrong."""
        if (value.start, text) not in self._noted:
            self._noted.add((value.start, text))
            self._error_at(value.start, text, value.end - value.start, hint)

    def read(self) -> Value | None:
        """The tree of the file; ``None`` where it is no JSON, too deep or too large, which is noted.

        1. Let the standard library tell whether it is JSON, and if not, where.
        2. Build the tree from the tokens, which are then known to fit together.
        """
        if not self._text.strip():
            self._error_at(0, "the file is empty")
            return None
        try:
            json.loads(self._text, parse_int=str, parse_float=str)
        except json.JSONDecodeError as error:
            self._error_at(error.pos, f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}")
            return None
        except RecursionError:
            self._error_at(0, _TOO_DEEP)
            return None
        return self._tree()

    def _tree(self) -> Value | None:
        open_values: list[Value] = []
        keys: list[str | None] = []
        root, count = None, 0
        for token in _TOKEN.finditer(self._text):
            if token[0] in "}]":
                open_values.pop().end = token.end()
                keys.pop()
                continue
            value, parent = self._value(token), open_values[-1] if open_values else None
            count += 1
            if count > MAX_NODES:
                self.error(value, f"the file holds more than {MAX_NODES:,} values")
                return None
            if parent is None:
                root = value
            elif parent.kind == "a list":
                parent.items.append(value)
            elif keys[-1] is None:
                keys[-1] = value.text
                if value.text in parent.fields:
                    self.error(value, f'"{shorten(value.text)}" stands here twice')
                continue
            else:
                parent.fields[keys[-1]] = value
                keys[-1] = None
            if value.kind in ("an object", "a list"):
                open_values.append(value)
                keys.append(None)
                if len(open_values) > MAX_DEPTH:
                    self.error(value, _TOO_DEEP)
                    return None
        return root

    def _value(self, token: re.Match[str]) -> Value:
        written, (start, end) = token[0], token.span()
        if written == "{":
            return Value("an object", start, end)
        if written == "[":
            return Value("a list", start, end)
        if not written.startswith('"'):
            return Value(_WORDS.get(written, "a number"), start, end, written)
        said: Any = json.loads(written)
        value = Value("a text", start, end, unicodedata.normalize("NFC", said))
        if any("\ud800" <= character <= "\udfff" for character in value.text):
            self.error(value, "half a character (a lone surrogate) cannot stand in a text")
        return value

    def _error_at(self, position: int, text: str, length: int = 1, hint: str | None = None) -> None:
        line = bisect_right(self._starts, position) - 1
        self._problems.error(line, position - self._starts[line], text, length, hint)

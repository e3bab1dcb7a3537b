"""A cursor over the tree of a file: it knows its place, its path, and what its judgments rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from detente.casefile.citations import read_citations
from detente.casefile.keys import ANY, GROUNDS, KEYS
from detente.casefile.locate import locate
from detente.casefile.source import MappingNode, Node, Scalar, SequenceNode, shorten
from detente.casefile.words import LONGEST_NAME, RESERVED
from detente.model import Grounds, Judgment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from detente.casefile.problems import Problems
    from detente.model import Citation

COMMA_HINT: Final = "quote a text that holds a comma"
_NAMES_SHOWN: Final = 10
_STEP: Final = re.compile(r"[.\[]")
TRUTH: Final = {"true": True, "false": False, "yes": True, "no": False}
GROUND_KEYS: Final = tuple(key.name for key in GROUNDS)


@dataclass(slots=True)
class Reading:
    """What reading one file shares: its text, its problems, the judgments found so far.

    ``sources`` holds the names of all sources, in order of the file; ``citations`` what is cited, by line and
    column, with its place; ``grounded`` every mapping that says itself what it rests on, by path; ``marks``
    what each mapping that says `confidential` says, by its line and column from 0.
    """

    text: str
    problems: Problems
    sources: dict[str, None] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    citations: dict[tuple[int, int], tuple[Cursor, Citation]] = field(default_factory=dict)
    grounded: dict[str, Cursor] = field(default_factory=dict)
    rare_dates: set[str] = field(default_factory=set)
    judgments: dict[str, Judgment] = field(default_factory=dict)
    marks: dict[tuple[int, int], bool] = field(default_factory=dict)

    def judge_what_is_grounded(self) -> None:
        """Enter among the judgments what says itself what it rests on, and holds no judgment.

        That a party is one, or that an option exists, is then traced like a number.
        """
        holding = {path[: cut.start()] for path in self.judgments for cut in _STEP.finditer(path)}
        for path, cursor in self.grounded.items():
            if path and path not in holding and path not in self.judgments:
                cursor.judged()


@dataclass(slots=True)
class Cursor:
    """One value of the file, with the path of the judgment it is and the grounds it inherits."""

    reading: Reading
    node: Node
    path: str = ""
    grounds: Grounds = field(default_factory=Grounds)
    confidential: bool = False

    def error(self, text: str, hint: str | None = None, offset: int = 0, length: int | None = None) -> None:
        """Note that this value is wrong; within a text, from ``offset`` for ``length`` characters."""
        line, column, room = self.place(offset)
        self.reading.problems.error(line, column, text, room if length is None else length, hint)

    def warn(self, text: str, hint: str | None = None) -> None:
        """Note that this value is doubtful."""
        line, column, room = self.place(0)
        self.reading.problems.warn(line, column, text, room, hint)

    def unknown(  # noqa: PLR0913 - the last two say where in the text
        self,
        what: str,
        word: str,
        known: Iterable[str],
        hint: str | None = None,
        *,
        offset: int = 0,
        length: int | None = None,
    ) -> None:
        """Note a name the case does not define; ``hint`` stands where no known name is like it."""
        hint = self.reading.problems.did_you_mean(word, known) or hint
        some = list(islice(known, _NAMES_SHOWN))
        if hint is None and some:
            hint = f"known here: {shorten(', '.join(some), 80)}"
        self.error(f'unknown {what} "{shorten(word)}"', hint, offset, length)

    def place(self, offset: int = 0) -> tuple[int, int, int]:
        """Line and column, from 0, of a character of this value, and the length of what follows."""
        if isinstance(self.node, Scalar):
            return locate(self.reading.text, self.node, offset)
        return self.node.line, self.node.column, 1

    def under(self, name: str, node: Node) -> Cursor:
        """The value under a key, one step further down the path."""
        path = f"{self.path}.{name}" if self.path else name
        return Cursor(self.reading, node, path, self.grounds, self.confidential)

    def key(self, node: Scalar) -> Cursor:
        """A key of this mapping, as a value that can be read and found wrong itself."""
        return self.under(node.text, node)

    @property
    def name(self) -> str:
        """The text of a key."""
        return self.node.text if isinstance(self.node, Scalar) else ""

    def judged(self) -> None:
        """Enter this value among the judgments of the case."""
        if self.path in self.reading.judgments:
            self.error(
                f"a second judgment has the path {shorten(self.path)}", "give one of the two another name"
            )
        line, column, _ = self.place()
        self.reading.judgments[self.path] = Judgment(
            self.path, line + 1, column + 1, self.grounds, self.confidential
        )

    @property
    def is_null(self) -> bool:
        """Whether nothing is written here."""
        return isinstance(self.node, Scalar) and self.node.is_null

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, SequenceNode)

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.node, MappingNode)

    def text(self, what: str = "a text") -> str | None:
        """The text written here; a problem, and ``None``, where there is none."""
        if self._is(Scalar, what) and isinstance(self.node, Scalar):
            return self.node.text
        return None

    def choice(self, choices: Collection[str], what: str) -> str | None:
        """One of the words allowed."""
        word = self.text(what)
        if word is None or word in choices:
            return word
        hint = self.reading.problems.did_you_mean(word, choices) or f"write one of: {', '.join(choices)}"
        self.error(f'"{shorten(word)}" is not {what}', hint)
        return None

    def yes_or_no(self) -> bool | None:
        """``true`` or ``false``."""
        word = self.text("true or false")
        if word is None:
            return None
        if word.lower() not in TRUTH:
            self.error(f'"{shorten(word)}" is neither true nor false')
            return None
        return TRUTH[word.lower()]

    def items(self, what: str = "a list") -> list[Cursor]:
        """The entries of a list; paths count from 1."""
        if not self._is(SequenceNode, what) or not isinstance(self.node, SequenceNode):
            return []
        return [
            Cursor(self.reading, node, f"{self.path}[{number}]", self.grounds, self.confidential)
            for number, node in enumerate(self.node.items, start=1)
        ]

    def one_or_many(self) -> list[Cursor]:
        """The entries of a list, or the one value written without one."""
        return self.items() if self.is_list else [self]

    def fields(self, of: str, names: Collection[str] = ()) -> Fields | None:
        """The mapping, opened: its keys checked against :data:`KEYS`, its grounds read.

        ``names`` are names the mapping may hold as keys beside those of the table.
        """
        if not self._is(MappingNode, "a mapping") or not isinstance(self.node, MappingNode):
            return None
        fields = Fields(self, {key.text: (key, node) for key, node in self.node.entries}, of, names)
        fields.check()
        return fields

    def _is(self, kind: type[Node], what: str) -> bool:
        if self.is_null:
            hint = COMMA_HINT if kind is Scalar else "leave the key out where there is nothing to say"
            self.error(f"{what} is expected here, and nothing is written", hint)
            return False
        if not isinstance(self.node, kind):
            found = "a list" if self.is_list else "a mapping" if self.is_mapping else "a text"
            self.error(f"{what} is expected here, not {found}")
            return False
        return True


class Fields:
    """The keys and values of one mapping."""

    def __init__(
        self, cursor: Cursor, entries: dict[str, tuple[Scalar, Node]], of: str, names: Collection[str]
    ) -> None:
        self._entries = entries
        self._keys = KEYS[of]
        self._names = names
        self._own = [key for key in GROUND_KEYS if key in entries and self._is_ground(key)]
        self.cursor = self._with_grounds(cursor)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def get(self, key: str) -> Cursor | None:
        """The value under a key of the table; ``None`` where it is absent."""
        found = self._entries.get(key)
        return None if found is None else self.cursor.under(key, found[1])

    def text(self, key: str) -> str | None:
        """The text under a key of the table; ``None`` where it is absent."""
        value = self.get(key)
        return None if value is None else value.text()

    def names(self) -> Iterator[tuple[Cursor, Cursor]]:
        """All keys that are names, each with its value, in order of the file."""
        for text, (key, node) in self._entries.items():
            if text not in self._own and (text not in self._keys or text in GROUND_KEYS or text == ANY):
                yield self.cursor.key(key), self.cursor.under(text, node)

    def check(self) -> None:
        """Note unknown keys, and keys that are missing."""
        if ANY not in self._keys:
            for text, (key, node) in self._entries.items():
                if text not in self._keys:
                    self._unknown(self.cursor.key(key), node)
        for name, meaning in self._keys.items():
            if meaning.required and name not in self._entries:
                self.cursor.error(f'"{name}" is missing here', f"{name}: {meaning.description}")

    def _unknown(self, key: Cursor, node: Node) -> None:
        word = key.name
        if word == "sure":
            hint: str | None = "`sure` stands on red lines and on statements, beside `never` or `holds`"
        elif isinstance(node, Scalar) and node.is_null:
            hint = COMMA_HINT
        else:
            hint = f"known here: {', '.join(self._keys)}"
            hint = self.cursor.reading.problems.did_you_mean(word, self._keys) or hint
        key.error(f'unknown key "{shorten(word)}"', hint)

    def _is_ground(self, key: str) -> bool:
        """Whether a key gives grounds; ``confidential`` may also be a name that the case defines."""
        if key != "confidential" or ANY not in self._keys:
            return True
        if self._names:
            return key not in self._names
        node = self._entries[key][1]
        return isinstance(node, Scalar) and node.text.lower() in TRUTH

    def _with_grounds(self, cursor: Cursor) -> Cursor:
        if not self._own:
            return cursor
        grounds, confidential = cursor.grounds, cursor.confidential
        found = {key: cursor.under(key, self._entries[key][1]) for key in self._own}
        if "source" in found:
            grounds = Grounds(read_citations(found["source"]), grounds.why)
        if "why" in found:
            grounds = Grounds(grounds.citations, found["why"].text())
        if "confidential" in found:
            confidential = bool(found["confidential"].yes_or_no())
            cursor.reading.marks[cursor.node.line, cursor.node.column] = confidential
        judged = Cursor(cursor.reading, cursor.node, cursor.path, grounds, confidential)
        if "source" in found or "why" in found:
            cursor.reading.grounded[cursor.path] = judged
        return judged


def defined_name(key: Cursor, what: str) -> str | None:
    """A name the writer gives to something; a problem, and ``None``, where it cannot be one."""
    name = key.text(f"the name of {what}")
    if name is None:
        return None
    if name in RESERVED:
        key.error(f'"{name}" cannot be the name of {what}: it means something of its own')
        return None
    if not name.strip() or name != name.strip():
        key.error(f"the name of {what} neither is empty nor begins or ends with a space")
        return None
    if len(name) > LONGEST_NAME or not name.isprintable():
        key.error(f"the name of {what} has at most {LONGEST_NAME} characters, all on one line")
        return None
    return name

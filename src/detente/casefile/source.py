"""From bytes to a tree: decoding, what is refused, and YAML nodes that know their place.

The tree is built here from the parser's events and not by a YAML composer: every scalar stays the text
it is, and a file made to exhaust memory is refused at the first event that gives it away.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from detente.casefile.problems import Problems, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 50
MAX_NODES: Final = 60_000

_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDER_ENCODINGS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Scalar:
    """A single text, from ``start`` to ``end`` of the file; ``style`` is its quote, ``|``, ``>`` or none."""

    text: str
    line: int
    column: int
    start: int
    end: int
    style: str | None

    @property
    def is_null(self) -> bool:
        """Whether nothing is written there, or one of YAML's words for nothing, without quotes."""
        return self.style is None and self.text in _NULLS


@dataclass(slots=True)
class MappingNode:
    """Keys and values, in order of the file; ``flow`` where it is written in braces."""

    entries: list[tuple[Scalar, Node]]
    line: int
    column: int
    flow: bool


@dataclass(slots=True)
class SequenceNode:
    """A list."""

    items: list[Node]
    line: int
    column: int
    flow: bool


Node = Scalar | MappingNode | SequenceNode


def decode(data: bytes, kind: str = "case file") -> tuple[str, Problems]:
    """The text of a file, or the problem that keeps it from being read.

    ``kind`` is what messages call the file. Returns the text without a byte order mark, and the collection
    all later problems go to.
    """
    if len(data) > MAX_BYTES:
        problems = Problems("")
        problems.error(0, 0, f"the file has {len(data):,} bytes; a {kind} has at most {MAX_BYTES:,}")
        return "", problems
    if data.startswith(_WIDER_ENCODINGS):
        return "", _not_utf8("", "the file is in UTF-16 or UTF-32")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        read = body[: error.start].decode("utf-8")
        return "", _not_utf8(read, f"the byte 0x{body[error.start]:02X} is not UTF-8")
    problems = Problems(text)
    found = _NOT_PRINTABLE.search(text)
    if found:
        before = split_lines(text[: found.start()])
        problems.error(
            len(before) - 1,
            len(before[-1]),
            f"the character U+{ord(found.group()):04X} cannot stand in a {kind}",
        )
    return text, problems


def _not_utf8(read: str, text: str) -> Problems:
    problems = Problems(read)
    lines = split_lines(read)
    problems.error(len(lines) - 1, len(lines[-1]), text, hint="save the file as UTF-8")
    return problems


def compose(text: str, problems: Problems) -> MappingNode | None:
    """The tree of a case file, or ``None`` with the reasons among ``problems``."""
    import yaml  # noqa: PLC0415 - needed only once a file is read

    composer = _Composer(problems)
    try:
        for event in _events(text):
            if not composer.take(event):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        character = text[mark.index : mark.index + 1] if mark else ""
        problems.error(
            line,
            column,
            f"this is not YAML: {_reason(error)}",
            hint=_yaml_hint(error.problem or "", character),
        )
    except yaml.YAMLError as error:
        problems.error(0, 0, f"this is not YAML: {error}")
    if problems:
        return None
    if composer.root is None:
        problems.error(0, 0, "the file is empty", hint="`detente new FILE` writes a case to start from")
    elif not isinstance(composer.root, MappingNode):
        problems.error(0, 0, "a case file is a mapping of sections, such as `parties:`")
    return composer.root if isinstance(composer.root, MappingNode) else None


def _events(text: str) -> Iterator[Any]:
    """Events of PyYAML's C parser, or of its Python one where libyaml is absent."""
    import yaml  # noqa: PLC0415 - needed only once a file is read

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _reason(error: Any) -> str:  # noqa: ANN401 - PyYAML's errors carry no types
    reason = error.problem or "it cannot be read"
    return f"{reason} {error.context}" if error.context else str(reason)


def _yaml_hint(problem: str, character: str) -> str | None:
    if character == "\t":
        return "indent with spaces, not with tabs"
    if "mapping values are not allowed" in problem:
        return 'quote a text that holds ": "'
    if "cannot start any token" in problem:
        return "quote a text that begins with a special character"
    return None


class _Composer:
    """Builds the tree from events, and refuses what a case file never holds."""

    def __init__(self, problems: Problems) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._open: list[MappingNode | SequenceNode] = []
        self._keys: list[Scalar | None] = []
        self._seen: list[dict[str, int]] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> bool:  # noqa: ANN401 - PyYAML's events carry no types
        """Take one event; false where reading on makes no sense."""
        kind = type(event).__name__
        match kind:
            case "ScalarEvent":
                return self._add(event, self._scalar(event))
            case "MappingStartEvent" | "SequenceStartEvent":
                mark = event.start_mark
                start = MappingNode if kind == "MappingStartEvent" else SequenceNode
                node = start([], mark.line, mark.column, bool(event.flow_style))
                return self._add(event, node) and self._enter(event, node)
            case "MappingEndEvent" | "SequenceEndEvent":
                self._open.pop()
                self._keys.pop()
                self._seen.pop()
            case "AliasEvent":
                self._fail(event, "aliases (`*name`) are not read; write the text out")
                self._place(Scalar("", event.start_mark.line, event.start_mark.column, 0, 0, "'"))
            case "DocumentStartEvent":
                self._documents += 1
                if self._documents > 1:
                    self._fail(event, "a case file holds one document; this begins a second")
                    return False
        return True

    def _scalar(self, event: Any) -> Scalar:  # noqa: ANN401
        mark = event.start_mark
        text = event.value
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        return Scalar(text, mark.line, mark.column, mark.index, event.end_mark.index, event.style or None)

    def _add(self, event: Any, node: Node) -> bool:  # noqa: ANN401
        if event.anchor is not None:
            self._fail(event, "anchors (`&name`) are not read; write the text out where it is meant")
        if event.tag is not None:
            self._fail(event, "tags (`!name`) are not read")
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fail(event, f"the file holds more than {MAX_NODES:,} values")
            return False
        self._place(node)
        return True

    def _enter(self, event: Any, node: MappingNode | SequenceNode) -> bool:  # noqa: ANN401
        self._open.append(node)
        self._keys.append(None)
        self._seen.append({})
        if len(self._open) > MAX_DEPTH:
            self._fail(event, f"this nests more than {MAX_DEPTH} levels deep")
            return False
        return True

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, SequenceNode):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            parent.entries.append((key, node))
            self._keys[-1] = None
            return
        if not isinstance(node, Scalar):
            self._problems.error(node.line, node.column, "a key is a single text, not a list or mapping")
            node = Scalar("", node.line, node.column, 0, 0, "'")
        elif node.text in self._seen[-1]:
            first = self._seen[-1][node.text] + 1
            text = f'"{shorten(node.text)}" stands here twice, first on line {first}'
            self._problems.error(node.line, node.column, text, node.end - node.start)
        self._seen[-1].setdefault(node.text, node.line)
        self._keys[-1] = node

    def _fail(self, event: Any, text: str) -> None:  # noqa: ANN401
        self._problems.error(event.start_mark.line, event.start_mark.column, text)


def shorten(text: str, length: int = 60) -> str:
    """The text, cut where it would not fit in a sentence."""
    return text if len(text) <= length else text[: length - 1] + "…"

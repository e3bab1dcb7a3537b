"""Where in a text each value stands, from its first character to its last, so that one can be exchanged.

The reader's own tree knows lines and columns for messages. To put a new value in the place of an old one it
takes the extent of every node, the closing brackets of lists and mappings included.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from detente.casefile.nodes import GROUND_KEYS, TRUTH
from detente.casefile.source import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile.flow import Content

Shape = str | tuple[str, tuple["Shape", ...], tuple["Shape", ...]]
"""What a node says, apart from how it is written: a text, or a kind with keys and children."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A node of a text; ``keys`` are those of a mapping, each beside its child.

    ``start`` and ``end`` count characters of the text, ``column`` from 0.
    """

    kind: Literal["text", "list", "mapping"]
    start: int
    end: int
    column: int
    style: Literal["plain", "quoted", "flow", "block"]
    text: str = ""
    keys: tuple[Extent, ...] = ()
    children: tuple[Extent, ...] = ()

    @property
    def last(self) -> int:
        """Where its last visible character ends; blank lines and comments may follow within ``end``."""
        if self.style == "block" and self.children:
            return self.children[-1].last
        return self.end


class NotReadable(Exception):
    """The text is not one YAML document of the plain kind; line and column count from 1."""

    def __init__(self, reason: str, mark: Any = None) -> None:  # noqa: ANN401 - PyYAML's marks carry no types
        super().__init__(reason)
        self.reason = reason
        self.line: int = 1 if mark is None else mark.line + 1
        self.column: int = 1 if mark is None else mark.column + 1


def parse(text: str) -> Extent:
    """The tree of a text that holds one YAML document.

    Raises
    ------
    NotReadable
        It is not YAML, or has anchors, aliases, tags or great depth, which case files never have.
    """
    import yaml  # noqa: PLC0415 - needed only once a file is edited

    events: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    try:
        roots = [_build(event, events, text, 1) for event in events if isinstance(event, yaml.NodeEvent)]
    except yaml.MarkedYAMLError as error:
        raise NotReadable(error.problem or "it cannot be read", error.problem_mark) from None
    except (yaml.YAMLError, UnicodeError) as error:
        raise NotReadable(str(error)) from None
    if len(roots) != 1:
        raise NotReadable(f"{len(roots)} documents stand where one is expected")
    return roots[0]


def shape(node: Extent) -> Shape:
    """What the node says."""
    if node.kind == "text":
        return node.text
    return node.kind, tuple(map(shape, node.keys)), tuple(map(shape, node.children))


def content(node: Extent) -> Content:
    """What the node says, as texts, lists and mappings."""
    if node.kind == "text":
        return node.text
    if node.kind == "list":
        return list(map(content, node.children))
    return {key.text: content(child) for key, child in zip(node.keys, node.children, strict=True)}


def ungrounded(node: Extent) -> Content:
    """What the node says, as texts, lists and mappings, without what it rests on."""
    if node.kind == "text":
        return node.text
    if node.kind == "list":
        return list(map(ungrounded, node.children))
    entries = enumerate(zip(node.keys, node.children, strict=True))
    return {key.text: ungrounded(child) for at, (key, child) in entries if not is_ground(node, at)}


def is_ground(node: Extent, position: int) -> bool:
    """Whether a key of a mapping gives a source, a reason or a reservation.

    An option may be called "confidential"; then no yes or no stands there.
    """
    name = node.keys[position].text
    return name in GROUND_KEYS and (name != "confidential" or node.children[position].text.lower() in TRUTH)


def _build(event: Any, events: Iterator[Any], text: str, depth: int) -> Extent:  # noqa: ANN401
    """The node that begins with an event; takes the events up to its end."""
    begin = event.start_mark
    if event.anchor is not None or getattr(event, "tag", None) is not None:
        raise NotReadable("anchors, aliases and tags are not part of the language", begin)
    if depth > MAX_DEPTH:
        raise NotReadable(f"it nests more than {MAX_DEPTH} levels deep", begin)
    if type(event).__name__ == "ScalarEvent":
        return _scalar(event, text)
    parts: list[Extent] = []
    closing = next(events)
    while not type(closing).__name__.endswith("EndEvent"):
        parts.append(_build(closing, events, text, depth + 1))
        closing = next(events)
    extent = (begin.index, closing.end_mark.index, begin.column)
    style: Literal["flow", "block"] = "flow" if event.flow_style else "block"
    if type(event).__name__ == "MappingStartEvent":
        return Extent("mapping", *extent, style, keys=tuple(parts[::2]), children=tuple(parts[1::2]))
    return Extent("list", *extent, style, children=tuple(parts))


def _scalar(event: Any, text: str) -> Extent:  # noqa: ANN401
    begin, end = event.start_mark, event.end_mark.index
    style: Literal["plain", "quoted", "block"] = "quoted" if event.style else "plain"
    if event.style in {"|", ">"}:
        style, end = "block", begin.index + len(text[begin.index : end].rstrip())
    return Extent("text", begin.index, end, begin.column, style, unicodedata.normalize("NFC", event.value))

"""A case file as a tree of pieces, each of which can be left out, and written out again without them.

What is written is YAML of one form whatever the form of the file: every text in double quotes, every piece on
a line of its own. Comments, spacing and the way a value was spelt do not come through.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from detente.casefile.edit import kind_below
from detente.casefile.extents import parse
from detente.casefile.keys import ANY, KEYS, mapping
from detente.casefile.problems import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile.extents import Extent
    from detente.casefile.keys import Kind

_UNWRITABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LONGEST_PLAIN_KEY: Final = 500
"""Characters after which YAML wants a key announced by a question mark."""


@dataclass(slots=True, eq=False)
class Piece:
    """A value of the file and all below it; ``key`` is the name or the number, from 1, it stands under."""

    key: str
    node: Extent
    place: tuple[int, int]
    kind: Kind | None
    parent: Piece | None = None
    children: list[Piece] = field(default_factory=list)
    left_out: bool = False

    @property
    def path(self) -> str:
        """Where it stands, as a judgment's path tells it."""
        if self.parent is None:
            return ""
        above = self.parent.path
        if self.parent.node.kind == "list":
            return f"{above}[{self.key}]"
        return f"{above}.{self.key}" if above else self.key

    @property
    def is_named(self) -> bool:
        """Whether its key is a name the writer chose, and not a word of the language."""
        if self.parent is None or self.parent.kind is None or self.parent.kind.of is None:
            return False
        keys = KEYS[self.parent.kind.of]
        return ANY in keys and (self.key not in keys or self.key == "confidential")

    def below(self) -> Iterator[Piece]:
        """The piece and all below it that is not left out, from the bottom up."""
        if not self.left_out:
            for child in self.children:
                yield from child.below()
            yield self


def read_pieces(text: str) -> Piece:
    """The tree of a text that holds one case."""
    return _piece("", parse(text), mapping("case"), None, line_starts(text))


def _piece(key: str, node: Extent, kind: Kind | None, parent: Piece | None, starts: list[int]) -> Piece:
    place = bisect_right(starts, node.start) - 1, node.column
    piece = Piece(key, node, place, kind, parent)
    keys = [name.text for name in node.keys] or [str(number + 1) for number in range(len(node.children))]
    piece.children = [
        _piece(name, child, kind_below(kind, node, step), piece, starts)
        for step, (name, child) in enumerate(zip(keys, node.children, strict=True))
    ]
    return piece


def write_pieces(root: Piece) -> tuple[str, list[Piece]]:
    """The text of all that is not left out, and the piece that stands on each of its lines."""
    lines = list(_lines(root, ""))
    return "\n".join(line for line, _ in lines) + "\n", [piece for _, piece in lines]


def _lines(piece: Piece, lead: str) -> Iterator[tuple[str, Piece]]:
    comma = "" if piece.parent is None else ","
    if piece.node.kind == "text":
        yield f"{lead}{_quoted(piece.node.text)}{comma}", piece
        return
    opening, closing = "{}" if piece.node.kind == "mapping" else "[]"
    yield f"{lead}{opening}", piece
    for child in piece.children:
        if not child.left_out:
            yield from _lines(child, _key(child.key) if piece.node.kind == "mapping" else "")
    yield f"{closing}{comma}", piece


def _key(name: str) -> str:
    return f"{'? ' if len(name) > _LONGEST_PLAIN_KEY else ''}{_quoted(name)}: "


def _quoted(text: str) -> str:
    """The text in double quotes, with all that YAML would fold or refuse written as an escape."""
    written = json.dumps(text, ensure_ascii=False)
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", written)

"""What a case file says, cut into the judgments it holds, so that each can be exchanged for another file's.

A file is laid out as *leaves*, its texts with the way that leads to each. Leaves belong to the judgment
they are part of; those of no judgment, such as the options of an issue, belong to the part of the case they
stand in. All leaves of one judgment or part are a *unit*. Comments, spacing, the order of keys, sources,
reasons and mere names make no difference between two units. Where order means something, that of options
and that of entries under ``worth``, it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from detente.casefile.edit import kind_below
from detente.casefile.extents import is_ground, parse
from detente.casefile.flow import told
from detente.casefile.keys import KEYS, TEXT, mapping

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from detente.casefile.extents import Extent
    from detente.casefile.flow import Content
    from detente.casefile.keys import Kind

Steps = tuple[str | int, ...]

_SAID_IN_WORDS: Final = frozenset(
    {"ask", "author", "name", "note", "office", "publisher", "title", "unit", "url", "what", "words"}
)
"""Keys whose text is for people alone: no answer hangs on it."""
_FRAME: Final = frozenset({"format", "note", "sources", "title"})
"""Keys of the case that belong to no unit."""
_SHORT_FORMS: Final = {
    "sources": "title",
    "parties": "name",
    "people": "name",
    "options": "name",
    "party actions": "name",
    "states": "holds",
    "statement": "holds",
    "impossible": "never",
}
"""Where a text stands for a mapping with only that key."""
_NAMES_COUNT: Final = frozenset({"options", "parties", "party actions", "people", "ratifiers"})
"""Mappings that say something by holding a name, whatever stands below it."""
_ORDER_COUNTS: Final = frozenset({"options", "party worth"})
_AROUND_OPERATORS: Final = re.compile(r"\s*([=|<>(),]|!=|<=|>=)\s*")
_PART: Final = 2
"""How long the path of a part of the case is that is no judgment, as in ``issues.tariff``."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text and the way to it; ``counts`` is false where the text makes no difference.

    ``content`` is an empty list or mapping where nothing stands below, and a tuple the order of the names of
    a mapping.
    """

    steps: Steps
    content: str | tuple[str, ...] | list[Content] | dict[str, Content]
    counts: bool = True

    @property
    def compared(self) -> object:
        """What is compared: the text without the spaces that mean nothing."""
        if isinstance(self.content, str):
            return _AROUND_OPERATORS.sub(r"\1", " ".join(self.content.split()))
        return self.content if isinstance(self.content, tuple) else type(self.content)


@dataclass(frozen=True, slots=True)
class Unit:
    """One judgment, or part of the case, with all that belongs to it."""

    path: str
    leaves: tuple[Leaf, ...]

    def says_the_same(self, other: Unit) -> bool:
        """Whether two units say the same, however it is written."""
        return self._said() == other._said()

    def _said(self) -> dict[Steps, object]:
        return {leaf.steps: leaf.compared for leaf in self.leaves if leaf.counts}

    def __str__(self) -> str:
        """What it says, on one line."""
        return told(_below(rebuild(self.leaves), self.leaves[0].steps, self.path))


def frame_and_units(text: str, judgments: Collection[str]) -> tuple[tuple[Leaf, ...], dict[str, Unit]]:
    """The leaves of a case file that belong to no unit, and its units by path.

    judgments : the paths to cut at. Where two files are compared, those of both.
    """
    frame: list[Leaf] = []
    owned: dict[str, list[Leaf]] = {}
    for leaf in leaves(parse(text)):
        if leaf.steps[0] in _FRAME:
            frame.append(leaf)
        else:
            owned.setdefault(_owner(leaf.steps, judgments), []).append(leaf)
    return tuple(frame), {path: Unit(path, tuple(own)) for path, own in owned.items()}


def leaves(root: Extent) -> Iterator[Leaf]:
    """All leaves of a valid case file, in its order, without sources and reasons."""
    yield from _leaves(root, mapping("case"), ())


def _leaves(node: Extent, kind: Kind | None, steps: Steps) -> Iterator[Leaf]:
    if node.kind == "text":
        yield Leaf(steps, node.text)
    elif node.kind == "list":
        yield from _leaves_of_list(node, kind, steps)
    else:
        yield from _leaves_of_mapping(node, kind, steps)


def _leaves_of_list(node: Extent, kind: Kind | None, steps: Steps) -> Iterator[Leaf]:
    if steps[0] == "issues" and steps[-1] == "options":
        yield Leaf(steps, tuple(child.text for child in node.children))
        for child in node.children:
            yield Leaf((*steps, child.text, "name"), child.text, counts=False)
            yield Leaf((*steps, child.text), {})
        return
    if not node.children:
        yield Leaf(steps, [])
    items = () if kind is None else kind.items
    short = next((_SHORT_FORMS[item.of] for item in items if item.of in _SHORT_FORMS), None)
    for position, child in enumerate(node.children):
        if short is not None and child.kind == "text":
            yield Leaf((*steps, position, short), child.text)
        else:
            yield from _leaves(child, kind_below(kind, node, position), (*steps, position))


def _leaves_of_mapping(node: Extent, kind: Kind | None, steps: Steps) -> Iterator[Leaf]:
    of = "" if kind is None or kind.of is None else kind.of
    keys = KEYS.get(of, {})
    below = [(position, key.text) for position, key in enumerate(node.keys) if not is_ground(node, position)]
    if of in _ORDER_COUNTS:
        yield Leaf(steps, tuple(name for _, name in below))
    elif not below:
        yield Leaf(steps, {})
    for position, name in below:
        child, here = node.children[position], (*steps, name)
        in_words = name in keys and name in _SAID_IN_WORDS and keys[name].kind == TEXT
        if of in _SHORT_FORMS and name not in keys and child.kind == "text":
            yield Leaf((*here, _SHORT_FORMS[of]), child.text, counts=of == "states")
        elif in_words:
            yield Leaf(here, child.text, counts=False)
        else:
            yield from _leaves(child, kind_below(kind, node, position), here)
        if of in _NAMES_COUNT and (child.children or child.kind == "text"):
            yield Leaf(here, {})


def _owner(steps: Steps, judgments: Collection[str]) -> str:
    """The path of the innermost judgment a leaf belongs to, else of the part of the case it stands in."""
    for length in range(len(steps), 0, -1):
        path = spelled(steps[:length])
        if path in judgments:
            return path
    return spelled(steps[:_PART])


def spelled(steps: Iterable[str | int]) -> str:
    """The path of steps: names with dots between, lists counted from 1."""
    path = ""
    for step in steps:
        path += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if path else step
    return path


class Contradiction(Exception):
    """Leaves that cannot stand in one file, such as a text where others need a list."""


def rebuild(leaves: Iterable[Leaf]) -> Content:
    """The content of a file with these leaves; lists close up where entries are left out.

    Raises
    ------
    Contradiction
        Two leaves do not fit together.
    """
    root: dict[str | int, object] = {}
    orders: dict[Steps, tuple[str, ...]] = {}
    for leaf in leaves:
        if isinstance(leaf.content, tuple):
            orders[leaf.steps] = leaf.content
            _at(root, leaf.steps)
        elif isinstance(leaf.content, dict):
            _at(root, leaf.steps)
        elif _at(root, leaf.steps[:-1]).setdefault(leaf.steps[-1], leaf.content) != leaf.content:
            raise Contradiction
    return _closed(root, (), orders)


def _at(root: dict[str | int, object], steps: Steps) -> dict[str | int, object]:
    """The mapping that steps lead to, made where it is missing; a list is one with numbers for keys."""
    for step in steps:
        below = root.setdefault(step, {})
        if not isinstance(below, dict):
            raise Contradiction
        root = below
    return root


def _closed(node: object, steps: Steps, orders: Mapping[Steps, tuple[str, ...]]) -> Content:
    """The node with lists for mappings of numbers, and names in their order."""
    if not isinstance(node, dict):
        return cast("Content", node)
    positions = sorted(step for step in node if isinstance(step, int))
    if positions and len(positions) < len(node):
        raise Contradiction
    if positions:
        return [_closed(node[position], (*steps, position), orders) for position in positions]
    order = [name for name in orders.get(steps, ()) if name in node]
    return {name: _closed(node[name], (*steps, name), orders) for name in dict.fromkeys([*order, *node])}


def _below(content: Content, steps: Steps, path: str) -> Content:
    """The part of a content that a path names; its steps begin those of every leaf below."""
    for length, step in enumerate(steps, start=1):
        if isinstance(content, dict) and isinstance(step, str):
            content = content[step]
        elif isinstance(content, list):
            content = content[0]
        if spelled(steps[:length]) == path:
            break
    return content

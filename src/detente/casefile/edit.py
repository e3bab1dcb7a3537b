"""Change one judgment in the text of a case file and leave everything else as the analyst wrote it.

The file is not loaded and dumped again, which would lose spacing, quoting and some comments. Its text is
parsed for the places of its nodes, the new value is put where the old one stood, and the result is parsed
once more to make sure that this judgment differs and nothing else.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from detente.casefile.extents import NotReadable, content, parse, shape, ungrounded
from detente.casefile.flow import told
from detente.casefile.keys import ANY, KEYS, Kind, mapping
from detente.casefile.source import shorten
from detente.errors import CaseError, PathError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile.extents import Extent, Shape
    from detente.casefile.flow import Content

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]|\Z")
_POSITION = re.compile(r"\[([0-9]{1,9})\]")
_SEGMENT = re.compile(r'"[^"]*"|[^.\[]+')
_EXAMPLE = "name a judgment, as in wants.North.no deal"
_ONE_VALUE = "put a text in single quotes, a list in [ ] and a mapping in { }"
_DEFINED_IN = {"package": "issues", "about": "issues", "issue positions": "parties"}
"""Mappings to which a name defined in another section may be added."""


def set_judgment(text: str, path: str, value: str) -> str:
    """The text of a case file with one judgment set to another value, every other character as it was.

    Parameters
    ----------
    text : str
        The whole file. A byte order mark and CRLF line ends stay.
    path : str
        Names from the top of the file down, with dots between and lists counted from 1, as in
        ``wants.North.red lines[2].sure``. Names may hold spaces; one that holds a dot may stand in double
        quotes. The last name may be a key that is absent so far, where the language has it.
    value : str
        What to put there, as the file would say it: ``30``, ``25..35``, ``{from: conflict}``, ``[a, b]``.
        A text that would need quotes where it is put gets them.

    Raises
    ------
    PathError
        Nothing has that path (the message names the longest part that exists), or the value does not fit.
    CaseError
        The text is not YAML of the kind a case file may hold.
    """
    bom = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    try:
        root = parse(body)
    except NotReadable as error:
        raise CaseError("case file", [Problem(error.line, error.column, error.reason)]) from None
    place = _follow(root, path)
    added = _name_to_add(root, place)
    if place.rest and added is None:
        raise _no_such_path(root, place, path)
    new = _parse_value(value.strip(), path)
    expected = _with(root, place.steps, added, new)
    for written in _spellings(value.strip(), new):
        changed = _replace(body, place, written) if added is None else _add(body, place, added, written)
        try:
            if shape(parse(changed)) == expected:
                return bom + changed
        except NotReadable:
            continue
    raise PathError(
        f'"{path}" cannot be set to {shorten(value.strip())}: the file would say something else there',
        _ONE_VALUE,
    )


def written_at(text: str, path: str) -> str | None:
    """What a case file says at a path, on one line and without its grounds; ``None`` where nothing stands.

    The text is one that :func:`set_judgment` takes, and the path one that it accepts.
    """
    place = _follow(parse(text.removeprefix(_BOM)), path)
    return None if place.rest else told(ungrounded(place.node))


def content_at(text: str, path: str) -> Content | None:
    """What a case file says at a path, with its grounds, as one could change it and set it anew."""
    place = _follow(parse(text.removeprefix(_BOM)), path)
    return None if place.rest else content(place.node)


def can_be_set(text: str, path: str) -> bool:
    """Whether a path leads to something in a case file, or to a key that could be added to it."""
    root = parse(text.removeprefix(_BOM))
    place = _follow(root, path)
    return not place.rest or _name_to_add(root, place) is not None


def _with(node: Extent, steps: tuple[int, ...], added: str | None, new: Extent) -> Shape:
    """What the tree says once the node reached by the steps is ``new``, or holds it under ``added``."""
    keys, children = tuple(map(shape, node.keys)), list(map(shape, node.children))
    if steps:
        children[steps[0]] = _with(node.children[steps[0]], steps[1:], added, new)
    elif added is None:
        return shape(new)
    else:
        keys, children = (*keys, added), [*children, shape(new)]
    return node.kind, keys, tuple(children)


@dataclass(frozen=True, slots=True)
class _Place:
    """How far a path leads: the positions taken, the nodes passed (the root first), what is left of it."""

    steps: tuple[int, ...]
    nodes: tuple[Extent, ...]
    rest: str

    @property
    def node(self) -> Extent:
        return self.nodes[-1]

    @property
    def key(self) -> Extent | None:
        """The key the node stands under, unless it stands in a list."""
        parent = self.nodes[-2] if self.steps else None
        return parent.keys[self.steps[-1]] if parent is not None and parent.keys else None


def _follow(root: Extent, path: str) -> _Place:
    """The furthest place the path leads to; what is left of it is empty where the path exists."""
    names = unicodedata.normalize("NFC", path.strip())
    if not names:
        raise PathError("a path is missing", _EXAMPLE)
    return max(_walk(root, names, ()), key=lambda reached: -len(reached.rest))


def _walk(
    node: Extent, rest: str, steps: tuple[int, ...], passed: tuple[Extent, ...] = ()
) -> Iterator[_Place]:
    """Every place that a reading of the path reaches, those of longer names first."""
    nodes = (*passed, node)
    yield _Place(steps, nodes, rest)
    for position, left in _heads(node, rest):
        yield from _walk(node.children[position], left, (*steps, position), nodes)


def _heads(node: Extent, rest: str) -> list[tuple[int, str]]:
    """The children that the path may go on to, each with what is then left of it; longer names first."""
    if node.kind == "list":
        index = _POSITION.match(rest)
        if index is None or not 1 <= int(index[1]) <= len(node.children):
            return []
        tails = [(int(index[1]) - 1, rest[index.end() :])]
    else:
        names = [
            (position, written)
            for position, key in enumerate(node.keys)
            for written in (key.text, f'"{key.text}"')
            if key.text and rest.startswith(written)
        ]
        names.sort(key=lambda name: -len(name[1]))
        tails = [(position, rest[len(written) :]) for position, written in names]
    return [
        (position, tail.removeprefix("."))
        for position, tail in tails
        if not tail or tail[0] == "[" or (tail[0] == "." and len(tail) > 1)
    ]


def _spell(place: _Place) -> str:
    """The path of a place."""
    path = ""
    for node, step in zip(place.nodes, place.steps, strict=False):
        if node.kind == "list":
            path += f"[{step + 1}]"
        else:
            path += f"{'.' if path else ''}{_spell_name(node.keys[step].text)}"
    return path


def _spell_name(name: str) -> str:
    return f'"{name}"' if re.search(r"[.\[\]]", name) else name


def _allowed(root: Extent, place: _Place) -> list[str]:
    """Keys that the language allows at a place, names defined elsewhere in the case included."""
    kind: Kind | None = mapping("case")
    for node, step in zip(place.nodes, place.steps, strict=False):
        kind = kind_below(kind, node, step)
    kind = _narrow(kind, place.node)
    if kind is None or kind.of is None:
        return []
    section = _DEFINED_IN.get(kind.of)
    defined = [
        name.text
        for key, child in zip(root.keys, root.children, strict=True)
        if key.text == section
        for name in child.keys
    ]
    return [name for name in KEYS[kind.of] if name != ANY] + defined


def kind_below(kind: Kind | None, node: Extent, step: int) -> Kind | None:
    """What the language expects in a list or mapping of some kind, at the child of that position.

    The alternatives that the child's form rules out are left aside. ``None`` where it expects nothing.
    """
    kind = _narrow(kind, node)
    if kind is None:
        return None
    if node.kind == "list":
        below = next((item for item in kind.items if _narrow(item, node.children[step])), None)
    else:
        keys = KEYS[kind.of or "case"]
        key = keys.get(node.keys[step].text, keys.get(ANY))
        below = None if key is None else key.kind
    return _narrow(below, node.children[step])


def _narrow(kind: Kind | None, node: Extent) -> Kind | None:
    """The alternative of a kind that a node of this form must be; ``None`` where there is none."""
    if kind is None:
        return None
    if kind.form == "any of":
        ordered = sorted(kind.items, key=lambda item: item.form == "range")
        return next(filter(None, (_narrow(item, node) for item in ordered)), None)
    if kind.form == "range" and node.kind == "mapping":
        return mapping("range")
    form = kind.form if kind.form in ("mapping", "list") else "text"
    return kind if form == node.kind else None


def _name_to_add(root: Extent, place: _Place) -> str | None:
    """The absent key that the path ends in, where the language has it at that place."""
    last = _SEGMENT.fullmatch(place.rest)
    if last is None or place.node.kind != "mapping":
        return None
    name = last.group().strip('"')
    return name if name in _allowed(root, place) else None


def _no_such_path(root: Extent, place: _Place, path: str) -> PathError:
    """What is wrong with a path: the longest part that exists, and what may be meant in place of the rest."""
    reached = _spell(place)
    there = f'"{reached}"' if reached else "the case"
    head = _SEGMENT.match(place.rest)
    segment = head.group().strip('"') if head else place.rest
    if path.rstrip().endswith("."):
        return PathError(f'"{path}" is not a path: it ends in a dot', _EXAMPLE)
    if place.node.kind == "text":
        return PathError(
            f'no judgment is at "{path}": {there} is a text, with nothing below it',
            "to say more there, set it to a mapping, as in {name: Northland, power: 40}",
        )
    if place.node.kind == "list":
        return PathError(
            f'no judgment is at "{path}": {there} is a list of {len(place.node.children)}',
            f"entries count from 1, as in {reached}[1]; to add one, set the whole list",
        )
    names = [key.text for key in place.node.keys]
    allowed = _allowed(root, place)
    near = get_close_matches(segment, dict.fromkeys([*names, *allowed]), n=1)
    prefix = f"{reached}." if reached else ""
    if segment in allowed:
        new = f"{prefix}{_spell_name(segment)}"
        hint = f'only the last name of a path can be new: set "{new}" as a whole, in {{ }} or [ ]'
    elif near:
        left = place.rest[head.end() :] if head else ""
        hint = f'did you mean "{prefix}{_spell_name(near[0])}{left}"?'
    else:
        hint = f"{there} holds {', '.join(names)}"
    return PathError(f'no judgment is at "{path}": {there} holds no "{segment}"', hint)


def _parse_value(value: str, path: str) -> Extent:
    """The value read by itself: one scalar, list or mapping that fits into a line of a file."""
    if not value:
        raise PathError(f'"{path}" cannot be set to nothing', "give a value, as in 30, 25..35 or [a, b]")
    try:
        node = parse(value)
    except NotReadable as error:
        raise PathError(
            f'"{path}" cannot be set to {shorten(value)}: {error.reason}',
            "a text that begins with a quoted name goes in single quotes",
        ) from None
    if node.style == "block" or (node.start, node.end) != (0, len(value)):
        raise PathError(f'"{path}" cannot be set to {shorten(value)}: one value is expected', _ONE_VALUE)
    return node


def _spellings(value: str, node: Extent) -> Iterator[str]:
    """Ways of writing the value: as given, and, should a bare text not stand there, in quotes."""
    yield value
    if node.kind == "text" and node.style == "plain":
        yield "'" + node.text.replace("'", "''") + "'"


def _replace(text: str, place: _Place, value: str) -> str:
    """The text with the value in place of a node."""
    node, key = place.node, place.key
    lead = ""
    if node.start == node.last:
        missing_colon = key is not None and ":" not in text[key.end : node.start]
        lead = ": " if missing_colon else " " * text[: node.start].endswith((":", "-"))
    elif key is not None and node.style == "block" and node.children and node.column <= key.column:
        lead = " " * (key.column + 2 - node.column)
    return text[: node.start] + lead + value + text[node.last :]


def _add(text: str, place: _Place, name: str, value: str) -> str:
    """The text with one more entry at the end of a mapping, in the mapping's own style.

    A single pair in a list, as in ``[never: tariff = high]``, is a mapping without braces and gets them.
    """
    node = place.node
    entry = f"{_written_key(name)}: {value}"
    if node.style == "flow":
        if not node.children:
            return text[: node.start + 1] + entry + text[node.start + 1 :]
        after = node.children[-1].last
        if text[node.start] != "{":
            return text[: node.start] + f"{{{text[node.start : after]}, {entry}}}" + text[after:]
        return text[:after] + f", {entry}" + text[after:]
    line_end = _LINE_END.search(text, node.last)
    first = _LINE_END.search(text)
    at = len(text) if line_end is None else line_end.start()
    newline = (first.group() if first else "") or "\n"
    return text[:at] + newline + " " * node.keys[0].column + entry + text[at:]


def _written_key(name: str) -> str:
    """A key as a file would write it: bare where it can stand so in a flow mapping."""
    try:
        bare = parse(f"{{{name}: x}}").keys
    except NotReadable:
        bare = ()
    return name if [key.text for key in bare] == [name] else json.dumps(name, ensure_ascii=False)

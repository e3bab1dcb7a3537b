"""What each judgment says, as the analyst wrote it, without the reasons and sources beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.extents import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile.extents import Extent

_BESIDE = frozenset({"source", "why", "confidential"})
"""Keys that say what a judgment rests on, and for whose eyes it is."""


def written(text: str) -> dict[str, str]:
    """Every value of a case file by its path, on one line.

    A single value stands as it is, a list in brackets, a mapping in braces, as in
    ``{low: 100, high: 0}``; spacing, quotes and comments are left out.

    Raises
    ------
    NotReadable
        The text is not YAML of the kind a case file may hold.
    """
    return dict(_below(parse(text.removeprefix("\ufeff")), ""))


def _below(node: Extent, path: str) -> Iterator[tuple[str, str]]:
    if path:
        yield path, _said(node)
    if node.kind == "list":
        for number, child in enumerate(node.children, start=1):
            yield from _below(child, f"{path}[{number}]")
    for key, child in zip(node.keys, node.children, strict=False):
        yield from _below(child, f"{path}.{key.text}" if path else key.text)


def _said(node: Extent) -> str:
    if node.kind == "text":
        return " ".join(node.text.split())
    if node.kind == "list":
        return f"[{', '.join(map(_said, node.children))}]"
    entries = zip(node.keys, node.children, strict=True)
    kept = [(key.text, _said(child)) for key, child in entries if key.text not in _BESIDE]
    if [key for key, _ in kept] == ["value"]:
        return kept[0][1]
    return f"{{{', '.join(f'{key}: {said}' for key, said in kept)}}}"

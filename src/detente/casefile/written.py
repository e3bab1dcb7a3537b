"""What each judgment says, as the analyst wrote it, without the reasons and sources beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.extents import parse, ungrounded
from detente.casefile.flow import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile.extents import Extent


def written(text: str) -> dict[str, str]:
    """Every value of a case file by its path, on one line.

    A single value stands as it is, a list in brackets, a mapping in braces, as in
    ``{low: 100, high: 0}``; spacing and comments are left out, and quotes where they need not be.

    Raises
    ------
    NotReadable
        The text is not YAML of the kind a case file may hold.
    """
    return dict(_below(parse(text.removeprefix("\ufeff")), ""))


def _below(node: Extent, path: str) -> Iterator[tuple[str, str]]:
    if path:
        yield path, " ".join(node.text.split()) if node.kind == "text" else told(ungrounded(node))
    if node.kind == "list":
        for number, child in enumerate(node.children, start=1):
            yield from _below(child, f"{path}[{number}]")
    for key, child in zip(node.keys, node.children, strict=False):
        yield from _below(child, f"{path}.{key.text}" if path else key.text)

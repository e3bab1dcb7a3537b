"""Marking parts of case files as confidential, for tests of what leaves them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.extents import parse

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from detente.casefile.extents import Extent

_MARK = "confidential: true"


def marked(text: str, rng: random.Random, most: int = 4) -> str:
    """The text with up to so many of its mappings marked as confidential."""
    mappings = list(_mappings(parse(text)))[1:]
    chosen = rng.sample(mappings, min(rng.randint(1, most), len(mappings)))
    for node in sorted(chosen, key=lambda node: -node.start):
        if "confidential" in [key.text for key in node.keys]:
            continue
        if node.style == "flow":
            comma = ", " if node.children else ""
            text = f"{text[: node.start + 1]}{_MARK}{comma}{text[node.start + 1 :]}"
        else:
            text = f"{text[: node.start]}{_MARK}\n{' ' * node.column}{text[node.start :]}"
    return text


def _mappings(node: Extent) -> Iterator[Extent]:
    if node.kind == "mapping":
        yield node
    for child in node.children:
        yield from _mappings(child)


def confidential_texts(text: str) -> tuple[set[str], set[str]]:
    """The scalars and keys of a file that stand below a mark, and all others."""
    hidden: set[str] = set()
    shown: set[str] = set()
    _sort(parse(text), hidden, shown, confidential=False)
    return hidden, shown | {"confidential"}


def hidden_texts(text: str) -> list[Extent]:
    """The places of the texts that stand below a mark, but for the marks."""
    return [node for node in _texts(parse(text), confidential=False) if node.text not in {"true", "false"}]


def _texts(node: Extent, *, confidential: bool) -> Iterator[Extent]:
    confidential = confidential or _is_marked(node)
    if confidential and node.kind == "text" and node.style in {"plain", "quoted"}:
        yield node
    for child in node.children:
        yield from _texts(child, confidential=confidential)


def _is_marked(node: Extent) -> bool:
    values = dict(zip((key.text for key in node.keys), node.children, strict=False))
    return "confidential" in values and values["confidential"].text == "true"


def _sort(node: Extent, hidden: set[str], shown: set[str], *, confidential: bool) -> None:
    confidential = confidential or _is_marked(node)
    said = [key.text for key in node.keys] if node.kind == "mapping" else [node.text]
    (hidden if confidential else shown).update(said)
    for child in node.children:
        _sort(child, hidden, shown, confidential=confidential)

"""A case file as a person would write it: a section apart from the next, one thing a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.casefile.flow import flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.casefile.flow import Content

_WIDTH: Final = 100
_LISTED: Final = 2
"""Levels that are always written one entry a line; what lies deeper stands on one line where it fits."""
_ENTRIES_FIT: Final = frozenset({"states"})
"""Sections each of whose entries is small, and stands on one line."""


def case_text(sections: Mapping[str, Content]) -> str:
    """The text of a case file; empty sections are left out."""
    written: list[str] = []
    before: Content = ""
    for name, content in sections.items():
        if content:
            apart = written and not (isinstance(before, str) and isinstance(content, str))
            lines = _entry(name, content, 1 if name in _ENTRIES_FIT else 0)
            written += ["", *lines] if apart else lines
            before = content
    return "\n".join(written) + "\n"


def _entry(name: str, content: Content, level: int) -> Iterator[str]:
    """The lines of a key and what stands under it."""
    key, whole = flow(name), flow(content)
    fits = level >= _LISTED and 2 * level + len(key) + len(whole) <= _WIDTH
    if isinstance(content, str) or not content or fits:
        yield f"{key}: {whole}"
        return
    yield f"{key}:"
    if isinstance(content, list):
        yield from (f"  - {flow(item)}" for item in content)
        return
    for below, value in content.items():
        yield from (f"  {line}" for line in _entry(below, value, level + 1))

"""Judgments: what the analyst put in, where it stands, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Date:
    """A date in EDTF as written, with the first and last day it may mean."""

    text: str
    earliest: dt.date
    latest: dt.date


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that judgments cite by its short name.

    ``places`` are the places it has, in its own order, where the case declares them.
    """

    name: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: Date | None = None
    url: str | None = None
    note: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and a place in it, such as ``daily ¶4``; the place may be absent."""

    source: str
    place: str | None

    def __str__(self) -> str:
        return self.source if self.place is None else f"{self.source} {self.place}"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a judgment rests on: citations, the coder's reasoning, or both; its own or inherited."""

    citations: tuple[Citation, ...] = ()
    why: str | None = None

    def __bool__(self) -> bool:
        return bool(self.citations) or self.why is not None


@dataclass(frozen=True, slots=True)
class Judgment:
    """One thing the analyst judged: its path in the case, its place in the file, its grounds.

    ``path`` names it everywhere, as in ``wants.North.red lines[2]``; lines and columns count from 1.
    """

    path: str
    line: int
    column: int
    grounds: Grounds
    confidential: bool = False

"""What one party may see of a case: what is open to all, and what is its own."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.casefile.pieces import read_pieces, write_pieces
from detente.casefile.problems import Problems
from detente.casefile.read import read_text
from detente.casefile.redact import redact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile import ReadCase
    from detente.casefile.pieces import Piece
    from detente.model import Case

_BY_PARTY: Final = frozenset({"wants", "approval", "prefers", "worth"})
"""Sections that hold, party by party, what only that party knows."""

_BY_SPEAKER: Final = frozenset({"threats", "promises"})
_FORESEEN: Final = frozenset({"positions", "forecasts", "outcome"})
"""Sections that say what others make of the parties, or what came of it: nobody in the room knows them."""
_ANALYSTS: Final = frozenset({"sources", "source", "why", "note", "power", "at", "binds"})
"""Keys of what the analyst wrote for the analyst."""


def party_view(found: ReadCase, party: str) -> ReadCase:
    """The case without what is confidential, but for what is the party's own.

    Its own drafts and deeds keep their mark. What others want stays in the case, since who sits must want
    something: it is for whoever reads the result to show none of it. The digest is that of what the party may
    see, so that no guess at the rest can be checked against it.

    Raises
    ------
    NotShareable
        What is left is no case, or somebody else would decide in it.
    """
    marks = dict(found.marks)
    root = read_pieces(found.text)
    for piece in _private(root):
        if piece.parent is not root and not _is_own(piece, party):
            continue
        for below in piece.below():
            marks.pop(below.place, None)
        if piece.node.kind == "mapping":
            marks[piece.place] = False
    own = _own_paths(found.case, party)
    for section in root.children:
        for piece in section.children:
            if section.key in {"drafts", "record"} and piece.path in own:
                marks.pop(piece.place, None)
    text = redact(found.text, marks).text
    read = read_text(text, Problems(text), _digest(text, party), found.file)
    return replace(read, warnings=())


def _own_paths(case: Case, party: str) -> set[str]:
    """The drafts and entries of the record of which the party is the only author."""
    drafts = {draft.path for draft in case.drafts.values() if case.speaks_alone(party, draft.by)}
    return drafts | {event.path for event in case.record if case.speaks_alone(party, event.who)}


def _private(root: Piece) -> Iterator[Piece]:
    """The parts that belong to one party each, and whole sections of which a sheet shows no other part."""
    for section in root.children:
        if section.key in _BY_PARTY or section.key in _FORESEEN:
            yield section
        elif section.key in _BY_SPEAKER or section.key in {"actions", "parties"}:
            yield from section.children


def _is_own(piece: Piece, party: str) -> bool:
    if piece.parent is not None and piece.parent.path in _BY_SPEAKER:
        return any(child.key == "by" and child.node.text == party for child in piece.children)
    return piece.key == party


def _digest(text: str, party: str) -> str:
    """The digest of what the party may see of a text."""
    root = read_pieces(text)
    for piece in list(root.below()):
        piece.left_out = piece.key in _ANALYSTS and not piece.is_named
    for section in root.children:
        if section.key in _FORESEEN:
            section.left_out = True
        elif section.key in _BY_PARTY or section.key in _BY_SPEAKER or section.key == "actions":
            for piece in section.children:
                piece.left_out = not _is_own(piece, party)
    return hashlib.sha256(write_pieces(root)[0].encode()).hexdigest()

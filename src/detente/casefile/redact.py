"""A case without what is confidential, as though it had never been written.

What is marked goes, with all below it, and so do comments, which cannot be marked. What is left is read
again. Whatever cannot be read without what went goes as well, until all that is left can: a red line on an
issue that is gone, a draft with an option that is gone. So the result, and every message on the way, follows
from what is not confidential alone, and from where in the file the rest stood.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from detente.casefile.nodes import GROUND_KEYS
from detente.casefile.pieces import read_pieces, write_pieces
from detente.casefile.problems import Problems
from detente.casefile.read import read_text
from detente.errors import CaseError, NotShareable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.casefile import ReadCase
    from detente.casefile.pieces import Piece

_ONE_LISTS: Final = frozenset({"seats", "who", "to", "by", "if", "then", "ranking"})
_ONE_MAPPINGS: Final = frozenset(
    {"package", "about", "weights", "party worth", "ratifier weights", "ratifiers"}
)
"""Lists and mappings that say one thing: without a part of it they would say another."""

_MAY_GO_ALONE: Final = frozenset({"source", "disputed", "today", "binds", "outcome"})
"""Keys that go by themselves where they cannot be read: what they belong to can do without."""

_MAY_BE_EMPTY: Final = frozenset({"made", "state", "status quo"})
"""Lists of the actions made: an empty one says that none is."""

_NEEDS_POINTS: Final = frozenset({"no deal", "order", "together"})
"""What of a party's wants means nothing once it values no issue."""

_NOTHING_LEFT: Final = "no case is left without what is confidential"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text of a case without what is confidential, and how many parts went, by section of the file."""

    text: str
    left_out: Mapping[str, int]


def share(found: ReadCase) -> ReadCase:
    """The case as it can be shown to others: computed as though what is confidential were not in the file.

    Its digest is that of the text without; it has no warnings, which would speak of lines nobody wrote.

    Raises
    ------
    NotShareable
        What is left is no case, or somebody else would decide in it.
    """
    redacted = redact(found.text, found.marks)
    digest = hashlib.sha256(redacted.text.encode()).hexdigest()
    read = read_text(redacted.text, Problems(redacted.text), digest, found.file)
    return replace(read, case=replace(read.case, left_out=redacted.left_out), warnings=())


def redact(text: str, marks: Mapping[tuple[int, int], bool]) -> Redacted:
    """The text of a valid case without what is marked as confidential and what cannot be read without it.

    1. What is marked goes, but for what a deeper mark declares open.
    2. With a part go those that say one thing with it, as the points of an issue's other options do.
    3. What is left is read. What cannot be read goes, up to the entry it is part of. Back to 2.
    4. Sources that nothing left rests on go.

    Parameters
    ----------
    text : str
        The whole file.
    marks : Mapping
        What each mapping that says `confidential` says, by its line and column from 0.

    Raises
    ------
    NotShareable
        Nothing is left; or a forum or an approval cannot be read, so that others would decide than the
        case says.
    """
    redaction = _Redaction(read_pieces(text))
    redaction.leave_out_marked(redaction.root, marks, confidential=False)
    while True:
        redaction.leave_out_lost_ratifiers()
        redaction.leave_out_emptied()
        redaction.refuse_another_table()
        written, pieces = write_pieces(redaction.root)
        problems = Problems(written)
        try:
            read = read_text(written, problems, "", "")
            break
        except CaseError:
            lines = (min(line, len(pieces)) for line in problems.lines())
            redaction.leave_out_unreadable(pieces[line - 1] for line in lines)
    redaction.leave_out_sources(read.cited)
    written, _ = write_pieces(redaction.root)
    return Redacted(written, redaction.counted())


class _Redaction:
    """What has been left out of one tree so far: ``gone`` holds the parts, those within others included."""

    def __init__(self, root: Piece) -> None:
        self.root = root
        self._gone: dict[Piece, None] = {}

    def leave_out_marked(
        self, piece: Piece, marks: Mapping[tuple[int, int], bool], *, confidential: bool
    ) -> None:
        """Leave out what is marked, from a piece down; the marks themselves go uncounted."""
        own = marks.get(piece.place) if piece.node.kind == "mapping" else None
        confidential = confidential if own is None else own
        if own is not None:
            piece.children = [child for child in piece.children if child.key != "confidential"]
        for child in piece.children:
            self.leave_out_marked(child, marks, confidential=confidential)
        if confidential and all(child.left_out for child in piece.children):
            self._leave_out(piece)

    def leave_out_lost_ratifiers(self) -> None:
        """Leave out ratifiers that were parties: their names would be read as those of others."""
        lost = self._lost_parties()
        for piece in list(self.root.below()):
            if piece.key in lost and piece.parent is not None and _kind(piece.parent) == "ratifiers":
                self._leave_out(piece)

    def leave_out_emptied(self) -> None:
        """Leave out lists and mappings of which nothing is left but what they rest on."""
        for piece in list(self.root.below()):
            parts = [child for child in piece.children if not _is_ground(child)]
            kept = [child for child in parts if not child.left_out]
            if len(kept) == len(parts):
                continue
            if _kind(piece) == "party wants" and not any(child.is_named for child in kept):
                for child in kept:
                    child.left_out = child.key in _NEEDS_POINTS
                kept = [child for child in kept if not child.left_out]
            if kept or _may_be_empty(piece):
                continue
            if piece.parent is None:
                raise NotShareable(_NOTHING_LEFT)
            if piece.key == "issues" and _kind(piece.parent) == "forum":
                raise _undecided(piece.parent)
            piece.left_out = True
            self._take_along(piece)

    def refuse_another_table(self) -> None:
        """Refuse where no forum is left: a case without forums seats all parties at one table."""
        if any(section.key == "forums" and section.left_out for section in self.root.children):
            raise NotShareable(
                "every forum is confidential, and without forums all parties would sit at one table",
                "leave at least one forum open",
            )

    def leave_out_unreadable(self, pieces: Iterable[Piece]) -> None:
        """Leave out the entries to which pieces belong that cannot be read any more."""
        lost = self._lost_parties()
        for piece in dict.fromkeys(pieces):
            if piece.parent is None:
                raise NotShareable(_NOTHING_LEFT)
            entry = _entry(piece)
            section = entry.parent
            if section is None:
                raise _undecided(piece)
            decides = entry.is_named and section.path in {"forums", "approval"}
            if decides and not (section.path == "approval" and entry.key in lost):
                raise _undecided(entry)
            entry.left_out = True
            self._gone[entry] = None

    def leave_out_sources(self, cited: frozenset[str]) -> None:
        """Leave out the sources that nothing left rests on."""
        for section in self.root.children:
            if section.key == "sources":
                for source in section.children:
                    source.left_out = source.left_out or source.key not in cited
                section.left_out = all(source.left_out for source in section.children)

    def counted(self) -> dict[str, int]:
        """How many parts are left out, by section; neither what lies within one nor citations count."""
        counts: Counter[str] = Counter()
        for piece in self._gone:
            above = list(_above(piece))
            if self._gone.keys().isdisjoint(above) and not any(map(_is_citation, [piece, *above])):
                counts[[piece, *above][-2].key] += 1
        return {section.key: counts[section.key] for section in self.root.children if counts[section.key]}

    def _lost_parties(self) -> set[str]:
        parties = (section for section in self.root.children if section.key == "parties")
        return {party.key for section in parties for party in section.children if party.left_out}

    def _leave_out(self, piece: Piece) -> None:
        piece.left_out = True
        self._gone[piece] = None
        self._take_along(piece)

    def _take_along(self, piece: Piece) -> None:
        """Leave out what says one thing with a piece that is left out."""
        above = piece.parent
        if above is None or above.left_out:
            return
        doubt = piece.key == "sure" and not piece.is_named
        if doubt or _is_one(above) or _kind(above) == "values" or _kind(piece) == "ratifier wants":
            self._leave_out(_entry(above))


def _kind(piece: Piece) -> str | None:
    """The name of the mapping a piece is, in the table of keys."""
    return None if piece.kind is None else piece.kind.of


def _above(piece: Piece) -> Iterable[Piece]:
    while piece.parent is not None:
        piece = piece.parent
        yield piece


def _is_ground(piece: Piece) -> bool:
    return piece.key in GROUND_KEYS and not piece.is_named


def _is_citation(piece: Piece) -> bool:
    return piece.key in {"source", "disputed"} and not piece.is_named


def _is_one(piece: Piece) -> bool:
    """Whether the parts of a list or mapping say one thing together; so do those of a list within it."""
    if piece.node.kind == "list":
        within = piece.parent is not None and _is_one(piece.parent)
        return within or (piece.key in _ONE_LISTS and not piece.is_named)
    return _kind(piece) in _ONE_MAPPINGS


def _may_be_empty(piece: Piece) -> bool:
    named_state = piece.parent is not None and _kind(piece.parent) == "states"
    return piece.node.kind == "list" and (piece.key in _MAY_BE_EMPTY or named_state)


def _entry(piece: Piece) -> Piece:
    """The smallest part around a piece that can go and leave the rest as it is; else the whole case."""
    while piece.parent is not None:
        listed = piece.parent.node.kind == "list"
        if (listed or piece.is_named or piece.key in _MAY_GO_ALONE) and not _is_one(piece.parent):
            return piece
        piece = piece.parent
    return piece


def _undecided(piece: Piece) -> NotShareable:
    """The error on a piece that cannot be read and whose going would change more than itself."""
    return NotShareable(
        f"{piece.path} cannot be read without what is confidential",
        f"mark {piece.path} as confidential as well, or take the mark off what it needs (whoever sits or"
        " ratifies needs `wants` or `approval`)",
    )

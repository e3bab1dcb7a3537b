"""What a judgment rests on: ``source`` names publications and places in them, ``why`` the reasoning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.casefile import scalars
from detente.casefile.words import LONGEST_NAME
from detente.model import Citation

if TYPE_CHECKING:
    from detente.casefile.nodes import Cursor

_PLACE_BEGINS = re.compile(r"\s+(?:¶|§|par|pp?\.|page)")


def read_citations(cursor: Cursor) -> tuple[Citation, ...]:
    """One citation such as ``daily ¶4``, or a list of them."""
    found = (read_citation(item) for item in cursor.one_or_many())
    return tuple(citation for citation in found if citation is not None)


def read_citation(cursor: Cursor) -> Citation | None:
    """A source of the case, and what follows its name as the place; the longest name wins."""
    text = cursor.text("a source, as in `daily ¶4`,")
    if text is None:
        return None
    words = text.strip()
    known = cursor.reading.sources
    end = min(len(words), LONGEST_NAME + 1)
    while end > 0:
        if words[:end].rstrip(" ,:") in known:
            name = words[:end].rstrip(" ,:")
            citation = Citation(name, scalars.place(words[end:].lstrip(" ,:")) or None)
            cursor.reading.cited.add(name)
            cursor.reading.citations[cursor.place()[:2]] = (cursor, citation)
            return citation
        end = max(words.rfind(" ", 0, end), words.rfind("¶", 0, end))
    begins = _PLACE_BEGINS.search(words)
    named = words[: begins.start()] if begins else words.partition(" ")[0] if not known else words
    cursor.unknown("source", named, known, hint="name it under `sources`")
    return None

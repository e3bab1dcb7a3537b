"""The places a source has, so that those on which nothing rests can be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from detente.casefile import scalars
from detente.casefile.scalars import Unreadable
from detente.casefile.source import shorten
from detente.model import in_runs, label_and_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.casefile.nodes import Cursor
    from detente.casefile.problems import Problems

MAX_PLACES: Final = 10_000
"""Places that all sources of a case may have."""

_BETWEEN: Final = ".."
_SEVERAL: Final = re.compile(r"\s*(?:\.\.|[,;\u2013-])\s*(?=[0-9¶§p])")
_FORMS: Final = "write ¶1..¶20, p. 3..7 or a list such as [¶1..¶20, Annex]"


def read_places(cursor: Cursor | None, left: int) -> tuple[str, ...]:
    """One place or range, or a list of them, each place once; at most ``left`` in all."""
    found: dict[str, None] = {}
    for item in cursor.one_or_many() if cursor else ():
        text = item.text("a place such as ¶4, or a range such as ¶1..¶20,")
        if text is None:
            continue
        try:
            places = places_of(text, left)
        except Unreadable as error:
            item.error(error.text, error.hint)
            continue
        left -= len(places)
        twice = next((place for place in places if place in found), None)
        if twice is not None:
            item.error(f"{shorten(twice)} stands twice among these places")
        found.update(dict.fromkeys(places))
    if cursor is not None and cursor.is_list and not cursor.items():
        cursor.error("a source that names its places has at least one", _FORMS)
    return tuple(found)


def places_of(text: str, most: int = MAX_PLACES) -> tuple[str, ...]:
    """The places a text names: one, or all from the first to the last of a range such as ``¶1..¶20``.

    The label of the last may be left out, as in ``p. 3..7``. Raises :class:`Unreadable` for a range without
    numbers, between different things, or upside down, and where there are more than ``most``.
    """
    first, between, last = (part.strip() for part in text.partition(_BETWEEN))
    if between:
        label, low, high = _ends(first, last)
    elif place := scalars.place(text):
        label, low, high = place, 0, 0
    else:
        raise Unreadable("a place has a name", _FORMS)
    if high - low >= most:
        raise Unreadable(f"the sources of a case have at most {MAX_PLACES:,} places in all")
    return tuple(f"{label}{number}" for number in range(low, high + 1)) if between else (label,)


def _ends(first: str, last: str) -> tuple[str, int, int]:
    """What a range counts, and its first and last number."""
    if not first or not last:
        raise Unreadable("a range has a first and a last place", _FORMS)
    begins = label_and_number(scalars.place(first))
    if begins is None:
        raise Unreadable(f'"{shorten(first)}" ends in no number, so no range begins there', _FORMS)
    label, low = begins
    ends = label_and_number(label + last if last.isdecimal() else scalars.place(last))
    if ends is None:
        raise Unreadable(f'"{shorten(last)}" ends in no number, so no range ends there', _FORMS)
    if ends[0] != label:
        raise Unreadable(f"{shorten(first)} and {shorten(last)} do not count the same thing", _FORMS)
    high = ends[1]
    if high < low:
        raise Unreadable(
            f"the range {shorten(first)}..{shorten(last)} is upside down",
            f"write {shorten(label)}{high}..{shorten(label)}{low}",
        )
    return label, low, high


class DeclaredPlaces:
    """The places of one source, to look up what is cited."""

    def __init__(self, places: Sequence[str]) -> None:
        self._places = dict.fromkeys(places)
        self._numbered = [(*found, place) for place in places if (found := label_and_number(place))]

    def __contains__(self, place: str) -> bool:
        return place in self._places

    def hint(self, place: str, problems: Problems) -> str:
        """What was probably meant by a place that is not among them; else which they are.

        A number out of range is taken for the nearest of its kind; another place for what is spelt alike, or
        for the same number of another kind.
        """
        first, *others = _SEVERAL.split(place, maxsplit=1)
        if others and scalars.place(first) in self:
            return "a citation names one place; put several into a list"
        label, number = label_and_number(place) or (None, None)
        same_kind = [entry for entry in self._numbered if entry[0] == label]
        if number is not None and same_kind:
            nearest = min(same_kind, key=lambda entry: abs(entry[1] - number))
            return f'did you mean "{nearest[2]}"?'
        alike = problems.did_you_mean(place, self._places)
        same_number = next((other for _, count, other in self._numbered if count == number), None)
        if alike is None and same_number is not None:
            return f'did you mean "{same_number}"?'
        return alike or f"its places: {shorten(', '.join(in_runs([*self._places])), 80)}"

"""Places in a source, such as ``¶4`` or ``Art. 6``: which follows which, and many of them told shortly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ENDS_IN_NUMBER: Final = re.compile(r"(.*?)([0-9]{1,9})", re.DOTALL)
_DIGITS: Final = re.compile(r"([0-9]+)")
_SHORTEST_RUN: Final = 3


def label_and_number(place: str) -> tuple[str, int] | None:
    """What a place counts and its number: ``("¶", 4)`` for ``¶4``; ``None`` where it ends in no number."""
    found = _ENDS_IN_NUMBER.fullmatch(place)
    return None if found is None else (found[1], int(found[2]))


def natural_order(places: Iterable[str]) -> list[str]:
    """The places sorted as a reader counts: ``¶2`` before ``¶10``."""
    return sorted(places, key=_natural_key)


def in_runs(places: Sequence[str]) -> list[str]:
    """The places in their order, with three or more that follow one another as a range, ``¶3..¶6``."""
    runs: list[list[str]] = []
    for place in places:
        if runs and _follows(runs[-1][-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [told for run in runs for told in ([f"{run[0]}..{run[-1]}"] if len(run) >= _SHORTEST_RUN else run)]


def _follows(one: str, other: str) -> bool:
    first, second = label_and_number(one), label_and_number(other)
    return first is not None and second is not None and second == (first[0], first[1] + 1)


def _natural_key(place: str) -> tuple[list[tuple[int, str]], str]:
    """Texts and numbers by turns; a number by its digits, so that none is too long to compare."""
    parts = _DIGITS.split(place)
    digits = (part.lstrip("0") for part in parts[1::2])
    texts = ((0, part.casefold()) for part in parts[::2])
    numbers = [(len(part), part) for part in digits]
    key = [half for pair in zip(texts, [*numbers, (0, "")], strict=True) for half in pair]
    return key, place

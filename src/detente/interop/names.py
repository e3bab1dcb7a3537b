"""Names a case can hold, for things whose names may be anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from detente.casefile.nodes import GROUND_KEYS
from detente.casefile.scanner import quoted
from detente.casefile.words import LONGEST_NAME, RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE_A_NUMBER: Final = re.compile(r"[+\-\u2212]?[0-9]+")
_ROOM: Final = 10
"""Letters left for the number that tells two things of one name apart."""


def distinct_names(names: Iterable[str], what: str) -> list[str]:
    """A name for each, as it is where a case can hold it, else as near to it as can be; none twice.

    Of several with one name, the second is called ``NAME 2``. A word with a meaning of its own is called
    ``what`` and that word, as in ``option order``; what has no name ``what`` alone.
    """
    nearest = [_nearest(name, what) for name in names]
    wanted, taken, found = set(nearest), set[str](), []
    next_number: dict[str, int] = {}
    for name in nearest:
        free = name
        while free in taken or (free != name and free in wanted):
            next_number[name] = next_number.get(name, 1) + 1
            free = f"{name} {next_number[name]}"
        taken.add(free)
        found.append(free)
    return found


def action_name(party: str, action: str) -> str:
    """An action as an expression writes it, ``PARTY.action``, with quotes where they must be.

    A party called ``1`` is quoted as well, or else ``1.2`` would read as a number.
    """
    first = f'"{party}"' if _LIKE_A_NUMBER.fullmatch(party) else quoted(party)
    return f"{first}.{quoted(action)}"


def _nearest(name: str, what: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    short = " ".join(printable.split())[: LONGEST_NAME - _ROOM].strip()
    if short in RESERVED or short in GROUND_KEYS or short == "*":
        return f"{what} {short}"
    return short or what

"""What a lever moves, in words."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis.levers.lever import Kind, Lever

_WORDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "red line": "{owner} gives up {demand}",
        "no deal": "{owner} would take {points}",
        "ratifier": "{first}/{last} asks for nothing",
        "side payment": "{first} pays {second} {points}",
        "issue off": "{first} leaves {last} as it is today",
        "issue on": "{first} treats {last} too",
        "seat off": "{first} goes on without {last}",
        "seat on": "{last} sits in {first}",
        "rule": "{first} decides by a majority of {last}",
        "other forum": "{first} is decided by the seats and the rule of {last}",
        "action": "{first} is made impossible",
        "threat": "{last} would carry out the threat {first} for certain",
        "promise": "{last} would keep the promise {first} for certain",
        "pair": "both: {demands}",
    }
)


_DEMAND: Final = re.compile(r": (?:no deal|red line [0-9]+)$")


def lever_text(lever: Lever) -> str:
    """``Coast gives up red line 1``, ``council leaves volume as it is today``; by ids."""
    first, last = lever.about[0], lever.about[-1]
    second = lever.about[1] if len(lever.about) > 1 else ""
    points = "1 point" if last == "1" else f"{last} points"
    owner, _, demand = first.rpartition(": ")
    told = "; ".join(_moved(lever.about)) if lever.kind == "pair" else ""
    return _WORDS[lever.kind].format(
        first=first, second=second, last=last, owner=owner, demand=demand, demands=told, points=points
    )


def _moved(about: tuple[str, ...]) -> list[str]:
    """The demands of a pair; a number of points stands with the no deal before it."""
    told: list[str] = []
    for name in about:
        if _DEMAND.search(name):
            told.append(name)
        else:
            told[-1] += f" at {name}"
    return told

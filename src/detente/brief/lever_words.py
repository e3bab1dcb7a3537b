"""What a lever moves, in words."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from detente.brief.numbers import difference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis.levers.lever import Kind, Lever
    from detente.analysis.levers.outsiders import Outsider

_WORDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "red line": "{owner} gives up {demand}",
        "no deal": "{owner} would take {points}",
        "ratifier": "{first}/{last} asks for nothing",
        "side payment": "{first} pays {second} {points}",
        "option": "{first} has an option between {second} and {last}",
        "finer steps": "{first} goes in steps of {last}",
        "issue off": "{first} leaves {last} as it is today",
        "issue on": "{first} treats {last} too",
        "seat off": "{first} goes on without {last}",
        "seat on": "{last} sits in {first}",
        "rule": "{first} decides by a majority of {last}",
        "other forum": "{first} is decided by the seats and the rule of {last}",
        "action": "{first} is made impossible",
        "threat": "{last} would carry out the threat {first} for certain",
        "promise": "{last} would keep the promise {first} for certain",
        "guarantee": "{second} would answer {last} with {first} for certain",
        "pair": "both: {demands}",
    }
)

_OUTSIDE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "more": "{party} {least} more",
        "more over ties": "{party} {least} to {most} more",
        "less": "{party} {least} less",
        "less over ties": "{party} {least} to {most} less",
        "either": "{party} {least} less to {most} more",
        "as much": "{party} as much",
        "unknown": "{party} {least} in all",
        "unknown over ties": "{party} {least} to {most} in all",
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


def outsider_text(party: str, found: Outsider) -> str:
    """``Coast 12.5 less``, ``Coast 3 less to 4 more``; where nothing is compared, ``Coast 30 in all``."""
    low, high = found.worth if found.gain is None else found.gain
    if found.gain is None:
        kind = "unknown"
    elif low < 0 < high:
        kind = "either"
    elif low == high == 0:
        kind = "as much"
    else:
        kind = "more" if high > 0 else "less"
    if kind not in {"either", "as much"} and low != high:
        kind += " over ties"
    least, most = (low, high) if kind != "less over ties" else (high, low)
    sizes = (difference(number if found.gain is None else abs(number)) for number in (least, most))
    return _OUTSIDE[kind].format(party=party, **dict(zip(("least", "most"), sizes, strict=True)))

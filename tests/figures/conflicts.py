"""Conflicts that are hard to draw: with many states, with long names, going round, or out of reach."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from detente.stability.result import Settling
from tests.figures.cases import LONG, analysis

if TYPE_CHECKING:
    from detente.analysis import Analysis


def standoff(parties: int, actions: int = 1, *, named: str = "P{}", acting: bool = True) -> dict[str, Any]:
    """So many parties with so many actions each, all disliked by the others, and half by the party itself.

    ``named`` : what parties and actions are called, by number; ``acting`` : whether all is done today.
    """
    names = [named.format(n) for n in range(parties)]
    own = [named.format(f"a{n}") for n in range(actions)]
    done = {name: [f'"{name}"."{each}"' for each in own] for name in names}
    return {
        "title": "A standoff",
        "parties": {name: {"name": f"{name}, {LONG}"} for name in names},
        "actions": {name: dict.fromkeys(own, LONG) for name in names},
        "status quo": [each for own in done.values() for each in own] if acting else [],
        "states": {named.format("cold war"): done[names[0]][0], named.format("war"): done[names[-1]]},
        "prefers": {
            name: [
                *(f"not {each}" for other in names if other != name for each in done[other]),
                *(f"not {each}" if n % 2 == 0 else each for n, each in enumerate(done[name])),
            ]
            for name in names
        },
    }


PENNIES: Final[dict[str, Any]] = {
    "title": "Matching pennies",
    "parties": {"A": "Arden", "B": "Birk"},
    "actions": {"A": {"heads": "Show heads"}, "B": {"heads": "Show heads"}},
    "prefers": {"A": ["A.heads iff B.heads"], "B": ["not (A.heads iff B.heads)"]},
}
"""Somebody always wants to turn the coin."""
DILEMMA: Final[dict[str, Any]] = {
    "title": "Two prisoners, silent so far",
    "parties": {"A": "Arden", "B": "Birk"},
    "actions": {"A": {"talk": "Talk"}, "B": {"talk": "Talk"}},
    "status quo": [],
    "prefers": {"A": ["not B.talk", "A.talk"], "B": ["not A.talk", "B.talk"]},
}
"""Each could gain by talking, and would lose by what the other then says."""
CHOICE: Final[dict[str, Any]] = {
    "title": "Any act will do",
    "parties": {"A": "Arden", "B": "Birk"},
    "actions": {
        "A": {each: each for each in "vwxyz"},
        "B": {"wait": {"name": "Wait", "irreversible": "made"}},
    },
    "impossible": [f"A.{one} and A.{other}" for one in "vwxyz" for other in "vwxyz" if one < other],
    "status quo": [],
    "prefers": {"A": ["A.v or A.w or A.x or A.y or A.z"], "B": ["not B.wait"]},
}
"""One party has five ways to be content, and the other a step that nobody can take back."""
ALONE: Final[dict[str, Any]] = {
    "title": "Nobody else acts",
    "parties": {"A": "Arden"},
    "actions": {"A": {"dig": "Dig", "fill": "Fill in"}},
    "status quo": [],
    "prefers": {"A": ["A.dig", "A.fill"]},
}
MARKUP: Final = 'the <b>{}</b> & league of "friends"'.replace('"', "'") + " who mean well by all the others"
CONFLICTS: Final[dict[str, dict[str, Any]]] = {
    "pennies": {**PENNIES, "status quo": []},
    "pennies in the air": PENNIES,
    "dilemma": DILEMMA,
    "choice": CHOICE,
    "nobody else": ALONE,
    "standoff of five": standoff(5),
    "standoff of six": standoff(6),
    "standoff of twelve": standoff(12, acting=False),
    "long standoff": standoff(2, 2, named=MARKUP),
    "long standoff of three": standoff(3, 2, named=MARKUP),
    "four times four": standoff(2, 4),
    "one of many means": standoff(1, 5),
}
BY_HAND: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "out of reach": (
        "standoff of five",
        {"settles": {}, "left_out": {"settling": "there are too many states"}},
    ),
    "round and round": ("pennies", {"settles": {"nash": Settling((0, 1, 2, 3), "cycle")}}),
}
"""As if it were not known where one conflict settles, and only by Nash stability where another does."""


@cache
def conflict(name: str) -> Analysis:
    """What is found in one of these, and what is put in its place by hand; once for all tests that ask."""
    like, changes = BY_HAND.get(name, (name, {}))
    found = analysis(CONFLICTS[like])
    assert found.stability is not None
    return replace(found, stability=replace(found.stability, **changes))

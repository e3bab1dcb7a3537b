"""What a ``.gmcr`` file says: decision makers, their options, what cannot be, and who prefers what.

Options are numbered through decision maker by decision maker, from 0; a state is the number
``sum(digit * 2**option)``, and rankings count the possible states from 1 in ascending order.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

Direction = Literal["both", "fwd", "back"]
"""How an option may change: either way, only to made (N to Y), or only to not made (Y to N)."""

DIRECTIONS: Final[tuple[Direction, ...]] = ("both", "fwd", "back")

Term = tuple[int, bool]
"""An option, made or not made."""

Conjunction = tuple[Term, ...]
"""All terms hold."""

Statement = tuple[Conjunction, ...]
"""At least one of the conjunctions holds."""

Ranking = tuple[tuple[int, ...], ...]
"""Positions of possible states from 1, the best first; those in one tuple tie."""

_WIDTH: Final = 100
_Json = str | int | bool | list["_Json"] | dict[str, "_Json"]


@dataclass(frozen=True, slots=True)
class Option:
    """Something a decision maker can do or leave."""

    name: str
    direction: Direction = "both"


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """A party: its options, its statements from the most important on, and its ranking where there is one."""

    name: str
    options: tuple[Option, ...]
    statements: tuple[Statement, ...] = ()
    ranking: Ranking | None = None


@dataclass(frozen=True, slots=True)
class GraphModel:
    """All of a file. With ``manual`` the rankings decide, and not the statements."""

    decision_makers: tuple[DecisionMaker, ...]
    infeasibles: tuple[Statement, ...] = ()
    manual: bool = False
    title: str | None = None
    description: str | None = None


def to_json(model: GraphModel) -> str:
    """The text of the file; letters outside ASCII are escaped, so that no program can misread them."""
    makers = model.decision_makers
    first = accumulate((len(maker.options) for maker in makers), initial=0)
    document: dict[str, _Json] = {
        **({} if model.title is None else {"title": model.title}),
        **({} if model.description is None else {"description": model.description}),
        "options": [
            {"name": option.name, "permittedDirection": option.direction}
            for maker in makers
            for option in maker.options
        ],
        "decisionMakers": [
            _decision_maker(maker, number) for maker, number in zip(makers, first, strict=False)
        ],
        "infeasibles": [_statement(statement) for statement in model.infeasibles],
        "useManualPreferenceRanking": model.manual,
    }
    return _laid_out(document, 0) + "\n"


def _decision_maker(maker: DecisionMaker, first: int) -> _Json:
    return {
        "name": maker.name,
        "options": [first + number for number in range(len(maker.options))],
        "preferences": [_statement(statement) for statement in maker.statements],
        "preferenceRanking": [tier[0] if len(tier) == 1 else list(tier) for tier in (maker.ranking or ())],
    }


def _statement(statement: Statement) -> _Json:
    members: list[_Json] = [
        [[option, "Y" if made else "N"] for option, made in conjunction] for conjunction in statement
    ]
    return members[0] if len(members) == 1 else {"compound": True, "members": members}


def _laid_out(value: _Json, indent: int) -> str:
    """On one line where it fits, else one entry a line."""
    whole = json.dumps(value)
    if not isinstance(value, list | dict) or not value or (indent and indent + len(whole) <= _WIDTH):
        return whole
    below = indent + 2
    if isinstance(value, list):
        entries = [_laid_out(entry, below) for entry in value]
    else:
        entries = [f"{json.dumps(key)}: {_laid_out(entry, below)}" for key, entry in value.items()]
    space = " " * below
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return f"{opening}\n{space}" + f",\n{space}".join(entries) + f"\n{' ' * indent}{closing}"

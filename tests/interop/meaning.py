"""What a conflict means, found by brute force: from a case, or straight from the JSON of a ``.gmcr`` file."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

from detente.model import ByRanking, ByStatements, holds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.model import Case, StatePreference

State = tuple[bool, ...]


@dataclass(frozen=True)
class Meaning:
    """Parties in order, with their options; the possible states; how each party ranks them, best first."""

    options: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    states: tuple[State, ...]
    rankings: tuple[tuple[frozenset[State], ...], ...]


def of_case(case: Case) -> Meaning:
    """Of a case that lists its parties in the order of their actions."""
    conflict = case.conflict
    assert conflict is not None
    owners = [action.party for action in conflict.actions.values()]
    parties = [party for party in case.parties if party in owners or party in conflict.prefers]
    directions = {None: "both", "made": "fwd", "withdrawn": "back"}
    options = tuple(
        (
            case.parties[party].name,
            tuple(
                (action.name, directions[action.irreversible])
                for action in conflict.actions.values()
                if action.party == party
            ),
        )
        for party in parties
    )

    def made(state: State) -> dict[str, bool]:
        return dict(zip(conflict.actions, state, strict=True))

    states = tuple(
        state
        for state in all_states(len(owners))
        if not any(holds(condition.expression, {}, made(state)) for condition in conflict.impossible)
    )

    def ranking(party: str) -> tuple[frozenset[State], ...]:
        return tiers(states, lambda state: score(conflict.prefers.get(party), made(state)))

    return Meaning(options, states, tuple(map(ranking, parties)))


def score(preference: StatePreference | None, made: dict[str, bool]) -> Any:
    """Larger is better."""
    if preference is None:
        return 0
    if isinstance(preference, ByStatements):
        return [
            holds(statement.holds.expression, {}, made)
            for group in preference.groups
            for statement in group
            if statement.sure is None or statement.sure.central >= 50
        ]
    if isinstance(preference, ByRanking):
        places = [
            place
            for place, tier in enumerate(preference.tiers)
            if any(holds(condition.expression, {}, made) for condition in tier)
        ]
        return -min(places, default=len(preference.tiers))
    return sum(
        (points.central for condition, points in preference.points if holds(condition.expression, {}, made)),
        Fraction(0),
    )


def of_document(document: dict[str, Any]) -> Meaning:
    makers = document["decisionMakers"]
    order = [number for maker in makers for number in maker["options"]]
    place = {number: position for position, number in enumerate(order)}

    def true(statement: Any, state: State) -> bool:
        if isinstance(statement, dict):
            return any(true(member, state) for member in statement["members"])
        return all(state[place[option]] == (letter == "Y") for option, letter in statement)

    states = tuple(
        state
        for state in all_states(len(order))
        if not any(true(statement, state) for statement in document["infeasibles"])
    )

    def ranking(maker: dict[str, Any]) -> tuple[frozenset[State], ...]:
        if document["useManualPreferenceRanking"]:
            listed = [tier if isinstance(tier, list) else [tier] for tier in maker["preferenceRanking"]]
            return tuple(frozenset(states[number - 1] for number in tier) for tier in listed)
        return tiers(states, lambda state: [true(statement, state) for statement in maker["preferences"]])

    return Meaning(
        tuple(
            (
                maker["name"],
                tuple(
                    (document["options"][number]["name"], document["options"][number]["permittedDirection"])
                    for number in maker["options"]
                ),
            )
            for maker in makers
        ),
        states,
        tuple(map(ranking, makers)),
    )


def all_states(count: int) -> list[State]:
    """In ascending order, the first option counting least."""
    return [digits[::-1] for digits in product((False, True), repeat=count)]


def tiers(states: Sequence[State], value: Callable[[State], Any]) -> tuple[frozenset[State], ...]:
    levels: dict[Any, set[State]] = {}
    for state in states:
        key = value(state)
        levels.setdefault(tuple(key) if isinstance(key, list) else key, set()).add(state)
    return tuple(frozenset(levels[key]) for key in sorted(levels, reverse=True))

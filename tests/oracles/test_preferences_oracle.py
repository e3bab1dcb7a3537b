"""The oracle ranks states as the case file means them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente.casefile import read_case
from tests.oracles.preferences import better_in_worlds, made_in, read_game

if TYPE_CHECKING:
    from tests.oracles.preferences import Game

CONFLICT = """
parties: {North: Northland, South: Southland, Coast: Coastal Republic}
actions:
  South: {tax: Tax transit, close: Close the pipe}
  North: {reroute: {name: Ship by sea, irreversible: made}}
impossible: [South.tax and South.close]
status quo: [South.tax]
states: {cut off: South.close}
"""
"""States in their order: 0 nothing, 1 tax, 2 close, 4 reroute, 5 tax and reroute, 6 close and reroute."""


def game_of(south: str, others: str = "") -> Game:
    """The conflict above with these preferences of South, and of North those of an indifferent party."""
    prefers = f"prefers:\n  South: {south}\n  North: {{ranking: []}}\n{others}"
    return read_game(read_case((CONFLICT + prefers).encode(), "case.yaml").case)


def ranking(game: Game) -> list[list[int]]:
    """The possible states in South's order, best first, ties together."""
    ranks = game.graph.model.rank[game.parties.index("South")]
    found: dict[int, list[int]] = {}
    for state in game.states:
        found.setdefault(ranks[state], []).append(state)
    return [found[rank] for rank in sorted(found, reverse=True)]


def in_worlds(south: str, one: int, other: int) -> str:
    """In which worlds South likes one state more than another."""
    game = game_of(south)
    preference = game.conflict.prefers["South"]
    return better_in_worlds(preference, made_in(one, game.actions), made_in(other, game.actions))


def test_states_are_the_possible_ones_and_actions_stand_in_file_order() -> None:
    """Parties stand in the order of the section that names them; one with preferences alone is among them."""
    game = game_of("[]", "  Coast: [not cut off]\n")
    assert game.actions == ["South.tax", "South.close", "North.reroute"]
    assert game.parties == ["North", "South", "Coast"]
    assert game.states == [0, 1, 2, 4, 5, 6]
    assert game.status_quo == 1
    assert (game.graph.model.owner, game.graph.model.direction) == ([1, 1, 0], [0, 0, 1])
    assert game_of("[]").parties == ["North", "South"]


@pytest.mark.parametrize(
    ("south", "expected"),
    [
        ("[]", [[0, 1, 2, 4, 5, 6]]),
        # The first statement outweighs all others together.
        ("[not North.reroute, South.tax, cut off]", [[1], [2], [0], [5], [6], [4]]),
        ("[[South.tax, not North.reroute]]", [[1], [5], [0, 2], [4, 6]]),
        # Twice the same says nothing more; less than half sure says nothing.
        ("[South.tax, South.tax, {holds: cut off, sure: 49}]", [[1, 5], [0, 2, 4, 6]]),
        ("[{holds: cut off, sure: 50}]", [[2, 6], [0, 1, 4, 5]]),
        ("[South.tax if North.reroute]", [[0, 1, 2, 5], [4, 6]]),
        ("{weights: {South.tax: 30, cut off: 5..15, North.reroute: -20}}", [[1], [2, 5], [0], [6], [4]]),
        # A state takes the first tier that holds.
        ("{ranking: [cut off, North.reroute or cut off, status quo]}", [[2, 6], [4, 5], [1], [0]]),
        ("{ranking: [[cut off, status quo], North.reroute]}", [[1, 2, 6], [4, 5], [0]]),
    ],
)
def test_rankings(south: str, expected: list[list[int]]) -> None:
    assert ranking(game_of(south)) == expected


@pytest.mark.parametrize(
    ("south", "expected"),
    [
        ("[South.tax]", "every"),
        ("[not South.tax]", "none"),
        ("[North.reroute]", "none"),
        # Whichever comes first decides between state 1 and 4.
        ("[[South.tax, North.reroute]]", "some"),
        ("[[South.tax, not North.reroute]]", "every"),
        ("[cut off, [North.reroute, cut off, South.tax]]", "some"),
        ("[{holds: South.tax, sure: 99}]", "some"),
        ("[{holds: South.tax, sure: 40}]", "some"),
        ("[{holds: South.tax, sure: 0..40}]", "some"),
        ("[{holds: South.tax, sure: 100}]", "every"),
        ("[{holds: South.tax, sure: 60..100}]", "some"),
        ("[{holds: South.tax, sure: 0}]", "none"),
        ("[{holds: North.reroute, sure: 50}, South.tax]", "some"),
        ("[{holds: North.reroute, sure: 0}, South.tax]", "every"),
        ("{weights: {South.tax: 5..9, North.reroute: 0..4}}", "every"),
        ("{weights: {South.tax: 5..9, North.reroute: 0..5}}", "some"),
        ("{weights: {South.tax: 0..5, North.reroute: 5..9}}", "none"),
        ("{ranking: [South.tax]}", "every"),
        ("{ranking: [[South.tax, North.reroute]]}", "none"),
    ],
)
def test_in_which_worlds_a_tax_is_better_than_a_new_route(south: str, expected: str) -> None:
    assert in_worlds(south, 1, 4) == expected

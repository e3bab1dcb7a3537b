"""The oracle tries all worlds of preferences: cases worked out by hand, and random ones read a second way."""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from detente.casefile import read_case
from detente.model import ByWeights
from tests.conflict_cases import random_conflict_case
from tests.generators import to_yaml
from tests.oracles.conflict_texts import ConflictText
from tests.oracles.equilibria_in_worlds import count_worlds, equilibria_words, is_exact
from tests.oracles.preferences import at, read_game, score, worlds
from tests.oracles.rankings_in_worlds import ranked, rankings
from tests.oracles.stability import CONCEPTS, Graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model import StatePreference
    from tests.oracles.preferences import Game

DILEMMA = """
parties: {One: First, Two: Second}
actions: {One: {defect: Defect}, Two: {defect: Defect}}
"""
"""Positions: 0 none defects, 1 One does, 2 Two does, 3 both."""


def conflict(one: str, two: str) -> dict[str, Any]:
    """Two parties with an action each, and how they rank the states."""
    document = yaml.load(DILEMMA, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    prefers = {"One": yaml.load(one, Loader=yaml.BaseLoader), "Two": yaml.load(two, Loader=yaml.BaseLoader)}
    return document | {"prefers": prefers}


def words(document: dict[str, Any], concept: str) -> list[str]:
    """What is found of each position."""
    found = equilibria_words(document)[concept]
    assert list(found) == list(range(len(found)))
    return list(found.values())


def test_one_world_has_the_equilibria_of_its_game() -> None:
    """In the prisoners' dilemma both defect; that none does is sequentially stable too."""
    document = conflict(
        "{weights: {One.defect: 1, Two.defect: -3}}", "{weights: {Two.defect: 1, One.defect: -3}}"
    )
    assert count_worlds(document) == 1
    assert words(document, "nash") == ["none", "none", "none", "every"]
    assert words(document, "seq") == ["every", "none", "none", "every"]


def test_a_statement_that_may_not_stand_leaves_an_equilibrium_in_some_worlds() -> None:
    """Two defects. Whether One wants to is open; where it does not care any state is as good."""
    document = conflict("[{holds: One.defect, sure: 60}]", "[Two.defect]")
    assert count_worlds(document) == 2
    assert words(document, "nash") == ["none", "none", "some", "every"]
    assert words(conflict("[{holds: One.defect, sure: 100}]", "[Two.defect]"), "nash")[2:] == [
        "none",
        "every",
    ]
    assert words(conflict("[{holds: One.defect, sure: 0}]", "[Two.defect]"), "nash")[2:] == ["every", "every"]


def test_a_group_is_tried_in_every_order() -> None:
    """One defects if that comes first, and does as Two does if that comes first."""
    document = conflict("[[One.defect, One.defect iff Two.defect]]", "[not Two.defect]")
    assert count_worlds(document) == 2
    assert words(document, "nash") == ["some", "some", "none", "none"]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("1..5", ["none", "every"]),
        ("0..5", ["some", "every"]),
        ("-5..5", ["some", "some"]),
        ("-5..0", ["every", "some"]),
        ("-5..-1", ["every", "none"]),
    ],
)
def test_a_weight_is_tried_on_either_side_of_a_tie_and_at_it(points: str, expected: list[str]) -> None:
    """At 0 One is indifferent, so that both states are stable: each of them is so in some world at least."""
    document = conflict(f"{{weights: {{One.defect: {points}}}}}", "[not Two.defect]")
    assert is_exact(document)
    assert words(document, "nash")[:2] == expected


def test_two_weights_that_are_ranges_divide_the_box_into_pieces_and_edges() -> None:
    """The states have 0, x, y and x + y, for x and y from 1 to 3: x is less than y, the same, or more."""
    text = ConflictText(conflict("[]", "[]"))
    found = rankings(text, {"weights": {"One.defect": "1..3", "Two.defect": "1..3"}})
    assert found.exact
    assert found.found == {(0, 1, 2, 3), (0, 2, 1, 3), (0, 1, 1, 2)}


def test_fixed_weights_move_where_states_are_tied() -> None:
    """None has 0, One alone x from 1 to 2, Two alone 2.5, and both x + 2.5 - z.

    With z = 3 that lies between 0 and x. With z from 2.5 to 3.5 it is also 0, at x = 1 and z = 3.5, and x, at
    z = 2.5; it is never less than 0 or more than x.
    """
    text = ConflictText(conflict("[]", "[]"))
    weights = {"One.defect": "1..2", "Two.defect": "2.5", "One.defect and Two.defect": "-3"}
    assert rankings(text, {"weights": weights}).found == {(0, 2, 3, 1)}
    weights["One.defect and Two.defect"] = "-3.5..-2.5"
    assert rankings(text, {"weights": weights}).found == {(0, 2, 3, 1), (0, 1, 2, 0), (0, 1, 2, 1)}


def test_many_worlds_are_refused() -> None:
    group = "[[One.defect, Two.defect, One.defect iff Two.defect]]"
    document = conflict(group, group)
    assert count_worlds(document) == 36
    with pytest.raises(ValueError, match="36 worlds"):
        equilibria_words(document, most=35)


# Random cases


def ranked_as(game: Game, preference: StatePreference) -> tuple[int, ...]:
    """How one world of a preference ranks the possible states, as the other oracle reads it."""
    return ranked([score(preference, game.made(state)) for state in game.states])


def random_conflicts(seeds: range) -> Iterator[tuple[dict[str, Any], Game]]:
    """Cases with a conflict, and the same as the reader of case files has it."""
    for seed in seeds:
        document = random_conflict_case(random.Random(seed))
        yield document, read_game(read_case(to_yaml(document).encode(), "random.yaml").case)


def drawn(rng: random.Random, preference: ByWeights) -> ByWeights:
    """Weights at random within their ranges, often at an end."""
    points = tuple(
        (condition, at(weight, weight.low + (weight.high - weight.low) * Fraction(rng.randint(0, 4), 4)))
        for condition, weight in preference.points
    )
    return ByWeights(points, preference.path)


def test_conflicts_are_read_as_the_case_file_means_them() -> None:
    for document, game in random_conflicts(range(60)):
        text = ConflictText(document)
        assert (text.actions, text.parties, text.states) == (game.actions, game.parties, game.states)
        assert (text.owner, text.direction) == (game.graph.model.owner, game.graph.model.direction)


def test_rankings_are_those_of_all_worlds() -> None:
    """Of statements all; of weights those at corners and at any draw, where planes are not too many."""
    kinds = Counter[str]()
    for document, game in random_conflicts(range(60)):
        text, rng = ConflictText(document), random.Random(0)
        for party, preference in game.conflict.prefers.items():
            found = rankings(text, document["prefers"][party])
            expected = {ranked_as(game, world) for world in worlds(preference)}
            if isinstance(preference, ByWeights):
                expected |= {ranked_as(game, drawn(rng, preference)) for _ in range(30 if found.exact else 0)}
                assert expected <= found.found
                kinds["exact" if found.exact else "tried"] += len(found.found) > 1
            else:
                assert found.exact
                assert found.found == expected
                kinds["statements"] += len(expected) > 1
    assert kinds["exact"] > 10
    assert kinds["statements"] > 10


@pytest.mark.parametrize("seeds", [range(50), pytest.param(range(50, 1000), marks=pytest.mark.slow)])
def test_words_are_those_of_all_combinations_of_worlds(seeds: range) -> None:
    """Where no weight is a range, every combination of worlds is a game of its own, solved apart."""
    seen = Counter[str]()
    for document, game in random_conflicts(seeds):
        ways = [list(worlds(game.conflict.prefers[party])) for party in game.parties]
        by_weights = any(isinstance(world, ByWeights) and len(way) > 1 for way in ways for world in way[:1])
        if by_weights or not 1 < math.prod(map(len, ways)) <= 24 or len(game.states) > 16:
            continue
        text, held = ConflictText(document), {concept: Counter[int]() for concept in CONCEPTS}
        for chosen in itertools.product(*ways):
            graph = Graph(text.model([list(ranked_as(game, world)) for world in chosen]))
            for concept in CONCEPTS:
                held[concept].update(graph.equilibria(concept))
        count = math.prod(map(len, ways))
        for concept, found in equilibria_words(document).items():
            for position, state in enumerate(game.states):
                expected = {0: "none", count: "every"}.get(held[concept][state], "some")
                assert found[position] == expected
                seen[expected] += 1
    assert min(seen[word] for word in ("every", "some", "none")) > len(seeds) / 5

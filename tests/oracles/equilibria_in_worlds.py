"""Which states are equilibria in every world, in some or in none, by trying all worlds of the preferences.

A world draws, for each party apart, an order of each group of statements, which statements stand, and each
weight within its range. Only how the parties rank the possible states matters, so every combination of their
rankings is one world.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from typing import TYPE_CHECKING

from tests.oracles.conflict_texts import ConflictText
from tests.oracles.rankings_in_worlds import rankings
from tests.oracles.stability import CONCEPTS, Graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.oracles.judgments import Document
    from tests.oracles.rankings_in_worlds import Rankings

_MOST_WORLDS = 4096


def equilibria_words(
    document: Document, concepts: Sequence[str] = CONCEPTS, most: int = _MOST_WORLDS
) -> dict[str, dict[int, str]]:
    """For each concept and position of a possible state `every`, `some` or `none`.

    Where not all rankings are found, as `is_exact` tells, `some` is right, and the other two are what all
    rankings tried agree on. ValueError for more than `most` worlds.
    """
    text = ConflictText(document)
    ways = list(_rankings(text).values())
    count = math.prod(len(each.found) for each in ways)
    if count > most:
        msg = f"{count} worlds are too many to try"
        raise ValueError(msg)
    held = {concept: Counter[int]() for concept in concepts}
    for graph in _graphs(text, ways):
        for concept in concepts:
            held[concept].update(graph.equilibria(concept))
    words = {0: "none", count: "every"}
    return {
        concept: {
            position: words.get(held[concept][state], "some") for position, state in enumerate(text.states)
        }
        for concept in concepts
    }


def is_exact(document: Document) -> bool:
    """Whether all rankings that some world has are tried."""
    return all(each.exact for each in _rankings(ConflictText(document)).values())


def count_worlds(document: Document) -> int:
    """How many combinations of rankings there are to try."""
    return math.prod(len(each.found) for each in _rankings(ConflictText(document)).values())


def _rankings(text: ConflictText) -> dict[str, Rankings]:
    """How each party may rank the states."""
    return {party: rankings(text, text.prefers.get(party, [])) for party in text.parties}


def _graphs(text: ConflictText, ways: list[Rankings]) -> Iterator[Graph]:
    """The game in each world. Moves are the same in all, so they are looked up once."""
    first: Graph | None = None
    for chosen in itertools.product(*(sorted(each.found) for each in ways)):
        graph = Graph(text.model([list(ranking) for ranking in chosen]))
        first = first or graph
        graph.moves, graph.countermoves = first.moves, first.countermoves
        yield graph

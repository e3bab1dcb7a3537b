"""What theory says must hold among stability concepts, whatever the conflict; and what need not hold."""

from __future__ import annotations

import random
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.stability import stabilities
from detente.stability.concepts import CONCEPTS
from detente.stability.ways import ways
from tests.conflict_models import random_model
from tests.oracles.stability import Model
from tests.stability.forms import graph_model
from tests.strategies import conflict_models

IMPLIED = {
    "nash": {"gmr", "smr", "seq", "sseq", "sim", "sim_fh"},
    "sseq": {"seq", "smr", "gmr", "sim_fh"},
    "seq": {"gmr", "sim_fh"},
    "smr": {"gmr"},
    "gmr": set(),
    "sim": set(),
    "sim_fh": set(),
}
"""What a party's stability by one concept makes sure of; `sim_fh` holds by its wording where `seq` does."""

PAIRS = [(one, other) for one, other in permutations(CONCEPTS, 2) if other not in IMPLIED[one]]


def found_in(model: Model) -> dict[str, np.ndarray]:
    return stabilities(model.owner, model.direction, model.feasible, model.rank)


@given(conflict_models())
@settings(max_examples=200, deadline=None)
def test_stronger_concepts_imply_weaker_ones(model: Model) -> None:
    """Fang, Hipel & Kilgour 1993, chapter 5; Rêgo & Vieira 2017 for SSEQ."""
    found = found_in(model)
    for concept, implied in IMPLIED.items():
        for weaker in implied:
            assert not (found[concept] & ~found[weaker]).any(), (concept, weaker)


@pytest.fixture(scope="module")
def counterexamples() -> set[tuple[str, str]]:
    """Pairs of concepts of which the first holds somewhere in 400 models where the second does not."""
    pairs: set[tuple[str, str]] = set()
    for seed in range(400):
        found = found_in(random_model(random.Random(seed)))
        pairs |= {(one, other) for one, other in PAIRS if (found[one] & ~found[other]).any()}
    return pairs


@pytest.mark.parametrize(("concept", "other"), PAIRS)
def test_nothing_else_is_implied(concept: str, other: str, counterexamples: set[tuple[str, str]]) -> None:
    assert (concept, other) in counterexamples


@given(conflict_models())
@settings(max_examples=100, deadline=None)
def test_only_the_order_of_ranks_matters(model: Model) -> None:
    stretched = [[7 * rank**3 - 100 for rank in row] for row in model.rank]
    other = Model(model.owner, model.direction, model.feasible, stretched)
    found = found_in(other)
    for concept, verdicts in found_in(model).items():
        assert np.array_equal(verdicts, found[concept]), concept


@given(conflict_models())
@settings(max_examples=100, deadline=None)
def test_the_order_of_actions_does_not_matter(model: Model) -> None:
    """Actions told from the last to the first: the same states under other numbers."""
    n_actions = len(model.owner)
    numbers = [int(f"{state:0{n_actions}b}"[::-1], 2) for state in range(1 << n_actions)]
    turned = Model(
        model.owner[::-1],
        model.direction[::-1],
        [model.feasible[number] for number in numbers],
        [[row[number] for number in numbers] for row in model.rank],
    )
    found = found_in(turned)
    for concept, verdicts in found_in(model).items():
        assert np.array_equal(verdicts[:, numbers], found[concept]), concept


@given(conflict_models(), st.randoms(note_method_calls=False, use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_where_improvements_lead_a_conflict_there_are_ways_of_improvements(
    model: Model, rng: random.Random
) -> None:
    """And just there; by any moves it is never further."""
    graph = graph_model(model, rng.choice(model.states))
    found = ways(graph)
    start = graph.status_quo
    assert start is not None
    settling = graph.settles("seq", start)
    led_to = {place for place, to in found.equilibria.items() if to.by_improvements is not None}
    assert led_to == {
        "stays": led_to, "improvements": set(settling.states), "cycle": set()
    }[settling.way]  # fmt: skip
    assert settling.way != "stays" or found.equilibria[start].by_improvements == ()
    for to in found.equilibria.values():
        if to.by_improvements is not None:
            assert to.by_any_moves is not None
            assert len(to.by_any_moves) <= len(to.by_improvements)


@given(conflict_models())
@settings(max_examples=200, deadline=None)
def test_by_seq_and_gmr_improvements_lead_to_an_equilibrium_from_any_state(model: Model) -> None:
    """Else a party whose improvements nothing sanctions would rise in rank at each of its moves, forever."""
    graph = graph_model(model, 0)
    for place in range(len(graph.states)):
        assert all(graph.settles(concept, place).way != "cycle" for concept in ("seq", "gmr"))


def test_by_other_concepts_a_conflict_may_go_round() -> None:
    """One party wants to match what the other does, which wants to differ."""
    chase = graph_model(Model([0, 1], [0, 0], [True] * 4, [[1, 0, 0, 1], [0, 1, 1, 0]]), 0)
    assert {concept: chase.settles(concept, 0).way for concept in ("nash", "sseq", "smr")} == {
        "nash": "cycle",
        "sseq": "cycle",
        "smr": "cycle",
    }

"""Each form of the lens gives what the definitions say, state by state and party by party."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings

from detente.casefile import read_case
from detente.stability import stabilities, stability
from detente.stability.concepts import CONCEPTS
from tests.conflict_cases import random_conflict_case
from tests.conflict_models import random_model
from tests.oracles import stability as oracle
from tests.oracles.conflicts import breakers, promise, settling, threat
from tests.oracles.preferences import read_game
from tests.stability.forms import listed, side_by_side, stable, tensor
from tests.strategies import conflict_cases, conflict_models
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.stability.result import Stability
    from tests.oracles.preferences import Game
    from tests.oracles.stability import Model

MANY = 10_000


def compare(model: Model) -> None:
    """All concepts, by the array function and by each form, against brute force."""
    expected = oracle.stabilities(model.owner, model.direction, model.feasible, model.rank, CONCEPTS)
    actual = stabilities(model.owner, model.direction, model.feasible, model.rank)
    assert list(actual) == list(CONCEPTS)
    for concept, verdicts in expected.items():
        wanted = np.array(verdicts)
        assert np.array_equal(wanted, actual[concept]), concept
        assert np.array_equal(wanted, stable(tensor(model), concept)), concept
        possible = wanted[:, np.array(model.feasible)]
        assert np.array_equal(possible, stable(listed(model), concept)), concept
        assert np.array_equal(possible, stable(side_by_side(model), concept)[:, :, 0]), concept


@given(conflict_models())
@settings(max_examples=300, deadline=None)
def test_every_verdict_is_that_of_the_definition(model: Model) -> None:
    compare(model)


@pytest.mark.slow
def test_every_verdict_is_that_of_the_definition_in_ten_thousand_models() -> None:
    for seed in range(MANY):
        compare(random_model(random.Random(seed)))


def compare_case(document: dict[str, Any]) -> None:
    """States, rankings, verdicts and where the conflict settles, of a whole case."""
    case = read_case(to_yaml(document).encode(), "random.yaml").case
    game, result = read_game(case), stability(case)
    numbers = (result.states @ (1 << np.arange(len(result.actions)))).tolist()
    assert numbers == game.states
    assert set(result.parties) == set(game.parties)
    for party, verdicts in zip(result.parties, result.stable["seq"], strict=True):
        expected = [game.graph.stable("seq", game.parties.index(party), number) for number in numbers]
        assert verdicts.tolist() == expected
    for concept in CONCEPTS:
        assert [numbers[place] for place in result.equilibria[concept]] == game.graph.equilibria(concept)
        ends = settling(game, concept)
        if ends is None:
            assert concept not in result.settles
        else:
            assert [numbers[place] for place in result.settles[concept].states] == ends
    compare_commitments(game, result, numbers)


def compare_commitments(game: Game, result: Stability, numbers: list[int]) -> None:
    """Every verdict on threats and promises; none is given without a status quo."""
    for kind, found, judge in (
        ("threats", result.threats, threat),
        ("promises", result.promises, promise),
    ):
        commitments = getattr(game.conflict, kind)
        assert set(found) == (set() if game.status_quo is None else set(commitments))
        for name, verdict in found.items():
            places = [verdict.done, verdict.left, verdict.answered]
            actual = [None if place is None else numbers[place] for place in places]
            said = (verdict.credible, verdict.credible_worlds, verdict.by_steps, verdict.sufficient)
            expected = judge(game, commitments[name])
            assert actual == [expected.s_a, expected.s_0, expected.s_ab]
            assert set(verdict.breakable_by) == breakers(game, commitments[name], expected.s_ab)
            assert said == (
                expected.credible, expected.credible_worlds, expected.by_steps, expected.sufficient
            )  # fmt: skip


@given(conflict_cases())
@settings(max_examples=200, deadline=None)
def test_whole_cases_settle_where_the_definitions_say(document: dict[str, Any]) -> None:
    compare_case(document)


@pytest.mark.slow
def test_two_thousand_cases_settle_where_the_definitions_say() -> None:
    for seed in range(2_000):
        compare_case(random_conflict_case(random.Random(seed)))

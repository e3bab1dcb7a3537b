"""Ways, first steps and sanctions are what the definitions say, and each chain can be walked."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.casefile import read_case
from detente.stability.concepts import CONCEPTS
from detente.stability.graph_model import graph_model as build
from detente.stability.ways import ways
from detente.stability.why import explained
from tests.conflict_models import random_model
from tests.oracles import ways as oracle
from tests.oracles.conflicts import settling_from
from tests.oracles.preferences import met, read_game
from tests.oracles.stability import Graph
from tests.stability.forms import graph_model
from tests.strategies import conflict_cases, conflict_models
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.stability.ways import Destination, FirstStep, Step, Ways
    from detente.stability.why import Answer, Verdict
    from tests.oracles.preferences import Game
    from tests.oracles.stability import Model

MANY = 2_000


def walked(graph: Graph, start: int, chain: Iterable[Step]) -> int:
    """Where a chain ends that starts in a state, once every step is seen to be what it says."""
    here = start
    for step in chain:
        here = stepped(graph, here, step)
    return here


def stepped(graph: Graph, left: int, step: Step) -> int:
    """Where one step leads, once it is seen to be a move of its party, improving if it says so."""
    entered = graph.model.states[step.state]
    party = mover(step)
    assert entered in graph.moves(party, left)
    assert step.improves == graph.model.better(party, entered, left)
    positions = [position for position in range(len(graph.model.owner)) if (entered ^ left) >> position & 1]
    assert step.turned == tuple(f"{step.party}.a{position}" for position in positions)
    assert step.irreversible == tuple(
        f"{step.party}.a{position}" for position in positions if graph.model.direction[position]
    )
    return entered


def mover(step: Step) -> int:
    return int(step.party.removeprefix("P"))


# Ways


def compare_ways(model: Model, start: int, concept: str) -> None:
    """Ways from a state to every equilibrium, what they cannot undo, and the first steps."""
    graph = Graph(model)
    found = ways(graph_model(model, start), concept)
    assert sorted(found.equilibria) == [model.states.index(each) for each in graph.equilibria(concept)]
    compare_destinations(graph, start, found)
    lost = oracle.without_return(graph, start)
    assert found.no_return == len(lost)
    everywhere = graph.reach(model.parties, start)
    assert found.no_return_actions == tuple(
        f"P{owner}.a{position}"
        for position, (owner, direction) in enumerate(zip(model.owner, model.direction, strict=True))
        if direction and any((state ^ start) >> position & 1 for state in everywhere)
    )
    compare_first_steps(graph, start, concept, found.first_steps)


def compare_destinations(graph: Graph, start: int, found: Ways) -> None:
    """Each way is a shortest one, and the destinations stand in order of their lengths."""
    everybody = graph.model.parties
    by_improvements = oracle.moves_needed(graph, everybody, start, improving=True)
    by_any_moves = oracle.moves_needed(graph, everybody, start, improving=False)
    for to in found.equilibria.values():
        goal = graph.model.states[to.state]
        for chain, needed in ((to.by_improvements, by_improvements), (to.by_any_moves, by_any_moves)):
            assert (None if chain is None else len(chain)) == needed.get(goal)
            if chain is not None:
                assert walked(graph, start, chain) == goal
        assert all(step.improves for step in to.by_improvements or ())
    lengths = [length(to) for to in found.equilibria.values()]
    assert lengths == sorted(lengths)


def length(to: Destination) -> float:
    return float("inf") if to.by_improvements is None else len(to.by_improvements)


def compare_first_steps(graph: Graph, start: int, concept: str, found: Sequence[FirstStep]) -> None:
    """Every action turned alone: where it leads in the end, and what keeps its owner from it."""
    model = graph.model
    alone = oracle.turned_alone(model, start)
    assert [first.step.turned for first in found] == [
        (f"P{model.owner[position]}.a{position}",) for position in alone
    ]
    stays = settling_from(graph, concept, start)
    for first, entered in zip(found, alone.values(), strict=True):
        party = mover(first.step)
        assert stepped(graph, start, first.step) == entered
        ends = [model.states[place] for place in first.settles.states]
        assert ends == settling_from(graph, concept, entered)
        assert first.slides == (ends != stays)
        if not model.better(party, entered, start):
            assert (first.blocked_by, first.sanction) == ("own preference", ())
        elif oracle.is_punished(graph, concept, party, start, entered):
            assert first.blocked_by == "sanction"
            if concept not in {"sim", "sim_fh"}:
                compare_chain(graph, concept, party, (start, entered), first.sanction)
        else:
            assert (first.blocked_by, first.sanction) == (None, ())


@given(conflict_models(), st.randoms(note_method_calls=False, use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_ways_are_those_of_the_definitions(model: Model, rng: random.Random) -> None:
    compare_ways(model, rng.choice(model.states), rng.choice(["nash", "gmr", "seq", "sseq", "sim"]))


def compare_named(document: dict[str, Any]) -> None:
    """Each name leads to a nearest state it stands for, by improvements where they lead to one at all."""
    case = read_case(to_yaml(document).encode(), "random.yaml").case
    game, model = read_game(case), build(case)
    if game.status_quo is None:
        return
    everybody = game.graph.model.parties
    found = ways(model).named
    assert list(found) == list(game.conflict.states)
    for name, to in found.items():
        told = game.conflict.states[name]
        called = {
            state
            for state in game.states
            if (met(told.condition, game.made(state)) if told.condition else made(game, state) == told.made)
        }
        needed = [
            oracle.moves_needed(game.graph, everybody, game.status_quo, improving=improving)
            for improving in (True, False)
        ]
        by_improvements, by_any_moves = (
            min((count for state, count in counts.items() if state in called), default=None)
            for counts in needed
        )
        if to is None:
            assert by_any_moves is None
        else:
            assert game.states[to.state] in called
            chain = to.by_any_moves if by_improvements is None else to.by_improvements
            assert chain is not None
            assert len(chain) == (by_any_moves if by_improvements is None else by_improvements)


def made(game: Game, state: int) -> frozenset[str]:
    return frozenset(action for action, is_made in game.made(state).items() if is_made)


@given(conflict_cases())
@settings(max_examples=100, deadline=None)
def test_names_lead_to_the_nearest_state_they_stand_for(document: dict[str, Any]) -> None:
    compare_named(document)


# Why


def compare_why(model: Model) -> None:
    """Every verdict on every state by every concept and for every party, with its reasons."""
    graph = Graph(model)
    conflict = graph_model(model, model.states[0])
    for place, state in enumerate(model.states):
        found = explained(conflict, place, CONCEPTS)
        assert found.state == place
        for concept, by_party in found.verdicts.items():
            assert list(by_party) == [f"P{party}" for party in model.parties]
            for party in model.parties:
                compare_verdict(graph, concept, party, state, by_party[f"P{party}"])


def compare_verdict(graph: Graph, concept: str, party: int, state: int, verdict: Verdict) -> None:
    """It is that of the definition; every improvement is answered, or the best unpunished one is shown."""
    assert verdict.stable == graph.stable(concept, party, state)
    for answer in verdict.answers:
        assert mover(answer.improvement) == party
        assert answer.improvement.improves
    gains = [stepped(graph, state, answer.improvement) for answer in verdict.answers]
    best_first = sorted(
        graph.improvements(party, state), key=lambda gain: (-graph.model.rank[party][gain], gain)
    )
    if verdict.stable:
        assert gains == best_first
        for gain, answer in zip(gains, verdict.answers, strict=True):
            compare_answer(graph, concept, party, (state, gain), answer)
    else:
        assert gains == [
            next(gain for gain in best_first if not oracle.is_punished(graph, concept, party, state, gain))
        ]
        (answer,) = verdict.answers
        assert (answer.chain, answer.joint, answer.left_with) == (None, False, None)


def compare_answer(
    graph: Graph, concept: str, party: int, improvement: tuple[int, int], answer: Answer
) -> None:
    """A chain that others can walk, as short as any, which leaves the party no better off."""
    state, gain = improvement
    assert answer.chain
    assert answer.left_with is not None
    end = graph.model.states[answer.left_with]
    if not answer.joint:
        by = "seq" if concept == "sim_fh" else concept
        assert compare_chain(graph, by, party, improvement, answer.chain) == end
        return
    assert concept in {"sim", "sim_fh"}
    movers = [mover(step) for step in answer.chain]
    assert party not in movers
    assert len(set(movers)) == len(movers) == oracle.fewest_joined(graph, concept, party, state, gain)
    joined = gain
    for step in answer.chain:
        entered = stepped(graph, state, step)
        gains_of = graph.improvements if concept == "sim" else graph.unsanctioned
        assert entered in gains_of(mover(step), state)
        joined ^= entered ^ state
    assert joined == end
    assert not graph.model.better(party, end, state)


def compare_chain(
    graph: Graph, concept: str, party: int, improvement: tuple[int, int], chain: Sequence[Step]
) -> int:
    """Where a chain of others ends that answers an improvement, once it is seen to punish and be shortest."""
    state, gain = improvement
    end = walked(graph, gain, chain)
    assert party not in map(mover, chain)
    assert concept not in {"seq", "sseq"} or all(step.improves for step in chain)
    assert oracle.punishes(graph, concept, party, state, end)
    assert len(chain) == oracle.shortest_sanction(graph, concept, party, state, gain)
    return end


@given(conflict_models())
@settings(max_examples=50, deadline=None)
def test_reasons_are_those_of_the_definitions(model: Model) -> None:
    compare_why(model)


@pytest.mark.slow
def test_ways_and_reasons_are_those_of_the_definitions_in_two_thousand_models() -> None:
    for seed in range(MANY):
        rng = random.Random(seed)
        model = random_model(rng)
        start = rng.choice(model.states)
        compare_ways(model, start, rng.choice(list(CONCEPTS)))
        compare_why(model)

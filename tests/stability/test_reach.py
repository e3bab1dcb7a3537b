"""What moves lead to from a state, layer by layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.stability.joins import StateList
from detente.stability.reach import UNREACHED, reach
from tests.oracles.stability import Graph
from tests.stability.forms import listed
from tests.strategies import conflict_models

if TYPE_CHECKING:
    import random

    from tests.oracles.stability import Model

EVERYBODY = (0, 1)


@given(conflict_models(), st.randoms(note_method_calls=False, use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_states_entered_are_all_that_a_party_can_move_to_from_any_of_some(
    model: Model, rng: random.Random
) -> None:
    """Each once, with a state it can be entered from; without a need to gain, those left are among them."""
    graph, moves = Graph(model), listed(model)
    places = sorted(rng.sample(range(len(model.states)), rng.randint(1, len(model.states))))
    some = [model.states[place] for place in places]
    for party in model.parties:
        for steps_of, staying, gaining in ((graph.moves, some, False), (graph.improvements, [], True)):
            entered, left = moves.entered(party, np.array(places), gaining=gaining)
            found = [model.states[place] for place in entered]
            assert sorted(found) == sorted({*staying, *(to for here in some for to in steps_of(party, here))})
            for to, here in zip(found, left, strict=True):
                assert model.states[here] in some
                assert to in {*steps_of(party, model.states[here]), *staying}


def square() -> StateList:
    """Two parties with one action each; the first likes its own, the second only if the first's is made."""
    states = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], bool)
    return StateList([0, 1], [0, 0], states, np.array([[0, 1, 0, 1], [1, 0, 0, 1]], np.int32))


def test_each_state_has_the_fewest_moves_to_it() -> None:
    found = reach(square(), EVERYBODY, 0, gaining=False)
    assert found.distance.tolist() == [0, 1, 1, 2]
    assert found.reached.all()
    assert found.way(0) == ()


def test_where_only_gains_count_a_way_may_be_closed() -> None:
    """Alone, the second would not act; once the first has, it would."""
    found = reach(square(), EVERYBODY, 0, gaining=True)
    assert found.distance.tolist() == [0, 1, UNREACHED, 2]
    assert found.way(3) == (1, 3)


def test_only_the_parties_named_move() -> None:
    assert reach(square(), [1], 0, gaining=False).distance.tolist() == [0, UNREACHED, 1, UNREACHED]
    assert reach(square(), [], 0, gaining=False).reached.tolist() == [True, False, False, False]


def test_of_ways_as_short_that_counts_whose_last_mover_stands_first() -> None:
    assert reach(square(), EVERYBODY, 0, gaining=False).way(3) == (2, 3)
    assert reach(square(), EVERYBODY[::-1], 0, gaining=False).way(3) == (1, 3)


def test_the_search_stops_where_what_is_sought_is_entered() -> None:
    found = reach(square(), EVERYBODY, 0, gaining=False, until=np.array([False, True, True, False]))
    assert found.distance.tolist() == [0, 1, UNREACHED, UNREACHED]


def test_the_nearest_is_the_wanted_state_of_the_fewest_moves_and_of_several_the_first() -> None:
    found = reach(square(), EVERYBODY, 0, gaining=False)
    assert found.nearest(np.array([False, True, True, True])) == 1
    assert found.nearest(np.array([False, False, False, True])) == 3
    assert found.nearest(np.zeros(4, bool)) is None

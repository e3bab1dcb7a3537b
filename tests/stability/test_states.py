"""The possible states of a case, and where conditions hold in them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import TooLarge
from detente.model import ActionMade, And, Expression, If, Iff, Not, Or, holds
from detente.stability.states import possible_states
from detente.stability.truth import may_be

ACTIONS = ("A.one", "A.two", "B.one", "C.one", "C.two")


def expressions() -> st.SearchStrategy[Expression]:
    """Conditions on five actions."""
    leaf = st.sampled_from(ACTIONS).map(ActionMade)
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
            st.tuples(inner, inner).map(lambda pair: If(*pair)),
            st.tuples(inner, inner).map(lambda pair: Iff(*pair)),
        ),
        max_leaves=6,
    )


def by_hand(rules: list[Expression]) -> list[tuple[bool, ...]]:
    """The states that no rule forbids, ascending by the sum of 2**position."""
    every = [state[::-1] for state in itertools.product([False, True], repeat=len(ACTIONS))]
    made = [dict(zip(ACTIONS, state, strict=True)) for state in every]
    return [
        state
        for state, told in zip(every, made, strict=True)
        if not any(holds(rule, {}, told) for rule in rules)
    ]


@given(st.lists(expressions(), max_size=4))
@settings(max_examples=150, deadline=None)
def test_states_are_those_that_no_rule_forbids_in_ascending_order(rules: list[Expression]) -> None:
    found = possible_states(ACTIONS, rules)
    assert list(map(tuple, found.made.T.tolist())) == by_hand(rules)


@given(expressions())
@settings(max_examples=150, deadline=None)
def test_a_condition_holds_where_it_holds_one_by_one(expression: Expression) -> None:
    states = possible_states(ACTIONS, [])
    told = [dict(zip(ACTIONS, state, strict=True)) for state in states.made.T.tolist()]
    assert states.where(expression).tolist() == [holds(expression, {}, made) for made in told]


@given(expressions(), st.booleans(), st.integers(1, len(ACTIONS) - 1))
@settings(max_examples=150, deadline=None)
def test_what_is_half_told_never_denies_what_can_still_be(
    expression: Expression,
    truth: bool,  # noqa: FBT001 - drawn
    told: int,
) -> None:
    states = possible_states(ACTIONS, [])
    known = dict(zip(ACTIONS[:told], states.made[:told], strict=True))
    is_so = states.where(expression) == truth
    assert not (is_so & ~may_be(expression, known, len(states), truth)).any()


def test_a_state_is_found_by_the_actions_it_makes() -> None:
    states = possible_states(ACTIONS, [ActionMade("C.two")])
    assert states.position([]) == 0
    assert states.position(["B.one", "A.one"]) == 5
    assert states.position(["C.two"]) is None


def test_few_states_out_of_very_many_are_found() -> None:
    """Sixty parties in a row of which each may act only after the one before: 61 states out of 2^60."""
    actions = [f"P{number}.act" for number in range(60)]
    rules = [
        And((ActionMade(after), Not(ActionMade(before)))) for before, after in itertools.pairwise(actions)
    ]
    found = possible_states(actions, rules)
    assert found.made.sum(axis=0).tolist() == list(range(61))


def test_more_than_sixty_two_actions_are_in_ascending_order() -> None:
    actions = [f"P.a{number}" for number in range(130)]
    at_most_one = [
        And((ActionMade(one), ActionMade(other))) for one, other in itertools.combinations(actions, 2)
    ]
    found = possible_states(actions, at_most_one)
    numbers = [sum(1 << place for place in np.flatnonzero(state).tolist()) for state in found.made.T]
    assert numbers == sorted(numbers)
    assert len(numbers) == 131


def test_too_many_states_say_so() -> None:
    with pytest.raises(TooLarge, match="more than 4,194,304 states"):
        possible_states([f"P.a{number}" for number in range(23)], [])

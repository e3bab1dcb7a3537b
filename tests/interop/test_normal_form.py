"""Conditions in disjunctive normal form hold where the conditions do."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import TooLarge
from detente.interop.normal_form import normal_form
from detente.model import ActionMade, And, Expression, If, Iff, Not, Or, holds

NAMES = "abcd"
a, b, c = map(ActionMade, "abc")

EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from(NAMES).map(ActionMade),
    lambda below: st.one_of(
        below.map(Not),
        st.lists(below, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(below, max_size=3).map(lambda parts: Or(tuple(parts))),
        st.builds(If, below, below),
        st.builds(Iff, below, below),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_one_conjunction_holds_wherever_the_condition_does_and_nowhere_else(expression: Expression) -> None:
    found = normal_form(expression)
    for digits in product((False, True), repeat=len(NAMES)):
        made = dict(zip(NAMES, digits, strict=True))
        expected = holds(expression, {}, made)
        assert any(all(made[action] is is_made for action, is_made in one) for one in found) is expected


@given(EXPRESSIONS)
def test_no_conjunction_contradicts_itself_or_says_more_than_another(expression: Expression) -> None:
    found = normal_form(expression)
    assert all(len({action for action, _ in one}) == len(one) for one in found)
    assert not any(one < other for one in found for other in found)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (If(a, b), [{("a", True)}, {("b", False)}]),
        (Iff(a, b), [{("a", True), ("b", True)}, {("a", False), ("b", False)}]),
        (Not(Or((a, And((b, c))))), [{("a", False), ("b", False)}, {("a", False), ("c", False)}]),
        (And((a, Not(a))), []),
        (And(()), [set()]),
        (Or((a, And((a, b)))), [{("a", True)}]),
    ],
)
def test_what_it_looks_like(expression: Expression, expected: list[set[tuple[str, bool]]]) -> None:
    assert list(normal_form(expression)) == expected


def test_a_condition_that_explodes_is_refused() -> None:
    pairs = tuple(Or((ActionMade(f"a{number}"), ActionMade(f"b{number}"))) for number in range(40))
    with pytest.raises(TooLarge, match="1,000") as raised:
        normal_form(And(pairs))
    assert raised.value.hint

"""The pivotal voter, and what a decision has to spare."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.agreement.acceptance import AtLeast, Meets, conjunction, met
from detente.agreement.pivot import gain, pivot

ONE = Fraction(1)
NUMBERS = st.integers(-5, 5).map(Fraction)


def test_whoever_gains_most_joins_first_and_the_one_who_makes_it_enough_is_pivotal() -> None:
    gains = [Fraction(3), Fraction(-7), Fraction(9), Fraction(1)]
    assert [pivot(gains, [ONE] * 4, Fraction(needed)) for needed in range(1, 5)] == [2, 0, 3, 1]


def test_weights_count_and_of_equal_gains_the_earlier_joins_first() -> None:
    assert pivot([Fraction(1), Fraction(1), Fraction(1)], [ONE, Fraction(3), ONE], Fraction(2)) == 1
    assert pivot([Fraction(1), Fraction(1)], [ONE, ONE], ONE) == 0


def test_where_nobody_is_needed_or_all_are_not_enough_nobody_is_pivotal() -> None:
    assert pivot([Fraction(1)], [ONE], Fraction(0)) is None
    assert pivot([Fraction(1)], [ONE], Fraction(2)) is None
    assert pivot([], [], ONE) is None


def test_a_crossed_red_line_falls_short_without_limit_and_one_kept_has_no_limit() -> None:
    either = AtLeast((Meets(0), Meets(1)), (ONE, ONE), ONE)
    assert gain(either, {0: math.inf, 1: Fraction(4)}) == math.inf
    assert gain(conjunction((Meets(0), Meets(1))), {0: math.inf, 1: Fraction(4)}) == 4
    assert gain(conjunction((Meets(0), Meets(1))), {0: -math.inf, 1: Fraction(4)}) == -math.inf
    assert gain(conjunction(()), {}) == math.inf
    assert gain(AtLeast((), (), ONE), {}) == -math.inf


@given(st.lists(NUMBERS, min_size=4, max_size=4), st.integers(0, 4), st.integers(0, 3), NUMBERS)
def test_a_decision_stands_as_long_as_no_deals_rise_by_no_more_than_it_has_to_spare(
    gains: list[Fraction], outer: int, inner: int, rise: Fraction
) -> None:
    nested = AtLeast((Meets(0), Meets(1)), (Fraction(2), ONE), Fraction(inner))
    formula = AtLeast((nested, Meets(2), Meets(3)), (ONE, ONE, Fraction(2)), Fraction(outer))
    spare = gain(formula, dict(enumerate(gains)))
    holds = bool(met(formula, {demand: (each >= rise) for demand, each in enumerate(gains)}))  # type: ignore[misc]
    assert holds == (rise <= spare)


@pytest.mark.parametrize("needed", [1, 2, 3])
def test_what_is_to_spare_falls_as_more_must_agree(needed: int) -> None:
    gains = dict(enumerate(map(Fraction, (5, -2, 8, 1))))
    parts = tuple(map(Meets, gains))
    tighter, looser = (
        gain(AtLeast(parts, (ONE,) * 4, Fraction(least)), gains) for least in (needed + 1, needed)
    )
    assert tighter <= looser

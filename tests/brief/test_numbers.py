from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief.numbers import decimals, difference, told_apart, whole


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("72.5", "72.5"),
        ("72", "72"),
        ("72.04", "72"),
        ("0.25", "0.3"),
        ("-0.25", "-0.3"),
        ("-0.04", "0"),
        ("99.96", "100"),
        ("1234.56", "1,234.6"),
    ],
)
def test_points_have_one_decimal_at_most(number: str, text: str) -> None:
    assert decimals(Fraction(number)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (10**15 - 1, "999,999,999,999,999"),
        (10**15, "about 10^15"),
        (2 * 10**20 + 5, "about 2 × 10^20"),
        (1_290_000 * 10**12, "about 1.2 × 10^18"),
        (10**400 - 1, "about 9.9 × 10^399"),
        (10**400, "about 10^400"),
    ],
)
def test_whole_numbers_have_thousands_separators_or_a_power_of_ten(number: int, text: str) -> None:
    assert whole(number) == text


def test_a_small_difference_is_never_told_as_none() -> None:
    assert difference(Fraction("0.004")) == "0.004"
    assert difference(Fraction("4.55")) == "4.6"
    assert difference(Fraction(0)) == "0"


@given(st.fractions(0, 100, max_denominator=1000), st.fractions(0, 100, max_denominator=1000))
def test_two_different_numbers_look_different_and_the_larger_larger(one: Fraction, other: Fraction) -> None:
    texts = told_apart(one, other)
    assert (texts[0] == texts[1]) == (one == other)
    assert (Fraction(texts[0]) > Fraction(texts[1])) == (one > other)

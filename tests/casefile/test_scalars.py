"""Numbers, ranges and places in a source."""

from __future__ import annotations

import time
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile import scalars
from detente.casefile.scalars import Span, Unreadable

if TYPE_CHECKING:
    from decimal import Decimal

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**6), max_value=10**6)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("60", Fraction(60)),
        ("007", Fraction(7)),
        ("1.10", Fraction(11, 10)),
        ("-0.5", Fraction(-1, 2)),
        (".25", Fraction(1, 4)),
        ("+3", Fraction(3)),
        ("\u221220", Fraction(-20)),
        ("1e3", Fraction(1000)),
        ("2.5E-1", Fraction(1, 4)),
        (" 4 ", Fraction(4)),
        ("9" * 100, Fraction(10**100 - 1)),
    ],
)
def test_a_number_is_the_exact_value_of_its_text(text: str, value: Fraction) -> None:
    assert scalars.number(text) == value


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("sixty", '"sixty" is not a number', scalars.FORMS),
        ("", '"" is not a number', scalars.FORMS),
        ("1,5", '"1,5" is not a number', "write 1.5"),
        ("25-35", '"25-35" is not a number', "write 25..35"),
        ("25\u201335", '"25\u201335" is not a number', "write 25..35"),
        ("60 %", '"60 %" is not a number', "write 60"),
        ("1_000", '"1_000" is not a number', scalars.FORMS),
        (".inf", '".inf" is not a number', scalars.FORMS),
        ("0x1F", '"0x1F" is not a number', scalars.FORMS),
        ("\u0663", '"\u0663" is not a number', scalars.FORMS),
        ("9" * 101, "a number has at most 100 digits", None),
        ("1e101", "a number has at most 100 digits; this exponent asks for more", None),
        ("1e999999999", "a number has at most 100 digits; this exponent asks for more", None),
        ("1e-999999999", "a number has at most 100 digits; this exponent asks for more", None),
    ],
)
def test_what_is_no_number_says_what_to_write(text: str, message: str, hint: str | None) -> None:
    with pytest.raises(Unreadable) as caught:
        scalars.number(text)
    assert (caught.value.text, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 1_000_000,
        "1e" + "9" * 1_000_000,
        "1." + "0" * 1_000_000,
        "9" * 500_000 + ".." + "9" * 400_000,
        " " * 1_000_000,
        "x" * 1_000_000,
    ],
    ids=["digits", "exponent", "zeros", "range", "blanks", "letters"],
)
def test_a_megabyte_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    with pytest.raises(Unreadable):
        scalars.span(text)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25..35", (30, 25, 35)),
        ("-20..5", (Fraction(-15, 2), -20, 5)),
        ("-20..-5", (Fraction(-25, 2), -20, -5)),
        ("0..0.2", (Fraction(1, 10), 0, Fraction(1, 5))),
        ("25 .. 35", (30, 25, 35)),
        ("0...5", (Fraction(1, 4), 0, Fraction(1, 2))),
        ("55 +- 10", (55, 45, 65)),
        ("55 ± 10", (55, 45, 65)),
        ("55+/-10", (55, 45, 65)),
        ("-5 +- 0.5", (-5, Fraction(-11, 2), Fraction(-9, 2))),
        ("7..7", (7, 7, 7)),
        ("60", (60, 60, 60)),
    ],
)
def test_a_range_has_its_middle_for_central_case(text: str, expected: tuple[Fraction, ...]) -> None:
    span = scalars.span(text)
    assert (span.central, span.low, span.high) == expected


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("35..25", "the range 35..25 is upside down", "write 25..35"),
        ("55 +- -10", "the range 55 +- -10 is upside down", "write 55 +- 10"),
        ("25..35..45", '"25..35..45" is not a number', scalars.FORMS),
        ("25..", '"25.." is not a number', scalars.FORMS),
    ],
)
def test_a_range_that_is_none_is_refused(text: str, message: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        scalars.span(text)
    assert (caught.value.text, caught.value.hint) == (message, hint)


@given(decimals)
def test_a_number_is_worth_what_decimal_says(value: Decimal) -> None:
    assert scalars.number(f"{value:f}") == Fraction(value)


@given(decimals)
def test_plain_text_reads_back_and_has_no_zeros_to_spare(value: Decimal) -> None:
    text = scalars.plain(Fraction(value))
    assert scalars.number(text) == Fraction(value)
    assert text == "0" or "." not in text or not text.endswith("0")
    assert "e" not in text.lower()


@given(decimals, decimals)
def test_a_range_reads_back(one: Decimal, other: Decimal) -> None:
    low, high = sorted((Fraction(one), Fraction(other)))
    expected = Span((low + high) / 2, low, high)
    assert scalars.span(f"{scalars.plain(low)}..{scalars.plain(high)}") == expected


@given(st.text())
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    with suppress(Unreadable):
        span = scalars.span(text)
        assert span.low <= span.central <= span.high


def test_a_number_without_end_has_no_plain_text() -> None:
    with pytest.raises(ValueError, match="no finite decimal form"):
        scalars.plain(Fraction(1, 3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶4", "¶4"),
        ("¶ 4", "¶4"),
        ("par. 4", "¶4"),
        ("para 4-6", "¶4-6"),
        ("paragraph 4", "¶4"),
        ("§ 12", "¶12"),
        ("p. 2", "p. 2"),
        ("p.2", "p. 2"),
        ("pp. 2-3", "p. 2-3"),
        ("page 2", "p. 2"),
        ("table  3", "table 3"),
        ("", ""),
    ],
)
def test_a_place_in_a_source_is_written_one_way(text: str, expected: str) -> None:
    assert scalars.place(text) == expected

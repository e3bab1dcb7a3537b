"""Widths of text, and how it is broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.figures.text import shortened, width_of, wrapped


def test_widths_are_those_of_helvetica() -> None:
    assert width_of("Hill", 10) == pytest.approx(7.22 + 3 * 2.22)
    assert width_of("100", 12) == pytest.approx(3 * 556 * 12 / 1000)
    assert width_of("", 12) == 0


def test_bold_text_is_wider() -> None:
    assert width_of("treaty", 12, bold=True) > width_of("treaty", 12)


def test_text_that_fits_stays_and_other_text_is_cut() -> None:
    assert shortened("a draft", 100, 12) == "a draft"
    assert shortened("a draft of a treaty", 60, 12) == "a draft of…"


@given(st.text(max_size=60), st.integers(20, 300))
def test_shortened_text_fits(text: str, room: int) -> None:
    assert width_of(shortened(text, room, 12), 12) <= room


@given(st.text(max_size=80), st.integers(30, 200), st.integers(1, 4))
def test_lines_fit_and_are_no_more_than_allowed(text: str, room: int, lines: int) -> None:
    broken = wrapped(text, room, 12, lines)
    assert len(broken) <= lines
    assert all(width_of(line, 12) <= room for line in broken)


def test_lines_break_between_words() -> None:
    assert wrapped("what holds today and tomorrow", 70, 12) == ["what holds", "today and", "tomorrow"]

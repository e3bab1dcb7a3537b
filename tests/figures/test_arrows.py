"""Arrows between places."""

from __future__ import annotations

import re

import pytest

from detente.figures.arrows import arrow, bend_of, stub

ENDS = ((0.0, 0.0), (100.0, 0.0))


def numbers(path: str) -> list[tuple[float, float]]:
    """The points that a path names."""
    found = [float(each) for each in re.findall(r"-?\d+\.\d", path)]
    return list(zip(found[::2], found[1::2], strict=True))


def test_a_straight_arrow_stays_on_its_line_and_clear_of_both_places() -> None:
    made = arrow(ENDS, 0, 15)
    assert {y for _, y in numbers(made.line)} == {0.0}
    assert numbers(made.line)[0] == (15.0, 0.0)
    assert numbers(made.heads[0])[0] == (85.0, 0.0)


def test_a_bent_arrow_passes_above_or_to_the_right() -> None:
    assert all(y < 0 for _, y in numbers(arrow(ENDS, 20, 15).line))
    down = arrow(((0.0, 0.0), (0.0, 100.0)), 20, 15)
    assert all(x > 0 for x, _ in numbers(down.line))
    up = arrow(((0.0, 100.0), (0.0, 0.0)), 20, 15)
    assert all(x > 0 for x, _ in numbers(up.line))


def test_what_cannot_be_taken_back_has_a_second_head_behind_the_first() -> None:
    first, second = arrow(ENDS, 0, 15, double=True).heads
    assert numbers(second)[0][0] < numbers(first)[0][0]


def test_a_heavy_arrow_has_a_larger_head() -> None:
    (small,), (large,) = arrow(ENDS, 0, 15).heads, arrow(ENDS, 0, 15, large=True).heads
    assert numbers(large)[1][0] < numbers(small)[1][0]


@pytest.mark.parametrize(("span", "expected"), [(2, 10), (3, 15), (4, 20)])
def test_the_longer_an_arrow_the_more_it_bends(span: int, expected: float) -> None:
    assert bend_of(span, 4, 10, 20) == expected


def test_a_stub_leads_up_and_away() -> None:
    ((x, y), *_) = numbers(stub((50.0, 50.0), 10).heads[0])
    assert x < 40
    assert y < 40

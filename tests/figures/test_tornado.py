"""How far each judgment alone moves the margin."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.figures.ticks import signed, signed_difference, ticks
from detente.figures.tornado import BARS_SHOWN, decides, farthest, tornado
from tests.figures.drawn import rows, texts
from tests.figures.sureness import BUYER, CROWDED, LANES, LINE, MIDDLE, PIPELINE, SOLD


def test_bars_go_from_the_least_to_the_greatest_margin() -> None:
    (figure,) = tornado(SOLD)
    by_judgment: dict[str, list[tuple[float, float]]] = {}
    for row in rows(figure, "judgment", "from"):
        by_judgment.setdefault(row["judgment"], []).append((row["x"], row["x2"]))
    assert list(by_judgment) == [LINE, BUYER, MIDDLE]
    spans = {path: max(map(max, parts)) - min(map(min, parts)) for path, parts in by_judgment.items()}
    assert spans[BUYER] == pytest.approx(2 * spans[MIDDLE])
    assert {"+20 (at 40)", "−20 (at 80)", "no package", "central case 0"} <= set(texts(figure))


def test_where_the_margin_decides_the_sides_of_zero_are_named_and_told_apart() -> None:
    (figure,) = tornado(SOLD)
    assert decides(SOLD.case, "all")
    assert {"no deal", "a deal"} <= set(texts(figure))
    colours = [row["colour"] for row in rows(figure, "judgment", "from") if row["judgment"] == BUYER]
    assert len(set(colours)) == 2


@pytest.mark.parametrize("forum", ["council", "commission", "talks"])
def test_where_others_must_accept_or_some_may_be_outvoted_it_does_not(forum: str) -> None:
    assert not decides(PIPELINE.case, forum)


def test_what_moves_nothing_has_no_bar() -> None:
    (figure,) = tornado(SOLD)
    assert [row[0] for row in figure.table.rows] == [
        "S: red line 2 stands",
        "B: no deal (40 to 80)",
        "B: value of price = middle (50 to 70)",
    ]


def test_the_title_says_what_reaches_across_zero() -> None:
    assert tornado(SOLD)[0].title == (
        "3 judgments reach from no deal to a deal, each alone; farthest “S: red line 2 stands”."
    )
    assert tornado(LANES)[0].title == "Only “A: ideal width” alone reaches from no deal to a deal."
    council, commission, _ = tornado(PIPELINE)
    assert council.title == "Energy Council: Only “South: no deal” alone moves the margin."
    assert commission.title == "Tariff Commission: “North: weight of term” alone moves the margin most."


def test_those_that_reach_across_zero_go_before_longer_ones() -> None:
    assert SOLD.robustness is not None
    assert farthest(SOLD.robustness.tornados["all"]) == (LINE, BUYER, MIDDLE)
    assert PIPELINE.robustness is not None
    assert farthest(PIPELINE.robustness.tornados["talks"])[0] == "wants.North.term.weight"


def test_the_longest_bars_are_drawn_and_the_others_counted() -> None:
    (figure,) = tornado(CROWDED)
    assert len({row["y"] for row in rows(figure, "judgment", "from")}) == BARS_SHOWN
    assert "5 more judgments in the table" in texts(figure)
    assert len(figure.table.rows) == 20


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (-23.1, 1.9, [-20, -15, -10, -5, 0]),
        (-0.3, 0.2, [-0.3, -0.2, -0.1, 0, 0.1, 0.2]),
    ],
)
def test_ticks_are_round_and_hold_zero(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


def test_numbers_have_their_sign() -> None:
    assert [signed(number) for number in (3.25, 0.0, -12.0, 0.04, 1234.5)] == [
        "+3.3",
        "0",
        "−12",
        "0",
        "+1,234.5",
    ]


def test_a_difference_is_never_rounded_to_nothing() -> None:
    numbers = (Fraction(7, 2), Fraction(-1, 250), Fraction(0))
    assert [signed_difference(number) for number in numbers] == ["+3.5", "−0.004", "0"]

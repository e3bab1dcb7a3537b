"""The values at which a judgment alone turns something."""

from __future__ import annotations

import pytest

from detente.figures.flips import ROWS_SHOWN, flips, turnings
from tests.figures.drawn import rows, texts
from tests.figures.sureness import BUYER, EVERYWHERE, IMPOSSIBLE, LINE, MANY, MIDDLE, ORDER, SOLD


def test_marks_lie_at_the_values_that_turn_something() -> None:
    (figure,) = flips(SOLD)
    marks = {(row["judgment"], row["value"]): row["x"] for row in rows(figure, "judgment", "value")}
    assert set(marks) == {(BUYER, 60), (MIDDLE, 55), (MIDDLE, 65.5)}
    centre = marks[BUYER, 60]  # of 40 to 80
    assert marks[MIDDLE, 55] < centre < marks[MIDDLE, 65.5]  # of 50 to 70
    assert (marks[MIDDLE, 65.5] - centre) / (centre - marks[MIDDLE, 55]) == pytest.approx(5.5 / 5)
    assert {"60: a deal", "55, 65.5: draft “fair” accepted", "40", "80"} <= set(texts(figure))


def test_a_red_line_stands_or_falls_and_an_order_has_no_value() -> None:
    (figure,) = flips(SOLD)
    assert {"falls", "stands", "by other numbers in the same order"} <= set(texts(figure))
    told = {row[0]: row[1:] for row in figure.table.rows}
    assert told["S: red line 2 stands"] == ("falls", "–", "a deal")
    assert told["S: order on price"] == ("–", "–", "a deal")


def test_those_that_turn_a_deal_come_first_by_how_little_it_takes() -> None:
    (figure,) = flips(SOLD)
    judgments = list(dict.fromkeys(row[0] for row in figure.table.rows))
    assert judgments == [
        "B: no deal (40 to 80)",
        "S: red line 2 stands",
        "S: order on price",
        "B: value of price = middle (50 to 70)",
    ]


def test_what_turns_an_order_counts_once() -> None:
    assert SOLD.robustness is not None
    found = {each.path: each.turns for each in turnings(SOLD.robustness)}
    assert set(found) == {BUYER, MIDDLE, LINE, ORDER}
    assert set(found[BUYER]) == {"zone.all", "draft.fair@all"}
    assert found[ORDER] == {"zone.all": ()}


def test_states_that_are_not_told_of_are_left_out() -> None:
    (figure,) = flips(SOLD)
    assert not any("nash" in row[3] for row in figure.table.rows)


def test_the_title_counts_what_turns_a_deal() -> None:
    assert flips(SOLD)[0].title == (
        "3 judgments can each turn alone whether there is a deal, first of all “B: no deal”."
    )
    assert flips(EVERYWHERE)[0].title == "Only “S: red line 2 stands” can turn alone whether there is a deal."
    assert (
        flips(IMPOSSIBLE)[0].title
        == "No judgment alone turns whether there is a deal; 2 turn something else."
    )


def test_of_many_the_first_are_drawn_and_the_others_counted() -> None:
    (figure,) = flips(MANY)
    assert f"{20 - ROWS_SHOWN} more judgments in the table" in texts(figure)
    assert "and 3 more" in texts(figure)
    assert len({row[0] for row in figure.table.rows}) == 20

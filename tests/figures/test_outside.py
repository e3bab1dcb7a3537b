"""Those without a seat."""

from __future__ import annotations

import pytest

from detente import load
from detente.analysis import analyze
from detente.figures.outside import outside
from tests.figures.cases import HARD, analysis
from tests.figures.drawn import rows, texts
from tests.figures.examples import GENEVA


def test_the_title_names_whose_red_lines_are_crossed() -> None:
    bilateral, council, osce = outside(GENEVA)
    assert bilateral.title.endswith(
        "Draft “treaty” crosses red lines of NATO, Germany and Ukraine, who have no seat."
    )
    assert council.title.endswith(
        "Red lines of the United States, Germany and Ukraine, without a seat, are crossed by draft “treaty”"
        " and draft “agreement”."
    )
    assert osce.title.endswith(
        "Nothing is on offer to weigh for those without a seat; today stands against no deal."
    )


def test_where_nothing_is_crossed_the_title_says_so() -> None:
    (figure,) = outside(analysis(HARD["idle"]))
    assert figure.title == "Nothing on offer crosses a red line of those without a seat."


def test_marks_lie_at_the_points_and_are_hollow_below_no_deal() -> None:
    bilateral = outside(GENEVA)[0]
    ends = [row for row in rows(bilateral, "points", "party") if row["party"] == "NATO"]
    treaty = [row for row in ends if row["thing"] == "draft “treaty”"]
    assert [row["points"] for row in treaty] == pytest.approx([24.2, 42.8], abs=0.05)
    assert {row["fill"] for row in treaty} == {"#ffffff"}
    today = next(row for row in ends if row["thing"] == "today")
    assert today["fill"] == today["colour"] != "#ffffff"
    assert "× 1, 4" in texts(bilateral)


def test_the_table_has_a_row_for_each_mark() -> None:
    bilateral = outside(GENEVA)[0]
    marks = {(row["party"], row["thing"]) for row in rows(bilateral, "points", "party")}
    assert len(bilateral.table.rows) == len(marks) == 15
    assert ("NATO", "draft “treaty”", "24.2–42.8", "70", "red lines 1, 4") in bilateral.table.rows


def test_with_everyone_seated_nothing_is_drawn() -> None:
    (licence,) = outside(analyze(load("harbour-park")))
    assert licence.forum == "licence"


def test_without_red_lines_the_title_says_who_would_be_worse_off() -> None:
    (licence,) = outside(analyze(load("harbour-park")))
    assert licence.title.endswith(
        "Draft “opening” would leave the neighbouring cities, without a seat, worse off than no deal."
    )

"""Which demands collide, and the ways out."""

from __future__ import annotations

from detente.figures.conflicts import conflicts, counts
from tests.figures.cases import HARD, analysis
from tests.figures.drawn import rows, texts
from tests.figures.examples import BOARD, DEADLOCKED, ONE_WAY
from tests.shipped import analysis_of


def test_how_often_demands_stand_together() -> None:
    found = counts(BOARD.conflicts)
    assert found["S: red line 1", "S: red line 1"] == 3
    assert found["N: no deal", "S: red line 1"] == 2
    assert ("N: red line 1", "N: no deal") not in found


def test_the_title_says_what_collides_and_how_many_ways_lead_out() -> None:
    (talks,) = conflicts(analysis_of("southland"))
    assert talks.title.endswith("5 sets of demands cannot be met together, and 5 ways open a deal.")
    (one,) = conflicts(ONE_WAY)
    assert one.title == "Red lines on owner collide, and 2 ways open a deal."


def test_what_no_package_meets_is_named() -> None:
    *_, osce = conflicts(analysis_of("geneva-2022"))
    assert osce.title.endswith(
        "No package meets the 22.5 points of Russia without a deal, and 1 way opens a deal."
    )


def test_of_many_ways_out_some_are_drawn() -> None:
    (figure,) = conflicts(analysis(HARD["pairs"]))
    assert "5 of 8 ways to a deal" in texts(figure)


def test_the_cells_hold_the_counts_and_the_ways_what_they_take() -> None:
    (board,) = conflicts(DEADLOCKED)
    cells = {tuple(row["demands"]): row["conflicts"] for row in rows(board, "demands", "conflicts")}
    assert cells["S: red line 1", "N: no deal"] == 2
    assert len(cells) == 6 * 7 / 2
    gives = [row["demand"] for row in rows(board, "gives way") if row["gives way"]]
    shown = BOARD.corrections[:5]
    assert sorted(gives) == sorted(d.name for way in shown for d in way.demands)
    assert len(board.table.rows) == 6


def test_where_there_is_a_deal_nothing_is_drawn() -> None:
    assert conflicts(analysis_of("harbour-park")) == ()


def test_of_many_demands_some_are_shown_and_the_picture_says_so() -> None:
    (figure,) = conflicts(analysis(HARD["quarrel"]))
    assert len(figure.table.rows) == 10
    assert "together in how many of 36 conflicts; 10 of 12 demands" in texts(figure)

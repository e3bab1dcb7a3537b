"""How the packages shrink."""

from __future__ import annotations

from detente.figures.narrowing import narrowing
from tests.figures.drawn import rows, texts
from tests.figures.examples import DEADLOCKED
from tests.shipped import analysis_of


def test_the_title_blames_no_demand_where_none_is_left() -> None:
    board, pier = narrowing(DEADLOCKED)
    assert board.title == "Ferry Board: Together the demands leave none of 24 packages, in whatever order."
    assert "none" in texts(board)
    assert "none" not in texts(pier)


def test_the_title_counts_what_is_left() -> None:
    (everyone, licence) = narrowing(analysis_of("harbour-park"))
    assert everyone.title == "All six agree: 12 of 720 packages meet what no deal can do without."
    assert licence.forum == "licence"


def test_bars_and_table_hold_the_counts_of_the_result() -> None:
    found = analysis_of("harbour-park")
    assert found.agreement is not None
    figure = narrowing(found)[0]
    steps = found.agreement.forums["everyone"].zone.narrowing
    counts = [720, *(step.packages.low for step in steps)]
    bars = rows(figure, "demand", "low", "high")
    assert [row["low"] for row in bars] == [row["high"] for row in bars] == counts
    assert [int(row[2]) for row in figure.table.rows] == counts


def test_longer_bars_stand_for_more() -> None:
    for figure in narrowing(DEADLOCKED):
        bars = rows(figure, "demand", "low", "high")
        lengths = [row["x2"] for row in bars]
        assert lengths == sorted(lengths, reverse=True)
        assert [length == 0 for length in lengths] == [row["low"] == 0 for row in bars]

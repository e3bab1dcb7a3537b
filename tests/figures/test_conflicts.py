"""Which demands collide, and the ways out."""

from __future__ import annotations

from detente import load
from detente.analysis import analyze
from detente.figures.conflicts import conflicts, counts
from tests.figures.cases import HARD, analysis
from tests.figures.drawn import rows, texts
from tests.figures.examples import COUNCIL, GENEVA


def test_how_often_demands_stand_together() -> None:
    found = counts(COUNCIL.conflicts)
    assert found["Russia: red line 1", "Russia: red line 1"] == 5
    assert found["NATO: red line 1", "Russia: red line 1"] == 2
    assert ("NATO: red line 1", "NATO: no deal") not in found


def test_the_title_says_what_alone_opens_a_deal() -> None:
    bilateral, council, osce = conflicts(GENEVA)
    assert (
        "any one of 2 changes alone opens one: red line 1 of the United States given up or" in bilateral.title
    )
    assert council.title.endswith("one change alone opens one: red line 1 of Russia given up.")
    assert osce.title.endswith("one change alone opens one: 10.6 points less for Russia.")


def test_where_no_single_change_is_enough_the_title_says_how_many() -> None:
    (figure,) = conflicts(analysis(HARD["pairs"]))
    assert figure.title == (
        "There is no deal, and no single change opens one: at least 3 demands must give way together."
    )
    assert "5 of 8 ways to a deal" in texts(figure)


def test_the_cells_hold_the_counts_and_the_ways_what_they_take() -> None:
    council = conflicts(GENEVA)[1]
    cells = {tuple(row["demands"]): row["conflicts"] for row in rows(council, "demands", "conflicts")}
    assert cells["Russia: red line 1", "NATO: no deal"] == 3
    assert len(cells) == 7 * 8 / 2
    gives = [row["demand"] for row in rows(council, "gives way") if row["gives way"]]
    assert sorted(gives) == sorted(d.name for way in COUNCIL.corrections for d in way.demands)
    assert len(council.table.rows) == 7


def test_where_there_is_a_deal_nothing_is_drawn() -> None:
    assert conflicts(analyze(load("harbour-park"))) == ()


def test_of_many_demands_some_are_shown_and_the_picture_says_so() -> None:
    (figure,) = conflicts(analysis(HARD["quarrel"]))
    assert len(figure.table.rows) == 10
    assert "together in how many of 36 conflicts; 10 of 12 demands" in texts(figure)

"""What tied hands at home would do to the Nash package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from detente.figures.rules import rules
from tests.figures.cases import analysis
from tests.figures.drawn import rows, texts
from tests.figures.home import AT_HOME
from tests.shipped import analysis_of

if TYPE_CHECKING:
    from detente.figures.figure import Figure

TITLES: Final = {
    "serves": "Having to ask at home serves Northland: the Nash package is worth 60 points to it, and would"
    " be worth 50 if nobody were asked.",
    "costs": "Having to ask at home costs Northland: the Nash package is worth 40 points to it, and would be"
    " worth 50 if nobody were asked.",
    "loses": "Tied hands would cost Northland: if 2 had to agree at home, the Nash package would be worth 40"
    " points to it, not 50.",
    "nothing left": "If 2 had to agree at home for Northland, no package would be left.",
    "leaves": "Having to ask at home leaves Northland 5 of 7 packages.",
    "asks little": "However many must agree at home, nothing is seen to change for Northland.",
    "many at home": "Having to ask at home leaves Northland no package; if nobody were asked there would be"
    " 7.",
}


@pytest.fixture(scope="module")
def southland() -> dict[str, Figure]:
    return {figure.name: figure for figure in rules(analysis_of("southland"))}


@pytest.mark.parametrize("name", TITLES)
def test_the_title_says_what_asking_at_home_does(name: str) -> None:
    (figure,) = rules(analysis(AT_HOME[name]))
    assert figure.title == TITLES[name]


def test_tied_hands_may_serve_a_seat(southland: dict[str, Figure]) -> None:
    assert southland["rules-council-north"].title == (
        "Energy Council: Tied hands would serve Northland: if 3 had to agree at home, the Nash package would"
        " be worth 69 points to it, not 57.5."
    )


def test_a_seat_without_values_is_told_of_packages() -> None:
    (figure,) = rules(analysis_of("harbour-park"))
    assert figure.title == (
        "The licence: If 4 had to agree at home for the four without a veto, 12 packages would be"
        " accepted, not 55."
    )


def test_lanes_go_from_the_nash_package_as_it_is_to_that_under_each_rule(
    southland: dict[str, Figure],
) -> None:
    figure = southland["rules-council-north"]
    worth = {(row["needed"], row["party"]): row["points"] for row in rows(figure, "party", "points")}
    assert {needed: worth[needed, "North"] for needed in range(4)} == {0: 57.5, 1: 57.5, 2: 57.5, 3: 69}
    moved = {(row["needed"], row["party"]): (row["from"], row["to"]) for row in rows(figure, "from", "to")}
    assert moved == {
        (3, "North"): (57.5, 69),
        (3, "South"): (pytest.approx(53.125), pytest.approx(36.80556)),
    }
    assert {"+11.5", "−16.3", "2 of 3 must agree (as it is)", "34 packages"} <= set(texts(figure))


def test_each_has_a_line_at_its_no_deal(southland: dict[str, Figure]) -> None:
    lines = rows(southland["rules-council-north"], "no deal")
    assert {(row["party"], row["no deal"]) for row in lines} == {("North", 45), ("South", 30)}


def test_where_nothing_is_left_that_is_said(southland: dict[str, Figure]) -> None:
    figure = southland["rules-talks-league"]
    assert texts(figure).count("no package is left") == 2
    assert {row["needed"] for row in rows(figure, "party", "points")} == {0}
    assert "Votes as they are weighted (as it is)" in texts(figure)


def test_numbers_that_were_not_tried_are_told_of() -> None:
    (figure,) = rules(analysis(AT_HOME["many at home"]))
    assert any(text.startswith("Numbers between are left out") for text in texts(figure))


def test_the_table_has_a_row_for_each_rule(southland: dict[str, Figure]) -> None:
    table = southland["rules-council-north"].table
    assert [row[0] for row in table.rows] == ["0", "1", "2 (as it is)", "3"]
    assert table.rows[3] == ("3", "4", "69", "36.8")


def test_where_no_rule_leaves_a_nash_package_there_is_no_picture() -> None:
    assert rules(analysis_of("geneva-2022")) == ()
    assert "rules-commission-north" not in {figure.name for figure in rules(analysis_of("southland"))}

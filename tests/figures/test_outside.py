"""Those without a seat."""

from __future__ import annotations

from detente.figures.outside import outside
from tests.figures.cases import HARD, analysis
from tests.figures.drawn import rows, texts
from tests.figures.examples import DEADLOCKED
from tests.shipped import analysis_of


def test_the_title_names_whose_red_lines_are_crossed() -> None:
    board, pier = outside(DEADLOCKED)
    assert board.title == (
        "Ferry Board: Draft “dear” crosses red lines of Coastland and the islands, who have no seat."
    )
    assert pier.title == (
        "Pier: Red lines of Coastland and the islands, without a seat, are crossed by draft “dear” and"
        " utilitarian."
    )


def test_where_nothing_is_on_offer_the_title_says_so() -> None:
    blocked = [{"never": "owner = north"}, {"never": "owner = joint"}]
    wants = {**HARD["owner alone"]["wants"]}
    wants["S"] = {**wants["S"], "no deal": 101, "red lines": blocked}
    (figure,) = outside(analysis({**HARD["owner alone"], "wants": wants, "drafts": {}, "record": []}))
    assert figure.title == (
        "Nothing is on offer to weigh for those without a seat; today stands against no deal."
    )


def test_where_nothing_is_crossed_the_title_says_so() -> None:
    (figure,) = outside(analysis(HARD["idle"]))
    assert figure.title == "Nothing on offer crosses a red line of those without a seat."


def test_marks_lie_at_the_points_and_are_hollow_below_no_deal() -> None:
    board = outside(DEADLOCKED)[0]
    coast = {row["thing"]: row for row in rows(board, "points", "party") if row["party"] == "C"}
    assert {thing: row["points"] for thing, row in coast.items()} == {
        "today": 100,
        "draft “dear”": 0,
        "draft “fair”": 40,
        "deal without owner and trips": 40,
        "deal without owner and fleet": 40,
    }
    assert coast["today"]["fill"] == coast["today"]["colour"] != "#ffffff"
    assert coast["draft “fair”"]["fill"] == "#ffffff"
    assert "× 1" in texts(board)


def test_an_open_draft_is_drawn_from_its_least_to_its_most() -> None:
    drafts = {"fewer": {"by": "N", "package": {"trips": "few"}}}
    board = outside(analysis({**HARD["deadlock"], "drafts": drafts, "record": []}))[0]
    drawn = [row for row in rows(board, "points", "party") if row["party"] == "C"]
    assert [row["points"] for row in drawn if row["thing"] == "draft “fewer”"] == [0, 100]


def test_the_table_has_a_row_for_each_mark() -> None:
    board = outside(DEADLOCKED)[0]
    marks = {(row["party"], row["thing"]) for row in rows(board, "points", "party")}
    assert len(board.table.rows) == len(marks) == 2 * 5
    assert ("Coastland", "draft “dear”", "0", "50", "red line 1") in board.table.rows


def test_with_everyone_seated_nothing_is_drawn() -> None:
    (licence,) = outside(analysis_of("harbour-park"))
    assert licence.forum == "licence"


def test_without_red_lines_the_title_says_who_would_be_worse_off() -> None:
    (licence,) = outside(analysis_of("harbour-park"))
    assert licence.title.endswith(
        "Draft “opening” would leave the neighbouring cities, without a seat, worse off than no deal."
    )

"""What packages are worth to the seats."""

from __future__ import annotations

from detente.figures.values import values
from tests.figures.cases import HARD, analysis
from tests.figures.drawn import rows, texts
from tests.figures.examples import DEADLOCKED
from tests.shipped import analysis_of

SOUTHLAND = analysis_of("southland")


def test_the_title_says_how_many_packages_are_accepted_and_what_nash_gives() -> None:
    assert values(SOUTHLAND)[0].title == (
        "Energy Council: 34 of 234 packages are acceptable to both Northland and Southland; the Nash package"
        " gives 57.5 points to Northland (45 without a deal) and 53.1 to Southland (30)."
    )


def test_the_title_says_what_stands_in_the_way() -> None:
    board = values(DEADLOCKED)[0]
    assert board.title.endswith("7 give each seat at least its no deal, but each of them crosses a red line.")
    one, _ = values(analysis(HARD["unreachable"]))
    assert one.title.endswith("none gives Arden as much as no deal does.")


def test_two_seats_are_a_plane_with_every_package_on_it() -> None:
    figure = values(SOUTHLAND)[0]
    packages = rows(figure, "packages", "kind")
    assert sum(row["packages"] for row in packages) == 234
    assert sum(row["packages"] for row in packages if row["kind"] == "accepted") == 34


def test_frontier_and_best_packages_lie_at_their_values() -> None:
    assert SOUTHLAND.agreement is not None
    forum = SOUTHLAND.agreement.forums["council"]
    figure = values(SOUTHLAND)[0]
    assert len(rows(figure, "frontier")) == forum.zone_frontier.size
    nash = next(row for row in rows(figure, "thing") if row["thing"] == "Nash")
    expected = [float(each) for each in forum.solutions["nash"].values.values()]
    assert [nash["values"][0], nash["values"][2]] == expected


def test_an_open_draft_is_a_box_over_all_that_completes_it() -> None:
    (box,) = [row for row in rows(values(DEADLOCKED)[0], "thing") if row["thing"] == "draft “dear”"]
    assert box["values"] == [45, 100, 0, 60]
    assert box["x2"] > box["x"]
    assert box["y2"] > box["y"]


def test_more_seats_are_strips_with_their_no_deal() -> None:
    figure = values(analysis_of("harbour-park"))[0]
    assert [row["no deal"] for row in rows(figure, "no deal")] == [55, 65, 30, 31, 50, 55]
    held = {(row["party"], row["thing"]): row["points"] for row in rows(figure, "party", "thing", "points")}
    assert held["Developer", "draft “opening”"] == 100
    assert held["Environment", "draft “opening”"] == 0
    assert "no deal 65" in texts(figure)


def test_packages_too_many_to_draw_are_left_out_and_it_is_said() -> None:
    (figure,) = values(analysis(HARD["many issues"]))
    assert "205,891,132,094,649 packages are too many to be drawn one by one." in figure.description
    assert not rows(figure, "packages")


def test_a_seat_outside_a_winning_set_is_valued_too() -> None:
    figure = next(each for each in values(SOUTHLAND) if each.forum == "commission")
    named = {(row[0], row[1]): row[2] for row in figure.table.rows}
    best = "best for Southland and the Coastal Republic"
    assert {who for who, thing in named if thing == best} == {
        "Northland",
        "Southland",
        "The Coastal Republic",
    }

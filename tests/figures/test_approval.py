"""Before whom packages would pass at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente.agreement.result import ForumAgreement
from detente.figures.approval import PACKAGES_SHOWN, approval
from detente.figures.lanes import LANES_SHOWN
from detente.figures.style import DEAL, PAPER, STOP
from tests.figures.cases import analysis
from tests.figures.drawn import rows, texts
from tests.figures.home import AT_HOME, DOVES, chambers
from tests.shipped import analysis_of

if TYPE_CHECKING:
    from detente.figures.figure import Figure


@pytest.fixture(scope="module")
def southland() -> dict[str, Figure]:
    return {figure.name: figure for figure in approval(analysis_of("southland"))}


def test_every_seat_that_needs_approval_has_a_picture_in_each_forum(southland: dict[str, Figure]) -> None:
    assert list(southland) == [
        "approval-council-north",
        "approval-commission-north",
        "approval-talks-north",
        "approval-talks-league",
    ]
    assert [figure.forum for figure in southland.values()] == ["council", "commission", "talks", "talks"]


def test_the_title_says_on_whom_the_nash_package_hangs(southland: dict[str, Figure]) -> None:
    assert southland["approval-council-north"].title == (
        "Energy Council: Northland's yes to the Nash package hangs on the Lower House, with 5.5 points to"
        " spare."
    )


def test_without_a_nash_package_the_title_is_about_the_first_draft(southland: dict[str, Figure]) -> None:
    assert southland["approval-talks-north"].title == (
        "Talks with the League: Northland's yes to the draft “northern” hangs on Cabinet, with 17 points to"
        " spare."
    )


def test_where_one_is_always_pivotal_the_title_says_so(southland: dict[str, Figure]) -> None:
    assert southland["approval-talks-league"].title == (
        "Talks with the League: The yes of the League of Transit States hangs on the Coastal Republic,"
        " whatever is put to a vote: 1 of 3 packages would pass."
    )


def test_ratifiers_stand_below_one_another_as_they_would_join(southland: dict[str, Figure]) -> None:
    figure = southland["approval-council-north"]
    marks = [row for row in rows(figure, "ratifier", "points") if row["package"] == "nash"]
    assert [(row["ratifier"], row["points"]) for row in sorted(marks, key=lambda row: row["y"])] == [
        ("Upper House", 60),
        ("Lower House", 5.5),
        ("Cabinet", -11.5),
    ]
    assert [row["pivotal"] for row in sorted(marks, key=lambda row: row["y"])] == [False, True, False]


def test_a_yes_is_filled_and_right_of_no_deal_and_a_no_hollow_and_left(southland: dict[str, Figure]) -> None:
    figure = southland["approval-council-north"]
    marks = rows(figure, "ratifier", "points")
    (zero,) = {row["x"] for row in rows(figure, "no deal")}
    assert marks
    for row in marks:
        yes = row["points"] >= 0
        assert (row["x"] >= zero) == yes
        assert row["colour"] == (DEAL if yes else STOP)
        assert row["fill"] == (DEAL if yes else PAPER)


def test_places_are_in_proportion_to_the_points(southland: dict[str, Figure]) -> None:
    figure = southland["approval-council-north"]
    place = {row["points"]: row["x"] for row in rows(figure, "ratifier", "points")}
    (zero,) = {row["x"] for row in rows(figure, "no deal")}
    assert (place[60] - zero) / (place[-39.5] - zero) == pytest.approx(60 / -39.5)


def test_what_no_points_would_change_stands_beyond_all_points(southland: dict[str, Figure]) -> None:
    """The Lower House refuses fifteen years whatever it gains: its mark is no number on the scale."""
    figure = southland["approval-council-north"]
    finite = [row["x"] for row in rows(figure, "ratifier", "points")]
    refusing = [row for row in rows(figure, "ratifier", "fill") if "points" not in row]
    assert {(row["package"], row["ratifier"]) for row in refusing} == {
        ("draft.northern", "Lower House"),
        ("draft.southern", "Lower House"),
    }
    for row in refusing:
        assert row["x"] < min(finite) - 8
        assert row["shape"] == "triangle-left"
    assert texts(figure).count("red line") == 2
    assert "Off the scale: a red line is crossed, or no points are asked for (no limit)." in texts(figure)


def test_whoever_asks_for_no_points_stands_beyond_the_other_end() -> None:
    (figure,) = approval(analysis_of("geneva-2022"))
    assert figure.title.endswith(
        "The United States' yes hangs on two thirds of the Senate, whatever is put to a vote: 2 of 3 packages"
        " would pass."
    )
    shapes = {row["package"]: row["shape"] for row in rows(figure, "ratifier", "fill")}
    assert shapes == {
        "draft.treaty": "triangle-left",
        "draft.counter": "triangle-right",
        "today": "triangle-right",
    }
    assert texts(figure).count("no limit") == 2


def test_each_package_is_ratified_or_not(southland: dict[str, Figure]) -> None:
    said = [text for text in texts(southland["approval-council-north"]) if "ratified" in text]
    assert sorted(said) == ["not ratified", "ratified", "ratified", "ratified"]


def test_votes_stand_beside_those_who_have_them(southland: dict[str, Figure]) -> None:
    said = texts(southland["approval-talks-league"])
    assert {"Southland (2 votes)", "Coast (1 vote)"} <= set(said)
    assert any(text.startswith("It takes 3 of 3 votes.") for text in said)


def test_the_table_has_a_row_for_each_package(southland: dict[str, Figure]) -> None:
    found = analysis_of("southland").agreement
    assert found is not None
    council = found.forums["council"]
    assert isinstance(council, ForumAgreement)
    table = southland["approval-council-north"].table
    assert len(table.rows) == len(council.at_home["North"].judged)
    assert table.rows[2][:6] == ("nash", "yes", "-11.5", "+5.5", "+60", "Lower House")


def test_of_many_the_pivotal_one_and_today_are_drawn_and_the_others_counted() -> None:
    (figure,) = approval(analysis(AT_HOME["many at home"]))
    drawn = {(row["package"], row["ratifier"]) for row in rows(figure, "ratifier", "points")}
    packages = {package for package, _ in drawn}
    assert len(packages) == PACKAGES_SHOWN
    assert "today" in packages
    assert len(drawn) == PACKAGES_SHOWN * LANES_SHOWN
    pivotal = {row["package"] for row in rows(figure, "ratifier", "points") if row["pivotal"]}
    assert pivotal == packages
    assert {"16 more ratifiers in the table", "4 more packages in the table"} <= set(texts(figure))


def test_where_nothing_is_asked_that_is_not_given_there_is_no_picture() -> None:
    asked = {"Cabinet": {"red lines": [{"never": "share = 100"}]}}
    assert approval(analysis(chambers(asked))) == ()
    (figure,) = approval(analysis(chambers({"Doves": DOVES})))
    assert figure.name == "approval-n"

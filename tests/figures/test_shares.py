"""Shares of worlds as a picture."""

from __future__ import annotations

from dataclasses import replace

from detente.analysis.robustness.result import Share
from detente.figures.conclusions import percent, percents
from detente.figures.shares import ROWS_IN_TABLE, ROWS_SHOWN, shares
from tests.figures.cases import SCRIPTS, analysis
from tests.figures.drawn import rows, texts
from tests.figures.sureness import EVERYWHERE, MANY, PIPELINE, SETTLING, SOLD, STABLE, SURE


def test_an_analysis_without_worlds_has_no_such_picture() -> None:
    assert shares(replace(SOLD, robustness=None)) == ()
    assert shares(analysis(SCRIPTS)) == ()


def test_the_title_says_of_each_forum_how_sure_a_deal_is() -> None:
    (many,) = shares(MANY)
    assert many.title == "A deal is certain in Pier and impossible in Ferry Board."
    (sold,) = shares(SOLD)
    assert sold.title == "There is a deal in 62 % of 4,096 worlds."
    (sure,) = shares(SURE)
    assert sure.title == "A deal is certain: one package is accepted in every world."


def test_without_a_forum_the_title_names_what_is_least_sure() -> None:
    (settling,) = shares(SETTLING)
    assert settling.title == "Least sure is “stays as it is today”: so in 75 % of 4,096 worlds."
    (stable,) = shares(STABLE)
    assert stable.title == "Nothing that the case leaves uncertain changes what is told of here."


def test_points_and_intervals_lie_at_their_shares() -> None:
    (figure,) = shares(SOLD)
    point = next(row for row in rows(figure, "share", "conclusion") if row["conclusion"] == "zone.all")
    bar = next(row for row in rows(figure, "low", "high") if row["conclusion"] == "zone.all")
    assert bar["x"] < point["x"] < bar["x2"]
    assert point["x"] - bar["x"] == bar["x2"] - point["x"]
    ticks = {text: row["x"] for row in rows(figure, "text") if (text := row["text"]) in {"50", "75"}}
    assert ticks["50"] < point["x"] < ticks["75"]
    assert "62 % (58–66)" in texts(figure)


def test_a_point_is_hollow_where_the_central_case_has_it_otherwise() -> None:
    (figure,) = shares(SOLD)
    fills = {row["conclusion"]: row["fill"] for row in rows(figure, "share", "conclusion")}
    assert fills["zone.all"] != fills["draft.fair@all"] == "#ffffff"


def test_what_is_proved_is_a_word_and_has_no_point() -> None:
    (figure,) = shares(MANY)
    words = {row["conclusion"]: row["text"] for row in rows(figure, "conclusion", "text")}
    assert words == {"zone.pier": "certain", "zone.board": "impossible"}
    points = {row["conclusion"] for row in rows(figure, "share", "conclusion")}
    assert points.isdisjoint(words)
    (everywhere,) = shares(EVERYWHERE)
    assert "in every world" in texts(everywhere)


def test_the_least_sure_come_first_and_no_deal_is_left_out() -> None:
    (figure,) = shares(MANY)
    assert MANY.robustness is not None
    told = len(MANY.robustness.conclusions) - 1  # of a draft that is never accepted nothing is told
    drawn = {row["conclusion"]: row["y"] for row in rows(figure, "conclusion")}
    assert len(drawn) == ROWS_SHOWN
    assert {"zone.board", "zone.pier"} <= set(drawn)
    shown = sorted(rows(figure, "share", "conclusion"), key=lambda row: row["y"])
    away = [abs(row["share"] - 0.5) for row in shown]
    assert away == sorted(away)
    assert f"{told - ROWS_SHOWN} more conclusions left out" in texts(figure)
    assert len(figure.table.rows) == ROWS_IN_TABLE
    assert f"{told - ROWS_IN_TABLE} more are not shown" in figure.table.caption


def test_states_are_those_in_which_it_may_settle_by_one_concept() -> None:
    (figure,) = shares(SETTLING)
    assert [row[0] for row in figure.table.rows] == ["stays as it is today", "settles in state 3"]
    (stable,) = shares(STABLE)
    assert stable.table.rows == (("state 3 is stable (SEQ)", "in every world", "yes"),)


def test_it_rests_on_all_that_was_drawn() -> None:
    (figure,) = shares(PIPELINE)
    assert {"wants.South.no deal", "wants.South.order", "prefers.North[4].sure"} <= set(figure.judgments)
    assert "wants.Coast.no deal" not in figure.judgments


def test_a_share_is_never_rounded_to_what_it_is_not() -> None:
    assert [percent(share) for share in (0, 0.004, 0.006, 0.5, 0.994, 0.996, 1)] == [
        "0 %",
        "<1 %",
        "1 %",
        "50 %",
        "99 %",
        ">99 %",
        "100 %",
    ]
    assert percents(Share(0.67, 0.668, 0.672)) == "67 % (66–68)"
    assert percents(Share(0.67, None, None)) == percents(Share(0.67, 0.67, 0.67)) == "67 %"

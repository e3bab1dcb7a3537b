"""Exchanges, and ways to the frontier that hurt nobody."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from detente.agreement.result import ForumAgreement
from detente.figures.style import PAPER
from detente.figures.trades import EXCHANGES_SHOWN, STEPS_SHOWN, trades
from tests.figures.cases import analysis
from tests.figures.drawn import rows, texts
from tests.figures.home import AT_HOME, chambers
from tests.shipped import analysis_of

if TYPE_CHECKING:
    from detente.figures.figure import Figure


@pytest.fixture(scope="module")
def vienna() -> Figure:
    (figure,) = trades(analysis_of("geneva-2022"))
    return figure


@pytest.fixture(scope="module")
def neighbours() -> Figure:
    (figure,) = trades(analysis(AT_HOME["neighbours"]))
    return figure


def test_the_title_says_how_far_it_leads_and_who_is_still_short(vienna: Figure) -> None:
    assert vienna.name == "trades-osce-today"
    assert vienna.title == (
        "Permanent Council of the OSCE, Vienna: From what holds today 1 step that hurts nobody leads to the"
        " frontier; Germany gains most, 19.8 points, but Russia would still have less than without a deal."
    )
    (council,) = trades(analysis_of("southland"))
    assert council.title.endswith(
        "Northland gains most, 12 points, and would still have less than without a deal."
    )


def test_each_seat_goes_from_its_value_before_to_that_after(vienna: Figure) -> None:
    found = analysis_of("geneva-2022").agreement
    assert found is not None
    osce = found.forums["osce"]
    assert isinstance(osce, ForumAgreement)
    today = osce.trades["today"]
    moved = {row["seat"]: (row["from"], row["to"]) for row in rows(vienna, "from", "to")}
    assert moved == {
        seat: (float(today.values[seat]), float(today.way[0].values[seat])) for seat in osce.seats
    }


def test_lines_rise_to_the_right_in_proportion(vienna: Figure) -> None:
    lines = {row["seat"]: row for row in rows(vienna, "from", "to")}
    long, short = (lines[seat]["x2"] - lines[seat]["x"] for seat in ("Germany", "US"))
    gains = [lines[seat]["to"] - lines[seat]["from"] for seat in ("Germany", "US")]
    assert long / short == pytest.approx(gains[0] / gains[1])
    assert short > 0


def test_whoever_has_less_than_no_deal_is_hollow(vienna: Figure) -> None:
    marks = rows(vienna, "seat", "points")
    no_deal = {row["seat"]: row["no deal"] for row in rows(vienna, "no deal")}
    assert len(marks) == 2 * 5
    for row in marks:
        assert (row["fill"] == PAPER) == (row["points"] < no_deal[row["seat"]])


def test_a_step_says_what_changes_from_what_to_what(vienna: Figure) -> None:
    assert "Step 1, an exchange: exercises: free → brigade; troops: stay → declared" in texts(vienna)
    assert {"80.4", "+8.9", "+19.8", "11.9", "+1.5"} <= set(texts(vienna))


def test_an_exchange_that_is_the_first_step_is_drawn_once(vienna: Figure) -> None:
    assert not any(text.startswith("Exchange:") for text in texts(vienna))


def test_other_exchanges_stand_before_the_way(neighbours: Figure) -> None:
    said = [text for text in texts(neighbours) if text.startswith(("Exchange:", "Step"))]
    assert said[0] == "Exchange: P0 gives way on a (given), P1 on c (given)"
    assert [text.startswith("Exchange:") for text in said[: EXCHANGES_SHOWN + 1]] == [True] * 3 + [False]
    assert "3 more exchanges are not drawn" in texts(neighbours)


def test_an_exchange_starts_from_the_package_as_it_is(neighbours: Figure) -> None:
    first = [row for row in rows(neighbours, "from", "to") if row["seat"] == "P1"][:EXCHANGES_SHOWN]
    assert [(row["from"], row["to"]) for row in first] == [(15, 22.5)] * 3


def test_the_last_steps_of_a_long_way_are_drawn_as_one(neighbours: Figure) -> None:
    heads = [text for text in texts(neighbours) if text.startswith("Step")]
    assert len(heads) == STEPS_SHOWN
    assert heads[-1].startswith("Steps 6 to 10: road 1: as it is → mended")


def test_each_step_begins_where_the_last_one_ended(neighbours: Figure) -> None:
    lines = sorted(rows(neighbours, "from", "to"), key=lambda row: row["y"])
    own = [row for row in lines if row["seat"] == "P0"][EXCHANGES_SHOWN:]
    assert len(own) == 2
    assert all(before["to"] == after["from"] for before, after in pairwise(own))
    assert (own[0]["from"], own[-1]["to"]) == (10, 62.5)


def test_of_many_seats_those_that_gain_are_drawn_and_the_others_said_to_stay(neighbours: Figure) -> None:
    marks = rows(neighbours, "seat", "points")
    heights = sorted({row["y"] for row in marks})
    start = [row["seat"] for row in marks if row["y"] in heights[:8]]
    assert start == ["P0", "P2", "P3", "P4", "P5", "P6", "P7", "P8"]
    assert {"1 more seat in the table", "all others as before"} <= set(texts(neighbours))


def test_the_table_has_a_row_for_each_step(neighbours: Figure) -> None:
    assert len(neighbours.table.rows) == 1 + 10
    assert neighbours.table.rows[0][0] == "as it is"
    assert neighbours.table.columns == ("Step", *(f"P{n}" for n in range(9)))


def test_where_nothing_is_better_for_all_there_is_no_picture() -> None:
    assert trades(analysis(chambers({"Cabinet": {"no deal": 30}}))) == ()

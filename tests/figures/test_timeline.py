"""The record along time."""

from __future__ import annotations

from detente import load
from detente.analysis import analyze
from detente.figures.timeline import timeline
from tests.figures.drawn import rows, texts
from tests.figures.examples import GENEVA


def test_every_entry_is_numbered_once_in_picture_and_table() -> None:
    (figure,) = timeline(GENEVA)
    numbers = {row["number"] for row in rows(figure, "number", "shape")}
    assert numbers == set(range(1, len(GENEVA.case.record) + 1))
    assert [row[0] for row in figure.table.rows] == [str(number) for number in sorted(numbers)]
    assert {str(number) for number in numbers} <= set(texts(figure))


def test_the_title_says_when_things_happened() -> None:
    (figure,) = timeline(GENEVA)
    assert figure.title == (
        "40 of 57 entries fall in the last 59 days, from 2021-11-16 to 2022-01-13; the record begins in 1987."
    )


def test_kinds_look_different_and_a_lane_stands_for_each_forum() -> None:
    (figure,) = timeline(analyze(load("southland")))
    looks = {row["kind"]: (row["fill"], row["shape"]) for row in rows(figure, "kind", "shape")}
    assert len(set(looks.values())) == len(looks) == 5
    assert {"council", "in no", "forum"} <= set(texts(figure))


def test_spans_are_bars_and_approximate_dates_have_a_dashed_outline() -> None:
    (figure,) = timeline(GENEVA)
    bars = {row["date"] for row in rows(figure, "number", "x2")}
    assert {"2014-03/2022-01", "2021-12"} <= bars
    assert "2022-01-10" not in bars
    about = [event for event in GENEVA.case.record if event.date.text.endswith("~")]
    outlines = [row for row in rows(figure, "x2", "y2") if round(row["x2"] - row["x"], 1) == 21]
    assert len(outlines) == len(about)


def test_the_table_tells_who_did_what() -> None:
    (figure,) = timeline(analyze(load("southland")))
    assert figure.table.rows[3][1:] == (
        "2024-02-22",
        "reported",
        "Southland refuses: term: 15 years",
        "–",
    )

"""The record along time."""

from __future__ import annotations

from detente.figures.timeline import timeline
from tests.figures.drawn import rows, texts
from tests.figures.examples import DEADLOCKED
from tests.shipped import analysis_of


def test_every_entry_is_numbered_once_in_picture_and_table() -> None:
    geneva = analysis_of("geneva-2022")
    (figure,) = timeline(geneva)
    numbers = {row["number"] for row in rows(figure, "number", "shape")}
    assert numbers == set(range(1, len(geneva.case.record) + 1))
    assert [row[0] for row in figure.table.rows] == [str(number) for number in sorted(numbers)]
    assert {str(number) for number in numbers} <= set(texts(figure))


def test_the_title_says_when_things_happened() -> None:
    (figure,) = timeline(DEADLOCKED)
    assert figure.title == (
        "3 of 5 entries fall in the last 20 days, from 2024-02-01 to 2024-02-20; the record begins in 1998."
    )


def test_kinds_look_different_and_a_lane_stands_for_each_forum() -> None:
    (figure,) = timeline(analysis_of("southland"))
    looks = {row["kind"]: (row["fill"], row["shape"]) for row in rows(figure, "kind", "shape")}
    assert len(set(looks.values())) == len(looks) == 5
    assert {"council", "in no", "forum"} <= set(texts(figure))


def test_spans_are_bars_and_approximate_dates_have_a_dashed_outline() -> None:
    (figure,) = timeline(DEADLOCKED)
    bars = {row["date"] for row in rows(figure, "number", "x2")}
    assert "2024-02-01/2024-02-20" in bars
    assert "2024-02-10" not in bars
    outlines = [row for row in rows(figure, "x2", "y2") if round(row["x2"] - row["x"], 1) == 21]
    assert len(outlines) == 1


def test_the_table_tells_who_did_what() -> None:
    (figure,) = timeline(analysis_of("southland"))
    assert figure.table.rows[3][1:] == (
        "2024-02-22",
        "reported",
        "Southland refuses: term: 15 years",
        "–",
    )

"""How packages rank, and how often they are accepted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.figures.acceptability import SHOWN, acceptability, label
from detente.figures.style import contrast
from tests.figures.drawn import rows, texts
from tests.figures.sureness import CROWDED, SOLD, SURE


def test_a_bar_is_stacked_by_the_shares_of_ranks_the_first_darkest() -> None:
    (figure,) = acceptability(SOLD)
    parts = [row for row in rows(figure, "rank") if (row["party"], row["package"]) == ("S", "frontier.0")]
    assert [part["rank"] for part in parts] == [1, 2, 3]
    assert [part["share"] for part in parts] == pytest.approx([1 / 3] * 3)
    starts = [part["x"] for part in parts]
    assert starts[2] - starts[1] == pytest.approx(starts[1] - starts[0])
    dark = [contrast(part["fill"], "#ffffff") for part in parts]
    assert dark == sorted(dark, reverse=True)


def test_a_rank_that_never_comes_has_no_part() -> None:
    (figure,) = acceptability(SOLD)
    parts = [row for row in rows(figure, "rank") if (row["party"], row["package"]) == ("B", "frontier.1")]
    assert [part["rank"] for part in parts] == [2]


def test_every_seat_sees_the_packages_in_the_same_order() -> None:
    (figure,) = acceptability(SOLD)
    for party in "BS":
        mine = sorted(
            (row for row in rows(figure, "rank") if row["party"] == party), key=lambda row: row["y"]
        )
        assert list(dict.fromkeys(row["package"] for row in mine)) == [
            "frontier.0",
            "frontier.1",
            "frontier.2",
        ]


def test_beside_each_stands_how_often_it_is_accepted() -> None:
    (figure,) = acceptability(SOLD)
    assert [text for text in texts(figure) if text.endswith("%")] == ["100 %", "67 %", "33 %"] * 2
    assert figure.table.columns == ("What", "Buyer", "Seller", "Accepted")
    assert figure.table.rows[0] == ("frontier package 1", "100 %, 100 %", "33 %, 100 %", "100 %")
    assert figure.table.rows[2] == ("frontier package 3", "0 %, 100 %", "33 %, 100 %", "33 %")


def test_the_title_names_what_is_accepted_most_often() -> None:
    assert acceptability(SOLD)[0].title == "Accepted most often is frontier package 1: in 100 % of worlds."
    assert acceptability(SURE)[0].title == "Of 1 package looked at, none is accepted in any world drawn."


def test_the_title_of_a_package_without_another_name_does_not_say_it_twice() -> None:
    robust = SOLD.robustness
    assert robust is not None
    found = robust.acceptability["all"]
    for name, told in (
        ("most accepted", "The package accepted most often is accepted in 100 % of worlds."),
        ("nash, most accepted", "Accepted most often is Nash: in 100 % of worlds."),
    ):
        renamed = replace(found, packages={name: found.packages["frontier.0"]}, accepted={name: 1.0})
        again = replace(SOLD, robustness=replace(robust, acceptability={"all": renamed}))
        (figure,) = acceptability(again)
        assert figure.title == told


def test_where_nothing_is_uncertain_no_ranks_are_drawn() -> None:
    assert SOLD.robustness is not None
    assert acceptability(replace(SOLD, robustness=replace(SOLD.robustness, drawn=()))) == ()


def test_of_many_packages_those_accepted_most_often_are_drawn() -> None:
    (figure,) = acceptability(CROWDED)
    drawn = {row["package"] for row in rows(figure, "rank")}
    assert len(drawn) == SHOWN
    assert f"{20 - SHOWN} more packages in the table" in texts(figure)
    assert len(figure.table.rows) == 20


def test_a_package_bears_all_its_names() -> None:
    assert label("draft.fair, nash") == "draft “fair”, Nash"
    assert label("nash, kalai_smorodinsky, egalitarian, utilitarian") == "best by all four"
    assert label("frontier.0") == "frontier package 1"
    assert label("egalitarian, most accepted") == "egalitarian, accepted most often"

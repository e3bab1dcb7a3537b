"""Tables of how sure the answers are: one row a thing, plain values in every cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import detente
from detente.analysis.robustness.result import Indices
from detente.notebook.sure_rows import (
    SURE_ROWS,
    acceptability_rows,
    conclusion_rows,
    deal_rows,
    fixed_rows,
    flip_rows,
    index_rows,
    learning_rows,
    tornado_rows,
)
from tests.figures.sureness import BUYER, LINE, MIDDLE, ORDER, SOLD

if TYPE_CHECKING:
    from detente.notebook import LoadedCase, RobustnessResult

SOLD_SURELY = SOLD.sureness
SALE = SOLD.case


@pytest.fixture(scope="module")
def case() -> LoadedCase:
    return detente.load("southland")


@pytest.fixture(scope="module")
def found(case: LoadedCase) -> RobustnessResult:
    return case.robustness(worlds=64)


def test_a_deal_has_its_word_its_share_and_what_turns_it() -> None:
    assert deal_rows(SOLD_SURELY, SALE) == [
        {
            "forum": "all",
            "deal": "open",
            "proved": True,
            "in_every_world": False,
            "share": 0.62,
            "low": pytest.approx(0.58),
            "high": pytest.approx(0.66),
            "turned_by": f"{BUYER}, {ORDER}, {LINE}",
            "why_not": None,
        }
    ]


def test_a_conclusion_has_its_share_or_nothing_where_there_is_none(case: LoadedCase) -> None:
    draft = conclusion_rows(SOLD_SURELY, SALE)[1]
    assert (draft["conclusion"], draft["central"], draft["share"]) == ("draft.fair@all", False, 0.003)
    undrawn = conclusion_rows(case.robustness(worlds=0), case)
    assert {row["share"] for row in undrawn if row["occurs"] in ("some", None)} == {None}
    assert {row["share"] for row in undrawn if row["occurs"] == "every"} == {1}


def test_a_flip_point_has_a_row_for_each_value_and_an_order_one_without() -> None:
    rows = flip_rows(SOLD_SURELY, SALE)
    assert [(row["conclusion"], row["value"]) for row in rows if row["path"] == MIDDLE] == [
        ("draft.fair@all", 55.0),
        ("draft.fair@all", 65.5),
    ]
    assert [(row["conclusion"], row["value"]) for row in rows if row["path"] == ORDER] == [("zone.all", None)]
    assert len(rows) == 2 + 2 + 2 + 1


def test_a_bar_says_at_which_values_its_ends_are() -> None:
    line, buyer = tornado_rows(SOLD_SURELY, SALE)[:2]
    assert buyer == {
        "forum": "all",
        "path": BUYER,
        "low": -20.0,
        "high": 20.0,
        "low_at": 80.0,
        "high_at": 40.0,
        "central": 0.0,
    }
    assert (line["low"], line["low_at"]) == (None, None)


def test_what_it_would_be_worth_to_know_has_a_row_a_judgment() -> None:
    told = [(row["path"], row["now"], row["adds"]) for row in learning_rows(SOLD_SURELY, SALE)]
    assert told == [(BUYER, 0.62, 0.25), (LINE, 0.62, 0.1)]


def test_indices_have_a_row_a_judgment_the_largest_first() -> None:
    indices = {"zone.all": Indices("zone.all", {LINE: 0.1, BUYER: 0.3}, {BUYER: 0.8, LINE: 0.2})}
    rows = index_rows(replace(SOLD_SURELY, indices=indices), SALE)
    assert [(row["path"], row["first"], row["total"]) for row in rows] == [
        (BUYER, 0.3, 0.8),
        (LINE, 0.1, 0.2),
    ]


def test_a_package_has_a_row_for_each_seat_with_its_ranks(found: RobustnessResult, case: LoadedCase) -> None:
    first = acceptability_rows(SOLD_SURELY, SALE)[0]
    assert (first["package"], first["party"], first["accepted"]) == ("frontier.0", "B", 1.0)
    assert [first[f"rank.{place}"] for place in (1, 2, 3)] == [1.0, 0.0, 0.0]
    of_south = [
        row for row in acceptability_rows(found, case) if (row["forum"], row["party"]) == ("council", "South")
    ]
    assert sum(row["rank.1"] for row in of_south) == pytest.approx(1)
    assert sum(row["chosen.nash"] for row in of_south) <= 1 + 1e-9
    weights = [
        sum(row[name] for name in row if name.startswith("weight.")) for row in of_south if row["rank.1"]
    ]
    assert weights == [pytest.approx(1)] * len(weights)
    assert weights


def test_what_is_fixed_is_listed_with_its_grounds(found: RobustnessResult, case: LoadedCase) -> None:
    rows = fixed_rows(found, case)
    assert tuple(row["path"] for row in rows) == found.fixed
    assert any(row["sources"] for row in rows)


@pytest.mark.extras
@pytest.mark.parametrize("table", list(SURE_ROWS))
def test_each_table_becomes_a_frame_of_its_rows(
    found: RobustnessResult, case: LoadedCase, table: str
) -> None:
    assert len(found.to_frame(table)) == len(SURE_ROWS[table](found, case))


def test_a_wrong_table_is_answered_with_what_was_meant(found: RobustnessResult) -> None:
    with pytest.raises(ValueError, match='did you mean "tornado"'):
        found.to_frame("tornados")

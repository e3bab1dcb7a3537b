"""Two ranges against each other, at a prompt and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import detente
from detente.errors import PathError
from detente.notebook.border import border_rows

if TYPE_CHECKING:
    from pathlib import Path

    from detente.notebook import BorderResult, LoadedCase

SALE = """\
title: A sale
parties: {B: Buyer, S: Seller}
issues: {price: {options: [low, middle, high]}}
wants:
  B: {price: {weight: 1, values: {low: 100, middle: 50..70, high: 0}}, no deal: 40..80}
  S:
    price: {weight: 1, best first: [high, middle, low]}
    no deal: 30
    red lines: [{never: price = high, sure: 20..40}]
drafts: {fair: {by: B, package: {price: middle}}}
"""
MIDDLE, NO_DEAL = "wants.B.price.values.middle", "wants.B.no deal"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LoadedCase:
    file: Path = tmp_path_factory.mktemp("cases") / "sale.yaml"
    file.write_text(SALE, encoding="utf-8")
    return detente.load(file)


@pytest.fixture(scope="module")
def found(case: LoadedCase) -> BorderResult:
    return case.border("zone.all", NO_DEAL, MIDDLE)


def test_a_deal_is_where_the_middle_price_is_worth_no_less_than_no_deal(found: BorderResult) -> None:
    expected = found.ys[:, None] >= found.xs[None, :]
    assert np.array_equal(found.holds, expected)
    assert (found.xs[0], found.xs[-1], found.ys[0], found.ys[-1]) == (40, 80, 50, 70)


def test_it_shows_itself_in_one_line_and_as_a_small_table(found: BorderResult) -> None:
    assert repr(found) == f"<Border of zone.all by {NO_DEAL} and {MIDDLE}: holds on 51 % of the square>"
    assert ">60</td>" in found._repr_html_()
    assert found._repr_html_().count("<tr>") <= 21


def test_it_draws_the_border_of_a_deal(found: BorderResult, case: LoadedCase) -> None:
    (figure,) = found.plot()
    assert figure.title.startswith("Whether there is a deal turns with “B: no deal”")
    draft = case.border("draft.fair@all", NO_DEAL, MIDDLE)
    assert np.array_equal(draft.holds, found.holds)
    assert len(draft.plot()) == 0
    assert "Border of draft.fair@all" in draft._repr_html_()


def test_each_pair_of_values_is_a_row(found: BorderResult) -> None:
    rows = border_rows(found)
    assert len(rows) == found.holds.size
    assert rows[0] == {NO_DEAL: 40.0, MIDDLE: 50.0, "holds": True}
    assert rows[len(found.xs) - 1] == {NO_DEAL: 80.0, MIDDLE: 50.0, "holds": False}


@pytest.mark.extras
def test_it_becomes_a_frame(found: BorderResult) -> None:
    assert list(found.to_frame().columns) == [NO_DEAL, MIDDLE, "holds"]


def test_what_is_no_range_or_no_conclusion_is_refused(case: LoadedCase) -> None:
    with pytest.raises(
        ValueError, match=r'given as a range "wants\.B\.no dael"; did you mean "wants\.B\.no deal"'
    ):
        case.border("zone.all", "wants.B.no dael", MIDDLE)
    with pytest.raises(ValueError, match="given as a range"):
        case.border("zone.all", "wants.S.red lines[1].sure", MIDDLE)
    with pytest.raises(ValueError, match="against itself"):
        case.border("zone.all", MIDDLE, MIDDLE)
    with pytest.raises(PathError, match=r"no forum can be asked for zone\.council"):
        case.border("zone.council", NO_DEAL, MIDDLE)


def test_no_deals_that_come_from_the_conflict_are_settled_first() -> None:
    case = detente.load("southland").set("wants.North.no deal", "{from: conflict}")
    ranges = ("wants.South.no deal", "wants.North.term.weight")
    assert case.border("zone.council", *ranges).holds.any()

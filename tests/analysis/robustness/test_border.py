"""Where a conclusion turns as two judgments vary."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from detente.agreement import agreement
from detente.analysis.robustness.border import border
from detente.casefile import read_case
from detente.errors import PathError, TooLarge
from detente.model import Coin, Range, Uncertain, Worlds, uncertain
from detente.model.realized import realized

SALE = b"""\
title: A sale
parties: {Buyer: Buyer, Seller: Seller}
issues:
  price: {options: [low, middle, high], today: low}
  colour: {options: [red, blue], today: red}
wants:
  Buyer:
    price: {weight: 1, values: {low: 100, middle: 60, high: 0}}
    no deal: 40..80
  Seller:
    price: {weight: 1, values: {low: 0, middle: 50, high: 100}}
    no deal: 30..70
    red lines: [{never: price = middle, sure: 20}]
drafts:
  fair: {by: Buyer, package: {price: middle}}
  bright: {by: Buyer, package: {price: middle, colour: blue}}
forums: {shop: {seats: [Buyer, Seller], issues: [price]}}
"""
CASE = read_case(SALE, "sale.yaml").case
KNOWN = {one.path: one for one in uncertain(CASE)}
BUYER, SELLER, LINE = "wants.Buyer.no deal", "wants.Seller.no deal", "wants.Seller.red lines[1].sure"


def known(path: str) -> Range | Coin:
    one: Uncertain = KNOWN[path]
    assert isinstance(one, Range | Coin)
    return one


def test_a_deal_is_there_where_neither_asks_for_more_than_the_middle_gives() -> None:
    found = border(CASE, "zone.shop", known(BUYER), known(SELLER), 5)
    assert found.xs.tolist() == [40, 50, 60, 70, 80]
    assert found.ys.tolist() == [30, 40, 50, 60, 70]
    assert found.holds.tolist() == [
        [True, True, True, False, False],
        [True, True, True, False, False],
        [True, True, True, False, False],
        [False] * 5,
        [False] * 5,
    ]
    assert found.share == 9 / 25


def test_a_red_line_has_two_rows() -> None:
    found = border(CASE, "draft.fair@shop", known(BUYER), known(LINE), 3)
    assert found.ys.tolist() == [0, 1]
    assert found.holds.tolist() == [[True, True, False], [False, False, False]]


def test_every_point_of_the_grid_is_as_in_the_world_that_has_these_values() -> None:
    found = border(CASE, "zone.shop", known(BUYER), known(SELLER), 4)
    for row, y in enumerate(found.ys):
        for column, x in enumerate(found.xs):
            world = realized(CASE, Worlds(1, {BUYER: np.array([x]), SELLER: np.array([y])}), 0)
            exists = agreement(world).forums["shop"].zone.exists  # type: ignore[union-attr]
            assert found.holds[row, column] == exists


def test_what_is_found_cannot_be_written_to() -> None:
    found = border(CASE, "zone.shop", known(BUYER), known(SELLER), 2)
    assert not any(part.flags.writeable for part in (found.xs, found.ys, found.holds))


@pytest.mark.parametrize("name", ["zone.market", "draft.bright@shop", "settles.seq.0"])
def test_what_no_forum_decides_is_refused_with_what_there_is(name: str) -> None:
    with pytest.raises(PathError) as told:
        border(CASE, name, known(BUYER), known(SELLER))
    assert told.value.hint == "ask for one of zone.shop, draft.fair@shop"


def test_too_many_pairs_are_refused() -> None:
    with pytest.raises(TooLarge, match="3 packages"):
        border(CASE, "zone.shop", known(BUYER), known(SELLER), 10_000)


def test_the_ends_of_a_range_are_exactly_those_of_the_case() -> None:
    third = read_case(SALE.replace(b"40..80", b"40.1..80.3"), "sale.yaml").case
    one = next(one for one in uncertain(third) if one.path == BUYER)
    assert isinstance(one, Range)
    found = border(third, "zone.shop", one, known(SELLER), 7)
    assert [Fraction(str(found.xs[0])), Fraction(str(found.xs[-1]))] == [one.quantity.low, one.quantity.high]

"""Payments from seat to seat: the least that opens a deal, and not a hundredth less."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from detente import load
from detente.agreement.result import ForumAgreement
from detente.analysis.analyze import analyze
from detente.analysis.levers.candidates import candidates
from detente.analysis.levers.wording import moved
from detente.analysis.what_if import changed_case
from detente.brief.lever_words import lever_text
from detente.casefile import ReadCase, read_case
from detente.casefile.scalars import number
from detente.model import Quantity
from tests.analysis.levers.test_levers import SALE
from tests.generators import Profile, random_case
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.analysis.levers.lever import Lever

CLOSED = Profile(stakes=(40, 50, 60, 75, 90), red_lines=0.3, ranges=0.4)


def read(text: str) -> ReadCase:
    return read_case(text.encode(), "case.yaml")


def payments(found: ReadCase) -> list[Lever]:
    tried = candidates(found, analyze(found.case, 1, ("seq",), in_full=False))
    return [lever for lever in tried if lever.kind == "side payment"]


def with_a_deal(found: ReadCase) -> set[str]:
    agreed = analyze(found.case, 1, ("seq",), in_full=False).agreement
    return {f.id for f in agreed or () if isinstance(f, ForumAgreement) and f.zone.exists}


def test_the_seller_pays_the_one_point_that_the_buyer_is_short_of() -> None:
    """At the middle price the buyer, who asks for 61, has 60, and the seller, who asks for 50, has 60."""
    (lever,) = payments(read(SALE))
    assert lever_text(lever) == "S pays B 1 point"
    assert lever.settings == ("wants.S.no deal=51", "wants.B.no deal=60")
    assert lever.movers == ("S", "B")
    assert lever.points == 1


def test_a_payer_with_too_little_to_spare_does_not_pay() -> None:
    assert payments(read(SALE.replace("no deal: 50", "no deal: 59.5"))) == []


def test_what_is_unsure_stays_so() -> None:
    """The ranges of both no deals move as a whole."""
    text = SALE.replace("no deal: 61", "no deal: {value: 61, range: 50..70}").replace(
        "no deal: 50", "no deal: 45..55"
    )
    (lever,) = payments(read(text))
    assert lever.settings == ("wants.S.no deal=46..56", "wants.B.no deal={value: 60, range: 49..69}")


def test_a_no_deal_from_the_conflict_is_not_paid_for() -> None:
    """The buyer expects 61 points where the conflict ends, and so does not take 60."""
    conflict = """
actions: {B: {walk: Walk}}
status quo: []
prefers: {B: [not B.walk]}
worth: {B: {otherwise: 61}}
"""
    found = read(f"{SALE.replace('no deal: 61', 'no deal: {from: conflict}')}{conflict}")
    assert with_a_deal(found) == set()
    assert payments(found) == []


def less(setting: str, by: Fraction) -> str:
    """A setting of one number with another added to it."""
    path, _, value = setting.rpartition("=")
    return f"{path}={float(number(value) + by):.2f}"


def test_each_opens_a_deal_and_a_hundredth_less_does_not() -> None:
    compared = 0
    for seed in range(60):
        found = read(to_yaml(random_case(random.Random(seed), CLOSED)))
        before = with_a_deal(found)
        for lever in payments(found):
            compared += 1
            opened = with_a_deal(changed_case(found, lever.settings)[0]) - before
            assert opened
            if any(sign in setting for setting in lever.settings for sign in ("..", "{")):
                continue
            paid, is_paid = lever.settings
            hundredth = Fraction(1, 100)
            short = (less(paid, -hundredth), less(is_paid, hundredth))
            assert opened - with_a_deal(changed_case(found, short)[0])
    assert compared > 10


@pytest.mark.parametrize(
    ("written", "by", "expected"),
    [
        ("30", "4.5", "34.5"),
        ("20..40", "-25", "-5..15"),
        ("{value: 30, range: 20..50}", "1", "{value: 31, range: 21..51}"),
    ],
)
def test_a_number_moves_with_all_that_is_held_possible(written: str, by: str, expected: str) -> None:
    no_deal = read(SALE.replace("no deal: 61", f"no deal: {written}")).case.demands["B"].no_deal
    assert isinstance(no_deal, Quantity)
    assert moved(no_deal, number(by)) == expected


def test_a_sum_that_opens_two_forums_is_told_once() -> None:
    text = SALE.replace("{table: {seats: [B, S]}}", "{table: {seats: [B, S]}, other: {seats: [B, S]}}")
    found = read(text)
    assert [lever.about for lever in payments(found)] == [("S", "B", "1")]
    assert with_a_deal(changed_case(found, payments(found)[0].settings)[0]) == {"table", "other"}


def test_nobody_pays_in_the_pipeline_case() -> None:
    """What keeps the talks apart is at home in Northland, and no payment between seats counts there."""
    assert payments(load("southland").found) == []

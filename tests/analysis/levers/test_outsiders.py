"""What the deals that levers open are worth to those without a seat."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from detente.agreement.result import ForumAgreement, Solution
from detente.analysis.analyze import analyze
from detente.analysis.levers.levers import levers
from detente.analysis.levers.outsiders import Outsider, Than
from detente.analysis.what_if import changed_case
from detente.brief.lever_words import outsider_text
from detente.model import Quantity
from tests.analysis.levers.test_levers import NONE, SALE, opening, read, tried
from tests.generators import Profile, random_case
from tests.yaml_text import to_yaml

TWO_WAYS = """
parties: {A: A, B: B, C: Bystander}
issues: {road: {ordered: false, options: [north, south], today: north}}
wants:
  A: {road: {weight: 1, values: {north: 0, south: 100}}, red lines: [{never: road = north}]}
  B: {road: {weight: 1, values: {north: 100, south: 0}}, red lines: [{never: road = south}]}
  C: {road: {weight: 1, values: {north: 20, south: 70}}, no deal: 50}
forums: {table: {seats: [A, B]}}
"""
"""Either of two red lines may be given up, and nothing else tells them apart but the bystander."""


def exactly(points: int) -> tuple[Fraction, Fraction]:
    return Fraction(points), Fraction(points)


def test_the_lever_that_takes_least_from_those_outside_comes_first() -> None:
    found = opening(tried(TWO_WAYS))
    assert list(found) == ["B gives up red line 1", "A gives up red line 1"]
    assert [effect.outsiders["table"]["C"] for effect in found.values()] == [
        Outsider(exactly(70), "no deal", exactly(20)),
        Outsider(exactly(20), "no deal", exactly(-30)),
    ]


def test_where_no_deal_is_not_given_it_is_compared_with_today() -> None:
    """Nobody outside loses then, and the order is that of the file."""
    by_a, by_b = opening(tried(TWO_WAYS.replace(", no deal: 50", ""))).values()
    assert by_a.outsiders["table"]["C"] == Outsider(exactly(20), "today", exactly(0))
    assert by_b.outsiders["table"]["C"] == Outsider(exactly(70), "today", exactly(50))


def test_with_neither_nothing_is_compared() -> None:
    text = TWO_WAYS.replace(", no deal: 50", "").replace(", today: north", "")
    by_a, _ = opening(tried(text)).values()
    assert by_a.outsiders["table"]["C"] == Outsider(exactly(20), None, None)


def test_tied_packages_give_a_range() -> None:
    """Neither at the table minds the date, and the critic minds nothing else."""
    found = opening(tried(SALE))["B would take 60 points"]
    anything = (Fraction(0), Fraction(100))
    assert found.outsiders == {"table": {"C": Outsider(anything, "no deal", anything)}}


@pytest.mark.parametrize(
    ("gain", "than", "text"),
    [
        ((3, 3), "no deal", "C 3 more"),
        ((0, 4), "today", "C 0 to 4 more"),
        ((-3, -3), "no deal", "C 3 less"),
        ((-5, -2), "no deal", "C 2 to 5 less"),
        ((-5, 0), "no deal", "C 0 to 5 less"),
        ((-5, 2), "no deal", "C 5 less to 2 more"),
        ((0, 0), "no deal", "C as much"),
        (None, None, "C 40 to 60 in all"),
    ],
)
def test_it_is_told_in_words(gain: tuple[int, int] | None, than: Than | None, text: str) -> None:
    gained = None if gain is None else (Fraction(gain[0]), Fraction(gain[1]))
    assert outsider_text("C", Outsider((Fraction(40), Fraction(60)), than, gained)) == text


def test_it_is_what_the_changed_case_says_of_its_nash_or_utilitarian_package() -> None:
    compared = 0
    for seed in range(10):
        found = read(to_yaml(random_case(random.Random(seed), Profile(forums=1, parties=(3, 4), majority=0))))
        for effect in levers(found).carried_out(NONE).effects:
            after = analyze(changed_case(found, effect.lever.settings)[0].case, 1, ("seq",), in_full=False)
            for name in effect.opens if effect.lever.kind != "rule" else ():
                forum = after.deals.forums[name]
                assert isinstance(forum, ForumAgreement)
                picked = [forum.solutions[by] for by in ("nash", "utilitarian")]
                best = next(one for one in picked if isinstance(one, Solution))
                told = effect.outsiders[name]
                assert {party: each.worth for party, each in told.items()} == best.others
                for party, each in told.items():
                    no_deal = after.case.demands[party].no_deal
                    without = no_deal.central if isinstance(no_deal, Quantity) else forum.today.get(party)
                    assert (each.gain is None) == (without is None)
                    if each.gain is not None and without is not None:
                        assert [gain + without for gain in each.gain] == list(each.worth)
                        compared += 1
    assert compared > 3

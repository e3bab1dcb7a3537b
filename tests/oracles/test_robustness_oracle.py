"""The oracle for how sure answers are agrees with cases worked out by hand.

North and South settle a price and a term. What is not said otherwise: South takes anything, and by its red
lines leaves just the packages that a test speaks of.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import yaml

from tests.oracles.robustness import accepted_in, deal_words, flips

BASE = """
parties: {North: Northland, South: Southland}
issues:
  price: {options: [low, middle, high], today: middle}
  term: {options: [short, long], today: short}
  volume: {number: {from: 0, to: 60, step: 10}, today: 20}
wants:
  South: {price: {weight: 1, values: {low: 0, middle: 50, high: 100}}}
"""
LOW_SHORT = "never: not (price = low and term = short and volume = 20)"
PRICE = "price: {weight: 1..3, values: {low: 100, middle: 0, high: 0}}"
WEIGHED = f"{PRICE}, term: {{weight: 1, best first: [long, short]}}"
"""At weight w, low short is worth 100 w / (w + 1), middle long and high long 100 / (w + 1), low long 100."""


def case(north: str, south: str = LOW_SHORT, sections: str = "") -> dict[str, Any]:
    """The case above with wants of North, a red line of South, and further sections."""
    document = yaml.load(BASE + sections, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    document["wants"]["North"] = yaml.load(f"{{{north}}}", Loader=yaml.BaseLoader)
    document["wants"]["South"]["red lines"] = [yaml.load(f"{{{south}}}", Loader=yaml.BaseLoader)]
    return document


def only_forums_word(document: dict[str, Any]) -> str:
    """What is found of the case's only forum."""
    (word,) = deal_words(document).values()
    return word


@pytest.mark.parametrize(
    ("no_deal", "expected"), [("50", "certain"), ("50.1", "open"), ("75", "open"), ("75.1", "impossible")]
)
def test_a_weight_that_is_a_range_decides_at_its_ends(no_deal: str, expected: str) -> None:
    """At weight w low short is worth 100 w / (w + 1): 50 at 1, 75 at 3. A tie with no deal is accepted."""
    assert only_forums_word(case(f"{WEIGHED}, no deal: {no_deal}")) == expected


@pytest.mark.parametrize(
    ("no_deal", "expected"),
    [("0", "certain"), ("0.1", "open"), ("66.6", "open"), ("66.7", "impossible"), ("0..66.6", "open")],
)
def test_weights_by_order_decide_at_the_corners_of_what_the_order_allows(no_deal: str, expected: str) -> None:
    """Price, with no points, weighs most: 1, 1/2 or 1/3 of all; the others have 100, so 0, 50 or 66 2/3."""
    points = "price: {values: {low: 0, middle: 50, high: 100}}, term: {best first: [short, long]}"
    assert (
        only_forums_word(
            case(f"order: [price, term, volume], {points}, volume: {{ideal: 20}}, no deal: {no_deal}")
        )
        == expected
    )


@pytest.mark.parametrize(
    ("best_first", "no_deal", "expected"),
    [
        ("[middle, low, high]", "0", "certain"),
        ("[middle, low, high]", "100", "open"),
        ("[low, middle, high]", "100", "certain"),
        ("[high, middle, low]", "0.1", "impossible"),
    ],
)
def test_points_by_order_may_be_anything_between_best_and_worst(
    best_first: str, no_deal: str, expected: str
) -> None:
    assert (
        only_forums_word(case(f"price: {{weight: 1, best first: {best_first}}}, no deal: {no_deal}"))
        == expected
    )


@pytest.mark.parametrize(
    ("no_deal", "expected"), [("40", "certain"), ("40.1", "open"), ("80", "open"), ("80.1", "impossible")]
)
def test_what_a_condition_adds_goes_with_the_least_and_the_greatest_weight(
    no_deal: str, expected: str
) -> None:
    """50 to 75 by weight, and -10 to 5 more: 40 to 80."""
    together = "together: [{if: price = low and term = short, points: -10..5}]"
    assert only_forums_word(case(f"{WEIGHED}, {together}, no deal: {no_deal}")) == expected


@pytest.mark.parametrize(
    ("sure", "expected"),
    [
        ("50", "open"),
        ("1", "open"),
        ("99", "open"),
        ("90..100", "open"),
        ("0..10", "open"),
        ("100", "impossible"),
        ("0", "certain"),
    ],
)
def test_a_red_line_stands_or_not_unless_that_is_sure(sure: str, expected: str) -> None:
    """How likely it is does not matter; the only package left crosses it."""
    line = f"red lines: [{{never: price = low, sure: {sure}}}]"
    assert only_forums_word(case(f"{WEIGHED}, {line}")) == expected


@pytest.mark.parametrize(("no_deal", "expected"), [("40", "certain"), ("40.1", "open"), ("100", "open")])
def test_an_ideal_is_best_where_it_is_the_option_itself(no_deal: str, expected: str) -> None:
    """Volume 20: 80 for an ideal of 10, 100 for 20, 40 for 50, each less its distance over 50, 40 and 50."""
    assert only_forums_word(case(f"volume: {{weight: 1, ideal: 10..50}}, no deal: {no_deal}")) == expected


@pytest.mark.parametrize(
    ("no_deal", "expected"), [("20", "certain"), ("20.1", "open"), ("60", "open"), ("60.1", "impossible")]
)
def test_between_two_points_given_for_a_number_both_count_by_nearness(no_deal: str, expected: str) -> None:
    """Volume 20 lies two thirds of the way from 0 to 30: at least 2/3 of 30, at most 60, as both ends are."""
    values = "values: {0: 0..60, 30: 30..60, 60: 0}"
    assert only_forums_word(case(f"volume: {{weight: 1, {values}}}, no deal: {no_deal}")) == expected


@pytest.mark.parametrize(("no_deal", "expected"), [("0", "certain"), ("0.1", "open"), ("100", "open")])
def test_where_all_weights_may_be_0_a_world_has_one_that_is_not(no_deal: str, expected: str) -> None:
    """Either issue may carry all weight: low short is worth anything from 0 to 100, and always something."""
    weighed = WEIGHED.replace("1..3", "0..10").replace("weight: 1,", "weight: 0..10,")
    document = case(f"{weighed}, no deal: {no_deal}")
    assert only_forums_word(document) == expected
    low_short = {"price": "low", "term": "short", "volume": "20"}
    assert accepted_in(document, "all", low_short) == (True, expected == "certain")


def test_a_deal_in_every_world_but_by_different_packages_is_open() -> None:
    """Low short is worth 100 w / (w + 1), middle long the rest: at any w from 0 to 2 one of them has 50."""
    north = WEIGHED.replace("1..3", "0..2") + ", no deal: 50"
    south = "never: not (volume = 20 and (price = low and term = short or price = middle and term = long))"
    document = case(north, south)
    assert only_forums_word(document) == "open"
    for package in ({"price": "low", "term": "short"}, {"price": "middle", "term": "long"}):
        assert accepted_in(document, "all", {**package, "volume": "20"}) == (True, False)


def test_parties_that_want_the_opposite_have_no_deal_where_their_ranges_leave_none() -> None:
    """What one has the other lacks, up to 5 points of the middle: both ask 56 to 60, at most one has it."""
    north = "price: {weight: 1, values: {low: 100, middle: 50 +- 5, high: 0}}, no deal: 56..60"
    document = case(north, "never: volume != 20")
    document["wants"]["South"] |= {"no deal": "56..60"}
    assert only_forums_word(document) == "impossible"
    document["wants"]["North"]["no deal"] = "55..60"
    assert only_forums_word(document) == "impossible"
    document["wants"]["South"]["no deal"] = "50..60"
    assert only_forums_word(document) == "open"
    document["wants"]["North"]["no deal"] = "45"
    assert only_forums_word(document) == "open"
    document["wants"]["South"]["no deal"] = "50"
    assert only_forums_word(document) == "certain"


@pytest.mark.parametrize(
    ("rule", "north", "expected"),
    [
        ("{majority: 1}", "60", "certain"),
        ("{majority: 2}", "50", "certain"),
        ("{majority: 2}", "60", "open"),
        ("{majority: 2}", "80", "impossible"),
        ("{majority: 3}", "50", "impossible"),
        ("unanimity", "50", "impossible"),
    ],
)
def test_a_majority_needs_enough_seats_in_every_world(rule: str, north: str, expected: str) -> None:
    """At the one package South always agrees, Coast never, North at 50 to 75 or not."""
    coast = "  Coast: {price: {weight: 1, values: {low: 99, middle: 100, high: 100}}, no deal: 100}\n"
    document = case(
        f"{WEIGHED}, no deal: {north}",
        sections=coast + f"forums: {{council: {{seats: [North, South, Coast], rule: {rule}}}}}\n",
    )
    document["parties"]["Coast"] = "Coastal Republic"
    low_short = {"price": "low", "term": "short", "volume": "20"}
    words = {"certain": (True, True), "open": (True, False), "impossible": (False, False)}
    assert accepted_in(document, "council", low_short) == words[expected]


@pytest.mark.parametrize(
    ("approval", "expected"),
    [
        ("{Cabinet: {no deal: 45..50}}", "certain"),
        ("{Cabinet: {no deal: 45..50.1}}", "open"),
        ("{Cabinet: {no deal: 75}}", "open"),
        ("{Cabinet: {no deal: 75.1}}", "impossible"),
        ("{Cabinet: {no deal: 10, red lines: [{never: price = low, sure: 10}]}}", "open"),
        ("{Cabinet: {no deal: 90, wants: {term: {weight: 1, values: {short: 90..95, long: 0}}}}}", "certain"),
    ],
)
def test_a_ratifier_judges_by_the_partys_wants_unless_it_has_its_own(approval: str, expected: str) -> None:
    """North's value is 50 to 75, and it asks 50; the Cabinet must agree."""
    sections = f"approval: {{North: {{ratifiers: {approval}}}}}\n"
    assert only_forums_word(case(f"{WEIGHED}, no deal: 50", sections=sections)) == expected


def test_a_ratifier_and_its_party_have_the_same_draws() -> None:
    """One of three is enough; whatever North's value is, the same one of the two Houses is content.

    The value is 50 to 75, so the House that asks 50 always agrees and the one that asks 76 never.
    """
    ratifiers = "{Lower House: {no deal: 50}, Upper House: {no deal: 76}, Cabinet: {no deal: 60}}"
    for needed, expected in (("1", "certain"), ("2", "open"), ("3", "impossible")):
        rule = f"{{rule: {{majority: {needed}}}, ratifiers: {ratifiers}}}"
        assert only_forums_word(case(WEIGHED, sections=f"approval: {{North: {rule}}}\n")) == expected


def test_a_forum_that_leaves_issues_out_has_them_as_they_are_today() -> None:
    """Red lines on what it does not treat are no demand there; points for it count.

    Low is worth 100 w / (w + 1) at the short term of today. South's line names the price, and is judged with
    the short term and the volume of today.
    """
    forum = "forums: {council: {seats: [North, South], issues: [price]}}\n"
    lines = "red lines: [{never: term = short}]"
    document = case(f"{WEIGHED}, {lines}, no deal: 50", sections=forum)
    assert deal_words(document) == {"council": "certain"}
    assert accepted_in(document, "council", {"price": "low"}) == (True, True)
    del document["issues"]["volume"]["today"]
    assert deal_words(document) == {}


def test_a_no_deal_that_is_left_to_the_conflict_demands_nothing() -> None:
    assert only_forums_word(case(f"{WEIGHED}, no deal: {{from: conflict}}")) == "certain"


def test_where_a_judgment_comes_from_changes_nothing() -> None:
    """Sources and reasons may stand at every level of a file."""
    plain = case(f"{WEIGHED}, no deal: 60")
    forums = {"council": {"seats": ["North", "South"]}}
    grounded = case(
        f"source: daily, {WEIGHED.replace('low: 100', 'low: 100, why: they said so')}, no deal: 60"
    )
    grounded["wants"]["source"] = "daily"
    words = [
        deal_words(document | {"forums": stated})
        for document, stated in ((plain, forums), (grounded, forums | {"source": "daily"}))
    ]
    assert words == [{"council": "open"}] * 2
    assert flips(plain) == flips(grounded)
    assert flips(plain)["wants.North.price.weight"] == {"zone.all": [Fraction(3, 2)]}

"""The oracle finds the values at which answers turn in cases worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import yaml

from tests.oracles.half_spaces import all_below
from tests.oracles.robustness import flips, turns

BASE = """
parties: {North: Northland, South: Southland}
issues:
  price: {options: [low, middle, high]}
  term: {options: [short, long]}
  volume: {number: {from: 0, to: 60, step: 10}}
wants:
  South: {price: {weight: 1, values: {low: 0, middle: 50, high: 100}}}
"""
LOW_SHORT = "never: not (price = low and term = short and volume = 20)"
OR_MIDDLE_LONG = (
    "never: not (volume = 20 and (price = low and term = short or price = middle and term = long))"
)
PRICE = "price: {weight: 0..4, values: {low: 100, middle: 0, high: 0}}"
WEIGHED = f"{PRICE}, term: {{weight: 1, best first: [long, short]}}"
"""At weight w, low short is worth 100 w / (w + 1) and middle long 100 / (w + 1)."""

WEIGHT = "wants.North.price.weight"


def case(north: str, south: str = LOW_SHORT, sections: str = "") -> dict[str, Any]:
    """The case above with wants of North, a red line of South, and further sections."""
    document = yaml.load(BASE + sections, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    document["wants"]["North"] = yaml.load(f"{{{north}}}", Loader=yaml.BaseLoader)
    document["wants"]["South"]["red lines"] = [yaml.load(f"{{{south}}}", Loader=yaml.BaseLoader)]
    return document


def deal_turns_at(north: str, south: str = LOW_SHORT, sections: str = "") -> dict[str, list[Fraction]]:
    """At which values of each judgment the existence of a deal turns."""
    found = flips(case(north, south, sections))
    return {path: each["zone.all"] for path, each in found.items() if "zone.all" in each}


def deal_turned_by(north: str, south: str = LOW_SHORT, sections: str = "") -> set[str]:
    """The judgments that alone can turn the existence of a deal."""
    return {path for path, names in turns(case(north, south, sections)).items() if "zone.all" in names}


def test_a_deal_turns_where_its_package_is_as_good_as_no_deal() -> None:
    """100 w / (w + 1) is 60 at w = 3/2; at the centre, 2, it is 66 2/3."""
    assert deal_turns_at(f"{WEIGHED}, no deal: 60") == {WEIGHT: [Fraction(3, 2)]}
    assert deal_turns_at(f"{WEIGHED}, no deal: 30..90") == {
        WEIGHT: [Fraction(3, 2)],
        "wants.North.no deal": [Fraction(200, 3)],
    }
    assert deal_turns_at(f"{WEIGHED}, no deal: 81") == {}


def test_a_deal_at_one_end_of_a_range_alone_turns_there() -> None:
    """At w = 4 it is 80, just enough."""
    assert deal_turns_at(f"{WEIGHED}, no deal: 80") == {WEIGHT: [Fraction(4)]}
    assert deal_turns_at(f"{WEIGHED}, no deal: 0") == {}


def test_packages_take_over_from_each_other() -> None:
    """Between 100 / (w + 1) = 55 and 100 w / (w + 1) = 55 neither will do; at 50 they meet at w = 1."""
    assert deal_turns_at(f"{WEIGHED}, no deal: 55", OR_MIDDLE_LONG) == {
        WEIGHT: [Fraction(9, 11), Fraction(11, 9)]
    }
    assert deal_turns_at(f"{WEIGHED}, no deal: 50", OR_MIDDLE_LONG) == {}


@pytest.mark.parametrize(
    ("no_deal", "expected"),
    [
        ("90", [Fraction(140, 9), Fraction(260, 11)]),
        ("100", [Fraction(20)]),
        ("40", []),
        ("41", [Fraction(2000, 41)]),
    ],
)
def test_an_ideal_turns_a_deal_on_either_side_of_the_option(no_deal: str, expected: list[Fraction]) -> None:
    """Volume 20, ideal x: up to 20 it is 4000 / (60 - x), then 100 (80 - 2x) / (60 - x), from 30 on 2000 / x.

    90 = 4000 / (60 - x) at 140/9, and 9 (60 - x) = 10 (80 - 2x) at 260/11. 41 is not reached below 80 at 10;
    2000 / x is 41 at 2000/41, which lies below 50.
    """
    found = deal_turns_at(f"volume: {{weight: 1, ideal: 10..50}}, no deal: {no_deal}")
    assert found == ({"wants.North.volume.ideal": expected} if expected else {})


def test_each_judgment_is_varied_alone() -> None:
    """Low short is worth (3 * 80 + 20) / 4 - 10 = 55, 5 more than no deal.

    So the price may have 20/3 points less, and the two together 5; the term may have its 20 less, just so.
    """
    north = (
        "price: {weight: 3, values: {low: 70..90, middle: 0, high: 0}}, "
        "term: {weight: 1, values: {short: 0..40, long: 0}}, "
        "together: [{if: price = low, points: -20..0}], no deal: 50"
    )
    assert deal_turns_at(north) == {
        "wants.North.price.values.low": [80 - Fraction(20, 3)],
        "wants.North.together[1].points": [Fraction(-15)],
    }


def test_a_red_line_turns_a_deal_at_even_odds_if_it_crosses_every_package_left() -> None:
    """The first line stands at the centre where its odds are 60 to 80; the second never does."""
    lines = "red lines: [{never: price = low, sure: 60..80}, {never: term = long, sure: 20}]"
    first, second = ({f"wants.North.red lines[{count}].sure": [Fraction(50)]} for count in (1, 2))
    assert deal_turns_at(f"{WEIGHED}, {lines}") == first
    assert deal_turns_at(f"{WEIGHED}, {lines}", OR_MIDDLE_LONG) == second
    lines = lines.replace("60..80", "40")
    assert deal_turns_at(f"{WEIGHED}, {lines}") == first
    assert deal_turns_at(f"{WEIGHED}, {lines}", OR_MIDDLE_LONG) == {}


def test_a_draft_turns_where_no_completion_of_it_suits_all_seats() -> None:
    """Whatever the rule of the forum: North takes low short from w = 3/2 on, and South nothing else."""
    document = case(
        f"{WEIGHED}, no deal: 60",
        sections="""
drafts:
  open: {by: North, package: {price: low}}
  closed: {by: North, package: {price: low, term: long, volume: 20}}
forums: {council: {seats: [North, South], rule: {majority: 1}}}
""",
    )
    assert flips(document) == {WEIGHT: {"draft.open@council": [Fraction(3, 2)]}}
    assert turns(document) == {WEIGHT: {"draft.open@council"}}


def test_a_ratifier_turns_a_deal_by_the_partys_judgments_and_by_its_own() -> None:
    """Value 66 2/3 at w = 2; the Cabinet asks 65, reached at w = 65/35, and by its range up to 66 2/3."""
    assert deal_turns_at(
        f"{WEIGHED}, no deal: 0", sections="approval: {North: {ratifiers: {Cabinet: {no deal: 60..70}}}}\n"
    ) == {WEIGHT: [Fraction(13, 7)], "approval.North.ratifiers.Cabinet.no deal": [Fraction(200, 3)]}


def test_a_world_without_weights_is_none() -> None:
    """With the price alone low is worth 100 at any weight above 0, so nothing turns at 0."""
    assert deal_turns_at(f"{PRICE}, no deal: 50") == {}


@pytest.mark.parametrize(("no_deal", "turned"), [("50", False), ("50.1", True), ("100", True)])
def test_an_order_of_weights_turns_a_deal_that_one_of_its_corners_does_not_have(
    no_deal: str, *, turned: bool
) -> None:
    """The price comes first and has half of all weight, or all: low short is worth 50 to 100."""
    points = "price: {values: {low: 100, middle: 0, high: 0}}, term: {best first: [long, short]}"
    north = f"order: [price, term], {points}"
    assert deal_turned_by(f"{north}, no deal: {no_deal}") == ({"wants.North.order"} if turned else set())


def test_an_order_of_options_turns_a_deal_that_rests_on_one_between() -> None:
    """Middle is worth anything; where low will do as well nothing turns."""
    north = "price: {weight: 1, best first: [low, middle, high]}, no deal: 30"
    assert deal_turned_by(north, "never: price != middle") == {"wants.North.price.best first"}
    assert deal_turned_by(north, "never: price = high") == set()


def test_packages_that_take_over_leave_an_order_nothing_to_turn() -> None:
    """Low with nothing else is worth 100 times the weight of the price, the other package all that lacks."""
    north = (
        "order: [price, term, volume], price: {values: {low: 100, middle: 0, high: 0}}, "
        "term: {best first: [long, short]}, volume: {values: {0: 0, 20: 100, 60: 0}}, no deal: "
    )
    other = "price = middle and term = long and volume = 20"
    south = f"never: not (price = low and term = short and volume = 60 or {other})"
    assert deal_turned_by(north + "50", south) == set()
    assert deal_turned_by(north + "50.1", south) == {"wants.North.order"}


@pytest.mark.parametrize(
    ("sums", "expected"),
    [
        ([], True),
        ([(1, 1)], False),
        ([(1, -1)], True),
        ([(1, -1), (-1, 1)], False),
        ([(1, -2), (-2, 1)], True),
        ([(0, 0)], False),
        ([(2, -1, -1), (-1, 2, -1), (-1, -1, 2)], False),
        ([(20, -10, -11), (-11, 20, -10), (-10, -11, 20)], True),
        ([(-1, 0, 0), (0, -1, 0), (0, 0, -1)], True),
        ([(-1, 5, 5), (9, -1, 9), (0, 0, 0)], False),
    ],
)
def test_shares_at_which_all_sums_are_below_0(sums: list[tuple[int, ...]], *, expected: bool) -> None:
    exact = [tuple(map(Fraction, each)) for each in sums]
    assert all_below(exact, len(sums[0]) if sums else 2) is expected

"""The oracle reads numbers, orders, ranges and conditions as the case file means them."""

from __future__ import annotations

from fractions import Fraction

import pytest
import yaml

from tests.oracles.agreement import agreement_result
from tests.oracles.expressions import Comparison, Compound, holds, parse
from tests.oracles.issues import Package, central, read_issues


@pytest.mark.parametrize(
    ("text", "expected"),
    [("25..35", 30), ("55 +- 10", 55), ("55 ± 10", 55), ("-20..-10", -15), ("{value: 30, range: 0..35}", 30)],
)
def test_central_cases(text: str, expected: int) -> None:
    """The middle of a range, or the value given beside it."""
    assert central(yaml.load(text, Loader=yaml.BaseLoader)) == expected


def test_not_binds_before_and_before_or_before_if() -> None:
    """Names run from one operator to the next; quoted ones may hold anything."""
    condition = parse(
        'not "U.S. troops" = all | "all or none" and term != 5 years or a < 2 if (b >= 1 iff c = x)'
    )
    troops = Comparison("U.S. troops", "=", ("all", "all or none"))
    both = Compound("and", (Compound("not", (troops,)), Comparison("term", "!=", ("5 years",))))
    either = Compound("or", (both, Comparison("a", "<", ("2",))))
    inside = Compound("iff", (Comparison("b", ">=", ("1",)), Comparison("c", "=", ("x",))))
    assert condition == Compound("if", (either, inside))


ISSUES = read_issues(
    {
        "issues": {
            "tariff": {"options": ["low", "middle", "high"]},
            "volume": {"number": {"from": "0", "to": "10", "step": "2.5"}},
        }
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tariff = middle | high", True),
        ("tariff != middle | high", False),
        ("tariff > low", True),
        ("tariff >= high", False),
        ("volume > 7", True),
        ("volume = 7.50", True),
        ("tariff = low if volume < 5", True),
        ("tariff = low if volume > 5", False),
        ("tariff = high iff volume = 0", True),
        ("not tariff = high and volume = 0", False),
        ("not (tariff = high and volume = 0)", True),
        ("tariff = middle or tariff = high and volume = 0", True),
    ],
)
def test_conditions_at_a_middle_tariff_and_a_volume_of_7_and_a_half(text: str, *, expected: bool) -> None:
    package: Package = {"tariff": "middle", "volume": central("7.5")}
    assert holds(parse(text), package, ISSUES) is expected


@pytest.mark.parametrize(
    "text", ["tariff", "tariff = ", "tariff = low high = 2", "a = b if c = d if e = f", "(a = b"]
)
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="before"):
        parse(text)


NUMBERS = """
parties: {North: North, South: South}
issues:
  volume: {number: {from: 0, to: 60, step: 20}}
  plan: {options: [a, b]}
  place: {ordered: false, options: [x, y, z]}
wants:
  North:
    order: [volume, place, plan]
    volume: {ideal: 20}
    plan: {best first: [b, a]}
    place: {best first: [y, x, z]}
    red lines: [{never: volume > 45 or place = z}]
  South:
    volume: {weight: 5..15, values: {60: 0, 0: 0, 30: 90}}
    plan: {weight: 0.5, values: {a: 100, b: 55 +- 10}}
    together: [{if: not plan = a if volume >= 40, points: -8}, {if: volume = 0 | 60, points: 10..30}]
"""


def test_numbers_orders_ranges_and_what_is_worth_more_together() -> None:
    """Weights by order are 11/18, 5/18 and 2/18; North has 50, 100, 50 points for volumes 0, 20, 40.

    South has 0, 60, 60 for them, at a weight of 10 against 1/2 for the plan. It gains 20 at 0 and at 60, and
    loses 8 where "not plan a, if volume from 40" is true: everywhere but at plan a with 40 or 60.
    """
    result = agreement_result(yaml.load(NUMBERS, Loader=yaml.BaseLoader))
    assert result["packages"] == 24
    assert result["zone"]["packages"] == 12
    points = {tuple(point["packages"][0].values()): point["values"] for point in result["frontier"]["points"]}
    # (11 * 100 + 2 * 100 + 5 * 100) / 18 = 100; (11 * 100 + 5 * 100) / 18.
    assert points[20, "b", "y"] == {"North": 100.0, "South": float(Fraction(6275, 105) - 8)}
    assert points[20, "a", "y"] == {"North": 1600 / 18, "South": float(Fraction(6500, 105) - 8)}
    assert result["solutions"]["utilitarian"]["package"] == {"volume": 20, "plan": "b", "place": "y"}

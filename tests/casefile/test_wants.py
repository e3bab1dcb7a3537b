"""Weights and values, or orders; red lines; no deal; what goes together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.model import (
    BestFirst,
    Demands,
    FromConflict,
    Ideal,
    IssueWant,
    Knots,
    Quantity,
    Scores,
    holds,
)
from tests.casefile.reading import TALKS, case_of, hints, wrong


def exactly(value: float, path: str) -> Quantity:
    number = Fraction(value)
    return Quantity(number, number, number, path)


def between(low: float, high: float, path: str) -> Quantity:
    return Quantity((Fraction(low) + Fraction(high)) / 2, Fraction(low), Fraction(high), path)


def test_values_and_weights_are_numbers_or_ranges() -> None:
    case = case_of(
        """\
wants:
  North:
    tariff: {weight: 25..35, values: {high: 0, low: 100, middle: 55 +- 10}}
    term: {weight: {value: 10, range: 0..40}, values: {5 years: {value: 3}, 15 years: {range: 0..1}}}
    volume: {weight: 1.5, values: {0: 0, 60: 100, 30.0: 80}}
""",
        TALKS,
    )
    at = "wants.North"
    wants = case.wants["North"]
    assert wants.issues["tariff"] == IssueWant(
        "tariff",
        between(25, 35, f"{at}.tariff.weight"),
        Scores(
            (
                exactly(100, f"{at}.tariff.values.low"),
                between(45, 65, f"{at}.tariff.values.middle"),
                exactly(0, f"{at}.tariff.values.high"),
            )
        ),
        f"{at}.tariff",
    )
    assert wants.issues["term"].weight == Quantity(
        Fraction(10), Fraction(0), Fraction(40), f"{at}.term.weight"
    )
    assert wants.issues["term"].valuation == Scores(
        (exactly(3, f"{at}.term.values.5 years"), between(0, 1, f"{at}.term.values.15 years"))
    )
    knots = wants.issues["volume"].valuation
    assert isinstance(knots, Knots)
    assert [int(number) for number in knots.at] == [0, 30, 60]
    assert [value.path for value in knots.values] == [
        f"{at}.volume.values.{key}" for key in ("0", "30.0", "60")
    ]
    assert knots.numbers == tuple(Fraction(5 * step, 2) for step in range(25))
    assert (wants.order, wants.path) == ((), "wants.North")


def test_orders_stand_in_place_of_numbers() -> None:
    case = case_of(
        """\
wants:
  North:
    order: [volume, tariff]
    tariff: {best first: [high, low, middle]}
    volume: {ideal: 20..30}
""",
        TALKS,
    )
    wants = case.wants["North"]
    assert wants.order == ("volume", "tariff")
    assert wants.issues["tariff"] == IssueWant(
        "tariff", None, BestFirst((2, 0, 1), "wants.North.tariff.best first"), "wants.North.tariff"
    )
    ideal = wants.issues["volume"].valuation
    assert isinstance(ideal, Ideal)
    assert ideal.at == between(20, 30, "wants.North.volume.ideal")
    assert {"wants.North.order", "wants.North.tariff.best first", "wants.North.volume.ideal"} <= set(
        case.judgments
    )


def test_demands_are_no_deal_and_red_lines_in_order_of_the_file() -> None:
    case = case_of(
        """\
wants:
  North:
    tariff: {weight: 1, best first: [high, low, middle]}
    no deal: 30..50
    red lines:
    - {never: tariff = high, sure: 60..80, price: 12}
    - never: term = 15 years
    together: [{if: tariff = low, points: -8..-2}]
  South: {tariff: {weight: 1, best first: [high, low, middle]}, no deal: {from: conflict}}
  Coast: {tariff: {weight: 1, best first: [high, low, middle]}, no deal: {value: 3, why: x}}
""",
        TALKS,
    )
    demands = case.demands["North"]
    assert demands.no_deal == between(30, 50, "wants.North.no deal")
    first, second = demands.red_lines
    assert (first.number, first.path, first.never.text) == (1, "wants.North.red lines[1]", "tariff = high")
    assert first.sure == between(60, 80, "wants.North.red lines[1].sure")
    assert first.price == exactly(12, "wants.North.red lines[1].price")
    assert (second.number, second.path, second.sure, second.price) == (
        2,
        "wants.North.red lines[2]",
        None,
        None,
    )
    (together,) = case.wants["North"].together
    assert holds(together.condition.expression, {"tariff": 0})
    assert together.points == between(-8, -2, "wants.North.together[1].points")
    assert together.path == "wants.North.together[1]"
    assert case.demands["South"] == Demands(FromConflict("wants.South.no deal"))
    assert case.demands["Coast"].no_deal == exactly(3, "wants.Coast.no deal")
    assert case.judgments["wants.Coast.no deal"].grounds.why == "x"


def test_red_lines_alone_need_no_weights() -> None:
    case = case_of("wants: {North: {red lines: [{never: tariff = high}]}}\n", TALKS)
    assert dict(case.wants["North"].issues) == {}


BEST = "best first: [low, middle, high]"


@pytest.mark.parametrize(
    ("wants", "expected"),
    [
        ("{}", ["3: North gives no issue a weight, so no package has a value to it"]),
        ("{no deal: 3}", ["3: North gives no issue a weight, so no package has a value to it"]),
        ("[tariff]", ["10: a mapping is expected here, not a list"]),
        ("{tariff: 60}", ["19: a mapping is expected here, not a text"]),
        (f"{{tarif: {{weight: 1, {BEST}}}}}", ['11: unknown issue "tarif"']),
        (f"{{tariff: {{{BEST}}}}}", ["11: tariff has no weight here"]),
        (f"{{tariff: {{weight: -1, {BEST}}}}}", ["28: -1 is below 0"]),
        (f"{{tariff: {{weight: -1..5, {BEST}}}}}", ["28: -1 is below 0"]),
        (f"{{tariff: {{weight: 35..25, {BEST}}}}}", ["28: the range 35..25 is upside down"]),
        (f"{{tariff: {{weight: sixty, {BEST}}}}}", ['28: "sixty" is not a number']),
        (f"{{tariff: {{weight: [1], {BEST}}}}}", ["28: a number is expected here, not a list"]),
        (f"{{tariff: {{weight: , {BEST}}}}}", ["28: a number is expected here, and nothing is written"]),
        (f"{{tariff: {{weight: {{}}, {BEST}}}}}", ["28: a number is expected here"]),
        (
            f"{{tariff: {{weight: {{value: 3, range: 4..5}}, {BEST}}}}}",
            ["36: the value lies outside its range"],
        ),
        (
            f"{{tariff: {{weight: {{value: 3..4, range: 2..5}}, {BEST}}}}}",
            ["36: beside `range`, `value` is one number"],
        ),
        (f"{{tariff: {{weight: 0, {BEST}}}}}", ["10: these weights sum to 0, so no package has a value"]),
        (f"{{tariff: {{weight: 0..0, {BEST}}}}}", ["10: these weights sum to 0, so no package has a value"]),
        (
            f"{{tariff: {{weight: {{value: 0, range: 0..5}}, {BEST}}}}}",
            ["10: these weights sum to 0, so no package has a value"],
        ),
        (
            f"{{order: [tariff], tariff: {{weight: 3, {BEST}}}}}",
            ["45: weights stand beside each issue or in `order`, not in both"],
        ),
        (f"{{order: [], tariff: {{{BEST}}}}}", ["18: this order leaves out tariff"]),
        (f"{{order: [tariff, tariff], tariff: {{{BEST}}}}}", ["27: tariff stands twice in this order"]),
        (
            f"{{order: [tariff, term], tariff: {{{BEST}}}}}",
            ["27: term stands in this order, but not among what is wanted here"],
        ),
        (f"{{order: [tarif, tariff], tariff: {{{BEST}}}}}", ['19: unknown issue "tarif"']),
        (f"{{order: tariff, tariff: {{{BEST}}}}}", ["18: a list of issues is expected here, not a text"]),
        ("{tariff: {weight: 1}}", ["19: tariff needs `values` or `best first` here, and one of them only"]),
        ("{volume: {weight: 1}}", ["19: volume needs `values` or `ideal` here, and one of them only"]),
        (
            f"{{tariff: {{weight: 1, values: {{}}, {BEST}}}}}",
            ["19: tariff needs `values` or `best first` here, and one of them only"],
        ),
        ("{tariff: {weight: 1, values: {low: 1, high: 2}}}", ["39: the values leave out middle"]),
        (
            "{tariff: {weight: 1, values: {low: 1, middel: 3, middle: 3, high: 2}}}",
            ['48: unknown option of tariff "middel"'],
        ),
        (
            "{tariff: {weight: 1, values: {low: 101, middle: 95 +- 10, high: -1}}}",
            ["45: 101 is outside 0 to 100", "58: 105 is outside 0 to 100", "74: -1 is outside 0 to 100"],
        ),
        ("{tariff: {weight: 1, values: [1, 2, 3]}}", ["39: a mapping is expected here, not a list"]),
        ("{tariff: {weight: 1, best first: [low, high]}}", ["43: this order leaves out middle"]),
        (
            "{tariff: {weight: 1, best first: [low, high, low, middle]}}",
            ["55: low stands twice in this order"],
        ),
        ("{tariff: {weight: 1, best first: low}}", ["43: a list of options is expected here, not a text"]),
        (
            "{volume: {weight: 1, best first: [0, 60]}}",
            ["43: volume is a number issue; `best first` is for options in words"],
        ),
        ("{tariff: {weight: 1, ideal: low}}", ["38: tariff is not a number issue; `ideal` is for numbers"]),
        ("{volume: {weight: 1, ideal: 61}}", ["38: 61 is outside 0 to 60"]),
        ("{volume: {weight: 1, ideal: 50..61}}", ["38: 61 is outside 0 to 60"]),
        ("{volume: {weight: 1, values: {0: 0, 30: 1}}}", ["39: the values leave out 60, an end of volume"]),
        ("{volume: {weight: 1, values: {60: 0, 61: 1}}}", ["47: 61 is not among 0 to 60"]),
        ("{volume: {weight: 1, values: {0: 0, 60: 1, 60.0: 2}}}", ["53: 60 stands here twice"]),
        ("{volume: {weight: 1, values: {0: 0, 60: 1, many: 2}}}", ['53: "many" is not a number']),
        (f"{{tariff: {{weight: 1, sure: 40, {BEST}}}}}", ['31: unknown key "sure"']),
        (f"{{sure: 50, tariff: {{weight: 1, {BEST}}}}}", ['11: unknown issue "sure"']),
        ("{red lines: {never: tariff = low}}", ["22: a list of red lines is expected here, not a mapping"]),
        ("{red lines: [tariff = low]}", ["23: a mapping is expected here, not a text"]),
        ("{red lines: [{never: tariff = low, middle}]}", ['45: unknown key "middle"']),
        ("{red lines: [{sure: 50}]}", ['23: "never" is missing here']),
        ("{red lines: [{never: tariff = low, sure: 101}]}", ["51: 101 is outside 0 to 100"]),
        ("{red lines: [{never: tariff = low, price: -3}]}", ["52: -3 is below 0"]),
        (f"{{tariff: {{weight: 1, {BEST}}}, together: [{{points: 3}}]}}", ['76: "if" is missing here']),
        (
            f"{{tariff: {{weight: 1, {BEST}}}, together: [{{if: tariff = low}}]}}",
            ['76: "points" is missing here'],
        ),
        (
            f"{{tariff: {{weight: 1, {BEST}}}, together: {{if: tariff = low}}}}",
            ["75: a list of combinations is expected here, not a mapping"],
        ),
        (
            f"{{tariff: {{weight: 1, {BEST}}}, no deal: {{from: war}}}}",
            ['81: "war" is not what `no deal` can come from'],
        ),
        (
            f"{{tariff: {{weight: 1, {BEST}}}, no deal: {{from: conflict, value: 3}}}}",
            ["74: `no deal` is either points or `{from: conflict}`"],
        ),
    ],
)
def test_wants_that_are_wrong_are_told_at_their_column(wants: str, expected: list[str]) -> None:
    assert wrong(f"  North: {wants}\n", f"{TALKS}wants:\n") == [f"1:{place}" for place in expected]


@pytest.mark.parametrize(
    ("wants", "hint"),
    [
        (f"{{tariff: {{{BEST}}}}}", "give `weight`, or name all issues in `order`"),
        (f"{{tariff: {{weight: 25-35, {BEST}}}}}", "write 25..35"),
        (f"{{tariff: {{weight: 35..25, {BEST}}}}}", "write 25..35"),
        ("{red lines: [{never: tariff = low, middle}]}", "quote a text that holds a comma"),
        ("{red line: [{never: tariff = low}]}", 'did you mean "red lines"?'),
        (
            f"{{tariff: {{weight: 1, sure: 40, {BEST}}}}}",
            "`sure` stands on red lines and on statements, beside `never` or `holds`",
        ),
        ("{volume: {weight: 1, best first: [0, 60]}}", "write `ideal` or `values`"),
    ],
)
def test_the_hint_says_what_to_write(wants: str, hint: str) -> None:
    assert hints(f"  North: {wants}\n", f"{TALKS}wants:\n")[0] == hint


def test_wants_of_an_unknown_party() -> None:
    snippet = f"wants: {{Nort: {{tariff: {{weight: 1, {BEST}}}}}}}\n"
    assert wrong(snippet, TALKS) == ['1:9: unknown party "Nort"']
    assert hints(snippet, TALKS) == ['did you mean "North"?']


def test_all_problems_are_found_in_one_pass() -> None:
    snippet = f"""\
wants:
  Nort: {{tarif: {{weight: 1, {BEST}}}}}
  South: {{tariff: {{weight: x, values: {{low: 1}}}}, red lines: [{{never: trm = a}}]}}
drafts: {{d: {{by: Sout, package: {{tariff: lw}}}}}}
forums: {{f: {{seats: [Coast]}}}}
"""
    assert wrong(snippet, TALKS) == [
        '2:3: unknown party "Nort"',
        '2:10: unknown issue "tarif"',
        '3:28: "x" is not a number',
        "3:39: the values leave out middle, high",
        '3:70: unknown issue "trm"',
        '4:18: unknown party or person "Sout"',
        '4:42: unknown option of tariff "lw"',
        "5:22: Coast has neither `wants` nor `approval`, so it cannot have a seat",
    ]

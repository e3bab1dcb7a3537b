"""How parties rank states, what states are worth, threats and promises."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.model import (
    ActionMade,
    And,
    ByRanking,
    ByStatements,
    ByWeights,
    Commitment,
    Condition,
    Conflict,
    Not,
    Quantity,
)
from tests.casefile.reading import CONFLICT, case_of, wrong


def conflict_of(snippet: str) -> Conflict:
    conflict = case_of(snippet, CONFLICT).conflict
    assert conflict is not None
    return conflict


def number(value: float, path: str) -> Quantity:
    return Quantity(Fraction(value), Fraction(value), Fraction(value), path)


def test_statements_stand_one_by_one_or_in_groups() -> None:
    case = case_of(
        """\
prefers:
  North:
    - not South.close
    - [not South.tax, {holds: not North.reroute, sure: 30..50}]
    - {holds: North.sue if South.tax, source: daily, why: court}
""",
        "sources: {daily: x}\n" + CONFLICT,
    )
    assert case.conflict is not None
    preference = case.conflict.prefers["North"]
    assert isinstance(preference, ByStatements)
    told = [[(one.holds.text, one.path) for one in group] for group in preference.groups]
    assert told == [
        [("not South.close", "prefers.North[1]")],
        [("not South.tax", "prefers.North[2][1]"), ("not North.reroute", "prefers.North[2][2]")],
        [("North.sue if South.tax", "prefers.North[3]")],
    ]
    sure = preference.groups[1][1].sure
    assert sure == Quantity(Fraction(40), Fraction(30), Fraction(50), "prefers.North[2][2].sure")
    assert preference.path == "prefers.North"
    assert {"prefers.North[1]", "prefers.North[2]", "prefers.North[2][2].sure"} <= set(case.judgments)
    assert case.judgments["prefers.North[3]"].grounds.why == "court"


def test_statements_may_stand_in_a_mapping_with_their_source() -> None:
    preference = conflict_of("prefers: {North: {why: x, statements: [South.tax]}}\n").prefers["North"]
    assert isinstance(preference, ByStatements)
    assert preference.groups[0][0].path == "prefers.North.statements[1]"


def test_weights_are_points_that_add_up() -> None:
    snippet = """\
states: {cut off: South.close}
prefers: {North: {weights: {South.tax: 30, cut off: 5..15, not North.sue: -40}}}
"""
    preference = conflict_of(snippet).prefers["North"]
    at = "prefers.North.weights"
    assert preference == ByWeights(
        (
            (Condition(ActionMade("South.tax"), "South.tax"), number(30, f"{at}.South.tax")),
            (
                Condition(ActionMade("South.close"), "cut off"),
                Quantity(Fraction(10), Fraction(5), Fraction(15), f"{at}.cut off"),
            ),
            (Condition(Not(ActionMade("North.sue")), "not North.sue"), number(-40, f"{at}.not North.sue")),
        ),
        at,
    )


def test_a_ranking_holds_states_and_ties() -> None:
    snippet = "status quo: [North.sue]\nprefers: {Coast: {ranking: [South.tax, [status quo, South.close]]}}\n"
    preference = conflict_of(snippet).prefers["Coast"]
    assert isinstance(preference, ByRanking)
    assert [[condition.text for condition in tier] for tier in preference.tiers] == [
        ["South.tax"],
        ["status quo", "South.close"],
    ]
    assert preference.tiers[1][0].expression == And(
        (
            Not(ActionMade("North.reroute")),
            ActionMade("North.sue"),
            Not(ActionMade("South.tax")),
            Not(ActionMade("South.close")),
        )
    )


def test_worth_is_read_in_order_with_what_holds_otherwise() -> None:
    snippet = "status quo: []\nworth: {North: {South.close: -20, otherwise: 40, status quo: 110..120}}\n"
    worth = conflict_of(snippet).worth["North"]
    told = [(condition.text, points.central) for condition, points in worth.entries]
    assert told == [("South.close", Fraction(-20)), ("status quo", Fraction(115))]
    assert worth.otherwise == number(40, "worth.North.otherwise")
    assert worth.path == "worth.North"


def test_threats_and_promises_are_conjunctions() -> None:
    snippet = """\
threats:
  closure: {by: South, if: North.reroute and not North.sue, then: [South.close, not South.tax], at once: true}
promises: {restraint: {by: North, if: not South.tax, then: not North.sue}}
"""
    conflict = conflict_of(snippet)
    assert conflict.threats["closure"] == Commitment(
        "closure",
        "South",
        {"North.reroute": True, "North.sue": False},
        {"South.close": True, "South.tax": False},
        at_once=True,
        path="threats.closure",
    )
    assert conflict.promises["restraint"] == Commitment(
        "restraint", "North", {"South.tax": False}, {"North.sue": False}, path="promises.restraint"
    )


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("prefers: {Nrth: [South.tax]}", ['1:11: unknown party "Nrth"']),
        (
            "prefers: {North: South.tax}",
            ["1:18: preferences are a list of statements, or a mapping with `weights` or `ranking`"],
        ),
        (
            "prefers: {North: {weights: {South.tax: 3}, ranking: [South.tax]}}",
            ["1:18: preferences are a list of statements, or a mapping with one of `weights` and `ranking`"],
        ),
        ("prefers: {North: [{holds: South.tax, sure: 130}]}", ["1:44: 130 is outside 0 to 100"]),
        (
            "prefers: {North: [{hold: South.tax}]}",
            ['1:19: "holds" is missing here', '1:20: unknown key "hold"'],
        ),
        (
            "prefers: {North: [[South.tax, [South.close]]]}",
            ["1:31: an expression is expected here, not a list"],
        ),
        ("prefers: {North: [South.tax, []]}", ["1:30: a group holds at least one statement"]),
        (
            "prefers: {North: [South.tax, ~]}",
            ["1:30: an expression is expected here, and nothing is written"],
        ),
        ("prefers: {North: [tariff = low]}", ["1:19: this speaks of actions and states only, not of issues"]),
        ("prefers: {North: {weights: {South.tax: x}}}", ['1:40: "x" is not a number']),
        ("prefers: {North: {weights: {otherwise: 3}}}", ['1:29: unknown state "otherwise"']),
        ("prefers: {North: {weights: {South.tax: {value: 3, sure: 50}}}}", ['1:51: unknown key "sure"']),
        ("prefers: {North: {ranking: [status quo]}}", ["1:29: the case has no `status quo`"]),
        ("prefers: {North: {ranking: [cut off]}}", ['1:29: unknown state "cut off"']),
        ("prefers: {North: {ranking: [South.tax, []]}}", ["1:40: a tie holds at least one state"]),
        ("worth: {North: 45}", ["1:16: a mapping is expected here, not a text"]),
        ("worth: {North: {South.tax: 3, otherwise: x}}", ['1:42: "x" is not a number']),
        (
            "worth: {North: {tariff = low: 3}}",
            ["1:17: this speaks of actions and states only, not of issues"],
        ),
        ("worth: {North: {status quo: 3}}", ["1:17: the case has no `status quo`"]),
        (
            "threats: {t: {by: South, if: North.sue and South.tax, then: [South.close]}}",
            ["1:30: this names actions of several parties: North, South; `if` names those of one"],
        ),
        (
            "threats: {t: {by: North, if: North.sue, then: South.close}}",
            ["1:30: `if` names actions of somebody else, not of North"],
        ),
        (
            "threats: {t: {by: South, if: North.reroute or North.sue, then: [South.close]}}",
            ["1:30: only actions, made or not made, joined by `and`, can stand here"],
        ),
        (
            "threats: {t: {by: South, if: [North.sue, not North.sue], then: []}}",
            [
                "1:42: North.sue cannot be both made and not made",
                "1:64: at least one action is expected here",
            ],
        ),
        (
            "threats: {t: {by: Suoth, iff: North.sue, then: [South.close]}}",
            ['1:14: "if" is missing here', '1:19: unknown party "Suoth"', '1:26: unknown key "iff"'],
        ),
        (
            "promises: {p: {by: North, if: not South.tax, then: [not North.sue], sure: 3}}",
            ['1:69: unknown key "sure"'],
        ),
        (
            "threats: {if: {by: South, if: North.sue, then: South.tax}}",
            ['1:11: "if" cannot be the name of a threat: it means something of its own'],
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place(snippet: str, expected: list[str]) -> None:
    assert wrong(snippet + "\n", CONFLICT) == expected

"""Forums, approval, rules."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from detente.model import Approval, Date, Demands, Forum, Quantity, Ratifier, Rule
from tests.casefile.reading import TALKS, case_of, doubtful, hints, wrong

BEST = "tariff: {weight: 1, best first: [low, middle, high]}"
WANTS = f"{TALKS}wants: {{North: {{{BEST}}}, South: {{{BEST}}}}}\n"


def test_a_forum_has_seats_a_rule_and_issues() -> None:
    case = case_of(
        """\
forums:
  council: {name: Energy Council, date: 2024-03-04, seats: [North, South], rule: consensus}
  commission: {seats: [South, North], rule: {majority: 1}, issues: [tariff, term]}
""",
        WANTS,
    )
    day = dt.date(2024, 3, 4)
    assert case.forums == {
        "council": Forum(
            "council",
            "Energy Council",
            ("North", "South"),
            date=Date("2024-03-04", day, day),
            path="forums.council",
        ),
        "commission": Forum(
            "commission",
            "commission",
            ("South", "North"),
            rule=Rule("majority", Fraction(1)),
            issues=("tariff", "term"),
            path="forums.commission",
        ),
    }


def test_approval_has_ratifiers_of_its_own_and_parties() -> None:
    case = case_of(
        f"""\
approval:
  North:
    rule: {{weighted: 2.5, weights: {{Cabinet: 2, House: 1, South: 0.5}}}}
    ratifiers:
      Cabinet: {{no deal: 69}}
      House: {{name: Lower House, red lines: [{{never: term = 15 years}}], wants: {{{BEST}}}}}
      South: {{}}
  Coast: {{ratifiers: {{North: {{source: daily}}}}}}
""",
        WANTS,
    )
    north = case.approval["North"]
    weights = {"Cabinet": Fraction(2), "House": Fraction(1), "South": Fraction(1, 2)}
    assert north.rule == Rule("weighted", Fraction(5, 2), weights)
    cabinet, house, south = north.ratifiers
    at = "approval.North.ratifiers"
    points = Quantity(Fraction(69), Fraction(69), Fraction(69), f"{at}.Cabinet.no deal")
    assert cabinet == Ratifier("Cabinet", is_party=False, demands=Demands(points), path=f"{at}.Cabinet")
    assert (house.title, house.demands.red_lines[0].path) == ("Lower House", f"{at}.House.red lines[1]")
    assert house.wants is not None
    assert house.wants.path == f"{at}.House.wants"
    assert house.wants.issues["tariff"].path == f"{at}.House.wants.tariff"
    assert south == Ratifier("South", is_party=True, demands=Demands(), path=f"{at}.South")
    partner = Ratifier("North", is_party=True, demands=Demands(), path="approval.Coast.ratifiers.North")
    assert case.approval["Coast"] == Approval("Coast", Rule(), (partner,), "approval.Coast")


@pytest.mark.parametrize(
    ("forum", "expected"),
    [
        ("{}", ['13: "seats" is missing here']),
        ("[North]", ["13: a mapping is expected here, not a list"]),
        ("{seats: []}", ["21: a forum has at least one seat"]),
        ("{seats: North}", ["21: a list of parties is expected here, not a text"]),
        ("{seats: [North, Nort]}", ['29: unknown party "Nort"']),
        ("{seats: [North, North]}", ["29: North stands twice in this forum"]),
        (
            "{seats: [North, Coast]}",
            ["29: Coast has neither `wants` nor `approval`, so it cannot have a seat"],
        ),
        ("{seats: [North], rule: consensu}", ['36: "consensu" is not a rule']),
        ("{seats: [North], rule: [unanimity]}", ["36: a rule is expected here, not a list"]),
        ("{seats: [North, South], rule: {majority: 3}}", ["54: 3 is no majority of 2"]),
        ("{seats: [North, South], rule: {majority: 1.5}}", ["54: 1.5 is no majority of 2"]),
        ("{seats: [North, South], rule: {majority: 0}}", ["54: 0 is no majority of 2"]),
        ("{seats: [North, South], rule: {majority: 1..2}}", ["54: one number is expected here, not a range"]),
        (
            "{seats: [North], rule: {weighted: 1, weights: {North: 1}}}",
            ["36: votes are weighted in `approval` only"],
        ),
        (
            "{seats: [North], rule: {majority: 1, weighted: 3}}",
            ["36: a rule is unanimity, `{majority: n}` or `{weighted: n, weights: {...}}`"],
        ),
        (
            "{seats: [North], rule: {majorty: 1}}",
            [
                "36: a rule is unanimity, `{majority: n}` or `{weighted: n, weights: {...}}`",
                '37: unknown key "majorty"',
            ],
        ),
        ("{seats: [North], issues: []}", ["38: a forum treats at least one issue"]),
        ("{seats: [North], issues: [tarif]}", ['39: unknown issue "tarif"']),
        ("{seats: [North], issues: [tariff, tariff]}", ["47: tariff stands here twice"]),
        ("{seats: [North], date: soon}", ['36: "soon" is not a date']),
    ],
)
def test_a_forum_that_is_wrong_is_told_at_its_column(forum: str, expected: list[str]) -> None:
    assert wrong(f"forums: {{f: {forum}}}\n", WANTS) == [f"1:{place}" for place in expected]


@pytest.mark.parametrize(
    ("approval", "expected"),
    [
        ("{Nort: {ratifiers: {A: {no deal: 3}}}}", ['12: unknown party "Nort"']),
        ("{North: {}}", ['19: "ratifiers" is missing here']),
        ("{North: {ratifiers: {}}}", ["31: at least one ratifier is expected here"]),
        ("{North: {ratifiers: [A]}}", ["31: a mapping is expected here, not a list"]),
        ("{North: {ratifiers: {A: }}}", ["35: a mapping is expected here, and nothing is written"]),
        ("{North: {ratifiers: {A: {no del: 3}}}}", ['36: unknown key "no del"']),
        (
            "{North: {ratifiers: {Coast: {}}}}",
            ["32: Coast has neither `wants` nor `approval`, so it cannot ratify"],
        ),
        (
            "{North: {ratifiers: {South: {no deal: 3}}}}",
            ["49: a party named as ratifier judges by its own wants; nothing is said of it here"],
        ),
        (
            "{North: {ratifiers: {North: {}}}}",
            ["12: this approval goes round in a circle: North needs North"],
        ),
        (
            "{South: {ratifiers: {North: {}}}, North: {ratifiers: {South: {}}}}",
            ["12: this approval goes round in a circle: South needs North needs South"],
        ),
        (
            "{Coast: {ratifiers: {A: {no deal: 3}}}}",
            ["32: A has a `no deal`, but no wants to judge by"],
        ),
        (
            "{North: {ratifiers: {A: {no deal: {from: conflict}}}}}",
            ["52: only a party's `no deal` can come from the conflict"],
        ),
        (
            f"{{North: {{ratifiers: {{A: {{wants: {{{BEST}, no deal: 4}}}}}}}}}}",
            ["98: `no deal` cannot stand here"],
        ),
        (
            "{North: {rule: {majority: 3}, ratifiers: {A: {no deal: 3}, B: {name: b}}}}",
            ["37: 3 is no majority of 2"],
        ),
        (
            "{North: {rule: {weighted: 4, weights: {A: 1, B: 2}}, ratifiers: {A: {no deal: 3}, B: {}}}}",
            ["37: 4 is out of reach or nothing: the weights sum to 3"],
        ),
        (
            "{North: {rule: {weighted: 0, weights: {A: 1}}, ratifiers: {A: {no deal: 3}}}}",
            ["37: 0 is out of reach or nothing: the weights sum to 1"],
        ),
        (
            "{North: {rule: {weighted: 1, weights: {A: 1, C: 2}}, ratifiers: {A: {no deal: 3}, B: {}}}}",
            ["49: the weights leave out B", '56: unknown ratifier "C"'],
        ),
        (
            "{North: {rule: {weighted: 1}, ratifiers: {A: {no deal: 3}}}}",
            ['26: "weights" is missing here'],
        ),
        (
            "{North: {rule: {weighted: 1, weights: {A: -1}}, ratifiers: {A: {no deal: 3}}}}",
            ["53: -1 is below 0"],
        ),
        (
            "{North: {ratifiers: {otherwise: {no deal: 3}}}}",
            ['32: "otherwise" cannot be the name of a ratifier: it means something of its own'],
        ),
    ],
)
def test_approval_that_is_wrong_is_told_at_its_column(approval: str, expected: list[str]) -> None:
    assert wrong(f"approval: {approval}\n", WANTS) == [f"1:{place}" for place in expected]


def test_a_bloc_without_wants_may_sit_where_others_approve_for_it() -> None:
    snippet = "forums: {f: {seats: [North, Coast]}}\napproval: {Coast: {ratifiers: {South: {}}}}\n"
    assert case_of(snippet, WANTS).forums["f"].seats == ("North", "Coast")


def test_a_ratifier_that_demands_nothing_is_doubtful() -> None:
    told = doubtful("approval: {North: {ratifiers: {Suoth: {}}}}\nsource: daily\n", WANTS)
    assert told == ["1:32: Suoth is no party and demands nothing, so it always says yes"]


def test_a_seat_without_wants_is_told_what_to_do() -> None:
    assert hints("forums: {f: {seats: [Coast]}}\n", WANTS) == [
        "say what Coast wants, or who must say yes for it"
    ]

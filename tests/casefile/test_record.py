"""Drafts, the record, positions, forecasts, the outcome."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from detente.model import (
    ActionMade,
    Citation,
    Condition,
    Date,
    DealIn,
    Draft,
    Event,
    Or,
    Outcome,
    PartyPosition,
    PublishedForecast,
    Quantity,
)
from tests.casefile.reading import TALKS, case_of, hints, wrong

CASE = f"""\
date: 2024-03-01
people: {{Alder: {{for: North}}}}
{TALKS}actions: {{North: {{reroute: x}}, South: {{close: y}}}}
"""


def day(text: str) -> Date:
    found = dt.date.fromisoformat(text)
    return Date(text, found, found)


def test_a_draft_names_options_and_may_leave_issues_open() -> None:
    snippet = """\
drafts:
  a: {by: [North, Alder], date: 2024-02-20, package: {term: 15 years, volume: 22.50}}
  b: {package: {tariff: low}}
"""
    assert case_of(snippet, CASE).drafts == {
        "a": Draft("a", {"term": 1, "volume": 9}, ("North", "Alder"), day("2024-02-20"), path="drafts.a"),
        "b": Draft("b", {"tariff": 0}, path="drafts.b"),
    }


def test_an_entry_of_the_record_keeps_all_that_it_says() -> None:
    case = case_of(
        """\
forums: {council: {seats: [Coast]}}
approval: {Coast: {ratifiers: {House: {red lines: [{never: tariff = high}]}}}}
drafts: {d: {package: {tariff: low}}}
record:
- {date: 2024-02, who: [North, daily], does: proposes, to: South, what: A treaty, draft: d, forum: council,
   source: daily ¶2}
- {date: 2024-01-15, who: Alder, does: threatens, kind: claim, claimed by: daily, action: South.close,
   disputed: daily p. 3}
- {date: 2024-05, who: North, does: meets, kind: scheduled}
- {date: 2009~, who: North, does: offers, about: {tariff: [middle, low], term: 5 years}, kind: fact}
""",
        CASE,
    )
    february = Date("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    first, second, third, fourth = case.record
    assert first == Event(
        february,
        ("North", "daily"),
        "proposes",
        to=("South",),
        what="A treaty",
        draft="d",
        forum="council",
        path="record[1]",
    )
    assert second == Event(
        day("2024-01-15"),
        ("Alder",),
        "threatens",
        kind="claim",
        claimed_by="daily",
        disputed=(Citation("daily", "p. 3"),),
        action="South.close",
        path="record[2]",
    )
    assert (third.kind, third.date.text) == ("scheduled", "2024-05")
    assert (fourth.about, fourth.kind, fourth.path) == ({"tariff": (1, 0), "term": (0,)}, "fact", "record[4]")
    assert case.judgments["record[1]"].grounds.citations == (Citation("daily", "¶2"),)


def test_positions_are_options_or_numbers() -> None:
    snippet = """\
positions:
  tariff: {Coast: {at: middle, salience: 80}}
  volume: {North: {at: 20.0}, South: {at: 31..40}, Coast: {salience: 3}}
"""
    at = "positions.volume.South"
    number = Quantity(Fraction(71, 2), Fraction(31), Fraction(40), f"{at}.at")
    eighty = Quantity(Fraction(80), Fraction(80), Fraction(80), "positions.tariff.Coast.salience")
    three = Quantity(Fraction(3), Fraction(3), Fraction(3), "positions.volume.Coast.salience")
    assert case_of(snippet, CASE).positions == (
        PartyPosition("tariff", "Coast", 1, eighty, "positions.tariff.Coast"),
        PartyPosition("volume", "North", 8, None, "positions.volume.North"),
        PartyPosition("volume", "South", number, None, at),
        PartyPosition("volume", "Coast", None, three, "positions.volume.Coast"),
    )


def test_a_forecast_says_that_a_deal_exists_or_anything_else() -> None:
    snippet = """\
forecasts:
- {by: daily, date: 2024-02-27, says: zone.all or North.reroute, probability: 0..0.2, words: nothing}
"""
    says = Condition(Or((DealIn("all"), ActionMade("North.reroute"))), "zone.all or North.reroute")
    probability = Quantity(Fraction(1, 10), Fraction(0), Fraction(1, 5), "forecasts[1].probability")
    assert case_of(snippet, CASE).forecasts == (
        PublishedForecast("daily", says, probability, "nothing", day("2024-02-27"), "forecasts[1]"),
    )


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("{date: 2030-01-01}", Outcome(day("2030-01-01"), path="outcome")),
        ("{forum: f, package: {tariff: low}}", Outcome(forum="f", package={"tariff": 0}, path="outcome")),
        ("{no deal: true}", Outcome(no_deal=True, path="outcome")),
        ("{no deal: false, state: []}", Outcome(state=frozenset(), path="outcome")),
        ("{state: [South.close]}", Outcome(state=frozenset({"South.close"}), path="outcome")),
    ],
)
def test_an_outcome_tells_one_thing(outcome: str, expected: Outcome) -> None:
    forum = "forums: {f: {seats: [Coast]}}\napproval: {Coast: {ratifiers: {House: {red lines: []}}}}\n"
    assert case_of(f"{forum}outcome: {outcome}\n", CASE).outcome == expected


LATER = "is after 2024-03-01, the date of the case: nothing known later enters it"


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("drafts: {d: {by: North}}", ['13: "package" is missing here']),
        ("drafts: {d: {package: {}}}", ["23: a package names an option for at least one issue"]),
        (
            "drafts: {d: {by: Nroth, package: {tarif: low, term: 5 yers}}}",
            [
                '18: unknown party or person "Nroth"',
                '35: unknown issue "tarif"',
                '53: unknown option of term "5 yers"',
            ],
        ),
        ("drafts: {d: {by: [North, North], package: {tariff: low}}}", ["26: North stands here twice"]),
        ("drafts: {d: {date: 2024-03-02, package: {tariff: low}}}", [f"20: 2024-03-02 {LATER}"]),
        ("drafts: {d: {date: 2024-03, package: {tariff: low}}}", []),
        (
            "drafts: {or: {package: {tariff: low}}}",
            ['10: "or" cannot be the name of a draft: it means something of its own'],
        ),
        ("record: {date: 2024}", ["9: a list of entries is expected here, not a mapping"]),
        ("record: [2024]", ["10: a mapping is expected here, not a text"]),
        (
            "record: [{what: x}]",
            ['10: "date" is missing here', '10: "who" is missing here', '10: "does" is missing here'],
        ),
        ("record: [{date: 2024-03-02, who: North, does: says}]", [f"17: 2024-03-02 {LATER}"]),
        ("record: [{date: 2024-03-02, who: North, does: says, kind: scheduled}]", []),
        ("record: [{date: 2022-13, who: North, does: says}]", ['17: "2022-13" is not a date']),
        (
            "record: [{date: 2024, who: Nort, does: sayz, to: daily}]",
            [
                '28: unknown party, person or source "Nort"',
                '40: "sayz" is not something the record can say was done',
                '50: unknown party or person "daily"',
            ],
        ),
        (
            "record: [{date: 2024, who: North, does: says, kind: claim}]",
            ['10: "claimed by" is missing here: a claim is somebody\'s'],
        ),
        (
            "record: [{date: 2024, who: North, does: says, claimed by: South}]",
            ["59: `claimed by` stands beside `kind: claim` only"],
        ),
        (
            "record: [{date: 2024, who: North, does: says, kind: rumour}]",
            ['53: "rumour" is not a kind of entry'],
        ),
        (
            "record: [{date: 2024, who: North, does: says, draft: d, action: South.x, disputed: x}]",
            [
                '54: unknown draft "d"',
                '65: unknown action "South.x"',
                '84: unknown source "x"',
            ],
        ),
        (
            "record: [{date: 2024, who: North, does: says, about: {tariff: [low, low, hig], trm: x}}]",
            [
                "69: low stands here twice",
                '74: unknown option of tariff "hig"',
                '80: unknown issue "trm"',
            ],
        ),
        ("forecasts: [{by: daily, says: zone.x, probability: 0.5}]", ['36: unknown forum "x"']),
        ("forecasts: [{by: daily, says: zone.all, probability: 20}]", ["54: 20 is outside 0 to 1"]),
        (
            "forecasts: [{by: x, date: 2025, says: North.reroute}]",
            [
                '13: "probability" is missing here',
                '18: unknown party, person or source "x"',
                f"27: 2025 {LATER}",
            ],
        ),
        (
            "outcome: {package: {tariff: low}, no deal: true}",
            ["10: an outcome is at most one of `package`, `no deal` and `state`"],
        ),
        (
            "outcome: {state: South.close}",
            ["18: a list of the actions made is expected here, not a text"],
        ),
        ("outcome: {forum: g}", ['18: unknown forum "g"']),
        ("outcome: {no deal: perhaps}", ['20: "perhaps" is neither true nor false']),
        ("positions: {tariff: {Coast: {at: 50}}}", ['34: unknown option of tariff "50"']),
        ("positions: {volume: {South: {at: 61}}}", ["34: 61 is outside 0 to 60"]),
        (
            "positions: {envoys: {Coast: {at: none}}}",
            ["13: envoys has no scale (`ordered: false`), so nobody has a position on it"],
        ),
        (
            "positions: {tariff: {Cost: {at: low}, North: {}, South: {salience: 120}}}",
            [
                '22: unknown party "Cost"',
                "46: a position gives `at`, `salience`, or both",
                "68: 120 is outside 0 to 100",
            ],
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_column(snippet: str, expected: list[str]) -> None:
    assert wrong(snippet + "\n", CASE) == [f"1:{place}" for place in expected]


@pytest.mark.parametrize(
    ("snippet", "hint"),
    [
        ("record: [{date: 2024, who: North, does: threaten}]", 'did you mean "threatens"?'),
        (
            "record: [{date: 2024, who: North, does: says, kind: hearsay}]",
            "write one of: reported, fact, claim, opinion, scheduled",
        ),
        (
            "record: [{date: 2024, who: Coastal Republic, does: says}]",
            '"Coastal Republic" is the full name; write "Coast"',
        ),
        ("outcome: {forum: al}", 'did you mean "all"?'),
    ],
)
def test_the_hint_says_what_to_write(snippet: str, hint: str) -> None:
    assert hints(snippet + "\n", CASE) == [hint]

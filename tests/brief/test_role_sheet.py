from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis import role_sheet
from detente.brief import told_role_sheet
from detente.brief.blocks import Item, Table
from detente.casefile import read_case
from tests.brief.role_sheets import ODDS
from tests.casefile.mutator import valid_cases

if TYPE_CHECKING:
    from detente.model import Case

SOUTHLAND = read_case(valid_cases()["southland"].encode(), "southland.yaml").case


def told(case: Case, party: str, heading: str) -> list[str]:
    """What stands below a heading of a role sheet: a text for each paragraph, entry and row."""
    parts = {part.heading: part for part in told_role_sheet(role_sheet(case, party))}
    lines: list[str] = []
    for block in parts[heading].blocks if heading in parts else ():
        match block:
            case Table(_, _, rows, _):
                lines += [" | ".join(row) for row in rows]
            case Item(text):
                lines.append(text)
            case text:
                lines.append(text)
    return lines


def test_a_sheet_tells_who_it_is_for_and_what_nobody_else_knows() -> None:
    title, *parts = told_role_sheet(role_sheet(SOUTHLAND, "North"))
    assert title.heading == "A pipeline through Southland (2024-03-01)"
    assert title.blocks[0] == (
        "You speak for Northland. Down to “Yours alone” stands what everybody knows; from there on, what only"
        " you know. Tell of it what you choose, and show this sheet to nobody."
    )
    assert [part.heading for part in parts if part.own] == [
        "Yours alone: what you want",
        "If there is no deal",
        "Your red lines",
        "Who else must agree at home",
        "What you can do alone",
        "What you have threatened and promised",
    ]
    assert [part.own for part in parts] == sorted(part.own for part in parts)


def test_parties_with_their_people_and_members() -> None:
    assert told(SOUTHLAND, "South", "Who takes part") == [
        "Northland: M. Alder, Minister of Energy (since 2023-06)",
        "Southland (that is you)",
        "Coastal Republic",
        "League of Transit States, with the members Southland and the Coastal Republic",
    ]
    assert told(ODDS, "South", "Who takes part")[0] == "Northland: E. Elm, Envoy (until 2020); O. Oak"


def test_forums_with_seats_rules_dates_and_agendas() -> None:
    assert told(SOUTHLAND, "Coast", "Where you meet")[:2] == [
        (
            "Energy Council, 2024-03-04: Northland and Southland. All of them must agree. Everything is"
            " on the agenda."
        ),
        (
            "Tariff Commission: Northland, Southland and the Coastal Republic. At least 2 of them must agree."
            " On the agenda: tariff. All else stays as it is today."
        ),
    ]
    assert told(ODDS, "North", "Where you meet") == [
        "Everyone who wants something sits at one table, and all must agree."
    ]


def test_issues_with_their_options_and_what_holds_today() -> None:
    assert told(SOUTHLAND, "North", "What is to be settled")[3:] == [
        "volume: How much flows in a year?",
        "tariff | 2 a unit; 3 a unit; 4 a unit | 3 a unit",
        "term | 5 years; 15 years | 5 years",
        "inspectors | nobody; both sides; a third state | nobody",
        "volume | any number from 0 to 60 million tonnes, in steps of 5 | 20 million tonnes",
    ]
    assert told(ODDS, "North", "What is to be settled")[-1] == (
        "volume | any number from 0 to 10, in steps of 5 | nothing yet"
    )


def test_drafts_and_the_record_in_order_of_time() -> None:
    assert told(SOUTHLAND, "North", "Drafts on the table")[1] == (
        "“southern” by Southland, 2024-02-25: tariff: 3 a unit; term: 15 years. It leaves inspectors and"
        " volume open."
    )
    record = told(SOUTHLAND, "North", "What was done and said")
    assert [record[at] for at in (1, 2, 3, 5, 6)] == [
        "2024-02 | M. Alder threatens, towards Southland: Ship by sea (a claim of The Daily)",
        "2024-02-20 | Northland proposes, towards Southland: the draft “northern”",
        "2024-02-22 | Southland refuses: term: 15 years (disputed by Official Gazette of Southland)",
        "2024-02-26 | Southland offers: volume: 25 million tonnes or 30 million tonnes",
        "2024-03-04 | Northland and Southland meet: in the Energy Council (to come)",
    ]


def test_what_a_party_wants_by_points() -> None:
    wants = told(SOUTHLAND, "North", "Yours alone: what you want")
    assert wants[:5] == [
        "tariff | 35% | 2 a unit: 100; 3 a unit: 50 (or anything from 40 to 60); 4 a unit: 0",
        "volume | 30% | 0: 0; 40: 80; 60: 100; evenly in between",
        "term | 25% | 15 years: 100; 5 years: 0",
        "inspectors | 10% | a third state: 100; both sides: 40; nobody: 0",
        "Where tariff: “2 a unit” and term: “15 years”: 8 points off.",
    ]
    assert wants[5].startswith("How points are counted: ")
    assert len(wants) == 6


def test_what_a_party_wants_by_orders() -> None:
    wants = told(SOUTHLAND, "South", "Yours alone: what you want")
    assert wants[:3] == [
        "tariff | 52.1% | 4 a unit: 100; 3 a unit: 50; 2 a unit: 0",
        "term | 27.1% | 5 years: 100; 15 years: 0",
        "volume | 14.6% | 30: 100; to both sides of it evenly less",
    ]
    assert wants[-1].startswith(
        "Of your issues and the options on tariff, term and inspectors only the order"
    )


def test_walking_away() -> None:
    heading = "If there is no deal"
    assert told(SOUTHLAND, "South", heading) == [
        "Walking away is worth 30 (or anything from 20 to 40) points to you. Sign nothing that is worth less."
    ]
    assert told(ODDS, "North", heading)[0].startswith("Nobody has said")
    assert told(ODDS, "South", heading)[0].endswith("depends on what all sides do then.")
    assert told(SOUTHLAND, "League", heading) == []


def test_red_lines() -> None:
    heading = "Your red lines"
    assert told(SOUTHLAND, "South", heading) == [
        "Never sign tariff: “2 a unit” and term: “15 years”. 12 points more elsewhere could make up for it."
    ]
    assert told(ODDS, "North", heading) == [
        "Rather not sign fare: low; your side is not of one mind on this."
    ]
    assert told(ODDS, "South", heading) == ["You have none."]


def test_those_at_home() -> None:
    assert told(SOUTHLAND, "North", "Who else must agree at home") == [
        "A yes of yours needs the consent of at least 2 of Cabinet, Lower House and Upper House.",
        "Cabinet: asks for at least 69 points; counts points as you do.",
        "Lower House: asks for at least 52 points; counts points as you do; never term: “15 years”.",
        (
            "Upper House: asks for at least 40 points; counts points of its own: volume 100% (60: 100; to"
            " both sides of it evenly less)."
        ),
    ]


def test_a_bloc_agrees_where_those_who_decide_for_it_do() -> None:
    assert told(SOUTHLAND, "League", "Yours alone: what you want") == [
        "You count no points of your own: you agree where those who decide for you do."
    ]
    assert told(SOUTHLAND, "League", "Who decides for you") == [
        (
            "A yes of yours is the consent of those with at least 3 of 3 votes among Southland and the"
            " Coastal Republic."
        )
    ]
    assert told(SOUTHLAND, "League", "Who else must agree at home") == []


def test_what_the_party_did_in_secret_is_on_its_own_sheet_alone() -> None:
    assert told(ODDS, "North", "Drafts of yours that nobody else has seen") == [
        "“fallback” by O. Oak: fare: low. It leaves volume open."
    ]
    assert told(ODDS, "North", "What you did and said that others do not know") == [
        "2019 | E. Elm meets, towards Southland"
    ]
    assert told(ODDS, "North", "What was done and said") == ["2020 | Southland says: x (a claim)"]
    assert told(ODDS, "North", "Drafts on the table") == []
    assert "2019" not in str(told_role_sheet(role_sheet(ODDS, "South")))
    assert "fallback" not in str(told_role_sheet(role_sheet(ODDS, "South")))


def test_actions_threats_and_promises() -> None:
    assert told(SOUTHLAND, "North", "What you can do alone") == [
        "Ship by sea (once done, it cannot be undone)",
        "Go to arbitration",
    ]
    assert told(SOUTHLAND, "North", "What you have threatened and promised") == [
        "You threaten: if “Tax transit unilaterally” (by Southland), then “Ship by sea”.",
        "You promise: if not “Tax transit unilaterally” (by Southland), then not “Go to arbitration”.",
    ]
    assert told(ODDS, "North", "What you have threatened and promised") == [
        "You threaten: if not “Pay” (by Southland), then “Leave”, step by step."
    ]

"""Sources, parties, people, and what judgments rest on."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from detente.model import Citation, Date, Grounds, Party, Person, Quantity, Source
from tests.casefile.reading import case_of, hints, wrong


def test_a_party_is_a_name_or_a_mapping() -> None:
    case = case_of("parties: {A: Åland, B: {power: 20..40, note: n}, C: {name: Club, members: [A, B]}}\n")
    power = Quantity(Fraction(30), Fraction(20), Fraction(40), "parties.B.power")
    assert case.parties == {
        "A": Party("A", "Åland"),
        "B": Party("B", "B", power=power, note="n"),
        "C": Party("C", "Club", members=("A", "B")),
    }
    assert case.title == "Untitled case"


def test_people_and_sources_keep_all_that_is_said_of_them() -> None:
    case = case_of(
        "parties: {A: x}\n"
        "sources: {d: The Daily, w: {title: t, publisher: p, author: a, date: 2024, url: u, note: n}}\n"
        "people: {P: Paul, Q: {name: M. Q, office: o, for: A, from: 2023-06, to: 2024}}\n"
        "source: [d ¶1, w]\n"
    )
    year = Date("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    june = Date("2023-06", dt.date(2023, 6, 1), dt.date(2023, 6, 30))
    assert case.sources == {
        "d": Source("d", title="The Daily"),
        "w": Source("w", title="t", publisher="p", author="a", date=year, url="u", note="n"),
    }
    assert case.people == {
        "P": Person("P", "Paul"),
        "Q": Person("Q", "M. Q", office="o", party="A", since=june, until=year),
    }


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("title: x\n", ['1:1: "parties" is missing here']),
        ("partys: {A: b}\n", ['1:1: unknown key "partys"', '1:1: "parties" is missing here']),
        ("parties: {}\n", ["1:10: a case has at least one party"]),
        ("parties: [A]\n", ["1:10: a mapping is expected here, not a list"]),
        ("parties:\n", ["1:9: a mapping is expected here, and nothing is written"]),
        ("parties: {A: [b]}\n", ["1:14: the name of a party, or a mapping, is expected here, not a list"]),
        ("parties: {A: {nme: x}}\n", ['1:15: unknown key "nme"']),
        ("parties: {A: {power: -1}}\n", ["1:22: -1 is below 0"]),
        ("parties: {A: {power: 40..20}}\n", ["1:22: the range 40..20 is upside down"]),
        ("parties: {A: {members: [B]}}\n", ['1:25: unknown party "B"']),
        ("parties: {A: {members: [A]}}\n", ["1:11: a bloc is its own member: A has A"]),
        (
            "parties: {A: {members: [B]}, B: {members: [A]}}\n",
            ["1:11: a bloc is its own member: A has B has A"],
        ),
        ("parties: {A: x, B: {members: [A, A]}}\n", ["1:34: A stands twice in this bloc"]),
        (
            "parties: {zone: x}\n",
            ['1:11: "zone" cannot be the name of a party: it means something of its own'],
        ),
        (
            "parties: {'': x}\n",
            ["1:11: the name of a party neither is empty nor begins or ends with a space"],
        ),
        (
            "parties: {' A': x}\n",
            ["1:12: the name of a party neither is empty nor begins or ends with a space"],
        ),
        (
            'parties: {"A\\nB": x}\n',
            ["1:12: the name of a party has at most 200 characters, all on one line"],
        ),
        (
            "parties: {A: low, dear, B: x}\n",
            ["1:23: the name of a party, or a mapping, is expected here, and nothing is written"],
        ),
        ("parties: {A: x}\npeople: {P: {for: B}}\n", ['2:19: unknown party "B"']),
        ("parties: {A: x}\npeople: {A: y}\n", ['2:10: "A" is the name of a party']),
        (
            "parties: {A: x}\npeople: {P: {from: 2020, to: 2019}}\n",
            ["2:30: this is before 2020, since when P is in office"],
        ),
        ("parties: {A: x}\nsources: {d: {titel: y}}\n", ['2:15: unknown key "titel"']),
        ("parties: {A: x}\nformat: 2\n", ['2:9: "2" is not a format known here']),
        ("parties: {A: x}\nformat: 1\n", []),
        ("parties: {A: x}\ndate: soon\n", ['2:7: "soon" is not a date']),
        ("parties: {A: x}\ntitle: [y]\n", ["2:8: a text is expected here, not a list"]),
        ("parties: {A: x}\nsource: dialy\n", ['2:9: unknown source "dialy"']),
        ("parties: {A: x}\nconfidential: maybe\n", ['2:15: "maybe" is neither true nor false']),
    ],
)
def test_what_is_wrong_is_told_at_its_place(snippet: str, expected: list[str]) -> None:
    assert wrong(snippet) == expected


@pytest.mark.parametrize(
    ("snippet", "hint"),
    [
        ("parties: {A: low, dear, B: x}\n", "quote a text that holds a comma"),
        ("partys: {A: b}\n", 'did you mean "parties"?'),
        ("parties: {North: {}, B: {members: [Nort]}}\n", 'did you mean "North"?'),
        (
            "parties: {N: Northland, B: {members: [Northland]}}\n",
            '"Northland" is the full name; write "N"',
        ),
        ("parties: {A: {}, B: {members: [Zulu]}}\n", "known here: A, B"),
        ("parties: {A: x}\nsource: daily\n", "name it under `sources`"),
        ("parties: {A: x}\nformat: 1.0\n", "write format: 1"),
    ],
)
def test_the_hint_says_what_to_write(snippet: str, hint: str) -> None:
    assert hints(snippet)[0] == hint


SOURCED = """\
parties: {A: x, B: y}
sources: {daily: The Daily, The Weekly: Weekly}
issues: {tariff: {options: [low, high], today: low}, term: {options: [a, b], source: daily p. 2, today: a}}
"""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("daily", [("daily", None)]),
        ("daily ¶4", [("daily", "¶4")]),
        ("daily par. 4", [("daily", "¶4")]),
        ("'daily, p. 2'", [("daily", "p. 2")]),
        ("daily¶4", [("daily", "¶4")]),
        ("The Weekly page 3", [("The Weekly", "p. 3")]),
        ("[daily ¶4, The Weekly]", [("daily", "¶4"), ("The Weekly", None)]),
    ],
)
def test_a_citation_is_a_source_and_a_place(written: str, expected: list[tuple[str, str | None]]) -> None:
    case = case_of(
        f"drafts: {{d: {{source: {written}, package: {{tariff: low}}}}}}\n",
        SOURCED,
    )
    assert case.judgments["drafts.d"].grounds == Grounds(tuple(Citation(*citation) for citation in expected))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("dialy ¶4", '1:22: unknown source "dialy"'),
        ("Weekly", '1:22: unknown source "Weekly"'),
        ("dailynews ¶4", '1:22: unknown source "dailynews"'),
        ("{daily: 4}", "1:22: a source, as in `daily ¶4`, is expected here, not a mapping"),
    ],
)
def test_a_citation_of_an_unknown_source_is_wrong(written: str, expected: str) -> None:
    assert wrong(f"drafts: {{d: {{source: {written}, package: {{tariff: low}}}}}}\n", SOURCED) == [expected]


def test_grounds_hold_for_all_below_until_something_deeper_says_otherwise() -> None:
    case = case_of(
        """\
wants:
  source: daily ¶1
  A:
    why: its lenders
    confidential: true
    tariff: {weight: {value: 3, source: daily ¶2}, values: {low: 0, why: own, high: 100}}
    term: {weight: 1, best first: [a, b], confidential: false, source: The Weekly}
  B: {tariff: {weight: 1, best first: [low, high]}}
""",
        SOURCED,
    )
    first = Citation("daily", "¶1")
    expected = {
        "wants.A.tariff.weight": (Grounds((Citation("daily", "¶2"),), "its lenders"), True),
        "wants.A.tariff.values.low": (Grounds((first,), "own"), True),
        "wants.A.tariff.values.high": (Grounds((first,), "own"), True),
        "wants.A.term.weight": (Grounds((Citation("The Weekly", None),), "its lenders"), False),
        "wants.A.term.best first": (Grounds((Citation("The Weekly", None),), "its lenders"), False),
        "wants.B.tariff.weight": (Grounds((first,)), False),
        "issues.tariff.today": (Grounds(), False),
        "issues.term.today": (Grounds((Citation("daily", "p. 2"),)), False),
    }
    found = {path: (case.judgments[path].grounds, case.judgments[path].confidential) for path in expected}
    assert found == expected
    assert not case.judgments["issues.tariff.today"].grounds


def test_an_option_may_be_called_confidential() -> None:
    issue = (
        "parties: {A: x}\nissues: {minutes: {options: {public: open, confidential: closed}, today: public}}\n"
    )
    wants = "wants: {A: {minutes: {weight: 1, values: {public: 100, confidential: 0}}}}\n"
    case = case_of(issue + wants)
    assert [option.id for option in case.issues["minutes"].options] == ["public", "confidential"]
    assert not case.judgments["wants.A.minutes.values.confidential"].confidential

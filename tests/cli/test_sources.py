"""``detente sources``, on a page and as a document."""

from __future__ import annotations

import pytest

from tests.cli.command import document, printed_document, run

CASE = """\
title: A fare
sources:
  daily:
    {title: Ministers meet, author: J. Quill, publisher: The Daily, date: 2024-02, url: u, places: ¶1..¶9}
  wire: Reports of the agency
  blog: {note: never used}
parties: {A: {power: 3}, B: Bland}
issues: {fare: {options: [low, high], today: low, source: wire p. 2}}
wants:
  A: {source: daily ¶2, fare: {weight: 1, best first: [low, high]}, no deal: 20..30}
  B: {why: it must, fare: {weight: 1, best first: [high, low]}}
record:
- {date: 2024, who: A, does: says, kind: claim, claimed by: wire, source: daily ¶2,
   disputed: [wire, daily ¶9]}
- {date: 2024, who: A, does: says, kind: claim, claimed by: wire, source: daily ¶2}
- {date: 2024, who: A, does: says, kind: opinion, source: daily}
- {date: 2024, who: A, does: says, source: daily ¶2}
- {date: 2024, who: A, does: says, source: daily ¶2}
"""


def test_the_page_of_a_case() -> None:
    done = run("sources", "-", stdin=CASE.encode())
    assert done.returncode == 0
    assert (
        done.stdout.decode()
        == """\
A fare

daily
  Ministers meet, J. Quill, The Daily, 2024-02, u
  8 judgments, 5 of them in the record: 2 reported, 2 claims, 1 opinion; it
  disputes 1 entry of the record.

  place     judgments
  ¶2        wants.A; record[1]: 2024 A says (claim by wire, disputed by wire,
            daily ¶9); record[2]: 2024 A says (claim by wire); record[4]: 2024 A
            says (reported); record[5]: 2024 A says (reported)
  ¶9        disputes record[1]
  no place  record[3]: 2024 A says (opinion)

  Nothing rests on ¶1, ¶3..¶8.

wire
  Reports of the agency
  1 judgment; it disputes 1 entry of the record.

  place     judgments
  p. 2      issues.fare.today
  no place  disputes record[1]

blog
  Nothing rests on it.

A reason and no source: 2 of 12 judgments
  - wants.B

Neither a source nor a reason: 1 of 12 judgments
  - parties.A.power
"""
    )
    assert "1 warning on this case file" in done.stderr.decode()


def test_one_source_alone() -> None:
    done = run("sources", "-", "--source", "wire", stdin=CASE.encode())
    assert (
        done.stdout.decode()
        == """\
A fare

wire
  Reports of the agency
  1 judgment; it disputes 1 entry of the record.

  place     judgments
  p. 2      issues.fare.today
  no place  disputes record[1]
"""
    )
    found = document("sources", "-", "--source", "wire", stdin=CASE.encode())["result"]
    assert list(found["sources"]) == ["wire"]
    assert found["unsourced"] == ["parties.A.power"]


def test_a_source_cited_as_a_whole_alone_needs_no_table() -> None:
    case = b"title: T\nsources: {book: A book}\nparties: {A: {power: 3, source: book}}\n"
    text = run("sources", "-", "--source", "book", stdin=case).stdout.decode()
    assert text.endswith("book\n  A book\n  1 judgment.\n    parties.A.power\n")


@pytest.mark.parametrize(
    ("entries", "power", "expected"),
    [
        (0, "a", "1 judgment."),
        (1, "a", "2 judgments, 1 of them in the record: 1 fact."),
        (3, "a", "4 judgments, 3 of them in the record: 3 facts."),
        (1, "b", "1 judgment, in the record: 1 fact."),
        (2, "b", "2 judgments, all in the record: 2 facts."),
        (0, "b", "Nothing rests on it."),
    ],
)
def test_how_much_rests_on_a_source(entries: int, power: str, expected: str) -> None:
    entry = "- {date: 2024, who: A, does: says, kind: fact, source: a ¶1}\n"
    case = (
        f"sources: {{a: x, b: y}}\nparties: {{A: {{power: 1, source: {power}}}}}\nrecord:\n"
        f"- {{date: 2024, who: A, does: says}}\n{entry * entries}"
    )
    text = run("sources", "-", "--source", "a", stdin=case.encode()).stdout.decode()
    assert f"\na\n  x\n  {expected}\n" in text


@pytest.mark.parametrize(
    ("case", "name", "hint"),
    [
        (CASE, "dialy", 'did you mean "daily"?'),
        (CASE, "Reports", "its sources: daily, wire, blog"),
        ("parties: {A: x}\n", "daily", "it names no sources"),
    ],
)
@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_a_wrong_name_is_wrong_usage(case: str, name: str, hint: str, flags: tuple[str, ...]) -> None:
    done = run("sources", "-", "--source", name, *flags, stdin=case.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f'detente: the case has no source "{name}"\n  hint: {hint}\n'


def test_the_document_names_every_path() -> None:
    found = document("sources", "-", stdin=CASE.encode())
    assert found["schema"] == "detente/sources/1"
    result = found["result"]
    assert list(result) == ["sources", "why_only", "unsourced", "record"]
    assert result["sources"]["daily"] == {
        "title": "Ministers meet",
        "publisher": "The Daily",
        "author": "J. Quill",
        "date": "2024-02",
        "url": "u",
        "places": [
            {
                "place": "¶2",
                "judgments": [
                    "wants.A.fare.weight",
                    "wants.A.fare.best first",
                    "wants.A.no deal",
                    *(f"record[{number}]" for number in (1, 2, 4, 5)),
                ],
                "disputes": [],
            },
            {"place": "¶9", "judgments": [], "disputes": ["record[1]"]},
        ],
        "without_judgments": ["¶1", "¶3", "¶4", "¶5", "¶6", "¶7", "¶8"],
        "without_place": ["record[3]"],
        "disputes_without_place": [],
        "kinds": {"reported": 2, "fact": 0, "claim": 2, "opinion": 1, "scheduled": 0},
    }
    assert result["sources"]["wire"]["disputes_without_place"] == ["record[1]"]
    assert result["sources"]["blog"]["title"] is None
    assert result["why_only"] == ["wants.B.fare.weight", "wants.B.fare.best first"]
    assert result["unsourced"] == ["parties.A.power"]
    assert result["record"]["record[1]"] == {
        "kind": "claim",
        "claimed_by": "wire",
        "disputed_by": ["wire", "daily ¶9"],
    }
    assert result["record"]["record[4]"] == {"kind": "reported", "claimed_by": None, "disputed_by": []}


def test_a_case_where_everything_has_grounds_or_nothing_is_judged() -> None:
    sourced = run("sources", "-", stdin=b"title: x\nwhy: so\nparties: {A: {power: 1}}\n").stdout.decode()
    assert (
        sourced
        == """\
x

A reason and no source: 1 of 1 judgments
  - parties.A.power

Every judgment has a source or a reason
"""
    )
    assert run("sources", "-", stdin=b"title: x\nparties: {A: A}\n").stdout == b"x\n"


def test_unsourced_is_what_check_calls_so() -> None:
    for case in ("southland", "geneva-2022", "harbour-park"):
        unsourced = printed_document("sources", case)["result"]["unsourced"]
        assert unsourced == printed_document("check", case)["result"]["unsourced"]


def test_a_bad_case_prints_its_problems_and_no_document() -> None:
    done = run("sources", "-", "--json", stdin=b"parties: {A: x}\nsources: {a: {places: 2..1}}\n")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode().startswith("standard input:2:23: the range 2..1 is upside down")

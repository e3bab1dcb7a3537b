"""What says itself where it comes from is a judgment, also where it holds no number."""

from __future__ import annotations

import pytest

from detente.model import Citation, Grounds
from tests.casefile.reading import TALKS, case_of, problems


@pytest.mark.parametrize(
    ("snippet", "path"),
    [
        ("people: {P: {for: North, source: daily ¶3}}", "people.P"),
        ("people: {source: daily ¶3, P: Paul}", "people"),
        (
            "approval: {North: {ratifiers: {House: {name: Assembly, source: daily ¶3}}}}",
            "approval.North.ratifiers.House",
        ),
        ("drafts: {d: {package: {tariff: low, source: daily ¶3}}}", "drafts.d.package"),
        ("people: {'U.S. [old]': {for: North, source: daily ¶3}}", "people.U.S. [old]"),
    ],
)
def test_a_mapping_with_a_source_of_its_own_and_no_judgment_below(snippet: str, path: str) -> None:
    judgments = case_of(snippet + "\n", TALKS).judgments
    assert judgments[path].grounds == Grounds((Citation("daily", "¶3"),))


def test_an_option_is_one_with_its_own_and_inherited_grounds_and_its_place() -> None:
    judgments = case_of("""\
parties: {A: x}
sources: {daily: The Daily}
issues:
  x:
    source: daily ¶1
    today: a
    options:
      a: {name: one}
      b: {name: two, source: daily ¶2}
      c: {name: three, why: a guess, confidential: true}
      d: {name: four, at: 100, source: daily ¶3}
      e: {name: five, confidential: true}
""").judgments
    assert [path for path in judgments if path.startswith("issues")] == [
        "issues.x.today",
        "issues.x.options.b",
        "issues.x.options.c",
        "issues.x.options.d.at",
    ]
    assert judgments["issues.x.options.b"].grounds == Grounds((Citation("daily", "¶2"),))
    third = judgments["issues.x.options.c"]
    assert third.grounds == Grounds((Citation("daily", "¶1"),), "a guess")
    assert (third.line, third.column, third.confidential) == (10, 10, True)


def test_what_holds_a_judgment_is_none_itself() -> None:
    snippet = (
        "source: daily ¶1\nwants: {why: so, North: {source: daily ¶2, red lines: [{never: tariff = low}]}}\n"
    )
    paths = {path for path in case_of(snippet, TALKS).judgments if not path.startswith("issues")}
    assert paths == {"wants.North.red lines[1]"}


def test_a_wrong_case_is_told_its_mistakes_and_no_more() -> None:
    found = problems("parties: {A: {source: daily ¶1, name: [x]}}\nsources: {daily: The Daily}\n")
    assert [problem.text for problem in found] == ["a text is expected here, not a list"]

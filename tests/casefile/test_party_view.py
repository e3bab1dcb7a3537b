"""A party sees what is open and what is its own."""

from __future__ import annotations

import pytest

from detente.casefile.party_view import party_view
from detente.errors import NotShareable
from tests.casefile.reading import read

CASE = """\
# A note of the analyst's.
sources: {daily: The Daily}
parties: {North: {name: Northland, confidential: true}, South: {name: Southland, power: 2, note: x}}
issues:
  tariff: {options: [low, high], today: low}
  base: {options: [none, one], today: none, confidential: true}
wants:
  confidential: true
  North:
    tariff: {weight: 1, values: {low: 0, high: 100}}
    base: {weight: 1, values: {none: 0, one: 100}}
    no deal: {value: 20, confidential: true}
  South: {tariff: {weight: 1, best first: [low, high]}, no deal: 30}
drafts:
  paper: {by: North, package: {tariff: high}}
  secret: {by: North, package: {tariff: low}, confidential: true}
actions: {confidential: true, North: {go: Go, hide: Hide}, South: {stay: Stay}}
threats:
  mine: {by: North, if: South.stay, then: North.go, confidential: true}
  own: {by: South, if: North.hide, then: South.stay}
forums: {board: {seats: [North, South]}}
record:
  - {date: 2024, who: South, does: threatens, action: North.hide}
  - {date: 2025, who: North, does: says, what: x, confidential: true}
"""


def test_what_is_confidential_stays_where_it_is_the_partys_own() -> None:
    case = party_view(read(CASE), "North").case
    north = case.demands["North"].no_deal
    assert north is not None
    assert case.judgments[north.path].path == "wants.North.no deal"
    assert case.parties["North"].name == "Northland"
    assert case.conflict is not None
    assert list(case.conflict.actions) == ["North.go", "North.hide"]


def test_its_own_drafts_and_deeds_stay_and_stay_marked() -> None:
    case = party_view(read(CASE), "North").case
    assert list(case.drafts) == ["paper", "secret"]
    assert case.judgments["drafts.secret"].confidential
    assert [event.does for event in case.record] == ["threatens", "says"]
    assert case.judgments["record[2]"].confidential


def test_what_is_confidential_to_all_goes_with_what_names_it() -> None:
    case = party_view(read(CASE), "North").case
    assert list(case.issues) == ["tariff"]
    assert list(case.wants["North"].issues) == ["tariff"]
    assert case.conflict is not None
    assert case.conflict.threats == {}


def test_the_wants_of_others_stay_so_that_they_can_sit() -> None:
    assert party_view(read(CASE), "North").case.forums["board"].seats == ("North", "South")


def test_a_party_that_is_confidential_to_others_takes_part_in_nothing_they_see() -> None:
    with pytest.raises(NotShareable, match=r"forums\.board"):
        party_view(read(CASE), "South")


def test_the_digest_says_nothing_of_others() -> None:
    one = party_view(read(CASE), "North").case.sha256
    other = CASE.replace("no deal: 30", "no deal: 31").replace("analyst's", "reader's")
    other = other.replace("own: {by: South", "another: {by: South").replace("The Daily", "A Daily")
    other = other.replace("power: 2", "power: 3").replace("no deal: 31", "no deal: 31, why: A guess.")
    assert other.count("power: 3, note: x") == other.count("A guess.") == 1
    assert party_view(read(other), "North").case.sha256 == one
    mine = CASE.replace("{value: 20,", "{value: 21,")
    assert party_view(read(mine), "North").case.sha256 != one != read(CASE).case.sha256


def test_lines_that_nobody_wrote_have_no_warnings() -> None:
    assert read(CASE.replace("today: low", "ask: how")).warnings
    assert party_view(read(CASE.replace("today: low", "ask: how")), "North").warnings == ()

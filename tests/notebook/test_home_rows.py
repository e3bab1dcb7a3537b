"""Approval at home and trades as rows hold what the result says."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

import detente
from detente.notebook.home_rows import approval_rows, exchange_rows, rule_rows, way_rows
from tests.notebook.forums import forum_of

if TYPE_CHECKING:
    from detente.notebook import AgreementResult


@pytest.fixture(scope="module")
def southland() -> AgreementResult:
    return detente.load("southland").agreement()


def test_each_ratifier_has_a_row_for_each_package(southland: AgreementResult) -> None:
    rows = [row for row in approval_rows(southland) if row["forum"] == "council"]
    assert len(rows) == 4 * 3
    nash = [row for row in rows if row["package"] == "nash"]
    assert [(row["ratifier"], row["gain"], row["accepts"], row["pivotal"]) for row in nash] == [
        ("Cabinet", -11.5, False, False),
        ("Lower House", 5.5, True, True),
        ("Upper House", 60, True, False),
    ]
    assert {row["ratified"] for row in nash} == {True}
    assert [row["package"] for row in rows if not row["ratified"]] == ["today"] * 3


def test_gains_are_infinite_where_no_points_would_matter(
    southland: AgreementResult, geneva: AgreementResult
) -> None:
    gains = {(row["forum"], row["package"], row["ratifier"]): row["gain"] for row in approval_rows(southland)}
    assert gains["council", "draft northern", "Lower House"] == -math.inf
    senate = [row for row in approval_rows(geneva) if row["forum"] == "bilateral"]
    assert [(row["package"], row["gain"], row["accepts"]) for row in senate] == [
        ("draft treaty", -math.inf, False),
        ("draft counter", math.inf, True),
        ("today", math.inf, True),
    ]


def test_approval_is_told_of_every_party_that_needs_it(southland: AgreementResult) -> None:
    of_talks = {row["party"] for row in approval_rows(southland) if row["forum"] == "talks"}
    assert of_talks == {"North", "League"}


def test_each_rule_has_a_row_with_what_it_leaves(southland: AgreementResult) -> None:
    rows = [row for row in rule_rows(southland) if row["forum"] == "council"]
    assert [(row["needed"], row["accepted"], row["nash.North"]) for row in rows] == [
        (0, 63, 57.5),
        (1, 51, 57.5),
        (2, 34, 57.5),
        (3, 4, 69),
    ]
    assert [row["as_it_is"] for row in rows] == [False, False, True, False]
    assert all(row["exact"] for row in rows)
    league = [row for row in rule_rows(southland) if row["party"] == "League"]
    assert [(row["needed"], row["as_it_is"], row["nash.North"]) for row in league] == [
        (0, False, 92),
        (None, True, None),
        (2, False, None),
    ]
    assert {row["nash.League"] for row in league} == {None}


def test_an_exchange_has_a_row_for_each_seat_and_two_of_them_give_way(geneva: AgreementResult) -> None:
    rows = exchange_rows(geneva)
    (exchange,) = forum_of(geneva, "osce").trades["today"].exchanges
    assert {row["party"]: row["gain"] for row in rows} == {s: float(g) for s, g in exchange.gains.items()}
    assert {row["party"]: (row["gives"], row["option"]) for row in rows} == {
        "US": ("exercises", "brigade"),
        "Russia": ("troops", "declared"),
        **dict.fromkeys(("Germany", "Poland", "Ukraine"), (None, None)),
    }
    assert {(row["forum"], row["start"], row["exchange"]) for row in rows} == {("osce", "today", 1)}


def test_a_way_has_a_row_for_each_package_on_it(southland: AgreementResult) -> None:
    rows = way_rows(southland)
    assert [(row["forum"], row["start"], row["step"]) for row in rows] == [
        ("council", "today", 0),
        ("council", "today", 1),
    ]
    start, end = rows
    assert (start["package.volume"], end["package.volume"]) == (20, 40)
    assert {name for name in start if start[name] != end[name]} == {"step", "package.volume", "value.North"}
    assert (start["value.North"], end["value.North"]) == (29.5, 41.5)
    issues = [name.partition(".")[2] for name in start if name.startswith("package.")]
    assert issues == list(forum_of(southland, "council").issues)

"""Results as rows hold what the result says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import detente
from detente.notebook.rows import (
    ROWS,
    agenda_rows,
    conflict_rows,
    correction_rows,
    forum_rows,
    frontier_rows,
    judgment_rows,
    lottery_rows,
    package_rows,
    value_rows,
)
from tests.notebook.forums import forum_of

if TYPE_CHECKING:
    from detente.notebook import AgreementResult


@pytest.fixture(scope="module")
def southland() -> AgreementResult:
    return detente.load("southland").agreement(lotteries=True)


def test_a_row_a_judgment() -> None:
    case = detente.load("southland")
    assert [row["path"] for row in judgment_rows(case)] == list(case.judgments)


def test_a_forum_that_has_a_deal_says_so(southland: AgreementResult) -> None:
    row = forum_rows(southland)[0]
    assert (row["forum"], row["deal"], row["packages"], row["accepted"]) == ("council", True, 234, 34)


def test_every_package_that_may_be_drawn_has_its_chance(southland: AgreementResult) -> None:
    rows = [row for row in lottery_rows(southland) if (row["forum"], row["outcome"]) == ("council", "nash")]
    assert [(row["probability"], row["package.term"]) for row in rows] == [
        (0.7, "15 years"),
        (0.3, "5 years"),
    ]
    assert {(row["seats"], row["value.North"]) for row in rows} == {("North, South", 69.0)}
    assert {row["seats"] for row in lottery_rows(southland)} == {
        "North, South",
        "South, Coast",
        "North, League",
    }


def test_lotteries_nobody_asked_for_are_no_table(geneva: AgreementResult) -> None:
    with pytest.raises(ValueError, match=r"agreement\(lotteries=True\)"):
        geneva.to_frame("lotteries")


def test_every_solution_and_draft_has_its_values(southland: AgreementResult) -> None:
    forum = forum_of(southland, "council")
    nash = forum.solutions["nash"]
    rows = {(row["forum"], row["outcome"], row["party"]): row for row in value_rows(southland)}
    row = rows["council", "nash", "North"]
    assert row["low"] == row["high"] == float(nash.values["North"])  # type: ignore[union-attr]
    assert row["no_deal"] == 45
    assert row["seat"]
    low, high = forum.drafts["northern"].values["South"]
    drafted = rows["council", "draft northern", "South"]
    assert (drafted["low"], drafted["high"]) == (float(low), float(high))


def test_the_frontier_has_a_row_a_point(southland: AgreementResult) -> None:
    forum = forum_of(southland, "council")
    rows = [row for row in frontier_rows(southland) if row["forum"] == "council"]
    assert len(rows) == forum.frontier.size
    assert [row["value.North"] for row in rows] == sorted((row["value.North"] for row in rows), reverse=True)
    assert sum(row["n_packages"] for row in rows) == sum(point.n_packages for point in forum.frontier.points)


def test_a_package_has_a_row_an_issue(southland: AgreementResult) -> None:
    rows = [row for row in package_rows(southland) if (row["forum"], row["outcome"]) == ("council", "nash")]
    assert [row["issue"] for row in rows] == list(forum_of(southland, "council").issues)


def test_conflicts_and_corrections_name_their_demands(geneva: AgreementResult) -> None:
    forum = forum_of(geneva, "bilateral")
    conflicts = [row for row in conflict_rows(geneva) if row["forum"] == "bilateral"]
    corrections = [row for row in correction_rows(geneva) if row["forum"] == "bilateral"]
    assert len(conflicts) == sum(map(len, forum.conflicts))
    assert {row["correction"] for row in corrections} == set(range(1, len(forum.corrections) + 1))
    assert {row["demand"] for row in corrections} <= {demand.name for demand in forum.demands}


def test_an_agenda_settles_some_issues_and_leaves_the_others(geneva: AgreementResult) -> None:
    forum = forum_of(geneva, "bilateral")
    rows = [row for row in agenda_rows(geneva) if row["forum"] == "bilateral"]
    assert [row["issue"] for row in rows] == list(forum.issues) * len(forum.agendas)
    left = [row["issue"] for row in rows if row["agenda"] == 1 and not row["settled"]]
    assert left == list(forum.agendas[0].as_today)


def test_without_a_deal_the_best_on_an_agenda_is_an_outcome(
    geneva: AgreementResult, southland: AgreementResult
) -> None:
    best = forum_of(geneva, "bilateral").agendas[0].best
    worth = {
        row["party"]: row["low"]
        for row in value_rows(geneva)
        if (row["forum"], row["outcome"]) == ("bilateral", "agenda 1")
    }
    assert {seat: worth[seat] for seat in best.values} == {s: float(p) for s, p in best.values.items()}
    assert worth.keys() == {*best.values, *best.others}
    package = [row for row in package_rows(geneva) if row["outcome"] == "agenda 1"]
    assert {row["issue"] for row in package if row["forum"] == "bilateral"} == set(best.package)
    assert not any("agenda" in row["outcome"] for row in package_rows(southland))


def test_every_table_has_the_same_columns_in_all_rows_of_a_forum(southland: AgreementResult) -> None:
    for name, rows_of in ROWS.items():
        rows = [row for row in rows_of(southland) if row["forum"] == "council"]
        assert len({tuple(row) for row in rows}) <= 1, name

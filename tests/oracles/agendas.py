"""Largest agendas by brute force: every set of issues tried as a forum of its own, from the definitions.

`agendas_result` takes a case as plain text, as `agreement_result` does, and returns for every forum what
`detente agreement` prints under `agendas`. An agenda is a set of issues the forum treats, on which it has a
deal if all others stay as they are today; the largest are those that no other such set contains. A set need
not be one that grows issue by issue: with each issue come the red lines that name it, and with the next the
way round them. So every set is tried.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.oracles.agreement import Forum, agreed, judged_outcomes, read_forums, todays_package
from tests.oracles.seats import Case, read_case
from tests.oracles.solutions import Outcome, solutions

if TYPE_CHECKING:
    from collections.abc import Sequence


def agendas_result(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The largest agendas of every forum of a case, by the forum's name."""
    case = read_case(document)
    return {name: largest_agendas(case, forum) for name, forum in read_forums(document, case).items()}


def largest_agendas(case: Case, forum: Forum) -> list[dict[str, Any]]:
    """The agendas no other contains, each with its best package: most issues first, then in file order."""
    zones = {issues: zone_of(case, replace(forum, treated=list(issues))) for issues in subsets(forum.treated)}
    qualifying = [issues for issues, zone in zones.items() if zone]
    return [
        {"issues": list(issues), **best_package(case, replace(forum, treated=list(issues)), zones[issues])}
        for issues in qualifying
        if not any(set(issues) < set(other) for other in qualifying)
    ]


def subsets(issues: Sequence[str]) -> list[tuple[str, ...]]:
    """All non-empty sets of issues, each in file order: most issues first, then by the place of each."""
    return [chosen for size in range(len(issues), 0, -1) for chosen in itertools.combinations(issues, size)]


def zone_of(case: Case, forum: Forum) -> list[Outcome]:
    """The packages a forum can agree on; none where an issue it does not treat has no `today`."""
    today = todays_package(case, forum)
    if len(today) + len(forum.treated) < len(case.issues):
        return []
    outcomes = judged_outcomes(case, forum, today)
    return [outcome for outcome in outcomes if agreed(forum, outcome.accepted_by)]


def best_package(case: Case, forum: Forum, zone: list[Outcome]) -> dict[str, Any]:
    """The Nash package of a zone, or the utilitarian one under a majority or where a `no deal` is missing.

    Where no seat has values it is best by nothing: the first package in option order.
    """
    valued = [seat for seat in forum.seats if case.parties[seat].valuation is not None]
    no_deal = [case.parties[seat].no_deal for seat in valued]
    found, _ = solutions(zone, valued, no_deal, forum.treated, majority=False)
    best_by = "utilitarian" if forum.by_majority or found["nash"] is None else "nash"
    best = found[best_by]
    return {"package": best["package"], "values": best["values"], "best_by": best_by if valued else None}

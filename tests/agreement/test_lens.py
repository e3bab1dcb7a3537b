"""What the lens says of cases that are unusual in shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente.agreement import agreement, lacks
from detente.agreement.result import ForumAgreement, NoSolution, NotComputed
from detente.casefile import read_case
from detente.errors import LensUnavailable

if TYPE_CHECKING:
    from detente.model import Case

BASE = """\
parties: {A: A, B: B}
issues: {x: {options: [low, high], today: low}, y: {options: [low, high]}}
wants:
  A: {x: {weight: 1, values: {low: 100, high: 0}}, no deal: 10}
"""


def case(text: str) -> Case:
    """A case by its text."""
    return read_case(text.encode(), "case.yaml").case


def only_forum(text: str) -> ForumAgreement:
    """The one forum of a case."""
    (forum,) = agreement(case(text))
    assert isinstance(forum, ForumAgreement)
    return forum


def test_a_seat_with_red_lines_alone_has_no_values_and_still_says_no() -> None:
    forum = only_forum(BASE + "  B: {red lines: [{never: x = low}]}\n")
    assert forum.seats == ("A", "B")
    assert [dict(point.values) for point in forum.frontier.points] == [{"A": 0}]
    assert not forum.zone.exists
    assert [[demand.name for demand in conflict] for conflict in forum.conflicts] == [
        ["A: no deal", "B: red line 1"]
    ]


def test_a_correction_tells_how_far_no_deal_must_fall() -> None:
    forum = only_forum(BASE + "  B: {red lines: [{never: x = low}]}\n")
    found = [([demand.name for demand in c.demands], int(c.points), int(c.most)) for c in forum.corrections]
    assert found == [(["B: red line 1"], 0, 0), (["A: no deal"], 10, 10)]


def test_a_forum_that_leaves_an_issue_without_today_is_not_computed_and_says_which() -> None:
    found = agreement(case(BASE + "forums: {f: {seats: [A], issues: [x]}}\n")).forums["f"]
    assert isinstance(found, NotComputed)
    assert "y" in found.why_not


def test_without_issues_or_wants_the_lens_says_what_is_lacking() -> None:
    bare = case("parties: {A: A}\n")
    assert lacks(bare) == ("issues", "wants")
    with pytest.raises(LensUnavailable, match="issues and wants"):
        agreement(bare)


def test_an_issue_with_nothing_on_the_table_leaves_no_package_there() -> None:
    zone = only_forum(BASE).zone
    assert (zone.exists, zone.exists_on_the_table) == (True, False)
    assert zone.packages_on_the_table.exact == 0


def test_the_analysts_options_that_the_deal_hangs_on_are_named() -> None:
    tabled = BASE.replace("y: {options: [low, high]}", "y: {options: [low, high], today: low}")
    zone = only_forum(tabled + "  B: {red lines: [{never: y = low}]}\n").zone
    assert zone.analyst_options == (("y", "high"),)


def test_the_narrowing_ends_where_the_zone_is() -> None:
    zone = only_forum(BASE + "  B: {red lines: [{never: y = low}]}\n").zone
    assert [(step.demand.name, step.packages.exact) for step in zone.narrowing] == [
        ("B: red line 1", 2),
        ("A: no deal", 1),
    ]
    assert zone.packages.exact == 1


def test_a_solution_that_needs_no_deal_says_whose_is_not_given() -> None:
    forum = only_forum(BASE.replace(", no deal: 10", ""))
    nash = forum.solutions["nash"]
    assert isinstance(nash, NoSolution)
    assert "A has no `no deal`" in nash.reason
    assert not isinstance(forum.solutions["utilitarian"], NoSolution)


def test_points_listed_can_be_cut_and_the_size_is_still_told() -> None:
    (forum,) = agreement(case(BASE + "  B: {x: {weight: 1, values: {low: 0, high: 100}}}\n"), points=1)
    assert isinstance(forum, ForumAgreement)
    assert (forum.frontier.size, len(forum.frontier.points), forum.frontier.truncated) == (2, 1, True)

"""Drafts: what would be better for all, and the fewest changes that make them acceptable."""

from __future__ import annotations

from detente.agreement import agreement
from detente.agreement.result import DraftJudged, ForumAgreement
from detente.casefile import read_case

CASE = """\
parties: {A: A, B: B, Club: {name: Club, members: [B]}}
issues:
  x: {options: [low, high], today: low}
  y: {options: [low, high], today: low}
  z: {options: [low, high], today: low}
wants:
  A:
    x: {weight: 2, values: {low: 100, high: 0}}
    y: {weight: 1, values: {low: 100, high: 0}}
    z: {weight: 1, values: {low: 0, high: 0}}
    no deal: 40
    red lines: [{never: y = high and z = high}]
  B:
    x: {weight: 1, values: {low: 0, high: 100}}
    y: {weight: 2, values: {low: 0, high: 100}}
    z: {weight: 1, values: {low: 0, high: 100}}
    no deal: 40
approval: {Club: {ratifiers: {B: {}}}}
drafts:
  bad: {package: {x: high, y: low, z: low}}
  open: {package: {x: low}}
forums: {main: {seats: [A, B]}, club: {seats: [A, Club]}}
"""


def judged(forum: str, draft: str) -> DraftJudged:
    """How a draft fares in a forum of the case."""
    found = agreement(read_case(CASE.encode(), "case.yaml").case).forums[forum]
    assert isinstance(found, ForumAgreement)
    return found.drafts[draft]


def option_ids(package: object) -> dict[str, str]:
    """The package by the ids of its options."""
    assert isinstance(package, dict)
    return {issue: option.id for issue, option in package.items()}


def test_a_package_that_is_better_for_all_is_the_one_of_the_largest_sum() -> None:
    """``bad`` gives A 25 and B 25. All low, y high gives A 50, B 50; with z high instead A 75, B 25."""
    better = judged("main", "bad").better
    assert better is not None
    assert option_ids(better.package) == {"x": "low", "y": "low", "z": "high"}
    assert better.values == {"A": 75, "B": 25}


def test_the_fewest_changes_make_a_draft_acceptable_to_all() -> None:
    """Only x low and y high, z low is worth 40 to both: two changes to ``bad``."""
    assert option_ids(judged("main", "bad").changes) == {"x": "low", "y": "high"}


def test_a_draft_that_can_be_completed_well_needs_no_change() -> None:
    draft = judged("main", "open")
    assert draft.acceptable_jointly
    assert draft.changes == {}
    assert draft.open_issues == ("y", "z")


def test_where_a_seat_has_no_values_nothing_is_said_to_be_better_for_all() -> None:
    draft = judged("club", "bad")
    assert draft.better is None
    assert option_ids(draft.changes) == {"x": "low", "y": "high"}

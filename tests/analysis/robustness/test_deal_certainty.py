"""What an analysis says of deals that different packages make."""

from __future__ import annotations

import pytest

from detente.agreement import conflicts
from detente.analysis.robustness.document import robustness_document
from detente.analysis.robustness.draws import Sampling
from detente.analysis.robustness.lens import robustness
from detente.analysis.robustness.result import DealCertainty, Robustness, Share
from detente.casefile import read_case

CASE = """
format: 1
title: Two issues
parties: {North: Northland, South: Southland}
issues: {tariff: {options: [low, high]}, term: {options: [short, long]}}
wants:
  North:
    tariff: {weight: 10..100, values: {low: 100, high: 0}}
    term: {weight: 40, values: {short: 100, long: 0}}
    no deal: NO_DEAL
  South:
    tariff: {weight: 1, values: {low: 0, high: 100}}
    term: {weight: 1, values: {short: 0, long: 100}}
    no deal: 50
"""
CONFLICT = """
actions: {North: {sue: Go to court}, South: {tax: Tax transit}}
status quo: [North.sue]
prefers: {North: [{holds: not North.sue, sure: 60}, North.sue], South: [not South.tax]}
worth: {North: {North.sue: WON, otherwise: LOST}}
"""


def found(no_deal: str = "50", worlds: int = 64, more: str = "") -> Robustness:
    text = CASE.replace("NO_DEAL", no_deal) + more
    return robustness(read_case(text.encode(), "case.yaml").case, Sampling(worlds, seed=0))


@pytest.mark.parametrize("worlds", [0, 64])
def test_a_deal_that_is_proved_for_every_world_has_a_share_of_exactly_one(worlds: int) -> None:
    answer = found(worlds=worlds)
    assert answer.forums["all"] == DealCertainty(
        "open", proved=True, share=Share(1, 1, 1), in_every_world=True
    )
    assert answer.conclusions["zone.all"].occurs == "every"
    assert robustness_document(answer)["forums"]["all"]["in_every_world"] is True


def test_a_deal_in_all_worlds_drawn_is_none_in_every_world_where_that_is_not_so() -> None:
    """Of the whole range only weights just beside 40 leave no deal."""
    answer = found("50.0001")
    assert answer.conclusions["zone.all"].share == Share(1, *answer_ends(answer))
    assert not answer.forums["all"].in_every_world
    assert answer.conclusions["zone.all"].occurs is None


def answer_ends(answer: Robustness) -> tuple[float | None, float | None]:
    """The ends of the interval of the one deal asked for."""
    share = answer.conclusions["zone.all"].share
    assert share is not None
    return share.low, share.high


@pytest.mark.parametrize(("lost", "in_every_world"), [("50", True), ("60", False)])
def test_each_no_deal_that_the_conflict_can_leave_is_asked(lost: str, in_every_world: bool) -> None:  # noqa: FBT001
    more = CONFLICT.replace("WON", "40").replace("LOST", lost)
    answer = found("{from: conflict}", worlds=0, more=more)
    assert answer.forums["all"].in_every_world is in_every_world


@pytest.mark.parametrize("complete", [True, False])
def test_it_is_told_whether_a_limit_cut_the_conflicts_of_an_impossible_deal(
    monkeypatch: pytest.MonkeyPatch,
    complete: bool,  # noqa: FBT001
) -> None:
    """By North's no deal only both low and short will do, and by South's neither."""
    monkeypatch.setattr(conflicts, "MAX_SETS", 1 if complete else 0)
    answer = found("90", worlds=0)
    assert answer.forums["all"].deal == "impossible"
    assert answer.forums["all"].conflicts_complete is complete
    assert robustness_document(answer)["forums"]["all"]["conflicts_complete"] is complete

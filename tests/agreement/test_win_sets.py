"""Approval at home: win-sets, packages before the ratifiers, and other rules there."""

from __future__ import annotations

import random

import pytest

from detente import load
from detente.agreement import agreement, win_sets, zone
from detente.agreement.result import ForumAgreement, Solution
from detente.casefile import read_case
from tests.agreement.test_win_sets_against_oracle import APPROVING
from tests.generators import random_case
from tests.yaml_text import to_yaml


def forum(name: str, of: str = "southland") -> ForumAgreement:
    found = agreement(load(of)).forums[name]
    assert isinstance(found, ForumAgreement)
    return found


def test_the_win_set_of_a_seat_needs_no_other_seat() -> None:
    found = forum("council").at_home["North"]
    assert found.win_set.exact == 65
    assert {name: count.exact for name, count in found.accepts.items()} == {
        "Cabinet": 46,
        "Lower House": 29,
        "Upper House": 144,
    }


def test_tied_hands_may_serve_whoever_has_them() -> None:
    """Schelling's conjecture: with all three at home to please, Northland gets more by Nash's solution."""
    found = forum("council").at_home["North"]
    nash = [tried.solutions["nash"] for tried in found.rules]
    worth = [each.values["North"] for each in nash if isinstance(each, Solution)]
    assert [tried.zone.exact for tried in found.rules] == [63, 51, 34, 4]
    assert worth[3] > worth[2] == worth[0]


def test_the_rule_there_is_leaves_what_the_forum_accepts() -> None:
    for name in ("southland", "geneva-2022", "harbour-park"):
        for found in agreement(load(name)):
            if isinstance(found, ForumAgreement):
                for at_home in found.at_home.values():
                    now = at_home.as_it_is
                    assert now is not None
                    assert now.zone == found.zone.packages
                    assert now.solutions == found.solutions


@pytest.mark.parametrize("seed", range(40))
def test_a_harder_rule_never_leaves_more(seed: int) -> None:
    case = read_case(to_yaml(random_case(random.Random(seed), APPROVING)).encode(), "random.yaml").case
    for found in agreement(case):
        for at_home in found.at_home.values() if isinstance(found, ForumAgreement) else ():
            if at_home.rule.kind != "weighted":
                sizes = [tried.zone.low for tried in at_home.rules]
                assert sizes == sorted(sizes, reverse=True)


def test_where_packages_cannot_be_counted_bounds_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(win_sets, "how_many", lambda *_: None)
    monkeypatch.setattr(zone, "how_many", lambda *_: None)
    found = forum("council").at_home["North"]
    assert (found.win_set.low, found.win_set.high) == (1, 234)
    assert (found.rules[3].zone.low, found.rules[3].zone.high) == (1, 234)
    assert found.judged["draft.northern"].win_set.high == 0


def test_rules_that_can_be_met_in_too_many_ways_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three ratifiers one can be had in three ways; two are what it takes."""
    monkeypatch.setattr(win_sets, "MAX_WAYS", 2)
    found = forum("council").at_home["North"]
    assert [tried.needed for tried in found.rules] == [0, 2, 3]
    assert not found.rules_complete
    assert found.as_it_is == found.rules[1]


def test_twenty_who_must_all_agree_are_asked_in_no_time() -> None:
    asking = ", ".join(f"R{number}: {{no deal: {number}}}" for number in range(20))
    text = f"""
parties: {{A: A, B: B}}
issues: {{x: {{options: [lo, hi]}}}}
wants:
  A: {{x: {{weight: 1, values: {{lo: 0, hi: 100}}}}, no deal: 0}}
  B: {{x: {{weight: 1, values: {{lo: 100, hi: 0}}}}, no deal: 0}}
approval: {{A: {{ratifiers: {{{asking}}}}}}}
"""
    found = agreement(read_case(text.encode(), "twenty.yaml").case).forums["all"]
    assert isinstance(found, ForumAgreement)
    at_home = found.at_home["A"]
    assert [tried.needed for tried in at_home.rules] == [0, 1, 2, 18, 19, 20]
    assert [tried.zone.exact for tried in at_home.rules] == [2, 2, 1, 1, 1, 1]


def test_without_approval_in_full_nothing_is_told_of_it() -> None:
    found = agreement(load("southland"), in_full=False).forums["council"]
    assert isinstance(found, ForumAgreement)
    assert found.at_home == {}

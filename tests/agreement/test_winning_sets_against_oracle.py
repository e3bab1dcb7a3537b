"""Minimal winning sets of seats under a majority, listed and merged, against brute force."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.random_cases import case_text, lined
from detente.agreement import agreement, winning_sets
from detente.agreement.result import ForumAgreement
from detente.casefile import read_case
from tests.agreement.test_against_oracle import comparable, computed, selected
from tests.generators import Profile, random_case
from tests.oracles.agreement import agreement_result

Document = dict[str, Any]
VOTES = Profile(parties=(3, 4), most_packages=60, forums=1, majority=0.95, bloc=0.4)
LEVEL = Profile(
    parties=(3, 4),
    issues=(2, 4),
    options=(2, 3),
    forums=1,
    majority=0.95,
    plain=1,
    left_out=0.4,
    stakes=(0, 100),
)
"""Few different values, so that many packages tie and some seats can gain nothing."""


def wrong(document: Document) -> list[str]:
    """Where winning sets err on a case given as plain text."""
    mine, right = computed(document)["forums"], agreement_result(document)["forums"]
    return [
        f"{name}: expected {expected!r}, got {mine[name]['winning_sets']!r}"
        for name, forum in right.items()
        for expected in [forum.get("winning_sets", [])]
        if expected or "why_not" not in forum
        if comparable("winning_sets", expected)
        != comparable("winning_sets", selected(mine[name]["winning_sets"], expected))
    ]


def merged_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No forum is listed."""
    monkeypatch.setattr(winning_sets, "listable", lambda _: False)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([VOTES, LEVEL]))
def test_winning_sets_are_right_where_packages_are_listed(seed: int, profile: Profile) -> None:
    assert wrong(random_case(random.Random(seed), profile)) == []


@pytest.mark.parametrize("profile", [VOTES, LEVEL], ids=["votes", "level"])
def test_winning_sets_are_right_where_each_is_merged(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged_alone(monkeypatch)
    assert [seed for seed in range(60) if wrong(random_case(random.Random(seed), profile))] == []


def council_of_eight(seed: int, red_lines: int = 1) -> ForumAgreement:
    """Eight seats of which four carry the vote, 81 packages, a red line of each."""
    text = lined(case_text(8, 4, 3, seed), red_lines, 4, 3, no_deal=40)
    seats = ", ".join(f"party {letter}" for letter in "ABCDEFGH")
    text += f"forums: {{council: {{seats: [{seats}], rule: {{majority: 4}}}}}}\n"
    (forum,) = agreement(read_case(text.encode(), "eight.yaml").case)
    assert isinstance(forum, ForumAgreement)
    return forum


def test_seventy_sets_are_the_same_listed_and_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [council_of_eight(seed) for seed in range(4)]
    merged_alone(monkeypatch)
    merged = [council_of_eight(seed) for seed in range(4)]
    assert [forum.winning_sets for forum in listed] == [forum.winning_sets for forum in merged]
    assert [len(forum.winning_sets) for forum in listed] == [70] * 4
    exist = {winning.exists for forum in listed for winning in forum.winning_sets}
    assert exist == {True, False}


def test_sets_beyond_the_limits_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = council_of_eight(1)
    monkeypatch.setattr(winning_sets, "MAX_SETS", 50)
    by_number = council_of_eight(1)
    assert by_number.winning_sets == whole.winning_sets[:50]
    monkeypatch.setattr(winning_sets, "MAX_MERGED_SETS", 12)
    monkeypatch.setattr(winning_sets, "MAX_EFFORT", 0)
    by_effort = council_of_eight(1)
    assert by_effort.winning_sets == whole.winning_sets[:12]
    assert {forum.n_winning_sets for forum in (whole, by_number, by_effort)} == {70}


@pytest.mark.slow
@pytest.mark.parametrize("way", ["listed", "merged"])
@pytest.mark.parametrize("profile", [VOTES, LEVEL], ids=["votes", "level"])
def test_winning_sets_are_right_in_many_cases(
    profile: Profile, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "merged":
        merged_alone(monkeypatch)
    assert [seed for seed in range(100, 1_500) if wrong(random_case(random.Random(seed), profile))] == []

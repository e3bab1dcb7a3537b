"""Preferring one state to another in every, some or no world."""

from __future__ import annotations

import pytest

from detente.casefile import read_case
from detente.stability.worlds import preferred

HEAD = "parties: {A: A, B: B}\nactions: {A: {a: Act}, B: {b: Act}}\nstatus quo: []\nprefers:\n"
ACT, BEAR = {"A.a": True, "B.b": False}, {"A.a": False, "B.b": True}


@pytest.mark.parametrize(
    ("preference", "expected"),
    [
        ("[A.a, B.b]", "every"),
        ("[B.b, A.a]", "none"),
        ("[[A.a, B.b]]", "some"),
        ("[[A.a, not B.b]]", "every"),
        ("[A.a or B.b]", "none"),
        ("[{holds: A.a, sure: 70}, not B.b]", "every"),
        ("[{holds: A.a, sure: 70}, B.b]", "some"),
        ("[{holds: A.a, sure: 0}]", "none"),
        ("[{holds: A.a, sure: 100}, B.b]", "every"),
        ("[{holds: A.a, sure: 1}]", "some"),
        ("{weights: {A.a: 3..5, B.b: 1..2}}", "every"),
        ("{weights: {A.a: 2..5, B.b: 1..2}}", "some"),
        ("{weights: {A.a: 1..2, B.b: 2..3}}", "none"),
        ("{weights: {A.a: -1..1, B.b: -3..-2}}", "every"),
        ("{ranking: [A.a, B.b]}", "every"),
        ("{ranking: [[A.a, B.b]]}", "none"),
        ("{ranking: [B.b]}", "none"),
    ],
)
def test_worlds_are_gone_through_exactly(preference: str, expected: str) -> None:
    conflict = read_case(f"{HEAD}  A: {preference}\n  B: [B.b]\n".encode(), "worlds.yaml").case.conflict
    assert conflict is not None
    assert preferred(conflict.prefers["A"], ACT, BEAR) == expected

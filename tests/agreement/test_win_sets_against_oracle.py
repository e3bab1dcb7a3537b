"""Approval at home, against brute force over all packages."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreement import agreement
from detente.agreement.lens import forums_of
from detente.agreement.plain import package_document
from detente.agreement.result import ForumAgreement
from detente.casefile import read_case
from tests.generators import Profile, random_case
from tests.oracles import approval as oracle
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.agreement.result_in_full import AtHome

Document = dict[str, Any]
APPROVING = Profile(approval=1.0)


def plain(found: AtHome) -> Document:
    """What is found, as the oracle says it."""
    assert found.win_set.exact is not None
    return {
        "win_set": found.win_set.exact,
        "ratifiers": {name: accepted.exact for name, accepted in found.accepts.items()},
        "zone_without": found.rules[0].zone.exact,
        "ladder": None if found.rule.kind == "weighted" else [tried.zone.exact for tried in found.rules],
        "references": {
            name: {
                "package": package_document(judged.package),
                "gains": dict(judged.gains),
                "gain": judged.gain,
                "ratified": judged.ratified,
                "pivotal": judged.pivotal,
                "better": judged.win_set.exact,
            }
            for name, judged in found.judged.items()
        },
    }


def wrong(document: Document) -> list[str]:
    """Where approval at home differs from the oracle's."""
    case = read_case(to_yaml(document).encode(), "random.yaml").case
    found = []
    for name, forum in agreement(case).forums.items():
        if isinstance(forum, ForumAgreement):
            expected = oracle.approval_at_home(document, name)
            got = {seat: plain(at_home) for seat, at_home in forum.at_home.items()}
            if got != expected:
                found.append(f"{name}: expected {expected}, got {got}")
    assert set(agreement(case).forums) == set(forums_of(case))
    return found


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_approval_at_home_is_that_of_the_oracle(seed: int) -> None:
    assert wrong(random_case(random.Random(seed), APPROVING)) == []


@pytest.mark.slow
def test_approval_at_home_is_that_of_the_oracle_in_many_cases() -> None:
    for seed in range(10_000):
        assert wrong(random_case(random.Random(seed), APPROVING)) == [], seed

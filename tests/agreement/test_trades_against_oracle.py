"""Exchanges and ways to the frontier, against brute force over all packages."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreement import agreement
from detente.agreement.plain import package_document
from detente.agreement.result import ForumAgreement
from detente.casefile import read_case
from tests.generators import Profile, random_case
from tests.oracles import trades as oracle
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.agreement.result_in_full import Exchange, Trades

Document = dict[str, Any]
TRADING = Profile(
    parties=(2, 3),
    issues=(3, 5),
    options=(2, 3),
    opposed=1,
    red_lines=0.3,
    left_out=0,
    most_packages=120,
    drafts=0.9,
    forums=0.2,
    stakes=(1, 10, 50, 90),
)
"""Parties that want the contrary on every issue, and to whom the issues matter unlike."""


def plain(found: Exchange) -> tuple[Any, ...]:
    return (
        tuple(found.gives.items()),
        tuple(sorted(package_document(found.changes).items())),
        tuple(found.gains.items()),
    )


def expected(found: Document) -> tuple[Any, ...]:
    return (
        tuple(found["gives"].items()),
        tuple(sorted(found["to"].items())),
        tuple(found["gains"].items()),
    )


def path(found: Trades) -> list[Document]:
    """The packages on the way, whole."""
    here, packages = dict(found.package), []
    for step in found.way:
        here = {**here, **step.changes}
        packages.append(package_document(here))
    return packages


def wrong(document: Document) -> list[str]:
    """Where trades differ from the oracle's."""
    case = read_case(to_yaml(document).encode(), "random.yaml").case
    found = []
    for name, forum in agreement(case).forums.items():
        if not isinstance(forum, ForumAgreement):
            continue
        valued = [seat for seat in forum.seats if seat in case.wants and case.wants[seat].has_values]
        if not len(forum.seats) == len(valued) > 1:
            assert forum.trades == {}
            continue
        starts = {start: package_document(each.package) for start, each in forum.trades.items()}
        if starts != oracle.references(document, name):
            found.append(f"{name}: starts at {starts}, not {oracle.references(document, name)}")
        for start, each in forum.trades.items():
            right = {expected(exchange) for exchange in oracle.trades(document, name, starts[start])}
            mine = {plain(exchange) for exchange in each.exchanges}
            different = len({changes for _, changes, _ in right})
            if each.n_exchanges != different or not mine <= right or len(mine) != min(20, different):
                found.append(f"{name}, {start}: exchanges {mine}, not {right}")
            fault = oracle.is_way(document, name, starts[start], path(each))
            if fault is not None:
                found.append(f"{name}, {start}: {fault}")
    return found


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_exchanges_and_ways_are_right(seed: int) -> None:
    assert wrong(random_case(random.Random(seed), TRADING)) == []


@pytest.mark.slow
def test_exchanges_and_ways_are_right_in_many_cases() -> None:
    for seed in range(4_000):
        assert wrong(random_case(random.Random(seed), TRADING)) == [], seed

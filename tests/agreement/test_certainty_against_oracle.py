"""Certain, open or impossible, and what a judgment alone turns, against brute force over corners."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreement.alone import Alone
from detente.agreement.certainty import deal_occurs
from detente.agreement.flips import flips
from detente.agreement.lens import forums_of, untreated_without_today
from detente.agreement.orders import turned_by_orders
from detente.casefile import read_case
from tests.oracles import robustness as oracle
from tests.uncertain_cases import random_uncertain_case
from tests.yaml_text import to_yaml

Document = dict[str, Any]


def wrong(document: Document) -> list[str]:
    """Where the answers on a case given as plain text differ from the oracle's."""
    case = read_case(to_yaml(document).encode(), "random.yaml").case
    forums = {n: f for n, f in forums_of(case).items() if not untreated_without_today(case, f)}
    words = {name: deal_occurs([case], forum).deal for name, forum in forums.items()}
    turning = [Alone(case, forum) for forum in forums.values()]
    values: dict[str, dict[str, list[Any]]] = {}
    orders: dict[str, set[str]] = {}
    for alone in turning:
        for path, by_conclusion in flips(alone).items():
            values.setdefault(path, {}).update({name: list(found) for name, found in by_conclusion.items()})
        for conclusion, paths in turned_by_orders(alone).items():
            for path in paths:
                orders.setdefault(path, set()).add(conclusion)
    found = []
    if words != oracle.deal_words(document):
        found.append(f"words: expected {oracle.deal_words(document)}, got {words}")
    if values != oracle.flips(document):
        found.append(f"flips: expected {oracle.flips(document)}, got {values}")
    turned = oracle.turns(document)
    for path in sorted({*orders, *turned}):
        mine = orders.get(path, set()) | set(values.get(path, {}))
        if mine != turned.get(path, set()):
            found.append(f"turned by {path}: expected {turned.get(path)}, got {mine}")
    return found


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_certainty_and_flip_points_are_those_of_the_oracle(seed: int) -> None:
    assert wrong(random_uncertain_case(random.Random(seed))) == []


@pytest.mark.slow
def test_certainty_and_flip_points_are_those_of_the_oracle_in_many_cases() -> None:
    for seed in range(5_000):
        assert wrong(random_uncertain_case(random.Random(seed))) == [], seed

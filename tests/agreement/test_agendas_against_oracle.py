"""The largest agendas the lens prints, from the text of a case file, against brute force."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings

from detente.agreement import agreement
from detente.agreement.document import agreement_document
from detente.casefile import read_case
from tests.generators import ABOUT_TODAY, random_case, to_yaml
from tests.oracles.agendas import agendas_result
from tests.strategies import cases

Document = dict[str, Any]
KEYS = ("issues", "package", "values", "best_by")


def wrong(document: Document) -> list[str]:
    """Where the lens errs on the agendas of a case given as plain text; their order counts too."""
    case = read_case(to_yaml(document).encode(), "random.yaml").case
    forums = agreement_document(agreement(case))["forums"]
    right = agendas_result(document)
    assert forums.keys() == right.keys()
    return [
        f"{name}: expected {agendas}, got {found}"
        for name, agendas in right.items()
        if (found := agendas_of(forums[name])) != agendas
    ]


def agendas_of(forum: Document) -> list[Document]:
    """The agendas the lens gives a forum, its further keys left out; none where it cannot be computed."""
    return [] if "why_not" in forum else [{key: one[key] for key in KEYS} for one in forum["agendas"]]


def wrong_seeds(seeds: range) -> list[int]:
    """The numbers of the random cases on which the lens errs."""
    return [seed for seed in seeds if wrong(random_case(random.Random(seed), ABOUT_TODAY))]


@settings(max_examples=30)
@given(cases())
def test_agendas_are_those_of_brute_force(document: Document) -> None:
    assert wrong(document) == []


@settings(max_examples=30)
@given(cases(ABOUT_TODAY))
def test_agendas_are_those_of_brute_force_where_one_issue_blocks_the_rest(document: Document) -> None:
    assert wrong(document) == []


def test_agendas_are_those_of_brute_force_on_numbered_cases() -> None:
    assert wrong_seeds(range(60)) == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(10))
def test_agendas_are_those_of_brute_force_ten_thousand_times(start: int) -> None:
    assert wrong_seeds(range(1_000 * (start + 1), 1_000 * (start + 2))) == []

"""How sure deals are, asked alone, is what the whole lens says of them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from detente import load
from detente.agreement import lacks
from detente.analysis.robustness.deals_alone import how_sure_deals
from detente.analysis.robustness.draws import Sampling
from detente.analysis.robustness.lens import robustness
from detente.analysis.robustness.reach import MAX_WORLDS
from detente.casefile import read_case
from detente.errors import TooLarge
from tests.conflict_cases import random_conflict_case
from tests.uncertain_cases import random_uncertain_case
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.model import Case

FEW = Sampling(worlds=64, seed=3)


def compare(case: Case) -> list[str]:
    """Hold each forum alone, and all together, to the whole lens; what it says of each."""
    whole = {name: replace(found, turned_by=()) for name, found in robustness(case, FEW).forums.items()}
    assert how_sure_deals(case, tuple(whole), FEW) == whole
    for name, found in whole.items():
        assert how_sure_deals(case, (name,), FEW) == {name: found}
    return [found.deal for found in whole.values()]


@pytest.mark.parametrize("name", ["southland", "harbour-park"])
def test_shipped_cases(name: str) -> None:
    assert compare(load(name))


def test_random_cases() -> None:
    words: list[str] = []
    for seed in range(25):
        text = to_yaml(random_uncertain_case(random.Random(seed)))
        words += compare(read_case(text.encode(), "case.yaml").case)
    assert set(words) == {"certain", "open", "impossible"}


def test_random_cases_with_a_conflict() -> None:
    compared = asking = 0
    for seed in range(120):
        document = random_conflict_case(random.Random(seed))
        case = read_case(to_yaml(document).encode(), "case.yaml").case
        if not lacks(case):
            compared += len(compare(case))
            asking += "from" in str(document["wants"])
    assert compared > 10
    assert asking > 3


def test_too_many_worlds_are_refused() -> None:
    with pytest.raises(TooLarge):
        how_sure_deals(load("southland"), ("talks",), Sampling(worlds=MAX_WORLDS + 1))

"""What holds in many worlds at once, against the lenses on each world by itself."""

from __future__ import annotations

import random

import pytest

from detente import load
from detente.analysis.lenses import LENSES
from detente.analysis.robustness import outcomes
from detente.analysis.robustness.conclusions import Concluded, asked_in_worlds, concluded, concluded_in
from detente.analysis.robustness.draws import draws_of
from detente.casefile import read_case
from detente.errors import TooLarge
from detente.model import Case, realized
from tests.conflict_cases import random_conflict_case
from tests.generators import to_yaml
from tests.uncertain_cases import random_uncertain_case


def differences(case: Case, n_worlds: int, seed: int) -> list[tuple[int, Concluded, Concluded]]:
    lenses = [name for name, lens in LENSES.items() if not lens.lacks(case)]
    worlds = draws_of(case, seed).worlds(0, n_worlds)
    alone = (concluded(realized(case, worlds, number), lenses) for number in range(n_worlds))
    pairs = enumerate(zip(concluded_in(asked_in_worlds(case, lenses), worlds), alone, strict=True))
    return [(number, *pair) for number, pair in pairs if not same(*pair)]


def same(one: Concluded, other: Concluded) -> bool:
    return one.holds == other.holds and set(one.asked) == set(other.asked) and one.unknown == other.unknown


def drawn(seed: int) -> Case:
    rng = random.Random(seed)
    document = random_conflict_case(rng) if seed % 2 else random_uncertain_case(rng)
    return read_case(to_yaml(document).encode(), "random.yaml").case


@pytest.mark.parametrize("seed", range(40))
def test_worlds_all_at_once_conclude_what_each_does_by_itself(seed: int) -> None:
    assert differences(drawn(seed), 3, seed) == []


@pytest.mark.slow
def test_worlds_all_at_once_conclude_what_each_does_by_itself_in_many_cases() -> None:
    for seed in range(40, 1_500):
        assert differences(drawn(seed), 8, seed) == [], seed


def test_shipped_cases_conclude_the_same_at_once_and_one_by_one() -> None:
    assert differences(load("southland"), 8, 0) == []
    assert differences(load("geneva-2022"), 4, 0) == []


def test_a_forum_too_large_to_list_goes_world_by_world(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TooLarge("too many packages")

    monkeypatch.setattr(outcomes, "ForumInWorlds", refuse)
    assert differences(load("southland"), 4, 1) == []

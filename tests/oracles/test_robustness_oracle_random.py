"""What the oracle finds of random cases is never contradicted by worlds, each judged as a case of its own."""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from detente.casefile import read_case as read_file
from detente.model import uncertain as what_a_world_draws
from tests.generators import random_case, to_yaml
from tests.oracles.agreement import agreed, completes, judged_outcomes, read_forums, todays_package
from tests.oracles.conclusions import conclusions, hearings
from tests.oracles.deal_certainty import Corners
from tests.oracles.issues import read_issues
from tests.oracles.judgments import (
    Coin,
    Range,
    ValueOrder,
    WeightOrder,
    ideal_corners,
    in_world,
    uncertain,
    value_corners,
    weight_corners,
    with_setting,
)
from tests.oracles.robustness import deal_words, flips, turns
from tests.oracles.seats import read_case
from tests.profiles import USUAL
from tests.uncertain_cases import random_setting, random_uncertain_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.oracles.judgments import Document, Judgment, Setting

_MOST_CORNERS = 130
_NEAR = Fraction(1, 10**12)
"""Far less than two values lie apart at which a small case turns."""

_BESIDE = (-_NEAR, Fraction(0), _NEAR)

FEW_DOUBTS = replace(
    USUAL,
    parties=(2, 3),
    issues=(1, 2),
    options=(2, 3),
    most_packages=9,
    ranges=0.2,
    order=0.1,
    best_first=0.15,
)


def accepted_packages(document: Document) -> set[tuple[str, int]]:
    """The packages that each forum accepts in the central case, by place, judged by the agreement oracle."""
    case = read_case(document)
    return {
        (name, outcome.place)
        for name, forum in read_forums(document, case).items()
        if all(issue in forum.treated or case.issues[issue].today is not None for issue in case.issues)
        for outcome in judged_outcomes(case, forum, todays_package(case, forum))
        if agreed(forum, outcome.accepted_by)
    }


def holding(document: Document) -> set[str]:
    """The conclusions that hold in the central case."""
    case, held = read_case(document), set()
    for name, forum in read_forums(document, case).items():
        today = todays_package(case, forum)
        if any(issue not in forum.treated and issue not in today for issue in case.issues):
            continue
        for outcome in judged_outcomes(case, forum, today):
            if agreed(forum, outcome.accepted_by):
                held.add(f"zone.{name}")
            if set(outcome.accepted_by) == set(forum.seats):
                held |= {
                    f"draft.{draft}@{name}"
                    for draft, stated in case.drafts.items()
                    if completes(outcome.package, stated)
                }
    return held


def has_weights(document: Document) -> bool:
    """Whether every party and ratifier gives some issue a weight above 0: else there is no such world."""
    try:
        accepted_packages(document)
    except ZeroDivisionError:
        return False
    return True


def random_worlds(document: Document, rng: random.Random, count: int) -> Iterator[Document]:
    """The case in worlds drawn at random."""
    judgments = uncertain(document).values()
    for _ in range(count):
        world = in_world(document, {judgment: random_setting(rng, judgment) for judgment in judgments})
        if has_weights(world):
            yield world


def corner_settings(document: Document, judgment: Judgment) -> list[Setting]:
    """What a judgment is at its corners."""
    match judgment:
        case Coin():
            return [True, False]
        case Range(keys=(*_, issue, "ideal"), low=low, high=high):
            return [*ideal_corners(read_issues(document)[str(issue)], low, high)]
        case Range(low=low, high=high):
            return [low, high]
        case WeightOrder(issues=issues):
            return [*weight_corners(len(issues))]
        case ValueOrder(options=options):
            return [*value_corners(len(options))]


def corner_worlds(document: Document) -> list[Document] | None:
    """The case at all corners of all judgments together; None where these are too many to try."""
    settings = {each: corner_settings(document, each) for each in uncertain(document).values()}
    if math.prod(map(len, settings.values())) > _MOST_CORNERS:
        return None
    worlds = [
        in_world(document, dict(zip(settings, chosen, strict=True)))
        for chosen in itertools.product(*settings.values())
    ]
    return [world for world in worlds if has_weights(world)]


def words_of_packages(document: Document) -> dict[tuple[str, int], tuple[bool, bool]]:
    """For each forum and package whether it is accepted in some world, and in every one."""
    found: dict[tuple[str, int], tuple[bool, bool]] = {}
    for name, hearing in hearings(document).items():
        corners = Corners(document, hearing)
        found |= {(name, place): corners.accepted(place) for place in range(len(hearing.packages))}
    return found


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    """Cases in which most is uncertain."""
    return [random_uncertain_case(random.Random(seed)) for seed in range(300)]


def test_what_is_uncertain_is_what_a_world_draws(cases: list[dict[str, Any]]) -> None:
    for document in cases[:80]:
        case = read_file(to_yaml(document).encode(), "random.yaml").case
        drawn = {one.path: type(one).__name__ for one in what_a_world_draws(case)}
        assert {path: type(one).__name__ for path, one in uncertain(document).items()} == drawn


def test_certain_open_and_impossible_deals_are_each_frequent(cases: list[dict[str, Any]]) -> None:
    words = Counter(word for document in cases for word in deal_words(document).values())
    assert min(words[word] / words.total() for word in ("certain", "open", "impossible")) > 0.2


def test_most_judgments_are_uncertain_and_every_kind_occurs(cases: list[dict[str, Any]]) -> None:
    kinds = Counter(
        f"{type(judgment).__name__} {judgment.keys[-1] if 'values' not in judgment.keys else 'values'}"
        for document in cases
        for judgment in uncertain(document).values()
    )
    assert kinds.total() > 9 * len(cases)
    assert all(kinds[f"Range {what}"] > 20 for what in ("weight", "values", "ideal", "points", "no deal"))
    assert all(kinds[kind] > 50 for kind in ("Coin sure", "WeightOrder order", "ValueOrder best first"))


@pytest.mark.parametrize("seeds", [range(80), pytest.param(range(80, 1500), marks=pytest.mark.slow)])
def test_packages_are_accepted_in_some_or_every_world_as_they_are_at_all_corners(seeds: range) -> None:
    """Every corner of everything together is a document of its own here, where these are few."""
    tried = 0
    for seed in seeds:
        document = random_case(random.Random(seed), FEW_DOUBTS)
        worlds = corner_worlds(document)
        if worlds is None or len(worlds) < 4:
            continue
        accepted = [accepted_packages(world) for world in worlds]
        for package, found in words_of_packages(document).items():
            assert found == (
                any(package in each for each in accepted),
                all(package in each for each in accepted),
            )
        tried += 1
    assert tried > len(seeds) / 4


@pytest.mark.parametrize("seeds", [range(40), pytest.param(range(40, 1500), marks=pytest.mark.slow)])
def test_no_world_contradicts_the_words(seeds: range) -> None:
    """A package accepted in every world is accepted in each that is drawn, one accepted in none never."""
    undecided = 0
    for seed in seeds:
        document = random_uncertain_case(random.Random(seed))
        words, deals = words_of_packages(document), deal_words(document)
        for world in random_worlds(document, random.Random(seed), 6):
            accepted = accepted_packages(world)
            assert {package for package, (_, every) in words.items() if every} <= accepted
            assert accepted <= {package for package, (some, _) in words.items() if some}
            with_deal = {forum for forum, _ in accepted}
            assert all(forum in with_deal for forum, word in deals.items() if word == "certain")
            assert not any(forum in with_deal for forum, word in deals.items() if word == "impossible")
        undecided += sum(some and not every for some, every in words.values())
    assert undecided > 3 * len(seeds)


def test_conclusions_are_those_of_the_agreement_oracle(cases: list[dict[str, Any]]) -> None:
    for document in cases[:100]:
        assert holding(document) <= conclusions(hearings(document)).keys()


@pytest.mark.parametrize("seeds", [range(12), pytest.param(range(12, 300), marks=pytest.mark.slow)])
def test_an_answer_turns_at_its_flips_and_nowhere_else(seeds: range) -> None:
    """Each flip is seen in the case a hair below, at, and a hair above it; between flips nothing changes."""
    seen = 0
    for seed in seeds:
        document = random_uncertain_case(random.Random(seed))
        rng, found, names = random.Random(seed), flips(document), conclusions(hearings(document))
        for path, judgment in uncertain(document).items():
            turning = found.get(path, {})
            if isinstance(judgment, Range):
                drawn = {Fraction(rng.randint(0, 10), 10) * (judgment.high - judgment.low) for _ in range(2)}
                near = {value + step for each in turning.values() for value in each for step in _BESIDE}
                tried = near | {judgment.low + part for part in drawn} | {judgment.low, judgment.high}
                tried = {value for value in tried if judgment.low <= value <= judgment.high}
                held = held_at(document, judgment, tried)
                for name in names:
                    assert_turns_at(
                        turning.get(name, []), {value: name in each for value, each in held.items()}
                    )
                    seen += len(turning.get(name, []))
    assert seen > len(seeds) / 3


def held_at(document: Document, judgment: Judgment, values: set[Fraction]) -> dict[Fraction, set[str]]:
    """What holds at each value of a range, rising, where there is such a world."""
    worlds = {value: with_setting(document, judgment, value) for value in sorted(values)}
    return {value: holding(world) for value, world in worlds.items() if has_weights(world)}


def assert_turns_at(turning: list[Fraction], holds: dict[Fraction, bool]) -> None:
    """An answer changes from one value to the next only over a turning value, and beside each of these."""
    for one, other in itertools.pairwise(holds):
        assert holds[one] == holds[other] or any(one <= value <= other for value in turning)
    for value in turning:
        assert len({holds[each] for each in holds if abs(each - value) <= _NEAR}) == 2


@pytest.mark.parametrize("seeds", [range(40), pytest.param(range(40, 1000), marks=pytest.mark.slow)])
def test_an_order_or_a_sureness_turns_an_answer_if_some_draw_of_it_does(seeds: range) -> None:
    """Where it turns none, no draw is seen that does; where it does, corners and draws mostly show it."""
    turned = shown = 0
    for seed in seeds:
        document = random_uncertain_case(random.Random(seed))
        rng, central, found = random.Random(seed), holding(document), turns(document)
        for path, judgment in uncertain(document).items():
            if isinstance(judgment, Range):
                continue
            settings = corner_settings(document, judgment) + [random_setting(rng, judgment) for _ in range(5)]
            changed = set().union(
                *(central ^ holding(with_setting(document, judgment, each)) for each in settings)
            )
            assert changed <= found[path]
            turned, shown = turned + len(found[path]), shown + len(changed)
    assert turned > len(seeds) / 8
    assert shown > 0.8 * turned


def test_a_range_turns_just_the_answers_that_flip_within_it(cases: list[dict[str, Any]]) -> None:
    for document in cases[:40]:
        found, turning = flips(document), turns(document)
        for path, judgment in uncertain(document).items():
            if isinstance(judgment, Range):
                assert turning[path] == found.get(path, {}).keys()

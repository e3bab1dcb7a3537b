"""Equilibria in every, some and no world that the preferences allow."""

from __future__ import annotations

import random
from itertools import permutations, product
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from detente import load
from detente.casefile import read_case
from detente.model import Coin, GroupOrder, Range, Worlds, realized, uncertain
from detente.stability import certainty, in_worlds, many_rankings
from detente.stability.certainty import settles_occurs, stability_occurs
from detente.stability.concepts import CONCEPTS
from detente.stability.graph_model import GraphModel, graph_model
from detente.stability.lens import stability_of
from detente.stability.possible_rankings import possible_rankings
from tests.conflict_cases import random_conflict_case
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model import Case, Uncertain

CHICKEN = """
parties: {North: North, South: South}
actions:
  North: {swerve: Swerve}
  South: {swerve: Swerve}
impossible: [North.swerve and South.swerve]
status quo: []
prefers:
  North: &
  South: [North.swerve, not South.swerve]
"""
"""States: 0 crash, 1 North swerves, 2 South swerves. A party that minds a crash swerves."""

EACH_ALONE = ("nash", "gmr", "smr")


def chicken(north: str, south: str = "[North.swerve or South.swerve, not South.swerve]") -> GraphModel:
    text = CHICKEN.replace("&", north).replace("[North.swerve, not South.swerve]", south)
    return graph_model(read_case(text.encode(), "case.yaml").case)


def equilibrium_occurs(model: GraphModel, concepts: Sequence[str] = tuple(CONCEPTS)) -> dict[str, Any]:
    return {name: found.equilibrium for name, found in stability_occurs(model, concepts).items()}


def test_with_nothing_unsure_every_state_is_an_equilibrium_in_every_world_or_in_none() -> None:
    found = equilibrium_occurs(chicken("[North.swerve or South.swerve, not North.swerve]"))
    assert found["nash"] == ("none", "every", "every")
    assert set(found) == set(CONCEPTS)


def test_a_statement_one_is_unsure_of_makes_equilibria_of_some_worlds() -> None:
    """If North does not mind a crash it would rather crash than swerve."""
    model = chicken("[{holds: North.swerve or South.swerve, sure: 30}, not North.swerve]")
    assert equilibrium_occurs(model, ["nash"]) == {"nash": ("none", "some", "every")}
    assert settles_occurs(model, ["nash"]) == {"nash": ("none", "some", "every")}


def test_a_group_counts_in_every_order() -> None:
    model = chicken("[[North.swerve or South.swerve, not North.swerve]]")
    assert equilibrium_occurs(model, ["nash"])["nash"] == ("none", "some", "every")


def test_a_doubt_that_ranks_no_state_otherwise_leaves_all_certain() -> None:
    model = chicken("[North.swerve or South.swerve, not North.swerve, {holds: South.swerve, sure: 50}]")
    assert equilibrium_occurs(model, ["nash"])["nash"] == ("none", "every", "every")


def test_no_world_is_certain_where_only_one_party_is_of_ranges_and_the_other_would_leave_in_all() -> None:
    """The points of North are ranges, which are not decided; that South leaves the crash is."""
    model = chicken("{weights: {North.swerve or South.swerve: 1..5, not North.swerve: 2}}")
    assert equilibrium_occurs(model, ["nash", "seq"]) == {
        "nash": ("none", None, None),
        "seq": (None, None, None),
    }
    assert settles_occurs(model, ["nash"]) == {"nash": (None, None, None)}


def test_over_the_limit_nothing_is_told_that_rests_on_combinations(monkeypatch: pytest.MonkeyPatch) -> None:
    unsure = "[{holds: North.swerve or South.swerve, sure: 30}, not North.swerve]"
    monkeypatch.setattr(certainty, "MAX_WORLDS", 1)
    monkeypatch.setattr(certainty, "MAX_VERDICTS", 1)
    found = equilibrium_occurs(chicken(unsure))
    assert found["nash"] == ("none", "some", "every")
    assert found["seq"] == found["sim"] == found["sim_fh"] == (None, None, None)
    assert settles_occurs(chicken(unsure))["seq"] == (None, None, None)


def test_more_arrangements_than_asked_for_are_not_sought() -> None:
    model = chicken("[{holds: North.swerve or South.swerve, sure: 70}, not North.swerve]")
    preference = model.conflict.prefers["North"]
    assert possible_rankings(preference, model.states, 1) is None
    found = possible_rankings(preference, model.states, 2)
    assert found is not None
    assert len(found) == 2


def test_it_is_decided_as_well_where_worlds_are_taken_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (certainty, in_worlds, many_rankings):
        monkeypatch.setattr(module, "fits", lambda _: False)
    assert sum(compare(read(seed)) for seed in range(8)) > 3


def test_without_a_status_quo_nothing_settles_and_nobody_stays() -> None:
    text = CHICKEN.replace("status quo: []\n", "").replace("&", "[North.swerve]")
    model = graph_model(read_case(text.encode(), "case.yaml").case)
    assert settles_occurs(model) == {}
    assert {found.stays for found in stability_occurs(model).values()} == {()}


def test_who_stays_in_the_status_quo_is_decided_party_by_party() -> None:
    """South minds the crash in which both are and would swerve; North may or may not."""
    model = chicken("[{holds: North.swerve or South.swerve, sure: 30}, not North.swerve]")
    found = stability_occurs(model)
    assert {found[concept].stays for concept in CONCEPTS} == {("some", "none")}
    unknown = chicken("{weights: {North.swerve or South.swerve: 1..5, not North.swerve: 2}}")
    assert stability_occurs(unknown, ["nash"])["nash"].stays == (None, "none")
    sure = chicken("[not North.swerve]")
    assert stability_occurs(sure)["seq"].stays == ("every", "none")


def test_the_largest_shipped_case_is_decided_over_all_its_two_million_worlds() -> None:
    model = graph_model(load("geneva-2022"))
    found = equilibrium_occurs(model, ["nash", "seq"])
    for concept, words in found.items():
        assert set(words) == {"every", "some", "none"}
        central = model.equilibria(concept)
        assert all(words[place] != ("none" if stable else "every") for place, stable in enumerate(central))


# Against all worlds, one by one


def compare(case: Case) -> bool:
    """Every word told, against equilibria and ends in all worlds; ranges at their ends and middle."""
    of_conflict = [one for one in uncertain(case) if one.path.startswith("prefers.")]
    outcomes = [list(outcomes_of(one)) for one in of_conflict]
    if prod(map(len, outcomes)) > 30:
        return False
    worlds = list(product(*outcomes))
    columns = zip(*worlds, strict=True) if of_conflict else ()
    drawn = {one.path: np.array(column) for one, column in zip(of_conflict, columns, strict=True)}
    model = graph_model(case)
    alone = [realized(case, Worlds(len(worlds), drawn), number) for number in range(len(worlds))]
    found = [stability_of(graph_model(world), world, in_full=False) for world in alone]
    in_part = any(isinstance(one, Range) for one in of_conflict)
    for concept, occurs in stability_occurs(model).items():
        agree(occurs.equilibrium, [set(one.equilibria[concept]) for one in found], in_part=in_part)
        if model.status_quo is not None:
            who = [set(np.flatnonzero(one.stable[concept][:, model.status_quo]).tolist()) for one in found]
            agree(occurs.stays, who, in_part=in_part)
    for concept, words in settles_occurs(model).items():
        agree(words, [set(one.settles[concept].states) for one in found], in_part=in_part)
    return True


def agree(words: tuple[str | None, ...], holds: list[set[int]], *, in_part: bool) -> None:
    """in_part : whether there are other worlds besides, so that a word may be missing."""
    for place, word in enumerate(words):
        count = sum(place in states for states in holds)
        if word is None:
            assert in_part
        elif not in_part:
            assert word == ("every" if count == len(holds) else "some" if count else "none")
        else:
            assert word == "none" if count == 0 else word != "none"


def outcomes_of(one: Uncertain) -> Iterator[Any]:
    match one:
        case Coin():
            yield from (True, False)
        case GroupOrder(size=size):
            yield from permutations(range(size))
        case Range(quantity=quantity):
            yield from map(float, (quantity.low, quantity.central, quantity.high))


def read(seed: int) -> Case:
    document = random_conflict_case(random.Random(seed))
    return read_case(to_yaml(document).encode(), "random.yaml").case


def test_random_cases_are_as_all_their_worlds_are() -> None:
    assert sum(compare(read(seed)) for seed in range(60)) > 30


@pytest.mark.slow
def test_two_thousand_random_cases_are_as_all_their_worlds_are() -> None:
    assert sum(compare(read(seed)) for seed in range(1_000, 3_000)) > 1_000

"""What forums decide in many worlds, against the exact lens on the case as it is in each."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from detente import load
from detente.agreement.cloud import cloud
from detente.agreement.drafts import judged
from detente.agreement.in_worlds import MAX_PACKAGES, ForumInWorlds
from detente.agreement.lens import forums_of
from detente.agreement.negotiation import Negotiation
from detente.agreement.result import Solution
from detente.agreement.solutions import solutions
from detente.analysis.robustness.draws import draws_of
from detente.casefile import read_case
from detente.errors import TooLarge
from detente.model import FromConflict, Quantity, Worlds, realized
from tests.generators import Profile, random_case, to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.agreement.in_worlds import DealsInWorlds
    from detente.model import Case, Forum

UNSURE = Profile(
    ranges=0.6, order=0.5, best_first=0.5, sure=0.7, plain=0.25, approval=0.35, own_wants=0.5, no_deal=0.85,
    from_conflict=0.8, most_packages=60,
)  # fmt: skip
"""Cases of which little is certain."""

LANE = b"""\
title: A lane
parties: {A: Arden, B: Birk, Guest: Guest}
issues: {width: {options: [narrow, wide]}, toll: {options: [none, some, high]}}
wants:
  A:
    width: {weight: 1, values: {narrow: 0, wide: 100}}
    toll: {weight: 1..3, values: {none: 100, some: 40, high: 0}}
    no deal: 40
  B:
    toll: {weight: 1, values: {none: 35, some: 20..40, high: 100}}
    no deal: 30
    red lines: [{never: toll = none, sure: 60}]
  Guest: {width: {weight: 1, values: {narrow: 100, wide: 0}}}
drafts:
  cheap: {by: A, package: {toll: none}}
  wide: {by: B, package: {width: wide}}
forums: {both: {seats: [A, B]}}
"""


def read(document: dict[str, Any]) -> Case:
    return read_case(to_yaml(document).encode(), "random.yaml").case


def computable(case: Case) -> Iterator[Forum]:
    """The forums in which what is not treated has a ``today``."""
    for forum in forums_of(case).values():
        treated = case.issues if forum.issues is None else forum.issues
        if all(issue.today is not None or name in treated for name, issue in case.issues.items()):
            yield forum


def drawn(case: Case, count: int, rng: random.Random) -> tuple[Worlds, dict[str, Any]]:
    """Worlds in which part of what is uncertain is drawn, and what the conflict may leave in each."""
    worlds = draws_of(case, rng.randrange(100)).worlds(0, count)
    kept = {path: found for path, found in worlds.drawn.items() if rng.random() > 0.2}
    asking = [p for p, demands in case.demands.items() if isinstance(demands.no_deal, FromConflict)]
    points = [0, 20, 35.5, 50, 75, np.nan]
    no_deals = {p: np.array([rng.choice(points) for _ in range(count)]) for p in asking if rng.random() > 0.2}
    return Worlds(count, kept), no_deals


def in_world(case: Case, worlds: Worlds, no_deals: dict[str, Any], world: int) -> Case:
    """The case as it is in one world, the conflict's no deals included where they are known."""
    found = realized(case, worlds, world)
    demands = dict(found.demands)
    for party, points in no_deals.items():
        if not np.isnan(points[world]):
            exact = Fraction(float(points[world]))
            no_deal = Quantity(exact, exact, exact, f"wants.{party}.no deal")
            demands[party] = replace(demands[party], no_deal=no_deal)
    return replace(found, demands=demands)


def wrong(case: Case, forum: Forum, worlds: Worlds, no_deals: dict[str, Any]) -> list[str]:
    """Where what is said of many worlds differs from what the lens says of each."""
    prepared = ForumInWorlds(case, forum)
    found = prepared.judge(worlds, no_deals)
    numbers = np.arange(prepared.space.packages)
    values, accepted = prepared.values(numbers, worlds), prepared.accepted(numbers, worlds, no_deals)
    errors = []
    for world in range(worlds.size):
        exact = in_world(case, worlds, no_deals, world)
        points = cloud(exact, forum)
        told = told_of(found, world)
        expected = lens(exact, forum) | {"margin": margin_of(exact, forum)}
        errors += [f"{forum.id}, world {world}, {key}: {told[key]} is not {expected[key]}" for key in expected
                   if told[key] != pytest.approx(expected[key], nan_ok=True)]  # fmt: skip
        if accepted[world].tolist() != points.accepted.tolist():
            errors.append(f"{forum.id}, world {world}: accepted")
        for place, seat in enumerate(points.seats):
            if not np.allclose(values[seat][world], points.values[:, place]):
                errors.append(f"{forum.id}, world {world}: values of {seat}")
    return errors


def told_of(found: DealsInWorlds, world: int) -> dict[str, Any]:
    return {
        "zone": bool(found.zone[world]),
        "drafts": {name: bool(deals[world]) for name, deals in found.drafts.items()},
        "chosen": {name: int(numbers[world]) for name, numbers in found.chosen.items()},
        "margin": found.margin[world],
    }


def lens(case: Case, forum: Forum) -> dict[str, Any]:
    """What the lens says of one world."""
    negotiation = Negotiation(case, forum)
    best = negotiation.best(negotiation.acceptance.formula, negotiation.space)
    drafts = {name: judged(negotiation, draft) for name, draft in case.drafts.items()}
    picked = dict.fromkeys(("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"), -1)
    if forum.rule.kind == "unanimity":
        numbers = {str(negotiation.space.package(n)): n for n in range(negotiation.space.packages)}
        for name, one in solutions(negotiation, best, negotiation.seats).items():
            picked[name] = numbers[str(one.package)] if isinstance(one, Solution) else -1
    return {
        "zone": len(best) > 0,
        "drafts": {name: one.acceptable_jointly for name, one in drafts.items() if one is not None},
        "chosen": picked,
    }


def margin_of(case: Case, forum: Forum) -> float:
    """The margin of a forum by its definition, over all packages one by one."""
    points = cloud(case, forum)
    demanding = [
        (place, float(no_deal.central))
        for place, seat in enumerate(points.seats)
        if isinstance(no_deal := case.demands[seat].no_deal, Quantity)
    ]
    left = points.values[points.uncrossed]
    if not demanding or not len(left):
        return float("nan")
    return max(min(float(row[place]) - no_deal for place, no_deal in demanding) for row in left)


def wrong_by_number(number: int, count: int) -> list[str]:
    rng = random.Random(number)
    case = read(random_case(rng, UNSURE))
    worlds, no_deals = drawn(case, count, rng)
    return [error for forum in computable(case) for error in wrong(case, forum, worlds, no_deals)]


@pytest.mark.parametrize("start", range(2))
def test_many_worlds_of_random_cases_are_judged_as_the_lens_judges_each(start: int) -> None:
    assert [error for k in range(20 * start, 20 * (start + 1)) for error in wrong_by_number(k, 4)] == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(1, 11))
def test_many_worlds_are_judged_as_the_lens_judges_each_in_thousands_of_cases(start: int) -> None:
    assert [error for k in range(300 * start, 300 * (start + 1)) for error in wrong_by_number(k, 8)] == []


@pytest.mark.parametrize("name", ["southland", "geneva-2022"])
def test_worlds_of_shipped_cases_are_judged_as_the_lens_judges_each(name: str) -> None:
    case = load(name)
    worlds = draws_of(case, 2).worlds(0, 3)
    assert [error for forum in computable(case) for error in wrong(case, forum, worlds, {})] == []


def lane() -> ForumInWorlds:
    case = read_case(LANE, "lane.yaml").case
    return ForumInWorlds(case, case.forums["both"])


LANE_WORLDS = Worlds(
    4,
    {
        "wants.A.toll.weight": np.array([2.0, 2, 3, 2]),
        "wants.B.red lines[1].sure": np.array([True, False, True, True]),
        "wants.B.toll.values.some": np.array([30.0, 30, 30, 20]),
    },
)
"""The central world; one in which the red line does not stand; one in which Arden cares more for the toll;
one in which some toll is too little for Birk."""


def test_a_lane_by_hand() -> None:
    """The packages are narrow with no, some or a high toll, then wide with the same."""
    found = lane().judge(LANE_WORLDS)
    assert found.zone.tolist() == [True, True, True, False]
    assert {name: deals.tolist() for name, deals in found.drafts.items()} == {
        "cheap": [False, True, False, False],
        "wide": [True, True, True, False],
    }
    assert {name: numbers.tolist() for name, numbers in found.chosen.items()} == {
        name: [4, 3, 4, -1] for name in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
    }
    assert found.margin == pytest.approx([0, 5, 0, 100 / 3 - 40])


def test_values_and_acceptance_of_chosen_packages_by_hand() -> None:
    prepared = lane()
    accepted = prepared.accepted(np.array([4, 3, 4, 5]), LANE_WORLDS)
    assert accepted.astype(int).tolist() == [[1, 0, 1, 0], [1, 1, 1, 0], [1, 0, 1, 0], [0, 0, 0, 0]]
    values = prepared.values(np.array([4, 0]), LANE_WORLDS)
    assert values["A"] == pytest.approx(np.array([[60, 200 / 3], [60, 200 / 3], [55, 75], [60, 200 / 3]]))
    assert values["B"].tolist() == [[30, 35], [30, 35], [30, 35], [20, 35]]
    assert values["Guest"].tolist() == [[0, 100]] * 4


def test_judgments_that_are_not_drawn_are_central() -> None:
    some = Worlds(2, {"wants.B.toll.values.some": np.array([20.0, 40.0])})
    found = lane().judge(some)
    assert found.zone.tolist() == [False, True]
    assert found.margin == pytest.approx([100 / 3 - 40, 10])
    assert lane().judge(Worlds(1, {})).margin == pytest.approx([0])


def test_what_the_conflict_leaves_takes_the_place_of_no_deal_and_is_no_demand_where_unknown() -> None:
    found = lane().judge(Worlds(3, {}), {"A": np.array([0, 100, np.nan])})
    assert found.zone.tolist() == [True, False, True]
    assert found.margin == pytest.approx([100 / 3, -40, 70])
    assert found.chosen["egalitarian"].tolist() == [5, -1, -1]
    assert found.chosen["utilitarian"].tolist() == [5, -1, 5]


def test_no_world_at_all_is_an_answer_too() -> None:
    found = lane().judge(Worlds(0, {}))
    assert found.zone.shape == found.margin.shape == found.chosen["nash"].shape == (0,)


def test_worlds_looked_at_in_parts_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    case = load("southland")
    worlds = draws_of(case, 3).worlds(0, 64)
    prepared = ForumInWorlds(case, case.forums["council"])
    at_once = prepared.judge(worlds)
    monkeypatch.setattr("detente.agreement.in_worlds._CELLS", 234 * 7)
    in_parts = prepared.judge(worlds)
    assert told_of(at_once, 20) == told_of(in_parts, 20)
    for name, numbers in at_once.chosen.items():
        assert numbers.tolist() == in_parts.chosen[name].tolist()
    assert at_once.margin.tolist() == in_parts.margin.tolist()


def test_what_is_found_cannot_be_written_to() -> None:
    found = lane().judge(LANE_WORLDS)
    for array in (found.zone, found.margin, *found.drafts.values(), *found.chosen.values()):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_more_packages_than_the_limit_are_refused_with_the_limit() -> None:
    labels = [f"o{number}" for number in range(10)]
    issues = {f"i{number}": {"options": labels} for number in range(6)}
    values = {label: str(10 * place) for place, label in enumerate(labels)}
    wants = {"A": {issue: {"weight": "1", "values": values} for issue in issues}}
    case = read({"title": "Large", "parties": {"A": "A"}, "issues": issues, "wants": wants})
    with pytest.raises(TooLarge, match=f"1,000,000 packages .* {MAX_PACKAGES:,}"):
        ForumInWorlds(case, forums_of(case)["all"])

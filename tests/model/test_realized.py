"""The case as it is in one world agrees with the arrays of many, and leaves nothing open."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings

from detente.agreement import agreement
from detente.agreement.document import agreement_document
from detente.analysis.robustness.draws import draws_of
from detente.casefile import read_case
from detente.model import (
    ByStatements,
    Coin,
    GroupOrder,
    Quantity,
    Range,
    Worlds,
    holds,
    quantities,
    realized,
    uncertain,
)
from detente.stability import stability
from tests.generators import Profile, random_case
from tests.strategies import cases, conflict_cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.model import Case, Uncertain, Wants

OPEN = Profile(plain=0, ranges=0.6, order=0.5, best_first=0.5, from_conflict=0)
BY_NUMBERS = Profile(plain=0, ranges=0.6, order=0, best_first=0, from_conflict=0)


def case_of(document: dict[str, Any]) -> Case:
    return read_case(to_yaml(document).encode(), "random.yaml").case


def central(one: Uncertain) -> Any:
    """What a judgment is in the central case, as a world would draw it; nothing for weights and values."""
    match one:
        case Range(quantity=quantity):
            return float(quantity.central)
        case Coin(sure=sure):
            return sure.central >= 50
        case GroupOrder(size=size):
            return np.arange(size)
    return None


def central_world(case: Case) -> Worlds:
    found = {one.path: central(one) for one in uncertain(case)}
    return Worlds(1, {path: np.array([value]) for path, value in found.items() if value is not None})


@given(conflict_cases())
@settings(max_examples=60)
def test_where_nothing_is_drawn_the_case_stays_as_it_is(document: dict[str, Any]) -> None:
    case = case_of(document)
    assert realized(case, Worlds(1, {}), 0) == case


@given(conflict_cases())
@settings(max_examples=60)
def test_nothing_uncertain_is_left_in_a_world(document: dict[str, Any]) -> None:
    case = case_of(document)
    worlds = draws_of(case, 7).worlds(0, 3)
    for number in range(3):
        one = realized(case, worlds, number)
        assert uncertain(one) == ()
        assert (one.wants.keys(), one.approval.keys()) == (case.wants.keys(), case.approval.keys())


@given(cases(OPEN))
@settings(max_examples=60)
def test_every_number_of_a_world_lies_in_its_range(document: dict[str, Any]) -> None:
    case = case_of(document)
    ranges = {one.path: one.quantity for one in uncertain(case) if isinstance(one, Range)}
    found = {one.path: one for one in quantities(realized(case, draws_of(case, 3).worlds(0, 2), 1))}
    for path, before in ranges.items():
        assert before.low <= found[path].central <= before.high
        assert found[path].low == found[path].central == found[path].high


@given(cases(BY_NUMBERS))
@settings(max_examples=60)
def test_the_central_world_has_the_deals_of_the_case(document: dict[str, Any]) -> None:
    case = case_of(document)
    found = agreement(realized(case, central_world(case), 0))
    assert agreement_document(found) == agreement_document(agreement(case))


@given(conflict_cases())
@settings(max_examples=40)
def test_the_central_world_settles_where_the_case_does(document: dict[str, Any]) -> None:
    case = case_of(document)
    expected, found = stability(case), stability(realized(case, central_world(case), 0))
    assert np.array_equal(expected.states, found.states)
    assert expected.equilibria == found.equilibria
    assert {name: each.states for name, each in expected.settles.items()} == {
        name: each.states for name, each in found.settles.items()
    }


def points(worlds: Worlds, number: int, wants: Wants, chosen: dict[str, int]) -> float:
    """What a package is worth in one world, from the arrays."""
    weights = dict(zip(wants.issues, worlds.weights(wants)[number], strict=True))
    options = sum(
        weights[issue] * worlds.values(want)[number, chosen[issue]] for issue, want in wants.issues.items()
    )
    extra = [
        worlds.quantity(one.points)[number]
        for one in wants.together
        if holds(one.condition.expression, chosen)
    ]
    return float(options + sum(extra))


@given(cases(OPEN))
@settings(max_examples=40)
def test_arrays_and_realized_cases_value_packages_alike(document: dict[str, Any]) -> None:
    case = case_of(document)
    worlds = draws_of(case, 11).worlds(0, 2)
    packages = [
        dict(zip(case.issues, chosen, strict=True))
        for chosen in product(*(range(len(issue.options)) for issue in case.issues.values()))
    ]
    for number in range(2):
        one = realized(case, worlds, number)
        for party, wants in case.wants.items():
            if wants.has_values:
                for chosen in packages[:: max(len(packages) // 8, 1)]:
                    exact = float(one.wants[party].central_value(chosen))
                    assert points(worlds, number, wants, chosen) == pytest.approx(exact, abs=1e-6)


@given(conflict_cases())
@settings(max_examples=40)
def test_arrays_and_realized_cases_order_statements_alike(document: dict[str, Any]) -> None:
    case = case_of(document)
    worlds = draws_of(case, 5).worlds(0, 2)
    assert case.conflict is not None
    for number in range(2):
        one = realized(case, worlds, number).conflict
        assert one is not None
        for party, said in case.conflict.prefers.items():
            if not isinstance(said, ByStatements):
                continue
            told = [group[place] for group in said.groups for place in worlds.arrangement(group)[number]]
            after = one.prefers[party]
            assert isinstance(after, ByStatements)
            assert [part.path for group in after.groups for part in group] == [part.path for part in told]
            stands = [bool(worlds.stands(part)[number]) for part in told]
            assert [part.stands for group in after.groups for part in group] == stands


def test_an_order_that_is_not_drawn_stays_an_order() -> None:
    cases_ = [case_of(random_case(random.Random(seed), OPEN)) for seed in range(20)]
    kept = 0
    for case in cases_:
        orders = [one for one in uncertain(case) if not isinstance(one, Range | Coin)]
        numbers = Worlds(
            1,
            {
                path: drawn
                for path, drawn in draws_of(case, 1).worlds(0, 1).drawn.items()
                if path not in {one.path for one in orders}
            },
        )
        assert uncertain(realized(case, numbers, 0)) == tuple(orders)
        kept += len(orders)
    assert kept > 20


NOTHING = """
parties: {A: A}
issues: {x: {options: [a, b]}, y: {options: [c, d]}}
wants:
  A: {x: {weight: 0..10, values: {a: 0, b: 100}}, y: {weight: 0..10, values: {c: 100, d: 0}}}
"""


def test_where_all_weights_are_nothing_no_issue_counts_more_than_another() -> None:
    case = read_case(NOTHING.encode(), "case.yaml").case
    worlds = Worlds(1, {f"wants.A.{issue}.weight": np.array([0.0]) for issue in "xy"})
    wants = realized(case, worlds, 0).wants["A"]
    assert wants.central_weights() == {"x": Fraction(1, 2), "y": Fraction(1, 2)}


def test_numbers_are_exact_to_a_millionth() -> None:
    case = read_case(NOTHING.encode(), "case.yaml").case
    worlds = Worlds(1, {"wants.A.x.weight": np.array([0.1])})
    weight = realized(case, worlds, 0).wants["A"].issues["x"].weight
    assert weight == Quantity(Fraction(1, 10), Fraction(1, 10), Fraction(1, 10), "wants.A.x.weight")

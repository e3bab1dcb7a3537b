"""What a world draws of a case: every judgment that is open, each once, in the order of the file."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from detente.casefile import read_case
from detente.model import Case, Coin, GroupOrder, Range, ValueOrder, WeightOrder, uncertain
from tests.conflict_cases import random_conflict_case
from tests.strategies import cases, conflict_cases
from tests.yaml_text import to_yaml

TALKS = """
parties: {North: North, South: South, Mayor: Mayor}
issues:
  toll: {options: [low, middle, high], today: low}
  dam: {options: ["no", small, large], today: "no"}
  term: {number: {from: 0, to: 10, step: 5, unit: years}}
actions: {North: {close: Close}, South: {sue: Sue, talk: Talk}}
wants:
  North:
    order: [toll, dam, term]
    toll: {best first: [high, middle, low]}
    dam: {values: {"no": 0, small: 40..60, large: 100}}
    term: {ideal: 2..8}
    together: [{if: toll = low and dam = large, points: -5..5}]
    no deal: 30..50
    red lines:
      - {never: toll = low, sure: 70, price: 1..9}
      - {never: dam = large, sure: 40..60}
      - {never: dam = small, sure: 100}
      - {never: term = 0, sure: 0}
      - never: term = 10
  South:
    toll: {weight: 20..40, values: {low: 100, middle: 50, high: 0}}
    dam: {weight: 60, values: {"no": 100, small: 50, large: 0}}
    no deal: 30
approval:
  South: {ratifiers: {House: {no deal: 35..45}}}
prefers:
  North: [not South.sue, [North.close, South.talk], {holds: not North.close, sure: 80}]
  South: {weights: {North.close: -20..-10, South.talk: 5}}
status quo: []
worth:
  South: {North.close: 0..10, otherwise: 40}
"""


def case_of(text: str) -> Case:
    return read_case(text.encode(), "case.yaml").case


def test_every_kind_of_open_judgment_is_found_in_the_order_of_the_file() -> None:
    found = uncertain(case_of(TALKS))
    assert [(type(one), one.path) for one in found] == [
        (WeightOrder, "wants.North.order"),
        (ValueOrder, "wants.North.toll.best first"),
        (Range, "wants.North.dam.values.small"),
        (Range, "wants.North.term.ideal"),
        (Range, "wants.North.together[1].points"),
        (Range, "wants.North.no deal"),
        (Coin, "wants.North.red lines[1].sure"),
        (Coin, "wants.North.red lines[2].sure"),
        (Range, "wants.South.toll.weight"),
        (Range, "approval.South.ratifiers.House.no deal"),
        (GroupOrder, "prefers.North[2]"),
        (Coin, "prefers.North[3].sure"),
        (Range, "prefers.South.weights.North.close"),
        (Range, "worth.South.North.close"),
    ]


def test_what_is_drawn_knows_what_it_may_become() -> None:
    weights, values, *_, group, _coin, _points, _worth = uncertain(case_of(TALKS))
    assert isinstance(weights, WeightOrder)
    assert weights.issues == ("toll", "dam", "term")
    assert isinstance(values, ValueOrder)
    assert values.ranking == (2, 1, 0)
    assert isinstance(group, GroupOrder)
    assert group.size == 2


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("order: [toll, dam, term]", "order: [dam, toll, term]"),
        ("[North.close, South.talk]", "[South.talk, North.close]"),
    ],
)
def test_the_order_within_an_order_changes_no_path(written: str, instead: str) -> None:
    assert written in TALKS
    paths = [one.path for one in uncertain(case_of(TALKS))]
    assert [one.path for one in uncertain(case_of(TALKS.replace(written, instead)))] == paths


@pytest.mark.parametrize("order", ["[toll]", "[toll, dam]"])
def test_an_order_of_one_is_certain_and_of_a_best_and_a_worst_too(order: str) -> None:
    issues = order.strip("[]").split(", ")
    values = ", ".join(f'{issue}: {{best first: ["yes", "no"]}}' for issue in issues)
    listed = ", ".join(f'{issue}: {{options: ["no", "yes"]}}' for issue in issues)
    found = uncertain(
        case_of(f"parties: {{A: A}}\nissues: {{{listed}}}\nwants: {{A: {{order: {order}, {values}}}}}")
    )
    assert [type(one) for one in found] == [WeightOrder] * (len(issues) > 1)


@given(cases())
@settings(max_examples=60)
def test_each_is_a_judgment_of_the_case_and_comes_once(document: dict[str, object]) -> None:
    case = case_of(to_yaml(document))
    paths = [one.path for one in uncertain(case)]
    assert len(set(paths)) == len(paths)
    assert paths == [path for path in case.judgments if path in set(paths)]


@given(conflict_cases())
@settings(max_examples=60)
def test_each_of_a_conflict_is_a_judgment_too(document: dict[str, object]) -> None:
    case = case_of(to_yaml(document))
    paths = [one.path for one in uncertain(case)]
    assert paths == [path for path in case.judgments if path in set(paths)]


def test_random_cases_hold_every_kind() -> None:
    """So that what is tested on them is tested of all."""
    drawn = [random_conflict_case(random.Random(seed)) for seed in range(60)]
    kinds = {type(one) for document in drawn for one in uncertain(case_of(to_yaml(document)))}
    assert kinds == {Range, Coin, WeightOrder, ValueOrder, GroupOrder}

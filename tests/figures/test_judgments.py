"""Judgments as labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente import load
from detente.figures.judgments import JudgmentLabels
from detente.model import uncertain
from tests.figures.sureness import LANES, SOLD

if TYPE_CHECKING:
    from detente.model import Case

SOUTHLAND = load("southland")
GENEVA = load("geneva-2022")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("wants.South.order", "South: order of weights"),
        ("wants.North.term.weight", "North: weight of term"),
        ("wants.North.tariff.values.middle", "North: value of tariff = middle"),
        ("wants.South.tariff.best first", "South: order on tariff"),
        ("wants.South.no deal", "South: no deal"),
        ("wants.North.red lines[2].sure", "North: red line 2 stands"),
        ("prefers.North[2]", "North: order within wish 2"),
        ("prefers.North[4].sure", "North: wish “not North.sue”"),
        (
            "prefers.South.weights.South.close and North.reroute",
            "South: wish “South.close and North.reroute”",
        ),
        ("forums.talks", "forums.talks"),
    ],
)
def test_a_label_says_whose_judgment_it_is_and_what_of_theirs(path: str, expected: str) -> None:
    assert JudgmentLabels(SOUTHLAND).short(path) == expected


def test_demands_of_a_ratifier_bear_its_name() -> None:
    labels = JudgmentLabels(GENEVA)
    path = "approval.US.ratifiers.Senate.red lines[1].sure"
    assert labels.short(path) == "US/Senate: red line 1 stands"
    assert labels.short("worth.US.war") == "US: worth of “war”"
    assert JudgmentLabels(LANES.case).short("wants.A.width.ideal") == "A: ideal width"


@pytest.mark.parametrize("case", [SOUTHLAND, GENEVA, SOLD.case, LANES.case])
def test_all_that_a_world_draws_has_a_label(case: Case) -> None:
    labels = JudgmentLabels(case)
    told = [labels.short(one.path) for one in uncertain(case)]
    assert not set(told) & set(case.judgments)
    assert len(set(told)) == len(told)


def test_a_range_is_told_with_its_ends() -> None:
    labels = JudgmentLabels(SOUTHLAND)
    assert labels.long("wants.South.no deal") == "South: no deal (20 to 40)"
    assert labels.long("wants.South.order") == "South: order of weights"
    with pytest.raises(TypeError, match="no range"):
        labels.quantity("wants.South.order")

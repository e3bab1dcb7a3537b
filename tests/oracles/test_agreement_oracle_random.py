"""What the brute-force oracle answers hangs together on random cases."""

from __future__ import annotations

import copy
import random
from fractions import Fraction
from typing import Any, TypeAlias

import pytest
import yaml

from tests.generators import random_case, to_yaml
from tests.oracles.agreement import agreed, agreement_result, judged_outcomes, read_forums, todays_package
from tests.oracles.seats import read_case
from tests.oracles.solutions import dominates

RANDOM_CASES = 500

Results: TypeAlias = list[tuple[dict[str, Any], dict[str, Any]]]


def dropped(document: dict[str, Any], demands: set[str]) -> dict[str, Any]:
    """The same case without some demands: no value of no deal, no sureness that the red line is one."""
    document = copy.deepcopy(document)
    for demand in demands:
        who, what = demand.split(": ")
        party, _, ratifier = who.partition("/")
        entry = document["approval"][party]["ratifiers"][ratifier] if ratifier else document["wants"][party]
        if what == "no deal":
            del entry["no deal"]
        else:
            entry["red lines"][int(what.removeprefix("red line ")) - 1]["sure"] = "0"
    return document


def with_all_agreeing(document: dict[str, Any]) -> dict[str, Any]:
    """The same case where every seat and every ratifier must say yes."""
    document = copy.deepcopy(document)
    for entry in [*document.get("forums", {}).values(), *document.get("approval", {}).values()]:
        entry.pop("rule", None)
    return document


def zone_exists(document: dict[str, Any], name: str) -> bool:
    """Whether a forum has a deal, by its packages alone."""
    case = read_case(document)
    forum = read_forums(document, case)[name]
    return any(
        agreed(forum, one.accepted_by) for one in judged_outcomes(case, forum, todays_package(case, forum))
    )


def all_demands(document: dict[str, Any], name: str) -> set[str]:
    """Every demand that counts in a forum."""
    case = read_case(document)
    forum = read_forums(document, case)[name]
    return {demand for seat in forum.seats for demand in case.demands(seat, set(forum.treated))}


@pytest.fixture(scope="module")
def random_results() -> Results:
    """Random cases with what the oracle finds in them."""
    cases = [random_case(random.Random(seed)) for seed in range(RANDOM_CASES)]
    return [(case, agreement_result(case)) for case in cases]


def computed(random_results: Results) -> list[tuple[dict[str, Any], str, dict[str, Any]]]:
    """Each forum that could be computed, with its case and name."""
    return [
        (document, name, forum)
        for document, result in random_results
        for name, forum in result["forums"].items()
        if "why_not" not in forum
    ]


def test_random_cases_survive_being_written_and_read(random_results: Results) -> None:
    """What the writer writes, a YAML reader gives back."""
    for document, _ in random_results:
        assert yaml.load(to_yaml(document), Loader=yaml.CBaseLoader) == document


def test_random_cases_have_both_answers_often(random_results: Results) -> None:
    """Cases are no use for comparison if nearly all of them end alike."""
    forums = [forum for _, _, forum in computed(random_results)]
    with_zone = sum(forum["zone"]["exists"] for forum in forums)
    in_conflict = sum(any(len(conflict) > 1 for conflict in forum["conflicts"]) for forum in forums)
    assert 0.35 < with_zone / len(forums) < 0.65
    assert in_conflict / len(forums) > 0.3


def test_every_conflict_fails_and_stands_without_any_one_member(random_results: Results) -> None:
    """Tried on the case itself, with every other demand taken out of it and everyone having to agree."""
    tried = 0
    for document, name, forum in computed(random_results):
        for conflict in forum["conflicts"][:1]:
            others = all_demands(document, name) - set(conflict)
            assert not zone_exists(with_all_agreeing(dropped(document, others)), name)
            for member in conflict:
                assert zone_exists(with_all_agreeing(dropped(document, others | {member})), name)
            tried += 1
    assert tried > RANDOM_CASES / 2


def test_every_correction_opens_a_deal_and_no_smaller_one_does(random_results: Results) -> None:
    """Tried on the case itself, under its own rules."""
    tried = 0
    for document, name, forum in computed(random_results):
        assert bool(forum["corrections"]) is not forum["zone"]["exists"]
        for correction in forum["corrections"][:1]:
            assert zone_exists(dropped(document, set(correction)), name)
            for member in correction:
                assert not zone_exists(dropped(document, set(correction) - {member}), name)
            tried += 1
    assert tried > RANDOM_CASES / 2


def test_no_point_of_a_frontier_beats_another(random_results: Results) -> None:
    """Points are distinct, in falling order, and none dominates another."""
    for _, _, forum in computed(random_results):
        for frontier in (forum["frontier"], forum["zone_frontier"]):
            found = [tuple(map(Fraction, point["values"].values())) for point in frontier["points"]]
            assert found == sorted(set(found), reverse=True)
            assert not any(dominates(one, other) for one in found for other in found)
            assert frontier["size"] == len(found)


def test_solutions_lie_on_the_zones_frontier(random_results: Results) -> None:
    """All four are efficient, so each appears among the packages of a point with its values."""
    found = 0
    for _, _, forum in computed(random_results):
        for solution in filter(None, forum["solutions"].values()):
            points = [p for p in forum["zone_frontier"]["points"] if p["values"] == solution["values"]]
            assert [solution["package"] in point["packages"] for point in points] == [True]
            found += 1
    assert found > RANDOM_CASES

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from detente.agreement.document import agreement_document, forum_document
from detente.agreement.result import Agreement, Count, NotComputed, Outvoted, Point, WinningSet
from tests.brief.examples import (
    ALL_FOUR,
    BEST,
    DEAL,
    EXAMPLES,
    MAJORITY,
    NONE,
    accepted_draft,
    blocked,
    outsiders,
    package,
    points,
    several_solutions,
    winning,
    zone,
)

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement

KEYS = {
    "seats",
    "issues",
    "packages",
    "zone",
    "frontier",
    "zone_frontier",
    "solutions",
    "no_deal",
    "conflicts",
    "corrections",
    "drafts",
}
"""What every computed forum has, whatever is added."""


def document(*forums: ForumAgreement | NotComputed) -> dict[str, Any]:
    return agreement_document(Agreement("A case", "0" * 64, {forum.id: forum for forum in forums}))


def test_the_top_level_repeats_the_first_forum() -> None:
    result = document(DEAL, MAJORITY)
    assert list(result["forums"]) == ["council", "commission"]
    assert {key: value for key, value in result.items() if key != "forums"} == result["forums"]["council"]
    assert set(result["forums"]["commission"]) >= KEYS


def test_a_forum_that_is_not_computed_has_its_reason_and_no_result() -> None:
    blank = NotComputed("talks", "Talks", ("North",), ("tariff",), "today is not given")
    said = {"seats": ["North"], "issues": ["tariff"], "why_not": "today is not given"}
    assert document(blank, DEAL) == {**said, "forums": {"talks": said, "council": forum_document(DEAL)}}


def test_the_zone_is_null_where_only_bounds_are_known() -> None:
    bounded = replace(DEAL, zone=replace(zone(5, 2), packages=Count(3, 9)))
    found = forum_document(bounded)["zone"]
    assert (found["exists"], found["packages"], found["packages_bounds"]) == (True, None, [3, 9])
    assert found["on_the_table"] == {"exists": True, "packages": 2, "packages_bounds": [2, 2]}


def test_frontier_points_have_values_others_and_packages() -> None:
    point = Point(
        points(North=60, South=30.5), {"Coast": (Fraction(0), Fraction(1, 3))}, (BEST, package()), 7
    )
    found = forum_document(replace(DEAL, frontier=replace(DEAL.frontier, points=(point,))))["frontier"]
    assert found == {
        "size": 6,
        "truncated": True,
        "points": [
            {
                "values": {"North": 60.0, "South": 30.5},
                "others": {"Coast": [0.0, 1 / 3]},
                "packages": [
                    {"tariff": "low", "term": "5 years", "volume": 60},
                    {"tariff": "middle", "term": "5 years", "volume": 20},
                ],
                "n_packages": 7,
            }
        ],
    }


def test_points_are_the_nearest_doubles() -> None:
    third = replace(DEAL, no_deal={"North": Fraction(100, 3), "South": None})
    assert forum_document(third)["no_deal"] == {"North": 100 / 3, "South": None}


def test_a_number_option_that_is_not_whole_is_a_double() -> None:
    half = replace(package()["volume"], id="0.5", number=Fraction(1, 2))
    point = Point(points(North=1), {}, ({"volume": half},), 1)
    found = forum_document(replace(DEAL, frontier=replace(DEAL.frontier, points=(point,))))
    assert found["frontier"]["points"][0]["packages"] == [{"volume": 0.5}]


def test_solutions_are_null_with_the_reason_beside_them() -> None:
    found = forum_document(several_solutions())
    assert found["solutions"]["nash"]["ties"] == 2
    assert found["solutions"]["nash"]["package"] == {"tariff": "low", "term": "5 years", "volume": 60}
    assert found["solutions"]["nash"]["values"] == {"North": 60.0, "South": 30.04}
    assert found["solutions"]["egalitarian"] is None
    assert found["why_null"] == {"egalitarian": "it does not apply"}
    assert set(forum_document(NONE)["why_null"]) == set(ALL_FOUR)


def test_under_a_majority_each_winning_set_has_its_solutions() -> None:
    sets: tuple[WinningSet, ...] = (winning("South", "Coast"), winning("East", "South", solved=False))
    found = forum_document(replace(MAJORITY, winning_sets=sets))
    assert found["rule"] == {"kind": "majority", "threshold": 2}
    assert [entry["seats"] for entry in found["winning_sets"]] == [["South", "Coast"], ["East", "South"]]
    assert found["n_winning_sets"] == 3
    assert found["winning_sets"][0]["solutions"]["nash"]["package"]["tariff"] == "high"
    assert found["winning_sets"][1]["solutions"]["nash"] is None
    assert set(found["winning_sets"][1]["why_null"]) == set(ALL_FOUR)


def test_who_is_outvoted_stands_with_each_winning_set() -> None:
    worth = {"East": Outvoted(None, (1, 3), accepts=False)}
    sets = (replace(winning("South", "Coast"), outvoted=worth), winning("East", "South", solved=False))
    first, second = forum_document(replace(MAJORITY, winning_sets=sets))["winning_sets"]
    assert first["outvoted"] == {"East": {"values": None, "red_lines": [1, 3], "accepts": False}}
    assert second["outvoted"] == {}


def test_conflicts_and_corrections_are_lists_of_demand_names() -> None:
    found = forum_document(blocked())
    assert found["conflicts"] == [
        ["South: no deal"],
        ["North: red line 1", "South: red line 1"],
        ["North: red line 2", "North/Cabinet: no deal", "North/Lower House: red line 1"],
        ["North: red line 1", "South: no deal"],
    ]
    assert found["corrections"][:2] == [["North: red line 2"], ["South: no deal"]]
    assert found["correction_costs"][1] == {"demands": ["South: no deal"], "points": 4.5, "most": 4.5}
    assert found["obstacles_complete"] is False


def test_drafts_have_ranges_and_what_would_better_them() -> None:
    found = forum_document(accepted_draft())["drafts"]["treaty"]
    assert found["values"] == {"North": [60.0, 60.0], "South": [31.0, 31.0]}
    assert found["acceptable_to"] == ["North", "South"]
    assert found["acceptable_jointly"] is True
    assert found["better"]["values"] == {"North": 70.0, "South": 31.0}
    crossed = forum_document(outsiders())["drafts"]["second"]
    assert crossed["crosses"] == {"Coast": [1, 2]}
    assert crossed["changes"] is None


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_result_is_ready_for_json(example: str) -> None:
    result = EXAMPLES[example].agreement
    if result is not None:
        found = agreement_document(result)
        assert json.loads(json.dumps(found, allow_nan=False)) == found

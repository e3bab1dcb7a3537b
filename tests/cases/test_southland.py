"""What `docs/cases/southland.md` promises of the teaching case."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from typing import Any

import pytest

ISSUES = ["tariff", "term", "inspectors", "volume"]


@pytest.fixture(scope="module")
def forums() -> dict[str, Any]:
    command = [sys.executable, "-m", "detente", "agreement", "southland", "--json"]
    run = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)["result"]["forums"]
    return found


def sets(demands: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(each) for each in demands}


def test_the_forums_stand_in_the_order_of_the_file(forums: dict[str, Any]) -> None:
    assert {name: (forum["seats"], forum["issues"]) for name, forum in forums.items()} == {
        "council": (["North", "South"], ISSUES),
        "commission": (["North", "South", "Coast"], ["tariff"]),
        "talks": (["North", "League"], ISSUES),
    }


def test_the_council_has_dozens_of_deals_and_few_of_them_on_the_table(forums: dict[str, Any]) -> None:
    assert forums["council"]["packages"] == 234
    zone = forums["council"]["zone"]
    assert (zone["packages"], zone["on_the_table"]["packages"]) == (34, 5)
    assert zone["exists"] is zone["on_the_table"]["exists"] is True


def test_without_the_ratifiers_more_would_be_a_deal(forums: dict[str, Any]) -> None:
    narrowing = forums["council"]["zone"]["narrowing"]
    assert narrowing[-1]["packages"] == 63


def test_the_council_has_a_rich_frontier(forums: dict[str, Any]) -> None:
    assert forums["council"]["frontier"]["size"] == 21
    points = forums["council"]["zone_frontier"]["points"]
    assert len(points) == forums["council"]["zone_frontier"]["size"] == 12
    assert points[0]["values"]["North"] == 79.5
    assert points[0]["values"]["South"] == pytest.approx(float(Fraction(2225, 72)))
    assert points[0]["others"]["Coast"] == [50, 50]
    assert points[-1]["values"]["North"] == 53
    assert points[-1]["values"]["South"] == pytest.approx(float(Fraction(725, 12)))


@pytest.mark.parametrize(
    ("solution", "package", "north", "south"),
    [
        ("nash", ["middle", "5 years", "neutral", 60], "57.5", "425/8"),
        ("kalai_smorodinsky", ["low", "5 years", "joint", 35], "60", "1525/36"),
        ("egalitarian", ["low", "5 years", "none", 40], "59", "775/18"),
        ("utilitarian", ["middle", "5 years", "neutral", 45], "53", "725/12"),
    ],
)
def test_the_four_solutions_of_the_council_all_differ(
    forums: dict[str, Any], solution: str, package: list[str | int], north: str, south: str
) -> None:
    found = forums["council"]["solutions"][solution]
    assert found["package"] == dict(zip(ISSUES, package, strict=True))
    assert found["values"]["North"] == pytest.approx(float(Fraction(north)))
    assert found["values"]["South"] == pytest.approx(float(Fraction(south)))
    assert found["ties"] == 0


def test_all_demands_of_the_council_can_be_met_at_once(forums: dict[str, Any]) -> None:
    assert forums["council"]["conflicts"] == forums["council"]["corrections"] == []


def test_no_deal_is_the_middle_of_its_range(forums: dict[str, Any]) -> None:
    assert forums["council"]["no_deal"] == {"North": 45, "South": 30}


def test_the_northern_draft_is_acceptable_to_its_author_only(forums: dict[str, Any]) -> None:
    northern = forums["council"]["drafts"]["northern"]
    assert northern["values"] == {"North": [86, 86], "South": [3.125, 3.125]}
    assert northern["red_lines"] == {"North": [], "South": [1]}
    assert northern["acceptable_to"] == ["North"]
    assert northern["acceptable_jointly"] is False


def test_the_southern_draft_leaves_room_for_a_deal(forums: dict[str, Any]) -> None:
    southern = forums["council"]["drafts"]["southern"]
    assert southern["values"]["North"] == [42.5, 82.5]
    assert southern["values"]["South"] == [pytest.approx(float(Fraction(625, 24))), 46.875]
    assert southern["acceptable_to"] == ["North", "South"]
    assert southern["acceptable_jointly"] is True


def test_the_commission_outvotes_north_even_across_its_red_line(forums: dict[str, Any]) -> None:
    commission = forums["commission"]
    assert (commission["packages"], commission["zone"]["packages"]) == (3, 2)
    tariffs = {point["packages"][0]["tariff"] for point in commission["zone_frontier"]["points"]}
    assert tariffs == {"middle", "high"}
    assert commission["solutions"]["nash"] is None
    assert commission["drafts"] == {}


def test_no_tariff_meets_norths_ratifiers_or_both_north_and_coast(forums: dict[str, Any]) -> None:
    assert sets(forums["commission"]["conflicts"]) == {
        frozenset({"North/Cabinet: no deal"}),
        frozenset({"North/Lower House: no deal"}),
        frozenset({"North/Upper House: no deal"}),
        frozenset({"North: no deal", "Coast: no deal"}),
    }


def test_the_talks_with_the_league_have_no_deal(forums: dict[str, Any]) -> None:
    talks = forums["talks"]
    assert (talks["zone"]["exists"], talks["zone"]["packages"]) == (False, 0)
    assert talks["zone"]["on_the_table"]["exists"] is False
    assert talks["solutions"]["utilitarian"] is None


def test_why_the_talks_fail(forums: dict[str, Any]) -> None:
    cabinet, house = "North/Cabinet: no deal", "North/Lower House: no deal"
    short, inspected = "North/Lower House: red line 1", "North: red line 2"
    shore, fees = "Coast: red line 1", "Coast: no deal"
    assert sets(forums["talks"]["conflicts"]) == {
        frozenset({cabinet, inspected, shore}),
        frozenset({cabinet, short, shore}),
        frozenset({cabinet, short, fees}),
        frozenset({house, inspected, shore, fees}),
        frozenset({house, short, shore, fees}),
    }


def test_any_one_of_five_demands_dropped_opens_the_talks(forums: dict[str, Any]) -> None:
    assert sets(forums["talks"]["corrections"]) == {
        frozenset({"North: red line 2"}),
        frozenset({"North/Cabinet: no deal"}),
        frozenset({"North/Lower House: no deal"}),
        frozenset({"Coast: red line 1"}),
        frozenset({"Coast: no deal"}),
    }

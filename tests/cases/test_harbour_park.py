"""What `docs/cases/harbour-park.md` promises of the shipped case beyond its authors' figures."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

SEATS = ["Developer", "Tourism", "Mayor", "Cities", "Union", "Environment"]


@pytest.fixture(scope="module")
def forums() -> dict[str, Any]:
    command = [sys.executable, "-m", "detente", "agreement", "harbour-park", "--json"]
    run = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)["result"]["forums"]
    return found


def test_all_six_sit_where_everyone_must_agree(forums: dict[str, Any]) -> None:
    assert forums["everyone"]["seats"] == SEATS
    assert forums["licence"]["seats"] == ["Developer", "Tourism", "Locals"]


def test_without_minima_most_packages_cannot_be_bettered_for_all_six(forums: dict[str, Any]) -> None:
    assert forums["everyone"]["frontier"]["size"] == 481


def test_nothing_on_the_table_is_a_deal(forums: dict[str, Any]) -> None:
    for forum in forums.values():
        assert forum["zone"]["on_the_table"]["exists"] is False
        assert forum["zone"]["on_the_table"]["packages"] == 0


@pytest.mark.parametrize(
    ("solution", "package", "values"),
    [
        (
            "nash",
            ["mixed", "improve", "one to one", "2 billion", "300 million"],
            [57, 81, 54, 48, 71, 77],
        ),
        (
            "kalai_smorodinsky",
            ["mixed", "improve", "one to one", "2 billion", "300 million"],
            [57, 81, 54, 48, 71, 77],
        ),
        (
            "egalitarian",
            ["mixed", "improve", "open", "3 billion", "300 million"],
            [70, 70, 52, 34, 56, 77],
        ),
        (
            "utilitarian",
            ["mixed", "improve", "two to one", "2 billion", "150 million"],
            [57, 76, 63, 35, 83, 77],
        ),
    ],
)
def test_solutions_of_all_six(
    forums: dict[str, Any], solution: str, package: list[str], values: list[int]
) -> None:
    found = forums["everyone"]["solutions"][solution]
    assert list(found["package"].values()) == package
    assert found["values"] == dict(zip(SEATS, values, strict=True))
    assert found["ties"] == 0


def test_the_developer_can_get_more_under_the_licence_than_from_all_six(forums: dict[str, Any]) -> None:
    best = {
        name: max(point["values"]["Developer"] for point in forum["zone_frontier"]["points"])
        for name, forum in forums.items()
    }
    assert best == {"everyone": 70, "licence": 77}


def test_the_opening_draft_pleases_the_developer_and_the_mayor_alone(forums: dict[str, Any]) -> None:
    assert forums["everyone"]["drafts"]["opening"]["acceptable_to"] == ["Developer", "Mayor"]
    assert forums["licence"]["drafts"]["opening"]["acceptable_to"] == ["Developer"]

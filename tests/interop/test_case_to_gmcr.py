"""What a `.gmcr` file says of a case, and what is told to be left out of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from detente.casefile import read_case
from detente.errors import LensUnavailable, TooLarge
from detente.interop import case_to_gmcr

CASE = """\
title: A pipe
note: as of March
parties: {North: Northland, South: Southland, East: Eastland}
actions:
  South: {close: {name: Close the pipe, irreversible: made}}
  North: {sue: Sue, ship: {name: Ship by sea, irreversible: withdrawn}}
impossible: [South.close and (North.sue or North.ship)]
prefers:
  North: [South.close iff North.sue, North.ship if South.close, South.close or not South.close]
"""


def converted(text: str) -> tuple[dict[str, Any], list[str]]:
    found = case_to_gmcr(read_case(text.encode(), "pipe.yaml").case)
    return json.loads(found.text), list(found.notes)


def test_a_case_in_full() -> None:
    document, notes = converted(CASE)
    assert document == {
        "title": "A pipe",
        "description": "as of March",
        "options": [
            {"name": "Close the pipe", "permittedDirection": "fwd"},
            {"name": "Sue", "permittedDirection": "both"},
            {"name": "Ship by sea", "permittedDirection": "back"},
        ],
        "decisionMakers": [
            {
                "name": "Southland",
                "options": [0],
                "preferences": [],
                "preferenceRanking": [[1, 2, 3, 4, 5]],
            },
            {
                "name": "Northland",
                "options": [1, 2],
                "preferences": [
                    {"compound": True, "members": [[[0, "Y"], [1, "Y"]], [[0, "N"], [1, "N"]]]},
                    {"compound": True, "members": [[[2, "Y"]], [[0, "N"]]]},
                    {"compound": True, "members": [[[0, "Y"]], [[0, "N"]]]},
                ],
                "preferenceRanking": [[1, 4], [3, 5], 2],
            },
        ],
        "infeasibles": [[[0, "Y"], [1, "Y"]], [[0, "Y"], [2, "Y"]]],
        "useManualPreferenceRanking": False,
    }
    assert notes == [
        "Left out, with neither actions nor preferences: Eastland.",
        "Without preferences in the case, so that all states tie: Southland.",
    ]


def test_each_judgment_that_becomes_another_is_named() -> None:
    uncertain = (
        CASE
        + "  South: [[North.sue, North.ship], {holds: North.sue, sure: 40}, {holds: North.ship, sure: 60}]\n"
    )
    _, notes = converted(uncertain)
    assert notes[1:] == [
        "In the order in which the group is written: prefers.South[1].",
        "Taken as certain: prefers.South[3].",
        "Left out, as more likely not to hold: prefers.South[2].",
    ]


def test_weights_become_a_ranking_that_decides_for_all() -> None:
    document, notes = converted(CASE + "  South: {weights: {North.sue: 1..3, North.ship: -5}}\n")
    assert document["useManualPreferenceRanking"] is True
    assert document["decisionMakers"][0]["preferenceRanking"] == [3, [1, 2], 5, 4]
    assert document["decisionMakers"][1]["preferences"]
    assert notes[-1] == (
        "Written as a ranking of the 5 possible states, ranges at their central values: Southland."
    )


def test_what_a_file_has_no_place_for_is_named() -> None:
    more = """\
status quo: []
states: {closed: South.close}
worth: {North: {closed: 10, otherwise: 40}}
threats: {closure: {by: South, if: North.sue, then: [South.close]}}
"""
    assert (
        "Left out, for a .gmcr file has no place for them: status quo, names of states, worth, threats."
        in converted(CASE + more)[1]
    )


def test_a_case_without_actions_has_nothing_to_hold() -> None:
    with pytest.raises(LensUnavailable, match="no `actions`") as raised:
        converted("parties: {North: Northland}\n")
    assert raised.value.hint


def test_a_ranking_of_too_many_states_is_refused_and_statements_are_not() -> None:
    many = ", ".join(f"a{number}: Do {number}" for number in range(30))
    case = f"parties: {{A: Aland}}\nactions: {{A: {{{many}}}}}\nprefers: {{A: {{}}}}\n"
    document, _ = converted(case.replace("A: {}", "A: [A.a1]"))
    assert document["decisionMakers"][0]["preferenceRanking"] == []
    with pytest.raises(TooLarge, match="4,194,304 states"):
        converted(case.replace("A: {}", "A: {weights: {A.a1: 1}}"))

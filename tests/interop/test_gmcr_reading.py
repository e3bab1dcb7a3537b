"""What is wrong with a `.gmcr` file is told at its place, all of it at once."""

from __future__ import annotations

import json
from typing import Any

import pytest

from detente.casefile import read_case
from detente.errors import CaseError, TooLarge
from detente.interop import gmcr_to_case

FILE = """\
{"options": [{"name": "Sue"}, {"name": "Close", "permittedDirection": "back"}],
 "decisionMakers": [
   {"name": "North", "options": [0], "preferences": [[[1, "N"]]]},
   {"name": "South", "options": [1],
    "preferences": [{"compound": true, "members": [[[0, "N"]], [[1, "Y"]]]}]}],
 "infeasibles": [[[0, "Y"], [1, "Y"]]]}
"""


def text_of(document: str) -> str:
    return gmcr_to_case(document.encode(), "some/quarrel.gmcr").text


def problems_of(document: str) -> list[str]:
    with pytest.raises(CaseError) as raised:
        text_of(document)
    assert raised.value.file == "some/quarrel.gmcr"
    return [f"{problem.line}:{problem.column}: {problem.text}" for problem in raised.value.problems]


def changed(old: str, new: str) -> str:
    assert old in FILE
    return FILE.replace(old, new)


def test_the_case_reads_as_a_person_would_have_written_it() -> None:
    assert (
        text_of(FILE)
        == """\
format: 1
title: quarrel

parties:
  North: North
  South: South

actions:
  North:
    Sue: Sue
  South:
    Close: {irreversible: withdrawn}

impossible:
  - North.Sue and South.Close

prefers:
  North:
    - not South.Close
  South:
    - not North.Sue or South.Close
"""
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"options": [0]', '"options": [0', "3:50: this is not JSON: expecting ',' delimiter"),
        ('"options": [1]', '"options": [0, 1]', "4:34: option 0 belongs to North already"),
        ('"options": [1]', '"options": [2]', "4:34: there is no option 2"),
        ('"options": [1]', '"options": ["1"]', "4:34: the number of an option is expected here"),
        ('"options": [1]', '"options": []', "1:31: no decision maker has option 1, so nobody could make it"),
        ('"back"', '"sideways"', '1:71: "sideways" is no direction'),
        ('[1, "N"]', '[9, "N"]', "3:56: there is no option 9"),
        ('[1, "N"]', '[1, "M"]', '3:59: an option with "Y" or "N"'),
        ('[1, "N"]', '[1, "N", 2]', '3:55: an option with "Y" or "N"'),
        ('[[[1, "N"]]]', "[[]]", "3:54: a condition names at least one option"),
        ('[[[1, "N"]]]', '[{"compound": true}]', "3:54: a compound has at least one member"),
        ('[[[1, "N"]]]', "7", "3:53: a list is expected here, not a number"),
        ('"name": "North", ', "", "3:4: the name of a decision maker is missing here"),
        ('{"name": "Sue"}', "null", "1:14: an option is an object, not null"),
        ('[[0, "Y"], [1, "Y"]]', '[[0, "Y"]], [[0, "N"]]', "6:17: with these, no state is possible at all"),
        ('"name": "Sue"', '"name": "Sue", "name": "Sue"', '1:30: "name" stands here twice'),
        ('"Sue"', r'"\ud800"', "1:23: half a character"),
    ],
)
def test_a_mistake_is_told_at_its_place(old: str, new: str, expected: str) -> None:
    assert problems_of(changed(old, new))[0].startswith(expected)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("", "1:1: the file is empty"),
        ("[]", "1:1: the file is an object, not a list"),
        ("{}", '1:1: "options" is missing here'),
        ('{"options": [], "decisionMakers": []}', "1:35: there is no decision maker here"),
        ("[" * 60 + "]" * 60, "1:51: this nests more than 50 levels deep"),
        ("[" * 100_000, "1:1: this nests more than 50 levels deep"),
        ("{" + '"a": 1' * 2, "1:8: this is not JSON: expecting ',' delimiter"),
        (f"[{'9' * 5_000}]", "1:1: the file is an object, not a list"),
    ],
)
def test_what_is_no_such_file_is_refused(document: str, expected: str) -> None:
    assert problems_of(document)[0] == expected


def test_all_mistakes_are_told_in_one_pass() -> None:
    wrong = (
        changed('"back"', '"up"').replace('[1, "N"]', '[1, "?"]').replace('[1, "Y"]]]}]}', '[5, "Y"]]]}]}')
    )
    assert [problem.partition(":")[0] for problem in problems_of(wrong)] == ["1", "3", "5"]


def ranked(ranking: Any, manual: bool = True) -> str:  # noqa: FBT001, FBT002 - the file's own flag
    document = json.loads(FILE)
    document["decisionMakers"][0]["preferenceRanking"] = ranking
    document["useManualPreferenceRanking"] = manual
    return json.dumps(document)


def test_a_ranking_names_states_by_their_number_among_the_possible_ones() -> None:
    case = read_case(text_of(ranked([2, [3, 1]])).encode(), "quarrel.yaml").case
    assert case.conflict is not None
    assert {name: set(state.made or ()) for name, state in case.conflict.states.items()} == {
        "state 1": set(),
        "state 2": {"North.Sue"},
        "state 3": {"South.Close"},
    }
    assert """
states:
  state 1: []
  state 2: [North.Sue]
  state 3: [South.Close]

prefers:
  North:
    ranking: [state 2, [state 3, state 1]]
""" in text_of(ranked([2, [3, 1]]))


def test_a_ranking_that_the_statements_give_as_well_is_written_as_statements() -> None:
    assert text_of(ranked([[2, 1], 3])) == text_of(FILE)


def test_a_ranking_does_not_count_where_statements_decide() -> None:
    assert text_of(ranked([3, 2, 1], manual=False)) == text_of(FILE)


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ([1, 2, 4], "there is no state 4: 3 are possible"),
        ([0, 1, 2], "there is no state 0"),
        ([1, [2, 1], 3], "state 1 stands in this ranking twice"),
        ([1, [[2]], 3], "the number of a state is expected here"),
        (["1"], "the number of a state is expected here"),
    ],
)
def test_a_ranking_of_other_states_is_refused(ranking: Any, expected: str) -> None:
    assert problems_of(ranked(ranking))[0].partition(": ")[2].startswith(expected)


def test_states_that_a_ranking_leaves_out_come_last_and_that_is_told() -> None:
    found = gmcr_to_case(ranked([3]).encode(), "quarrel.gmcr")
    assert "[state 3, [state 1, state 2]]" in found.text
    assert "The ranking of North leaves out 2 of 3 states; they come last, tied." in found.notes


def test_keys_that_are_not_understood_are_named() -> None:
    document = changed('"name": "Sue"', '"name": "Sue", "colour": 3').replace(
        '{"options"', '{"era": 1, "options"'
    )
    (note,) = gmcr_to_case(document.encode(), "quarrel.gmcr").notes
    assert "`era`, `options.colour`" in note


def test_a_case_that_no_case_file_can_hold_is_too_large() -> None:
    document = json.loads(FILE)
    document["decisionMakers"][0]["preferences"] = [
        {"compound": True, "members": [[[0, "Y"], [1, "N"]]] * 2_000}
    ]
    with pytest.raises(TooLarge, match="20,000 characters") as raised:
        text_of(json.dumps(document))
    assert raised.value.hint


def test_a_ranking_over_too_many_options_is_too_large() -> None:
    document = json.loads(FILE)
    document["options"] += [{"name": f"more {number}"} for number in range(30)]
    document["decisionMakers"][0]["options"] += list(range(2, 32))
    assert "more 29" in text_of(json.dumps(document))
    document["useManualPreferenceRanking"] = True
    document["decisionMakers"][0]["preferenceRanking"] = [1]
    with pytest.raises(TooLarge, match="4,194,304 states"):
        text_of(json.dumps(document))


@pytest.mark.parametrize(
    ("names", "ids", "called"),
    [
        (["order", "if"], ["option order", "option if"], ["order", "if"]),
        (["Sue", "Sue"], ["Sue", "Sue 2"], ["Sue", "Sue"]),
        (["Sue", "Sue 2", "Sue"], ["Sue", "Sue 2", "Sue 3"], ["Sue", "Sue 2", "Sue"]),
        (["a\tb", " c "], ["a b", "c"], ["a\tb", " c "]),
        (["", " "], ["option", "option 2"], ["option", "option 2"]),
        (["Stay and wait", "3.5"], ["Stay and wait", "3.5"], ["Stay and wait", "3.5"]),
    ],
)
def test_names_are_kept_and_told_apart(names: list[str], ids: list[str], called: list[str]) -> None:
    document = json.loads(FILE)
    document["options"] = [{"name": name} for name in names]
    document["decisionMakers"][0]["options"] = [0, 1, 2][: len(names)]
    document["decisionMakers"][1]["options"] = []
    case = read_case(text_of(json.dumps(document)).encode(), "quarrel.yaml").case
    assert case.conflict is not None
    assert list(case.conflict.actions) == [f"North.{name}" for name in ids]
    assert [action.name for action in case.conflict.actions.values()] == called

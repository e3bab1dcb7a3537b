"""Warnings on how parties judge states: conditions that say nothing, points against preferences."""

from __future__ import annotations

import io
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.casefile import read_case
from detente.casefile.library import find, shipped_cases
from detente.casefile.statespace import FEW_ACTIONS
from detente.model import ByStatements, holds
from tests.casefile.reading import CONFLICT, case_of, doubtful, read

if TYPE_CHECKING:
    from detente.model import Expression

BEFORE = CONFLICT + "impossible: [North.sue]\nstatus quo: []\n"
NEVER = "no possible state meets it"
ALWAYS = "every possible state meets it"
TAKEN = "entries before it take every state that meets it"


@pytest.mark.parametrize(
    ("worth", "expected"),
    [
        ("{South.tax: 1, South.close: 2, otherwise: 3}", []),
        (
            "{South.tax: 1, South.tax and South.close: 2}",
            [f'1:31: "South.tax and South.close" never decides: {TAKEN}'],
        ),
        ("{South.tax and not South.tax: 1}", [f'1:17: "South.tax and not South.tax" never decides: {NEVER}']),
        ("{North.sue: 1}", [f'1:17: "North.sue" never decides: {NEVER}']),
        (
            "{status quo: 1, not status quo: 2, South.tax: 3}",
            [f'1:51: "South.tax" never decides: {TAKEN}'],
        ),
    ],
)
def test_an_entry_of_worth_that_never_decides(worth: str, expected: list[str]) -> None:
    assert doubtful(f"worth: {{North: {worth}}}\n", BEFORE) == expected


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ("[South.tax, South.close, not South.tax]", []),
        ("[South.tax and North.sue, South.tax]", [f'1:29: "South.tax and North.sue" never decides: {NEVER}']),
        (
            "[South.tax, South.tax and South.close]",
            [f'1:40: "South.tax and South.close" never decides: {TAKEN}'],
        ),
        ("[South.tax, [South.close, status quo, South.tax]]", [f'1:66: "South.tax" never decides: {TAKEN}']),
        ("[[South.tax, South.tax and South.close], not South.tax]", []),
        ("[South.tax or not South.tax]", []),
    ],
)
def test_an_entry_of_a_ranking_that_never_decides(ranking: str, expected: list[str]) -> None:
    """What ties with another entry may be covered by it."""
    assert doubtful(f"prefers: {{North: {{ranking: {ranking}}}}}\n", BEFORE) == expected


@pytest.mark.parametrize(
    ("preference", "expected"),
    [
        ("[South.tax, not South.tax, South.tax]", []),
        ("[South.tax, North.sue]", [f'1:30: "North.sue" says nothing: {NEVER}']),
        ("[not North.sue]", [f'1:19: "not North.sue" says nothing: {ALWAYS}']),
        ("[South.tax if North.sue]", [f'1:19: "South.tax if North.sue" says nothing: {ALWAYS}']),
        ("[[South.tax, {holds: North.sue, sure: 20}]]", [f'1:39: "North.sue" says nothing: {NEVER}']),
        ("{weights: {South.tax: 3, North.sue: 1}}", [f'1:43: "North.sue" says nothing: {NEVER}']),
        (
            "{weights: {South.tax or not South.tax: 1}}",
            [f'1:29: "South.tax or not South.tax" says nothing: {ALWAYS}'],
        ),
    ],
)
def test_a_statement_or_weight_that_holds_in_every_state_or_none(
    preference: str, expected: list[str]
) -> None:
    assert doubtful(f"prefers: {{North: {preference}}}\n", BEFORE) == expected


@pytest.mark.parametrize(
    ("statement", "hint"),
    [
        ("North.sue", "compare it with `impossible`"),
        ("not North.sue", "compare it with `impossible`"),
        (
            "South.tax and not South.tax",
            "it contradicts itself; where one of several will do, write `or`",
        ),
        ("South.tax if South.tax", "it holds whatever anybody does: leave it out, or correct it"),
    ],
)
def test_what_says_nothing_is_told_with_the_reason(statement: str, hint: str) -> None:
    (warning,) = read(f"{BEFORE}prefers: {{North: [{statement}]}}\n").warnings
    assert warning.hint == hint


NAMED = """\
states:
  strike: [South.tax]
  blockade: [South.close]
  strike and blockade: [South.tax, South.close]
"""


@pytest.mark.parametrize(
    ("preference", "hint"),
    [
        ("{ranking: [strike and blockade]}", "quote the name: '\"strike and blockade\"'"),
        ('{ranking: ["strike and blockade"]}', "quote the name: '\"strike and blockade\"'"),
        ("[not (strike and blockade)]", "quote the name: 'not (\"strike and blockade\")'"),
        ("{ranking: ['\"strike and blockade\"']}", None),
        (
            "{ranking: [strike and South.close]}",
            "it contradicts itself; where one of several will do, write `or`",
        ),
    ],
)
def test_a_name_read_as_a_conjunction_is_to_be_quoted(preference: str, hint: str | None) -> None:
    warnings = read(f"{BEFORE}{NAMED}prefers: {{North: {preference}}}\n").warnings
    assert [warning.hint for warning in warnings] == ([] if hint is None else [hint])


def test_the_name_of_an_action_is_to_be_quoted_too() -> None:
    actions = "actions: {A: {go: x, 'go or stay': y}}\nstates: {stay: not A.go}\n"
    (warning,) = read(f"parties: {{A: x}}\n{actions}prefers: {{A: [A.go or stay]}}\n").warnings
    assert warning.hint == "quote the name: 'A.\"go or stay\"'"


ACTIONS = ("A.a", "A.b", "B.c", "B.d")
STATES = [dict(zip(ACTIONS, digits, strict=True)) for digits in product((False, True), repeat=4)]
FEW = "parties: {A: x, B: y}\nactions: {A: {a: x, b: x}, B: {c: x, d: x}}\n"
MANY = FEW.replace("d: x", f"d: x, {', '.join(f'n{number}: x' for number in range(FEW_ACTIONS))}")
"""Too many actions to list the states."""

texts = st.sampled_from(
    ["A.a", "B.d", "not A.a", "A.a and B.c", "A.b or not B.d", "B.c iff B.d", "A.a and not A.a", "B.d if B.d"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, min_size=1, max_size=5), st.lists(texts, max_size=2), st.sampled_from([FEW, MANY]))
def test_warnings_are_what_the_definitions_say(
    written: list[str], impossible: list[str], before: str
) -> None:
    conditions = [read_condition(text) for text in written]
    left = [
        state for state in STATES if not any(holds(read_condition(text), {}, state) for text in impossible)
    ]
    assume(left)
    head = f"impossible: [{', '.join(impossible)}]\nprefers:\n A:\n"
    entries = "".join(f"  - {text}\n" for text in written)
    truths = [[holds(condition, {}, state) for state in left] for condition in conditions]
    assert warned(f"{head}{entries}", before) == [
        place for place, truth in enumerate(truths) if len(set(truth)) == 1
    ]
    first = {truth.index(True) for truth in zip(*truths, strict=True) if True in truth}
    assert warned(f"{head}  ranking:\n{entries}", before) == [
        place for place in range(len(written)) if place not in first
    ]


def warned(snippet: str, before: str) -> list[int]:
    """Which entries at the end of a snippet are warned of, from 0."""
    head = before + snippet[: snippet.index("  - ")]
    return [warning.line - 1 - head.count("\n") for warning in read(before + snippet).warnings]


def read_condition(text: str) -> Expression:
    """The condition written in a text."""
    conflict = case_of(f"prefers: {{A: [{text}]}}\n", FEW).conflict
    assert conflict is not None
    preference = conflict.prefers["A"]
    assert isinstance(preference, ByStatements)
    return preference.groups[0][0].holds.expression


@pytest.mark.parametrize("name", [case.name for case in shipped_cases()])
def test_no_shipped_case_is_doubtful(name: str) -> None:
    assert read_case(*find(name, io.BytesIO())).warnings == ()


AGAINST = "1:9: of two states, North prefers one and gives more points to the other"


@pytest.mark.parametrize(
    ("prefers", "worth", "against"),
    [
        ("[South.tax]", "{South.tax: 2, otherwise: 1}", False),
        ("[South.tax]", "{South.tax: 1, otherwise: 2}", True),
        ("[South.tax]", "{South.tax: 1, otherwise: 1}", False),
        ("[South.tax]", "{North.sue: 5, otherwise: 1}", True),
        ("[{holds: South.tax, sure: 40}]", "{South.tax: 1, otherwise: 2}", False),
        ("[{holds: South.tax, sure: 50}]", "{South.tax: 1, otherwise: 2}", True),
        ("[South.tax, South.close]", "{South.tax: 3, South.close: 2, otherwise: 1}", False),
        ("[South.tax, South.close]", "{South.close: 3, South.tax: 2, otherwise: 1}", True),
        ("{weights: {South.tax: 2, South.close: -1}}", "{South.tax: 5, otherwise: 5}", False),
        ("{weights: {South.tax: 2, South.close: -1}}", "{South.close: 6, otherwise: 5}", True),
        ("{ranking: [South.tax, [South.close, North.sue]]}", "{South.tax: 5, South.close: 3}", False),
        ("{ranking: [South.tax, [South.close, North.sue]]}", "{South.tax: 5, South.close: 6}", True),
        ("{ranking: [South.tax]}", "{South.tax: 5, otherwise: 4..8}", True),
    ],
)
def test_worth_that_goes_against_preferences(prefers: str, worth: str, against: bool) -> None:  # noqa: FBT001
    snippet = f"worth: {{North: {worth}}}\nprefers: {{North: {prefers}}}\n"
    assert doubtful(snippet, CONFLICT) == ([AGAINST] if against else [])

"""Actions, what is impossible, the status quo, names for states."""

from __future__ import annotations

import pytest

from detente.model import Action
from tests.casefile.reading import CONFLICT, case_of, hints, wrong

PARTIES = "parties: {North: Northland, South: Southland}\n"


def test_actions_belong_to_a_party_and_stand_in_order_of_the_file() -> None:
    case = case_of(
        "actions:\n"
        "  South: {tax: Tax transit, close: {irreversible: made}}\n"
        "  North: {join: {name: Join the pact, irreversible: withdrawn}}\n",
        PARTIES,
    )
    assert case.conflict is not None
    assert list(case.conflict.actions.values()) == [
        Action("South.tax", "South", "Tax transit"),
        Action("South.close", "South", "close", "made"),
        Action("North.join", "North", "Join the pact", "withdrawn"),
    ]
    assert {"actions.South.close.irreversible", "actions.North.join.irreversible"} <= set(case.judgments)


def test_the_status_quo_is_the_actions_made_and_no_others() -> None:
    conflict = case_of("status quo: [North.sue, South.tax]\n", CONFLICT).conflict
    assert conflict is not None
    assert conflict.status_quo == frozenset({"North.sue", "South.tax"})
    conflict = case_of("status quo: {made: [], source: [], why: known}\n", CONFLICT).conflict
    assert conflict is not None
    assert conflict.status_quo == frozenset()


def test_without_the_section_there_is_no_status_quo() -> None:
    conflict = case_of("", CONFLICT).conflict
    assert conflict is not None
    assert conflict.status_quo is None
    assert case_of("", PARTIES).conflict is None


def test_a_named_state_is_a_condition_or_an_exact_state() -> None:
    snippet = """\
states:
  cut off: South.close
  calm: []
  both: {made: [South.tax], why: x}
  any: {holds: South.tax or cut off}
"""
    conflict = case_of(snippet, CONFLICT).conflict
    assert conflict is not None
    states = conflict.states
    assert list(states) == ["cut off", "calm", "both", "any"]
    assert [state.made for state in states.values()] == [None, set(), {"South.tax"}, None]
    texts = [state.condition.text if state.condition else None for state in states.values()]
    assert texts == ["South.close", None, None, "South.tax or cut off"]


def test_impossible_conditions_may_tell_their_source() -> None:
    case = case_of("impossible: [South.tax and South.close, {never: North.sue, why: no court}]\n", CONFLICT)
    assert case.conflict is not None
    assert [condition.text for condition in case.conflict.impossible] == [
        "South.tax and South.close",
        "North.sue",
    ]
    assert case.judgments["impossible[2]"].grounds.why == "no court"


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("actions: {X: {a: b}}", ['1:11: unknown party "X"']),
        ("actions: {North: [a]}", ["1:18: a mapping is expected here, not a list"]),
        (
            "actions: {North: {zone: c}}",
            ['1:19: "zone" cannot be the name of an action: it means something of its own'],
        ),
        ("actions: {North: {a: {nam: x}}}", ['1:23: unknown key "nam"']),
        (
            "actions: {North: {a: {irreversible: maybe}}}",
            ['1:37: "maybe" is not what can be irreversible'],
        ),
        (
            "actions: {North: {a: b, c, d: e}}",
            ["1:26: the name of an action, or a mapping, is expected here, and nothing is written"],
        ),
    ],
)
def test_an_action_that_is_wrong(snippet: str, expected: list[str]) -> None:
    assert wrong(snippet + "\n", PARTIES) == expected


def test_two_actions_cannot_be_called_alike() -> None:
    parties = "parties: {A: x, A.b: y}\n"
    assert wrong("actions: {A: {b.c: one}, A.b: {c: other}}\n", parties) == [
        "1:32: a second action is called A.b.c"
    ]


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("impossible: South.tax", ["1:13: a list of conditions is expected here, not a text"]),
        ("impossible: [{nevr: South.tax}]", ['1:14: "never" is missing here', '1:15: unknown key "nevr"']),
        ("impossible: [South.tax, not South.tax]", ["1:25: with this, no state is possible at all"]),
        ("impossible: [South.tax or not South.tax]", ["1:14: with this, no state is possible at all"]),
        (
            "impossible: [South.tax, North.sue, North.sue iff South.tax]",
            ["1:36: with this, no state is possible at all"],
        ),
        (
            "impossible: [South.tax]\nstatus quo: [South.tax]",
            ["2:13: the status quo is impossible: impossible[1] rules it out"],
        ),
        (
            "impossible: [South.tax, cut off]\nstatus quo: [South.close]\nstates: {cut off: South.close}",
            ["2:13: the status quo is impossible: impossible[2] rules it out"],
        ),
        ("impossible: [North.sue and not South.tax]\nstatus quo: [South.tax]", []),
        ("status quo: South.tax", ["1:13: a list of the actions made is expected here, not a text"]),
        (
            "status quo: [not South.tax]",
            ["1:14: only actions that are made stand here; what is left out is not made"],
        ),
        ("status quo: [South.taxx]", ['1:20: unknown action of South "taxx"']),
        ("status quo: [tax]", ['1:14: unknown state "tax"']),
        ("states: {a: b, b: a}", ["1:10: these names go round in a circle: a needs b needs a"]),
        ("states: {a: a}", ["1:10: these names go round in a circle: a needs a"]),
        (
            "states: {a: b, c: d or a, d: [c], b: not a}",
            [
                "1:10: these names go round in a circle: a needs b needs a",
                "1:16: these names go round in a circle: c needs d needs c",
            ],
        ),
        ("states: {tax: South.tax, close: South.close or tax}", []),
        ("states: {a: {holds: South.tax, made: []}}", ["1:13: a named state gives either `holds` or `made`"]),
        (
            "states: {a: [South.tax, not South.close]}",
            ["1:25: only actions that are made stand here; what is left out is not made"],
        ),
        (
            "states: {status quo: South.tax}",
            ['1:10: "status quo" cannot be the name of a state: it means something of its own'],
        ),
        (
            "states: {a: tariff = low}",
            ["1:13: this speaks of actions and states only, not of issues"],
        ),
    ],
)
def test_states_that_are_wrong(snippet: str, expected: list[str]) -> None:
    assert wrong(snippet + "\n", CONFLICT) == expected


def test_what_rules_out_the_status_quo_is_shown() -> None:
    snippet = "impossible: [South.tax and not North.sue]\nstatus quo: [South.tax]\n"
    assert hints(snippet, CONFLICT) == ["impossible: South.tax and not North.sue"]


def test_states_of_many_actions_are_checked_too() -> None:
    """Sixteen actions make 65,536 states: a solver answers in place of a list of them."""
    actions = ", ".join(f"a{n}: b" for n in range(16))
    parties = f"parties: {{A: x}}\nactions: {{A: {{{actions}}}}}\n"
    chain = ", ".join(f"A.a{n} and not A.a{n + 1}" for n in range(15))
    assert wrong(f"impossible: [{chain}]\n", parties) == []
    assert wrong(f"impossible: [{chain}, not A.a0]\n", parties) == []
    told = wrong(f"impossible: [{chain}, not A.a0, A.a15]\n", parties)
    assert [place.partition(": ")[2] for place in told] == ["with this, no state is possible at all"]

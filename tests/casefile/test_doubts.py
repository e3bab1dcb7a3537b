"""Warnings: what is doubtful about a case, though not wrong."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.casefile.consistency import Comparison
from detente.casefile.satisfiable import SolvedStates
from detente.casefile.statespace import FEW_ACTIONS, ListedStates, space_of
from detente.model import ActionMade, And, ByRanking, ByStatements, If, Iff, Not, Or, holds
from tests.casefile.reading import TALKS, case_of, doubtful

if TYPE_CHECKING:
    from detente.model import Conflict, Expression

CITED = f"source: daily\n{TALKS}"
EVERY = "every package crosses this red line of North, so no deal is possible"
NONE = "no package crosses this red line of North"
BEST = "tariff: {weight: 1, best first: [low, middle, high]}"


@pytest.mark.parametrize(
    ("never", "expected"),
    [
        ("tariff = high", []),
        ("tariff > high", [NONE]),
        ("volume > 60", [NONE]),
        ("tariff = low and not tariff < high", [NONE]),
        ("tariff >= low", [EVERY]),
        ("volume <= 30 or volume > 22.5", [EVERY]),
        ("term = 5 years iff term != 15 years", [EVERY]),
        ("volume < 30 or volume > 32.5", []),
    ],
)
def test_a_red_line_that_no_or_every_package_crosses(never: str, expected: list[str]) -> None:
    told = doubtful(f"wants:\n North:\n  red lines: [{{never: {never}}}]\n", CITED)
    assert told == [f"3:15: {text}" for text in expected]


def test_a_ratifiers_red_line_is_doubted_too() -> None:
    snippet = "approval: {Coast: {ratifiers: {House: {red lines: [{never: tariff > high}]}}}}\n"
    assert doubtful(snippet, CITED) == ["1:52: no package crosses this red line of House"]


def test_an_issue_with_nothing_on_the_table() -> None:
    issues = "".join(f"  {name}: {{options: [a, b]}}\n" for name in ("p", "q", "r", "s", "t"))
    snippet = f"""\
parties: {{A: x}}
issues:
{issues}drafts: {{d: {{package: {{p: a}}}}}}
record:
- {{date: 2024, who: A, does: demands, about: {{q: a}}}}
- {{date: 2024, who: A, does: refuses, about: {{r: a}}}}
- {{date: 2024, who: A, does: agrees, about: {{s: [b, a]}}}}
"""
    assert doubtful(snippet) == ["5:3: no option of r is on the table", "7:3: no option of t is on the table"]


def test_a_forum_that_cannot_be_computed_for_want_of_today() -> None:
    snippet = f"""\
wants: {{North: {{{BEST}}}}}
drafts: {{d: {{package: {{tax: a, toll: b}}}}}}
forums:
  all: {{seats: [North]}}
  some: {{seats: [North], issues: [tariff, tax]}}
"""
    before = CITED + "  tax: {options: [a, b]}\n  toll: {options: [a, b]}\n"
    assert doubtful(snippet, before) == [
        "5:3: some cannot be computed: it does not treat toll, which has no `today`"
    ]


def test_sources_on_which_nothing_rests() -> None:
    snippet = """\
parties: {A: x}
sources: {a: one, b: two, c: three, d: four, e: five}
actions: {A: {go: x}}
people: {P: {source: b}}
record:
- {date: 2024, who: c, does: says, disputed: d ¶3}
"""
    assert doubtful(snippet) == [
        "2:11: nothing rests on the source a",
        "2:46: nothing rests on the source e",
    ]


@pytest.mark.parametrize(("no_deal", "warnings"), [("450", 1), ("90..450", 0), ("100", 0), ("101", 1)])
def test_no_deal_that_no_package_can_reach(no_deal: str, warnings: int) -> None:
    found = doubtful(f"wants: {{North: {{{BEST}, no deal: {no_deal}}}}}\n", CITED)
    assert found == ["1:80: no package can be worth this much to North: values go to 100"] * warnings


def test_no_deal_from_a_conflict_that_says_nothing_of_the_party() -> None:
    snippet = f"wants: {{North: {{{BEST}, no deal: {{from: conflict}}}}}}\n"
    told = "1:80: North takes its no deal from the conflict, and `worth` says nothing of North"
    assert doubtful(snippet, CITED) == [told]
    assert doubtful(f"{snippet}worth: {{North: {{otherwise: 3}}}}\n", CITED) == []


def test_places_that_do_not_rise_with_the_order() -> None:
    issue = "issues: {x: {today: a, options: {a: {at: 50}, b: c, d: {at: 20}}}}\n"
    assert doubtful(f"parties: {{A: x}}\n{issue}") == [
        "2:33: the places of these options do not rise in their order"
    ]


def test_a_case_without_doubts_has_no_warnings() -> None:
    assert doubtful(f"wants: {{North: {{{BEST}, red lines: [{{never: tariff = high}}]}}}}\n", CITED) == []


ACTIONS = ("A.a", "A.b", "B.c", "B.d")
STATES = [dict(zip(ACTIONS, digits, strict=True)) for digits in product((False, True), repeat=4)]

conditions: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from(ACTIONS).map(ActionMade),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=0, max_size=3).map(tuple).map(And),
        st.lists(inner, min_size=0, max_size=3).map(tuple).map(Or),
        st.builds(If, inner, inner),
        st.builds(Iff, inner, inner),
    ),
    max_leaves=8,
)


@given(conditions, conditions)
def test_both_kinds_of_space_answer_by_the_definitions(one: Expression, other: Expression) -> None:
    both = any(holds(one, {}, state) and holds(other, {}, state) for state in STATES)
    but = any(holds(one, {}, state) and not holds(other, {}, state) for state in STATES)
    for space in (ListedStates(ACTIONS), SolvedStates()):
        first, second = space.where(one), space.where(other)
        assert space.some(space.both(first, second)) is both
        assert space.some(space.but(first, second)) is but
        assert space.some(space.everything) is True


def test_listed_states_are_numbered_by_the_actions_they_make() -> None:
    space = ListedStates(ACTIONS)
    for position, action in enumerate(ACTIONS):
        states = space.where(ActionMade(action))
        assert [bool(states >> state & 1) for state in range(16)] == [
            bool(state >> position & 1) for state in range(16)
        ]


def test_many_actions_are_not_listed() -> None:
    names = [f"A.a{number}" for number in range(FEW_ACTIONS + 1)]
    assert isinstance(space_of(names[:-1]), ListedStates)
    assert isinstance(space_of(names), SolvedStates)


DRAWN = "parties: {A: x, B: y}\nactions: {A: {a: x, b: x}, B: {c: x, d: x}}\n"
texts = st.sampled_from([*ACTIONS, "not A.a", "A.a and B.c", "A.b or not B.d", "B.c iff B.d"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(texts, min_size=1, max_size=4, unique=True),
    st.dictionaries(texts, st.integers(0, 4), max_size=3),
    st.sampled_from(["statements", "ranking", "weights"]),
    st.integers(0, 4),
    st.lists(texts, max_size=1),
)
def test_opposed_is_what_the_definitions_say(
    prefers: list[str], worth: dict[str, int], way: str, otherwise: int, impossible: list[str]
) -> None:
    weights = ", ".join(f"{text}: {3 - place}" for place, text in enumerate(prefers))
    written = {
        "statements": f"[{', '.join(prefers)}]",
        "ranking": f"{{ranking: [{', '.join(prefers)}]}}",
        "weights": f"{{weights: {{{weights}}}}}",
    }[way]
    points = ", ".join(f"{text}: {value}" for text, value in worth.items())
    conflict = case_of(
        f"impossible: [{', '.join(impossible)}]\nprefers: {{A: {written}}}\n"
        f"worth: {{A: {{{points}{', ' if points else ''}otherwise: {otherwise}}}}}\n",
        DRAWN,
    ).conflict
    assert conflict is not None
    space = ListedStates(list(conflict.actions))
    possible = space.everything
    for condition in conflict.impossible:
        possible = space.but(possible, space.where(condition.expression))
    found = Comparison(space, possible).opposed(conflict.prefers["A"], conflict.worth["A"])
    left = [state for state in STATES if not any(holds(c.expression, {}, state) for c in conflict.impossible)]
    assert found is any(
        rank(conflict, one) > rank(conflict, other) and points_of(conflict, one) < points_of(conflict, other)
        for one in left
        for other in left
    )


def rank(conflict: Conflict, state: dict[str, bool]) -> tuple[float, ...]:
    """How well a party likes a state: larger is better."""
    preference = conflict.prefers["A"]
    if isinstance(preference, ByStatements):
        return tuple(
            float(holds(one.holds.expression, {}, state)) for group in preference.groups for one in group
        )
    if isinstance(preference, ByRanking):
        tiers = [any(holds(c.expression, {}, state) for c in tier) for tier in preference.tiers]
        return (-float((*tiers, True).index(True)),)
    return (float(sum(points.central for c, points in preference.points if holds(c.expression, {}, state))),)


def points_of(conflict: Conflict, state: dict[str, bool]) -> float:
    """What a state is worth: the first entry that holds decides."""
    worth = conflict.worth["A"]
    assert worth.otherwise is not None
    held = (points.central for condition, points in worth.entries if holds(condition.expression, {}, state))
    return float(next(held, worth.otherwise.central))

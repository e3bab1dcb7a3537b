"""What the pages of the published conflicts promise of their case files: states, rankings, status quo.

Equilibria stand in `tests/literature`.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from detente import load
from detente.model import ByRanking, ByStatements
from detente.model.expression import holds
from tests.cli.command import printed_document

if TYPE_CHECKING:
    from detente.model import Conflict

CONFLICTS = ("prisoners-dilemma", "chicken", "elmira", "cuba-1962", "korea-2017", "climate-treaty")

State = dict[str, bool]


def conflict_of(name: str) -> Conflict:
    found = load(name).conflict
    assert found is not None
    return found


def possible(conflict: Conflict) -> list[State]:
    """The possible states, ascending: the first action of the file is the lowest digit."""
    every = product((False, True), repeat=len(conflict.actions))
    states = [dict(zip(conflict.actions, reversed(digits), strict=True)) for digits in every]
    return [
        state
        for state in states
        if not any(holds(rule.expression, {}, state) for rule in conflict.impossible)
    ]


def letters(state: State) -> str:
    """A state as the literature writes it: Y or N for each action, in the order of the file."""
    return "".join("NY"[made] for made in state.values())


def place(preference: ByStatements | ByRanking, state: State) -> tuple[bool, ...]:
    """Where a state stands with a party, larger is better: what holds of it, the most important first."""
    if isinstance(preference, ByStatements):
        return tuple(holds(each.holds.expression, {}, state) for group in preference.groups for each in group)
    return tuple(any(holds(each.expression, {}, state) for each in tier) for tier in preference.tiers)


def ranking(conflict: Conflict, party: str) -> str:
    """The possible states from the best to the worst; ties are joined by `=`."""
    preference = conflict.prefers[party]
    assert isinstance(preference, ByStatements | ByRanking)
    tiers: dict[tuple[bool, ...], list[str]] = {}
    for state in possible(conflict):
        tiers.setdefault(place(preference, state), []).append(letters(state))
    return " ".join("=".join(tiers[key]) for key in sorted(tiers, reverse=True))


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_published_conflict_is_valid_without_doubts_and_sourced_throughout(name: str) -> None:
    result = printed_document("check", name)["result"]
    assert result["warnings"] == []
    assert result["unsourced"] == []


@pytest.mark.parametrize(
    ("name", "states"),
    list(zip(CONFLICTS, (4, 4, 12, 12, 12, 32), strict=True)),
)
def test_a_conflict_has_as_many_possible_states_as_its_model(name: str, states: int) -> None:
    assert len(possible(conflict_of(name))) == states


@pytest.mark.parametrize(
    ("name", "party", "expected"),
    [
        ("prisoners-dilemma", "First", "NY YY NN YN"),
        ("prisoners-dilemma", "Second", "YN YY NN NY"),
        ("chicken", "First", "NY YY YN NN"),
        ("chicken", "Second", "YN YY NY NN"),
        (
            "elmira",
            "Ministry",
            "NNYNY NNYNN YNYNN YNYNY NYNNY NYNNN YYNNN YYNNY NNNYN=YNNYN=NNNYY=YNNYY",
        ),
        (
            "elmira",
            "Uniroyal",
            "NYNNN YNYNN YNYNY NYNNY NNNYN=YNNYN=NNNYY=YNNYY YYNNN NNYNN NNYNY YYNNY",
        ),
        (
            "elmira",
            "Local",
            "NNYNY NNYNN NYNNY NYNNN YNYNY YYNNY YNYNN YYNNN NNNYN=YNNYN=NNNYY=YNNYY",
        ),
        (
            "cuba-1962",
            "US",
            "NNYN NYYN YNYN YYYN NYNN YNNN YYNN NNNN YYNY YNNY NYNY NNNY",
        ),
        (
            "cuba-1962",
            "USSR",
            "NNNN NNYN NYYN NYNN YNYN YNNN YYYN YYNN YYNY YNNY NYNY NNNY",
        ),
        (
            "korea-2017",
            "US",
            "NNNY NNNN YNNY NYNY NNYY YNYN NNYN YNYY NYYY YNNN NYNN NYYN",
        ),
        (
            "korea-2017",
            "North",
            "NYYN NYYY NYNN NYNY NNNN NNYN NNYY YNYN YNNN YNYY NNNY YNNY",
        ),
    ],
)
def test_each_party_ranks_the_states_as_in_the_model(name: str, party: str, expected: str) -> None:
    assert ranking(conflict_of(name), party) == expected


def test_what_cannot_be_undone() -> None:
    found = {
        name: {
            action.id: action.irreversible
            for action in conflict_of(name).actions.values()
            if action.irreversible
        }
        for name in CONFLICTS
    }
    assert found == {
        "prisoners-dilemma": {},
        "chicken": {},
        "elmira": {"Ministry.modify": "made", "Uniroyal.delay": "withdrawn", "Uniroyal.abandon": "made"},
        "cuba-1962": {"US.strike": "made"},
        "korea-2017": {"US.strike": "made"},
        "climate-treaty": {},
    }


def test_the_games_have_no_status_quo_and_the_conflicts_have_one() -> None:
    assert {name: conflict_of(name).status_quo for name in CONFLICTS} == {
        "prisoners-dilemma": None,
        "chicken": None,
        "elmira": {"Uniroyal.delay"},
        "cuba-1962": frozenset(),
        "korea-2017": frozenset(),
        "climate-treaty": frozenset(),
    }


@pytest.mark.parametrize("name", ["cuba-1962", "korea-2017"])
def test_every_place_of_a_ranking_holds_exactly_one_state(name: str) -> None:
    """A name that can never hold would be a place without a state, and leave its state at the bottom."""
    for preference in conflict_of(name).prefers.values():
        assert isinstance(preference, ByRanking)
        places = [place(preference, state) for state in possible(conflict_of(name))]
        assert all(sum(each) == 1 for each in places)
        assert len(set(places)) == len(places) == len(places[0])

"""What walking away is worth where the conflict says it, and the deals that leaves."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from detente.agreement import agreement
from detente.agreement.document import agreement_document
from detente.agreement.result import ForumAgreement, NoSolution
from detente.analysis import analyze
from detente.casefile import read_case
from detente.errors import TooLarge
from detente.model import Endogenous, FromConflict
from tests.conflict_cases import random_conflict_case
from tests.oracles.conflicts import settling, worth_of
from tests.oracles.preferences import read_game
from tests.strategies import conflict_cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.analysis import Analysis
    from detente.model import Case

STRIKE = """
parties: {Union: Union, Firm: Firm}
issues: {pay: {options: [low, middle, high], today: low}}
wants:
  Union: {pay: {weight: 1, values: {low: 0, middle: 50, high: 100}}, no deal: {from: conflict}}
  Firm: {pay: {weight: 1, values: {low: 100, middle: 50, high: 0}}, no deal: 20}
actions: {Union: {strike: Strike}, Firm: {close: {name: Close down, irreversible: made}}}
prefers:
  Union: [not Firm.close, Union.strike]
  Firm: [not Union.strike, not Firm.close]
status quo: []
worth: {Union: {Union.strike: 60..80, otherwise: 10}}
"""
"""The union gains by a strike, and the firm does not close for it: the conflict settles there, worth 70."""


def analysis_of(text: str) -> Analysis:
    return analyze(read_case(text.encode(), "strike.yaml").case)


def deal(found: Analysis) -> bool:
    assert found.agreement is not None
    forum = found.agreement.forums["all"]
    assert isinstance(forum, ForumAgreement)
    return forum.zone.exists


def test_a_party_demands_what_it_has_where_the_conflict_settles() -> None:
    found = analysis_of(STRIKE)
    (settled,) = found.settled
    assert found.graph is not None
    assert found.graph.states.made_in(settled.state) == ("Union.strike",)
    assert settled.points("Union") == 70
    assert settled.points("Firm") is None
    no_deal = found.case.demands["Union"].no_deal
    assert isinstance(no_deal, Endogenous)
    assert [float(points) for points in (no_deal.central, no_deal.low, no_deal.high)] == [70, 60, 80]
    assert (no_deal.path, no_deal.worth) == ("wants.Union.no deal", "worth.Union.Union.strike")
    assert not deal(found)


def test_a_threat_that_moves_the_conflict_moves_the_zone() -> None:
    """If the firm would rather close than bear a strike, the union does not strike, and takes less."""
    firm = STRIKE.replace(
        "Firm: [not Union.strike, not Firm.close]", "Firm: [Firm.close if Union.strike, not Firm.close]"
    )
    found = analysis_of(firm)
    assert found.settled[0].points("Union") == 10
    assert deal(found)


def test_a_state_the_case_gives_no_points_for_leaves_the_demand_out() -> None:
    found = analysis_of(STRIKE.replace("Union.strike: 60..80, otherwise: 10", "not Union.strike: 10"))
    assert isinstance(found.case.demands["Union"].no_deal, FromConflict)
    assert found.agreement is not None
    forum = found.agreement.forums["all"]
    assert isinstance(forum, ForumAgreement)
    assert forum.no_deal == {"Union": None, "Firm": 20}
    nash = forum.solutions["nash"]
    assert isinstance(nash, NoSolution)
    assert nash.reason == "the `no deal` of Union is taken from the conflict, and is not known"


def test_without_a_conflict_the_demand_is_left_out() -> None:
    start, end = STRIKE.index("status quo"), STRIKE.index("worth")
    found = analysis_of(STRIKE[:start] + STRIKE[end:])
    assert found.settled == ()
    assert deal(found)


def test_each_state_is_one_for_all_parties_at_once() -> None:
    """Whoever moves first wins: the deal is another in each of two ends, and nothing is averaged."""
    text = STRIKE.replace("no deal: 20", "no deal: {from: conflict}").replace(
        "worth: {Union: {Union.strike: 60..80, otherwise: 10}}",
        "impossible: [Union.strike and Firm.close]\n"
        "worth: {Union: {Union.strike: 60, otherwise: 0}, Firm: {Firm.close: 60, otherwise: 0}}",
    )
    text = text.replace("Firm: [not Union.strike, not Firm.close]", "Firm: [Firm.close]")
    found = analysis_of(text)
    assert [state.points("Union") for state in found.settled] == [60, 0]
    assert [state.points("Firm") for state in found.settled] == [0, 60]
    assert list(found.by_state) == [state.state for state in found.settled]
    accepted = [
        [point.packages[0]["pay"].id for point in forum.zone_frontier.points]
        for each in found.by_state.values()
        for forum in each
        if isinstance(forum, ForumAgreement)
    ]
    assert accepted == [["high"], ["low"]]
    assert found.agreement == found.by_state[found.settled[0].state]


def test_too_many_different_no_deals_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.analysis.no_deal_from_conflict.MAX_AGREEMENTS", 0)
    found = analysis_of(STRIKE)
    assert found.agreement is None
    assert "limit" in found.not_run["agreement"]
    assert found.stability is not None


def test_a_lens_out_of_reach_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.stability.states.MAX_STATES", 2)
    found = analysis_of(STRIKE)
    assert found.stability is None
    assert "limit" in found.not_run["stability"]
    assert found.agreement is not None
    without = STRIKE[: STRIKE.index("issues")] + STRIKE[STRIKE.index("actions") :]
    with pytest.raises(TooLarge):
        analysis_of(without)


# Against brute force


def compare(document: dict[str, Any]) -> None:
    """The agreement for each state is that of a case with its points written in."""
    case = read(document)
    wants = document.get("wants", {})
    asking = [party for party, each in wants.items() if each.get("no deal") == {"from": "conflict"}]
    found, game = analyze(case), read_game(case)
    ends = settling(game, "seq") or []
    numbers = game.states
    assert [numbers[state.state] for state in found.settled] == ends
    for number, settled in zip(ends, found.settled, strict=True):
        assert {p: settled.points(p) for p in game.conflict.worth} == {
            p: worth_of(game, p, number) for p in game.conflict.worth
        }
        if not asking:
            assert found.by_state == {}
            continue
        written = deepcopy(document)
        for party in asking:
            points = worth_of(game, party, number)
            if points is not None:
                written["wants"][party]["no deal"] = str(float(points))
        expected, actual = agreement_document(agreement(read(written))), found.by_state[settled.state]
        assert agreement_document(actual) == expected


def read(document: dict[str, Any]) -> Case:
    return read_case(to_yaml(document).encode(), "random.yaml").case


@given(conflict_cases())
@settings(max_examples=150, deadline=None)
def test_every_no_deal_is_what_the_definition_says(document: dict[str, Any]) -> None:
    compare(document)


@pytest.mark.slow
def test_every_no_deal_is_what_the_definition_says_in_two_thousand_cases() -> None:
    for seed in range(2_000):
        compare(random_conflict_case(random.Random(seed)))

"""The oracle of settling, threats, promises and breaches agrees with conflicts worked out by hand."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from detente.casefile import read_case
from tests.conflict_cases import random_conflict_case
from tests.oracles.conflicts import Breach, Judged, breaches, promise, settling, threat
from tests.oracles.preferences import read_game
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.model import Case
    from tests.oracles.preferences import Game

ARMS = """
parties: {North: Northland, South: Southland}
actions: {North: {arm: Arm}, South: {arm: Arm, exercise: {name: Exercise, irreversible: made}}}
"""
"""States: 1 North arms, 2 South arms, 4 South exercises."""


def case_of(text: str) -> Case:
    return read_case(text.encode(), "case.yaml").case


def game_of(text: str) -> Game:
    return read_game(case_of(text))


# Settling

PRISONERS = ARMS + "prefers: {North: [not South.arm, North.arm], South: [not North.arm, South.arm]}\n"
CHASE = (
    ARMS
    + "prefers: {North: [North.arm iff South.arm], South: [South.exercise, not (North.arm iff South.arm)]}\n"
)


def test_a_status_quo_that_is_an_equilibrium_stays() -> None:
    """Neither arms where the other's answer counts; both do where it does not."""
    game = game_of(PRISONERS + "impossible: [South.exercise]\nstatus quo: []\n")
    assert settling(game, "seq") == [0]
    assert settling(game, "nash") == [3]


def test_an_equilibrium_out_of_reach_of_improvements_is_no_end() -> None:
    """Once North is armed South arms too: no improvement leads to peace, stable though it is."""
    game = game_of(PRISONERS + "impossible: [South.exercise]\nstatus quo: [North.arm]\n")
    assert game.graph.equilibria("seq") == [0, 3]
    assert settling(game, "seq") == [3]


def test_improvements_without_end_settle_where_they_go_round() -> None:
    """Once South exercises it never stops: the states before it can be left, the four after it cannot."""
    assert settling(game_of(CHASE + "status quo: []\n"), "nash") == [4, 5, 6, 7]


def test_without_a_status_quo_nothing_settles() -> None:
    assert settling(game_of(PRISONERS), "seq") is None


def test_all_equilibria_in_reach_are_ends() -> None:
    """Whoever moves first wins: both arming is impossible, and each gains by being the one."""
    game = game_of(
        ARMS + "impossible: [North.arm and South.arm, South.exercise]\nstatus quo: []\n"
        "prefers: {North: [North.arm], South: [South.arm]}\n"
    )
    assert settling(game, "seq") == [1, 2]


# Threats and promises

TRANSIT = """
parties: {North: Northland, South: Southland, Coast: Coastal Republic}
actions:
  North: {reroute: Ship by sea}
  South: {tax: Tax transit, close: Close the pipe}
status quo: []
"""
"""States: 1 North ships by sea, 2 South taxes, 4 South closes."""


def judge(section: str, south: str, commitment: str, more: str = "", north: str = "") -> Judged:
    """What one threat or promise comes to, with these preferences of South and North."""
    north = north or "[not South.close, North.reroute]"
    prefers = f"prefers:\n  North: {north}\n  South: {south}\n"
    game = game_of(TRANSIT + more + prefers + f"{section}:\n  it: {commitment}\n")
    if section == "threats":
        return threat(game, game.conflict.threats["it"])
    return promise(game, game.conflict.promises["it"])


CLOSURE = "{by: South, if: North.reroute, then: South.close}"


@pytest.mark.parametrize(
    ("south", "credible", "in_worlds"),
    [
        ("[not North.reroute, not South.close]", False, "none"),
        ("[South.close if North.reroute, not South.close]", True, "every"),
        ("[[South.close if North.reroute, not South.close]]", True, "some"),
        ("[[not South.close, South.close if North.reroute]]", False, "some"),
        ("[North.reroute]", False, "none"),
    ],
)
def test_a_threat_is_credible_where_carrying_it_out_is_better(
    south: str, *, credible: bool, in_worlds: str
) -> None:
    """For North, shipping by sea is better than not, and with the pipe closed it is not."""
    assert judge("threats", south, CLOSURE) == Judged(
        1, 0, 5, credible, in_worlds, by_steps=None, sufficient=True
    )


@pytest.mark.parametrize(
    ("north", "sufficient"),
    [
        ("[North.reroute, not South.close]", False),
        ("[not North.reroute, not South.close]", False),
        ("[not South.close if North.reroute, North.reroute]", True),
        # With the pipe closed as good as before is not better: it deters.
        ("[North.reroute and not South.close]", True),
    ],
)
def test_a_threat_suffices_where_what_tempts_no_longer_does(north: str, *, sufficient: bool) -> None:
    assert judge("threats", "[South.tax]", CLOSURE, north=north).sufficient is sufficient


def test_what_rests_on_an_impossible_state_is_unknown() -> None:
    closed = judge("threats", "[South.close]", CLOSURE, "impossible: [North.reroute and South.close]\n")
    assert closed == Judged(1, 0, None, None, None, None, None)
    never = judge("threats", "[South.close]", CLOSURE, "impossible: [North.reroute]\n")
    assert never == Judged(None, 0, None, None, None, None, None)


def test_a_threat_of_one_without_preferences_is_neither_credible_nor_not() -> None:
    of_others = judge("threats", "[South.tax]", "{by: Coast, if: North.reroute, then: South.close}")
    assert (of_others.credible, of_others.credible_worlds, of_others.sufficient) == (None, None, True)


BOTH = "{by: South, if: North.reroute, then: [South.tax, South.close]}"


@pytest.mark.parametrize(
    ("south", "more", "by_steps"),
    [
        ("[South.tax, South.close]", "", True),
        # Closing alone comes first: taxing first is no gain.
        ("[South.close, South.tax if South.close, not South.tax]", "", True),
        ("[South.close, South.tax if South.close]", "impossible: [South.close and not South.tax]\n", False),
        # Both together are best and each alone is worse than none.
        ("[South.tax iff South.close, South.tax]", "", False),
    ],
)
def test_a_threat_of_two_actions_may_be_credible_at_once_and_not_by_steps(
    south: str, more: str, *, by_steps: bool
) -> None:
    found = judge("threats", south, BOTH, more)
    assert (found.credible, found.by_steps) == (True, by_steps)


def test_a_promise_suffices_where_it_makes_a_step_pay_that_did_not() -> None:
    """South taxes while North ships by land; it promises to stop if North goes on, having stopped before."""
    offer = "{by: South, if: not North.reroute, then: not South.tax}"
    base = TRANSIT.replace("status quo: []", "status quo: [North.reroute, South.tax]")
    prefers = "prefers: {North: [not South.tax, North.reroute], South: [not North.reroute, South.tax]}\n"
    game = game_of(base + prefers + f"promises: {{it: {offer}}}\n")
    found = promise(game, game.conflict.promises["it"])
    assert found == Judged(2, 3, 0, credible=False, credible_worlds="none", by_steps=None, sufficient=True)


# Would it hold

TREATY = """
parties: {North: Northland, South: Southland}
issues:
  missiles:
    options:
      open: none
      frozen: {name: none is added, binds: not South.arm}
      banned: {name: none at all, binds: [not North.arm, not South.arm]}
wants:
  North: {missiles: {weight: 1, values: {open: 0, frozen: 20, banned: 50}}}
  South: {missiles: {weight: 1, values: {open: 0, frozen: 30, banned: 60}}}
actions: {North: {arm: Arm}, South: {arm: Arm}}
prefers: {North: [not South.arm, North.arm], South: [not North.arm, South.arm]}
status quo: [North.arm, South.arm]
worth:
  North: {North.arm and South.arm: 10, North.arm: 90, otherwise: 40}
  South: {South.arm: 70, otherwise: 0}
"""


def breach(low: int, high: int, *actions: str) -> Breach:
    """A breach by the party whose actions these are, with its gain."""
    return Breach(actions[0].partition(".")[0], frozenset(actions), (Fraction(low), Fraction(high)))


def found_breaches(text: str, option: int) -> list[Breach] | None:
    case = case_of(text)
    return breaches(read_game(case), case, yaml.load(text, Loader=yaml.BaseLoader), {"missiles": option})


def test_a_breach_pays_where_the_conflict_that_follows_is_worth_more_than_the_deal() -> None:
    """A breach of the ban is answered: both arm, worth 10 to North against 50, and 70 to South against 60."""
    assert found_breaches(TREATY, 2) == [breach(10, 10, "South.arm")]
    assert found_breaches(TREATY, 1) == [breach(40, 40, "South.arm")]
    assert found_breaches(TREATY, 0) == []


def test_what_is_irreversible_or_impossible_cannot_be_broken() -> None:
    """Where South cannot arm again it cannot answer either, so that now North gains."""
    withdrawn = TREATY.replace("South: {arm: Arm}}", "South: {arm: {irreversible: withdrawn}}}")
    assert found_breaches(withdrawn, 2) == [breach(40, 40, "North.arm")]
    assert found_breaches(TREATY + "impossible: [South.arm and not North.arm]\n", 2) == []


def test_without_worth_a_breach_is_listed_with_no_gain() -> None:
    nothing_known = TREATY.replace("South: {South.arm: 70, otherwise: 0}", "South: {not South.arm: 0}")
    assert found_breaches(nothing_known, 2) == [Breach("South", frozenset({"South.arm"}), None)]
    no_wants = TREATY.replace(
        "  South: {missiles: {weight: 1, values: {open: 0, frozen: 30, banned: 60}}}\n", ""
    )
    assert found_breaches(no_wants, 2) == [Breach("South", frozenset({"South.arm"}), None)]


def test_a_package_that_cannot_be_kept_has_no_breaches() -> None:
    """What it promises is impossible today, or nobody says what is done today."""
    assert found_breaches(TREATY + "impossible: [not North.arm and not South.arm]\n", 2) is None
    assert found_breaches(TREATY.replace("status quo: [North.arm, South.arm]\n", ""), 2) is None


def test_a_breach_may_turn_several_actions_and_settle_in_several_ways() -> None:
    """South answers a by x or by y, and b alone not at all: then North has less than by the deal."""
    text = """
parties: {North: Northland, South: Southland}
issues: {plants: {options: {closed: {name: both, binds: [not North.a, not North.b]}}}}
wants: {North: {plants: {weight: 1, values: {closed: 100}}}}
actions: {North: {a: {irreversible: made}, b: B}, South: {x: X, y: Y}}
impossible: [South.x and South.y]
prefers: {North: {ranking: []}, South: {ranking: [North.a and (South.x or South.y)]}}
status quo: [North.a]
worth: {North: {South.x and North.b: 160, South.x: 120, South.y: 90, otherwise: 0}}
"""
    case = case_of(text)
    found = breaches(read_game(case), case, yaml.load(text, Loader=yaml.BaseLoader), {"plants": 0})
    assert found == [
        breach(-10, 20, "North.a"),
        breach(-10, 60, "North.a", "North.b"),
    ]


# Random cases

SEEDS = range(300)


@pytest.fixture(scope="module")
def random_cases() -> list[tuple[dict[str, Any], Case]]:
    """Random documents with actions, each with the case that is read from it."""
    documents = [random_conflict_case(random.Random(seed)) for seed in SEEDS]
    return [(document, case_of(to_yaml(document))) for document in documents]


def test_random_conflicts_survive_being_written_and_read(
    random_cases: list[tuple[dict[str, Any], Case]],
) -> None:
    """What the writer writes a YAML reader gives back, and the case reader finds nothing wrong with it."""
    for document, case in random_cases:
        assert yaml.load(to_yaml(document), Loader=yaml.CBaseLoader) == document
        assert case.conflict is not None
        assert set(case.conflict.prefers) >= {action.party for action in case.conflict.actions.values()}


def test_random_conflicts_end_in_every_way(random_cases: list[tuple[dict[str, Any], Case]]) -> None:
    """Cases are no use for comparison if nearly all of them end alike."""
    ends = {"nowhere": 0, "status quo": 0, "one": 0, "several": 0, "round": 0}
    for _, case in random_cases:
        game = read_game(case)
        settled = settling(game, "nash")
        if settled is None:
            ends["nowhere"] += 1
        elif settled == [game.status_quo]:
            ends["status quo"] += 1
        elif not set(settled) <= set(game.graph.equilibria("nash")):
            ends["round"] += 1
        else:
            ends["one" if len(settled) == 1 else "several"] += 1
    assert min(ends.values()) > 4, ends


def test_random_commitments_and_packages_have_every_verdict(
    random_cases: list[tuple[dict[str, Any], Case]],
) -> None:
    seen: set[tuple[str, Any]] = set()
    for document, case in random_cases:
        game = read_game(case)
        found = [threat(game, one) for one in game.conflict.threats.values()]
        found += [promise(game, one) for one in game.conflict.promises.values()]
        for one in found:
            seen |= {("credible", (one.credible, one.credible_worlds)), ("by steps", one.by_steps)}
            seen.add(("sufficient", one.sufficient))
        packages = itertools.product(*(range(len(issue.options)) for issue in case.issues.values()))
        for options in packages if case.issues else ():
            broken = breaches(game, case, document, dict(zip(case.issues, options, strict=True)))
            seen.add(("breaches", None if broken is None else min(len(broken), 2)))
            for each in broken or ():
                seen.add(("gain", each.gain and (each.gain[0] > 0, each.gain[0] == each.gain[1])))
    credible = {(None, None), (True, "every"), (True, "some"), (False, "some"), (False, "none")}
    assert seen == {
        *(("credible", verdict) for verdict in credible),
        *(("by steps", verdict) for verdict in (None, True, False)),
        *(("sufficient", verdict) for verdict in (None, True, False)),
        *(("breaches", count) for count in (None, 0, 1, 2)),
        *(("gain", gain) for gain in (None, (True, True), (True, False), (False, False))),
    }

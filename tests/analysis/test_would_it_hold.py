"""Who would gain by breaking a deal: by the definitions, on random cases, and on a treaty by hand."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

import detente
from detente.agreement.result import ForumAgreement, NoSolution
from detente.analysis import analyze
from detente.analysis.would_it_hold import CONTRADICTED, IMPOSSIBLE, MAX_PROFILES, MAX_TURNED, Holding
from detente.casefile import read_case
from tests.conflict_cases import random_conflict_case
from tests.oracles.conflicts import breaches, draft_breaches
from tests.oracles.preferences import read_game
from tests.strategies import conflict_cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.analysis import Analysis
    from detente.model import Case, Option
    from tests.oracles.conflicts import Breach as Expected

TREATY = """
parties: {North: Northland, South: Southland}
issues:
  missiles:
    today: open
    options:
      open: as many as each likes
      frozen: {name: no new ones of the North, binds: [not North.arm]}
      banned: {name: none, binds: [not North.arm, not South.arm]}
  trade: {options: [closed, free], today: closed}
wants:
  North: {missiles: {weight: 1, values: {open: 0, frozen: 20, banned: 50}}, no deal: 10}
  South: {missiles: {weight: 1, values: {open: 0, frozen: 30, banned: 60}}, no deal: 10}
drafts:
  ban: {by: North, package: {missiles: banned, trade: closed}}
  peace: {by: South, package: {trade: free}}
actions: {North: {arm: Arm}, South: {arm: Arm}}
prefers:
  North: [not South.arm, North.arm]
  South: [South.arm]
status quo: [North.arm, South.arm]
worth:
  North: {South.arm: 10, otherwise: 90}
  South: {South.arm: 70, otherwise: 0}
"""
"""South arms whatever happens; North answers."""


def read(text: str) -> Case:
    return read_case(text.encode(), "treaty.yaml").case


def held(text: str) -> Mapping[str, Holding]:
    return analyze(read(text)).holds


def test_who_gains_by_a_breach_and_by_how_much() -> None:
    """A ban binds both. South arms, worth 70 to it where the ban is worth 60; North would lose by arming."""
    ban = held(TREATY)["draft.ban"]
    assert ban.promised == {"North.arm": False, "South.arm": False}
    (breach,) = ban.breaches
    assert (breach.by, breach.actions) == ("South", ("South.arm",))
    assert breach.gain == (Fraction(10), Fraction(10))
    assert breach.penalty == 10
    assert ban.blocked == (("South.arm",),)


def test_a_penalty_of_just_that_much_stops_it() -> None:
    assert held(TREATY.replace("South.arm: 70", "South.arm: 60"))["draft.ban"].breaches == ()
    (left,) = held(TREATY.replace("South.arm: 70", "South.arm: 61"))["draft.ban"].breaches
    assert left.penalty == 1


def test_an_action_that_cannot_be_turned_is_no_breach() -> None:
    withdrawn = TREATY.replace("South: {arm: Arm}", "South: {arm: {irreversible: withdrawn}}")
    assert [breach.by for breach in held(withdrawn)["draft.ban"].breaches] == ["North"]


def test_a_draft_stands_for_all_packages_that_complete_it() -> None:
    """Open on missiles: South is bound by the ban alone, and North by the freeze too, where it has 20."""
    peace = held(TREATY)["draft.peace"]
    assert peace.promised == {}
    assert set(peace.open) == {"North.arm", "South.arm"}
    assert {(breach.by, breach.gain) for breach in peace.breaches} == {
        ("South", (Fraction(10), Fraction(10)))
    }


def test_what_nobody_gave_points_for_is_listed_as_unknown() -> None:
    unknown = TREATY.replace("South.arm: 70, otherwise: 0", "not South.arm: 0")
    (breach,) = held(unknown)["draft.ban"].breaches
    assert (breach.by, breach.gain, breach.penalty) == ("South", None, None)


def test_a_promise_that_cannot_be_kept_is_told_with_the_reason() -> None:
    impossible = held(TREATY + "impossible: [not North.arm and not South.arm]\n")
    assert impossible["draft.ban"] == Holding(why_not=IMPOSSIBLE)
    torn = TREATY.replace(
        "trade: {options: [closed, free]", "trade: {options: {closed: {binds: North.arm}, free: {}}"
    )
    assert held(torn)["draft.ban"] == Holding(why_not=CONTRADICTED)


def test_the_fewest_actions_that_stop_every_breach() -> None:
    """Either of two actions turned alone pays: both must be blocked."""
    two = (
        TREATY.replace("South: {arm: Arm}}", "South: {arm: Arm, test: Test}}")
        .replace("not North.arm, not South.arm]", "not North.arm, not South.arm, not South.test]")
        .replace("South.arm: 70", "South.arm or South.test: 70")
        .replace("South: [South.arm]", "South: [South.arm, South.test]")
    )
    ban = held(two)["draft.ban"]
    assert {breach.actions for breach in ban.breaches} == {
        ("South.arm",), ("South.test",), ("South.arm", "South.test")
    }  # fmt: skip
    assert ban.blocked == (("South.arm", "South.test"),)


def test_nothing_is_said_where_nothing_is_bound_or_nobody_knows_what_is_done_today() -> None:
    assert held(TREATY.replace("status quo: [North.arm, South.arm]\n", "")) == {}
    unbound = TREATY.replace(", binds: [not North.arm]", "").replace(
        ", binds: [not North.arm, not South.arm]", ""
    )
    assert held(unbound) == {}


def test_drafts_beyond_a_limit_say_so() -> None:
    """Fourteen open issues, each of which may bind an action; fifteen promised actions of one party."""
    assert MAX_PROFILES < 2**14
    assert MAX_TURNED < 15
    actions = ", ".join(f"a{n}: Act" for n in range(15))
    issues = "\n".join(
        f"  i{n}: {{options: {{no: No, yes: {{name: Yes, binds: A.a{n}}}}}}}" for n in range(15)
    )
    named = ", ".join(f"i{n}: yes" for n in range(15))
    text = (
        f"parties: {{A: A}}\nissues:\n{issues}\nactions: {{A: {{{actions}}}}}\n"
        "prefers: {A: {ranking: []}}\nstatus quo: []\n"
        f"drafts: {{open: {{package: {{i0: yes}}}}, full: {{package: {{{named}}}}}}}\n"
    )
    found = held(text)
    assert "limit" in (found["draft.open"].why_not or "")
    assert "limit" in (found["draft.full"].why_not or "")


# Against brute force


def test_a_package_of_too_many_breaches_says_so_and_the_others_are_judged() -> None:
    """One deal beyond a limit takes nothing from what is known of the rest."""
    actions = [f"a{number}" for number in range(MAX_TURNED + 1)]
    binds = ", ".join(f"North.{action}" for action in actions)
    found = held(f"""
parties: {{North: Northland, South: Southland}}
issues:
  aid:
    today: none
    options: {{none: none, one: {{name: one, binds: [North.a0]}}, all: {{name: all, binds: [{binds}]}}}}
wants:
  North: {{aid: {{weight: 1, values: {{none: 100, one: 60, all: 0}}}}}}
  South: {{aid: {{weight: 1, values: {{none: 0, one: 60, all: 100}}}}}}
actions: {{North: {{{", ".join(f"{action}: Aid" for action in actions)}}}}}
prefers: {{North: [not North.a0]}}
status quo: []
worth: {{North: {{otherwise: 70}}}}
impossible: [{", ".join(f"North.a{n} and not North.a{n + 1}" for n in range(1, MAX_TURNED))}]
""")
    assert {name: each.why_not is None for name, each in found.items() if "frontier" in name} == {
        "all.frontier.0": True,
        "all.frontier.1": True,
        "all.frontier.2": False,
    }
    assert [breach.by for breach in found["all.frontier.1"].breaches] == ["North"]
    assert "limit" in (found["all.frontier.2"].why_not or "")


def compare(document: dict[str, Any]) -> None:
    """Every draft, solution and frontier point of a random case."""
    analysis = analyze(read_case(to_yaml(document).encode(), "random.yaml").case)
    case, game = analysis.case, read_game(analysis.case)
    binding = any(option.binds for issue in case.issues.values() for option in issue.options)
    if game.status_quo is None or not binding:
        assert analysis.holds == {}
        return
    for name, draft in case.drafts.items():
        found = analysis.holds[f"draft.{name}"]
        agrees(found, draft_breaches(game, case, document, draft.package))
    for forum, name, package in packages(analysis):
        full = {issue: case.issues[issue].today for issue in case.issues} | {
            issue: case.issues[issue].options.index(option) for issue, option in package.items()
        }
        complete = {issue: position for issue, position in full.items() if position is not None}
        agrees(analysis.holds[f"{forum}.{name}"], breaches(game, case, document, complete, set(package)))


def packages(analysis: Analysis) -> list[tuple[str, str, Mapping[str, Option]]]:
    found: list[tuple[str, str, Mapping[str, Option]]] = []
    for forum in analysis.agreement or ():
        if isinstance(forum, ForumAgreement):
            best = [s for s in forum.solutions.values() if not isinstance(s, NoSolution)]
            found += [(forum.id, solution.name, solution.package) for solution in best]
            points = enumerate(forum.frontier.points)
            found += [(forum.id, f"frontier.{n}", point.packages[0]) for n, point in points]
    return found


def agrees(found: Holding, expected: list[Expected] | None) -> None:
    if expected is None:
        assert found.why_not in (CONTRADICTED, IMPOSSIBLE)
        return
    assert found.why_not is None
    assert {(b.by, frozenset(b.actions), b.gain) for b in found.breaches} == {
        (b.by, b.actions, b.gain) for b in expected
    }
    assert blocked_is_least(found)


def blocked_is_least(found: Holding) -> bool:
    """Every breach turns one of each set, and no smaller set of actions would do."""
    sets = [set(breach.actions) for breach in found.breaches]
    if not sets:
        return found.blocked == ()
    size = len(found.blocked[0])
    fewer = combinations(set.union(*sets), size - 1)
    return not any(hits(block, sets) for block in fewer) and all(
        len(block) == size and hits(block, sets) for block in found.blocked
    )


def hits(block: Iterable[str], sets: list[set[str]]) -> bool:
    return all(set(block) & each for each in sets)


@given(conflict_cases())
@settings(max_examples=150, deadline=None)
def test_breaches_are_those_of_the_definition(document: dict[str, Any]) -> None:
    compare(document)


@pytest.mark.slow
def test_breaches_are_those_of_the_definition_in_two_thousand_cases() -> None:
    for seed in range(2_000):
        compare(random_conflict_case(random.Random(seed)))


def test_geneva_would_not_hold_by_itself_as_coded() -> None:
    """The treaty has the US forgo arms for Ukraine and missiles; it may gain by either."""
    treaty = analyze(detente.load("geneva-2022")).holds["draft.treaty"]
    assert {breach.by for breach in treaty.breaches} == {"US", "NATO", "Germany"}
    assert {breach.actions for breach in treaty.breaches if breach.by == "US"} == {
        ("US.arm",), ("US.missiles",), ("US.arm", "US.missiles")
    }  # fmt: skip

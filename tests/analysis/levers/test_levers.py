"""Levers: what opens a deal is what the corrections say, and each is repeated by setting it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from detente import load
from detente.agreement.result import ForumAgreement
from detente.analysis.analyze import analyze
from detente.analysis.conflict_findings import CONCEPTS
from detente.analysis.findings import changes, findings
from detente.analysis.levers import levers as trying
from detente.analysis.levers.lever import KINDS
from detente.analysis.levers.levers import levers
from detente.analysis.robustness.draws import Sampling
from detente.analysis.what_if import changed_case
from detente.brief.lever_words import lever_text
from detente.casefile import ReadCase, read_case
from tests.conflict_cases import random_conflict_case
from tests.generators import random_case
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.analysis.levers.result import Effect, Levers

NONE = Sampling(worlds=0)
SOUTHLAND = load("southland").found


def read(text: str) -> ReadCase:
    return read_case(text.encode(), "case.yaml")


def tried(text: str) -> Levers:
    return levers(read(text)).carried_out(NONE)


def opening(found: Levers) -> dict[str, Effect]:
    return {lever_text(effect.lever): effect for effect in found.effects if effect.opens}


@pytest.fixture(scope="module")
def southland() -> Levers:
    return levers(SOUTHLAND).carried_out()


SALE = """
parties: {B: Buyer, S: Seller, C: Critic}
issues: {price: {options: [low, middle, high], today: low}, date: {options: [soon, late], today: late}}
wants:
  B: {price: {weight: 1, values: {low: 100, middle: 60, high: 0}}, no deal: 61}
  S: {price: {weight: 1, values: {low: 0, middle: 60, high: 100}}, no deal: 50}
  C: {date: {weight: 1, values: {soon: 0, late: 100}}, no deal: 0, red lines: [{never: price = high}]}
forums: {table: {seats: [B, S]}}
"""
"""The buyer is one point short of taking the middle price."""


def test_a_no_deal_is_lowered_by_just_what_it_takes() -> None:
    found = opening(tried(SALE))
    lowered = found["B would take 60 points"]
    assert lowered.lever.settings == ("wants.B.no deal=60",)
    assert lowered.lever.points == 1
    assert lowered.opens == ("table",)
    assert lowered.deals["table"].deal == "certain"


def test_those_that_open_a_deal_come_first_the_surest_and_cheapest_before_the_others(
    southland: Levers,
) -> None:
    opens = [bool(effect.opens) for effect in southland.effects]
    assert opens == sorted(opens, reverse=True)
    shares = [e.deals["talks"].share for e in southland.effects if e.opens == ("talks",)]
    known = [share.share for share in shares if share is not None]
    assert len(known) == len(shares) > 4
    assert known == sorted(known, reverse=True)


def test_kinds_of_levers_of_a_case_with_everything() -> None:
    kinds = {lever.kind for lever in levers(SOUTHLAND).single}
    assert kinds == {*KINDS} - {"pair", "side payment", "guarantee"}


def test_no_lever_of_a_shipped_case_leaves_an_invalid_one(southland: Levers) -> None:
    assert southland.impossible == {}
    assert southland.complete


def check(found: ReadCase) -> int:
    """Single corrections are levers that open, and no red line opens besides; how many opened."""
    plan = levers(found)
    result = plan.carried_out(NONE)
    single = [effect for effect in result.effects if effect.lever.kind != "pair"]
    opened = {(effect.lever.about[0], forum) for effect in single for forum in effect.opens}
    agreed = plan.before.agreement
    expected = {
        (correction.demands[0].name, forum.id)
        for forum in agreed or ()
        if isinstance(forum, ForumAgreement)
        for correction in forum.corrections
        if len(correction.demands) == 1
    }
    lines = {(name, forum) for name, forum in opened if ": red line" in name}
    assert lines == {(name, forum) for name, forum in expected if ": red line" in name}
    assert {name for name, _ in expected} <= {name for name, _ in opened}
    return len(expected)


def test_the_single_corrections_of_random_cases_are_the_levers_that_open() -> None:
    documents = (random_case(random.Random(seed)) for seed in range(40))
    assert sum(check(read(to_yaml(document))) for document in documents) > 5


@pytest.mark.parametrize("seed", range(6))
def test_each_lever_is_repeated_by_setting_it(seed: int) -> None:
    found = read(to_yaml(random_conflict_case(random.Random(seed))))
    before = findings(analyze(found.case, 1, CONCEPTS, in_full=False))
    result = levers(found).carried_out(NONE)
    for effect in result.effects[:: max(1, len(result.effects) // 6)]:
        changed, _ = changed_case(found, effect.lever.settings)
        after = findings(analyze(changed.case, 1, CONCEPTS, in_full=False))
        assert changes(before, after) == effect.changes != ()


def test_where_no_single_lever_opens_a_deal_pairs_do() -> None:
    """Both must give up a red line, and none of the other changes helps."""
    text = SALE.replace("no deal: 61", "no deal: 0, red lines: [{never: price != low}]").replace(
        "no deal: 50}", "no deal: 0, red lines: [{never: price != high}, {never: price = low | high}]}"
    )
    found = tried(text.replace("forums: {table: {seats: [B, S]}}", ""))
    assert all(effect.lever.kind == "pair" for effect in opening(found).values())
    assert "both: B: red line 1; S: red line 1" in opening(found)


def test_a_threat_put_above_all_else_moves_where_the_conflict_settles(southland: Levers) -> None:
    threats = [effect for effect in southland.effects if effect.lever.kind in ("threat", "promise", "action")]
    assert threats
    assert any(change.question.kind == "settles" for effect in threats for change in effect.changes)


def test_more_levers_than_are_tried_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "MAX_LEVERS", 2)
    plan = levers(read(SALE))
    assert (len(plan.single), plan.complete, plan.carried_out(NONE).complete) == (2, False, False)


def test_a_lever_that_leaves_no_valid_case_is_told_with_the_reason() -> None:
    """Walking is all that is possible; ruled out too, it leaves no state."""
    found = tried(
        f"{SALE}actions: {{B: {{walk: Walk}}}}\nimpossible: [not B.walk]\nprefers: {{B: [B.walk]}}\n"
    )
    assert list(found.impossible) == [('impossible=[not B.walk, "B.walk"]',)]


def test_how_far_it_is_is_told() -> None:
    told: list[int] = []
    plan = levers(read(SALE))
    plan.carried_out(NONE, told.append)
    assert told == list(range(len(plan.single) + 1))


ODD = """
parties: {N.A.: North, S: South, "Île d'Or": Gold}
issues:
  "U.S. troops": {options: [a, "b, or so"], today: a}
  gas: {options: [x, y], today: x}
wants:
  N.A.: {gas: {weight: 1, values: {x: 0, y: 100}}, no deal: 55}
  S: {gas: {weight: 1, values: {x: 100, y: 70}}, no deal: 20, red lines: [{never: '"U.S. troops" = a'}]}
  "Île d'Or": {"U.S. troops": {weight: 1, values: {a: 0, "b, or so": 100}}, no deal: 50}
approval: {S: {ratifiers: {"Second, House": {no deal: 80}}}}
forums: {"big.talks": {seats: [N.A., S, "Île d'Or"]}}
actions: {N.A.: {go on: Go}, S: {stay: Stay}}
status quo: []
impossible: ['"N.A."."go on" and S.stay']
prefers: {N.A.: ['not "N.A."."go on"'], S: {weights: {S.stay: 3}}}
threats: {going: {by: N.A., if: S.stay, then: ['"N.A."."go on"']}}
"""
"""Names with dots, commas, blanks and quotes."""


def test_names_of_any_kind_are_set_as_they_are() -> None:
    found = tried(ODD)
    assert found.impossible == {}
    moved = {effect.lever.kind for effect in found.effects}
    assert {"no deal", "ratifier", "issue off", "seat off", "rule", "action"} <= moved


def test_two_no_deals_may_fall_together() -> None:
    text = SALE.replace("no deal: 61", "no deal: 90").replace("no deal: 50", "no deal: 75")
    found = opening(
        tried(
            text.replace(
                "values: {low: 100, middle: 60, high: 0}", "values: {low: 80, middle: 60, high: 0}"
            ).replace("values: {low: 0, middle: 60, high: 100}", "values: {low: 0, middle: 60, high: 70}")
        )
    )
    (both,) = found.values()
    assert both.lever.kind == "pair"
    assert both.lever.settings == ("wants.B.no deal=60", "wants.S.no deal=45")
    assert lever_text(both.lever) == "both: B: no deal at 60; S: no deal at 45"


COUNCILS = """
parties: {B: Buyer, S: Seller, C: Critic}
issues: {price: {options: [low, middle, high], today: low}}
wants:
  B: {price: {weight: 1, values: {low: 100, middle: 60, high: 0}}, no deal: 70}
  S: {price: {weight: 1, values: {low: 0, middle: 60, high: 100}}, no deal: 50}
  C: {price: {weight: 1, values: {low: 0, middle: 100, high: 100}}, no deal: 90}
forums: {table: {seats: [B, S]}, board: {seats: [B, S, C], rule: {majority: 2}}, all: {seats: [C, S, B]}}
"""
"""The buyer refuses what the others accept, and is outvoted on the board alone."""


def test_a_forum_may_be_decided_as_another_is() -> None:
    found = tried(COUNCILS)
    others = {
        effect.lever.about: (effect.lever.settings, effect.opens, effect.closes)
        for effect in found.effects
        if effect.lever.kind == "other forum"
    }
    rule = "{majority: 2}"
    assert others == {
        ("table", "board"): (
            ("forums.table.seats=[B, S, C]", f"forums.table.rule={rule}"),
            ("table",),
            (),
        ),
        ("board", "table"): (("forums.board.seats=[B, S]", "forums.board.rule=unanimity"), (), ("board",)),
        ("board", "all"): (("forums.board.rule=unanimity",), (), ("board",)),
        ("table", "all"): (("forums.table.seats=[C, S, B]",), (), ()),
        ("all", "table"): (("forums.all.seats=[B, S]",), (), ()),
    }
    texts = map(lever_text, (effect.lever for effect in found.effects))
    assert "table is decided by the seats and the rule of board" in texts


def test_no_two_levers_are_the_same_change() -> None:
    """For all three to decide as the board does is to decide by a majority of two, which is told first."""
    found = levers(read(COUNCILS))
    kinds = {lever.settings: lever.kind for lever in found.single}
    assert len(kinds) == len(found.single)
    assert kinds["forums.all.rule={majority: 2}",] == "rule"


def test_a_red_line_without_braces_is_given_up_too() -> None:
    text = SALE.replace("no deal: 61", "no deal: 0, red lines: [never: price != low]")
    found = opening(tried(text))
    assert found["B gives up red line 1"].lever.settings == ("wants.B.red lines[1].sure=0",)


def test_what_is_set_anew_keeps_its_sources() -> None:
    """A threat put first leaves the other statements with the ground that each has."""
    text = f"""
sources: {{daily: {{title: The Daily}}}}{SALE}
actions: {{B: {{walk: Walk}}, S: {{sue: Sue}}}}
status quo: []
prefers:
  B: [{{holds: not B.walk, source: daily ¶2, sure: 60}}]
  S: [S.sue]
threats: {{walking: {{by: B, if: S.sue, then: [B.walk]}}}}
"""
    found = read(text)
    settings = {lever.about[0]: lever.settings for lever in levers(found).single}
    assert settings["walking"] == (
        'prefers.B=["(B.walk) if (S.sue)", {holds: not B.walk, source: daily ¶2, sure: 60}]',
    )
    changed = changed_case(found, settings["walking"])[0].case
    before, after = (
        case.judgments[path].grounds
        for case, path in ((found.case, "prefers.B[1]"), (changed, "prefers.B[2]"))
    )
    assert after == before
    assert after.citations

"""A role sheet holds the situation, and of what parties keep to themselves that of one alone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis import role_sheet
from detente.casefile import read_case
from tests.casefile.mutator import valid_cases

SOUTHLAND = read_case(valid_cases()["southland"].encode(), "southland.yaml").case


def test_it_holds_what_is_the_partys_own() -> None:
    sheet = role_sheet(SOUTHLAND, "North")
    assert sheet.wants == SOUTHLAND.wants["North"]
    assert sheet.demands == SOUTHLAND.demands["North"]
    assert sheet.approval == SOUTHLAND.approval["North"]
    assert sheet.weights == {"tariff": 35, "term": 25, "inspectors": 10, "volume": 30}
    assert [action.id for action in sheet.actions] == ["North.reroute", "North.sue"]
    assert [said.name for said in (*sheet.threats, *sheet.promises)] == ["detour", "restraint"]
    assert set(sheet.named_actions) == {"North.reroute", "North.sue", "South.tax"}


def test_weights_in_percent_of_an_order_are_its_middle() -> None:
    assert role_sheet(SOUTHLAND, "South").weights["tariff"] == 100 * Fraction(25, 48)


@pytest.mark.parametrize("party", SOUTHLAND.parties)
def test_it_depends_on_nothing_that_others_keep_to_themselves(party: str) -> None:
    conflict = SOUTHLAND.conflict
    assert conflict is not None
    bare = replace(
        SOUTHLAND,
        wants={name: wants for name, wants in SOUTHLAND.wants.items() if name == party},
        demands={name: demands for name, demands in SOUTHLAND.demands.items() if name == party},
        approval={name: approval for name, approval in SOUTHLAND.approval.items() if name == party},
        parties={name: replace(known, power=None) for name, known in SOUTHLAND.parties.items()},
        conflict=replace(
            conflict,
            worth={},
            prefers={},
            threats={name: said for name, said in conflict.threats.items() if said.by == party},
            promises={name: said for name, said in conflict.promises.items() if said.by == party},
        ),
        positions=(),
        forecasts=(),
        outcome=None,
    )
    assert role_sheet(bare, party) == role_sheet(SOUTHLAND, party)


def test_a_party_of_which_the_case_says_little_has_a_sheet() -> None:
    sheet = role_sheet(read_case(b"parties: {A: Aland}", "a.yaml").case, "A")
    assert (sheet.wants, sheet.weights, sheet.actions) == (None, {}, ())
    assert repr(sheet) == "<RoleSheet of 'Untitled case' for A>"


def test_what_others_did_in_secret_leaves_no_name_behind() -> None:
    text = valid_cases()["southland"]
    entry = "action: North.reroute, kind: claim, claimed by: daily, source: daily ¶5"
    assert entry in text
    open_, secret = (
        role_sheet(read_case(changed.encode(), "southland.yaml").case, "Coast")
        for changed in (text, text.replace(entry, f"{entry}, confidential: true"))
    )
    assert list(open_.named_actions) == ["North.reroute"]
    assert [source.name for source in open_.speaking_sources] == ["daily", "gazette"]
    assert len(secret.record) == len(open_.record) - 1
    assert secret.own_record == ()
    assert [source.name for source in secret.speaking_sources] == ["gazette"]
    assert secret.named_actions == {}


def test_the_record_is_in_order_of_time() -> None:
    dates = [event.date.earliest for event in role_sheet(SOUTHLAND, "North").record]
    assert dates == sorted(dates)
    assert len(dates) == sum(event.kind != "opinion" for event in SOUTHLAND.record)

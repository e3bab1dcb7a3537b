"""Cut into judgments, a case says what it said, and differences of writing are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis import analyze
from detente.analysis.findings import findings
from detente.casefile import read_case
from detente.casefile.flow import flow
from detente.casefile.units import Contradiction, Leaf, Unit, frame_and_units, rebuild
from tests.casefile.mutator import valid_cases
from tests.strategies import cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    import random


TEXT = """\
title: A fare
sources: {daily: The Daily}
parties: {North: Northland, South: {name: Southland, power: 30}}
issues:
  fare: {options: [low, high], today: low}
  owner: {options: {north: North, joint: {name: both, at: 90}}, today: north}
wants:
  North:
    source: daily ¶1
    fare: {weight: 1, values: {low: 0, high: 100}, why: it sells}
    no deal: 20
    red lines: [{never: fare = low, sure: 60..80}, {never: owner = joint and fare = low}]
  South: {owner: {weight: 1, best first: [joint, north]}, no deal: {value: 30, range: 20..50}}
forums: {board: {name: Board, seats: [North, South]}}
approval: {North: {ratifiers: {South: {}, Cabinet: {no deal: 40}}}}
"""


def units(text: str) -> dict[str, Unit]:
    return frame_and_units(text, read_case(text.encode(), "case.yaml").case.judgments)[1]


def differing(old: str, new: str) -> list[str]:
    """The paths at which a change of the text makes a difference."""
    assert old in TEXT
    ours, theirs = units(TEXT), units(TEXT.replace(old, new))
    return [
        path
        for path in dict.fromkeys([*ours, *theirs])
        if path not in ours or path not in theirs or not ours[path].says_the_same(theirs[path])
    ]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("parties.South.power", "30"),
        ("issues.fare", "{options: {low: {name: low}, high: {name: high}}}"),
        ("issues.owner.options.joint.at", "90"),
        ("wants.North.fare.values.high", "100"),
        ("wants.North.red lines[1]", "{never: fare = low}"),
        ("wants.North.red lines[1].sure", "60..80"),
        ("wants.North.red lines[2]", "{never: owner = joint and fare = low}"),
        ("wants.South.owner.best first", "[joint, north]"),
        ("wants.South.no deal", "{value: 30, range: 20..50}"),
        ("approval.North", "{ratifiers: {South: {}, Cabinet: {}}}"),
        ("approval.North.ratifiers.Cabinet.no deal", "40"),
    ],
)
def test_a_unit_says_what_its_judgment_says(path: str, said: str) -> None:
    assert str(units(TEXT)[path]) == said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("no deal: 20", "no deal:    20   # not known"),
        ("fare = low, sure", "fare=low, sure"),
        ("{weight: 1, values: {low: 0, high: 100}", "{values: {high: 100, low: 0}, weight: 1"),
        (", why: it sells", ", source: daily ¶9, confidential: true"),
        ("Northland", "The North"),
        ("North: Northland", "North: {name: Northland}"),
        ("options: [low, high]", "ask: How much?, options: {low: cheap, high: dear}"),
        ("title: A fare", "title: A fare\nnote: revised"),
        ("name: Board, ", ""),
        ("ratifiers: {South: {}, Cabinet: {no deal: 40}}", "ratifiers: {Cabinet: {no deal: 40}, South: {}}"),
    ],
)
def test_writing_grounds_and_names_make_no_difference(old: str, new: str) -> None:
    assert differing(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "paths"),
    [
        ("no deal: 20", "no deal: 21", ["wants.North.no deal"]),
        ("sure: 60..80", "sure: 60..81", ["wants.North.red lines[1].sure"]),
        (", sure: 60..80", "", ["wants.North.red lines[1].sure"]),
        ("options: [low, high]", "options: [high, low]", ["issues.fare"]),
        ("best first: [joint, north]", "best first: [north, joint]", ["wants.South.owner.best first"]),
        ("South: {}, ", "", ["approval.North"]),
        ("seats: [North, South]", "seats: [South, North]", ["forums.board"]),
        ("parties: {", "parties: {East: Eastland, ", ["parties.East"]),
    ],
)
def test_what_is_judged_otherwise_is_found_at_its_path(old: str, new: str, paths: list[str]) -> None:
    assert differing(old, new) == paths


def test_the_order_of_entries_under_worth_counts_for_the_first_that_holds_decides() -> None:
    before = (
        "parties: {A: A}\nactions: {A: {x: X, y: Y}}\nprefers: {A: [A.x]}\nworth: {A: {A.x: 1, A.y: 2}}\n"
    )
    after = before.replace("A.x: 1, A.y: 2", "A.y: 2, A.x: 1")
    assert not units(before)["worth.A"].says_the_same(units(after)["worth.A"])
    assert units(before)["worth.A.A.x"].says_the_same(units(after)["worth.A.A.x"])


def _rebuilt(text: str) -> str:
    frame, parts = frame_and_units(text, read_case(text.encode(), "case.yaml").case.judgments)
    return flow(rebuild([*frame, *(leaf for unit in parts.values() for leaf in unit.leaves)]))


@pytest.mark.parametrize("name", valid_cases())
def test_a_case_put_together_again_makes_the_same_judgments_and_findings(name: str) -> None:
    before = read_case(valid_cases()[name].encode(), "before")
    after = read_case(_rebuilt(before.text).encode(), "after")
    gone = before.case.judgments.keys() - after.case.judgments.keys()
    assert after.case.judgments.keys() <= before.case.judgments.keys()
    assert all(before.case.judgments[path].grounds for path in gone), "only what rests on something else"
    assert findings(analyze(after.case)) == findings(analyze(before.case))


@given(cases())
def test_a_case_made_at_random_put_together_again_is_the_same(document: dict[str, object]) -> None:
    before = read_case(to_yaml(document).encode(), "before")
    after = read_case(_rebuilt(before.text).encode(), "after")
    for part in ("issues", "wants", "demands", "drafts", "forums", "approval", "record"):
        assert getattr(after.case, part) == getattr(before.case, part)


@given(st.randoms(use_true_random=False))
def test_leaves_may_come_in_any_order(rng: random.Random) -> None:
    frame, parts = frame_and_units(TEXT, read_case(TEXT.encode(), "case.yaml").case.judgments)
    leaves = [*frame, *(leaf for unit in parts.values() for leaf in unit.leaves)]
    expected = rebuild(leaves)
    rng.shuffle(leaves)
    assert rebuild(leaves) == expected


def test_lists_close_up_where_entries_are_left_out() -> None:
    assert rebuild([Leaf(("a", 4), "late"), Leaf(("a", 1), "early")]) == {"a": ["early", "late"]}


@pytest.mark.parametrize(
    "leaves",
    [
        [Leaf(("a",), "text"), Leaf(("a", "b"), "below")],
        [Leaf(("a", "b"), "below"), Leaf(("a",), "text")],
        [Leaf(("a", 0), "entry"), Leaf(("a", "b"), "below")],
    ],
)
def test_leaves_that_cannot_stand_in_one_file_contradict_each_other(leaves: list[Leaf]) -> None:
    with pytest.raises(Contradiction):
        rebuild(leaves)

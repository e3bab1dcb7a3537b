"""The table of a sweep: each row is what the lenses say of the case as it is in that world."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from detente.agreement import agreement
from detente.agreement.result import NotComputed
from detente.analysis import analyze
from detente.analysis.robustness import rows as of_worlds
from detente.analysis.robustness.conclusions import Concluded
from detente.analysis.robustness.draws import draws_of
from detente.analysis.robustness.rows import values_of, world_rows
from detente.casefile import read_case
from detente.errors import LensUnavailable, WorkersLost
from detente.model import realized
from detente.stability.concepts import CONCEPTS
from tests.conflict_cases import random_conflict_case
from tests.generators import random_case, to_yaml

if TYPE_CHECKING:
    from detente.casefile import ReadCase
    from detente.model import Case

CASE = """\
parties: {A: A, B: B}
issues:
  fare: {options: [low, middle, high], today: low}
  owner: {options: [one, both], today: one}
wants:
  A: {fare: {weight: 30..60, values: {low: 0, middle: 50, high: 100}},
      owner: {weight: 1, values: {one: 100, both: 0}},
      no deal: 40..70}
  B:
    order: [fare, owner]
    fare: {best first: [low, middle, high]}
    owner: {best first: [both, one]}
    no deal: 40
    red lines: [{never: fare = high and owner = one, sure: 60}]
drafts: {offer: {by: A, package: {fare: middle}}}
forums:
  board: {seats: [A, B]}
  town: {seats: [B], issues: [owner]}
"""
CONFLICT = """\
actions: {A: {act: Act, more: Act more}, B: {bet: Bet}}
status quo: []
prefers:
  A: [[A.act iff B.bet, not A.more, not B.bet], {holds: A.act, sure: 40}]
  B: {weights: {A.act: -20..30, B.bet: -5..10}}
"""


def read(text: str) -> ReadCase:
    return read_case(text.encode(), "case.yaml")


def table(found: ReadCase, stop: int, **how: Any) -> list[dict[str, Any]]:
    """The first rows of a case, by the names of the columns."""
    work = world_rows(found, 5, **how)
    return [
        dict(zip((column.name for column in work.columns), row, strict=True)) for row in work.rows(0, stop)
    ]


def said_by_the_lenses(case: Case) -> dict[str, bool]:
    """What both lenses say in full of a case in which nothing is uncertain, by the names of conclusions."""
    found = analyze(case, 1, in_full=False)
    told: dict[str, bool] = {}
    for forum in found.agreement or ():
        if not isinstance(forum, NotComputed):
            told[f"zone.{forum.id}"] = forum.zone.exists
            told |= {f"draft.{d.name}@{forum.id}": d.acceptable_jointly for d in forum.drafts.values()}
    if found.stability is not None:
        for concept, places in found.stability.equilibria.items():
            told |= {f"equilibrium.{concept}.{place}": True for place in places}
        for concept, stable in found.stability.stable.items() if found.stability.settles else ():
            told |= {
                f"stays.{concept}.{party}": bool(stays[found.stability.status_quo])
                for party, stays in zip(found.stability.parties, stable, strict=True)
            }
        for concept, settling in found.stability.settles.items():
            told |= {f"settles.{concept}.{place}": True for place in settling.states}
    return told


def check_against_the_lenses(found: ReadCase, worlds: int) -> None:
    """Every row says what the lenses say, and counts what has no column."""
    drawn = draws_of(found.case, 5).worlds(0, worlds)
    for number, row in enumerate(table(found, worlds)):
        expected = said_by_the_lenses(realized(found.case, drawn, number))
        conclusions = {
            name: value
            for name, value in row.items()
            if name.startswith(("zone.", "draft.", "stays.", "equilibrium.", "settles."))
            and not name.endswith(".other")
        }
        assert conclusions == {name: int(expected.get(name, False)) for name in conclusions}
        left = [name for name, holds in expected.items() if holds and name not in row]
        others = {name: value for name, value in row.items() if name.endswith(".other")}
        assert sum(others.values()) == len(left)
        assert all(f"{name.rpartition('.')[0]}.other" in others for name in left)


def test_a_row_holds_what_is_drawn_and_what_is_concluded() -> None:
    found = read(CASE)
    first = table(found, 1)[0]
    world = draws_of(found.case, 5).worlds(0, 1)
    assert list(first) == [
        "wants.A.fare.weight",
        "wants.A.no deal",
        "wants.B.order",
        "wants.B.fare.best first",
        "wants.B.red lines[1].sure",
        "zone.board",
        "draft.offer@board",
        "zone.town",
    ]
    assert first["wants.A.fare.weight"] == world.drawn["wants.A.fare.weight"][0]
    assert json.loads(first["wants.B.order"]) == world.drawn["wants.B.order"][0].tolist()
    assert json.loads(first["wants.B.fare.best first"])[0::2] == [100.0, 0.0]
    assert first["wants.B.red lines[1].sure"] in (0, 1)
    assert [type(value) for value in first.values()] == [float, float, str, str, int, int, int, int]


def test_groups_are_positions_and_states_have_columns_of_their_own() -> None:
    first = table(read("parties: {A: A, B: B}\n" + CONFLICT), 1)[0]
    assert sorted(json.loads(first["prefers.A[1]"])) == [0, 1, 2]
    names = list(first)
    for concept in CONCEPTS:
        assert f"equilibrium.{concept}.other" in names
        assert f"settles.{concept}.other" in names


@pytest.mark.parametrize("text", [CASE, CASE + CONFLICT, "parties: {A: A, B: B}\n" + CONFLICT])
def test_rows_say_what_the_lenses_say_of_each_world(text: str) -> None:
    check_against_the_lenses(read(text), 16)


def test_where_a_no_deal_comes_from_the_conflict_it_is_that_of_each_world() -> None:
    worth = "worth: {A: {A.act: 90, otherwise: 10}, B: {otherwise: 0}}\n"
    text = CASE.replace("no deal: 40..70", "no deal: {from: conflict}") + CONFLICT + worth
    rows = table(read(text), 60)
    assert {row["zone.board"] for row in rows} == {0, 1}
    check_against_the_lenses(read(text), 8)


@pytest.mark.parametrize("seed", range(3))
def test_rows_of_random_cases_say_what_the_lenses_say(seed: int) -> None:
    for draw in (random_case, random_conflict_case):
        check_against_the_lenses(read(to_yaml(draw(Random(seed)))), 3)


def test_any_stretch_gives_the_same_rows_in_any_process() -> None:
    work = world_rows(read(CASE + CONFLICT), 5)
    copy = pickle.loads(pickle.dumps(work))  # noqa: S301 - its own
    of_worlds._read.cache_clear()
    assert copy.rows(3, 20) + copy.rows(20, 23) == work.rows(0, 30)[3:23]
    assert copy == work


def test_another_seed_gives_other_rows() -> None:
    one, other = (world_rows(read(CASE), seed).rows(0, 3) for seed in (1, 2))
    assert one != other


def test_one_lens_alone_may_be_asked() -> None:
    names = list(table(read(CASE + CONFLICT), 1, lens="stability")[0])
    assert not any(name.startswith(("zone.", "draft.")) for name in names)
    assert any(name.startswith("settles.seq.") for name in names)
    names = list(table(read(CASE + CONFLICT), 1, lens="agreement")[0])
    assert "zone.board" in names
    assert not any(name.startswith(("equilibrium.", "settles.")) for name in names)


@pytest.mark.parametrize(
    ("lens", "told"), [("stability", "stability lacks actions"), (None, "agreement lacks")]
)
def test_a_lens_for_which_the_case_lacks_something_is_refused(lens: str | None, told: str) -> None:
    text = "parties: {A: A}\n" if lens is None else CASE
    with pytest.raises(LensUnavailable, match=told):
        world_rows(read(text), 1, lens)


def test_a_forum_that_cannot_be_computed_has_no_columns() -> None:
    names = list(table(read(CASE.replace("[low, middle, high], today: low", "[low, middle, high]")), 1)[0])
    assert "zone.board" in names
    assert "zone.town" not in names


def test_nothing_uncertain_makes_all_rows_alike() -> None:
    wants = "wants: {A: {i: {weight: 1, values: {x: 0, y: 1}}}}\n"
    text = "parties: {A: A}\nissues: {i: {options: [x, y]}}\n" + wants
    assert table(read(text), 3) == [{"zone.all": 1}] * 3


def test_states_beyond_those_with_columns_are_counted() -> None:
    names = ["zone.board", "equilibrium.seq.2", "equilibrium.seq.other", "settles.seq.other"]
    held = ["zone.board", "equilibrium.seq.2", "equilibrium.seq.7", "equilibrium.seq.9"]
    assert values_of(Concluded(dict.fromkeys(held, True)), names) == [1, 1, 2, 0]


def test_what_is_out_of_reach_in_a_world_is_nothing() -> None:
    names = ["zone.board", "zone.town", "equilibrium.sim.2", "equilibrium.sim.other", "equilibrium.seq.2"]
    found = Concluded(
        {"zone.town": True, "equilibrium.seq.2": True}, [], {"zone.board": "", "equilibrium.sim": ""}
    )
    assert values_of(found, names) == [None, 1, None, None, 1]


def test_of_many_states_those_of_the_central_case_and_of_most_worlds_have_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = read("parties: {A: A, B: B}\n" + CONFLICT)
    monkeypatch.setattr(of_worlds, "MOST_STATES", 1)
    one, other = (name for name in table(found, 1)[0] if name.startswith("equilibrium.gmr."))
    central = [n for n in said_by_the_lenses(found.case) if n.startswith("equilibrium.gmr.")]
    assert len(central) > 1
    assert one in central
    assert other == "equilibrium.gmr.other"


def test_a_worker_of_another_version_is_refused() -> None:
    work = world_rows(read(CASE), 1)
    with pytest.raises(WorkersLost, match=r"has version .* and this is version 0\.0"):
        replace(work, version="0.0").rows(0, 1)


def test_the_names_are_those_of_the_lens_in_the_central_case() -> None:
    found = read(CASE)
    forums = agreement(found.case, 1)
    assert {f"zone.{forum.id}" for forum in forums} <= set(table(found, 1)[0])

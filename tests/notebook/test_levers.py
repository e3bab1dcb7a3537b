"""Levers at a prompt and in a notebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import detente
from detente.analysis.levers.levers import levers
from detente.analysis.robustness.draws import Sampling
from detente.analysis.what_if import what_if
from detente.brief import brief_of_what_if
from detente.errors import LensUnavailable
from detente.notebook.levers import (
    LEVER_ROWS,
    deal_rows,
    lever_change_rows,
    lever_rows,
    outsider_rows,
)
from tests.brief.test_levers import QUAYS

if TYPE_CHECKING:
    from pathlib import Path

    from detente.notebook import LeversResult, LoadedCase


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LoadedCase:
    file: Path = tmp_path_factory.mktemp("cases") / "ferry.yaml"
    file.write_text(f"title: A ferry\n{QUAYS}", encoding="utf-8")
    return detente.load(file)


@pytest.fixture(scope="module")
def found(case: LoadedCase) -> LeversResult:
    return case.levers(worlds=16, seed=3)


def test_it_is_what_was_tried_in_one_line(case: LoadedCase, found: LeversResult) -> None:
    plain = levers(case.found).carried_out(Sampling(16, 3))
    assert (found.effects, found.idle, found.sampling) == (plain.effects, plain.idle, Sampling(16, 3))
    assert repr(found) == f"<Levers of 'A ferry': {len(found.effects)}, 4 of them open a deal>"


def test_numbers_that_cannot_be_are_refused(case: LoadedCase) -> None:
    with pytest.raises(ValueError, match="worlds is -1"):
        case.levers(worlds=-1)


def test_a_case_without_a_lens_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("parties: {A: A}\n", encoding="utf-8")
    with pytest.raises(LensUnavailable, match="nothing to move"):
        detente.load(tmp_path / "a.yaml").levers()


def test_the_first_is_explained_as_a_what_if_of_what_it_sets(case: LoadedCase, found: LeversResult) -> None:
    first, *_ = told = list(found.explain())
    assert first.text == "wants.B.no deal: 60, instead of 61."
    answer = brief_of_what_if(what_if(case.found, found.effects[0].lever.settings))
    assert {sentence.text for sentence in told} <= {sentence.text for sentence in answer}
    assert any(sentence.text == "Pier Talks: A deal exists: yes; before: no." for sentence in told)
    assert all(sentence.judgments == ("wants.B.no deal",) for sentence in told)


def test_any_other_is_explained_by_its_number(found: LeversResult) -> None:
    assert str(found.explain(2)).startswith("wants.S.no deal: 51, instead of 50.")
    for number in (0, len(found.effects) + 1):
        with pytest.raises(ValueError, match=f"no lever {number}; they count from 1 to"):
            found.explain(number)


def test_in_a_notebook_it_has_a_table_and_what_does_nothing(found: LeversResult) -> None:
    shown = found._repr_html_()
    assert shown.count("<tr>") == 1 + len(found.effects) < 21
    assert shown.index(">B would take 60 points<") < shown.index(">S pays B 1 point<")
    assert ">certain<" in shown
    assert f"<p>{found.idle} other" in shown
    assert "There are more than were tried." in replace(found, complete=False)._repr_html_()


def test_many_levers_are_cut_in_a_notebook_and_names_are_safe(found: LeversResult) -> None:
    effect = found.effects[0]
    evil = replace(effect, opens=("<script>",), closes=("<b>",))
    shown = replace(found, effects=(evil, *[effect] * 30))._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;, none in &lt;b&gt;" in shown
    assert shown.count("<tr>") == 21
    assert "and 11 more" in shown


def test_a_lever_is_a_row(found: LeversResult) -> None:
    rows = lever_rows(found)
    assert [row["lever"] for row in rows] == list(range(1, len(found.effects) + 1))
    assert rows[0] == {
        "lever": 1,
        "kind": "no deal",
        "text": "B would take 60 points",
        "set": ("wants.B.no deal=60",),
        "movers": ("B",),
        "points": 1.0,
        "opens": ("pier",),
        "closes": (),
        "deal": "certain",
        "share": 1,
        "low": 1,
        "high": 1,
        "changes": len(found.effects[0].changes),
    }
    assert {row["deal"] for row in rows if row["closes"]} == {None}


def test_deals_outsiders_and_changes_are_rows_of_their_levers(found: LeversResult) -> None:
    assert [(row["lever"], row["forum"], row["deal"]) for row in deal_rows(found)] == [
        (number, "pier", "certain") for number in (1, 2, 3, 4)
    ]
    first = outsider_rows(found)[0]
    assert (first["lever"], first["party"], first["low"], first["high"]) == (1, "C", 0.0, 100.0)
    assert (first["than"], first["gain_low"], first["gain_high"]) == ("no deal", -30.0, 70.0)
    changes = [row for row in lever_change_rows(found) if row["lever"] == 1]
    assert len(changes) == len(found.effects[0].changes)
    assert (changes[0]["finding"], changes[0]["before"], changes[0]["after"]) == ("deal", False, True)


def test_an_analysis_has_them_only_where_asked_and_tells_them(case: LoadedCase, found: LeversResult) -> None:
    assert case.analyze(worlds=None).levers is None
    asked = case.analyze(worlds=16, seed=3, levers=True)
    assert asked.levers is not None
    assert asked.levers.effects == found.effects
    assert "4 open a deal here" in str(asked.explain("pier", finding=2))
    assert str(asked.levers.explain()) == str(found.explain())
    many = case.analyze(worlds=512, levers=True)
    assert many.levers is not None
    assert many.levers.sampling.worlds == 256


@pytest.mark.extras
@pytest.mark.parametrize("table", list(LEVER_ROWS))
def test_each_table_becomes_a_frame_of_its_rows(found: LeversResult, table: str) -> None:
    assert len(found.to_frame(table)) == len(LEVER_ROWS[table](found))


def test_a_wrong_table_is_answered_with_what_was_meant(found: LeversResult) -> None:
    with pytest.raises(ValueError, match='did you mean "levers"'):
        found.to_frame("lever")

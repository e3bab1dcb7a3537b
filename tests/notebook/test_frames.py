"""Data frames come with an extra, and say so where it is missing."""

from __future__ import annotations

import sys

import pytest

import detente
from detente.errors import ExtraMissing
from detente.notebook.compared import DIFF_ROWS
from detente.notebook.rows import ROWS


def test_without_pandas_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExtraMissing) as caught:
        detente.load("southland").to_frame()
    assert caught.value.hint == "in a copy of Détente: python -m pip install '.[frames]'"


@pytest.mark.extras
@pytest.mark.parametrize("table", list(ROWS))
def test_each_table_becomes_a_frame_of_its_rows(table: str) -> None:
    found = detente.load("southland").agreement(lotteries=True)
    rows = ROWS[table](found)
    frame = found.to_frame(table)
    assert len(frame) == len(rows)
    assert {*frame.columns} == {name for row in rows for name in row}


@pytest.mark.extras
def test_an_analysis_has_the_frames_of_its_agreement() -> None:
    case = detente.load("southland")
    assert case.analyze().to_frame("values").equals(case.agreement().to_frame("values"))


@pytest.mark.extras
def test_the_other_answers_of_a_case_have_frames_too() -> None:
    case = detente.load("southland")
    answer = case.what_if("wants.North.no deal=60")
    assert len(answer.to_frame()) == len(answer.changes)
    compared = case.diff(answer.after.case)
    for table, rows_of in DIFF_ROWS.items():
        assert len(compared.to_frame(table)) == len(rows_of(compared))
    assert set(case.trace_sources().to_frame().path) == set(case.judgments)

"""A loaded case goes wherever a case does, and answers what one asks of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import detente
from detente.analysis import analyze
from detente.casefile import read_case
from detente.errors import CaseError, PathError
from detente.model import Case, Party
from detente.notebook import LoadedCase

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def southland() -> LoadedCase:
    return detente.load("southland")


def test_a_loaded_case_is_a_case(southland: LoadedCase) -> None:
    plain = read_case(southland.found.data, southland.found.file).case
    assert isinstance(southland, Case)
    assert analyze(southland).agreement == analyze(plain).agreement


def test_a_case_shows_itself_in_one_line(southland: LoadedCase) -> None:
    assert repr(southland).startswith(
        "<Case 'A pipeline through Southland' of 2024-03-01: 4 parties, 4 issues, "
    )
    assert "\n" not in repr(southland)


def test_setting_a_judgment_leaves_the_case_as_it_was(southland: LoadedCase) -> None:
    before = southland.found.text
    changed = southland.set("wants.North.no deal", 100)
    assert repr(changed.agreement()).endswith("council: no deal, commission: a deal, talks: no deal>")
    assert repr(southland.agreement()).endswith("council: a deal, commission: a deal, talks: no deal>")
    assert southland.found.text == before


def test_setting_keeps_the_kind_of_the_case(southland: LoadedCase) -> None:
    assert isinstance(southland.set("wants.North.no deal", "40..50"), LoadedCase)


def test_a_path_that_is_not_there_is_refused(southland: LoadedCase) -> None:
    with pytest.raises(PathError, match="North"):
        southland.set("wants.North.no dael", 30)


def test_a_value_that_the_language_does_not_take_is_refused(southland: LoadedCase) -> None:
    with pytest.raises(CaseError):
        southland.set("wants.North.no deal", "plenty")


def test_the_report_of_a_case_is_that_of_its_analysis(southland: LoadedCase, tmp_path: Path) -> None:
    first, second = southland.report(tmp_path / "a.md"), southland.analyze().report(tmp_path / "b.md")
    assert first.read_bytes() == second.read_bytes()


def test_a_case_in_a_notebook_is_bounded_and_cannot_smuggle_markup(southland: LoadedCase) -> None:
    issue = southland.issues["tariff"]
    many = {
        f"issue {number}": replace(issue, ask="<script>alert(1)</script>" + "x" * 999)
        for number in range(500)
    }
    shown = replace(southland, issues=many, parties={"P": Party("P", "P")})._repr_html_()
    assert "<script" not in shown
    assert shown.count("<tr>") == 21
    assert "480 more" in shown
    assert len(shown) < 10_000

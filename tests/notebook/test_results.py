"""Results show themselves: in a line, in sentences, as a bounded table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import detente
from detente.brief import brief

if TYPE_CHECKING:
    from detente.notebook import AgreementResult, AnalysisResult


@pytest.fixture(scope="module")
def found() -> AgreementResult:
    return detente.load("southland").agreement()


@pytest.fixture(scope="module")
def analysis() -> AnalysisResult:
    return detente.load("southland").analyze()


def test_a_result_shows_itself_in_one_line(found: AgreementResult, analysis: AnalysisResult) -> None:
    assert (
        repr(found)
        == "<Agreement 'A pipeline through Southland': council: a deal, commission: a deal, talks: no deal>"
    )
    assert repr(analysis) == f"<Analysis of 'A pipeline through Southland': {found!r}>"


def test_the_explanation_of_an_analysis_is_the_brief(analysis: AnalysisResult) -> None:
    assert tuple(analysis.explain()) == brief(analysis)


def test_an_explanation_can_be_of_one_forum_and_one_question(found: AgreementResult) -> None:
    told = found.explain("commission", finding=1)
    assert len(told) > 0
    assert {(sentence.forum, sentence.finding) for sentence in told} == {("commission", 1)}


def test_an_explanation_prints_as_its_sentences(found: AgreementResult) -> None:
    told = found.explain("council", finding=1)
    assert str(told).splitlines() == [sentence.text for sentence in told]
    assert repr(told) == f"<Explanation in {len(told)} sentences; print it>"


def test_the_table_of_an_agreement_has_a_row_a_forum(found: AgreementResult) -> None:
    shown = found._repr_html_()
    assert shown.count("<tr>") == 1 + len(found.forums)
    assert "34 of 234" in shown


def test_a_wrong_kind_of_picture_is_answered_with_those_there_are(found: AgreementResult) -> None:
    with pytest.raises(ValueError, match="no kind of picture"):
        found.plot("pie")


def test_a_wrong_table_is_answered_with_what_was_meant(found: AgreementResult) -> None:
    with pytest.raises(ValueError, match='did you mean "frontier"'):
        found.to_frame("frontiers")

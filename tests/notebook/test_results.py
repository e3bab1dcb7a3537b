"""Results show themselves: in a line, in sentences, as a bounded table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

import detente
from detente.brief import FINDINGS, brief, headlines
from detente.casefile import read_case
from detente.casefile.library import find
from detente.errors import Unwritable

if TYPE_CHECKING:
    from pathlib import Path

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
    assert (
        repr(analysis) == f"<Analysis of 'A pipeline through Southland': {found!r}, {analysis.stability!r}>"
    )


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


@pytest.mark.parametrize("ask", ["explain", "plot"])
def test_a_wrong_forum_is_answered_with_what_was_meant(analysis: AnalysisResult, ask: str) -> None:
    with pytest.raises(ValueError, match='there is no forum "concil"; did you mean "council"'):
        getattr(analysis, ask)(forum="concil")


def test_a_wrong_question_is_answered_with_those_there_are(found: AgreementResult) -> None:
    with pytest.raises(ValueError, match='no question "9"; there are: 1, 2, 3, 4, 6'):
        found.explain(finding=9)
    with pytest.raises(ValueError, match="no forum"):
        found.explain().about("nowhere")


def test_the_lens_result_in_an_analysis_answers_too(analysis: AnalysisResult, found: AgreementResult) -> None:
    assert analysis.agreement == found
    assert analysis.agreement is not None
    assert str(analysis.agreement.explain("talks")) == str(found.explain("talks"))


def test_a_case_for_which_no_lens_runs_says_so_and_has_no_forums(tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text("parties: {A: A}\n", encoding="utf-8")
    bare = detente.load(tmp_path / "bare.yaml").analyze()
    assert repr(bare) == (
        "<Analysis of 'Untitled case': agreement: not run, stability: not run, robustness: not run>"
    )
    assert "Not computed" in str(bare.explain())
    assert "Not computed" in bare._repr_html_()
    assert len(bare.plot("values")) == 0
    with pytest.raises(ValueError, match="did not run: the case lacks"):
        bare.to_frame()


def test_a_long_explanation_is_cut_in_a_notebook_and_printed_whole(analysis: AnalysisResult) -> None:
    told = analysis.explain()
    assert len(told) > 40
    assert told._repr_html_().count("<li>") == 20
    assert f"and {len(told) - 20} more; print it" in told._repr_html_()
    assert len(str(told).splitlines()) == len(told)


def test_in_a_notebook_an_analysis_gives_its_main_answers(analysis: AnalysisResult) -> None:
    shown = analysis._repr_html_()
    assert "<li>Energy Council: Yes: 34 of 234 possible packages are acceptable to both" in shown
    assert "<li>Talks with the League: No: none of 234 possible packages" in shown
    asked = [
        text for finding, text in FINDINGS.items() if finding in {s.finding for s in headlines(analysis)}
    ]
    assert asked[0] == "Is there a deal?"
    assert all(f"<strong>{text}</strong>" in shown for text in asked)
    assert len(shown) < len(str(analysis.explain()))


def test_the_questions_of_the_brief_stand_above_their_answers(analysis: AnalysisResult) -> None:
    shown = analysis.explain("talks")._repr_html_()
    asked = [text for text in FINDINGS.values() if f"<strong>{text}</strong>" in shown]
    assert asked == [FINDINGS[finding] for finding in (1, 2)]


def test_a_report_is_written_whole_or_an_error_says_why(analysis: AnalysisResult, tmp_path: Path) -> None:
    file = analysis.report(tmp_path / "report.html")
    assert read_case(*find(str(file), io.BytesIO())).case.sha256 == analysis.case.sha256
    with pytest.raises(ValueError, match=r'no form of a report "\.docx"; there are: \.html'):
        analysis.report(tmp_path / "report.docx")
    with pytest.raises(Unwritable, match="cannot be written"):
        analysis.report(tmp_path / "missing" / "report.md")


def test_a_wrong_kind_of_picture_is_answered_with_those_there_are(found: AgreementResult) -> None:
    with pytest.raises(ValueError, match="no kind of picture"):
        found.plot("pie")


def test_a_wrong_table_is_answered_with_what_was_meant(found: AgreementResult) -> None:
    with pytest.raises(ValueError, match='did you mean "frontier"'):
        found.to_frame("frontiers")

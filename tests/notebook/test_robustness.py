"""How sure the answers are, at a prompt and in a notebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import detente
from detente.analysis import robustness_in
from detente.analysis.robustness.draws import Sampling
from detente.brief import brief_of_robustness
from detente.errors import LensUnavailable
from detente.notebook import RobustnessResult
from detente.notebook.robustness import SURE_KINDS
from tests.brief.sure_texts import SURE
from tests.figures.sureness import DRAWN

if TYPE_CHECKING:
    from pathlib import Path

    from detente.analysis import Analysis
    from detente.notebook import AnalysisResult, LoadedCase


@pytest.fixture(scope="module")
def case() -> LoadedCase:
    return detente.load("southland")


@pytest.fixture(scope="module")
def found(case: LoadedCase) -> RobustnessResult:
    return case.robustness(worlds=64, seed=3)


@pytest.fixture(scope="module")
def analysis(case: LoadedCase) -> AnalysisResult:
    return case.analyze(worlds=64)


def shown(case: LoadedCase, analysis: Analysis) -> RobustnessResult:
    """A result made by hand, as if it were one of this case."""
    return RobustnessResult.of(replace(case, judgments=analysis.case.judgments), analysis)


def test_it_is_the_result_of_robustness_in_one_line(case: LoadedCase, found: RobustnessResult) -> None:
    plain = robustness_in(case, Sampling(64, 3)).sureness
    assert found.conclusions == plain.conclusions
    assert (found.worlds, found.seed, found.shape) == (64, 3, "uniform")
    assert repr(found) == (
        "<Robustness of 'A pipeline through Southland': council: open, commission: certain, talks: open,"
        " 64 worlds>"
    )


def test_another_seed_or_shape_draws_other_worlds_and_the_same_one_the_same(
    case: LoadedCase, found: RobustnessResult
) -> None:
    assert case.robustness(worlds=64, seed=3).conclusions == found.conclusions
    assert case.robustness(worlds=64, seed=4).conclusions != found.conclusions
    assert case.robustness(worlds=64, seed=3, shape="triangular").shape == "triangular"


def test_without_worlds_it_tells_what_needs_none(case: LoadedCase) -> None:
    exact = case.robustness(worlds=0)
    assert exact.forums["talks"].turned_by == ("wants.North.red lines[2].sure",)
    assert exact.forums["talks"].share is None
    assert "<td" in exact._repr_html_()


def test_indices_are_computed_where_they_are_asked_for(case: LoadedCase, found: RobustnessResult) -> None:
    assert found.indices == {}
    assert "zone.talks" in case.robustness(worlds=64, indices=8).indices


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"worlds": -1}, "worlds is -1; it is a whole number from 0 on"),
        ({"seed": -1}, "seed is -1"),
        ({"shape": "uniforn"}, 'there is no shape "uniforn"; did you mean "uniform"'),
        ({"indices": 100}, "indices is 100; it is a power of two, such as 256"),
        ({"indices": 0}, "indices is 0"),
    ],
)
def test_what_cannot_be_drawn_is_refused(case: LoadedCase, asked: dict[str, int], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        case.robustness(**asked)  # type: ignore[arg-type]


def test_a_case_for_which_no_lens_runs_says_so(tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text("parties: {A: A}\n", encoding="utf-8")
    with pytest.raises(LensUnavailable, match="nothing to be sure of"):
        detente.load(tmp_path / "bare.yaml").robustness(worlds=8)


def test_it_explains_the_word_of_each_forum_and_how_sure_all_is(found: RobustnessResult) -> None:
    told = found.explain()
    assert {sentence.finding for sentence in told} == {1, 7}
    assert tuple(told) == brief_of_robustness(found.analysis)
    talks = str(found.explain("talks")).splitlines()
    assert talks[0].startswith("Talks with the League: No:")
    assert talks[1].startswith("That is the central case; over all that the case leaves uncertain it is open")
    assert talks[2].startswith("What alone can turn the answer: red line 2")
    with pytest.raises(ValueError, match='there is no forum "talk"; did you mean "talks"'):
        found.explain("talk")


@pytest.mark.parametrize("kind", SURE_KINDS)
def test_it_draws_each_kind_of_picture_there_is_of_it(found: RobustnessResult, kind: str) -> None:
    assert len(found.plot(kind)) > 0
    assert all(kind in figure.name for figure in found.plot(kind))


def test_a_picture_of_a_forum_can_be_had_alone(found: RobustnessResult) -> None:
    (talks,) = found.plot("acceptability", forum="talks")
    assert talks.forum == "talks"
    with pytest.raises(ValueError, match='no kind of picture "values"; there are: shares'):
        found.plot("values")
    with pytest.raises(ValueError, match="no forum"):
        found.plot("shares", forum="nowhere")


def test_in_a_notebook_it_shows_deals_drafts_states_flip_points_and_how_much_is_fixed(
    found: RobustnessResult,
) -> None:
    html = found._repr_html_()
    for text in (
        ">commission</td><td",
        ">certain</td><td",
        ">wants.North.red lines[2].sure</td>",
        ">draft “northern” accepted: Energy Council</td>",
        ">settles in state 6 (tax war)</td>",
        ">North: red line 2 stands</td>",
        "60 judgments were held fixed",
    ):
        assert text in html
    assert "Not computed" not in html


def test_what_holds_in_every_world_or_in_none_is_said_without_a_share(case: LoadedCase) -> None:
    certain, impossible = (shown(case, SURE[name])._deals() for name in ("certain", "impossible"))
    assert "certain" in certain
    assert "none</td>" in impossible
    everywhere = shown(case, SURE["open, by different packages"])._deals()
    assert "open" in everywhere
    assert "every</td>" in everywhere
    assert "not decided: there are too many packages" in shown(case, SURE["not decided"])._deals()


@pytest.mark.parametrize("name", list(DRAWN))
def test_in_a_notebook_it_is_bounded(case: LoadedCase, name: str) -> None:
    html = shown(case, DRAWN[name])._repr_html_()
    assert html.count("<tr>") <= 3 * 21
    assert len(html) < 60_000


def test_what_was_not_computed_is_told_with_its_reason(case: LoadedCase) -> None:
    html = shown(case, SURE["open"])._repr_html_()
    assert "<li>Not computed: indices, since there is no range.</li>" in html


def test_names_cannot_smuggle_markup(case: LoadedCase) -> None:
    evil = case.set("forums.talks.name", "<script>alert(1)</script>")
    assert "<script" not in evil.robustness(worlds=0)._repr_html_()


def test_an_analysis_tells_how_sure_it_is_unless_no_worlds_are_asked_for(
    case: LoadedCase, analysis: AnalysisResult
) -> None:
    sure = analysis.robustness
    assert sure is not None
    assert (sure.worlds, sure.seed) == (64, 0)
    assert sure.conclusions == case.robustness(worlds=64).conclusions
    assert set(sure.explain()) <= set(analysis.explain())
    assert {sentence.finding for sentence in analysis.explain(finding=7)} == {7}
    assert repr(analysis.plot("shares")) == repr(sure.plot("shares"))
    without = case.analyze(worlds=None)
    assert without.robustness is None
    assert len(without.plot("shares")) == 0
    assert not any(sentence.finding == 7 for sentence in without.explain())


def test_the_report_of_an_analysis_says_how_sure_it_is(
    case: LoadedCase, analysis: AnalysisResult, tmp_path: Path
) -> None:
    text = analysis.report(tmp_path / "sure.md").read_text(encoding="utf-8")
    assert "64 were drawn with seed 0" in text
    without = case.analyze(worlds=None).report(tmp_path / "plain.md").read_text(encoding="utf-8")
    assert "were drawn" not in without


def test_a_case_draws_worlds_for_the_pictures_that_need_them(case: LoadedCase) -> None:
    (shares,) = case.plot("shares")
    assert "4,096 worlds" in shares.description
    assert repr(case.plot("tornado", "council")) == repr(case.analyze().plot("tornado", "council"))
    assert repr(case.plot("values")) == repr(case.agreement().plot("values"))

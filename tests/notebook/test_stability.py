"""The stability lens at a prompt and in a notebook."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

import detente
from detente.errors import LensUnavailable, TooLarge
from detente.notebook import conflict_rows, pictures
from detente.notebook.conflict_rows import (
    STABILITY_ROWS,
    commitment_rows,
    equilibrium_rows,
    holding_rows,
    state_rows,
    step_rows,
    way_rows,
)
from detente.stability.document import stability_document

if TYPE_CHECKING:
    from detente.analysis import Analysis
    from detente.notebook import AnalysisResult, StabilityResult


ANSWER = "South would answer with South.tax"


@pytest.fixture(scope="module")
def found() -> StabilityResult:
    return detente.load("southland").stability()


@pytest.fixture(scope="module")
def analysis() -> AnalysisResult:
    return detente.load("southland").analyze()


def test_it_is_the_result_of_the_lens_in_one_line(found: StabilityResult, analysis: AnalysisResult) -> None:
    assert repr(found).startswith(
        "<Stability of 'A pipeline through Southland': 3 parties, 12 possible states"
    )
    assert "\n" not in repr(found)
    assert analysis.stability is not None
    assert stability_document(analysis.stability) == stability_document(found)
    assert str(analysis.stability.explain(6)) == str(found.explain(6))


def test_only_the_concepts_asked_for_are_judged() -> None:
    case = detente.load("southland")
    assert list(case.stability(["seq", "nash"]).stable) == ["seq", "nash"]
    with pytest.raises(ValueError, match='there is no concept "nesh"; did you mean "nash"'):
        case.stability(["nesh"])


def test_a_case_without_a_conflict_says_what_it_lacks() -> None:
    with pytest.raises(LensUnavailable, match="actions"):
        detente.load("harbour-park").stability()


def test_it_explains_where_the_conflict_settles() -> None:
    told = detente.load("southland").stability(["seq", "gmr"]).explain()
    assert str(told).splitlines() == [
        "By sequential stability, improvements lead from the status quo to North.sue, South.tax (tax war).",
        "By general metarationality, nobody would leave the status quo: North.sue.",
    ]
    (first, *_) = told
    assert first.finding == 3
    assert {"status quo", "impossible[1]", "prefers.North[1]", "prefers.Coast.ranking"} <= {*first.judgments}


@pytest.mark.parametrize("state", [2, "status quo"])
def test_it_explains_who_would_leave_a_state(state: int | str) -> None:
    told = str(detente.load("southland").stability(["nash", "seq"]).explain(state)).splitlines()
    assert told[1:] == [
        "State 2: North.sue.",
        "North would leave (nash): it gains by not North.sue.",
        f"North stays (seq): it would gain by not North.sue, but {ANSWER}, and North would be no better off.",
        "South would leave (nash): it gains by South.tax.",
        "South would leave (seq): it gains by South.tax, and nobody would punish it.",
        "Nothing to gain by a move of their own: Coast.",
    ]


def test_a_state_goes_by_its_name(found: StabilityResult) -> None:
    assert str(found.explain("tax war")) == str(found.explain(6))
    assert str(found.explain("cut off")).count("\nState ") == len(found.graph.states) // 3 == 4


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (12, "there is no state 12; they count from 0 to 11"),
        (-1, "there is no state -1"),
        ("tax wars", 'there is no state "tax wars"; did you mean "tax war"'),
    ],
)
def test_a_state_that_there_is_not_is_told(found: StabilityResult, state: int | str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        found.explain(state)


def test_in_a_notebook_it_has_the_equilibria_and_where_it_settles(found: StabilityResult) -> None:
    shown = found._repr_html_()
    assert shown.count("<tr>") == 1 + len(set().union(*found.equilibria.values()))
    assert shown.index(">North.sue, South.tax (tax war)<") < shown.index(">nothing is done<")
    assert "<li>By general metarationality and symmetric metarationality, nobody would leave" in shown


def test_many_equilibria_are_cut_in_a_notebook() -> None:
    geneva = detente.load("geneva-2022").stability(["gmr"])
    shown = geneva._repr_html_()
    assert shown.count("<tr>") == 21
    assert f"and {len(geneva.equilibria['gmr']) - 20} more" in shown
    assert len(shown) < 20_000


def test_a_name_cannot_smuggle_markup(found: StabilityResult) -> None:
    evil = replace(found, actions=("<script>", *found.actions[1:]))
    assert "<script" not in evil._repr_html_()


def test_pictures_are_drawn_of_it_and_its_graph(
    found: StabilityResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Analysis] = []

    def states(analysis: Analysis) -> tuple[()]:
        drawn.append(analysis)
        return ()

    monkeypatch.setattr(pictures, "FIGURES", MappingProxyType({"states": states}))
    assert len(found.plot()) == 0
    assert (drawn[0].stability, drawn[0].graph, drawn[0].case) == (found, found.graph, found.case)
    with pytest.raises(ValueError, match="no kind of picture"):
        found.plot("pie")


def test_a_state_has_a_row_with_every_verdict(found: StabilityResult) -> None:
    rows = state_rows(found, found.case)
    assert [row["state"] for row in rows] == list(range(12))
    assert [row["state"] for row in rows if row["status_quo"]] == [2]
    assert (rows[6]["made"], rows[6]["names"]) == ("North.sue, South.tax", "tax war")
    everywhere = {"nash.North", "nash.South", "nash.Coast"}
    assert [row["state"] for row in rows if all(row[name] for name in everywhere)] == [
        *found.equilibria["nash"]
    ]


def test_more_states_than_a_table_takes_are_refused(
    found: StabilityResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflict_rows, "MAX_LISTED", 11)
    with pytest.raises(TooLarge, match="more than 11 states"):
        state_rows(found, found.case)


def test_an_equilibrium_has_a_row_with_its_concepts(found: StabilityResult) -> None:
    rows = {row["state"]: row for row in equilibrium_rows(found, found.case)}
    for concept, places in found.equilibria.items():
        assert [place for place, row in rows.items() if row[concept]] == list(places)
        assert [place for place, row in rows.items() if row[f"settles.{concept}"]] == list(
            found.settles[concept].states
        )


def test_a_threat_and_a_promise_have_rows(found: StabilityResult) -> None:
    rows = {(row["kind"], row["name"]): row for row in commitment_rows(found, found.case)}
    assert list(rows) == [("threat", "closure"), ("threat", "detour"), ("promise", "restraint")]
    closure, restraint = rows["threat", "closure"], rows["promise", "restraint"]
    assert (closure["by"], closure["if"], closure["then"]) == ("South", "North.reroute", "South.close")
    assert (closure["credible"], closure["credible_worlds"], closure["sufficient"]) == (True, "some", False)
    assert (restraint["if"], restraint["then"]) == ("not South.tax", "not North.sue")


def test_ways_and_single_steps_have_rows(found: StabilityResult) -> None:
    ways = {row["called"]: row for row in way_rows(found, found.case) if row["called"]}
    war, cut = ways["tax war"], ways["cut off"]
    assert (war["improvements"], war["by_improvements"]) == (1, "South.tax")
    assert (cut["improvements"], cut["by_improvements"], cut["by_any_moves"]) == (None, None, "South.close")
    steps = {row["step"]: row for row in step_rows(found, found.case)}
    tax = steps["South.tax"]
    assert (tax["party"], tax["state"], tax["gains"], tax["settles"]) == ("South", 6, True, (6,))
    assert steps["North.reroute"]["irreversible"] == "North.reroute"


def test_without_a_status_quo_there_are_no_ways() -> None:
    dilemma = detente.load("prisoners-dilemma").stability()
    assert way_rows(dilemma, dilemma.case) == step_rows(dilemma, dilemma.case) == []
    assert str(dilemma.explain()) == "Where it settles cannot be said, since the case gives no status quo."


def test_a_breach_has_a_row(analysis: AnalysisResult) -> None:
    row, *_ = (row for row in holding_rows(analysis) if row["package"] == "draft.southern")
    assert (row["by"], row["actions"]) == ("South", "South.tax")
    assert (row["low"], row["penalty"]) == (7.375, row["high"])
    assert len(holding_rows(analysis)) == sum(len(each.breaches) for each in analysis.holds.values())


@pytest.mark.extras
@pytest.mark.parametrize("table", list(STABILITY_ROWS))
def test_each_table_becomes_a_frame_of_its_rows(found: StabilityResult, table: str) -> None:
    assert len(found.to_frame(table)) == len(STABILITY_ROWS[table](found, found.case))


@pytest.mark.extras
def test_an_analysis_has_a_frame_of_breaches(analysis: AnalysisResult) -> None:
    assert len(analysis.to_frame("holds")) == len(holding_rows(analysis))


def test_a_wrong_table_is_answered_with_what_was_meant(
    found: StabilityResult, analysis: AnalysisResult
) -> None:
    with pytest.raises(ValueError, match='did you mean "states"'):
        found.to_frame("state")
    with pytest.raises(ValueError, match='did you mean "holds"'):
        analysis.to_frame("hold")

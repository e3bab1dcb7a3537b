"""Findings on the conflict: where it settles, and what hangs on that."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from detente.analysis import analyze
from detente.analysis.conflict_findings import CONCEPTS, NOTHING_MADE, state_name
from detente.analysis.document import conflict_document
from detente.analysis.findings import Findings, Question, changes, findings, plain
from detente.casefile import read_case
from tests.analysis.test_no_deal_from_conflict import STRIKE
from tests.analysis.test_would_it_hold import TREATY
from tests.shipped import analysis_of, running
from tests.strategies import conflict_cases
from tests.yaml_text import to_yaml

SLIDE = """
parties: {North: Northland, South: Southland}
issues: {fare: {options: [low, high], today: low}}
wants:
  North: {fare: {weight: 1, values: {low: 0, high: 50}}, no deal: {from: conflict}}
  South: {fare: {weight: 1, values: {low: 50, high: 20}}, no deal: 10}
actions: {North: {push: Push, pull: Pull}, South: {wait: Wait}}
impossible: [North.push and North.pull]
prefers:
  North: [North.push or North.pull, not (North.push or North.pull) or not South.wait]
  South: [South.wait]
status quo: [South.wait]
worth: {North: {North.push: 40, North.pull: 60}}
threats: {push back: {by: South, if: North.push, then: [not South.wait]}}
"""
"""North pushes or pulls, as it likes, and no deal is worth 40 or 60 to it: there is a deal after the one."""


CONFLICT = {"settles", "settles by", "worth", "no deal", "deal after", "breach", "left out"}


def found(text: str) -> Findings:
    return findings(analyze(read_case(text.encode(), "case.yaml").case))


def of(kind: str, text: str) -> dict[tuple[str | None, tuple[str, ...]], object]:
    return {(q.forum, q.names): value for q, value in found(text).items() if q.kind == kind}


@pytest.mark.parametrize("name", running("stability"))
def test_findings_say_what_the_results_say(name: str) -> None:
    analysis = analysis_of(name)
    told = conflict_document(analysis)
    made = [
        state_name(a for a, done in zip(told["actions"], state, strict=True) if done)
        for state in told["states"]
    ]
    listed = {(q.forum, q.name): plain(value) for q, value in findings(analysis).items()}
    for concept, places in told["settles"].items():
        states = sorted([] if made[p] == NOTHING_MADE else made[p].split(", ") for p in places)
        assert listed.get((None, f"settles {concept}")) == (states if concept in CONCEPTS else None)
        by = listed.get((None, f"settles by {concept}"))
        assert by == (told["settles_by"][concept] if concept in CONCEPTS else None)
    for state in told["settled"]:
        known = {party: points for party, points in state["worth"].items() if points is not None}
        assert listed.get((None, f"worth {made[state['state']]}"), {}) == known
    for kind in ("threat", "promise"):
        for name_of, judged in told[f"{kind}s"].items():
            assert listed.get((None, f"{kind} credible {name_of}")) == judged["credible"]
            assert listed.get((None, f"{kind} sufficient {name_of}")) == judged["sufficient"]
    breaches = {
        (deal, breach["by"], ", ".join(sorted(breach["actions"]))): breach["gain"] or "unknown"
        for deal, holding in told["holds"].items()
        if ".frontier." not in deal
        for breach in holding["breaches"]
    }
    assert breaches == {
        (q.names[0] if q.forum is None else f"{q.forum}.{q.names[0]}", *q.names[1:]): plain(value)
        for q, value in findings(analysis).items()
        if q.kind == "breach"
    }


@given(conflict_cases())
@settings(max_examples=40, deadline=None)
def test_an_analysis_not_in_full_has_the_same_findings(document: dict[str, object]) -> None:
    """All that findings rest on is there; what else an analysis holds is not."""
    case = read_case(to_yaml(document).encode(), "case.yaml").case
    briefly = analyze(case, 1, CONCEPTS, in_full=False)
    assert findings(briefly) == findings(analyze(case))
    assert not briefly.effects
    assert briefly.stability is None or (briefly.stability.ways is None and not briefly.stability.why)


def test_where_it_settles_is_the_same_in_whatever_order_actions_stand() -> None:
    other = STRIKE.replace(
        "{Union: {strike: Strike}, Firm: {close: {name: Close down, irreversible: made}}}",
        "{Firm: {close: {name: Close down, irreversible: made}}, Union: {strike: Strike}}",
    )
    assert other != STRIKE
    settled = Question(None, "settles", ("seq",))
    assert found(STRIKE)[settled] == found(other)[settled] == (("Union.strike",),)


def test_the_no_deal_taken_from_there_is_a_finding() -> None:
    assert of("no deal", STRIKE) == {(None, ("Union",)): (70, 70)}
    assert of("worth", STRIKE) == {(None, ("Union.strike",)): {"Union": 70}}
    assert of("deal after", STRIKE) == {}
    assert of("no deal", STRIKE.replace("{from: conflict}", "30")) == {}


def test_with_several_states_each_has_its_deal() -> None:
    pull, push = ("North.pull, South.wait",), ("North.push, South.wait",)
    assert of("no deal", SLIDE) == {(None, ("North",)): (40, 60)}
    assert of("deal after", SLIDE) == {("all", push): True, ("all", pull): False}
    nowhere = SLIDE.replace("North.pull: 60", "South.wait and North.pull and not South.wait: 1")
    assert of("worth", nowhere) == {(None, push): {"North": 40}}
    assert of("no deal", nowhere) == {}


def test_in_the_state_where_nothing_is_done_nothing_is_made() -> None:
    still = SLIDE.replace("not (North.push or North.pull) or not South.wait", "South.wait")
    still = still.replace("[North.push or North.pull,", "[not North.push and not North.pull,")
    still = still.replace("status quo: [South.wait]", "status quo: []").replace(
        "[South.wait]\nst", "[not South.wait]\nst"
    )
    assert of("settles", still)[None, ("seq",)] == ((),)
    assert of("worth", still.replace("North.push: 40", "otherwise: 5")) == {
        (None, ("nothing made",)): {"North": 5}
    }


def test_a_threat_that_cannot_be_judged_has_no_finding() -> None:
    assert of("threat credible", SLIDE) == {(None, ("push back",)): False}
    never = SLIDE.replace("North.push and North.pull]", "North.push]")
    assert of("threat credible", never) == {}


def test_a_breach_is_of_a_draft_or_of_a_best_package() -> None:
    told = of("breach", TREATY)
    assert told[None, ("draft.ban", "South", "South.arm")] == (Fraction(10), Fraction(10))
    assert told["all", ("nash", "South", "South.arm")] == (Fraction(10), Fraction(10))
    unknown = of("breach", TREATY.replace("  South: {South.arm: 70, otherwise: 0}\n", ""))
    assert unknown[None, ("draft.ban", "South", "South.arm")] == "unknown"


def test_a_draft_that_promises_what_is_impossible_has_its_reason() -> None:
    text = TREATY + "impossible: [not South.arm]\n"
    assert of("breach", text).keys() == {key for key in of("breach", text) if key[0] is not None}
    assert of("breaches not computed", text)[None, ("draft.ban",)]


def test_what_is_left_out_has_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.stability.graph_model.MAX_SETTLING", 1)
    told = found(SLIDE)
    assert {q.names for q in told if q.kind == "left out"} == {("settling",), ("holds",)}
    assert not [q for q in told if q.kind in {"settles", "worth", "no deal"}]


def test_a_case_without_a_conflict_has_no_such_findings() -> None:
    before_actions = STRIKE[: STRIKE.index("actions:")].replace("{from: conflict}", "30")
    assert {q.kind for q in found(before_actions)} & CONFLICT == set()


def test_a_what_if_on_the_conflict_changes_findings() -> None:
    other = found(STRIKE.replace("Union.strike: 60..80", "Union.strike: 10"))
    changed = {change.question.name for change in changes(found(STRIKE), other)}
    assert {"no deal Union", "worth Union.strike"} <= changed

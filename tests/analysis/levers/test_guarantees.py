"""A third party that would answer a breach for certain, so that a deal holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente.analysis.analyze import analyze
from detente.analysis.levers import of_guarantees as guaranteeing
from detente.analysis.levers.of_guarantees import of_guarantees
from detente.analysis.what_if import changed_case
from detente.brief.lever_words import lever_text
from tests.analysis.levers.test_levers import read, tried

if TYPE_CHECKING:
    from detente.casefile import ReadCase

PACT = """
parties: {A: Alpha, B: Beta, G: Guarantor}
issues: {pact: {today: no pact, options: {no pact: {}, pact: {name: signed, binds: [not A.cheat]}}}}
wants:
  A: {pact: {weight: 1, values: {no pact: 0, pact: 60}}, no deal: 50}
  B: {pact: {weight: 1, values: {no pact: 0, pact: 60}}, no deal: 50}
drafts: {text: {by: B, package: {pact: pact}}}
actions: {A: {cheat: Cheat}, G: {punish: Punish, protest: Protest}}
status quo: [G.protest]
prefers:
  A: [not G.punish, A.cheat]
  G: [not G.punish, G.protest]
worth: {A: {A.cheat and not G.punish: 90, A.cheat: 10, otherwise: 50}}
"""
"""Alpha would sign and cheat, for 90 points in place of 60; punished, it would be left with 10."""


def guarantees(found: ReadCase) -> list[str]:
    analysis = analyze(found.case, 1, ("nash", "seq"), in_full=False)
    return [lever_text(lever) for lever in of_guarantees(found, analysis)]


def test_a_guarantee_stops_the_breach() -> None:
    effects = [effect for effect in tried(PACT).effects if effect.lever.kind == "guarantee"]
    (effect,) = effects
    assert effect.lever.settings == ('prefers.G=["(G.punish) if (A.cheat)", not G.punish, G.protest]',)
    assert effect.lever.movers == ("G",)
    breaches = [change for change in effect.changes if change.question.kind == "breach"]
    assert {change.question.names for change in breaches} >= {("draft.text", "A", "A.cheat")}
    assert {change.after for change in breaches} == {None}
    after = analyze(changed_case(read(PACT), effect.lever.settings)[0].case, 1, ("seq",), in_full=False)
    assert after.holds["draft.text"].breaches == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[not A.cheat]", "[not A.cheat, not G.punish]"),  # the package forbids the answer
        ("  G: [not G.punish, G.protest]", "  G: {weights: {G.punish: -5, G.protest: 1}}"),  # no statements
        ("A.cheat and not G.punish: 90", "A.cheat and not G.punish: 60"),  # nothing gained, nothing to stop
        ("status quo: [G.protest]", "status quo: [G.protest, G.punish]"),  # made as it is
    ],
)
def test_no_guarantee_where_there_is_none_to_give(old: str, new: str) -> None:
    assert guarantees(read(PACT)) == ["G would answer A.cheat with G.punish for certain"]
    assert guarantees(read(PACT.replace(old, new))) == []


def test_no_more_are_tried_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guaranteeing, "MAX_GUARANTEES", 0)
    assert guarantees(read(PACT)) == []

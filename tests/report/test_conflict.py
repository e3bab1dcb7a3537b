"""What a report says of a conflict: its states, where it settles, threats and promises."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.analysis import analyze
from detente.brief import FINDINGS, Sentence
from detente.casefile import read_case
from detente.figures.figure import Figure
from detente.report import answers, assembly
from detente.report.content import Bullets
from detente.report.html import html
from detente.report.markdown import markdown
from tests.report.made import every_block, report, section, shipped, tables, words

if TYPE_CHECKING:
    import pytest

    from detente.report.content import Report

SETTLES = "Where the conflict settles, by each stability concept"
FEUD = b"""\
title: A feud <&
parties: {N: 'North & <b>', S: South}
actions: {N: {raid: 'Raid the mill & "burn" it'}, S: {arm: Arm, hire: Hire guards}}
status quo: []
prefers: {N: [not S.arm, N.raid], S: [not N.raid, S.arm and S.hire if N.raid, not S.arm, not S.hire]}
threats:
  guards: {by: S, if: N.raid, then: [S.arm, S.hire], at once: true, why: 'It says so & <often>'}
  growl: {by: S, uttered: false, if: N.raid, then: not S.arm}
"""


def on(name: str) -> Report:
    """The report on a shipped case."""
    return shipped(name)[0]


def test_what_each_can_do_is_told_with_what_cannot_be_taken_back() -> None:
    rows = tables(section(on("elmira"), "conflict"))["What each party can do alone"].rows
    assert ("Uniroyal.abandon", "Abandon the plant in Elmira", "no, once done", "no") in rows
    assert ("Uniroyal.delay", "Delay by appeals", "no, once dropped", "yes") in rows


def test_the_graph_of_states_stands_with_the_conflict_and_holds_the_table_of_states() -> None:
    (figure,) = [b for b in every_block(section(on("elmira"), "conflict").blocks) if isinstance(b, Figure)]
    assert figure.title == "From the status quo the conflict slides to state 6 (stalemate)."
    assert len(figure.table.rows) == 12


def test_each_concept_says_when_a_party_stays_and_where_the_conflict_settles() -> None:
    found = tables(section(on("elmira"), "conflict"))[SETTLES]
    rows = {row[0]: row[1:] for row in found.rows}
    assert rows["Nash stability (Nash)"] == (
        "no move of its own is an improvement",
        "6",
        "reached by improvements: state 6 (stalemate)",
    )
    assert rows["General metarationality (GMR)"][1:] == ("8", "the status quo itself: state 0")
    assert len(rows) == 7


def test_where_no_status_quo_is_given_nothing_is_said_of_where_it_settles() -> None:
    found = tables(section(on("prisoners-dilemma"), "conflict"))[SETTLES]
    assert {row[-1] for row in found.rows} == {"–"}


def test_threats_and_promises_are_audited() -> None:
    found = tables(section(on("geneva-2022"), "conflict"))
    (threats,) = [table for caption, table in found.items() if caption.startswith("The threats")]
    rows = {row[0]: dict(zip(threats.columns, row, strict=True)) for row in threats.rows}
    assert rows["at once"]["Then"] == "US.sanctions and EU.swift and Germany.stop"
    assert rows["at once"]["By steps"] == "yes"
    assert rows["pipeline"]["Credible"] == "yes"
    assert rows["pipeline"]["Worlds"] == "some"
    assert rows["force"]["By"] == "Russia (not said, but read from what it does)"
    assert rows["force"]["Suffices"] == "yes"
    assert rows["flank"]["Rests on"].startswith("call; ")
    (promises,) = [table for caption, table in found.items() if caption.startswith("The promises")]
    rows = {row[0]: dict(zip(promises.columns, row, strict=True)) for row in promises.rows}
    assert rows["moratorium"]["Kept"] == "yes"
    assert rows["moratorium"]["Credible"] == "–"
    assert "By steps" not in promises.columns


def test_the_answer_leads_to_the_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Sentence(3, "It stays as it is.", ())
    monkeypatch.setattr(assembly, "headlines", lambda _: (told,))
    monkeypatch.setattr(answers, "FINDINGS", {**FINDINGS, 3: "If the talks fail?"})
    made = report(shipped("elmira")[1])
    items = [
        item for block in every_block(made.sections[:1]) if isinstance(block, Bullets) for item in block.items
    ]
    assert [(item.text, item.to) for item in items] == [(told.text, "conflict")]


def test_a_case_without_a_conflict_has_no_such_section() -> None:
    assert "conflict" not in {part.id for part in on("harbour-park").sections}


def test_a_conflict_alone_makes_a_report_of_what_there_is() -> None:
    expected = ["answers", "brief", "positions", "conflict", "ledger", "computed", "case"]
    assert [part.id for part in on("elmira").sections] == expected
    assert section(on("elmira"), "positions").heading == "The parties"
    method = words(section(on("elmira"), "computed"))
    assert "graph model for conflict resolution" in method
    assert "zone of agreement" not in method
    assert "graph model for conflict resolution" not in words(section(on("harbour-park"), "computed"))


def test_what_was_not_computed_is_told_with_the_reason() -> None:
    found = analyze(read_case(shipped("elmira")[1], "elmira.yaml").case)
    assert found.stability is not None
    cut = replace(found.stability, settles={}, left_out={"settling": "there are too many states"})
    made = assembly.build(replace(found, stability=cut), shipped("elmira")[1])
    assert "Not computed: where the conflict settles, since there are too many states." in words(
        section(made, "conflict")
    )


def test_names_that_look_like_markup_stand_in_every_form_as_they_are() -> None:
    made = report(FEUD)
    (threats,) = [t for c, t in tables(section(made, "conflict")).items() if c.startswith("The threats")]
    assert threats.rows[0][-1] == "It says so & <often>"
    assert threats.rows[0][threats.columns.index("Said to be")] == "at once"
    page = html(made)
    assert "It says so &amp; &lt;often&gt;" in page
    assert "<often>" not in page
    assert r"It says so &amp; \<often\>" in markdown(made)

"""What each section of a report says."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from types import MappingProxyType

import pytest

import detente
import detente.report
from detente.analysis import analyze
from detente.brief import brief
from detente.casefile import read_case
from detente.casefile.library import shipped_cases
from detente.figures.figure import Figure
from detente.report import assembly
from detente.report.content import Bullets, CaseText, Paragraph, Section
from tests.report.made import (
    FERRY,
    every_block,
    every_section,
    figure,
    report,
    section,
    shipped,
    tables,
    words,
)

REPORT = report()
CASE = read_case(FERRY, "ferry.yaml").case
ANALYSIS = analyze(CASE)


def test_the_sections_stand_in_order() -> None:
    expected = ["answers", "brief", "positions", "packages", "obstacles", "agendas", "outside", "record"]
    assert [part.id for part in REPORT.sections] == [*expected, "ledger", "computed", "case"]


def test_every_section_has_an_id_of_its_own() -> None:
    ids = [part.id for part in every_section(REPORT)]
    assert len(ids) == len(set(ids))


def test_every_answer_leads_to_a_section_that_says_more() -> None:
    lists = [block for block in every_block(REPORT.sections[:1]) if isinstance(block, Bullets)]
    targets = [item.to for block in lists for item in block.items]
    assert set(targets) == {"packages-1", "packages-2", "obstacles-1", "outside-1", "outside-2"}
    assert set(targets) <= {part.id for part in every_section(REPORT)}


def test_the_whole_brief_is_told_with_its_judgments() -> None:
    text = words(section(REPORT, "brief"))
    for sentence in brief(ANALYSIS):
        assert sentence.text.removeprefix("Ferry Board: ").removeprefix("Pier: ") in text
    paragraphs = [b for b in every_block(REPORT.sections[1:2]) if isinstance(b, Paragraph)]
    assert any("drafts.offer" in group for b in paragraphs for group in b.rests_on)


def test_the_parties_are_told_with_who_speaks_and_what_they_have_without_a_deal() -> None:
    rows = tables(section(REPORT, "positions"))["Parties"].rows
    assert rows[0] == ("North", "Northland", "M. Alder", "20..40", "–")
    assert rows[2][3] == "–"


def test_the_issues_are_told_option_by_option() -> None:
    rows = [row for table in tables(section(REPORT, "positions")).values() for row in table.rows]
    assert ("fare", "middle", "2 a head", "40", "50", "×", "offer") in rows
    assert ("owner", "joint", "joint", "×", "100", "0", "–") in rows


def test_only_those_in_office_that_day_speak_for_a_party() -> None:
    data = FERRY.replace(b"people: {", b"people: {Beck: {name: B. Beck, for: North, to: 2023-12}, ")
    rows = tables(section(report(data), "positions"))["Parties"].rows
    assert [row[2] for row in rows if row[0] == "North"] == ["M. Alder"]


def test_the_weights_are_told_in_percent() -> None:
    table = tables(section(REPORT, "positions"))["How much each issue matters to each party, in percent"]
    assert table.columns == ("Issue", "North", "South", "Coast")
    assert table.rows == (("fare", "100", "50", "–"), ("owner", "–", "50", "100"))


def test_a_red_line_that_is_doubted_is_not_counted() -> None:
    rows = tables(section(REPORT, "positions"))["Red lines"].rows
    assert rows[0] == ("North: red line 1", "owner = joint", "80")
    assert rows[1] == ("North: red line 2", "fare = low", "10, so not counted")


def test_packages_say_what_everybody_gets() -> None:
    found = tables(section(REPORT, "packages-2"))
    best = found["What no deal, today and the best packages are worth, in each party's own points"]
    assert best.columns == (
        "Outcome",
        "North",
        "South (no seat)",
        "Coast (no seat)",
        "Package",
        "Others as good",
    )
    rows = {row[0]: row[1:] for row in best.rows}
    assert rows["no deal"][:3] == ("30", "50", "–")
    assert rows["today"][:3] == ("0", "50", "100")
    assert rows["largest product of gains (Nash)"] == ("100", "0", "100", "fare: 4 a head", "0")


def test_the_best_packages_of_a_majority_say_what_the_outvoted_get() -> None:
    """North and Coast settle it on a high fare and no joint ownership, which gives South nothing."""
    data = FERRY.replace(b"seats: [North, South]}", b"seats: [North, South, Coast], rule: {majority: 2}}")
    part = section(report(data), "packages-1")
    best = tables(part)["What no deal, today and the best packages are worth, in each party's own points"]
    rows = {row[0]: row[1:4] for row in best.rows}
    assert rows["North, Coast: largest sum of points"] == ("100", "0", "100")


def test_the_drafts_say_who_accepts_them_and_whose_red_lines_they_cross() -> None:
    table = tables(section(REPORT, "packages-1"))["The drafts, over all ways to fill in what they leave open"]
    assert table.rows[0][0] == "offer"
    assert table.rows[0][-3:] == ("owner", "North, South", "Coast 1")


def test_obstacles_name_the_demands_and_what_opens_a_deal() -> None:
    part = section(REPORT, "obstacles-1")
    assert "North: red line 1 (never owner = joint)" in words(part)
    rows = tables(part)["What would open a deal, fewest changes first"].rows
    assert [len(row) for row in rows] == [3] * len(rows)
    assert any("South: no deal (at least 50 points)" in row[0] for row in rows)
    assert "Nothing stands in the way" in words(section(REPORT, "obstacles-2"))


def test_outsiders_are_told_with_what_crosses_their_red_lines() -> None:
    (table,) = tables(section(REPORT, "outside-1")).values()
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["draft offer"] == ("0 to 100", "Coast 1")


def test_the_record_is_told_in_order_with_kind_and_dispute() -> None:
    found = tables(section(REPORT, "record"))
    events = next(table for caption, table in found.items() if caption.startswith("The record"))
    assert [row[:2] for row in events.rows] == [("1", "2009~"), ("2", "2024-02-22")]
    assert events.rows[0][2:5] == (
        "Northland, Southland meets: for the first time",
        "reported",
        "Ferry Board",
    )
    assert events.rows[1][2] == "M. Alder (North) offers (to Southland): draft “offer”"
    assert events.rows[1][3] == "claim by daily; disputed: daily"
    assert found["What was forecast"].rows[0][3:] == ("0..0.2", "nothing will come of it")
    assert "no deal: true" in words(section(REPORT, "record"))


def test_the_ledger_holds_every_judgment_as_it_was_written() -> None:
    found = tables(section(REPORT, "ledger"))
    rows = {row[0]: row[1:] for c, t in found.items() if c.startswith("Judgments under") for row in t.rows}
    assert set(rows) == set(CASE.judgments)
    assert rows["wants.North.no deal"][0::2] == ("20..40", "uncertain")
    assert rows["wants.South.no deal"] == ("50", "nothing", "fixed, confidential")
    assert rows["wants.South.fare.best first"] == ("[low, middle, high]", "as above", "uncertain")
    assert rows["wants.South.fare.weight"][1] == "its people pay"
    assert rows["drafts.offer"][1] == "daily p. 2"
    first = next(path for path in rows if path.startswith("wants.North"))
    assert rows[first][1] == "daily\N{NO-BREAK SPACE}¶4"
    assert found["Sources"].rows[0][-1] == "https://example.org/a"


def test_how_it_was_computed_names_version_and_digest() -> None:
    text = words(section(REPORT, "computed"))
    assert hashlib.sha256(FERRY).hexdigest() in text
    assert f"Détente, version: {detente.__version__}" in text


def test_a_forum_that_cannot_be_computed_is_listed_with_the_reason() -> None:
    data = FERRY.replace(
        b"owner: {options: [north, joint], today: north}", b"owner: {options: [north, joint]}"
    )
    made = report(data)
    rows = tables(section(made, "computed"))["What was computed of each forum"].rows
    assert rows[1][0] == "Pier"
    assert rows[1][2].startswith("not computed: ")
    assert "packages-2" not in {part.id for part in every_section(made)}


def test_the_last_section_holds_the_case_file() -> None:
    assert REPORT.sections[-1].blocks[-1] == CaseText(FERRY)


def test_a_case_without_issues_has_a_report_too() -> None:
    made = report(b"parties: {A: A}\n")
    assert [part.id for part in made.sections] == [
        "answers",
        "brief",
        "positions",
        "ledger",
        "computed",
        "case",
    ]
    assert "Not computed" in words(made.sections[0])


def test_agendas_say_what_is_settled_and_what_is_left() -> None:
    """Northland will have no low fare and Southland no other; the owner can be settled, Coastland aside."""
    north = FERRY.replace(
        b"[{never: owner = joint, sure: 80}, {never: fare = low, sure: 10}]", b"[{never: fare = low}]"
    )
    data = (
        north.replace(
            b"owner: {weight: 1, values: {north: 0, joint: 100}}\n",
            b"""owner: {weight: 1, values: {north: 0, joint: 100}}
    red lines: [{never: fare = middle | high}]
""",
        )
        .replace(b"    no deal: 20..40\n", b"")
        .replace(b"    no deal: {value: 50, confidential: true}\n", b"")
    )
    (table,) = tables(section(report(data), "agendas-1")).values()
    assert [row[:3] for row in table.rows] == [("owner", "fare", "owner: joint")]
    assert table.rows[0][-1] == "largest sum of points"


def test_a_forum_that_can_settle_nothing_says_so() -> None:
    assert "No part of what this forum treats can be settled by itself" in words(section(REPORT, "agendas-1"))


def test_pictures_stand_with_their_forum(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {"issues": None, "values": "pier", "conflicts": "board", "outside": "board", "timeline": None}
    drawn = {kind: lambda _, k=kind, f=forum: (figure(k, f),) for kind, forum in kinds.items()}
    monkeypatch.setattr(assembly, "FIGURES", MappingProxyType(drawn))
    made = assembly.build(ANALYSIS, FERRY)
    places = {
        "positions": "issues",
        "packages-2": "values",
        "obstacles-1": "conflicts",
        "outside-1": "outside",
    }
    for place, kind in {**places, "record": "timeline"}.items():
        drawn_here = [block.name for block in section(made, place).blocks if isinstance(block, Figure)]
        assert drawn_here == [kind], place
    shown = {block.name: block for block in every_block(made.sections) if isinstance(block, Figure)}
    assert len(shown) == len(kinds)
    assert shown["timeline"].table.caption.startswith("The record")
    assert shown["outside"].table.columns[0] == "Outcome"


def test_under_the_heading_of_a_forum_a_picture_does_not_name_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = replace(figure("values", "pier"), title="Pier: nothing suits both")
    monkeypatch.setattr(assembly, "FIGURES", MappingProxyType({"values": lambda _: (named,)}))
    part = section(assembly.build(ANALYSIS, FERRY), "packages-2")
    assert [block.title for block in part.blocks if isinstance(block, Figure)] == ["Nothing suits both"]


@pytest.mark.parametrize("name", [case.name for case in shipped_cases()])
def test_no_table_of_a_shipped_case_is_ragged(name: str) -> None:
    made, _ = shipped(name)
    for part in every_section(made):
        for table in tables(part).values():
            assert {len(row) for row in table.rows} <= {len(table.columns)}, table.caption
            assert all(place < len(table.columns) for place in table.numbers)


def test_one_forum_needs_no_section_of_its_own() -> None:
    data = FERRY.replace(b"  pier: {name: Pier, seats: [North], issues: [fare]}\n", b"")
    made = report(data)
    assert [b.id for b in section(made, "packages").blocks if isinstance(b, Section)] == []


def test_a_report_never_holds_another_file_than_it_speaks_of() -> None:
    with pytest.raises(ValueError, match="not those of the case"):
        detente.report.build(ANALYSIS, FERRY + b"# more\n")


def test_a_second_report_in_one_run_is_built_like_the_first() -> None:
    assert detente.report.build(ANALYSIS, FERRY) == detente.report.build(ANALYSIS, FERRY) == REPORT

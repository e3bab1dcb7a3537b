"""What a report says of how sure its answers are."""

from __future__ import annotations

from dataclasses import replace

from detente.analysis import analyze
from detente.casefile import read_case
from detente.figures.figure import Figure
from detente.report import build
from detente.report.content import Bullets, Details
from tests.report.made import FERRY, every_block, report, section, sure_report, tables, words
from tests.sureness import with_sureness

LANE = b"""\
title: A lane
parties: {A: Arden}
issues: {width: {options: [narrow, wide]}}
wants: {A: {width: {weight: 1, best first: [wide, narrow]}}}
"""
MADE = sure_report()
PART = section(MADE, "sureness")


def test_it_stands_after_those_outside_and_only_where_worlds_were_asked_for() -> None:
    ids = [part.id for part in MADE.sections]
    assert ids[ids.index("outside") + 1] == "sureness"
    assert "sureness" not in [part.id for part in report().sections]


def test_it_says_what_was_drawn_how_and_from_which_seed() -> None:
    text = words(PART)
    assert "was drawn 4,096 times" in text
    assert "1 range, 2 doubts whether something stands and 1 order of options" in text
    assert "scrambled Sobol sequences from seed 7" in text
    assert "uniform within its range" in text


def test_it_always_says_that_shares_count_only_what_is_declared_uncertain() -> None:
    assert "Shares count only what the case declares uncertain" in words(PART)
    assert "Not computed: draft.offer@board, since that would take too long." in words(PART)


def test_pictures_of_the_case_come_first_then_those_of_each_forum() -> None:
    drawn = {block.name for block in PART.blocks if isinstance(block, Figure)}
    assert drawn == {"shares", "flips"}
    pier = {block.name for block in section(MADE, "sureness-2").blocks if isinstance(block, Figure)}
    assert pier == {"tornado-pier", "acceptability-pier"}


def test_learning_names_what_tells_most_and_leaves_out_what_tells_nothing() -> None:
    found = next(table for caption, table in tables(PART).items() if "better guess" in caption)
    assert found.rows == (
        ("a deal: Ferry Board", "70 %", "North: red line 1 stands", "90 %"),
        ("a deal: Ferry Board", "70 %", "South: order on fare", "75 %"),
    )


def test_packages_are_told_with_what_their_names_stand_for() -> None:
    found = next(table for caption, table in tables(PART).items() if "packages compared" in caption)
    assert found.columns == ("Name", "Package", "Accepted", "Nash")
    assert found.rows[1] == ("Nash", "fare: 2 a head", "50 %", "90 %")


def test_what_was_held_fixed_is_listed_folded_up() -> None:
    (folded,) = (block for block in PART.blocks if isinstance(block, Details))
    (listed,) = folded.blocks
    assert isinstance(listed, Bullets)
    text = "\n".join(item.text for item in listed.items)
    assert "wants.North: fare" in text
    assert "no deal" not in next(item.text for item in listed.items if "wants.North" in item.text)
    assert folded.summary.startswith("Held fixed: ")


def test_a_case_with_nothing_uncertain_says_so_and_shows_no_picture() -> None:
    found = with_sureness(analyze(read_case(LANE, "lane.yaml").case))
    part = section(build(found, LANE), "sureness")
    assert "leaves nothing uncertain" in words(part)
    assert not any(isinstance(block, Figure) for block in every_block(part.blocks))


def test_how_it_was_computed_no_longer_says_that_nothing_is_drawn() -> None:
    assert "Nothing is drawn at random" in words(section(report(), "computed"))
    text = words(section(MADE, "computed"))
    assert "Nothing is drawn at random" not in text
    assert "16 independently scrambled Sobol sequences" in text


def test_without_forums_that_could_be_computed_it_tells_of_the_case_alone() -> None:
    analysis = analyze(read_case(FERRY, "ferry.yaml").case)
    found = with_sureness(replace(analysis, agreement=None, not_run={"agreement": "of a test"}))
    assert "sureness" in [part.id for part in build(found, FERRY).sections]

"""What a report says of levers: what opens a deal forum by forum, and what would lose one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.analysis import analyze
from detente.analysis.levers.levers import with_levers
from detente.analysis.robustness.draws import Sampling
from detente.casefile import read_case
from detente.report import build, render
from detente.report.levers import IN_PAIRS, LOSING, OPENING
from tests.brief.test_levers import FERRY, QUAYS, REFUSING, STUBBORN
from tests.report.made import report, section, tables, words

if TYPE_CHECKING:
    from detente.report.content import Report


def made(text: str, worlds: int = 0) -> Report:
    data = text.encode()
    found = read_case(data, "case.yaml")
    return build(with_levers(analyze(found.case), found, Sampling(worlds)), data)


def test_what_opens_a_deal_is_told_with_who_must_move_how_sure_and_at_what_cost() -> None:
    found = tables(section(made(FERRY), "obstacles"))[OPENING]
    assert found.columns == (
        "If",
        "Who must move",
        "A deal is",
        "In worlds",
        "Points",
        "Those without a seat",
    )
    outside = "C 30 less to 70 more"
    assert found.rows == (
        ("B would take 60 points", "B", "certain", "all", "1", outside),
        ("S pays B 1 point", "S, B", "certain", "all", "1", outside),
        ("S would take 0 points", "S", "certain", "all", "50", outside),
    )


def test_of_a_deal_that_is_open_the_share_of_worlds_is_told() -> None:
    unsure = made(FERRY.replace("no deal: 61", "no deal: 55..75"), worlds=64)
    rows = {row[0]: row[2:4] for row in tables(section(unsure, "obstacles"))[OPENING].rows}
    word, share = rows["S pays B 5 points"]
    assert word == "open"
    assert "%" in share


def test_each_forum_has_what_opens_or_would_lose_its_deal() -> None:
    found = made(QUAYS)
    assert OPENING in tables(section(found, "obstacles-1"))
    assert LOSING not in tables(section(found, "obstacles-1"))
    losing = tables(section(found, "obstacles-2"))[LOSING]
    assert losing.columns == ("If", "Who must move", "These then cannot be met together")
    assert ("quay is decided by the seats and the rule of pier", "–", "B: no deal; S: no deal") in losing.rows


def test_pairs_have_a_table_of_their_own_and_nothing_is_said_too() -> None:
    pairs = tables(section(made(REFUSING), "obstacles"))[IN_PAIRS]
    assert pairs.rows[0][:2] == ("both: B: red line 1; S: red line 1", "B, S")
    stubborn = section(made(STUBBORN), "obstacles")
    assert not {OPENING, IN_PAIRS} & {*tables(stubborn)}
    assert "No change that was tried opens a deal here." in words(stubborn)


def test_how_they_were_tried_is_told_with_worlds_and_seed() -> None:
    text = words(section(made(FERRY, worlds=64), "computed"))
    assert "at most 64 worlds, drawn from the changed case with seed 0" in text
    assert "so there is no seed" not in text


def test_more_than_were_tried_are_told() -> None:
    data = STUBBORN.encode()
    found = read_case(data, "case.yaml")
    analysis = with_levers(analyze(found.case), found, Sampling(0))
    assert analysis.levers is not None
    cut = replace(analysis, levers=replace(analysis.levers, complete=False))
    assert "There are more levers than were tried." in words(section(build(cut, data), "computed"))


def test_without_levers_a_report_has_none() -> None:
    plain = report(FERRY.encode())
    assert not {OPENING, LOSING} & {*tables(section(plain, "obstacles"))}
    assert "A lever is" not in words(section(plain, "computed"))


def test_names_cannot_smuggle_markup() -> None:
    evil = (
        FERRY.replace("B: Bayside", '"<i>B": Bayside')
        .replace("  B: {", '  "<i>B": {')
        .replace("[B, S]", '["<i>B", S]')
    )
    page = render(made(evil), ".html").decode()
    assert "&lt;i&gt;B would take 60 points" in page
    assert "<i>B" not in page.partition('id="case"')[0]

"""The main answers of a brief."""

from __future__ import annotations

from detente.analysis import Analysis, analyze
from detente.brief import headlines
from detente.casefile import read_case
from tests.brief.case_texts import CASE
from tests.report.made import FERRY

FERRY_CASE = read_case(FERRY, "ferry.yaml").case
TWO_WAYS = b"""\
title: A lane
parties: {A: Arden, B: Birk}
issues: {width: {options: [narrow, wide], today: narrow}}
wants:
  A: {width: {weight: 1, values: {narrow: 0, wide: 100}}, red lines: [{never: width = narrow}], no deal: 60}
  B: {width: {weight: 1, values: {narrow: 100, wide: 0}}, red lines: [{never: width = wide}], no deal: 10}
"""


def said(data: bytes) -> list[tuple[int, str | None, str]]:
    """Finding, forum and text of each headline."""
    return [(s.finding, s.forum, s.text) for s in headlines(analyze(read_case(data, "case.yaml").case))]


def test_each_forum_has_its_answer_to_each_finding() -> None:
    told = headlines(analyze(FERRY_CASE))
    assert {(s.finding, s.forum) for s in told} == {
        (1, "board"), (1, "pier"), (2, "board"), (6, "board"), (6, "pier"),
    }  # fmt: skip
    assert [s.finding for s in told] == sorted(s.finding for s in told)


def test_a_deal_is_told_with_a_best_package() -> None:
    told = [text for finding, forum, text in said(FERRY) if (finding, forum) == (1, "pier")]
    assert told[0].startswith("Yes: ")
    assert told[1].startswith("Best by ")
    assert len(told) == 2


def test_why_there_is_no_deal_is_told_before_the_ways_to_open_one_all_alike() -> None:
    """Either side could open the lane."""
    why, *told = [text for finding, _, text in said(TWO_WAYS) if finding == 2]
    assert why.startswith("On width, these rule out every option between them: ")
    assert len(told) == 2
    assert told[0].startswith("A deal opens if ")
    assert told[1].startswith("Or if ")
    assert "Arden" in told[0] + told[1]
    assert "Birk" in told[0] + told[1]


def test_red_lines_are_named_by_their_issues_alone() -> None:
    assert "red line 1 (width) of Arden" in said(TWO_WAYS)[1][2]


def test_those_outside_whose_red_lines_are_crossed_are_named() -> None:
    told = [text for finding, forum, text in said(FERRY) if (finding, forum) == (6, "board")]
    assert told == [
        "Coastland has no seat.",
        "Red lines of Coastland are crossed by the draft “offer”.",
    ]


def test_a_case_without_issues_says_what_it_lacks() -> None:
    told = headlines(Analysis(CASE, not_run={"agreement": "the case lacks issues"}))
    assert [s.text for s in told] == ["Not computed: the case lacks issues."]

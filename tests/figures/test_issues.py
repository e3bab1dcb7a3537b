"""Positions issue by issue."""

from __future__ import annotations

import pytest

from detente.casefile import read_case
from detente.figures.issues import cell, issues, shown_options
from tests.figures.cases import HARD, analysis
from tests.figures.drawn import rows, texts
from tests.figures.examples import DEADLOCKED
from tests.shipped import analysis_of

TIED = read_case(
    b"""\
title: A lane
parties: {A: Arden}
issues:
  width: {options: [narrow, middle, wide], today: narrow}
  toll: {options: [none, high], today: none}
wants:
  A:
    width: {weight: 1, values: {narrow: 0, middle: 20.5, wide: 100}}
    red lines:
      - {never: width = wide and toll = high}
      - {never: width = narrow or toll = high}
      - {never: width = middle, sure: 40}
""",
    "lane.yaml",
).case


@pytest.mark.parametrize(
    ("issue", "option", "points", "mark"),
    [
        ("width", "narrow", 0, "×"),
        ("width", "middle", 20.5, "(×)"),
        ("width", "wide", 100, "(×)"),
        ("toll", "none", None, "(×)"),
        ("toll", "high", None, "×"),
    ],
)
def test_a_red_line_rules_out_an_option_by_itself_or_with_others(
    issue: str, option: str, points: float | None, mark: str
) -> None:
    at = [each.id for each in TIED.issues[issue].options].index(option)
    found = cell(TIED, "A", TIED.issues[issue], at)
    assert found.value == points
    assert (found.ruled_out, found.partly) == (mark == "×", mark == "(×)")


def test_the_title_names_the_issue_that_red_lines_close() -> None:
    (figure,) = issues(DEADLOCKED)
    assert figure.title == (
        "On owner every option crosses a red line; on every other issue some option crosses none."
    )
    assert texts(figure).count("every option crosses a red line") == 1


def test_where_no_issue_is_closed_the_title_says_where_parties_are_apart() -> None:
    (figure,) = issues(analysis_of("harbour-park"))
    assert figure.title == (
        "No issue is closed by red lines alone; the parties are furthest apart on siting, where no option"
        " gives each of them more than 40 of 100 points."
    )


def test_the_cells_hold_the_values_of_the_case() -> None:
    (figure,) = issues(DEADLOCKED)
    cells = {
        (row["issue"], row["option"], row["party"]): row["value"] for row in rows(figure, "party", "value")
    }
    expected = {
        (issue.id, option.id, party): float(wants.issues[issue.id].valuation.central()[at])
        for party, wants in DEADLOCKED.case.wants.items()
        for issue in DEADLOCKED.case.issues.values()
        if issue.id in wants.issues
        for at, option in enumerate(issue.options)
    }
    assert cells == expected


def test_the_table_has_a_row_for_each_option_with_what_names_it() -> None:
    (figure,) = issues(DEADLOCKED)
    assert len(figure.table.rows) == 2 + 3 + 2 + 2
    joint = next(row for row in figure.table.rows if row[1] == "joint")
    assert joint[3:5] == ("0 ×", "100")
    assert joint[-1] == "fair"


def test_of_a_hundred_numbers_nine_are_shown_and_the_picture_says_so() -> None:
    found = analysis(HARD["numbers"])
    shown = shown_options(found.case, found.case.issues["sum"])
    assert len(shown) == 9
    assert {0, 99} <= set(shown)
    (figure,) = issues(found)
    assert "9 of 100 options shown" in texts(figure)


def test_many_issues_and_many_parties_take_several_pictures() -> None:
    drawn = issues(analysis(HARD["many issues"]))
    assert [figure.name for figure in drawn] == ["issues-1", "issues-2", "issues-3"]
    assert sum(len(figure.table.rows) for figure in drawn) == 90
    assert len(issues(analysis(HARD["many parties"]))) == 3

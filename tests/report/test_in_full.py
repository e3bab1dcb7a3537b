"""What a report says of approval at home, and of what leads on from drafts and from today."""

from __future__ import annotations

import pytest

from detente import load
from detente.analysis import analyze
from detente.figures.figure import Figure
from detente.report import build, render
from tests.report.made import every_section, shipped


def markdown(name: str) -> str:
    case = load(name)
    return render(build(analyze(case), case.found.data), ".md").decode()


@pytest.fixture(scope="module")
def southland() -> str:
    return markdown("southland")


def figures_below(name: str, section: str) -> list[Figure]:
    """The pictures of a section of a report."""
    made, _ = shipped(name)
    part = next(each for each in every_section(made) if each.id == section)
    return [block for block in part.blocks if isinstance(block, Figure)]


def rows_below(text: str, caption: str) -> list[list[str]]:
    """The cells of the table under a caption, its head first."""
    lines = text.partition(caption)[2].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    table = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return [row for row in table if not set("".join(row)) <= set("-: ")]


def test_a_report_shows_before_whom_packages_pass_at_home(southland: str) -> None:
    head, *rows = rows_below(southland, "worth to those who must approve for North")
    assert head[:2] == ["Package", "Passes"]
    nash = next(row for row in rows if row[0] == "nash")
    assert nash[1:] == ["yes", "-11.5", "+5.5", "+60", "Lower House", "6"]


def test_a_report_shows_what_other_rules_at_home_would_leave(southland: str) -> None:
    head, *rows = rows_below(southland, "What would be accepted if so many had to approve for North")
    assert head == ["Must agree", "Packages accepted", "Nash: North", "Nash: South"]
    assert [row[:2] for row in rows] == [["0", "63"], ["1", "51"], ["2 (as it is)", "34"], ["3", "4"]]


def test_a_report_shows_exchanges_and_the_steps_that_hurt_nobody(southland: str) -> None:
    _, first, last = rows_below(southland, "Steps from today that hurt nobody")
    assert first == ["as it is", "29.5", "69.1"]
    assert last[1:] == ["41.5", "69.1"]
    vienna = rows_below(markdown("geneva-2022"), "Exchanges from today by which two seats gain")
    assert vienna[1][0].startswith("US gives way on exercises (brigade), Russia on troops (declared)")
    assert len(vienna) == 2


def test_each_seat_has_its_pictures_where_its_tables_were() -> None:
    league, *_ = (figure for figure in figures_below("southland", "packages-3") if "league" in figure.name)
    kinds = ["narrowing-talks", "values-talks", "approval-talks-north", "rules-talks-north"]
    names = [figure.name for figure in figures_below("southland", "packages-3")]
    assert names == [*kinds, "approval-talks-league", "rules-talks-league"]
    assert league.title.startswith("The yes of the League of Transit States hangs on")


def test_no_table_of_a_seat_is_shown_twice(southland: str) -> None:
    for caption in ("worth to those who must approve for League", "if so many had to approve for League"):
        assert southland.count(caption) == 1
    assert southland.count("Steps from today that hurt nobody") == 1


def test_without_a_picture_the_table_stands_alone(southland: str) -> None:
    """No rule at home leaves the Tariff Commission a Nash package to be drawn."""
    names = {figure.name for figure in figures_below("southland", "packages-2")}
    assert names == {"values-commission", "approval-commission-north"}
    assert southland.count("What would be accepted if so many had to approve for North") == 3
    vienna = [figure.name for figure in figures_below("geneva-2022", "packages-3")]
    assert [name for name in vienna if name.startswith(("approval", "rules", "trades"))] == [
        "trades-osce-today"
    ]

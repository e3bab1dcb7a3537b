"""What a report says of approval at home, and of what leads on from drafts and from today."""

from __future__ import annotations

import pytest

from detente import load
from detente.analysis import analyze
from detente.report import build, render


def markdown(name: str) -> str:
    case = load(name)
    return render(build(analyze(case), case.found.data), ".md").decode()


@pytest.fixture(scope="module")
def southland() -> str:
    return markdown("southland")


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

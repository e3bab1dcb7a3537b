"""The report as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente.report.content import Bullets, CaseText, Details, Item, Paragraph, Report, Section
from detente.report.markdown import markdown
from tests.report.made import FERRY, figure, report, with_figures

if TYPE_CHECKING:
    from detente.report.content import Block


def said(*blocks: Block) -> str:
    """Some blocks as Markdown."""
    made = Report("T", None, "1", "0", (Section("s", "S", blocks),))
    return markdown(made).removeprefix("# T\n\n## S\n\n").partition("\n\nDétente 1.")[0]


def test_the_title_comes_first_and_sections_follow() -> None:
    lines = markdown(report()).splitlines()
    assert lines[0] == r"# A fare & <a> ferry".replace("&", "&amp;").replace("<a>", r"\<a\>")
    assert lines[2] == "As of 2024-03-01."
    assert [line for line in lines if line.startswith("## ")][:2] == ["## In short", "## The brief"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b * c_d [e] <f> #g", r"a \| b \* c\_d \[e\] \<f\> \#g"),
        ("see `detente agreement`", "see `detente agreement`"),
        ("one ` alone", "one \\` alone"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("two\n lines", "two lines"),
    ],
)
def test_text_means_nothing_to_markdown(text: str, expected: str) -> None:
    assert said(Paragraph(text)) == expected


def test_judgments_stand_below_the_sentences_that_rest_on_them() -> None:
    assert said(Paragraph("So.", ("wants.A", "issues"))) == "So.\n\n> rests on: wants.A; issues"


def test_lists_and_details() -> None:
    bullets = Bullets((Item("x", "A"), Item("y")))
    assert said(bullets) == "- **A:** x\n- y"
    assert said(Bullets(bullets.items, numbered=True)) == "1. **A:** x\n2. y"
    assert said(Details("More", (Paragraph("x"),))) == "**More**\n\nx"


def test_a_picture_is_a_link_or_told_in_words() -> None:
    table = "Two packages:\n\n| Package | North |\n| --- | ---: |\n| one | 40 |\n| two | 100 |"
    assert said(figure()) == f"**Nothing suits both**\n\nTwo dots below a line\n\n{table}"
    linked = markdown(with_figures(report()), {"values-1": "values-1.svg"})
    assert "![Two dots below a line](<values-1.svg>)" in linked


def test_the_case_stands_in_a_fence_that_it_cannot_close() -> None:
    assert said(CaseText(b"a: 1\n````\n")) == "`````yaml\na: 1\n````\n`````"
    assert FERRY.decode().rstrip() in markdown(report())


def test_the_same_case_gives_the_same_text() -> None:
    assert markdown(report()) == markdown(report())

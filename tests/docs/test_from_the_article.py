"""The walk through the news report leaves no paragraph out, and what it names stands in the case."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT

_PAGE = (ROOT / "docs" / "explanation" / "from-the-article.md").read_text(encoding="utf-8")
_CASE = (ROOT / "src" / "detente" / "cases" / "geneva-2022.yaml").read_text(encoding="utf-8")
_PARAGRAPHS = [*range(1, 21)]
_ROWS: list[tuple[str, str]] = re.findall(r"^\| (\d+) \|[^|]*\|([^|]*)\|", _PAGE, re.MULTILINE)
"""The number of each paragraph, and where the page says that it stands in the case."""


def test_the_page_walks_through_every_paragraph_in_order() -> None:
    assert [int(number) for number, _ in _ROWS] == _PARAGRAPHS


def test_the_case_cites_every_paragraph() -> None:
    cited = {int(number) for number in re.findall(r"\bwsws ¶(\d+)", _CASE)}
    assert cited == {*_PARAGRAPHS}


def test_what_the_page_names_stands_in_the_case() -> None:
    named = [path for _, where in _ROWS for path in re.findall(r"`([\w.]+)`", where)]
    keys = {key.strip() for key in re.findall(r"^ *(\w[\w ]*):", _CASE, re.MULTILINE)}
    assert {path for path in named if not {*path.split(".")} <= keys} == set()
    assert len(named) > len(_PARAGRAPHS)

"""The report as an HTML page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from detente.brief.blocks import Table
from detente.casefile.embedded import extract
from detente.report.content import Section
from detente.report.html import html
from tests.report.made import FERRY, report, with_figures

PAGE = html(with_figures(report()))
VOID = {"meta", "col", "wbr", "br", "rect", "path", "line", "circle", "use"}


class Outline(HTMLParser):
    """The elements of a page, and whether they are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag not in VOID:
            assert self.open.pop() == tag


ELEMENTS = Outline(PAGE).elements


def test_elements_are_closed_in_order() -> None:
    assert Outline(PAGE).open == []


def test_ids_are_unique_though_pictures_share_them() -> None:
    ids = [attributes["id"] for _, attributes in ELEMENTS if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert PAGE.count("<svg ") > 2


def test_there_is_one_main_heading_and_no_level_is_skipped() -> None:
    levels = [int(tag[1]) for tag, _ in ELEMENTS if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_runs_and_nothing_is_fetched() -> None:
    tags = {tag for tag, _ in ELEMENTS}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    for _, attributes in ELEMENTS:
        assert not any(name.startswith("on") or name in {"src", "style"} for name in attributes)
    policy = next(a["content"] for _, a in ELEMENTS if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "@import" not in PAGE
    assert not re.search(r"url\((?!#)", PAGE)


def test_what_the_case_says_is_escaped() -> None:
    assert "<title>A fare &amp; &lt;a&gt; ferry (2024-03-01)</title>" in PAGE
    assert "<a> ferry" not in PAGE


def test_the_page_names_its_language_and_a_way_past_the_header() -> None:
    assert ("html", {"lang": "en"}) in ELEMENTS
    links = [attributes for tag, attributes in ELEMENTS if tag == "a"]
    assert links[0]["href"] == "#content"


def test_every_table_has_a_caption_and_scopes() -> None:
    assert PAGE.count("<table") == PAGE.count("<caption>") > 10
    assert {attributes.get("scope") for tag, attributes in ELEMENTS if tag == "th"} == {"row", "col"}


def test_a_picture_has_words_and_a_table_beside_it() -> None:
    start = PAGE.index('<figure id="figure-values-1">')
    shown = PAGE[start : PAGE.index("</figure>", start)]
    assert "<figcaption>Nothing suits both</figcaption>" in shown
    assert '<div role="img" aria-label="Two dots below a line" class="picture">' in shown
    assert '<th scope="row">two</th>' in shown


def test_a_path_may_break_and_a_number_may_not() -> None:
    table = Table("Parts", ("part", "range"), (("wants.North.fee", "16.5-46.2, from 1/2"),))
    page = html(replace(report(), sections=(Section("parts", "Parts", (table,)),)))
    assert "wants.<wbr>North.<wbr>fee" in page
    assert "16.5-46.2, from 1/2" in page


def test_an_address_is_a_link() -> None:
    assert '<a href="https://example.org/a">' in PAGE


def test_the_case_can_be_taken_out_again() -> None:
    assert extract(PAGE.encode(), "report.html") == FERRY


def test_the_same_case_gives_the_same_page() -> None:
    assert html(with_figures(report())) == PAGE

"""The report in HTML as a browser shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detente.casefile.library import shipped_cases
from detente.report import render
from tests.report.made import FERRY, report, shipped, sure_report, with_figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CASES = [*(case.name for case in shipped_cases()), "ferry", "sure"]
_SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; }
* { word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
_OVERFLOWING = """
() => [...document.querySelectorAll("body *")].filter(element =>
    !element.closest(".scroll, .skip, svg") && element.getBoundingClientRect().right > innerWidth + 1
).map(element => element.outerHTML.slice(0, 80))
"""


def case_of(name: str) -> tuple[bytes, bytes]:
    """The report in HTML on a case, and the bytes of the case."""
    if name == "ferry":
        return render(with_figures(report()), ".html"), FERRY
    if name == "sure":
        return render(sure_report(), ".html"), FERRY
    made, data = shipped(name)
    return render(made, ".html"), data


class Opened:
    """A page, and all that went wrong or went out while it was open."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(file.as_uri())


@pytest.fixture(scope="module", params=CASES)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The report on a case as a file."""
    page, data = case_of(request.param)
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(page)
    return path, data


@pytest.fixture
def opened(browser: Browser, file: tuple[Path, bytes]) -> Iterator[Opened]:
    """The report in a window of a desk."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Opened(page, file[0])
    page.close()


def test_axe_finds_nothing(opened: Opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for unfold in (False, True):
        if unfold:
            opened.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        found = axe.run(opened.page, options={"runOnly": RULES}).response
        told = {rule["id"]: [node["html"] for node in rule["nodes"][:3]] for rule in found["violations"]}
        assert told == {}


def test_nothing_is_fetched_and_nothing_complains(opened: Opened) -> None:
    opened.page.wait_for_load_state("networkidle")
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert len(opened.requests) == 1
    assert opened.complaints == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways(opened: Opened, width: int) -> None:
    opened.page.set_viewport_size({"width": width, "height": 800})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.evaluate(_OVERFLOWING) == []


def test_text_may_be_spaced_out(opened: Opened) -> None:
    """A reader's own spacing (WCAG 1.4.12) cuts nothing off; it is set as an extension would set it."""
    opened.page.set_viewport_size({"width": 390, "height": 800})
    set_style = """text => {
        const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet];
    }"""
    opened.page.evaluate(set_style, _SPACED)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert opened.page.evaluate(_OVERFLOWING) == []


def test_the_browser_has_the_case_file_byte_by_byte(opened: Opened, file: tuple[Path, bytes]) -> None:
    text = opened.page.evaluate("document.getElementById('case-file-text').textContent")
    assert text.encode() == file[1]


def test_every_link_leads_somewhere(opened: Opened) -> None:
    lost = """() => [...document.querySelectorAll('a[href^="#"]')]
        .filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.hash)"""
    assert opened.page.evaluate(lost) == []


def test_the_first_stop_of_the_keyboard_leads_to_the_answers(opened: Opened) -> None:
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.hash") == "#content"
    assert opened.page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "content"


def test_the_answers_stand_on_the_first_screen(opened: Opened) -> None:
    box = opened.page.locator("#answers li").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 900


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_with_everything_open_but_the_paths_behind_sentences(opened: Opened, paper: str) -> None:
    opened.page.emulate_media(media="print")
    widths = {"A4": 673, "Letter": 695}  # what is left of the paper between its margins
    opened.page.set_viewport_size({"width": widths[paper], "height": 1000})
    hidden = """() => [...document.querySelectorAll("details:not(.grounds)")]
        .map(part => part.querySelector(":scope > :not(summary)"))
        .filter(inside => !inside.checkVisibility({contentVisibilityAuto: true}))
        .map(part => part.innerText)"""
    assert opened.page.evaluate(hidden) == []
    assert not opened.page.locator(".grounds").first.is_visible()
    cut = """() => [...document.querySelectorAll("table")]
        .filter(table => table.getBoundingClientRect().right > innerWidth + 1)
        .map(table => table.caption.innerText)"""
    assert opened.page.evaluate(cut) == []
    assert opened.page.pdf(format=paper).startswith(b"%PDF")

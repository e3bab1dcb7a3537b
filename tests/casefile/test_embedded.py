"""A case file goes into a report and comes out again byte by byte."""

from __future__ import annotations

import hashlib
import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.casefile.embedded import ID, embed, extract, is_page
from detente.casefile.library import find
from detente.errors import CaseNotFound

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<!doctype html>\n<html><body>{}</body></html>\n"
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


def page_with(data: bytes) -> bytes:
    """A page that holds a case."""
    return PAGE.format(embed(data)).encode()


@given(TEXTS)
@example("\ufefftitle: A\r\nnote: \u2028 \x85\r")
@example("\n\ntitle: A\n\r\n")
@example("</pre><pre id='x'>&amp; &lt; &#13; &nbsp; <!-- ]]>")
@example("a\xa0b")
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    data = text.encode()
    assert extract(page_with(data), "report.html") == data


class Reader(HTMLParser):
    """What another program reads in the element that holds the case."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note where it begins."""
        self.inside = self.inside or (tag == "pre" and ("id", ID) in attributes)

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        self.inside = self.inside and tag != "pre"

    def handle_data(self, data: str) -> None:
        """Collect the text between."""
        if self.inside:
            self.text += data


@given(TEXTS)
@example("\r\n</pre>&amp;\r")
def test_any_reader_of_html_sees_the_same_text(text: str) -> None:
    """Line ends are first made alike and the first one in the element dropped, as the standard has it."""
    reader = Reader()
    reader.feed(page_with(text.encode()).decode().replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    assert reader.text.removeprefix("\n") == text


@pytest.mark.parametrize("change", [("tariff: 2", "tariff: 3"), ("tariff: 2\n", "tariff: 2")])
def test_a_case_that_was_changed_is_refused(change: tuple[str, str]) -> None:
    page = page_with(b"tariff: 2\n").decode().replace(*change).encode()
    with pytest.raises(CaseNotFound, match="digest differs") as raised:
        extract(page, "report.html")
    assert "report.html" in raised.value.message
    assert raised.value.hint


@pytest.mark.parametrize("page", [PAGE.format("nothing"), PAGE.format(f'<pre id="{ID}">a: b</pre>')])
def test_a_page_without_a_case_is_refused(page: str) -> None:
    with pytest.raises(CaseNotFound, match="without a case file"):
        extract(page.encode(), "page.html")


@pytest.mark.parametrize("start", [b"<!doctype html>", b"\xef\xbb\xbf<!DOCTYPE HTML>", b"\n <!doctype html>"])
def test_a_page_is_known_by_its_start(start: bytes) -> None:
    assert is_page(start)


@pytest.mark.parametrize("start", [b"", b"title: <!doctype html>", b"# <!doctype html>", b"<html>"])
def test_a_case_file_is_no_page(start: bytes) -> None:
    assert not is_page(start)


def test_a_report_is_found_as_the_case_in_it(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_bytes(page_with(b"parties: {A: A}\r\n"))
    assert find(str(report), io.BytesIO()) == (b"parties: {A: A}\r\n", str(report))
    assert find("-", io.BytesIO(report.read_bytes()))[0] == b"parties: {A: A}\r\n"


def test_a_report_may_be_longer_than_a_case_file() -> None:
    long = PAGE.format("<p>" + "x" * 3_000_000 + embed(b"parties: {A: A}\n")).encode()
    assert find("-", io.BytesIO(long))[0] == b"parties: {A: A}\n"


def test_the_digest_is_that_of_the_bytes() -> None:
    data = "\ufefftitle: Détente\r\n".encode()
    assert hashlib.sha256(data).hexdigest() in embed(data)

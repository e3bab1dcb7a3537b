"""The report as PDF."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from detente.errors import ExtraMissing, Unprintable
from detente.report import render
from detente.report.pdf import pdf
from tests.report.made import report, with_figures


def test_without_typst_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExtraMissing) as raised:
        pdf(report())
    assert raised.value.hint is not None
    assert "uv run --extra pdf" in raised.value.hint


@pytest.mark.browser
def test_a_tagged_pdf_comes_out_the_same_each_time() -> None:
    pytest.importorskip("typst")
    made = with_figures(report())
    found = render(made, ".pdf")
    assert found.startswith(b"%PDF")
    assert b"/MarkInfo" in found
    assert found == render(made, ".pdf")


def test_a_letter_that_no_font_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class TypstError(RuntimeError):
        message = 'the text "x" could not be displayed\nmore'

    def compile_(*_: object, **__: object) -> bytes:
        raise TypstError

    monkeypatch.setitem(sys.modules, "typst", SimpleNamespace(compile=compile_, TypstError=TypstError))
    with pytest.raises(Unprintable, match=r'PDF: the text "x" could not be displayed$') as raised:
        pdf(report())
    assert raised.value.hint

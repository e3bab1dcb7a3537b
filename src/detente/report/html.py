"""A report as one HTML page that needs nothing else: no script, no network, pictures inside."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from detente.casefile.embedded import embed
from detente.report.svg import settled
from detente.report.widths import shares

if TYPE_CHECKING:
    from markupsafe import Markup

    from detente.report.content import Block, CaseText, Figure, Report

_CODE: Final = re.compile(r"`([^`]+)`")
_ADDRESS: Final = re.compile(r"https?://\S+")
_ONE_WORD: Final = re.compile(r"[\d.,~?/XT-]{1,10}")
_WITHIN_PATH: Final = re.compile(r"(?<=\w)([./])(?=[^\W\d])")
_LONG: Final = 60


def html(report: Report) -> str:
    """The page. The same content always gives the same page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only where a report is made

    environment = Environment(
        loader=PackageLoader("detente.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"kind": _kind, "prose": _prose, "cell": _cell, "picture": _picture, "case": _case}
    environment.filters["shares"] = shares
    environment.tests["long"] = _long
    style = files("detente.report").joinpath("templates", "report.css").read_text(encoding="utf-8")
    style += _column_widths()
    page = environment.get_template("report.html.jinja").render(
        report=report, style=_safe(style), style_hash=_hash(style)
    )
    return page.lstrip()


def _column_widths() -> str:
    """Wide tables fit on paper: their columns take the shares of the page that they need."""
    rules = "".join(f".wide .share-{percent} {{ width: {percent}%; }}\n" for percent in range(1, 101))
    return f"\n@media print {{\n{rules}}}\n"


def _hash(style: str) -> str:
    """The digest by which the page's policy allows this style and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _safe(text: str) -> Markup:
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    return Markup(text)  # noqa: S704 - made by this project alone, or escaped by the caller


def _escaped(text: str) -> str:
    from markupsafe import escape  # noqa: PLC0415 - comes with jinja2

    return str(escape(text))


def _kind(block: Block) -> str:
    return type(block).__name__


def _prose(text: str) -> Markup:
    """Text in which commands stand in backticks."""
    return _safe(_CODE.sub(r"<code>\1</code>", _escaped(text)))


def _cell(text: str) -> Markup:
    """A cell: an address becomes a link, a number or a date is not broken, a long path may be."""
    escaped = _escaped(text)
    if _ONE_WORD.fullmatch(text):
        return _safe(f'<span class="one">{escaped}</span>')
    broken = _WITHIN_PATH.sub(r"\1<wbr>", escaped)
    return _safe(f'<a href="{escaped}">{broken}</a>' if _ADDRESS.fullmatch(text) else broken)


def _long(text: str) -> bool:
    """Whether a cell needs room."""
    return len(text) > _LONG


def _case(block: CaseText) -> Markup:
    return _safe(embed(block.data))


def _picture(figure: Figure) -> Markup:
    svg = settled(figure.svg(), figure.name)
    return _safe(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))

"""The report: everything found, with its grounds, as one page to bring along.

Content and form are apart: :func:`build` puts the content together, and each form is a function of it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from detente.analysis import Analysis
    from detente.analysis.what_if import Setting
    from detente.report.content import Report

__all__ = ["FORMS", "build", "render"]


def build(analysis: Analysis, data: bytes, settings: Sequence[Setting] = ()) -> Report:
    """The content of the report on an analysis.

    ``data`` are the bytes of the case file, ``settings`` what was set in it for a what-if.
    """
    from detente.report.assembly import build as assemble  # noqa: PLC0415 - heavy, and not every run wants a report

    return assemble(analysis, data, settings)


def _html(report: Report) -> bytes:
    from detente.report.html import html  # noqa: PLC0415 - loads what this form alone needs

    return html(report).encode()


def _markdown(report: Report) -> bytes:
    from detente.report.markdown import markdown  # noqa: PLC0415 - loads what this form alone needs

    return markdown(report).encode()


def _pdf(report: Report) -> bytes:
    from detente.report.pdf import pdf  # noqa: PLC0415 - loads what this form alone needs

    return pdf(report)


FORMS: Final[Mapping[str, Callable[[Report], bytes]]] = MappingProxyType(
    {".html": _html, ".htm": _html, ".md": _markdown, ".pdf": _pdf}
)
"""The forms a report can take, by the ending of its file."""


def render(report: Report, ending: str) -> bytes:
    """The bytes of the file whose name has this ending.

    Raises
    ------
    ExtraMissing
        The form needs a library that is not installed.
    """
    return FORMS[ending](report)

"""The case file itself, so that the report can be read by the program again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.report.content import CaseText, Paragraph, Section

if TYPE_CHECKING:
    from detente.report.material import Material


def case_file(material: Material) -> Section:
    """The text as it was read."""
    said = (
        "This is the whole file that everything above was computed from. The report in HTML can stand in its"
        " place: `detente analyze` reads the case out of it."
    )
    return Section("case", "The case file", (Paragraph(said), CaseText(material.data)))

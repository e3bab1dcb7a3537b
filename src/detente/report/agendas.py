"""What can be settled by itself while the rest stays as it is today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.report.cells import NONE, all_points, package
from detente.report.content import Paragraph, Section, Table
from detente.report.packages import NAMES

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement
    from detente.report.content import Block
    from detente.report.material import Material


def agendas(material: Material) -> Section | None:
    """Forum by forum; nothing where no forum was asked."""
    blocks = material.by_forum("agendas", _forum)
    return Section("agendas", "What can be settled without the rest", blocks) if blocks else None


def _forum(material: Material, forum: ForumAgreement) -> tuple[Block, ...]:
    found = getattr(forum, "agendas", None)
    if found is None:
        return ()
    figures = tuple(material.figures("agendas", forum.id))
    if not found:
        return (*figures, Paragraph("No part of what this forum treats can be settled by itself."))
    if len(found) == 1 and set(found[0].issues) == set(forum.issues):
        return (*figures, Paragraph("All that this forum treats can be settled at once."))
    rows = tuple(
        (
            ", ".join(agenda.issues),
            ", ".join(issue for issue in forum.issues if issue not in agenda.issues) or NONE,
            package(agenda.package, material.words),
            *all_points(forum.seats, agenda.values),
            NAMES.get(agenda.best_by, str(agenda.best_by)),
        )
        for agenda in found
    )
    columns = ("Settled", "Left as today", "Best package", *forum.seats, "Best by")
    caption = "The largest agendas on which a deal exists while the rest stays as it is today"
    table = Table(caption, columns, rows, frozenset(range(3, 3 + len(forum.seats))))
    cut = (
        ()
        if getattr(forum, "agendas_complete", True)
        else (Paragraph("There may be more: a limit was reached."),)
    )
    return (*figures, table, *cut)

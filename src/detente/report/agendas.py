"""What can be settled by itself while the rest stays as it is today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.brief.numbers import whole
from detente.report.cells import NONE, all_points, package
from detente.report.content import Paragraph, Section, Table
from detente.report.packages import BEST_BY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.result import Agenda, ForumAgreement
    from detente.report.content import Block
    from detente.report.material import Material

AGENDAS_SHOWN: Final = 30


def agendas(material: Material) -> Section | None:
    """Forum by forum; nothing where no forum was asked."""
    blocks = material.by_forum("agendas", _forum)
    return Section("agendas", "What can be settled without the rest", blocks) if blocks else None


def _forum(material: Material, forum: ForumAgreement) -> tuple[Block, ...]:
    if forum.zone.exists:
        return (Paragraph("All that this forum treats can be settled at once."),)
    found = forum.agendas
    blocks: list[Block] = []
    if found:
        table = _table(material, forum, found[:AGENDAS_SHOWN])
        figures = [replace(figure, table=table) for figure in material.figures("agendas", forum.id)]
        blocks += figures or [table]
    if len(found) > AGENDAS_SHOWN:
        blocks.append(Paragraph(f"{whole(len(found) - AGENDAS_SHOWN)} more are not shown."))
    if forum.sought and not forum.agendas_complete:
        blocks.append(Paragraph("Whether a part can be settled by itself was not looked for."))
    elif not forum.agendas_complete:
        blocks.append(
            Paragraph("There may be others: there are too many, or they are too large, to look for all.")
        )
    elif not found:
        known = all(material.case.issues[issue].today is not None for issue in forum.issues)
        unknown = "" if known else ", as far as it is known what holds today"
        blocks.append(Paragraph(f"No part of what this forum treats can be settled by itself{unknown}."))
    return tuple(blocks)


def _table(material: Material, forum: ForumAgreement, found: Sequence[Agenda]) -> Table:
    """The agendas with the best package of each, and what it is worth to everybody."""
    rows = tuple(
        (
            ", ".join(agenda.issues),
            ", ".join(agenda.as_today) or NONE,
            package(agenda.best.package, material.words),
            *all_points((*forum.seats, *forum.outside), agenda.best.values, agenda.best.others),
            NONE if agenda.best_by is None else BEST_BY[agenda.best_by],
        )
        for agenda in found
    )
    parties = (*forum.seats, *(f"{party} (no seat)" for party in forum.outside))
    columns = ("Settled", "Left as today", "Best package", *parties, "Best by")
    caption = "The largest agendas on which a deal exists while all else stays as it is today"
    return Table(caption, columns, rows, frozenset(range(3, 3 + len(parties))))

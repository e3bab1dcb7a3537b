"""What each outcome is worth to parties without a seat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.agreement.result import NoSolution
from detente.brief.worth import no_deal_of
from detente.report.cells import all_points, crossed
from detente.report.content import Paragraph, Section, Table
from detente.report.packages import NAMES

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement
    from detente.report.content import Block
    from detente.report.material import Material


def outside(material: Material) -> Section:
    """Forum by forum."""
    return Section("outside", "Who is outside the room", material.by_forum("outside", _forum))


def _forum(material: Material, forum: ForumAgreement) -> tuple[Block, ...]:
    parties = forum.outside
    if not parties:
        return (Paragraph("Everyone whose wants the case states has a seat."),)
    central = {party: no_deal_of(material.case, party) for party in parties}
    rows = [("no deal", *all_points(parties, central), crossed({}))]
    if forum.today:
        rows.append(("today", *all_points(parties, forum.today), crossed({})))
    for name, solution in forum.solutions.items():
        if not isinstance(solution, NoSolution):
            cells = all_points(parties, solution.others)
            rows.append((f"{NAMES[name]} package", *cells, crossed(solution.crosses)))
    for agenda in () if forum.zone.exists else forum.agendas:
        left_out = f"agenda without {', '.join(agenda.as_today)}"
        rows.append((left_out, *all_points(parties, agenda.best.others), crossed(agenda.best.crosses)))
    rows += [
        (f"draft {draft.name}", *all_points(parties, draft.others), crossed(draft.crosses))
        for draft in forum.drafts.values()
    ]
    columns = ("Outcome", *parties, "Their red lines crossed")
    caption = "What each outcome is worth to those without a seat, in their own points"
    numbers = frozenset(range(1, len(parties) + 1))
    table = Table(caption, columns, tuple(rows), numbers)
    figures = [replace(figure, table=table) for figure in material.figures("outside", forum.id)]
    return tuple(figures) or (table,)

"""Which demands collide, and what would open a deal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.numbers import difference, whole
from detente.report.cells import NONE, demand
from detente.report.content import Bullets, Item, Paragraph, Section, Table
from detente.report.levers import levers

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement
    from detente.report.content import Block
    from detente.report.material import Material

SETS_SHOWN: Final = 30


def obstacles(material: Material) -> Section:
    """Forum by forum."""
    return Section(
        "obstacles",
        "What stands in the way, and what would open a deal",
        material.by_forum("obstacles", _forum),
    )


def _forum(material: Material, forum: ForumAgreement) -> tuple[Block, ...]:
    if not forum.conflicts and not forum.corrections:
        nothing = Paragraph(
            "Nothing stands in the way: every demand can be met at once."
            if forum.obstacles_complete
            else "What stands in the way was not found within the limits of the search."
        )
        return (nothing, *levers(material, forum))
    blocks: list[Block] = list(material.figures("conflicts", forum.id))
    if forum.conflicts:
        blocks.append(
            Paragraph("No package meets all demands of any of these sets; each is as small as can be:")
        )
        shown = forum.conflicts[:SETS_SHOWN]
        items = tuple(Item("; ".join(map(demand, conflict))) for conflict in shown)
        blocks.append(Bullets(items, numbered=True))
        blocks += _more(len(forum.conflicts))
    if forum.corrections:
        blocks.append(_corrections(forum))
        blocks += _more(len(forum.corrections))
    if forum.sought and not forum.obstacles_complete:
        blocks.append(Paragraph("There may be others: few were looked for."))
    elif not forum.obstacles_complete:
        blocks.append(Paragraph("There are too many to list: only the smallest were looked for."))
    return (*blocks, *levers(material, forum))


def _corrections(forum: ForumAgreement) -> Table:
    rows = tuple(
        (
            "; ".join(map(demand, correction.demands)),
            difference(correction.points) if correction.points else NONE,
            difference(correction.most) if correction.points else NONE,
        )
        for correction in forum.corrections[:SETS_SHOWN]
    )
    columns = ("Demands dropped or lowered", "Points less in all", "Most for one")
    return Table("What would open a deal, fewest changes first", columns, rows, frozenset({1, 2}))


def _more(total: int) -> list[Block]:
    rest = total - SETS_SHOWN
    return [Paragraph(f"{whole(rest)} more are not shown.")] if rest > 0 else []

"""What leads on from drafts and from today: exchanges by which both gain, and steps that hurt nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.trade_words import exchange_table, way_table
from detente.figures.forums import name_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.agreement.result import ForumAgreement
    from detente.report.content import Block
    from detente.report.material import Material


def trades(material: Material, forum: ForumAgreement) -> Iterator[Block]:
    """From each draft, and from today, where something leads on: a picture with the steps, and exchanges."""
    pictures = {figure.name: figure for figure in material.figures("trades", forum.id)}
    for name, found in forum.trades.items():
        if found.way:
            picture = name_within("trades", material.analysis, forum, name, forum.trades)
            yield pictures.get(picture) or way_table(name, found, material.words)
        if found.exchanges:
            yield exchange_table(name, found)

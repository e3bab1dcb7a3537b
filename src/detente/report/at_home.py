"""Approval at home: before whom a package would pass, and what other rules there would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.home_words import judged_table, rule_table, rule_text
from detente.brief.numbers import whole
from detente.figures.forums import name_within
from detente.report.cells import count
from detente.report.content import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.agreement.result import ForumAgreement
    from detente.report.content import Block
    from detente.report.material import Material


def at_home(material: Material, forum: ForumAgreement) -> Iterator[Block]:
    """For each seat that needs approval at home: pictures with their tables, or the tables alone."""
    kinds = ("approval", "rules")
    pictures = {figure.name: figure for kind in kinds for figure in material.figures(kind, forum.id)}
    for seat, found in forum.at_home.items():
        names = tuple(found.accepts)
        accepted = "; ".join(f"{name} accepts {count(number)}" for name, number in found.accepts.items())
        yield Paragraph(
            f"A yes of {seat} takes that of {rule_text(found.rule, names)}. Of {whole(forum.packages)}"
            f" packages {count(found.win_set)} have that: {accepted}."
        )
        approval, rules = (
            pictures.get(name_within(kind, material.analysis, forum, seat, forum.at_home)) for kind in kinds
        )
        if found.judged:
            yield approval or judged_table(seat, found)
        yield rules or rule_table(seat, found, forum.seats)

"""Approval at home: before whom a package would pass, and what other rules there would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.home_words import judged_rows, rule_rows, rule_text, weighed_seats
from detente.brief.numbers import whole
from detente.report.cells import count
from detente.report.content import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.agreement.result import ForumAgreement
    from detente.report.content import Block


def at_home(forum: ForumAgreement) -> Iterator[Block]:
    """For each seat that needs approval at home."""
    for seat, found in forum.at_home.items():
        names = tuple(found.accepts)
        accepted = "; ".join(f"{name} accepts {count(number)}" for name, number in found.accepts.items())
        yield Paragraph(
            f"A yes of {seat} takes that of {rule_text(found.rule, names)}. Of {whole(forum.packages)}"
            f" packages {count(found.win_set)} have that: {accepted}."
        )
        if found.judged:
            columns = ("Package", "Passes", *names, "Pivotal", "Beaten by")
            caption = (
                f"What packages are worth to those who must approve for {seat}, over no deal, on whom each"
                " hangs, and how many others enough of them prefer"
            )
            numbers = frozenset({*range(2, len(names) + 2), len(columns) - 1})
            yield Table(caption, columns, tuple(judged_rows(found)), numbers)
        seats = weighed_seats(found, forum.seats)
        columns = ("Must agree", "Packages accepted", *(f"Nash: {each}" for each in seats))
        caption = f"What would be accepted if so many had to approve for {seat}"
        yield Table(caption, columns, tuple(rule_rows(found, seats)), frozenset(range(1, len(columns))))

"""Approval at home as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.home_words import judged_rows, rule_rows, rule_text, weighed_seats
from detente.brief.numbers import whole

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement
    from detente.cli.page import Page


def show_at_home(page: Page, forum: ForumAgreement) -> None:
    """For each seat that needs approval: what passes there, before whom, and what other rules would leave."""
    for seat, found in forum.at_home.items():
        page.subheading(f"Approval at home: {seat}")
        names = list(found.accepts)
        takes, packages = rule_text(found.rule, names), whole(forum.packages)
        page.paragraph(f"It takes {takes}: {found.win_set} of {packages} packages have that.")
        accepted = [(name, str(count)) for name, count in found.accepts.items()]
        page.table(("ratifier", "packages it accepts"), accepted, numbers=(1,))
        if found.judged:
            page.space()
            columns = ("gains by", "passes", *names, "pivotal", "beaten by")
            page.table(columns, judged_rows(found), numbers=(*range(2, len(names) + 2), len(columns) - 1))
        page.space()
        seats = weighed_seats(found, forum.seats)
        columns = ("must agree", "packages accepted", *(f"Nash: {seat}" for seat in seats))
        page.table(columns, rule_rows(found, seats), numbers=range(1, len(columns)))

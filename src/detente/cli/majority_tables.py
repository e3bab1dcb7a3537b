"""Whom the best package of each minimal winning set of seats outvotes, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli.cells import NONE, across, columns

if TYPE_CHECKING:
    from fractions import Fraction

    from detente.agreement.result import ForumAgreement, WinningSet
    from detente.cli.page import Page


def show_outvoted(page: Page, forum: ForumAgreement, most: int) -> None:
    """A line a set that can agree, of the first so many: what its best package means to the other seats."""
    sets = [winning for winning in forum.winning_sets[:most] if winning.outvoted]
    if not sets:
        return
    page.subheading("Outvoted")
    points = [_points(winning) for winning in sets]
    seats = [seat for seat in forum.seats if any(seat in line for line in points)]
    names, cells = across(points, seats)
    rows = [
        [
            ", ".join(winning.seats),
            "" if winning.best is None else winning.best.name,
            *values,
            ", ".join(seat for seat, found in winning.outvoted.items() if not found.accepts) or "nobody",
            _crossed(winning),
        ]
        for winning, values in zip(sets, cells, strict=True)
    ]
    heads = ["seats", "best by", *names, "refused by", "red lines crossed"]
    page.table(heads, rows, numbers=columns(names, 2))


def _points(winning: WinningSet) -> dict[str, Fraction]:
    return {seat: found.points for seat, found in winning.outvoted.items() if found.points is not None}


def _crossed(winning: WinningSet) -> str:
    said = (
        f"{seat} {', '.join(map(str, found.red_lines))}"
        for seat, found in winning.outvoted.items()
        if found.red_lines
    )
    return "; ".join(said) or NONE

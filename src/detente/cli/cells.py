"""Cells of tables: what parties have side by side, and packages as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.numbers import decimals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.result import Package, Range

WIDEST_ACROSS: Final = 44
"""Characters that the values of all parties may take side by side."""
NONE: Final = "-"
_GAP: Final = 2


def across(
    values: Sequence[Mapping[str, Fraction] | Mapping[str, Range]], parties: Sequence[str]
) -> tuple[list[str], list[list[str]]]:
    """The values of each line, a column a party; where that is too wide, all parties in one column.

    Returns the names of the columns and the cells of each line.
    """
    cells = [[_points(line[party]) if party in line else NONE for party in parties] for line in values]
    widths = [max(map(len, column)) + _GAP for column in zip(parties, *cells, strict=True)]
    if sum(widths) <= WIDEST_ACROSS:
        return list(parties), cells
    together = [", ".join(map(" ".join, zip(parties, line, strict=True))) for line in cells]
    return ["points"], [[cell] for cell in together]


def columns(names: Sequence[str], start: int = 0) -> list[int]:
    """The positions of the columns that hold numbers, where each party has one."""
    return [] if list(names) == ["points"] else list(range(start, start + len(names)))


def _points(value: Fraction | Range) -> str:
    if not isinstance(value, tuple):
        return decimals(value)
    low, high = decimals(value[0]), decimals(value[1])
    return low if value[0] == value[1] else f"{low}..{high}"


def package_text(package: Package) -> str:
    """A package in one line."""
    return ", ".join(f"{issue} = {option.id}" for issue, option in package.items())

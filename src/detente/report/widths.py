"""How much of a page each column of a table needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.brief.blocks import Table

_ONE_LONG: Final = 22
"""Characters that one long cell makes room for; the rest of it is broken into lines."""
_ALL_LONG: Final = 44
"""The same where cells are as long as that on the average."""
_GAP: Final = 3


def shares(table: Table) -> list[int]:
    """The columns' shares in percent: room for the longest word of each, and more for what is often long.

    They are whole numbers of at least 1 that sum to 100 or little less.
    """
    widths = [_width(cells) for cells in zip(table.columns, *table.rows, strict=True)]
    return [max(100 * width // sum(widths), 1) for width in widths]


def _width(cells: Sequence[str]) -> int:
    lengths = [len(cell) for cell in cells]
    word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return _GAP + max(
        min(word, _ONE_LONG), min(max(lengths), _ONE_LONG), min(sum(lengths) // len(lengths), _ALL_LONG)
    )

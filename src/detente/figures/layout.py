"""States of a conflict as a grid: what some parties do tells the columns apart, what the others do the rows.

A move of one party then runs along a row or along a column, and where a state stands says what is done in
it. Columns and rows begin with the status quo; the further from it, the more has been done.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.stability.moves import Mask
    from detente.stability.numbering import Index

MOST_COLUMNS: Final = 8
EASY_COLUMNS: Final = 5
"""So many leave room for names."""
_MOST_ACROSS: Final = 3
"""Parties whose actions together may tell columns apart."""


class Grid(NamedTuple):
    """Where states stand: ``across`` are the parties that columns tell apart, one column and row a state."""

    across: tuple[int, ...]
    columns: tuple[int, ...]
    rows: tuple[int, ...]

    @property
    def n_columns(self) -> int:
        """How many columns there are."""
        return 1 + max(self.columns)

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return 1 + max(self.rows)


def grid(made: Mask, owner: Sequence[int], start: Mask) -> Grid:
    """Find the plainest grid in which no two states share a place.

    made : (n_states, n_actions) bool, distinct and at least one. owner : (n_actions,) party of each action.
    start : (n_actions,) bool, what the first column and row do where some state does so.

    1. For some parties, the columns are the different things that they do, and the rows those that the
    others do. 2. Chosen are the parties for which the grid is cheapest to look at: a row costs 2, a column
    1, one more than :data:`EASY_COLUMNS` 2 besides, and each party but one across 2, since it is plainer
    where only one party moves along a row. There are at most :data:`MOST_COLUMNS`, and with one column
    there is always a way. 3. Columns and rows are sorted by how many actions differ from ``start``, then by
    actions.
    """
    owners = np.asarray(owner, np.intp)
    best: tuple[tuple[int, ...], Index, Index] = ((), np.zeros(len(made), np.intp), np.arange(len(made)))
    least: float = math.inf
    for across in _sets(sorted(set(owner))):
        above = np.isin(owners, across)
        columns, rows = _numbered(made[:, above], start[above]), _numbered(made[:, ~above], start[~above])
        n_columns, n_rows = 1 + int(columns.max()), 1 + int(rows.max())
        cost = 2 * n_rows + n_columns + 2 * max(n_columns - EASY_COLUMNS, 0) + 2 * (len(across) - 1)
        if n_columns <= MOST_COLUMNS and cost < least:
            best, least = (across, columns, rows), cost
    across, columns, rows = best
    return Grid(across, tuple(columns.tolist()), tuple(rows.tolist()))


def _sets(parties: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Sets of parties, small ones first; never all, so that rows tell something apart too."""
    for size in range(1, min(_MOST_ACROSS, len(parties) - 1) + 1):
        yield from combinations(parties, size)


def _numbered(made: Mask, start: Mask) -> Index:
    """Number what is done in each state: 0 for what is nearest to the start."""
    told = [(int((row != start).sum()), tuple(row.tolist())) for row in made]
    place = {each: at for at, each in enumerate(sorted(set(told)))}
    return np.array([place[each] for each in told], np.intp)

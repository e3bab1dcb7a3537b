"""How the parties rank states in many worlds at once: each distinct ranking once.

Few worlds are drawn in which a party ranks the states in a way of its own; what rests on one party's ranking
is worked out once for each that occurs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from detente.model import ByRanking, ByStatements
from detente.model.realized import GRID
from detente.stability.preferences import ranks

if TYPE_CHECKING:
    from detente.model import ByWeights, Quantity, StatePreference, Worlds
    from detente.stability.graph_model import GraphModel
    from detente.stability.numbering import Index
    from detente.stability.states import States

Table = npt.NDArray[np.int32]
"""Rankings of one party, dense from 0, larger is better: (n_rankings, n_states)."""

_FULL: Final = 2**61


@dataclass(frozen=True, eq=False)
class Rankings:
    """The distinct rankings of each party, and which of them holds in which world.

    ``tables`` : for each party (n_rankings, n_states). ``which`` : (n_worlds, n_parties), rows of the tables.
    """

    tables: tuple[Table, ...]
    which: Index

    @property
    def ranks(self) -> npt.NDArray[np.int32]:
        """All ranks: (n_worlds, n_parties, n_states)."""
        columns = zip(self.tables, self.which.T, strict=True)
        return np.stack([table[rows] for table, rows in columns], axis=1)

    def of_world(self, world: int) -> npt.NDArray[np.int32]:
        """The ranks of one world: (n_parties, n_states)."""
        return np.stack([table[row] for table, row in zip(self.tables, self.which[world], strict=True)])

    def distinct(self) -> tuple[Rankings, Index]:
        """Each combination of rankings once, and which of these each world is: (n_worlds,)."""
        which, place = unique_rows(self.which)
        return Rankings(self.tables, which), place


def rankings(model: GraphModel, worlds: Worlds) -> Rankings:
    """The rankings of all parties of a conflict in many worlds; exact."""
    found = [party_rankings(model.conflict.prefers[party], model.states, worlds) for party in model.parties]
    return Rankings(tuple(table for table, _ in found), np.stack([which for _, which in found], axis=1))


def party_rankings(preference: StatePreference, states: States, worlds: Worlds) -> tuple[Table, Index]:
    """One party's distinct rankings, and which of them holds in each world: (n_worlds,)."""
    if isinstance(preference, ByRanking):
        return ranks(preference, states)[None], np.zeros(worlds.size, np.intp)
    if isinstance(preference, ByStatements):
        said, which = unique_rows(_order(preference, worlds))
        table = _prioritized(preference, states, said)
    else:
        points, which = unique_rows(_points(preference, worlds))
        table = by_points(preference, states, points)
    distinct, place = unique_rows(table)
    return distinct, place[which]


def by_points(preference: ByWeights, states: States, points: npt.NDArray[Any]) -> Table:
    """Ranks by weights; points : (n_rankings, n_conditions), whole numbers in the order of the conditions."""
    holds = np.zeros((len(preference.points), len(states)), bool)
    for row, (condition, _) in enumerate(preference.points):
        holds[row] = states.where(condition.expression)
    return dense(points @ holds.astype(points.dtype))


def whole_numbers(rows: list[list[int]]) -> npt.NDArray[Any]:
    """A table of whole numbers, in 64 bits where any of their sums fits and in Python's where not."""
    largest = sum(max(map(abs, row), default=0) for row in rows)
    return np.array(rows, np.int64 if largest < _FULL else object)


def unique_rows(rows: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Index]:
    """The distinct rows of a table, and which of them each row is: (n_rows,)."""
    if rows.dtype == object:
        known: dict[tuple[Any, ...], int] = {}
        places = [known.setdefault(tuple(row), len(known)) for row in rows]
        return rows[np.unique(places, return_index=True)[1]], np.array(places, np.intp)
    plain = np.ascontiguousarray(rows).reshape(len(rows), -1)
    width = plain.shape[1] * plain.itemsize
    if not width:
        return rows[:1], np.zeros(len(rows), np.intp)
    whole = plain.view(np.dtype((np.void, width))).ravel()
    _, first, place = np.unique(whole, return_index=True, return_inverse=True)
    return rows[first], place


def _order(preference: ByStatements, worlds: Worlds) -> Index:
    """Which statement comes in which place, most important first: (n_worlds, n_statements).

    Statements count from 1 through the groups; 0 is one that does not stand.
    """
    columns: list[Index] = []
    for group in preference.groups:
        arranged = worlds.arrangement(group)
        stands = np.stack([worlds.stands(statement) for statement in group], axis=1)
        number = np.where(stands, len(columns) + 1 + np.arange(len(group)), 0)
        columns += list(np.take_along_axis(number, arranged, axis=1).T)
    return np.stack(columns, axis=1) if columns else np.zeros((worlds.size, 0), np.intp)


def _prioritized(preference: ByStatements, states: States, said: Index) -> Table:
    """Ranks by statements in several orders at once; said : (n_orders, n_statements), see :func:`_order`."""
    statements = [statement for group in preference.groups for statement in group]
    holds = np.zeros((len(statements) + 1, len(states)), bool)
    for row, statement in enumerate(statements, start=1):
        holds[row] = states.where(statement.holds.expression)
    score, largest = np.zeros((len(said), len(states)), np.int64), 1
    for place in said.T:
        if largest > _FULL:
            score, largest = dense(score).astype(np.int64), len(states)
        score = 2 * score + holds[place]
        largest *= 2
    return dense(score)


def _points(preference: ByWeights, worlds: Worlds) -> npt.NDArray[Any]:
    """The points of each condition as whole numbers of the smallest unit: (n_worlds, n_conditions)."""
    given = [points for _, points in preference.points]
    fixed = [points.central.denominator for points in given if points.path not in worlds.drawn]
    unit = lcm(GRID, *fixed)
    whole = whole_numbers([_whole(points, worlds, unit) for points in given])
    return whole.reshape(len(given), worlds.size).T


def _whole(points: Quantity, worlds: Worlds, unit: int) -> list[int]:
    drawn = worlds.drawn.get(points.path)
    if drawn is None:
        return [int(points.central * unit)] * worlds.size
    step = unit // GRID
    return [step * round(number) for number in (drawn * GRID).tolist()]


def dense(score: npt.NDArray[Any]) -> Table:
    """The rank of each entry within its row, from 0, alike where entries are."""
    if score.dtype == object:
        return np.stack([np.unique(row, return_inverse=True)[1] for row in score]).astype(np.int32)
    order = np.argsort(score, axis=1)
    rises = np.diff(np.take_along_axis(score, order, axis=1), axis=1) > 0
    ranked = np.zeros(score.shape, np.int32)
    ranked[:, 1:] = np.cumsum(rises, axis=1)
    found = np.empty_like(ranked)
    np.put_along_axis(found, order, ranked, axis=1)
    return found

"""Where one judgment alone turns what comes of a conflict, all others at their central values; exact.

What is looked at are the equilibria, and where the conflict settles, by concepts that are quick to answer.
"""

from __future__ import annotations

from itertools import permutations
from math import factorial
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.model import ByStatements, ByWeights, Worlds, may_stand, must_stand
from detente.model.uncertain import group_path
from detente.model.wants import STANDS_FROM
from detente.stability.in_worlds import in_rankings
from detente.stability.many_rankings import looked_at
from detente.stability.rankings import Rankings, party_rankings
from detente.stability.ties import MAX_TIES, ties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from detente.model import Statement
    from detente.stability.graph_model import GraphModel
    from detente.stability.moves import Mask
    from detente.stability.rankings import Table
    from detente.stability.ties import Ties

    Turned = dict[str, tuple[Fraction, ...]]

LOOKED_AT: Final = ("nash", "gmr", "smr", "seq", "sseq")
"""Concepts by which it is looked at what turns."""

_WAYS: Final = 2
"""Ways in which a statement can come out: it stands or not."""
MAX_ORDERS: Final = 120
"""Orders of one group of statements that are looked at."""


def conflict_flips(model: GraphModel) -> dict[str, Turned]:
    """For each judgment, alone, the values at which conclusions turn; without those that turn none.

    Judgments are how sure a statement is, in percent, and points that are a range. Conclusions are
    ``equilibrium.CONCEPT.POSITION`` and ``settles.CONCEPT.POSITION``, by :data:`LOOKED_AT`. A value is given
    where the conclusion at it differs from that just beside it, within the range; for a statement it is that
    from which on it stands. What is not looked at is told by :func:`left_out_of_flips`.
    """
    found: dict[str, Turned] = {}
    for party, path in _coins(model) if looked_at(model) >= _WAYS else ():
        turned = _turned(_held(model, party, _rankings(model, party, path, [True, False])))
        found[path] = dict.fromkeys(turned, (STANDS_FROM,))
    for party, path, rankings in _ranges(model):
        if rankings is not None:
            found[path] = _turned_at(_held(model, party, rankings.table), rankings)
    return {path: turned for path, turned in found.items() if turned}


def turned_by_groups(model: GraphModel) -> dict[str, frozenset[str]]:
    """For each group of statements, alone, the conclusions that its order turns.

    Conclusions are named as by :func:`conflict_flips`.
    """
    most = _most_orders(model)
    found = {
        path: frozenset(
            _turned(_held(model, party, _rankings(model, party, path, list(permutations(range(size))))))
        )
        for party, path, size in _groups(model)
        if factorial(size) <= most
    }
    return {path: turned for path, turned in found.items() if turned}


def left_out_of_flips(model: GraphModel) -> dict[str, str]:
    """The judgments that :func:`conflict_flips` and :func:`turned_by_groups` pass over, with the reason."""
    most = _most_orders(model)
    coins = {
        path: "the states are more than are looked at in two worlds"
        for _, path in _coins(model)
        if looked_at(model) < _WAYS
    }
    ranges = {
        path: f"states tie at more of its values than are looked at, {_most_ties(model):,}"
        for _, path, rankings in _ranges(model)
        if rankings is None
    }
    groups = {
        path: f"it has more orders than are looked at, {most:,}"
        for _, path, size in _groups(model)
        if factorial(size) > most
    }
    return coins | ranges | groups


def _turned(held: Mapping[str, Mask]) -> list[str]:
    """The conclusions that hold in some rows and not in others; held : (n_rows, n_states)."""
    return [
        f"{kind}.{place}"
        for kind, mask in held.items()
        for place in np.flatnonzero(np.any(mask != mask[0], axis=0)).tolist()
    ]


def _turned_at(held: Mapping[str, Mask], rankings: Ties) -> Turned:
    """For each conclusion that turns the ties at which it is not as at a value beside them."""
    tied = np.array(rankings.tied)[:, None]
    found: Turned = {}
    for kind, mask in held.items():
        turns = np.zeros(mask.shape, bool)
        turns[1:] = mask[1:] != mask[:-1]
        turns[:-1] |= turns[1:]
        turns &= tied
        for place in np.flatnonzero(np.any(turns, axis=0)).tolist():
            at = np.flatnonzero(turns[:, place]).tolist()
            found[f"{kind}.{place}"] = tuple(rankings.values[row] for row in at)
    return found


def _held(model: GraphModel, party: int, table: Table) -> dict[str, Mask]:
    """What holds where one party ranks states as each row says and the others as in the central case.

    table : (n_rows, n_states). Returns for each kind of conclusion (n_rows, n_states).
    """
    which = np.zeros((len(table), len(model.parties)), np.intp)
    which[:, party] = np.arange(len(table))
    tables = tuple(table if other == party else rank[None] for other, rank in enumerate(model.rank))
    found = in_rankings(model, Rankings(tables, which), LOOKED_AT)
    equilibria = {f"equilibrium.{concept}": mask for concept, mask in found.equilibria.items()}
    return equilibria | {f"settles.{concept}": mask for concept, mask in found.settles.items()}


def _rankings(model: GraphModel, party: int, path: str, drawn: Sequence[object]) -> Table:
    """How a party ranks states for each way in which one judgment may come out: (n_ways, n_states)."""
    preference = model.conflict.prefers[model.parties[party]]
    table, which = party_rankings(preference, model.states, Worlds(len(drawn), {path: np.array(drawn)}))
    return table[which]


def _ranges(model: GraphModel) -> Iterator[tuple[int, str, Ties | None]]:
    """Points that are a range: whose, the path, and how the party ranks states over the range."""
    for party, name in enumerate(model.parties):
        preference = model.conflict.prefers[name]
        if isinstance(preference, ByWeights):
            for place, (_, points) in enumerate(preference.points):
                if points.is_range:
                    yield party, points.path, ties(preference, model.states, place, _most_ties(model))


def _coins(model: GraphModel) -> Iterator[tuple[int, str]]:
    """Statements that may stand or not: whose, and the path."""
    for party, group in _said(model):
        for statement in group:
            if statement.sure is not None and may_stand(statement) and not must_stand(statement):
                yield party, statement.sure.path


def _groups(model: GraphModel) -> Iterator[tuple[int, str, int]]:
    """Groups of several statements: whose, the path, and how many."""
    for party, group in _said(model):
        if len(group) > 1:
            yield party, group_path(group), len(group)


def _said(model: GraphModel) -> Iterator[tuple[int, tuple[Statement, ...]]]:
    for party, name in enumerate(model.parties):
        preference = model.conflict.prefers[name]
        if isinstance(preference, ByStatements):
            yield from ((party, group) for group in preference.groups)


def _most_ties(model: GraphModel) -> int:
    """Ties that are looked at: each, and a value on either side."""
    return min(MAX_TIES, looked_at(model) // 2 - 1)


def _most_orders(model: GraphModel) -> int:
    return min(MAX_ORDERS, looked_at(model))

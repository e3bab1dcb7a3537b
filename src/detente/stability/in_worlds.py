"""A conflict in many worlds: its equilibria, and where it settles, in each of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.errors import TooLarge
from detente.stability.concepts import CONCEPTS
from detente.stability.many_rankings import ManyRankings, fits
from detente.stability.rankings import rankings
from detente.stability.settling_in_worlds import settling_in_worlds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.model import Worlds
    from detente.stability.concepts import Concept
    from detente.stability.graph_model import GraphModel
    from detente.stability.moves import Mask
    from detente.stability.numbering import Index
    from detente.stability.rankings import Rankings

SETTLING: Final = "settling"
"""What is left out where it is not found where the conflict settles, beside names of concepts."""

_HELD: Final = 2**24
"""Ranks, of all parties in all states and worlds, held at a time."""


@dataclass(frozen=True, eq=False)
class ConflictInWorlds:
    """What comes of a conflict in each of many worlds, by concept.

    ``equilibria`` : (n_worlds, n_states), the states that no party would leave. ``settles`` : (n_worlds,
    n_states), where the conflict that starts in the status quo ends. ``stable_at_status_quo`` : (n_worlds,
    n_parties), who would stay there. Both are empty where the case has no status quo. ``left_out`` : the
    reason, for each concept that would take too long, and for ``settling``.
    """

    equilibria: Mapping[str, Mask]
    stable_at_status_quo: Mapping[str, Mask]
    settles: Mapping[str, Mask]
    left_out: Mapping[str, str] = field(default_factory=dict)


def conflict_in_worlds(
    model: GraphModel, worlds: Worlds, concepts: Iterable[str] = tuple(CONCEPTS)
) -> ConflictInWorlds:
    """The equilibria of a conflict, and where it settles, in each of one or more worlds.

    concepts : names of :data:`~detente.stability.concepts.CONCEPTS`; all of them unless said. Worlds in which
    all parties rank the states alike are computed once; verdicts that rest on less, once for each of that.
    """
    names = tuple(concepts)
    at_once = max(1, _HELD // (len(model.parties) * len(model.states)))
    starts = range(0, worlds.size, at_once)
    parts = [_part(model, worlds.part(start, start + at_once), names) for start in starts]
    left_out = {name: reason for part in parts for name, reason in part.left_out.items()}
    return ConflictInWorlds(
        _joined([part.equilibria for part in parts], left_out),
        _joined([part.stable_at_status_quo for part in parts], left_out),
        _settled(_joined([part.settles for part in parts], left_out), left_out),
        left_out,
    )


def _part(model: GraphModel, worlds: Worlds, concepts: tuple[str, ...]) -> ConflictInWorlds:
    """As :func:`conflict_in_worlds`, of worlds that are held in memory together."""
    given, place = rankings(model, worlds).distinct()
    found = in_rankings(model, given, concepts)
    return ConflictInWorlds(
        {name: mask[place] for name, mask in found.equilibria.items()},
        {name: mask[place] for name, mask in found.stable_at_status_quo.items()},
        {name: mask[place] for name, mask in found.settles.items()},
        found.left_out,
    )


def in_rankings(model: GraphModel, given: Rankings, concepts: Iterable[str]) -> ConflictInWorlds:
    """As :func:`conflict_in_worlds`, of worlds given by how the parties rank states in each."""
    if fits(model):
        return _side_by_side(ManyRankings(model.steps, given), model.status_quo, concepts)
    return _one_by_one(model, given, concepts)


def _side_by_side(many: ManyRankings, start: int | None, concepts: Iterable[str]) -> ConflictInWorlds:
    equilibria: dict[str, Mask] = {}
    at_start: dict[str, Mask] = {}
    left_out: dict[str, str] = {}
    for name, stays in _verdicts(many, tuple(concepts), left_out).items():
        equilibria[name] = reduce(and_, [verdicts[which] for verdicts, which in stays])
        if start is not None:
            at_start[name] = np.stack([verdicts[which, start] for verdicts, which in stays], axis=1)
    settles = {} if start is None else settling_in_worlds(many, equilibria, start)
    return ConflictInWorlds(equilibria, at_start, settles, left_out)


def _verdicts(
    many: ManyRankings, names: tuple[str, ...], left_out: dict[str, str]
) -> dict[str, list[tuple[Mask, Index]]]:
    """Where each party stays, by concept as asked; those that rest on the same are asked together."""
    found: dict[str, list[tuple[Mask, Index]]] = {}
    alike: dict[str, list[Concept]] = {}
    for concept in (CONCEPTS[name] for name in names):
        alike.setdefault(concept.rests_on if concept.stays else concept.id, []).append(concept)
    for together in alike.values():
        if together[0].stays is not None:
            found |= many.stay_alike(together, left_out)
        else:
            with _leaving_out(together[0].id, left_out):
                found[together[0].id] = many.stays(together[0])
    return {name: found[name] for name in names if name in found}


def _one_by_one(model: GraphModel, given: Rankings, concepts: Iterable[str]) -> ConflictInWorlds:
    """Worlds of a conflict whose moves are too many, or states too far apart, to lay worlds side by side."""
    start, n_worlds, n_states = model.status_quo, len(given.which), len(model.states)
    equilibria = {name: np.zeros((n_worlds, n_states), bool) for name in concepts}
    at_start = {name: np.zeros(given.which.shape, bool) for name in equilibria if start is not None}
    settles = {name: np.zeros((n_worlds, n_states), bool) for name in at_start}
    left_out: dict[str, str] = {}
    for world in range(n_worlds):
        ranked = model.ranked(given.of_world(world))
        for name in equilibria.keys() - left_out.keys():
            with _leaving_out(name, left_out):
                equilibria[name][world] = ranked.equilibria(name)
                if start is not None:
                    at_start[name][world] = ranked.stable(name)[:, start]
        if start is not None and SETTLING not in left_out:
            with _leaving_out(SETTLING, left_out):
                for name in equilibria.keys() - left_out.keys():
                    settles[name][world, list(ranked.settles(name, start).states)] = True
    return ConflictInWorlds(
        _kept(equilibria, left_out), _kept(at_start, left_out), _settled(settles, left_out), left_out
    )


@contextmanager
def _leaving_out(name: str, left_out: dict[str, str]) -> Iterator[None]:
    """Note the reason where something takes too long."""
    try:
        yield
    except TooLarge as limit:
        left_out[name] = limit.message


def _joined(parts: list[Mapping[str, Mask]], left_out: Mapping[str, str]) -> dict[str, Mask]:
    """The worlds of all parts, of what none of them left out."""
    kept = _kept(parts[0], left_out) if all(parts) else ()
    return {name: np.concatenate([part[name] for part in parts]) for name in kept}


def _kept(found: Mapping[str, Mask], left_out: Mapping[str, str]) -> dict[str, Mask]:
    return {name: mask for name, mask in found.items() if name not in left_out}


def _settled(found: Mapping[str, Mask], left_out: Mapping[str, str]) -> dict[str, Mask]:
    return {} if SETTLING in left_out else _kept(found, left_out)

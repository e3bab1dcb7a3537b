"""In which worlds that the preferences allow states are equilibria, and who stays in the status quo; exact.

By Nash stability and both metarationalities a party's verdict rests on its own ranking alone; by sequential
and simultaneous stability also on which moves improve for the others. What each party may rank is independent
of the others, so no worlds need be drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.errors import TooLarge
from detente.stability.concepts import CONCEPTS
from detente.stability.in_worlds import in_rankings
from detente.stability.many_rankings import ManyRankings, fits, looked_at
from detente.stability.possible_rankings import MAX_ARRANGEMENTS, possible_rankings
from detente.stability.rankings import Rankings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from detente.model import Occurs
    from detente.stability.concepts import Concept, RestsOn
    from detente.stability.graph_model import GraphModel
    from detente.stability.moves import Mask
    from detente.stability.numbering import Index
    from detente.stability.rankings import Table

    Tables = Sequence[Table | None]
    Words = tuple[Occurs | None, ...]

MAX_WORLDS: Final = 4_096
"""Combinations of all parties' rankings that are looked at one by one."""
MAX_VERDICTS: Final = 2**15
"""Combinations of one party's rankings and the others' improvements, over all parties, that are looked at."""
_ALIKE: Final = 8
"""Arrangements that are looked for, for each ranking that may be looked at: some rank the states alike."""
_MOST_PARTIES: Final = 60
"""Parties up to which an array has a dimension for each."""


@dataclass(frozen=True, slots=True)
class StabilityOccurs:
    """In which worlds something holds by one concept; nothing where that is not decided.

    ``equilibrium`` : of each state, that nobody would leave it. ``stays`` : of each party, that it would stay
    in the status quo; empty without one.
    """

    equilibrium: Words
    stays: Words = ()


def stability_occurs(
    model: GraphModel, concepts: Iterable[str] = tuple(CONCEPTS)
) -> dict[str, StabilityOccurs]:
    """In which worlds each state is an equilibrium, and each party stays in the status quo, by concept.

    Not decided: what rests on a party whose points are ranges, or that may rank states in more ways than
    :data:`~detente.stability.possible_rankings.MAX_ARRANGEMENTS`; sequential and simultaneous stability above
    :data:`MAX_VERDICTS`; simultaneous stability after Fraser and Hipel above :data:`MAX_WORLDS`. By concepts
    that ask each party alone, a state that one party would leave in all worlds is still told to be in none.
    """
    tables = _tables(model)
    parties = () if model.status_quo is None else model.parties
    undecided = StabilityOccurs((None,) * len(model.states), (None,) * len(parties))
    found: dict[str, StabilityOccurs] = {}
    for name in concepts:
        try:
            found[name] = _OF[CONCEPTS[name].rests_on](model, tables, CONCEPTS[name]) or undecided
        except TooLarge:
            found[name] = undecided
    return found


def settles_occurs(model: GraphModel, concepts: Iterable[str] = tuple(CONCEPTS)) -> dict[str, Words]:
    """In which worlds the conflict settles in each state, by concept; nothing where that is not decided.

    Decided up to :data:`MAX_WORLDS` combinations of the parties' rankings. Empty without a status quo.
    """
    if model.status_quo is None:
        return {}
    names = tuple(concepts)
    worlds = _all_worlds(model, _tables(model))
    found: dict[str, Words] = dict.fromkeys(names, (None,) * len(model.states))
    if worlds is None:
        return found
    for name in names:
        settles = in_rankings(model, worlds, [name]).settles
        found |= {concept: _words(mask) for concept, mask in settles.items()}
    return found


def _of_each_alone(model: GraphModel, tables: Tables, concept: Concept) -> StabilityOccurs | None:
    """In every world iff each party stays by all of its rankings, in some iff each does by one of them."""
    every, some = np.ones((2, len(model.states)), bool)
    known = [model.rank[[party]] if table is None else table for party, table in enumerate(tables)]
    if sum(len(table) for table in known if len(table) > 1) > looked_at(model):
        return None
    at_start: list[Words] = []
    for party, table in enumerate(tables):
        if table is None:
            at_start.append((None,))
            continue
        which = np.zeros((len(table), len(tables)), np.intp)
        which[:, party] = np.arange(len(table))
        stays = _stays(model, Rankings(tuple(known), which), concept, party)
        every &= stays.all(axis=0)
        some &= stays.any(axis=0)
        at_start.append(_at_start(model, stays))
    if any(table is None for table in tables):
        equilibrium: Words = tuple(None if may_be else "none" for may_be in some.tolist())
    else:
        equilibrium = _words(np.stack([every, some]))
    return _told(model, equilibrium, at_start)


def _of_improvements(model: GraphModel, tables: Tables, concept: Concept) -> StabilityOccurs | None:
    """By what each party may rank, for each combination of kinds of rankings.

    Rankings of one kind make the same moves improve. 1. For each party and ranking, and each combination of
    kinds of the others, find where the party stays. 2. For each combination of kinds of all parties: a state
    is an equilibrium in some of its worlds iff each party stays by a ranking of its kind. 3. It is in some
    world iff in one of some combination; in every iff all of these verdicts are to stay.
    """
    known = tuple(table for table in tables if table is not None)
    if len(known) < len(tables) or len(tables) > _MOST_PARTIES:
        return None
    if all(len(table) == 1 for table in known):
        stable = model.stable(concept.id)
        return _told(
            model, _words(model.equilibria(concept.id)[None]), [_at_start(model, row[None]) for row in stable]
        )
    kinds = _kinds(model, known)
    n_kinds = [int(kind.max()) + 1 for kind in kinds]
    shapes = [(*n_kinds[:party], len(table), *n_kinds[party + 1 :]) for party, table in enumerate(known)]
    count = sum(map(prod, shapes))
    if count > min(MAX_VERDICTS, looked_at(model)):
        return None
    one_of_kind = [np.unique(kind, return_index=True)[1] for kind in kinds]
    every = np.ones(len(model.states), bool)
    some = np.ones((*n_kinds, len(model.states)), bool)
    at_start = []
    for party, shape in enumerate(shapes):
        which = np.indices(shape).reshape(len(shape), -1)
        for other, first in enumerate(one_of_kind):
            if other != party:
                which[other] = first[which[other]]
        stays = _stays(model, Rankings(known, which.T), concept, party)
        every &= stays.all(axis=0)
        some &= _any_of_kind(stays.reshape(*shape, -1), kinds[party], party)
        at_start.append(_at_start(model, stays))
    equilibrium = _words(np.stack([every, some.reshape(-1, len(model.states)).any(axis=0)]))
    return _told(model, equilibrium, at_start)


def _of_all(model: GraphModel, tables: Tables, concept: Concept) -> StabilityOccurs | None:
    """By each combination of the parties' rankings."""
    worlds = _all_worlds(model, tables)
    if worlds is None:
        return None
    found = in_rankings(model, worlds, [concept.id])
    if concept.id in found.left_out:
        return None
    at_start = found.stable_at_status_quo.get(concept.id)
    return StabilityOccurs(_words(found.equilibria[concept.id]), () if at_start is None else _words(at_start))


_OF: Final[Mapping[RestsOn, Callable[[GraphModel, Tables, Concept], StabilityOccurs | None]]] = {
    "alone": _of_each_alone,
    "improvements": _of_improvements,
    "all": _of_all,
}


def _tables(model: GraphModel) -> Tables:
    """The rankings of each party; none of one that has more than could be looked at, were many alike."""
    most = min(MAX_ARRANGEMENTS, _ALIKE * looked_at(model))
    return [possible_rankings(model.conflict.prefers[party], model.states, most) for party in model.parties]


def _all_worlds(model: GraphModel, tables: Tables) -> Rankings | None:
    """Every combination of the parties' rankings, where these are not too many."""
    known = tuple(table for table in tables if table is not None)
    count = prod(map(len, known))
    if len(known) < len(tables) or count > max(1, min(MAX_WORLDS, looked_at(model))):
        return None
    return Rankings(known, np.array(list(product(*(range(len(table)) for table in known)))))


def _stays(model: GraphModel, given: Rankings, concept: Concept, party: int) -> Mask:
    """Where a party stays in each world: (n_worlds, n_states)."""
    if len(given.tables[party]) == 1 and concept.rests_on == "alone":
        return model.stable(concept.id)[[party]]
    if fits(model):
        return ManyRankings(model.steps, given).stays_of(concept, party)
    worlds = range(len(given.which))
    return np.stack([model.ranked(given.of_world(world)).stable(concept.id)[party] for world in worlds])


def _kinds(model: GraphModel, tables: tuple[Table, ...]) -> list[Index]:
    """For each party numbers of its rankings from 0, alike where the same moves improve."""
    if fits(model):
        return ManyRankings(model.steps, Rankings(tables, np.zeros((0, len(tables)), np.intp))).kinds
    return [np.arange(len(table)) for table in tables]


def _any_of_kind(stays: Mask, kind: Index, axis: int) -> Mask:
    """Whether any ranking of each kind stays, along the axis of a party's rankings."""
    order = np.argsort(kind, kind="stable")
    begin = np.unique(kind[order], return_index=True)[1]
    found: Mask = np.logical_or.reduceat(np.take(stays, order, axis=axis), begin, axis=axis)
    return found


def _at_start(model: GraphModel, stays: Mask) -> Words:
    """The word for a party that stays so, (n_worlds, n_states), in the status quo; none without one."""
    return () if model.status_quo is None else _words(stays[:, [model.status_quo]])


def _told(model: GraphModel, equilibrium: Words, at_start: Sequence[Words]) -> StabilityOccurs:
    """With the words of all parties on the status quo, where there is one."""
    stays = () if model.status_quo is None else tuple(word for words in at_start for word in words)
    return StabilityOccurs(equilibrium, stays)


def _words(found: Mask) -> tuple[Occurs, ...]:
    """The word for each state; found : (n, n_states), where it holds."""
    every: Mask = np.all(found, axis=0)
    some: Mask = np.any(found, axis=0)
    pairs = zip(every.tolist(), some.tolist(), strict=True)
    return tuple("every" if sure else "some" if may_be else "none" for sure, may_be in pairs)

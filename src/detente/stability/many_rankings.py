"""Verdicts of the concepts for many rankings of the parties, each worked out once for what it rests on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.errors import TooLarge
from detente.stability.rankings import unique_rows
from detente.stability.side_by_side import SideBySide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from detente.stability.concepts import Concept, RestsOn
    from detente.stability.graph_model import GraphModel
    from detente.stability.moves import Mask, Moves
    from detente.stability.numbering import Index
    from detente.stability.rankings import Rankings, Table
    from detente.stability.steps import Steps

    Verdicts = tuple[Mask, Index]

_HELD: Final = 2**23
"""Numbers held for the moves of worlds side by side, as many as keep what is swept in the cache."""
_MOST: Final = 2**25
"""States, counted in each world, that are looked at where none may be passed over."""
_MOST_ALONE: Final = 2**18
"""The same where worlds are taken one by one."""
_SHORT: Final = 2**15
"""States below which ranks, and what stands for none, are held in 16 bits."""
_FEWEST: Final = 64
"""Worlds that are worth laying side by side."""


class ManyRankings:
    """A conflict, and worlds given by how each party ranks the states in them.

    A verdict on a party rests on its own ranking and, by some concepts, on which moves improve for each other
    party. Worlds that agree on that much share it.
    """

    def __init__(self, steps: Steps, rankings: Rankings) -> None:
        self.steps = steps
        self.rankings = rankings

    def stays(self, concept: Concept) -> list[Verdicts]:
        """For each party its verdicts, (n_verdicts, n_states), and which of them each world has.

        Raises :class:`~detente.errors.TooLarge` where joined gains are out of reach.
        """
        stays = concept.stays
        if stays is not None:
            return [self._stays(stays, concept.rests_on, party) for party in self._parties]
        everyone = np.arange(len(self.rankings.which))
        parts = [concept.stable(form) for _, form in self.forms(everyone)]
        return [(_rows([part[party] for part in parts]), everyone) for party in self._parties]

    def stay_alike(self, concepts: Sequence[Concept], left_out: dict[str, str]) -> dict[str, list[Verdicts]]:
        """As :meth:`stays`, for concepts that can be asked of one party and rest on the same, by name.

        Worlds are laid side by side once for all of them. ``left_out`` : takes the reason for each that is
        out of reach, which is then no key.
        """
        found: dict[str, list[Verdicts]] = {concept.id: [] for concept in concepts}
        for party in self._parties:
            worlds, which = self._told_apart(concepts[0].rests_on, party)
            parts: dict[str, list[Mask]] = {name: [] for name in found}
            for _, form in self.forms(worlds):
                for concept in concepts:
                    if concept.stays is not None and concept.id in found:
                        try:
                            parts[concept.id].append(concept.stays(form, party))
                        except TooLarge as limit:
                            left_out[concept.id] = limit.message
                            del found[concept.id]
            for name, verdicts in found.items():
                verdicts.append((_rows(parts[name]), which))
        return found

    def stays_of(self, concept: Concept, party: int) -> Mask:
        """The verdicts on one party, by a concept that can be asked of one: (n_worlds, n_states).

        Raises :class:`~detente.errors.TooLarge` where joined gains are out of reach.
        """
        if concept.stays is None:
            msg = f"{concept.name} rests on what all parties can count on"
            raise ValueError(msg)
        verdicts, which = self._stays(concept.stays, concept.rests_on, party)
        return verdicts[which]

    def _stays(self, stays: Callable[[Moves, int], Mask], rests_on: RestsOn, party: int) -> Verdicts:
        worlds, which = self._told_apart(rests_on, party)
        return _rows([stays(form, party) for _, form in self.forms(worlds)]), which

    def _told_apart(self, rests_on: RestsOn, party: int) -> tuple[Index, Index]:
        """One world for each verdict there may be on a party, and which of these each world is like."""
        known = self.rankings.which[:, [party]]
        if rests_on != "alone":
            known = self.improving.copy()
            known[:, party] = self.rankings.which[:, party]
        return representatives(known)

    @cached_property
    def kinds(self) -> list[Index]:
        """For each party numbers of its rankings, alike where the same moves improve: (n_rankings,)."""
        tables = enumerate(self.rankings.tables)
        return [unique_rows(_improving(table, self.steps, party))[1] for party, table in tables]

    @cached_property
    def improving(self) -> Index:
        """The kind of each party's ranking in each world: (n_worlds, n_parties)."""
        columns = zip(self.kinds, self.rankings.which.T, strict=True)
        return np.stack([kind[rows] for kind, rows in columns], axis=1)

    def forms(self, worlds: Index) -> Iterator[tuple[Index, SideBySide]]:
        """Some of the worlds, by number, laid side by side, a part of them at a time."""
        at_once = worlds_at_once(self.steps.n_moves)
        kind = np.int16 if len(self.steps.codes) < _SHORT else np.int32
        tables = [table.astype(kind) for table in self.rankings.tables]
        for start in range(0, len(worlds), at_once):
            part = worlds[start : start + at_once]
            columns = zip(tables, self.rankings.which[part].T, strict=True)
            ranks = np.stack([np.ascontiguousarray(table[rows].T) for table, rows in columns])
            yield part, SideBySide(self.steps, ranks)

    @property
    def _parties(self) -> range:
        return range(len(self.rankings.tables))


def representatives(rows: Index) -> tuple[Index, Index]:
    """The number of one world for each distinct row, and which of these each world is like."""
    _, which = unique_rows(rows)
    return np.unique(which, return_index=True)[1], which


def worlds_at_once(n_moves: int) -> int:
    """How many worlds are laid side by side; few where there are very many moves."""
    return max(1, _HELD // max(1, n_moves))


def fits(model: GraphModel) -> bool:
    """Whether worlds are laid side by side: where states fill a tensor, and moves are not too many."""
    owner = model.owner
    most = len(model.states) * sum((1 << owner.count(party)) - 1 for party in range(len(model.parties)))
    return model.fills_a_tensor and worlds_at_once(most) >= _FEWEST


def looked_at(model: GraphModel) -> int:
    """In how many worlds all states are looked at where none may be passed over."""
    most = _MOST if fits(model) else _MOST_ALONE
    return most // max(1, len(model.states))


def _improving(table: Table, steps: Steps, party: int) -> Mask:
    """Which moves of a party improve by each of its rankings: (n_rankings, n_moves)."""
    found = [table[:, step.entered] > table[:, step.left] for step in steps.of_party[party]]
    return np.concatenate(found, axis=1) if found else np.zeros((len(table), 0), bool)


def _rows(parts: list[Mask]) -> Mask:
    """Worlds as rows, from parts with worlds as columns."""
    return np.concatenate([part.T for part in parts])

"""The table of a sweep: a row a world, with what was drawn and what is concluded from it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.metadata import version as installed
from typing import TYPE_CHECKING, Any, Final

from detente.analysis.lenses import LENSES
from detente.analysis.robustness.conclusions import asked_in_worlds, concluded, concluded_in
from detente.analysis.robustness.grid import GridWorlds, grid_of
from detente.analysis.robustness.outcomes import OF_CONFLICT, OF_STATES
from detente.errors import LensUnavailable, WorkersLost
from detente.model import Coin, Range
from detente.runs.work import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from detente.analysis.robustness.conclusions import Concluded
    from detente.analysis.robustness.draws import Shape
    from detente.analysis.robustness.grid import Grid
    from detente.analysis.robustness.outcomes import CaseInWorlds
    from detente.casefile import ReadCase
    from detente.model import Case, Uncertain, Worlds
    from detente.runs.work import Row, Value

LOOKED_AT: Final = 64
"""Worlds from which it is told, beside the central case, which states have columns of their own."""
MOST_STATES: Final = 100
"""States with columns of their own, of each concept; for SQLite takes some 2,000 columns."""
KEPT: Final = 16
"""Combinations that each process keeps ready for their worlds, since a forum may fill much memory."""
OTHER: Final = "other"
"""In place of a position: how many states without a column of their own."""


@dataclass(frozen=True)
class WorldRows:
    """Rows of a case's worlds; any stretch of them by itself, in any process that has the same Détente.

    ``grid`` : the text of the case, with all that is varied. ``lenses`` : whose conclusions are drawn.
    ``version`` : of Détente, which another process must have too. ``left_out`` : what is out of reach in the
    central case, with the reason. ``columns`` : the judgments drawn, in the
    order of the file, then the conclusions. A number is a number; whether something stands, 0 or 1; an order,
    or a group, a JSON list as in :class:`~detente.model.Worlds`. A conclusion is 0 or 1, and nothing where it
    is out of reach in that world.

    A state has a column of its own where the conclusion is true of it in the central case or in one of the
    first :data:`LOOKED_AT` rows; of more than :data:`MOST_STATES` those of the central case come first, then
    those of most rows. ``equilibrium.CONCEPT.other`` and ``settles.CONCEPT.other`` count the rest.

    Where something is varied, each world has a row for each combination, one after the other. Then there are
    columns for the number of the draw and for what is set, and nothing is drawn of a judgment where its
    value there is certain.
    """

    grid: Grid
    seed: int
    shape: Shape
    lenses: tuple[str, ...]
    version: str
    columns: tuple[Column, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def combinations(self) -> int:
        """How many rows a world has."""
        return len(self.grid.combinations)

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from ``start`` up to ``stop``; each is the same in whatever stretch it is asked for.

        Raises :class:`~detente.errors.WorkersLost` where this process has another version of Détente.
        """
        ready = self.ready()
        each = self.combinations
        first, last = start // each, -(-stop // each)
        tables = [
            self._of_combination(place, ready, worlds, first)
            for place, worlds in enumerate(ready.worlds(first, last))
        ]
        rows = [row for of_world in zip(*tables, strict=True) for row in of_world]
        return rows[start - first * each : stop - first * each]

    def _of_combination(self, place: int, ready: GridWorlds, worlds: Worlds, first: int) -> list[Row]:
        """The rows of one combination, a row a world."""
        set_: tuple[Value, ...] = self.grid.combinations[place][0]
        nothing: list[Value] = [None] * worlds.size
        drawn = [
            _cells(one, worlds.drawn[one.path]) if one.path in worlds.drawn else nothing
            for one in ready.drawn
        ]
        names = [column.name for column in self.columns if column.role == "found"]
        return [
            (
                *((first + world, *set_) if set_ else ()),
                *(cells[world] for cells in drawn),
                *values_of(found, names),
            )
            for world, found in enumerate(concluded_in(self.asked(place), worlds))
        ]

    def ready(self) -> GridWorlds:
        """The case with each combination set, and how their worlds are drawn."""
        return _read(self.grid, self.seed, self.shape, self.version)

    def asked(self, place: int) -> CaseInWorlds:
        """The case with one combination set, made ready for its worlds."""
        return _asked_of(self.ready(), self.lenses, place)


def world_rows(
    found: ReadCase, seed: int, lens: str | None = None, shape: Shape = "uniform", vary: Sequence[str] = ()
) -> WorldRows:
    """The rows of a case's worlds.

    lens : one lens whose conclusions are drawn; unless said, all for which the case has enough. vary : what
    is varied, as in :func:`~detente.analysis.robustness.grid.grid_of`.

    Raises
    ------
    LensUnavailable
        The case lacks what the lens needs, or what any lens needs.
    TooLarge
        The conflict has too many states, or there are too many combinations.
    PathError, CaseError
        As :func:`~detente.analysis.robustness.grid.grid_of`.
    """
    work = WorldRows(grid_of(found, vary), seed, shape, _lenses(found.case, lens), installed("detente"))
    ready = work.ready()
    central = concluded(found.case, work.lenses)
    names = [Column(name, "INTEGER", "found") for name in _names(central, _first(work, ready))]
    set_ = [Column(f"set.{path}", "TEXT", "set") for path, _ in work.grid.varied]
    number = [Column("draw", "INTEGER", "set")] if set_ else []
    columns = (*number, *set_, *map(_column, ready.drawn), *names)
    return replace(work, columns=columns, left_out=central.unknown)


def _first(work: WorldRows, ready: GridWorlds) -> Iterator[Concluded]:
    """What is concluded in the first rows, where that is needed to know the columns."""
    if "stability" in work.lenses:
        many = -(-LOOKED_AT // work.combinations)
        for place, worlds in enumerate(ready.worlds(0, many)):
            yield from concluded_in(work.asked(place), worlds)


def values_of(found: Concluded, names: Sequence[str]) -> list[Value]:
    """What stands in the columns of these names in one world."""
    told = set(names)
    unlisted = (name for name in found.holds if name not in told and name.startswith(OF_STATES))
    others = Counter(_asked(name) for name in unlisted)

    def value(name: str) -> Value:
        if name in found.unknown or (name.startswith(OF_CONFLICT) and _asked(name) in found.unknown):
            return None
        if name.startswith(OF_STATES) and name.endswith(f".{OTHER}"):
            return others[_asked(name)]
        return int(found.holds.get(name, False))

    return [value(name) for name in names]


def _names(central: Concluded, first: Iterable[Concluded]) -> list[str]:
    """The conclusions with columns: on deals, and on the status quo; on states by concept and position."""
    often = Counter(name for found in first for name in found.holds)
    often.update(dict.fromkeys(central.holds, LOOKED_AT + 1))
    unknown = (name for name in central.unknown if not name.startswith(OF_CONFLICT))
    names = [name for name in [*central.holds, *unknown] if not name.startswith(OF_STATES)]
    for asked in central.asked:
        places = [int(name.rpartition(".")[2]) for name in often if _asked(name) == asked]
        places.sort(key=lambda place: (-often[f"{asked}.{place}"], place))
        names += [f"{asked}.{place}" for place in (*sorted(places[:MOST_STATES]), OTHER)]
    return names


def _asked(name: str) -> str:
    """What a conclusion on the conflict is an answer to: its name without the position, or the party."""
    return ".".join(name.split(".", 2)[:2])


@lru_cache(maxsize=4)
def _read(grid: Grid, seed: int, shape: Shape, version: str) -> GridWorlds:
    """The cases of a grid, and how their worlds are drawn; read once in each process."""
    from detente.casefile import read_case  # noqa: PLC0415 - the readers load PyYAML

    if version != installed("detente"):
        raise WorkersLost(
            f"a worker has version {installed('detente')} of Détente, and this is version {version}",
            "install the same version everywhere",
        )
    base, *cases = (
        read_case(text, "the case of the sweep").case
        for text in (grid.base, *(text for _, text in grid.combinations))
    )
    return GridWorlds(base, cases, seed, shape)


@lru_cache(maxsize=KEPT)
def _asked_of(ready: GridWorlds, lenses: tuple[str, ...], place: int) -> CaseInWorlds:
    """The case with one combination of a grid set, made ready for its worlds; kept from chunk to chunk."""
    return asked_in_worlds(ready.cases[place], lenses)


def _column(one: Uncertain) -> Column:
    """The column of a judgment that is drawn."""
    match one:
        case Range():
            return Column(one.path, "REAL", "drawn")
        case Coin():
            return Column(one.path, "INTEGER", "drawn")
    return Column(one.path, "TEXT", "drawn")


def _cells(one: Uncertain, drawn: npt.NDArray[Any]) -> list[Value]:
    """A judgment as it stands in its column: one value a world."""
    match one:
        case Range():
            return [float(number) for number in drawn]
        case Coin():
            return [int(stands) for stands in drawn]
    return [json.dumps(order) for order in drawn.tolist()]


def _lenses(case: Case, lens: str | None) -> tuple[str, ...]:
    lacks = {name: one.lacks(case) for name, one in LENSES.items() if lens in (None, name)}
    able = tuple(name for name, missing in lacks.items() if not missing)
    if not able:
        missing = "; ".join(f"{name} lacks {' and '.join(lacking)}" for name, lacking in lacks.items())
        raise LensUnavailable(f"there is nothing to conclude from this case: {missing}")
    return able

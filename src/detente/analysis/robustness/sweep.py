"""A sweep: what is concluded in each of many worlds, world by world in a file that nothing interrupts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.runs.compute import compute
from detente.runs.engines import in_process
from detente.runs.store import opened
from detente.runs.work import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from detente.analysis.robustness.rows import WorldRows
    from detente.casefile import ReadCase
    from detente.runs.engines import Engine

CHUNK: Final = 256
"""Rows that are computed, and stored, at once; as many less as make whole worlds."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep computes, and of which case.

    ``settings`` : what was set in the case before. ``confidential`` : how much was left out of it as
    confidential, by section; nothing where the whole case is swept.
    """

    rows: WorldRows
    title: str
    sha256: str
    settings: tuple[str, ...]
    confidential: Mapping[str, int] | None = None

    def plan(self, worlds: int) -> Plan:
        """What the file says of it: in what no other sweep may differ, and what else is of interest."""
        rows = self.rows
        each = rows.combinations
        identity = {
            "case": self.sha256,
            "seed": rows.seed,
            "shape": rows.shape,
            "lenses": list(rows.lenses),
            "version": rows.version,
            "vary": [[path, *values] for path, values in rows.grid.varied],
        }
        about = {
            "title": self.title,
            "set": list(self.settings),
            "left_out": dict(rows.left_out),
            "confidential": None if self.confidential is None else dict(self.confidential),
        }
        return Plan(identity, about, rows.columns, worlds * each, max(1, CHUNK // each) * each)

    def run(
        self,
        file: Path,
        worlds: int,
        engine: Engine | None = None,
        tell: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Compute worlds 0 up to ``worlds``, and store what is drawn and concluded in each.

        Where something is varied, each of them has a row for each combination.

        Where the file holds a part of them already, the rest is computed. A world is the same whatever their
        number, so that more worlds extend a sweep.

        Parameters
        ----------
        file
            A SQLite file; see :mod:`detente.runs.database` for its tables.
        engine
            Who computes: :func:`~detente.runs.engines.in_process` unless said,
            :func:`~detente.runs.engines.processes` or :func:`~detente.runs.engines.cluster`.
        tell
            Is told how many rows are stored, at first and whenever there are more.

        Raises
        ------
        OtherSweep
            The file holds a sweep of another case, seed, shape, lens or version, or more worlds.
        NotASweep, SweepInUse, Unwritable
            The file is none, or is damaged; another sweep writes to it; or nothing can be written.
        WorkersLost
            Those that compute cannot be reached, or ended too often.
        TooLarge
            There are more columns than a table takes.
        """
        with opened(file, self.plan(worlds)) as store:
            tell(store.done)
            compute(self.rows, store, in_process() if engine is None else engine, tell)


def sweep_of(found: ReadCase, rows: WorldRows, settings: Sequence[str] = ()) -> Sweep:
    """A sweep of a case, ready to be run.

    rows : from :func:`~detente.analysis.robustness.rows.world_rows`. settings : what was set in the case
    before, to be told with the sweep.
    """
    case = found.case
    return Sweep(rows, case.title, case.sha256, tuple(settings), case.left_out)

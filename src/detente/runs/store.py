"""Where the rows of a run go: a file to which each chunk is written whole or not at all."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from detente.errors import OtherSweep
from detente.runs.database import check_sound, errors_told, held, is_empty, lay_out, not_a_sweep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from detente.runs.work import Plan, Row, Stretch

_PATIENCE: Final = 5.0
"""Seconds to wait for another that reads, or mends, the file."""
_PAUSE: Final = 0.1
"""Seconds after which a lock that was free is looked at again."""
_TOLD: Final = 60
"""Signs of a value that an error quotes."""


class Store:
    """The file of one run, held for writing as long as it is open.

    The lock is SQLite's own write lock: it is taken again as soon as a chunk is written, ends with the
    process, and hinders nobody from reading.
    """

    def __init__(self, file: Path, plan: Plan, database: sqlite3.Connection) -> None:
        self._file = file
        self._plan = plan
        self._database = database
        marks = ", ".join("?" * (len(plan.columns) + 1))
        self._insert = f"INSERT OR IGNORE INTO worlds VALUES ({marks})"  # noqa: S608 - marks alone
        there = held(database, plan.chunk, file)
        last = max((start + count - 1 for start, count in there.items()), default=-1)
        if last >= plan.size:
            msg = f'"{file}" holds row {last} already, counted from 0, and only {plan.size:,} are asked for'
            raise OtherSweep(msg, "ask for at least as many worlds as before, or give another file")
        self._missing = [
            (start + there.get(start, 0), min(start + plan.chunk, plan.size))
            for start in range(0, plan.size, plan.chunk)
        ]
        self.done = sum(there.values())
        """How many rows are stored."""

    def missing(self) -> list[Stretch]:
        """What was not there when the file was opened, none of it longer than a chunk, in ascending order."""
        return [(start, stop) for start, stop in self._missing if start < stop]

    def add(self, start: int, rows: Sequence[Row]) -> None:
        """Store the rows of a stretch, all or none; those that are there already stay.

        Raises as :func:`~detente.runs.database.errors_told`; what was stored before is kept.
        """
        numbered = [(start + place, *row) for place, row in enumerate(rows)]
        database = self._database
        with errors_told(self._file):
            if not database.in_transaction:
                database.execute("BEGIN IMMEDIATE")
            try:
                self.done += database.executemany(self._insert, numbered).rowcount
                database.execute("COMMIT")
            except BaseException:
                if database.in_transaction:
                    database.execute("ROLLBACK")
                raise
            database.execute("BEGIN IMMEDIATE")


@contextmanager
def opened(file: Path, plan: Plan) -> Iterator[Store]:
    """The file of a run, made where it is not there yet, else gone on with.

    Raises
    ------
    OtherSweep
        The file holds a run of another identity or other columns, or more rows than are asked for.
    NotASweep, SweepInUse, Unwritable
        As :func:`~detente.runs.database.errors_told`.
    TooLarge
        A table cannot have so many columns.
    """
    with errors_told(file):
        database = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    with closing(database):
        with errors_told(file):
            if not is_empty(database):
                check_sound(database, file)
            database.execute("PRAGMA journal_mode = WAL")
            _lock(database)
            if is_empty(database):
                lay_out(database, plan.columns)
                _describe(database, plan)
            _compare(database, plan, file)
            store = Store(file, plan, database)
            database.execute("UPDATE run SET value = ? WHERE key = 'worlds'", [json.dumps(plan.size)])
            database.execute("COMMIT")
            database.execute("BEGIN IMMEDIATE")
        yield store


def _lock(database: sqlite3.Connection) -> None:
    """Take the write lock. It is tried twice, since its holder lets go of it for a moment now and then."""
    database.execute("PRAGMA busy_timeout = 0")
    database.execute("BEGIN IMMEDIATE")
    database.execute("ROLLBACK")
    time.sleep(_PAUSE)
    database.execute("BEGIN IMMEDIATE")
    database.execute(f"PRAGMA busy_timeout = {round(_PATIENCE * 1000)}")


def _describe(database: sqlite3.Connection, plan: Plan) -> None:
    """Write what the run is, a JSON value a key."""
    told = {**plan.identity, **plan.about, "worlds": plan.size, **_shape(plan)}
    rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in told.items()]
    database.executemany("INSERT INTO run VALUES (?, ?)", rows)


def _compare(database: sqlite3.Connection, plan: Plan, file: Path) -> None:
    """Refuse a run of another identity."""
    held = {key: json.loads(value) for key, value in database.execute("SELECT key, value FROM run")}
    for key, value in {**plan.identity, **_shape(plan)}.items():
        if key not in held:
            raise not_a_sweep(file, f"it does not say its {key}")
        if held[key] != value:
            raise OtherSweep(
                f'"{file}" holds another sweep: {_difference(key, held[key], value)}',
                "give another file, or the command with which this one was begun",
            )


def _difference(key: str, held: object, asked: object) -> str:
    """In what two runs differ; long values are not told."""
    was, is_ = json.dumps(held, ensure_ascii=False), json.dumps(asked, ensure_ascii=False)
    if max(len(was), len(is_)) > _TOLD:
        return f"its {key} is not the same"
    return f"its {key} is {was}, not {is_}"


def _shape(plan: Plan) -> dict[str, object]:
    """What the table looks like, and in which chunks it is filled."""
    return {"chunk": plan.chunk, "columns": [asdict(column) for column in plan.columns]}

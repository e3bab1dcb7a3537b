"""The SQLite file of a run: how it is laid out, and what its errors mean.

Two tables. ``run`` says what the run is, a JSON value a key. ``worlds`` holds the rows: ``world``, their
number, and a column for each of the run's. Names are kept as they are, but SQLite takes ``a`` and ``A`` for
the same: of such names all but the first get a number.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from detente.errors import NotASweep, SweepInUse, TooLarge, Unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from detente.runs.work import Column

MARK: Final = 0x44_53_57_50
"""What SQLite keeps in the file as the application's own number."""
LAYOUT: Final = 1
"""The number of this layout, which SQLite keeps as the user's version."""
MAX_COLUMNS: Final = 1_990
"""Columns that SQLite takes in a table as it is commonly built, less a few."""

_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""The last where tables or columns are gone, since what is asked of them is well formed."""
_BUSY: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_KIND: Final = 0xFF
"""Of SQLite's error codes the part that says of which kind an error is."""


@contextmanager
def errors_told(file: Path) -> Iterator[None]:
    """Turn what SQLite raises into errors for people.

    Raises
    ------
    NotASweep
        The file is no database, or is damaged.
    SweepInUse
        Another sweep writes to it.
    Unwritable
        Whatever else SQLite cannot do with the file: the disk is full, the folder is not there or read-only.
    """
    try:
        yield
    except sqlite3.Error as error:
        if not hasattr(error, "sqlite_errorcode"):
            raise
        kind = error.sqlite_errorcode & _KIND
        if kind in _DAMAGED:
            raise not_a_sweep(file, str(error)) from None
        if kind in _BUSY:
            raise in_use(file) from None
        hint = "what was done before is kept: make room, then give the same command again"
        message = f'"{file}" cannot be written: {error}'
        raise Unwritable(message, hint if kind == sqlite3.SQLITE_FULL else None) from None


def not_a_sweep(file: Path, reason: str) -> NotASweep:
    """The file is no sweep, or is damaged; it is left as it is."""
    return NotASweep(f'"{file}" is no sweep, or is damaged: {reason}', "give the sweep another file")


def in_use(file: Path) -> SweepInUse:
    """Another sweep writes to the file."""
    hint = "wait until it is done, or give another file; `detente sweep show` tells how far it is"
    return SweepInUse(f'another sweep writes to "{file}" at the moment', hint)


def check_sound(database: sqlite3.Connection, file: Path) -> None:
    """Refuse a database that is damaged, or not laid out as a run."""
    mark = _number(database, "PRAGMA application_id")
    if mark != MARK:
        raise not_a_sweep(file, "it is a database of another program")
    layout = _number(database, "PRAGMA user_version")
    if layout != LAYOUT:
        raise not_a_sweep(file, f"its layout has the number {layout}, and this version knows {LAYOUT}")
    (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise not_a_sweep(file, found)


def held(database: sqlite3.Connection, chunk: int, file: Path) -> dict[int, int]:
    """How many rows there are of each chunk that was begun, by its first row.

    A chunk is filled from its start on: where rows are missing before others of it, the file is damaged.
    """
    found = database.execute(
        "SELECT world / ?1 * ?1, count(*), min(world), max(world) FROM worlds GROUP BY 1", [chunk]
    ).fetchall()
    for start, count, low, high in found:
        if (low, high) != (start, start + count - 1):
            raise not_a_sweep(file, f"rows between {low} and {high} are gone")
    return {start: count for start, count, _, _ in found}


def is_empty(database: sqlite3.Connection) -> bool:
    """Whether the database has no tables, and belongs to no other program."""
    tables = _number(database, "SELECT count(*) FROM sqlite_master")
    return not tables and not _number(database, "PRAGMA application_id")


def lay_out(database: sqlite3.Connection, columns: Sequence[Column]) -> None:
    """Make both tables, within the transaction that is open.

    Raises :class:`~detente.errors.TooLarge` for more columns than a table takes.
    """
    if len(columns) > MAX_COLUMNS:
        msg = f"a row would have {len(columns):,} columns, and the limit is {MAX_COLUMNS:,}"
        raise TooLarge(msg, "sweep one lens alone, with --lens, or give fewer judgments as ranges")
    names = column_names([column.name for column in columns])
    listed = [f"{quoted(name)} {column.kind}" for name, column in zip(names[1:], columns, strict=True)]
    database.execute(f"PRAGMA application_id = {MARK}")
    database.execute(f"PRAGMA user_version = {LAYOUT}")
    database.execute("CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    database.execute(f"CREATE TABLE worlds ({', '.join(['world INTEGER PRIMARY KEY', *listed])})")


def column_names(names: Sequence[str]) -> list[str]:
    """``world``, then each column as the table calls it; none like another, whatever the case of letters."""
    taken: set[str] = set()
    given: list[str] = []
    for name in ("world", *names):
        free, number = name, 1
        while free.lower() in taken:
            number += 1
            free = f"{name} ({number})"
        taken.add(free.lower())
        given.append(free)
    return given


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _number(database: sqlite3.Connection, query: str) -> int:
    (found,) = database.execute(query).fetchone()
    return int(found)

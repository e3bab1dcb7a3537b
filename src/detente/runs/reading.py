"""Reading the file of a run, also while it is being written: what it is, how far, and what stands in it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from detente.errors import NotASweep
from detente.runs.database import check_sound, column_names, errors_told, held, is_empty, not_a_sweep, quoted
from detente.runs.work import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from detente.runs.work import Row, Value

_AT_ONCE: Final = 500
"""Columns asked for in one query."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A column of the rows there are: the sum, the share above 0, both of those not empty; how many are."""

    share: float | None
    mean: float | None
    empty: int


class Stored:
    """A run as it is stored.

    ``told`` : what it is, by key. ``columns`` : without the number of the row. ``names`` : the columns as
    the table calls them, the number of the row first. ``done`` : how many rows there are.
    """

    def __init__(self, file: Path, database: sqlite3.Connection) -> None:
        self._file = file
        self._database = database
        self.told: Mapping[str, Any] = {
            key: json.loads(value) for key, value in database.execute("SELECT key, value FROM run")
        }
        self.columns = tuple(Column(**column) for column in self.told["columns"])
        self.names = column_names([column.name for column in self.columns])
        self.done = sum(held(database, self.told["chunk"], file).values())

    def rows(self) -> Iterator[Row]:
        """All rows in ascending order, each with its number first."""
        listed = ", ".join(map(quoted, self.names))
        with errors_told(self._file):
            yield from self._database.execute(f"SELECT {listed} FROM worlds ORDER BY world")  # noqa: S608 - names are quoted

    def tallies(
        self, columns: Sequence[Column], where: Mapping[Column, Value] | None = None
    ) -> dict[str, Tally]:
        """Of each of these columns, by name, what its rows come to so far.

        where : only the rows with these values.
        """
        called = dict(zip(self.columns, self.names[1:], strict=True))
        only = " AND ".join(f"{quoted(called[column])} = ?" for column in where or ())
        source = f"worlds WHERE {only}" if where else "worlds"
        sought = list((where or {}).values())
        found: dict[str, Tally] = {}
        for start in range(0, len(columns), _AT_ONCE):
            asked = columns[start : start + _AT_ONCE]
            parts = [
                part.format(quoted(called[column]))
                for column in asked
                for part in ("avg({0} > 0)", "avg({0})", "sum({0} IS NULL)")
            ]
            with errors_told(self._file):
                query = f"SELECT {', '.join(parts)} FROM {source}"  # noqa: S608 - as above
                values = self._database.execute(query, sought).fetchone()
            for place, column in enumerate(asked):
                share, mean, empty = values[3 * place : 3 * place + 3]
                found[column.name] = Tally(share, mean, empty or 0)
        return found


@contextmanager
def stored(file: Path) -> Iterator[Stored]:
    """The run in a file, as it was when it was opened.

    Raises :class:`~detente.errors.NotASweep` where there is none, or it is damaged.
    """
    if not file.is_file():
        raise NotASweep(f'no file is called "{file}"', "`detente sweep CASE --out FILE` makes one")
    with errors_told(file), closing(_connected(file)) as database:
        if is_empty(database):
            raise not_a_sweep(file, "it is empty")
        check_sound(database, file)
        database.execute("BEGIN")
        try:
            found = Stored(file, database)
        except (KeyError, TypeError, ValueError) as error:
            raise not_a_sweep(file, f"it does not say what it is ({error})") from None
        yield found


def _connected(file: Path) -> sqlite3.Connection:
    """A connection that only asks; of a finished run also where nothing can be written beside it.

    SQLite is let write, since else it leaves behind the files beside the database that it reads by.
    """
    address = file.absolute().as_uri()
    database = sqlite3.connect(f"{address}?mode=rw", uri=True, isolation_level=None)
    try:
        database.execute("PRAGMA query_only = 1")
        database.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        database.close()
        if file.with_name(f"{file.name}-wal").exists():
            raise
        return sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except sqlite3.Error:
        database.close()
        raise
    return database

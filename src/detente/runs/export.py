"""The rows of a run as one table in a file: CSV, or Parquet through an extra."""

from __future__ import annotations

import contextlib
import csv
import secrets
from itertools import islice
from typing import TYPE_CHECKING, Final

from detente.errors import ExtraMissing, Unwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from detente.runs.reading import Stored

_GROUP: Final = 65_536
"""Rows of a group in a Parquet file, which are held in memory at once."""
_TYPES: Final = {"INTEGER": "Int64", "REAL": "Float64", "TEXT": "object"}
"""What each kind of column is called in a data frame; all of them may hold nothing."""


def write_table(run: Stored, target: Path) -> None:
    """Write the rows to a file, whole or not at all; its name says in which format.

    target : ends in one of :data:`FORMATS`. What is there already is replaced.

    Raises
    ------
    ExtraMissing
        Parquet needs a library that is not installed.
    Unwritable
        The file cannot be written. What was there before is as it was.
    """
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            FORMATS[target.suffix.lower()](run, temporary)
            temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    except OSError as error:
        raise Unwritable(f'"{target}" cannot be written: {error.strerror or error}') from None


def _csv(run: Stored, file: Path) -> None:
    """A line a row below the names of the columns; what is unknown is empty."""
    with file.open("x", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(run.names)
        writer.writerows(run.rows())


def _parquet(run: Stored, file: Path) -> None:
    """The columns with their types, packed, in groups of rows."""
    try:
        import fastparquet  # noqa: PLC0415 - comes with an extra
        import pandas as pd  # noqa: PLC0415 - comes with the same extra
    except ImportError:
        raise ExtraMissing(
            "a table in Parquet needs fastparquet",
            "in a copy of Détente: uv run --extra parquet detente …, or python -m pip install '.[parquet]'",
        ) from None
    types = dict(zip(run.names, ("Int64", *(_TYPES[column.kind] for column in run.columns)), strict=True))
    texts = {name: "utf8" for name, kind in types.items() if kind == "object"}
    rows = run.rows()
    group = list(islice(rows, _GROUP))
    while group or not file.exists():
        frame = pd.DataFrame(group, columns=run.names, dtype=object).astype(types)
        fastparquet.write(str(file), frame, write_index=False, object_encoding=texts, append=file.exists())
        group = list(islice(rows, _GROUP))


FORMATS: Final[Mapping[str, Callable[[Stored, Path], None]]] = {".csv": _csv, ".parquet": _parquet}
"""What writes each format, by how the name of the file ends."""

"""What a file holds, read while it is written, when it is done, and where it is none."""

from __future__ import annotations

import csv
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from detente.errors import ExtraMissing, NotASweep, Unwritable
from detente.runs import export as exporting
from detente.runs.export import write_table
from detente.runs.reading import Tally, stored
from detente.runs.store import opened
from detente.runs.work import Column
from tests.runs.test_store import expected, run_to
from tests.runs.works import COLUMNS, Counting, plan, row

if TYPE_CHECKING:
    from pathlib import Path

FOUND = (Column("a", "REAL", "found"), Column("b", "INTEGER", "found"), Column("A", "TEXT", "drawn"))

FASTPARQUET_LEAVES_FILES_TO_PYTHON = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a sweep?#%41.db"


def with_gaps(file: Path) -> None:
    """Four rows, in which some values are unknown."""
    rows = [(0.5, 1, "[1]"), (None, 0, "x, y"), (1.5, 3, None), (0.0, None, '"')]
    with opened(file, plan(Counting(columns=FOUND), 4)) as store:
        store.add(0, rows)


def test_a_run_tells_what_it_is_and_its_rows(file: Path) -> None:
    run_to(file, 20)
    with stored(file) as run:
        assert (run.told["seed"], run.told["title"], run.told["worlds"]) == (1, "Counting", 20)
        assert run.columns == COLUMNS
        assert run.done == 20
        assert list(run.rows()) == expected(20)


def test_a_run_is_read_while_it_is_written(file: Path) -> None:
    with opened(file, plan(Counting(), 20)) as store:
        store.add(0, [row(number) for number in range(8)])
        with stored(file) as run:
            store.add(8, [row(number) for number in range(8, 16)])
            assert (run.done, run.told["worlds"]) == (8, 20)
            assert list(run.rows()) == expected(8)
        assert store.done == 16


def test_tallies_leave_out_what_is_unknown(file: Path) -> None:
    with_gaps(file)
    with stored(file) as run:
        assert run.tallies(FOUND[:2]) == {
            "a": Tally(share=2 / 3, mean=2 / 3, empty=1),
            "b": Tally(share=2 / 3, mean=4 / 3, empty=1),
        }


def test_very_many_columns_are_tallied(file: Path) -> None:
    columns = tuple(Column(f"c{number}", "INTEGER", "found") for number in range(1_200))
    with opened(file, plan(Counting(columns=columns), 2)) as store:
        store.add(0, [tuple(range(1_200)), (1,) * 1_200])
    with stored(file) as run:
        found = run.tallies(columns)
    assert list(found) == [column.name for column in columns]
    assert found["c0"] == Tally(0.5, 0.5, 0)
    assert found["c1199"].mean == 600


def test_before_the_first_row_nothing_is_known(file: Path) -> None:
    with opened(file, plan(Counting(), 4)), stored(file) as run:
        assert run.tallies(COLUMNS[2:]) == {"zone.board": Tally(None, None, 0)}


def test_a_finished_run_is_read_where_nothing_can_be_written_beside_it(file: Path) -> None:
    run_to(file, 20)
    file.chmod(0o400)
    file.parent.chmod(0o500)
    try:
        with stored(file) as run:
            assert list(run.rows()) == expected(20)
    finally:
        file.parent.chmod(0o700)


@pytest.mark.parametrize("content", [None, b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_what_is_no_run_is_refused_and_left_as_it_is(file: Path, content: bytes | None) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(NotASweep), stored(file):
        pass
    assert (file.read_bytes() if file.exists() else None) == content


def test_a_run_that_does_not_say_what_it_is_is_refused(file: Path) -> None:
    run_to(file, 4)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DELETE FROM run WHERE key = 'columns'")
    with pytest.raises(NotASweep, match="does not say what it is"), stored(file):
        pass


def test_a_run_of_another_layout_is_refused(file: Path) -> None:
    run_to(file, 4)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 2")
    with pytest.raises(NotASweep, match="layout has the number 2"), stored(file):
        pass


def test_a_file_from_which_rows_were_taken_is_refused_by_readers_too(file: Path) -> None:
    run_to(file, 20)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DELETE FROM worlds WHERE world = 12")
    with pytest.raises(NotASweep, match="rows between 8 and 15 are gone"), stored(file):
        pass


def test_a_file_without_one_of_its_tables_is_refused_as_damaged(file: Path) -> None:
    run_to(file, 20)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DROP TABLE worlds")
    with pytest.raises(NotASweep, match="or is damaged: no such table"), stored(file):
        pass
    with pytest.raises(NotASweep, match="or is damaged: no such table"):
        run_to(file, 20)


def test_csv_has_a_line_a_row_and_nothing_where_nothing_is_known(file: Path, tmp_path: Path) -> None:
    with_gaps(file)
    target = tmp_path / "table.CSV"
    with stored(file) as run:
        write_table(run, target)
    with target.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["world", "a", "b", "A (2)"],
            ["0", "0.5", "1", "[1]"],
            ["1", "", "0", "x, y"],
            ["2", "1.5", "3", ""],
            ["3", "0.0", "", '"'],
        ]
    assert {path.name for path in tmp_path.iterdir()} == {file.name, target.name}


def test_what_was_there_stays_where_the_export_fails(file: Path, tmp_path: Path) -> None:
    with_gaps(file)
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "folder.csv" / "kept").touch()
    for target in (tmp_path / "folder.csv", tmp_path / "missing" / "table.csv"):
        with stored(file) as run, pytest.raises(Unwritable, match="cannot be written"):
            write_table(run, target)
    assert {path.name for path in tmp_path.iterdir()} == {file.name, "folder.csv"}


def test_without_fastparquet_the_error_says_how_to_get_it(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_gaps(file)
    monkeypatch.setitem(sys.modules, "fastparquet", None)
    with stored(file) as run, pytest.raises(ExtraMissing) as told:
        write_table(run, tmp_path / "table.parquet")
    assert told.value.hint is not None
    assert "uv run --extra parquet" in told.value.hint


@pytest.mark.extras
@FASTPARQUET_LEAVES_FILES_TO_PYTHON
@pytest.mark.parametrize("group", [2, 3, 100])
def test_parquet_has_the_same_rows_with_their_types(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int
) -> None:
    from fastparquet import ParquetFile  # noqa: PLC0415 - comes with an extra

    monkeypatch.setattr(exporting, "_GROUP", group)
    with_gaps(file)
    target = tmp_path / "table.parquet"
    with stored(file) as run:
        write_table(run, target)
    frame = ParquetFile(str(target)).to_pandas()
    assert list(frame.columns) == ["world", "a", "b", "A (2)"]
    assert frame["world"].tolist() == [0, 1, 2, 3]
    assert frame["a"].fillna(-1).tolist() == [0.5, -1, 1.5, 0]
    assert frame["b"].fillna(-1).tolist() == [1, 0, 3, -1]
    assert frame["A (2)"].tolist() == ["[1]", "x, y", None, '"']


@pytest.mark.extras
@FASTPARQUET_LEAVES_FILES_TO_PYTHON
def test_parquet_of_a_run_without_rows_has_its_columns(file: Path, tmp_path: Path) -> None:
    from fastparquet import ParquetFile  # noqa: PLC0415 - comes with an extra

    with opened(file, plan(Counting(), 4)):
        pass
    with stored(file) as run:
        write_table(run, tmp_path / "table.parquet")
    frame = ParquetFile(str(tmp_path / "table.parquet")).to_pandas()
    assert (len(frame), list(frame.columns)) == (0, ["world", *(column.name for column in COLUMNS)])

"""The file of a run: gone on with, refused, damaged, locked, full; nothing in it is ever lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from detente.errors import NotASweep, OtherSweep, SweepInUse, TooLarge, Unwritable
from detente.runs.compute import compute
from detente.runs.engines import in_process
from detente.runs.store import opened
from detente.runs.work import Column
from tests.runs.works import COLUMNS, Counting, plan, row

if TYPE_CHECKING:
    from pathlib import Path

    from detente.runs.work import Plan


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sweep.db"


def run_to(file: Path, size: int, asked: Plan | None = None) -> None:
    """Store the rows up to a number."""
    with opened(file, asked or plan(Counting(), size)) as store:
        compute(Counting(), store, in_process())


def rows(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute("SELECT * FROM worlds ORDER BY world").fetchall()


def expected(size: int) -> list[tuple[object, ...]]:
    return [(number, *row(number)) for number in range(size)]


def test_the_table_has_the_rows_under_the_names_of_the_columns(file: Path) -> None:
    run_to(file, 20)
    with closing(sqlite3.connect(file)) as database:
        names = [told[0] for told in database.execute("SELECT * FROM worlds").description]
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.execute('SELECT sum("zone.board") FROM worlds').fetchone() == (10,)
    assert names == ["world", *(column.name for column in COLUMNS)]
    assert rows(file) == expected(20)


def test_it_goes_on_behind_the_chunks_there_are(file: Path) -> None:
    asked = plan(Counting(), 20)
    with opened(file, asked) as store:
        assert store.missing() == [(0, 8), (8, 16), (16, 20)]
        store.add(8, [row(number) for number in range(8, 16)])
    with opened(file, asked) as store:
        assert (store.done, store.missing()) == (8, [(0, 8), (16, 20)])
    run_to(file, 20)
    assert rows(file) == expected(20)


def test_more_rows_extend_a_run(file: Path) -> None:
    run_to(file, 5)
    run_to(file, 21)
    assert rows(file) == expected(21)


def test_fewer_rows_than_there_are_are_refused(file: Path) -> None:
    run_to(file, 21)
    with pytest.raises(OtherSweep, match=r"holds row 2[0-9] already, counted from 0, and only 20 are"):
        run_to(file, 20)
    assert rows(file) == expected(21)


def test_fewer_rows_than_were_asked_for_are_enough_where_no_more_are_there(file: Path) -> None:
    with opened(file, plan(Counting(), 100)) as store:
        store.add(0, [row(number) for number in range(8)])
    run_to(file, 10)
    assert rows(file) == expected(10)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (plan(Counting(), 20, seed=2), r"its seed is 1, not 2"),
        (plan(Counting(), 20, chunk=4), r"its chunk is 8, not 4"),
        (plan(Counting(columns=COLUMNS[:2]), 20), r"its columns is not the same"),
    ],
)
def test_another_run_is_refused_with_the_reason(file: Path, other: Plan, told: str) -> None:
    run_to(file, 20)
    with pytest.raises(OtherSweep, match=told):
        run_to(file, 20, other)
    assert rows(file) == expected(20)


def test_names_alike_but_for_the_case_of_letters_are_told_apart(file: Path) -> None:
    columns = (
        Column('a "b"', "INTEGER", "found"),
        Column('A "B"', "INTEGER", "found"),
        Column("World", "INTEGER", "found"),
    )
    with opened(file, plan(Counting(columns=columns), 1)) as store:
        store.add(0, [(1, 2, 3)])
    with closing(sqlite3.connect(file)) as database:
        names = [told[0] for told in database.execute("SELECT * FROM worlds").description]
    assert names == ["world", 'a "b"', 'A "B" (2)', "World (2)"]


def test_more_columns_than_a_table_takes_are_refused(file: Path) -> None:
    columns = tuple(Column(f"c{number}", "INTEGER", "found") for number in range(1_991))
    with pytest.raises(TooLarge, match=r"1,991 columns, and the limit is 1,990"):
        run_to(file, 1, plan(Counting(columns=columns), 1))


@pytest.mark.parametrize("content", [b"title: A case\n" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(NotASweep, match="is no sweep, or is damaged"):
        run_to(file, 20)
    assert file.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_as_it_is(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE worlds (world INTEGER PRIMARY KEY)")
    before = file.read_bytes()
    with pytest.raises(NotASweep, match="of another program"):
        run_to(file, 20)
    assert file.read_bytes() == before


def test_a_file_of_which_a_part_is_cut_off_is_refused(file: Path) -> None:
    run_to(file, 2000, plan(Counting(), 2000, chunk=500))
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotASweep, match="damaged"):
        run_to(file, 2000, plan(Counting(), 2000, chunk=500))


def test_a_file_overwritten_in_the_middle_is_refused(file: Path) -> None:
    run_to(file, 2000, plan(Counting(), 2000, chunk=500))
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 4096] = b"\xff" * 4096
    file.write_bytes(whole)
    with pytest.raises(NotASweep, match="damaged"):
        run_to(file, 2000, plan(Counting(), 2000, chunk=500))


def test_a_file_from_which_rows_were_taken_is_refused(file: Path) -> None:
    run_to(file, 20)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DELETE FROM worlds WHERE world = 12")
    with pytest.raises(NotASweep, match="rows between 8 and 15 are gone"):
        run_to(file, 20)


def test_a_full_disk_is_told_and_what_was_done_is_kept(file: Path) -> None:
    """SQLite says that the disk is full at its own limit of pages just as where the system says so."""
    with opened(file, plan(Counting(), 4000, chunk=100)) as store:
        store._database.execute("PRAGMA max_page_count = 12")
        with pytest.raises(Unwritable, match="full") as told:
            compute(Counting(), store, in_process())
    assert told.value.hint is not None
    assert "same command again" in told.value.hint
    kept = rows(file)
    assert kept == expected(len(kept))
    assert 100 <= len(kept) < 4000
    run_to(file, 4000, plan(Counting(), 4000, chunk=100))
    assert rows(file) == expected(4000)


@pytest.mark.parametrize("place", ["missing/sweep.db", "a file/sweep.db", "."])
def test_where_no_file_can_be_that_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    with pytest.raises(Unwritable, match="cannot be written: unable to open"):
        run_to(tmp_path / place, 1)


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("whoever runs this may write anywhere")
    with pytest.raises(Unwritable, match="cannot be written"):
        run_to(tmp_path / "sweep.db", 1)


def test_two_at_once_are_refused_and_the_first_goes_on(file: Path) -> None:
    with opened(file, plan(Counting(), 20)) as store:
        store.add(0, [row(number) for number in range(8)])
        with pytest.raises(SweepInUse, match="another sweep writes"):
            run_to(file, 20)
        compute(Counting(), store, in_process())
    assert rows(file) == expected(20)


_HOLD = """
import sys, time
from pathlib import Path
from detente.runs.store import opened
from tests.runs.works import Counting, plan, row
with opened(Path(sys.argv[1]), plan(Counting(), 20)) as store:
    store.add(0, [row(number) for number in range(8)])
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_is_held_against_another_process_and_ends_with_it(file: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", _HOLD, str(file)], stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(SweepInUse):
            run_to(file, 20)
        holder.kill()
        holder.wait()
    run_to(file, 20)
    assert rows(file) == expected(20)


@pytest.mark.parametrize("made", [b"", None])
def test_an_empty_file_is_taken_for_a_new_one(file: Path, made: bytes | None) -> None:
    if made is not None:
        file.write_bytes(made)
    run_to(file, 9)
    assert rows(file) == expected(9)

"""``detente sweep``: from a case to a file of worlds, through whatever happens on the way."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

import pytest

from detente.analysis import LENSES
from detente.cli import main
from detente.cli.sweep import _LENSES
from detente.errors import NotASweep
from detente.runs.reading import stored
from tests.cli.command import PROGRAM, run
from tests.runs.test_cluster import begun as begun_there
from tests.runs.test_cluster import scheduler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASE = b"""\
title: A fare
parties: {North: Northland, South: Southland}
issues: {fare: {options: [low, high], today: low}}
wants:
  North: {fare: {weight: 1, values: {low: 0, high: 100}}, no deal: 20}
  South: {fare: {weight: 1, values: {low: 100, high: 0..50}}, no deal: 20..40}
drafts: {offer: {by: North, package: {fare: high}}}
"""
CONFLICT = (
    CASE
    + b"""\
actions: {North: {stop: Stop the ferry}, South: {tax: Tax it}}
status quo: []
prefers: {North: [[not South.tax, North.stop]], South: [{holds: South.tax, sure: 60}, not North.stop]}
"""
)
LONG = ("--worlds", "100000", "--lens", "agreement")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fare.yaml").write_bytes(CASE)
    (tmp_path / "conflict.yaml").write_bytes(CONFLICT)
    return tmp_path


def sweep(folder: Path, *words: str) -> tuple[int, str, str]:
    """The exit code and both outputs of a sweep."""
    printed, noted = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), redirect_stdout(printed), redirect_stderr(noted):
        code = main(["sweep", *words])
    return code, printed.getvalue(), noted.getvalue()


def rows(file: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute("SELECT * FROM worlds ORDER BY world").fetchall()


def test_every_lens_can_be_asked_for() -> None:
    assert tuple(LENSES) == _LENSES


def test_a_sweep_says_where_its_rows_are_and_prints_nothing_else(folder: Path) -> None:
    words = ("fare.yaml", "--worlds", "300", "--seed", "3", "--out", "a.db")
    code, printed, noted = sweep(folder, *words)
    assert (code, printed) == (0, "")
    assert noted.splitlines()[0] == "a.db holds 300 worlds."
    with stored(folder / "a.db") as found:
        assert found.names == [
            "world",
            "wants.South.fare.values.high",
            "wants.South.no deal",
            "zone.all",
            "draft.offer@all",
        ]
    table = rows(folder / "a.db")
    assert [row[0] for row in table] == list(range(300))
    for _, high, no_deal, zone, draft in table:
        assert 0 <= high <= 50
        assert 20 <= no_deal <= 40
        assert zone == draft == (high >= no_deal)
    assert {path.name for path in folder.iterdir()} == {"a.db", "fare.yaml", "conflict.yaml"}


def test_show_tells_what_it_is_and_in_how_many_worlds_each_conclusion_holds(folder: Path) -> None:
    sweep(folder, "fare.yaml", "--worlds", "300", "--seed", "3", "--out", "a.db", "--shape", "triangular")
    code, printed, _ = sweep(folder, "show", "a.db")
    assert code == 0
    share = sum(row[-1] for row in rows(folder / "a.db")) / 300
    lines = printed.splitlines()
    assert lines[0] == "A fare"
    assert lines[1].startswith("300 worlds, of seed 3, by ")
    assert "triangular" in lines[2]
    assert [line.split() for line in lines if line.startswith("zone")] == [
        ["zone.all", f"{100 * share:.1f}", "%"]
    ]


def test_show_in_json(folder: Path) -> None:
    _, of_the_sweep, _ = sweep(folder, "conflict.yaml", "--worlds", "40", "--out", "a.db", "--json")
    code, printed, noted = sweep(folder, "show", "a.db", "--json")
    assert (code, noted, printed) == (0, "", of_the_sweep)
    found = json.loads(printed)
    assert (found["schema"], found["seed"], found["case"]["title"]) == ("detente/sweep/1", 0, "A fare")
    result = found["result"]
    assert result["worlds"] == {"asked": 40, "done": 40}
    assert result["lenses"] == ["agreement", "stability"]
    assert result["judgments"][-2:] == ["prefers.North[1]", "prefers.South[1].sure"]
    told = result["conclusions"]["zone.all"]
    assert told == {"share": pytest.approx(told["mean"]), "mean": told["mean"], "unknown": 0}
    settled = [name for name in result["conclusions"] if name.startswith("settles.seq.")]
    assert settled[-1] == "settles.seq.other"


def test_show_while_it_is_not_done_says_how_far_it_is(folder: Path) -> None:
    sweep(folder, "fare.yaml", "--worlds", "256", "--out", "a.db")
    with closing(sqlite3.connect(folder / "a.db")) as database, database:
        database.execute("UPDATE run SET value = '1000' WHERE key = 'worlds'")
    _, printed, noted = sweep(folder, "show", "a.db")
    assert "256 of 1,000 worlds" in printed
    assert "goes on" in noted


def test_export_writes_the_table(folder: Path) -> None:
    sweep(folder, "fare.yaml", "--worlds", "20", "--out", "a.db")
    code, printed, noted = sweep(folder, "export", "a.db", "a.csv")
    assert (code, printed, noted) == (0, "", "Wrote a.csv: 20 worlds.\n")
    with (folder / "a.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.reader(stream))
    assert table[0][0] == "world"
    assert [[float(cell) for cell in line] for line in table[1:]] == [
        list(row) for row in rows(folder / "a.db")
    ]


def test_the_same_command_again_does_nothing_and_more_worlds_go_on(folder: Path) -> None:
    words = ("fare.yaml", "--out", "a.db", "--worlds")
    sweep(folder, *words, "10")
    first = rows(folder / "a.db")
    assert sweep(folder, *words, "10")[0] == 0
    assert rows(folder / "a.db") == first
    assert sweep(folder, *words, "300")[0] == 0
    assert rows(folder / "a.db")[:10] == first
    assert len(rows(folder / "a.db")) == 300


def test_two_processes_give_the_rows_of_one(folder: Path) -> None:
    words = ("conflict.yaml", "--worlds", "260", "--lens", "agreement", "--out")
    assert sweep(folder, *words, "one.db")[0] == sweep(folder, *words, "two.db", "--jobs", "2")[0] == 0
    assert rows(folder / "one.db") == rows(folder / "two.db")
    assert len(rows(folder / "one.db")) == 260


def test_what_is_set_is_swept_and_told(folder: Path) -> None:
    words = ("fare.yaml", "--worlds", "50", "--set", "wants.South.no deal=60", "--out", "a.db")
    assert sweep(folder, *words)[0] == 0
    assert {row[-1] for row in rows(folder / "a.db")} == {0}
    assert "Set: wants.South.no deal=60" in sweep(folder, "show", "a.db")[1]


def test_what_is_varied_is_swept_for_each_value(folder: Path) -> None:
    words = ("fare.yaml", "--worlds", "200", "--vary", "wants.South.no deal=0, 25, 60", "--out", "a.db")
    code, _, noted = sweep(folder, *words)
    assert code == 0
    assert noted.startswith("a.db holds 200 worlds of each of 3 combinations.\n")
    table = rows(folder / "a.db")
    assert [row[:3] for row in table] == [
        (number, number // 3, ("0", "25", "60")[number % 3]) for number in range(600)
    ]
    assert [sum(row[-1] for row in table[place::3]) for place in (0, 2)] == [200, 0]
    _, printed, _ = sweep(folder, "show", "a.db")
    assert "600 rows" in printed
    of_the_last = printed.partition("with wants.South.no deal = 60\n")[2]
    assert of_the_last.splitlines()[1].split() == ["zone.all", "0.0", "%"]
    told = json.loads(sweep(folder, "show", "a.db", "--json")[1])["result"]["combinations"]
    assert [entry["values"] for entry in told] == [{"wants.South.no deal": v} for v in ("0", "25", "60")]
    assert [entry["conclusions"]["zone.all"]["share"] for entry in told][::2] == [1, 0]


def test_another_grid_is_refused(folder: Path) -> None:
    words = ("fare.yaml", "--worlds", "2", "--out", "a.db", "--vary")
    assert sweep(folder, *words, "wants.South.no deal=0, 25")[0] == 0
    code, _, noted = sweep(folder, *words, "wants.South.no deal=0, 26")
    assert code == 3
    assert '"25"' in noted


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("fare.yaml", "--seed", "2"), "its seed is 1, not 2"),
        (("conflict.yaml", "--seed", "1"), "its case is not the same"),
        (("fare.yaml", "--seed", "1", "--shape", "normal"), 'its shape is "uniform", not "normal"'),
        (("fare.yaml", "--seed", "1", "--set", "wants.South.no deal=60"), "its case is not the same"),
    ],
)
def test_another_sweep_is_refused_with_the_reason(folder: Path, words: tuple[str, ...], told: str) -> None:
    sweep(folder, "fare.yaml", "--seed", "1", "--worlds", "5", "--out", "a.db")
    before = rows(folder / "a.db")
    code, printed, noted = sweep(folder, *words, "--worlds", "5", "--out", "a.db")
    assert (code, printed) == (3, "")
    assert told in noted
    assert rows(folder / "a.db") == before


def test_another_lens_is_refused(folder: Path) -> None:
    sweep(folder, "conflict.yaml", "--worlds", "5", "--out", "a.db")
    code, _, noted = sweep(folder, "conflict.yaml", "--worlds", "5", "--out", "a.db", "--lens", "agreement")
    assert code == 3
    assert 'its lenses is ["agreement", "stability"], not ["agreement"]' in noted


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("fare.yaml",), 2, "in which file"),
        (("fare.yaml", "more", "--out", "a.db"), 2, '"more"'),
        (("fare.yaml", "--out", "a.db", "--jobs", "2", "--cluster", "tcp://127.0.0.1:1"), 2, "--jobs"),
        (("fare.yaml", "--out", "a.db", "--worlds", "0"), 2, "at least 1"),
        (("fare.yaml", "--out", "a.db", "--set", "wants.Nobody=1"), 2, "Nobody"),
        (("show",), 2, "must be told FILE"),
        (("show", "a.db", "b.db"), 2, '"b.db"'),
        (("show", "fare.yaml", "--jobs", "2"), 2, "takes no --jobs"),
        (("export", "a.db"), 2, "must be told TARGET"),
        (("export", "fare.yaml", "a.xls"), 2, "ends in none of .csv, .parquet"),
        (("export", "fare.yaml", "a.csv", "--json"), 2, "takes no --json"),
        (("show", "missing.db"), 3, 'no file is called "missing.db"'),
        (("show", "fare.yaml"), 3, "is no sweep"),
        (("fare.yaml", "--out", "fare.yaml"), 3, "is no sweep"),
        (("fare.yaml", "--out", "a.db", "--lens", "stability"), 3, "lacks actions"),
        (("fare.yaml", "--out", "missing/a.db"), 74, "cannot be written"),
    ],
)
def test_what_is_asked_wrongly_is_told(folder: Path, words: tuple[str, ...], code: int, told: str) -> None:
    found, printed, noted = sweep(folder, *words)
    assert (found, printed) == (code, "")
    assert told in noted
    assert "Traceback" not in noted
    assert (folder / "fare.yaml").read_bytes() == CASE


def test_a_case_called_show_is_reached_by_its_path(folder: Path) -> None:
    (folder / "show").write_bytes(CASE)
    assert sweep(folder, "./show", "--worlds", "5", "--out", "a.db")[0] == 0


def test_a_case_from_standard_input_is_swept(folder: Path) -> None:
    done = run("sweep", "-", "--worlds", "5", "--out", "a.db", folder=folder, stdin=CASE)
    assert (done.returncode, done.stdout) == (0, b"")
    assert len(rows(folder / "a.db")) == 5


@contextlib.contextmanager
def begun(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A long sweep in a process of its own, once its first rows are stored."""
    command = [*PROGRAM, "sweep", "conflict.yaml", *LONG, "--out", "a.db"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        while process.poll() is None and not (folder / "a.db").exists():
            time.sleep(0.05)
        while process.poll() is None:
            with contextlib.suppress(NotASweep), stored(folder / "a.db") as found:
                if found.done:
                    break
            time.sleep(0.05)
        yield process


def test_a_killed_sweep_goes_on_with_the_same_rows(folder: Path) -> None:
    with begun(folder) as process:
        process.kill()
    kept = len(rows(folder / "a.db"))
    assert 0 < kept < 100_000
    words = ("conflict.yaml", "--lens", "agreement", "--worlds", str(kept + 300), "--out")
    assert sweep(folder, *words, "a.db")[0] == 0
    assert sweep(folder, *words, "b.db")[0] == 0
    assert rows(folder / "a.db") == rows(folder / "b.db")


def test_a_second_sweep_is_refused_the_first_can_be_watched_and_ctrl_c_keeps_what_is_done(
    folder: Path,
) -> None:
    with begun(folder) as process:
        code, _, noted = sweep(folder, "conflict.yaml", *LONG, "--out", "a.db")
        assert (code, process.poll()) == (3, None)
        assert "another sweep writes" in noted
        assert "of 100,000 worlds" in sweep(folder, "show", "a.db")[1]
        if os.name == "nt":  # which sends Ctrl-C to a whole console
            process.kill()
            return
        process.send_signal(signal.SIGINT)
        printed, said = process.communicate(timeout=100)
    assert (process.returncode, printed) == (130, b"")
    kept = len(rows(folder / "a.db"))
    assert kept > 0
    told = f"Interrupted: {kept:,} of 100,000 worlds are in a.db. The same command goes on."
    assert said.decode().splitlines()[0] == told


@pytest.mark.extras
def test_a_cluster_gives_the_rows_of_one_process(folder: Path) -> None:
    words = ("conflict.yaml", "--worlds", "600", "--lens", "agreement", "--out")
    with scheduler(folder) as (address, worker), begun_there(*worker), begun_there(*worker):
        done = run("sweep", *words, "cluster.db", "--cluster", address, folder=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().splitlines()[0] == "cluster.db holds 600 worlds."
    assert sweep(folder, *words, "here.db")[0] == 0
    assert rows(folder / "cluster.db") == rows(folder / "here.db")

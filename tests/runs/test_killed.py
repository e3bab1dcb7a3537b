"""A run that is killed at any moment goes on where it stopped, with the same rows."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import ROOT
from tests.runs.test_store import expected, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = 2400
_SCRIPT = f"""
import sys
from pathlib import Path
from detente.runs.compute import compute
from detente.runs.engines import in_process, processes
from detente.runs.store import opened
from tests.runs.works import Counting, plan
if __name__ == "__main__":
    work = Counting(0.004)
    engine = in_process() if sys.argv[2] == "1" else processes(int(sys.argv[2]))
    with opened(Path(sys.argv[1]), plan(work, {SIZE})) as store:
        compute(work, store, engine, lambda done: print(done, flush=True))
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    file = tmp_path / "run.py"
    file.write_text(_SCRIPT, encoding="utf-8")
    return file


@contextmanager
def begun(script: Path, jobs: int, told: int) -> Iterator[subprocess.Popen[bytes]]:
    """The run, in a process of its own, once it has told so often that rows are stored."""
    words = [sys.executable, str(script), str(script.with_name("sweep.db")), str(jobs)]
    there = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT, env=there) as run:
        assert run.stdout is not None
        for _ in range(told):
            assert run.stdout.readline()
        yield run


@pytest.mark.parametrize(("jobs", "kills"), [(1, 20), (2, 3)])
def test_killed_at_random_moments_it_ends_with_the_same_rows(script: Path, jobs: int, kills: int) -> None:
    moments = random.Random(7)
    for _ in range(kills):
        told = moments.randint(0, 8)
        with begun(script, jobs, told) as run:
            time.sleep(moments.uniform(0, 0.01 if told else 0.3))
            run.kill()
        assert run.returncode != 0
    kept = len(rows(script.with_name("sweep.db")))
    assert 0 < kept < SIZE
    with begun(script, jobs, 0) as run:
        printed, _ = run.communicate(timeout=100)
    assert run.returncode == 0
    assert kept < int(printed.split()[0])
    assert rows(script.with_name("sweep.db")) == expected(SIZE)


def test_processes_end_with_the_one_that_started_them(script: Path) -> None:
    """Each of them holds the pipe that is read here, which is at its end when the last is gone."""
    with begun(script, 2, 2) as run:
        run.kill()
        run.communicate(timeout=60)
    assert run.returncode != 0


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole console")
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_it_at_once_and_what_is_done_is_kept(script: Path, jobs: int) -> None:
    with begun(script, jobs, 5) as run:
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=60)
    assert run.returncode != 0
    kept = rows(script.with_name("sweep.db"))
    assert 40 <= len(kept) < SIZE
    assert {*kept} <= {*expected(SIZE)}

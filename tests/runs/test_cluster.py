"""A run on a real Dask cluster of this machine: a scheduler and two workers, one of which is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from detente.errors import ExtraMissing
from detente.runs.engines import cluster
from tests.docs.pages import ROOT
from tests.runs.test_store import expected, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = 800
_SCRIPT = f"""
import sys
from pathlib import Path
from detente.cli.failure import message_of
from detente.errors import DetenteError
from detente.runs.compute import compute
from detente.runs.engines import cluster
from detente.runs.store import opened
from tests.runs.works import Counting, plan
work = Counting(0.04)
try:
    with opened(Path(sys.argv[1]), plan(work, {SIZE})) as store:
        compute(work, store, cluster(sys.argv[2]), lambda done: print(done, flush=True))
except DetenteError as error:
    sys.exit(message_of(error))
"""


def test_without_dask_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExtraMissing) as told:
        cluster("tcp://127.0.0.1:1")
    assert told.value.hint is not None
    assert "uv run --extra cluster" in told.value.hint


@contextmanager
def begun(*words: str) -> Iterator[subprocess.Popen[str]]:
    """A process of Python's, which is ended at last."""
    there = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env=there, encoding="utf-8", stdout=pipe, stderr=pipe
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A scheduler: its address, and the words that begin a worker of its."""
    told = folder / "scheduler.json"
    place = ("--scheduler-file", str(told))
    own = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", *place)
    with begun("-m", "distributed.cli.dask_scheduler", *own):
        for _ in range(600):
            if told.exists() and told.read_text(encoding="utf-8").endswith("}"):
                break
            time.sleep(0.1)
        worker = (
            "-m",
            "distributed.cli.dask_worker",
            "--no-nanny",
            "--nthreads",
            "1",
            "--no-dashboard",
            *place,
        )
        yield json.loads(told.read_text(encoding="utf-8"))["address"], worker


@pytest.mark.extras
def test_two_workers_of_which_one_is_killed_give_the_same_rows(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(_SCRIPT, encoding="utf-8")
    with ExitStack() as stack:
        address, worker = stack.enter_context(scheduler(tmp_path))
        one, _ = (stack.enter_context(begun(*worker)) for _ in range(2))
        run = stack.enter_context(begun(str(tmp_path / "run.py"), str(tmp_path / "sweep.db"), address))
        assert run.stdout is not None
        for _ in range(20):
            assert run.stdout.readline()
        one.kill()
        _, told = run.communicate(timeout=200)
        assert run.returncode == 0, told
    assert rows(tmp_path / "sweep.db") == expected(SIZE)


@pytest.mark.extras
def test_where_no_scheduler_answers_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(_SCRIPT.replace("import sys\n", _HASTY, 1), encoding="utf-8")
    with begun(str(tmp_path / "run.py"), str(tmp_path / "sweep.db"), "tcp://127.0.0.1:9") as run:
        _, told = run.communicate(timeout=100)
    assert run.returncode == 1
    assert 'no Dask scheduler answers at "tcp://127.0.0.1:9"' in told
    assert "Traceback" not in told


_HASTY = """
import sys
import detente.runs.engines
detente.runs.engines._CONNECTING = 2
"""


@pytest.mark.extras
def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(_SCRIPT.replace("import sys\n", _HASTY, 1), encoding="utf-8")
    with (
        scheduler(tmp_path) as (address, _),
        begun(str(tmp_path / "run.py"), str(tmp_path / "s.db"), address) as run,
    ):
        _, told = run.communicate(timeout=100)
    assert run.returncode == 1
    assert "has no workers" in told
    assert "Traceback" not in told

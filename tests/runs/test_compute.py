"""Whoever computes a run, and whatever becomes of them, the rows are the same."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest

from detente.errors import DetenteError, WorkersLost
from detente.runs import compute as computing
from detente.runs.compute import compute
from detente.runs.engines import Engine, Started, in_process, processes
from detente.runs.store import opened
from tests.runs.test_store import expected, rows
from tests.runs.works import Counting, Deadly, plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from detente.runs.work import Work


def run(file: Path, work: Work, engine: Engine, size: int = 100) -> list[int]:
    """Compute a run; how many rows were told to be stored each time."""
    told: list[int] = []
    with opened(file, plan(work, size)) as store:
        compute(work, store, engine, told.append)
    return told


class Last(Executor):
    """Does nothing until it is full, and then what it was handed last."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._waiting: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Wait for more."""
        future: Future[Any] = Future()
        self._waiting.append((future, lambda: fn(*args, **kwargs)))
        self.most = max(self.most, len(self._waiting))
        if len(self._waiting) == self._room or args[-1] == 100:
            for waiting, call in reversed(self._waiting):
                waiting.set_result(call())
            self._waiting.clear()
        return future


def test_in_this_process_rows_come_in_order(tmp_path: Path) -> None:
    assert run(tmp_path / "a.db", Counting(), in_process(), 20) == [8, 16, 20]
    assert rows(tmp_path / "a.db") == expected(20)


def test_two_processes_give_the_same_rows(tmp_path: Path) -> None:
    assert run(tmp_path / "a.db", Counting(), processes(2))[-1] == 100
    assert rows(tmp_path / "a.db") == expected(100)


def test_the_order_in_which_chunks_come_does_not_matter_and_few_are_handed_out(tmp_path: Path) -> None:
    executor = Last(5)
    run(tmp_path / "a.db", Counting(), Engine(lambda: nullcontext(Started(executor, lambda: 5))))
    assert rows(tmp_path / "a.db") == expected(100)
    assert executor.most == 5


def test_a_chunk_whose_worker_died_is_tried_again(tmp_path: Path) -> None:
    deaths = tmp_path / "deaths"
    deaths.mkdir()
    run(tmp_path / "a.db", Deadly(str(deaths), at=33, times=2), processes(2))
    assert len(list(deaths.iterdir())) == 2
    assert rows(tmp_path / "a.db") == expected(100)


def test_a_chunk_that_kills_every_worker_is_named_and_the_rest_kept(tmp_path: Path) -> None:
    deaths = tmp_path / "deaths"
    deaths.mkdir()
    with pytest.raises(WorkersLost, match=r"worlds 32 to 39 ended 3 times"):
        run(tmp_path / "a.db", Deadly(str(deaths), at=33, times=99), processes(2))
    assert rows(tmp_path / "a.db")[:32] == expected(32)
    run(tmp_path / "a.db", Counting(), processes(2))
    assert rows(tmp_path / "a.db") == expected(100)


def test_what_a_computation_raises_is_told_and_what_was_done_is_kept(tmp_path: Path) -> None:
    class Failing(Counting):
        def rows(self, start: int, stop: int) -> Any:
            if start >= 16:
                raise DetenteError("no row")
            return super().rows(start, stop)

    with pytest.raises(DetenteError, match="no row"):
        run(tmp_path / "a.db", Failing(), in_process())
    assert rows(tmp_path / "a.db") == expected(16)


def test_where_nobody_is_left_that_computes_it_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computing, "_TICK", 0.001)
    with pytest.raises(WorkersLost, match="no worker is left"):
        run(tmp_path / "a.db", Counting(), Engine(lambda: nullcontext(Started(Last(5), lambda: 0))))


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    class Interrupted(Last):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            if args[1] == 80:
                raise KeyboardInterrupt
            return super().submit(fn, *args, **kwargs)

    executor = Interrupted(3)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "a.db", Counting(), Engine(lambda: nullcontext(Started(executor, lambda: 3))))
    assert rows(tmp_path / "a.db") == expected(72)

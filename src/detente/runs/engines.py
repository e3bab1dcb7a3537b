"""Who computes the rows: this process, several processes, or a cluster; each is an ``Executor``."""

from __future__ import annotations

import logging
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final

from detente.errors import ExtraMissing, WorkersLost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

_AHEAD: Final = 2
"""Chunks handed out for each that is being computed, so that none who computes ever waits."""
_ON_WINDOWS: Final = 61
"""Processes that Windows can wait for at once."""
_CONNECTING: Final = 60
"""Seconds to wait for a cluster, and for its first worker."""


@dataclass(frozen=True, slots=True)
class Started:
    """An executor at work, and how many chunks it is to be handed at once: none while nobody is there."""

    executor: Executor
    in_flight: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Engine:
    """Something that computes: ``start`` gives a new executor, and ends it.

    ``lost`` : the errors which say that a worker has died, and not that the computation has failed.
    """

    start: Callable[[], AbstractContextManager[Started]]
    lost: tuple[type[BaseException], ...] = ()


def in_process() -> Engine:
    """One chunk after the other, in the process that asks."""
    return Engine(lambda: nullcontext(Started(_Here(), lambda: 1)))


def processes(count: int) -> Engine:
    """As many processes of this machine."""
    return Engine(lambda: _pool(count), (BrokenExecutor,))


def cluster(address: str) -> Engine:
    """The Dask cluster whose scheduler has that address.

    Raises :class:`~detente.errors.ExtraMissing` where Dask is not installed. To start it raises
    :class:`~detente.errors.WorkersLost` where nobody answers, or no worker is there.
    """
    try:
        from distributed import KilledWorker  # noqa: PLC0415 - comes with an extra
    except ImportError:
        raise ExtraMissing(
            "a sweep on a cluster needs Dask",
            "in a copy of Détente: uv run --extra cluster detente …, or python -m pip install '.[cluster]'",
        ) from None
    return Engine(lambda: _client(address), (KilledWorker, CancelledError, OSError))


class _Here(Executor):
    """Computes at once what it is handed."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as its base
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
            future.set_exception(error)
        return future


@contextmanager
def _pool(count: int) -> Iterator[Started]:
    """Processes started afresh, on every system alike; at an error they end with what they are at."""
    others = set(active_children())
    most = _ON_WINDOWS if os.name == "nt" else count
    pool = ProcessPoolExecutor(min(count, most), get_context("spawn"), initializer=_follow_parent)
    try:
        yield Started(pool, lambda: _AHEAD * count)
    except BaseException:
        for child in set(active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """Leave Ctrl-C to the process that gave the work, and end when it ends, however that comes about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        sentinel = parent.sentinel
        threading.Thread(target=lambda: (wait([sentinel]), os._exit(1)), daemon=True).start()


@contextmanager
def _client(address: str) -> Iterator[Started]:
    """An executor of Dask's. It is kept from writing to a log: what matters of it is an error here."""
    from distributed import Client  # noqa: PLC0415 - comes with an extra

    hint = "start a scheduler and its workers, and give the address that the scheduler tells"
    with _silent("distributed", "distributed.client"):
        try:
            client = Client(address, timeout=_CONNECTING, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise WorkersLost(f'no Dask scheduler answers at "{address}": {error}', hint) from None
        with client:
            try:
                client.wait_for_workers(1, timeout=_CONNECTING)
            except TimeoutError:
                raise WorkersLost(f'the Dask cluster at "{address}" has no workers', hint) from None
            yield Started(client.get_executor(), lambda: _AHEAD * sum(client.nthreads().values()))


@contextmanager
def _silent(*names: str) -> Iterator[None]:
    """Keep a library from writing to its logs."""
    logs = [logging.getLogger(name) for name in names]
    levels = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for log, level in zip(logs, levels, strict=True):
            log.setLevel(level)

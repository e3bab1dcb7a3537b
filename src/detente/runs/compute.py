"""Computing a run: chunk by chunk, whoever computes them, until all rows are stored."""

from __future__ import annotations

from collections import Counter, deque
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TYPE_CHECKING, Final

from detente.errors import WorkersLost
from detente.runs.work import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from detente.runs.engines import Engine, Started
    from detente.runs.store import Store
    from detente.runs.work import Row, Stretch, Work

MAX_TRIES: Final = 3
"""How often a chunk is tried whose worker dies of it."""
_TICK: Final = 1.0
"""Seconds after which is looked whether anybody is still there."""
_ALONE: Final = 60
"""Such looks in a row at which nobody is there, after which that is an error."""


def compute(work: Work, store: Store, engine: Engine, tell: Callable[[int], None] = lambda _: None) -> None:
    """Compute and store all rows of a run that are not stored yet.

    tell : is told how many rows are stored, whenever some are.

    1. Chunks are handed out in ascending order, no more than the engine wants at once, and stored as they
    are done. 2. Where a worker dies, those that were handed out are tried again, by a new executor and one
    by one, so that it shows which of them it dies of.

    Raises
    ------
    WorkersLost
        A chunk was tried :data:`MAX_TRIES` times; or nobody computes any more.
    Unwritable
        The rows cannot be stored.

    Whatever is raised, Ctrl-C included: what was stored before is kept, and so is what was done.
    """
    run = _Run(work, store, tell)
    while run.waiting:
        try:
            with engine.start() as started:
                run.go_on(started)
        except engine.lost:
            run.take_back()


class _Run:
    """What is to be done yet, what is being done, and how often each was tried in vain."""

    def __init__(self, work: Work, store: Store, tell: Callable[[int], None]) -> None:
        self.waiting = deque(store.missing())
        self._flying: dict[Future[Sequence[Row]], Stretch] = {}
        self._tries: Counter[Stretch] = Counter()
        self._work = work
        self._store = store
        self._tell = tell

    def go_on(self, started: Started) -> None:
        """Hand out and store until nothing is left; raises what a computation raises."""
        idle = 0
        try:
            while self.waiting or self._flying:
                room = started.in_flight()
                self._hand_out(started, room)
                done, _ = wait(self._flying, timeout=_TICK, return_when=FIRST_COMPLETED)
                self._land(done)
                idle = 0 if room or done else idle + 1
                if idle == _ALONE:
                    hint = "start new workers, then give the same command again; what was done is kept"
                    raise WorkersLost("no worker is left that computes", hint)
        except KeyboardInterrupt:
            self._land(self._sound())
            raise

    def take_back(self) -> None:
        """What was handed out waits again, before all else."""
        self._land(self._sound())
        lost = sorted(self._flying.values())
        self._flying.clear()
        self.waiting.extendleft(reversed(lost))
        tried = lost or [self.waiting[0]]
        self._tries.update(tried)
        if given_up := [stretch for stretch in tried if self._tries[stretch] >= MAX_TRIES]:
            worlds = ", ".join(f"{start} to {stop - 1}" for start, stop in given_up)
            raise WorkersLost(
                f"those that computed worlds {worlds} ended {MAX_TRIES} times, which is the limit",
                "give each process more memory, or use fewer; what was done is kept",
            )

    def _hand_out(self, started: Started, room: int) -> None:
        """Hand out as much as there is room for; what may have killed its worker goes alone."""
        while self.waiting and len(self._flying) < room:
            suspect = any(self._tries[stretch] for stretch in (self.waiting[0], *self._flying.values()))
            if suspect and self._flying:
                return
            stretch = self.waiting[0]
            future = started.executor.submit(rows_of, self._work, *stretch)
            self._flying[future] = self.waiting.popleft()

    def _land(self, futures: Iterable[Future[Sequence[Row]]]) -> None:
        """Store what is done."""
        for future in futures:
            self._store.add(self._flying[future][0], future.result())
            del self._flying[future]
            self._tell(self._store.done)

    def _sound(self) -> list[Future[Sequence[Row]]]:
        """What is done, and did not fail."""
        return [f for f in self._flying if f.done() and not f.cancelled() and f.exception() is None]

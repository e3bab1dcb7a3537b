"""How far a long computation is, and how long it will take: on a terminal alone, and after half a second."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from detente.cli.output import Output

_SOON: Final = 0.5
"""Seconds that pass before anything is shown."""
_REMEMBERED: Final = 3600.0
"""Seconds of which the pace is taken."""


@contextmanager
def progress(output: Output, what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Something to be told how many of the total are done; it shows a bar while the block is running."""
    if output.watched is None:
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody watches
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    bar = Progress(
        BarColumn(),
        TextColumn(f"{{task.completed:,.0f}} of {{task.total:,.0f}} {what}"),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=Console(file=output.watched),
        speed_estimate_period=_REMEMBERED,
        transient=True,
    )

    def tell(done: int) -> None:
        if bar.tasks:
            bar.update(bar.task_ids[0], completed=done)
        else:
            bar.add_task("", total=total, completed=done)

    soon = threading.Timer(_SOON, bar.start)
    soon.start()
    try:
        yield tell
    finally:
        soon.cancel()
        soon.join()
        bar.stop()

"""Nothing that a compiled library writes reaches standard output, which belongs to the answer alone."""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_STDOUT: Final = 1


@contextmanager
def silence() -> Iterator[None]:
    """Send what is written past Python to standard output nowhere; HiGHS writes there whatever it is told.

    What C has not yet written is let go before each change, or it would come out later.
    """
    try:
        kept = os.dup(_STDOUT)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        _flush()
        os.dup2(nowhere, _STDOUT)
        yield
    finally:
        _flush()
        os.dup2(kept, _STDOUT)
        os.close(kept)
        os.close(nowhere)


def _flush() -> None:
    """Let C write what it holds back."""
    with suppress(OSError, TypeError, AttributeError):
        _c().fflush(None)


@cache
def _c() -> ctypes.CDLL:
    return ctypes.CDLL("ucrtbase" if os.name == "nt" else None)

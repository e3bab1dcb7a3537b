"""Fetching and reading the case a command names."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.casefile import ReadCase
    from detente.cli.output import Output


def read(case: str) -> ReadCase:
    """The case, wherever it comes from."""
    from detente.casefile import read_case  # noqa: PLC0415 - `detente --help` does without
    from detente.casefile.library import find  # noqa: PLC0415

    data, file = find(case, io.BytesIO() if sys.stdin is None else sys.stdin.buffer)
    return read_case(data, file)


def note_warnings(case: str, found: ReadCase, output: Output) -> None:
    """Say that the file has something doubtful, and how to see it."""
    count = len(found.warnings)
    if count:
        things = "1 warning" if count == 1 else f"{count} warnings"
        output.note(f"{things} on this case file; `detente check {shown(case)}` tells them.")


def suggest(output: Output, verb: str, case: str, what: str, *, share: bool = False) -> None:
    """Suggest a verb on the same case, unless it came by standard input."""
    if case != "-":
        output.suggest(f"detente {verb} {shown(case)}{' --share' if share else ''}", what)


def shown(case: str) -> str:
    """A case as one would type it."""
    return f'"{case}"' if " " in case else case

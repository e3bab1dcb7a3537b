"""Running the program: as a user would, in a process of its own; or here, which is quicker."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from typing import TYPE_CHECKING, Any

from detente.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = (sys.executable, "-m", "detente")


def run(
    *words: str, stdin: bytes = b"", folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run ``detente`` with these words; standard output and error come back as bytes."""
    inherited = {
        name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "DETENTE_DEBUG"}
    }
    settings = {**inherited, "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [*PROGRAM, *words],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=folder,
        env=settings,
        timeout=300,
    )


def document(*words: str, stdin: bytes = b"") -> dict[str, Any]:
    """The JSON document that a command prints."""
    done = run(*words, "--json", stdin=stdin)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def run_here(*words: str, encoding: str = "utf-8") -> str:
    """What a command prints, on a console of this encoding; for tests of what is said, not of the process."""
    console = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict", newline="")
    notes = io.StringIO()
    with redirect_stdout(console), redirect_stderr(notes):
        status = main(list(words))
    assert status == 0, notes.getvalue()
    console.flush()
    assert isinstance(console.buffer, io.BytesIO)
    return console.buffer.getvalue().decode(encoding)


@cache
def printed(*words: str) -> str:
    """What a command prints on shipped cases, which stay as they are: run once for all tests that ask."""
    return run_here(*words)


def printed_document(*words: str) -> dict[str, Any]:
    """The JSON document that a command prints on shipped cases."""
    found = json.loads(printed(*words, "--json"))
    assert isinstance(found, dict)
    return found


CASE = b"""\
title: A fare
parties: {North: Northland, South: Southland, Coast: Coastland}
issues:
  fare: {options: {low: 1 a head, high: 4 a head}, today: low}
  owner: {options: [north, joint], today: north}
wants:
  North: {fare: {weight: 1, values: {low: 0, high: 100}, why: it sells}, no deal: 20}
  South:
    {fare: {weight: 1, best first: [low, high]},
     owner: {weight: 1, values: {north: 0, joint: 100}}, no deal: 50}
  Coast: {owner: {weight: 1, values: {north: 100, joint: 0}}, red lines: [{never: owner = joint}]}
forums: {board: {name: Ferry Board, seats: [North, South]}}
drafts: {offer: {by: North, package: {fare: high}}}
"""
"""A small case with a deal: a high fare against joint ownership."""

"""``--report FILE``: the report on an analysis, written so that no half of it is ever left."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.output import OutputFailed
from detente.cli.parser import UsageError

if TYPE_CHECKING:
    import argparse

    from detente.analysis import Analysis
    from detente.analysis.what_if import WhatIf
    from detente.casefile import ReadCase
    from detente.cli.output import Output


def add_report(parser: argparse.ArgumentParser) -> None:
    """The flag ``--report``."""
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="write the whole report too; FILE ends in .html, .md or .pdf",
    )


def check_ending(file: Path | None) -> None:
    """Refuse a file whose ending names no form of a report, before anything is computed."""
    from detente.report import FORMS  # noqa: PLC0415 - `detente --help` does without

    if file is not None and file.suffix.lower() not in FORMS:
        raise UsageError(
            f'--report: "{file}" ends in none of {", ".join(FORMS)}', "give the file one of these endings"
        )


def write_report(
    file: Path | None, analysis: Analysis, found: ReadCase, answer: WhatIf | None, output: Output
) -> None:
    """Write the report, where one is asked for, and say so on standard error.

    found : the case as it was read. answer : what was set in it, in a what-if.
    """
    from detente.report import build, render  # noqa: PLC0415 - `detente --help` does without

    if file is None:
        return
    data, settings = (found.data, ()) if answer is None else (answer.changed.data, answer.settings)
    replace(file, render(build(analysis, data, settings), file.suffix.lower()))
    output.note(f"Wrote {file}.")


def replace(file: Path, data: bytes) -> None:
    """Put a file in the place of another, whole or not at all.

    The bytes go to a temporary file in the same folder, which is then given the name. A file that was
    there keeps its permissions; a link keeps pointing where it did.

    Raises
    ------
    OutputFailed
        It cannot be written. What was there before is as it was.
    """
    try:
        target = Path(os.path.realpath(file))
        temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
        before = _mode_of(target)
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if before is not None:
                temporary.chmod(before)
            temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputFailed(f'"{file}" cannot be written: {reason}') from None


def _mode_of(target: Path) -> int | None:
    """The permissions of the file that is there, if any; what is no file, or is protected, is refused."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise OSError(None, "it is not a file")
    if not os.access(target, os.W_OK):
        raise OSError(None, "it is protected against writing")
    return stat.S_IMODE(mode)

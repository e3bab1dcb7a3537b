"""``--report FILE``: the report on an analysis."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
    from detente.report.writing import replace  # noqa: PLC0415

    if file is None:
        return
    data, settings = (found.data, ()) if answer is None else (answer.changed.data, answer.settings)
    replace(file, render(build(analysis, data, settings), file.suffix.lower()))
    output.note(f"Wrote {file}.")

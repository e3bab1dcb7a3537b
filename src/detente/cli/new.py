"""Write a first case file: short, commented, and valid as it stands. A file that exists is never touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.reading import shown

if TYPE_CHECKING:
    import argparse

    from detente.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE."""
    parser.add_argument("file", metavar="FILE", help="the file to write; it must not exist yet")


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Write the template."""
    from detente.casefile.new import write_template  # noqa: PLC0415 - `detente --help` does without

    write_template(Path(arguments.file))
    output.note(f"Wrote {arguments.file}. Open it in a text editor; its comments say what each line means.")
    output.suggest(f"detente check {shown(arguments.file)}", "checks it whenever you have changed it")

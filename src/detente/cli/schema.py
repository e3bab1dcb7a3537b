"""Print the JSON Schema of case files, by which editors complete and explain their words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from detente.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(arguments: argparse.Namespace, output: Output) -> None:  # noqa: ARG001 - all verbs are called alike
    """Print the schema."""
    from detente.casefile.schema import case_schema  # noqa: PLC0415 - `detente --help` does without

    output.write(json.dumps(case_schema(), indent=2) + "\n")

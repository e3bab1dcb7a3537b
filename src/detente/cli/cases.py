"""List the cases that come with Détente. Each name can stand wherever a command takes CASE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli.parser import add_json

if TYPE_CHECKING:
    import argparse

    from detente.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--json``."""
    add_json(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """List the shipped cases by name and title."""
    from detente.casefile.library import shipped_cases  # noqa: PLC0415 - `detente --help` does without

    shipped = shipped_cases()
    if arguments.json:
        output.document("cases", None, {"cases": [{"name": c.name, "title": c.title} for c in shipped]})
        return
    page = output.page()
    page.table(["name", "title"], [[case.name, case.title] for case in shipped])
    output.write(str(page))
    if shipped:
        output.suggest(f"detente analyze {shipped[0].name}", "prints the brief")

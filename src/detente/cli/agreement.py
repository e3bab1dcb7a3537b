"""Show every forum in full.

What it takes to agree, how the demands narrow the packages, the frontier, the bargaining solutions, the
conflicts, the largest agendas, what would open a deal, the drafts, and those without a seat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli.parser import add_case, add_json, add_points
from detente.cli.reading import note_warnings, read, suggest

if TYPE_CHECKING:
    import argparse

    from detente.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--json``, ``--points``."""
    add_case(parser)
    add_json(parser)
    add_points(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Run the agreement lens and show its result, or print the JSON document."""
    from detente.agreement import agreement  # noqa: PLC0415 - `detente --help` does without

    found = read(arguments.case)
    result = agreement(found.case, arguments.points)
    if arguments.json:
        from detente.agreement.document import agreement_document  # noqa: PLC0415

        output.document("agreement", found.case, agreement_document(result))
        return
    from detente.cli.tables import show_forum  # noqa: PLC0415

    page = output.page()
    page.title(found.case.title)
    for forum in result:
        show_forum(page, forum, found.case)
    output.write(str(page))
    note_warnings(arguments.case, found, output)
    suggest(output, "analyze", arguments.case, "says it in sentences")

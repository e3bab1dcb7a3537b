"""Show every forum in full.

What it takes to agree, how the demands narrow the packages, the frontier, the bargaining solutions, the
conflicts, the largest agendas, what would open a deal, the drafts, and those without a seat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli.parser import add_case, add_json, add_points, add_set
from detente.cli.reading import note_warnings, suggest
from detente.cli.share import add_share, read_asked, show_left_out
from detente.cli.what_if import asked, show_what_if, what_if_document

if TYPE_CHECKING:
    import argparse

    from detente.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--json``, ``--points``, ``--set``, ``--share``."""
    add_case(parser)
    add_json(parser)
    add_points(parser)
    add_set(parser)
    add_share(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Run the agreement lens and show its result, or print the JSON document."""
    from detente.agreement import agreement  # noqa: PLC0415 - `detente --help` does without

    found = read_asked(arguments.case, share=arguments.share)
    answer = asked(found, arguments, output)
    case = found.case if answer is None else answer.changed.case
    result = agreement(case, arguments.points)
    if arguments.json:
        from detente.agreement.document import agreement_document  # noqa: PLC0415

        output.document("agreement", found.case, {**agreement_document(result), **what_if_document(answer)})
        return
    from detente.cli.tables import show_forum  # noqa: PLC0415

    page = output.page()
    show_what_if(page, answer)
    page.title(case.title)
    show_left_out(page, case)
    for forum in result:
        show_forum(page, forum, case)
    output.write(str(page))
    note_warnings(arguments.case, found, output)
    suggest(output, "analyze", arguments.case, "says it in sentences", share=arguments.share)

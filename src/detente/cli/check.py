"""Check a case file.

What is wrong with it, or doubtful; what can be computed from it, and what is lacking for the rest; which
judgments have neither a source nor a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli.parser import add_case, add_json
from detente.cli.reading import read, suggest

if TYPE_CHECKING:
    import argparse

    from detente.casefile import ReadCase
    from detente.cli.output import Output
    from detente.cli.page import Page


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--json``."""
    add_case(parser)
    add_json(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Check the case; a file with errors ends in :class:`~detente.errors.CaseError`, which tells them."""
    from detente.analysis import LENSES  # noqa: PLC0415 - `detente --help` does without

    found = read(arguments.case)
    lacks = {name: lens.lacks(found.case) for name, lens in LENSES.items()}
    unsourced = [path for path, judgment in found.case.judgments.items() if not judgment.grounds]
    if arguments.json:
        output.document("check", found.case, document(found, lacks, unsourced))
        return
    page = output.page()
    show(page, found, lacks, unsourced)
    output.write(str(page))
    if not any(lacks.values()):
        suggest(output, "analyze", arguments.case, "prints the brief")


def document(found: ReadCase, lacks: dict[str, tuple[str, ...]], unsourced: list[str]) -> dict[str, object]:
    """The result as plain data."""
    return {
        "lenses": {name: {"runs": not missing, "lacks": list(missing)} for name, missing in lacks.items()},
        "warnings": [{"line": w.line, "column": w.column, "text": w.text} for w in found.warnings],
        "unsourced": unsourced,
    }


def show(page: Page, found: ReadCase, lacks: dict[str, tuple[str, ...]], unsourced: list[str]) -> None:
    """The result as a page."""
    from detente.analysis import LENSES  # noqa: PLC0415
    from detente.brief import grouped  # noqa: PLC0415
    from detente.casefile import describe_problem  # noqa: PLC0415

    page.title(f"{found.case.title}: a valid case")
    page.heading("What can be computed")
    for name, missing in lacks.items():
        if missing:
            page.item(f"{name} does not run. It lacks: {'; '.join(missing)}.", indent=2)
        else:
            page.item(f"{name} runs. {LENSES[name].question}", indent=2)
    page.heading("Warnings" if found.warnings else "No warnings")
    for warning in found.warnings:
        page.lines(describe_problem(found.file, warning), indent=2)
    total = len(found.case.judgments)
    if unsourced:
        page.heading(f"{len(unsourced)} of {total} judgments have neither a source nor a reason")
        for judgments in grouped(unsourced):
            page.item(judgments, indent=2)
    elif total:
        page.heading(
            "Every judgment has a source or a reason"
            if total > 1
            else "The judgment has a source or a reason"
        )

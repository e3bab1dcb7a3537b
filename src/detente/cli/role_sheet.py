"""``--for PARTY``: the role sheet of a party, to hand out or to prepare by."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from detente.cli.parser import UsageError
from detente.cli.reading import suggest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from detente.brief.blocks import Block, Part
    from detente.casefile import ReadCase
    from detente.cli.output import Output
    from detente.cli.page import Page
    from detente.model import Case


def add_for(parser: argparse.ArgumentParser) -> None:
    """The flag ``--for``."""
    parser.add_argument(
        "--for",
        dest="party",
        metavar="PARTY",
        help="in place of the brief, the role sheet of a party: what it knows as it goes into the room",
    )


def show_role_sheet(found: ReadCase, arguments: argparse.Namespace, output: Output) -> None:
    """Show the role sheet of a party, or print its document.

    Raises
    ------
    UsageError
        The case has no such party.
    """
    from detente.analysis import role_sheet  # noqa: PLC0415 - `detente --help` does without
    from detente.brief import told_role_sheet  # noqa: PLC0415
    from detente.casefile.party_view import party_view  # noqa: PLC0415

    party = arguments.party
    asked = {"--set": arguments.set, "--report": arguments.report, "--levers": arguments.levers}
    other = next((flag for flag, given in asked.items() if given), None)
    if other is not None:
        raise UsageError(f"--for prints a role sheet and does not go with {other}", "leave one of them out")
    if party not in found.case.parties:
        raise UsageError(f'there is no party "{party}" in this case', _meant(party, found.case))
    seen = party_view(found, party).case
    parts = told_role_sheet(role_sheet(seen, party))
    if arguments.json:
        output.document("role_sheet", seen, document(party, parts))
        return
    page = output.page()
    show(page, parts)
    output.write(str(page))
    suggest(output, "analyze", arguments.case, "prints the brief, which is for your own eyes")


def _meant(word: str, case: Case) -> str:
    """The party that was probably meant, by its id or its full name; else those there are."""
    ids = {name.lower(): party.id for party in case.parties.values() for name in (party.name, party.id)}
    near = get_close_matches(word.lower(), ids, n=1)
    return f'did you mean "{ids[near[0]]}"?' if near else f"its parties: {', '.join(case.parties)}"


def document(party: str, parts: Sequence[Part]) -> dict[str, object]:
    """The sheet as plain data: a text, an item or a table for each block, in order."""
    return {
        "party": party,
        "parts": [
            {"heading": part.heading, "own": part.own, "blocks": [_block(block) for block in part.blocks]}
            for part in parts
        ],
    }


def _block(block: Block) -> dict[str, object]:
    from detente.brief.blocks import Item, Table  # noqa: PLC0415

    match block:
        case str():
            return {"text": block}
        case Item(text):
            return {"item": text}
        case Table(_, columns, rows):
            return {"columns": list(columns), "rows": [list(row) for row in rows]}


def show(page: Page, parts: Sequence[Part]) -> None:
    """The sheet as a page."""
    from detente.brief.blocks import Item, Table  # noqa: PLC0415

    for number, part in enumerate(parts):
        if number:
            page.heading(part.heading)
        else:
            page.title(part.heading)
        for block in part.blocks:
            match block:
                case str():
                    page.paragraph(block)
                case Item(text):
                    page.item(text)
                case Table(_, columns, rows, numbers):
                    page.table(columns, rows, tuple(numbers))

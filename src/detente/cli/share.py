"""``--share``: a case without what is confidential in it, for outputs that others will see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli.reading import read, shown
from detente.errors import CaseError, NotShareable

if TYPE_CHECKING:
    import argparse

    from detente.casefile import ReadCase
    from detente.cli.page import Page
    from detente.model import Case


def add_share(parser: argparse.ArgumentParser) -> None:
    """The flag ``--share``."""
    parser.add_argument(
        "--share", action="store_true", help="leave out all that is confidential, as though not written"
    )


def read_asked(case: str, *, share: bool) -> ReadCase:
    """The case, wherever it comes from; with ``--share`` without what is confidential."""
    return _read_to_share(case) if share else read(case)


def show_left_out(page: Page, case: Case, which: str | None = None) -> None:
    """Say how much was left out of a case, where that was asked for; ``which`` of two cases it is."""
    if case.left_out is None:
        return
    from detente.brief import left_out  # noqa: PLC0415 - `detente --help` does without

    page.paragraph(left_out(case.left_out) if which is None else f"{which}: {left_out(case.left_out)}")


def _read_to_share(case: str) -> ReadCase:
    """The case without what is confidential.

    Raises
    ------
    NotShareable
        What is left is no case; or the whole is none, and to say why could quote what is confidential.
    """
    from detente.casefile.redact import share  # noqa: PLC0415 - `detente --help` does without

    try:
        found = read(case)
    except CaseError as error:
        message = f"{error.message}; they are not told here, where they could quote what is confidential"
        raise NotShareable(message, f"`detente check {shown(case)}` tells them") from None
    return share(found)

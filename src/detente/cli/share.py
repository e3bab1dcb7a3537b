"""``--share``: a case without what is confidential in it, for outputs that others will see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli.reading import read, shown
from detente.errors import CaseError, NotShareable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from detente.casefile import ReadCase


def add_share(parser: argparse.ArgumentParser) -> None:
    """The flag ``--share``."""
    parser.add_argument(
        "--share", action="store_true", help="leave out all that is confidential, as though not written"
    )


def read_to_share(case: str, reader: Callable[[str], ReadCase] = read) -> ReadCase:
    """The case without what is confidential, wherever it comes from and however it is read.

    Raises
    ------
    NotShareable
        What is left is no case; or the whole is none, and to say why could quote what is confidential.
    """
    from detente.casefile.redact import share  # noqa: PLC0415 - `detente --help` does without

    try:
        found = reader(case)
    except CaseError as error:
        message = f"{error.message}; they are not told here, where they could quote what is confidential"
        raise NotShareable(message, f"`detente check {shown(case)}` tells them") from None
    return share(found)

"""What each kind of failure says, and with which exit code it ends."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from detente.cli.parser import UsageError
from detente.errors import CaseError, DetenteError, PathError, TooLarge, Unwritable, WorkersLost

if TYPE_CHECKING:
    from collections.abc import Mapping

CODES: Final[Mapping[type[Exception], int]] = MappingProxyType(
    {UsageError: 2, PathError: 2, TooLarge: 4, WorkersLost: 4, Unwritable: 74, DetenteError: 3}
)
"""The exit code of each kind of failure; the first that fits."""


def code_of(error: Exception) -> int:
    """The exit code a failure ends with."""
    return next(code for kind, code in CODES.items() if isinstance(error, kind))


def message_of(error: UsageError | DetenteError) -> str:
    """What is wrong and what to do about it; for a case file every problem with its place."""
    if isinstance(error, CaseError):
        from detente.casefile import describe  # noqa: PLC0415 - reading machinery, needed here alone

        return describe(error)
    hint = "" if error.hint is None else f"\n  hint: {error.hint}"
    return f"detente: {error.message}{hint}"

"""What can go wrong, as one tree.

::

    DetenteError
    ├── CaseError           a file that is not a valid case: located problems, all of them
    ├── CaseNotFound        neither a file nor a shipped case
    ├── ExtraMissing        a library is needed that comes with an extra; the hint tells how to get it
    ├── LensUnavailable     the case lacks what a lens needs
    ├── NotASweep           a file that is no sweep, or is damaged
    ├── NotShareable        what is left without what is confidential is no case
    ├── OtherSweep          a file that holds another sweep than the one asked for
    ├── PathError           no judgment has that path
    ├── SweepInUse          a file to which another sweep writes
    ├── TooLarge            a stated limit was reached; says which, and what to do
    ├── Unprintable         a report cannot be set as PDF, for want of a letter
    ├── Unwritable          a file, or standard output, cannot be written to
    └── WorkersLost         those that compute a sweep cannot be reached, or ended too often

Each carries a message for people and, where there is one, a hint: what to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOLD = 5
"""Problems of a file that its error tells as a text."""


class DetenteError(Exception):
    """Base of all errors that Détente raises on purpose."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, or doubtful, at one place of a case file; line and column count from 1.

    ``text`` is one sentence without a full stop; ``source_line`` the line it stands on, ``length`` how
    many characters of it are meant, ``hint`` a suggestion such as ``did you mean "tariff"?``.
    """

    line: int
    column: int
    text: str
    source_line: str = ""
    length: int = 1
    hint: str | None = None


class CaseError(DetenteError):
    """A file that is not a valid case. ``problems`` holds all that was found, in order of the file."""

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        self.file = file
        self.problems = tuple(problems)
        count = len(self.problems)
        super().__init__(f"{file}: {count} {'problem' if count == 1 else 'problems'}")

    def __str__(self) -> str:
        """The first problems by line and column, for those who meet the error in Python."""
        told = [f"{problem.line}:{problem.column}: {problem.text}" for problem in self.problems[:_TOLD]]
        return "\n".join([self.message, *told, *["…"] * (len(self.problems) > _TOLD)])


class CaseNotFound(DetenteError):
    """The name is neither a file nor a shipped case."""


class ExtraMissing(DetenteError):
    """A library that comes with an extra is not installed."""


class LensUnavailable(DetenteError):
    """The case lacks what a lens needs."""


class NotASweep(DetenteError):
    """A file that is no sweep, or is damaged. It is as it was."""


class NotShareable(DetenteError):
    """What is left of a case without what is confidential cannot be computed; nothing of it is quoted."""


class OtherSweep(DetenteError):
    """A file that holds another sweep than the one asked for; the message says in what. It is as it was."""


class PathError(DetenteError):
    """No judgment has that path, or it cannot hold that value."""


class SweepInUse(DetenteError):
    """A file to which another sweep writes at the moment."""


class TooLarge(DetenteError):
    """A stated limit was reached. The message names the limit, the hint what to do."""


class Unprintable(DetenteError):
    """A report cannot be set as PDF. The message says why, the hint what to do."""


class Unwritable(DetenteError):
    """A file, or standard output, cannot be written to. What was in the file is as it was."""


class WorkersLost(DetenteError):
    """Those that compute a sweep cannot be reached, or ended too often. What was done is kept."""

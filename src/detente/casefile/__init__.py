"""Case files: from YAML to a :class:`~detente.model.Case`, with every problem located."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.casefile.problems import describe, describe_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.errors import Problem
    from detente.model import Case

__all__ = ["ReadCase", "describe", "describe_problem", "read_case"]


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case, with the text it was read from and all that is doubtful, though not wrong, about it.

    ``data`` are the bytes of the file; ``text`` is the same without a byte order mark. ``marks`` holds what
    each mapping that says `confidential` says, by its line and column from 0; ``cited`` the names of the
    sources that something rests on.
    """

    case: Case
    warnings: tuple[Problem, ...]
    text: str
    file: str
    data: bytes
    marks: Mapping[tuple[int, int], bool]
    cited: frozenset[str]

    def __repr__(self) -> str:
        return f"<ReadCase {self.file!r}: {self.case!r}>"


def read_case(data: bytes, file: str) -> ReadCase:
    """Read a case from the bytes of a file.

    Parameters
    ----------
    data : bytes
        The file: UTF-8, at most 1 MB.
    file : str
        What the file is called in messages; nothing is opened.

    Returns
    -------
    ReadCase
        The case, and its warnings in order of the file.

    Raises
    ------
    CaseError
        With all problems found in one pass, in order of the file.
    """
    from detente.casefile.read import read  # noqa: PLC0415 - the readers load PyYAML and lark

    return read(data, file)

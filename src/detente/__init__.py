"""Détente: from one plain text case file, whether a deal exists, which, why not, and what would open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from detente.notebook import LoadedCase

    __version__: str

__all__ = ["__version__", "load"]


def load(case: str | PathLike[str]) -> LoadedCase:
    """Read a case from a file, or from the library of shipped cases by its name.

    ``-`` reads standard input. What is doubtful about the file, but not wrong, is for ``detente check``.

    Raises
    ------
    CaseNotFound
        Neither a file nor a shipped case has that name.
    CaseError
        The file is not a valid case; ``problems`` holds all that is wrong with it.
    """
    import os  # noqa: PLC0415 - `import detente` alone stays light
    import sys  # noqa: PLC0415

    from detente.casefile import read_case  # noqa: PLC0415
    from detente.casefile.library import find  # noqa: PLC0415
    from detente.notebook import LoadedCase  # noqa: PLC0415

    data, file = find(os.fspath(case), sys.stdin.buffer)
    return LoadedCase.of(read_case(data, file))


def __getattr__(name: str) -> str:
    if name != "__version__":
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib.metadata import version  # noqa: PLC0415 - looked up only where it is asked for

    return version("detente")

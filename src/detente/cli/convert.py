"""Bring a conflict over from another program, or take it there. A file that exists is never touched.

SOURCE is a case as for any other verb, or a .gmcr file; TARGET ends in .gmcr or .yaml. A .gmcr file holds
parties, actions, what is impossible, and preferences; what else a case says is left out, and told.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from detente.cli.parser import UsageError
from detente.cli.reading import shown
from detente.cli.share import add_share, read_asked

if TYPE_CHECKING:
    import argparse

    from detente.casefile import ReadCase
    from detente.cli.output import Output

_GMCR: Final = ".gmcr"
_ENDINGS: Final = (_GMCR, ".yaml", ".yml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SOURCE, TARGET."""
    parser.add_argument("source", metavar="SOURCE", help="a case, or a .gmcr file")
    parser.add_argument(
        "target", metavar="TARGET", help="the file to write, ending in .gmcr or .yaml; it must not exist yet"
    )
    add_share(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Convert by way of a case, whichever the two formats are."""
    from detente.casefile.writing import write_new  # noqa: PLC0415 - `detente --help` does without

    target = Path(arguments.target)
    if target.suffix.lower() not in _ENDINGS:
        raise UsageError(
            f'"{target}" ends in none of {", ".join(_ENDINGS)}', "the ending of TARGET says what to write"
        )
    found = _read(arguments.source, output, share=arguments.share)
    if target.suffix.lower() == _GMCR:
        from detente.interop import case_to_gmcr  # noqa: PLC0415 - loads numpy

        converted = case_to_gmcr(found.case)
        write_new(target, converted.text)
        _tell(converted.notes, output)
    else:
        write_new(target, found.text)
    output.note(f"Wrote {target}.")
    if target.suffix.lower() != _GMCR:
        output.suggest(f"detente check {shown(str(target))}", "tells what it holds and what it lacks")


def _read(source: str, output: Output, *, share: bool) -> ReadCase:
    """The case, made from a ``.gmcr`` file where it is one."""
    if Path(source).suffix.lower() != _GMCR:
        return read_asked(source, share=share)
    from detente.casefile import read_case  # noqa: PLC0415 - `detente --help` does without
    from detente.casefile.library import find  # noqa: PLC0415
    from detente.interop import gmcr_to_case  # noqa: PLC0415

    data, file = find(source, io.BytesIO())
    converted = gmcr_to_case(data, file)
    _tell(converted.notes, output)
    return read_case(converted.text.encode(), file)


def _tell(notes: tuple[str, ...], output: Output) -> None:
    for note in notes:
        output.note(note)

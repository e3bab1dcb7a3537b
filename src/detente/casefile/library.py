"""Where a case comes from: a file, standard input, or the library of shipped cases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import IO, TYPE_CHECKING

from detente.casefile.embedded import LARGEST_REPORT, extract, is_page
from detente.casefile.source import shorten
from detente.errors import CaseNotFound

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

STANDARD_INPUT = "-"
"""The name that stands for standard input."""

_ENOUGH = 1 << 21
"""Bytes read at most: beyond what the reader accepts, so that an endless stream is refused, not awaited."""

_TITLE = re.compile(r"^title:[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ShippedCase:
    """A case that comes with Détente; ``name`` is what commands take in place of a file."""

    name: str
    title: str


def shipped_cases() -> tuple[ShippedCase, ...]:
    """Every shipped case with its title, sorted by name."""
    return tuple(ShippedCase(name, _title(case.read_bytes())) for name, case in _shipped().items())


def find(case: str, stdin: IO[bytes]) -> tuple[bytes, str]:
    """Fetch a case by path, by ``-`` for standard input, or by the name of a shipped case.

    A file of that name wins over a shipped case. Of a report in HTML the case that it was made from is
    taken. Returns the bytes, unread and unjudged, and the name
    to show in messages. Streams are read no further than the reader's limit on size needs.

    Raises
    ------
    CaseNotFound
        Nothing of that name exists or can be read, and the hint suggests names that come close; or it is
        a web page that holds no case, or not the one it was made from.
    """
    if case == STANDARD_INPUT:
        return _read(stdin, "standard input"), "standard input"
    path = Path(case)
    try:
        with path.open("rb") as file:
            return _read(file, shorten(case)), case
    except (FileNotFoundError, NotADirectoryError, ValueError):
        reason = f'no file and no shipped case is called "{shorten(case)}"'
    except OSError as error:
        reason = f'"{shorten(case)}" cannot be read: {error.strerror or error}'
    shipped = _shipped()
    if case in shipped:
        return shipped[case].read_bytes(), case
    if case and _is_folder(path):
        raise CaseNotFound(f'"{shorten(case)}" is a folder, not a case file', _files_hint(path))
    raise CaseNotFound(reason, _near_hint(case, path, list(shipped)))


def _read(file: IO[bytes], name: str) -> bytes:
    """The bytes of a case file, or of the case in a report."""
    data = file.read(_ENOUGH)
    return extract(data + file.read(LARGEST_REPORT), name) if is_page(data) else data


def _shipped() -> dict[str, Traversable]:
    """The files of the library by name, sorted."""
    found = {
        entry.name.removesuffix(".yaml"): entry
        for entry in files("detente.cases").iterdir()
        if entry.name.endswith(".yaml")
    }
    return dict(sorted(found.items()))


def _title(data: bytes) -> str:
    """The title alone, without reading the whole case."""
    import yaml  # noqa: PLC0415 - needed only to list the library

    line = _TITLE.search(data.decode("utf-8-sig"))
    return "" if line is None else str(yaml.load(line.group(), Loader=yaml.CBaseLoader)["title"])


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _yaml_files(folder: Path) -> list[str]:
    """Names of the YAML files directly in a folder; none where it cannot be listed."""
    try:
        return sorted(entry.name for entry in folder.iterdir() if entry.suffix in {".yaml", ".yml"})
    except (OSError, ValueError):
        return []


def _files_hint(folder: Path) -> str:
    names = _yaml_files(folder)
    return f"it holds {_quoted(names[:3])}" if names else "give the path of a YAML file"


def _near_hint(case: str, path: Path, shipped: list[str]) -> str:
    """Names close to what was asked for, else how to list the shipped ones."""
    beside = {str(path.parent / name): name for name in _yaml_files(path.parent)}
    stems = {Path(name).stem: full for full, name in beside.items()}
    spelled = {name: name for name in shipped} | stems | {name: full for full, name in beside.items()}
    lowered = {name.lower(): meant for name, meant in spelled.items()}
    near = get_close_matches(path.name.lower(), lowered, n=3, cutoff=0.6)
    meant = dict.fromkeys(lowered[name] for name in near)
    meant.pop(case, None)
    return f"did you mean {_quoted(list(meant))}?" if meant else "`detente cases` lists the shipped cases"


def _quoted(names: list[str]) -> str:
    return " or ".join(f'"{name}"' for name in names)

"""The files of the project, as they are kept: without what is built, installed or cached."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]

_FOLDERS = (".ci", "benchmarks", "changelog.d", "docs", "src", "tests", "tools")
_BUILT = {"_build", "__pycache__"}
_BINARY = {".png", ".woff2"}


def text_files() -> list[Path]:
    """Every text file of the project."""
    loose = (path for path in ROOT.iterdir() if path.is_file() and path.name != "uv.lock")
    inside = (path for folder in _FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path for path in (*loose, *inside) if not _BUILT & {*path.parts} and path.suffix not in _BINARY]


def python_files() -> list[Path]:
    """Every Python file of the project."""
    return [path for path in text_files() if path.suffix == ".py"]


def name_of(path: Path) -> str:
    """The path from the root of the project, the same on every system."""
    return path.relative_to(ROOT).as_posix()

"""Rules that every file of the project keeps."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.project.files import ROOT, name_of, python_files, text_files

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LINES = 400
_POSIX_ONLY = {"fcntl", "grp", "posix", "pwd", "resource", "syslog", "termios", "tty"}
_MACHINE_PATH = re.compile(
    r"(?<![\w.~-])/(?:Users|home|mnt|root|tmp|work)/\w|\b[A-Z]:\\{1,2}(?:Users|Temp)\b"
)
# Written so that this file does not name what it looks for.
_INDEX_HOST = re.compile(r"(?:pypi|pythonhosted|npmjs|anaconda)\.(?:org|com)|--(?:extra-)?index-url")
_UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")


def _places(pattern: re.Pattern[str]) -> list[str]:
    """Every place at which a text file of the project matches."""
    return [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in text_files()
        if path.name != "test_files.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def _imports(code: str) -> Iterator[str]:
    """The top-level name of each module that the code imports, anywhere."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_no_python_file_is_longer_than_one_concept() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {name: count for name, count in lines.items() if count > _MOST_LINES} == {}


def test_no_module_imports_what_only_some_systems_have() -> None:
    found = [
        f"{name_of(path)}: {module}"
        for path in python_files()
        if "benchmarks" not in path.parts  # they are measured on one system
        for module in _imports(path.read_text(encoding="utf-8"))
        if module in _POSIX_ONLY
    ]
    assert found == []


def test_no_file_holds_a_path_of_some_machine() -> None:
    assert _places(_MACHINE_PATH) == []


def test_no_file_names_a_package_index() -> None:
    assert _places(_INDEX_HOST) == []


def test_nothing_is_marked_as_unfinished() -> None:
    assert _places(_UNFINISHED) == []


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        (_MACHINE_PATH, "see /home/ada/case.yaml", True),
        (_MACHINE_PATH, r"C:\Users\ada", True),
        (_MACHINE_PATH, "https://example.org/home/page", False),
        (_INDEX_HOST, "https://files.python" + "hosted.org/x", True),
        (_INDEX_HOST, "pip install detente", False),
        (_UNFINISHED, "# TO" + "DO: later", True),
    ],
)
def test_the_patterns_find_what_they_look_for(*, pattern: re.Pattern[str], line: str, expected: bool) -> None:
    assert bool(pattern.search(line)) is expected


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None,
    reason="only a clone knows which files are kept",
)
def test_the_lock_file_is_not_kept() -> None:
    git = shutil.which("git") or "git"
    done = subprocess.run(
        [git, "ls-files", "--cached", "uv.lock"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == ""

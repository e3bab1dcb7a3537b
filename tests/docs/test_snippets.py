"""What the documentation shows is what happens: its commands and its Python run, and print what it says.

CONTRIBUTING.md states the convention under "Examples in the documentation".
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from detente.cli import main
from tests.docs.pages import ROOT, blocks, name_of, pages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.docs.pages import Block

_PROGRAM = (("detente",), ("uv", "run", "detente"))
_ASK_STATUS = "echo $?"
_NEED_EXTRAS = {"docs/tutorials/in-a-notebook.md"}


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a ``console`` block: what it prints, or ``None`` where the page shows no output."""

    line: int
    text: str
    shown: str | None


def _pages_with(language: str, marker: str) -> list[str]:
    return [
        name_of(page)
        for page in pages()
        if any(block.language == language and marker in block.text for block in blocks(page))
    ]


@pytest.mark.parametrize("page", _pages_with("console", "$ "))
def test_commands_print_what_the_page_shows(page: str, tmp_path: Path) -> None:
    status = 0
    for block in blocks(ROOT / page):
        if block.caption:
            (tmp_path / block.caption).write_text(block.text, encoding="utf-8")
        if block.language != "console":
            continue
        commands = _commands(block)
        for command, following in zip(commands, [*commands[1:], None], strict=True):
            place = f"{page}:{command.line}: $ {command.text}"
            if command.text == _ASK_STATUS:
                output = f"{status}\n"
            else:
                status, output = _run(command.text, tmp_path, place)
                asked = following is not None and following.text == _ASK_STATUS
                assert asked or status == 0, f"{place} exits {status}:\n{output}"
            if command.shown is not None:
                assert matches(command.shown, output), f"{place} prints:\n{output}"


_IN_README = [
    part.strip()
    for block in blocks(ROOT / "README.md")
    if block.language == "sh"
    for part in block.text.replace("&&", "\n").splitlines()
    if part.strip().startswith("uv run detente ")
]


@pytest.mark.parametrize("command", _IN_README)
def test_the_commands_of_the_readme_succeed(command: str, tmp_path: Path) -> None:
    status, output = _run(command.partition("#")[0], tmp_path, f"README.md: {command}")
    assert status == 0, output


def test_the_readme_begins_with_the_main_job() -> None:
    assert _IN_README[0] == "uv run detente analyze geneva-2022"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=[pytest.mark.extras] if page in _NEED_EXTRAS else [])
        for page in _pages_with("python", ">>> ")
    ],
)
def test_python_examples_print_what_the_page_shows(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    names: dict[str, object] = {}
    printed: list[str] = []
    for block in blocks(ROOT / page):
        if block.language == "python" and ">>> " in block.text:
            examples = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line - 1)
            runner.run(examples, out=printed.append, clear_globs=False)
            names = examples.globs
    assert runner.summarize(verbose=False).attempted
    assert not printed, "".join(printed)


@pytest.mark.parametrize(
    ("shown", "output", "expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a\n…\nd\n", "b\nd\n", False),
        ("a … d\n", "a b c d\n", True),
        ("a … d\n", "a b\nc d\n", False),
        ("a.c\n", "abc\n", False),
        ("a\n", "a  \n\n", True),
    ],
)
def test_an_ellipsis_stands_for_what_a_page_leaves_out(*, shown: str, output: str, expected: bool) -> None:
    assert matches(shown, output) is expected


def matches(shown: str, output: str) -> bool:
    """Whether output is as shown: ``…`` alone stands for any lines, within a line for any text.

    Space at the end of lines and empty lines at the end do not count.
    """
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "…" else r".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in _trimmed(shown)
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in _trimmed(output))) is not None


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def _commands(block: Block) -> list[Command]:
    found: list[Command] = []
    for number, line in enumerate(block.text.splitlines(), start=block.line):
        if line.startswith("$ "):
            found.append(Command(number, line.removeprefix("$ "), None))
        elif found:
            last = found.pop()
            found.append(Command(last.line, last.text, f"{last.shown or ''}{line}\n"))
        else:
            pytest.fail(f"{number}: a console block begins with a command after `$ `")
    return found


def _run(command: str, folder: Path, place: str) -> tuple[int, str]:
    """Run a command as its reader would; give its status, and what it prints, errors included."""
    words, _, target = command.partition(" > ")
    arguments = shlex.split(words)
    known = [start for start in _PROGRAM if tuple(arguments[: len(start)]) == start]
    assert known, f"{place}: a console block holds commands of detente; others belong in an `sh` block"
    errors = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8") if target else errors
    with contextlib.chdir(folder), redirect_stdout(printed), redirect_stderr(errors):
        status = main(arguments[len(known[0]) :])
    if target:
        (folder / target).write_text(_text_of(printed), encoding="utf-8")
    return status, _text_of(errors)


def _text_of(stream: io.TextIOWrapper[io.BytesIO]) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()

"""The pages of the documentation, cut into the blocks of code that they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,}|:{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=indent)(?P=fence) *$",
    re.MULTILINE | re.DOTALL,
)
_DIRECTIVE = re.compile(r"\{code-block\} +(\w+)")
_OPTION = re.compile(r"^:([\w-]+): *(.*)$")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language, its first line on the page, its text, and its caption or nothing."""

    language: str
    line: int
    text: str
    caption: str


def pages() -> list[Path]:
    """The README, the guide for contributors and every page of the documentation."""
    built = ROOT / "docs" / "_build"
    found = [page for page in (ROOT / "docs").rglob("*.md") if built not in page.parents]
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(found)]


def name_of(page: Path) -> str:
    """The path of a page from the root of the project, the same on every system."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    """Every fenced block of a page, in its order."""
    text = page.read_text(encoding="utf-8")
    return [_block(found, text.count("\n", 0, found.start()) + 2) for found in _FENCE.finditer(text)]


def _block(found: re.Match[str], line: int) -> Block:
    indent = len(found["indent"])
    lines = [each[indent:] for each in found["body"].splitlines()]
    directive = _DIRECTIVE.fullmatch(found["info"].strip())
    language = directive[1] if directive else found["info"].strip()
    options: dict[str, str] = {}
    while directive and lines and (option := _OPTION.match(lines[0])):
        options[option[1]] = option[2]
        lines, line = lines[1:], line + 1
    if options and lines and not lines[0]:
        lines, line = lines[1:], line + 1
    return Block(language, line, "".join(f"{each}\n" for each in lines), options.get("caption", ""))

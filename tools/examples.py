"""Rebuild the examples in the documentation: what Détente makes of a shipped case.

`uv run tools/examples.py` writes, for each case below, the brief, the report as HTML and as Markdown, and
every picture as SVG. With `--check` it writes nothing, and fails where a file is not what it would write.
"""

from __future__ import annotations

import argparse
import difflib
import io
import subprocess
import sys
from pathlib import Path

from detente.analysis import analyze
from detente.analysis.robustness.draws import Sampling
from detente.casefile import read_case
from detente.casefile.library import find
from detente.figures.figure import Figure
from detente.report import build
from detente.report.content import Details, Section
from detente.report.html import html
from detente.report.markdown import markdown
from detente.report.svg import settled

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
CASES = ("geneva-2022",)
LINES_SHOWN = 20


def main() -> int:
    """Write all examples, or compare them; 1 where they differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    check = parser.parse_args().check
    differing = 0
    for case in CASES:
        made = example(case)
        folder = EXAMPLES / case
        kept = {path.name for path in folder.iterdir()} if folder.exists() else set()
        for name, content in made.items():
            differing += compare(folder / name, content) if check else write(folder / name, content)
        for name in sorted(kept - set(made)):
            differing += leftover(folder / name, check=check)
    if check and differing:
        print(f"{differing} files differ; `uv run tools/examples.py` writes them anew")
    return 1 if check and differing else 0


def example(case: str) -> dict[str, bytes]:
    """The files of one example, by name."""
    data, file = find(case, io.BytesIO())
    report = build(analyze(read_case(data, file).case, sampling=Sampling()), data)
    pictures = {figure.name: f"{figure.name}.svg" for figure in figures(report.sections)}
    drawn = {
        pictures[figure.name]: settled(figure.svg(), figure.name).encode() + b"\n"
        for figure in figures(report.sections)
    }
    return {
        "brief.txt": brief(case),
        "report.html": html(report).encode(),
        "report.md": markdown(report, pictures).encode(),
        **drawn,
    }


def brief(case: str) -> bytes:
    """What `detente analyze` prints to a pipe."""
    command = [sys.executable, "-m", "detente", "analyze", case]
    printed = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    return printed.replace(b"\r\n", b"\n")


def figures(blocks: tuple[object, ...]) -> list[Figure]:
    """All pictures, in order."""
    found: list[Figure] = []
    for block in blocks:
        if isinstance(block, Figure):
            found.append(block)
        elif isinstance(block, Section | Details):
            found += figures(block.blocks)
    return found


def write(path: Path, content: bytes) -> int:
    """Write one file and say so if it changed."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"wrote {path.relative_to(ROOT).as_posix()}")
    return 0


def compare(path: Path, content: bytes) -> int:
    """Show where a file differs from what it should be; 1 where it does."""
    before = path.read_bytes() if path.exists() else b""
    if before == content:
        return 0
    name = path.relative_to(ROOT).as_posix()
    lines = difflib.unified_diff(
        before.decode().splitlines(), content.decode().splitlines(), name, "made anew", lineterm="", n=1
    )
    for _, line in zip(range(LINES_SHOWN), lines, strict=False):
        print(line[:120])
    return 1


def leftover(path: Path, *, check: bool) -> int:
    """A file that is no longer made: told, or removed."""
    print(f"{'no longer made:' if check else 'removed'} {path.relative_to(ROOT).as_posix()}")
    if not check:
        path.unlink()
    return 1


if __name__ == "__main__":
    sys.exit(main())

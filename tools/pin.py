"""Pin every version that Détente is installed, tested and documented with.

`uv run tools/pin.py` resolves all dependencies and groups anew, for every system and every Python that is
supported, and writes what it finds into two lists of `pyproject.toml`. It writes nothing else, and never
where a package came from.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
EVERYTHING = "constraint-dependencies"
BUILDING = "build-constraint-dependencies"

_PIN = re.compile(r"[a-z0-9-]+==[A-Za-z0-9.!+]+( ; [^\"\\]+)?")


def main() -> int:
    """Resolve anew, rewrite both lists, and say which pins changed."""
    old = PYPROJECT.read_text(encoding="utf-8")
    unpinned = with_list(with_list(old, EVERYTHING, []), BUILDING, [])
    everything, building = resolve(unpinned)
    new = with_list(with_list(old, EVERYTHING, everything), BUILDING, building)
    PYPROJECT.write_text(new, encoding="utf-8", newline="\n")
    before, after = set(list_in(old, EVERYTHING)), set(everything)
    for pin in sorted(before - after):
        print(f"- {pin}")
    for pin in sorted(after - before):
        print(f"+ {pin}")
    print(f"{len(everything)} pins, {len(after - before)} of them new")
    return 0


def resolve(pyproject: str) -> tuple[list[str], list[str]]:
    """The newest versions that fit together: of all packages, and of those that building the wheel needs."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(pyproject, encoding="utf-8", newline="\n")
        _uv(folder, "lock")
        pins = "--frozen", "--no-hashes", "--no-emit-project", "--no-annotate", "--no-header"
        everything = _uv(folder, "export", *pins, "--all-groups", "--all-extras")
        building = _uv(folder, "export", *pins, "--only-group", "build")
    return _pins(everything), _pins(building)


def list_in(pyproject: str, name: str) -> list[str]:
    """The entries of one of the two lists."""
    return re.findall(r'"([^"]*)"', _list_of(pyproject, name).group())


def with_list(pyproject: str, name: str, pins: list[str]) -> str:
    """The text with one of the two lists replaced, an entry a line."""
    found = _list_of(pyproject, name)
    body = "".join(f'  "{pin}",\n' for pin in pins)
    written = f"{name} = [\n{body}]" if pins else f"{name} = []"
    return pyproject[: found.start()] + written + pyproject[found.end() :]


def _list_of(pyproject: str, name: str) -> re.Match[str]:
    found = re.search(rf"^{name} = \[[^\]]*\]", pyproject, re.MULTILINE)
    if found is None:
        sys.exit(f"pyproject.toml has no list {name}")
    return found


def _pins(exported: str) -> list[str]:
    pins = exported.splitlines()
    strange = [pin for pin in pins if not _PIN.fullmatch(pin)]
    if strange or not pins:
        sys.exit(f"uv export wrote what is not a pin: {strange or 'nothing'}")
    return pins


def _uv(folder: str, *arguments: str) -> str:
    """Run uv there; under `uv run` the environment names the very program."""
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        sys.exit("uv is not installed")
    command = [uv, "--quiet", "--project", folder, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())

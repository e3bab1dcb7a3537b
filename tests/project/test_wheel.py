"""What an installation holds: the wheel is built, and looked into."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.project.files import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_SOURCES = ROOT / "src"


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_says_that_the_library_is_typed(contents: set[str]) -> None:
    assert "detente/py.typed" in contents


def test_the_wheel_holds_every_source_file(contents: set[str]) -> None:
    sources = (path for path in (_SOURCES / "detente").rglob("*") if path.is_file())
    expected = {_in_wheel(path) for path in sources if "__pycache__" not in path.parts}
    assert expected - contents == set()


def test_the_wheel_holds_the_shipped_cases_and_the_template(contents: set[str]) -> None:
    assert {"detente/cases/geneva-2022.yaml", "detente/casefile/template.yaml"} - contents == set()


def test_the_wheel_holds_the_licence(contents: set[str]) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in contents)


def test_the_wheel_holds_nothing_else(contents: set[str]) -> None:
    assert [name for name in contents if not name.startswith(("detente/", "detente-"))] == []


def _in_wheel(path: Path) -> str:
    return path.relative_to(_SOURCES).as_posix()

"""What `pyproject.toml` promises: pins for everything, a reason for every exception, one version."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions, version
from typing import Any

import detente
from tests.project.files import ROOT, python_files

_TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
_PYPROJECT: dict[str, Any] = tomllib.loads(_TEXT)
_PIN = re.compile(r"([a-z0-9-]+)==[^\s;]+")


def _name(requirement: str) -> str:
    """The name of a distribution as installers compare it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None, requirement
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def _pinned(name: str) -> dict[str, list[str]]:
    """The pins in one of the two lists, by distribution; some have one for each range of Pythons."""
    pins: dict[str, list[str]] = {}
    for entry in _PYPROJECT["tool"]["uv"][name]:
        pin = _PIN.match(entry)
        assert pin is not None, f"{entry} is not a pin"
        pins.setdefault(pin[1], []).append(entry)
    return pins


def test_every_dependency_of_every_group_is_pinned() -> None:
    groups = _PYPROJECT["dependency-groups"].values()
    asked = [*_PYPROJECT["project"]["dependencies"], *_PYPROJECT["build-system"]["requires"]]
    asked += [entry for group in groups for entry in group if isinstance(entry, str)]
    assert {_name(requirement) for requirement in asked} - {*_pinned("constraint-dependencies")} == set()


def test_what_builds_the_wheel_is_pinned_alike() -> None:
    building, everything = _pinned("build-constraint-dependencies"), _pinned("constraint-dependencies")
    assert "hatchling" in building
    assert building == {name: everything[name] for name in building}


def test_a_package_pinned_more_than_once_says_where_each_pin_holds() -> None:
    several = {name: pins for name, pins in _pinned("constraint-dependencies").items() if len(pins) > 1}
    assert [pin for pins in several.values() for pin in pins if ";" not in pin] == []


def test_what_is_installed_is_what_is_pinned() -> None:
    pins = _pinned("constraint-dependencies")
    runtime = [_name(requirement) for requirement in _PYPROJECT["project"]["dependencies"]]
    strange = [name for name in runtime if not any(f"=={version(name)}" in pin for pin in pins[name])]
    assert strange == []


def test_every_lint_exception_states_its_reason() -> None:
    ruff = _TEXT[_TEXT.index("[tool.ruff.lint]") : _TEXT.index("[tool.ruff.lint.flake8-boolean-trap]")]
    exceptions = re.findall(r'^  "[A-Z]+[0-9]*",.*$', ruff, re.MULTILINE)
    lint = _PYPROJECT["tool"]["ruff"]["lint"]
    expected = len(lint["ignore"]) + sum(map(len, lint["per-file-ignores"].values()))
    assert len(exceptions) == expected
    assert [line for line in exceptions if not re.search(r"# \w.{10,}", line)] == []


def test_the_version_is_the_same_everywhere() -> None:
    expected = _PYPROJECT["project"]["version"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert detente.__version__ == expected
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [expected]


def test_every_runtime_dependency_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in python_files() if "src" in path.parts)
    homes = packages_distributions()
    imported = re.findall(r"^\s*(?:from|import) (\w+)", code, re.MULTILINE)
    used = {_name(distribution) for module in imported for distribution in homes.get(module, [])}
    assert {_name(requirement) for requirement in _PYPROJECT["project"]["dependencies"]} - used == set()

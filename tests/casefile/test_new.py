"""The template is a valid case that explains itself, and writing it never destroys anything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from detente.casefile import read_case
from detente.casefile.new import template, write_template
from detente.errors import DetenteError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_template_is_a_short_case_without_a_doubt() -> None:
    read = read_case(template().encode(), "template.yaml")
    assert read.warnings == ()
    assert 20 <= template().count("\n") <= 40
    assert max(map(len, template().splitlines())) <= 120


def test_the_template_shows_what_a_first_case_needs() -> None:
    case = read_case(template().encode(), "template.yaml").case
    assert len(case.parties) == 2
    assert len(case.issues) == 3
    assert any(demands.red_lines for demands in case.demands.values())
    assert all(demands.no_deal for demands in case.demands.values())
    assert case.drafts
    assert case.forums
    assert case.sources


def test_every_want_of_the_template_has_a_source_or_a_reason() -> None:
    case = read_case(template().encode(), "template.yaml").case
    wants = {path: judgment for path, judgment in case.judgments.items() if path.startswith("wants.")}
    assert wants
    assert [path for path, judgment in wants.items() if not judgment.grounds] == []
    assert any(judgment.grounds.why for judgment in wants.values())
    assert any(judgment.grounds.citations for judgment in wants.values())


def test_the_first_line_leads_editors_to_the_schema_beside_the_file() -> None:
    first, *others = template().splitlines()
    assert first == "# yaml-language-server: $schema=detente.schema.json"
    assert any("detente schema > detente.schema.json" in line for line in others)


def test_the_template_is_written_whole_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "my case.yaml"
    write_template(path)
    assert path.read_bytes() == template().encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["my case.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_template(tmp_path / "case.yaml")
    assert (tmp_path / "case.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"mine")
    with pytest.raises(DetenteError, match="exists already") as raised:
        write_template(path)
    assert raised.value.hint
    assert path.read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["no folder/case.yaml", "a\x00b.yaml", "x" * 5_000, "file/case.yaml"])
def test_a_file_that_cannot_be_written_is_explained(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DetenteError, match="cannot be written") as raised:
        write_template(tmp_path / name)
    assert raised.value.hint


def test_a_failure_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(DetenteError, match="No space left"):
        write_template(tmp_path / "case.yaml")
    assert list(tmp_path.iterdir()) == []

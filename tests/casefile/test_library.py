"""A case is found by path, by name, or on standard input; what is not found is explained."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from detente.casefile import read_case
from detente.casefile.library import find, shipped_cases
from detente.errors import CaseNotFound

if TYPE_CHECKING:
    from pathlib import Path

    from detente.casefile.library import ShippedCase

NOTHING = io.BytesIO()


def test_there_are_shipped_cases_sorted_by_name() -> None:
    names = [case.name for case in shipped_cases()]
    assert "geneva-2022" in names
    assert names == sorted(names)


@pytest.mark.parametrize("shipped", shipped_cases(), ids=lambda case: case.name)
def test_a_shipped_case_is_found_by_name_and_has_the_title_it_is_listed_with(shipped: ShippedCase) -> None:
    data, name = find(shipped.name, NOTHING)
    assert name == shipped.name
    assert read_case(data, name).case.title == shipped.title


def test_a_path_gives_the_bytes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Äußerung.yaml"
    path.write_bytes(b"\xef\xbb\xbfparties: {}\r\n")
    assert find(str(path), NOTHING) == (b"\xef\xbb\xbfparties: {}\r\n", str(path))


def test_a_hyphen_means_standard_input() -> None:
    assert find("-", io.BytesIO(b"parties: {}")) == (b"parties: {}", "standard input")


def test_a_file_wins_over_a_shipped_case_and_a_folder_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shipped = shipped_cases()[0].name
    (tmp_path / shipped).mkdir()
    assert b"parties" in find(shipped, NOTHING)[0]
    (tmp_path / shipped).rmdir()
    (tmp_path / shipped).write_bytes(b"mine")
    assert find(shipped, NOTHING)[0] == b"mine"


def test_an_endless_stream_is_not_read_to_its_end() -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size > 0
            return b"x" * size

    data, _ = find("-", Endless())
    assert 1_000_000 < len(data) < 10_000_000


@pytest.mark.parametrize(
    ("case", "suggestion"),
    [
        ("genva-2022", '"geneva-2022"'),
        ("GENEVA-2022", '"geneva-2022"'),
        ("geneva-2022.yaml", '"geneva-2022"'),
        ("pipelin", '"pipeline.yaml"'),
        ("pipeline.yml", '"pipeline.yaml"'),
        ("pipe-line.yaml", '"pipeline.yaml"'),
        ("nothing like it", "`detente cases`"),
        ("", "`detente cases`"),
        ("a\x00b", "`detente cases`"),
        ("x" * 5_000, "`detente cases`"),
        ("pipeline.yaml/case", "`detente cases`"),
        ("no folder/pipeline.yaml", "`detente cases`"),
    ],
)
def test_what_is_not_found_comes_with_what_may_be_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, suggestion: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pipeline.yaml").write_bytes(b"parties: {}")
    with pytest.raises(CaseNotFound) as raised:
        find(case, NOTHING)
    assert suggestion in (raised.value.hint or "")
    assert "\n" not in raised.value.message


def test_a_suggestion_keeps_the_folder(tmp_path: Path) -> None:
    (tmp_path / "pipeline.yaml").write_bytes(b"parties: {}")
    with pytest.raises(CaseNotFound) as raised:
        find(str(tmp_path / "pipelin.yaml"), NOTHING)
    assert raised.value.hint == f'did you mean "{tmp_path / "pipeline.yaml"}"?'


def test_a_folder_is_refused_and_its_case_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(CaseNotFound, match="is a folder"):
        find(str(tmp_path), NOTHING)
    (tmp_path / "pipeline.yaml").write_bytes(b"")
    with pytest.raises(CaseNotFound, match="is a folder") as raised:
        find(str(tmp_path), NOTHING)
    assert "pipeline.yaml" in (raised.value.hint or "")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "pipeline.yaml"
    path.write_bytes(b"parties: {}")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(CaseNotFound, match="cannot be read: Permission denied"):
        find(str(path), NOTHING)

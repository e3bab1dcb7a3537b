"""``--report`` on the command line."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from detente.casefile.library import shipped_cases
from detente.cli.output import OutputFailed
from detente.cli.report import replace
from tests.cli.command import CASE, document, run

if TYPE_CHECKING:
    from pathlib import Path

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.parametrize(
    ("ending", "start"), [(".html", b"<!doctype html>"), (".md", b"# A fare"), (".HTM", b"<!")]
)
def test_the_report_is_written_and_the_brief_printed(tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"fare{ending}"
    done = run("analyze", "-", "--report", str(file), stdin=CASE)
    assert done.returncode == 0
    assert done.stdout == run("analyze", "-", stdin=CASE).stdout
    assert done.stderr.decode().startswith(f"Wrote {file}.\n")
    assert file.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [file]


def test_with_json_one_document_is_printed_as_ever(tmp_path: Path) -> None:
    file = tmp_path / "fare.html"
    done = run("analyze", "-", "--json", "--report", str(file), stdin=CASE)
    assert done.stdout == run("analyze", "-", "--json", stdin=CASE).stdout
    assert file.exists()


@pytest.mark.parametrize("name", ["fare.docx", "fare", "fare.html.txt"])
def test_another_ending_is_wrong_usage(tmp_path: Path, name: str) -> None:
    done = run("analyze", "no such case", "--report", str(tmp_path / name))
    assert done.returncode == 2
    assert done.stdout == b""
    assert b".html, .htm, .md, .pdf" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [case.name for case in shipped_cases()])
def test_a_report_is_taken_for_the_case_in_it(tmp_path: Path, name: str) -> None:
    file = str(tmp_path / "report.html")
    run("analyze", name, "--report", file)
    for verb in ("analyze", "agreement", "check"):
        assert document(verb, file) == document(verb, name)


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    run("analyze", "southland", "--report", str(first), PYTHONHASHSEED="1")
    run("analyze", str(first), "--report", str(second), PYTHONHASHSEED="2")
    assert first.read_bytes() == second.read_bytes()


def test_a_report_that_was_changed_is_a_bad_case(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    run("analyze", "-", "--report", str(file), stdin=CASE)
    file.write_bytes(file.read_bytes().replace(b"no deal: 20", b"no deal: 30"))
    done = run("analyze", str(file))
    assert done.returncode == 3
    assert b"digest" in done.stderr
    assert done.stdout == b""


@pytest.mark.parametrize("folder", ["missing", "file.md/below"])
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file.md").write_text("a file", encoding="utf-8")
    done = run("analyze", "-", "--report", str(tmp_path / folder / "fare.html"), stdin=CASE)
    assert done.returncode == 74
    assert b"cannot be written" in done.stderr
    assert done.stdout == b""


def test_without_typst_a_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError\n", encoding="utf-8")
    done = run("analyze", "-", "--report", str(tmp_path / "a.pdf"), stdin=CASE, PYTHONPATH=str(tmp_path))
    assert done.returncode == 3
    assert b'pip install "detente[pdf]"' in done.stderr
    assert not (tmp_path / "a.pdf").exists()


def test_what_is_replaced_keeps_its_permissions_and_its_links(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link = tmp_path / "link.html"
    link.symlink_to(file)
    replace(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    replace(tmp_path / "new.html", b"new")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("other", "new.html")}
    assert len(modes) == 1


def test_on_a_full_disk_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFailed, match="No space left on device"):
        replace(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "a.html"
    folder.mkdir()
    with pytest.raises(OutputFailed, match="not a file"):
        replace(folder, b"new")


@pytest.mark.skipif(AS_ROOT or os.name == "nt", reason="the administrator may write to anything")
def test_a_protected_file_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(OutputFailed, match="protected"):
        replace(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_path_that_no_system_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed):
        replace(tmp_path / "a\0b.html", b"new")

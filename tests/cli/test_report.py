"""``--report`` on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.command import CASE, printed, run, run_here
from tests.shipped import SHIPPED, calls

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def brief() -> bytes:
    """What is printed where no report is asked for."""
    return run("analyze", "-", stdin=CASE).stdout


@pytest.mark.parametrize(
    ("ending", "start"), [(".html", b"<!doctype html>"), (".md", b"# A fare"), (".HTM", b"<!")]
)
def test_the_report_is_written_and_the_brief_printed(
    brief: bytes, tmp_path: Path, ending: str, start: bytes
) -> None:
    file = tmp_path / f"fare{ending}"
    done = run("analyze", "-", "--report", str(file), stdin=CASE)
    assert done.returncode == 0
    assert done.stdout == brief
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


@pytest.mark.parametrize("name", SHIPPED)
def test_a_report_is_taken_for_the_case_in_it(tmp_path: Path, name: str) -> None:
    file = str(tmp_path / "report.html")
    run_here("analyze", name, "--report", file)
    for verb, case in calls("analyze", "agreement", "check"):
        if case == name:
            assert run_here(verb, file, "--json") == printed(verb, name, "--json")


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
    assert b"uv run --extra pdf" in done.stderr
    assert not (tmp_path / "a.pdf").exists()

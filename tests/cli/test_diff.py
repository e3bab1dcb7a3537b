"""What `detente diff` prints."""

from __future__ import annotations

import argparse
import hashlib
from typing import TYPE_CHECKING

import pytest

from detente.analysis.diff import RUNS
from detente.cli.diff import add_arguments
from tests.cli.command import CASE, document, run

if TYPE_CHECKING:
    from pathlib import Path

OTHER = (
    CASE.replace(b"no deal: 50", b"no deal: 60")
    .replace(b"why: it sells", b"why: it is needed")
    .replace(b", red lines: [{never: owner = joint}]", b"")
)


@pytest.fixture
def paths(tmp_path: Path) -> tuple[str, str]:
    for name, data in (("a.yaml", CASE), ("b.yaml", OTHER)):
        (tmp_path / name).write_bytes(data)
    return str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")


def test_a_diff_in_json(paths: tuple[str, str]) -> None:
    found = document("diff", *paths)
    assert found["schema"] == "detente/diff/1"
    result = found["result"]
    assert found["case"]["sha256"] == result["a"]["sha256"] == hashlib.sha256(CASE).hexdigest()
    assert result["b"]["sha256"] == hashlib.sha256(OTHER).hexdigest()
    assert result["judgments"] == [
        {"path": "wants.South.no deal", "in": "both", "a": "50", "b": "60"},
        {"path": "wants.Coast.red lines[1]", "in": "a", "a": "{never: owner = joint}", "b": None},
    ]
    (deal,) = [entry for entry in result["findings"] if entry["finding"] == "deal"]
    assert (deal["forum"], deal["a"], deal["b"], deal["complete"]) == ("board", True, False, True)
    assert deal["carried_by"] == {
        "alone": [["wants.South.no deal"]],
        "together": [],
        "needed": ["wants.South.no deal"],
    }
    (conflict,) = [entry for entry in result["findings"] if entry["finding"].startswith("conflict")]
    assert (conflict["finding"], conflict["a"], conflict["b"]) == (
        "conflict North: no deal; South: no deal",
        None,
        True,
    )
    assert {entry["path"] for entry in result["grounds"]} >= {"wants.North.fare.weight"}
    assert result["alpha"]["values"] == {"level": "interval", "alpha": 1.0, "why_null": None, "n": 6}
    assert result["alpha"]["sureness"]["alpha"] is None
    assert result["alpha"]["sureness"]["why_null"]
    assert (result["complete"], result["runs"] > 0) == (True, True)


def test_a_diff_in_words(paths: tuple[str, str]) -> None:
    done = run("diff", *paths)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "wants.South.no deal       50                      60\n" in text
    assert "wants.Coast.red lines[1]  {never: owner = joint}  -\n" in text
    assert "  - A deal exists: yes in A, no in B.\n" in text
    assert "[wants.South.no deal turns it alone.]" in " ".join(text.split())
    assert "Krippendorff" not in text
    assert "grounds" not in text
    assert "it is needed" in run("diff", *paths, "--grounds").stdout.decode()
    assert "values     interval  6  1.000\n" in run("diff", *paths, "--coders").stdout.decode()


def test_a_case_and_itself() -> None:
    text = run("diff", "southland", "southland", "--grounds").stdout.decode()
    assert "Both make the same judgments." in text
    assert "Both lead to the same findings." in text
    assert "Both give the same sources and reasons" in text


def test_one_side_may_come_by_standard_input_but_not_both(paths: tuple[str, str]) -> None:
    one = document("diff", "-", paths[1], stdin=CASE)
    assert one["result"] == document("diff", *paths)["result"]
    both = run("diff", "-", "-", stdin=CASE)
    assert (both.returncode, both.stdout) == (2, b"")
    assert "only one of the two" in both.stderr.decode()


def test_a_limit_that_ends_the_search_is_told(paths: tuple[str, str]) -> None:
    assert document("diff", *paths, "--runs", "1")["result"]["complete"] is False
    assert "`--runs` raises it" in " ".join(run("diff", *paths, "--runs", "1").stdout.decode().split())


def test_the_limit_unless_told_is_that_of_the_library() -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert parser.parse_args(["a", "b"]).runs == RUNS


def test_a_file_that_is_no_case_is_named(paths: tuple[str, str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(b"parties: {A: A}\nissue: {}\n")
    done = run("diff", paths[0], str(bad))
    assert done.returncode == 3
    assert "bad.yaml:2:1: " in done.stderr.decode()
    assert run("diff", paths[0]).returncode == 2

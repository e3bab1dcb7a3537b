"""What `--share` keeps out of every output, and what is said instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.command import CASE, document, run

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = CASE.replace(b", red lines: [{never: owner = joint}]", b"")
SECRET = PLAIN.replace(
    b"no deal: 50",
    b"no deal: 50, red lines: [{never: owner = north, confidential: true, why: told over lunch}]",
)
PATH = b"wants.South.red lines[1]"
TOLD = "Left out as confidential: 1 part of `wants`."
VERBS = ["analyze", "agreement", "robustness", "sources", "diff"]
DOUBTFUL = ["--set", "wants.North.red lines=[{never: fare = low | high}]"]
"""A red line that every package crosses."""


@pytest.fixture
def others(tmp_path: Path) -> dict[str, list[str]]:
    """What each verb takes beside the case."""
    other = tmp_path / "plain.yaml"
    other.write_bytes(PLAIN)
    return {"diff": [str(other)]}


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_confidential_is_in_no_output_and_that_is_said(
    verb: str, others: dict[str, list[str]]
) -> None:
    command = [verb, "-", *others.get(verb, [])]
    assert PATH in run(*command, "--json", stdin=SECRET).stdout
    for form in ([], ["--json"]):
        done = run(*command, "--share", *form, stdin=SECRET)
        assert done.returncode == 0
        for secret in (PATH, b"owner = north", b"lunch"):
            assert secret not in done.stdout + done.stderr
    assert TOLD in " ".join(run(*command, "--share", stdin=SECRET).stdout.decode().split())
    assert document(*command, "--share", stdin=SECRET)["case"]["left_out"] == {"wants": 1}


def test_a_comparison_says_of_each_side_what_is_left_out(others: dict[str, list[str]]) -> None:
    command = ["diff", "-", *others["diff"], "--share"]
    text = " ".join(run(*command, stdin=SECRET).stdout.decode().split())
    assert f"A: {TOLD}" in text
    assert "B: Nothing in this case is marked as confidential" in text
    assert "Both make the same judgments." in text
    result = document(*command, stdin=SECRET)["result"]
    assert (result["a"]["left_out"], result["b"]["left_out"]) == ({"wants": 1}, {})


def test_what_is_left_out_cannot_be_set() -> None:
    done = run("analyze", "-", "--share", "--set", f"{PATH.decode()}.sure=0", stdin=SECRET)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"owner" not in done.stderr


def test_a_what_if_quotes_no_line_that_nobody_wrote() -> None:
    assert b"every package" in run("analyze", "-", *DOUBTFUL, stdin=SECRET).stderr
    shared = run("analyze", "-", "--share", *DOUBTFUL, stdin=SECRET)
    assert (shared.returncode, shared.stderr) == (0, b"")
    assert b"What if" in shared.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_a_file_with_mistakes_is_not_quoted(verb: str, others: dict[str, list[str]]) -> None:
    done = run(verb, "-", *others.get(verb, []), "--share", stdin=SECRET.replace(b"title:", b"tilte:"))
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"they are not told here" in done.stderr
    assert b"tilte" not in done.stderr


def test_a_sweep_to_share_holds_nothing_of_what_is_confidential(tmp_path: Path) -> None:
    drawn = SECRET.replace(b"no deal: 50", b"no deal: {range: 40..50, confidential: true}", 1)
    words = ("sweep", "-", "--worlds", "20", "--out")
    assert run(*words, "open.db", folder=tmp_path, stdin=drawn).returncode == 0
    assert run(*words, "shared.db", "--share", folder=tmp_path, stdin=drawn).returncode == 0
    assert b"wants.South.no deal" in (tmp_path / "open.db").read_bytes()
    assert b"wants.South.no deal" not in (tmp_path / "shared.db").read_bytes()
    told = run("sweep", "show", "shared.db", folder=tmp_path).stdout.decode()
    assert "Left out as confidential: 2 parts of `wants`" in " ".join(told.split())
    as_data = document("sweep", "show", str(tmp_path / "shared.db"))
    assert as_data["case"]["left_out"] == {"wants": 2}
    assert "left_out" not in document("sweep", "show", str(tmp_path / "open.db"))["case"]
    refused = run(*words, "open.db", "--share", folder=tmp_path, stdin=drawn)
    assert refused.returncode == 3

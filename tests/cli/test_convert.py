"""`detente convert` takes a conflict there and back, overwrites nothing, and tells what it leaves out."""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING

import pytest

from detente.casefile import read_case
from detente.casefile.library import find
from tests.cli.command import CASE, run
from tests.interop.meaning import of_case, of_document

if TYPE_CHECKING:
    from pathlib import Path

SOUTHLAND, _ = find("southland", io.BytesIO())
SECRET = b"""\
parties: {A: Aland, B: Bland}
actions: {A: {go: Walk out}, B: {stay: {name: Keep its troops there, irreversible: made}}}
prefers: {A: [not B.stay], B: [{holds: A.go, confidential: true}, B.stay]}
"""


def test_a_shipped_case_goes_there_and_comes_back(tmp_path: Path) -> None:
    there = run("convert", "southland", "there.gmcr", folder=tmp_path)
    assert (there.returncode, there.stdout) == (0, b"")
    assert b"Left out, for a .gmcr file has no place for them: date," in there.stderr
    assert b"Wrote there.gmcr." in there.stderr
    back = run("convert", "there.gmcr", "and back.yaml", folder=tmp_path)
    assert (back.returncode, back.stdout) == (0, b"")
    assert b'Next: detente check "and back.yaml"' in back.stderr
    written = (tmp_path / "and back.yaml").read_bytes()
    expected = of_case(read_case(SOUTHLAND, "southland").case)
    assert of_case(read_case(written, "back").case) == expected
    assert of_document(json.loads((tmp_path / "there.gmcr").read_bytes())) == expected
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["and back.yaml", "there.gmcr"]


def test_a_case_is_copied_as_it_stands(tmp_path: Path) -> None:
    assert run("convert", "southland", "mine.yml", folder=tmp_path).returncode == 0
    assert (tmp_path / "mine.yml").read_bytes() == SOUTHLAND
    assert run("convert", "-", "fare.yaml", folder=tmp_path, stdin=CASE).returncode == 0
    assert (tmp_path / "fare.yaml").read_bytes() == CASE


def test_what_is_confidential_stays_at_home_where_that_is_asked_for(tmp_path: Path) -> None:
    for flags, expected in (([], 2), (["--share"], 1)):
        target = f"quarrel-{expected}.gmcr"
        assert run("convert", "-", target, *flags, folder=tmp_path, stdin=SECRET).returncode == 0
        written = json.loads((tmp_path / target).read_bytes())
        assert len(written["decisionMakers"][1]["preferences"]) == expected


@pytest.mark.parametrize("target", ["there.gmcr", "there.yaml"])
def test_a_file_that_exists_is_never_touched(tmp_path: Path, target: str) -> None:
    (tmp_path / target).write_bytes(b"mine")
    done = run("convert", "southland", target, folder=tmp_path)
    assert done.returncode == 3
    assert b"exists already" in done.stderr
    assert (tmp_path / target).read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["southland", "there.xml"], 2, '"there.xml" ends in none of .gmcr, .yaml, .yml'),
        (["southland"], 2, "TARGET"),
        (["absent.gmcr", "there.yaml"], 3, "absent.gmcr"),
        (["broken.gmcr", "there.yaml"], 3, "broken.gmcr:2:1: this is not JSON: expecting value"),
        (["-", "there.gmcr"], 3, "the case has no `actions`"),
        (["southland", os.path.join("no folder", "there.gmcr")], 74, "cannot be written"),  # noqa: PTH118
    ],
)
def test_what_cannot_be_converted_is_refused_and_leaves_nothing(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    (tmp_path / "broken.gmcr").write_bytes(b'{"options":\n}')
    done = run("convert", *words, folder=tmp_path, stdin=CASE)
    assert (done.returncode, done.stdout) == (code, b"")
    assert said in done.stderr.decode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["broken.gmcr"]

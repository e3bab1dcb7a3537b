"""What goes into the changelog: one fragment a change, a sentence or two for users."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.project.files import ROOT

_TOWNCRIER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
_KINDS = [kind["directory"] for kind in _TOWNCRIER["type"]]
_SENTENCES = re.compile(r"(?:[^\W\d_a-z]|`).*[.]\n", re.DOTALL)
_NAME = re.compile(rf"\+[a-z0-9-]+\.(?:{'|'.join(_KINDS)})\.md")
_FRAGMENTS = sorted(path for path in (ROOT / "changelog.d").iterdir() if path.name != ".gitignore")


def test_fragments_are_named_by_subject_and_kind() -> None:
    assert [path.name for path in _FRAGMENTS if not _NAME.fullmatch(path.name)] == []


@pytest.mark.parametrize("fragment", [path.name for path in _FRAGMENTS])
def test_a_fragment_is_one_paragraph_of_whole_sentences(fragment: str) -> None:
    text = (ROOT / "changelog.d" / fragment).read_text(encoding="utf-8")
    assert _SENTENCES.fullmatch(text), "a fragment begins with a capital or code and ends with a full stop"
    assert "\n\n" not in text


def test_the_changelog_has_the_line_below_which_releases_go() -> None:
    assert _TOWNCRIER["start_string"] in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

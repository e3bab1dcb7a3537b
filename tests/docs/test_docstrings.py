"""Examples in docstrings print what they say."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from tests.docs.pages import ROOT

_SOURCES = ROOT / "src"
_WITH_EXAMPLES = [
    ".".join(path.relative_to(_SOURCES).with_suffix("").parts)
    for path in sorted(_SOURCES.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("module", _WITH_EXAMPLES)
def test_examples_in_docstrings_print_what_they_say(module: str) -> None:
    result = doctest.testmod(
        import_module(module.removesuffix(".__init__")), optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert result.attempted
    assert not result.failed

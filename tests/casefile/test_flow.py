"""What is written on one line says the same when it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.extents import parse, plain
from detente.casefile.flow import Content, flow

_TEXTS = st.text(st.characters(codec="utf-8"), max_size=8).filter(lambda t: "\x00" not in t)
_CONTENTS: st.SearchStrategy[Content] = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"value": "30", "range": "20..40"}, "{value: 30, range: 20..40}"),
        (["half, or so", "all"], "['half, or so', all]"),
        ({"never": "tariff = high | low"}, "{never: tariff = high | low}"),
        ("it's", "'it''s'"),
        ("null", "'null'"),
        ("", "''"),
        ("two\nlines", '"two\\nlines"'),
        ([], "[]"),
        ({}, "{}"),
    ],
)
def test_a_part_of_a_file_stands_on_one_line(content: Content, expected: str) -> None:
    assert flow(content) == expected


@given(_CONTENTS)
def test_what_is_written_is_what_is_read(content: Content) -> None:
    assert plain(parse(flow(content))) == _composed(content)


def _composed(content: Content) -> Content:
    """As the reader has texts: with letters and their accents in one."""
    import unicodedata  # noqa: PLC0415

    if isinstance(content, str):
        return unicodedata.normalize("NFC", content)
    if isinstance(content, list):
        return [_composed(entry) for entry in content]
    return {unicodedata.normalize("NFC", name): _composed(entry) for name, entry in content.items()}

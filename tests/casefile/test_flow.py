"""What is written on one line says the same when it is read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.extents import Shape, parse, shape
from detente.casefile.flow import Content, flow, told

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
    assert shape(parse(flow(content))) == _shape(content)


def test_a_reader_is_told_a_number_and_not_its_long_form() -> None:
    content: Content = {"fare": {"value": "30"}, "rest": [{"value": "4", "range": "2..6"}]}
    assert told(content) == "{fare: 30, rest: [{value: 4, range: 2..6}]}"


def _shape(content: Content) -> Shape:
    """As the reader has it: letters and their accents in one."""
    if isinstance(content, str):
        return unicodedata.normalize("NFC", content)
    if isinstance(content, list):
        return "list", (), tuple(map(_shape, content))
    return "mapping", tuple(map(_shape, content)), tuple(map(_shape, content.values()))

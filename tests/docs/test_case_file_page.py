"""The reference page of the case file names every key of the language, no other, and shows a valid case."""

from __future__ import annotations

import re

import pytest

from detente.casefile import read_case
from detente.casefile.keys import ANY, GROUNDS, KEYS
from detente.casefile.words import DEEDS, EVENT_KINDS, RESERVED
from tests.casefile.mutator import page_case
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "reference" / "case-file.md").read_text(encoding="utf-8")

_TABLE = re.compile(r"^\| key \| holds \|\n\|---\|---\|\n((?:\|.*\n)+)", re.MULTILINE)
_ROW = re.compile(r"^\| `([^`]+)` \| (.+) \|$", re.MULTILINE)
_GROUNDS = frozenset(key.name for key in GROUNDS)

TABLES = [dict(_ROW.findall(table)) for table in _TABLE.findall(PAGE)]
"""The page's tables of keys: each key with what the page says it holds."""

OWN_KEYS = {
    name: {key.name: key for key in keys.values() if key.name != ANY and key.name not in _GROUNDS}
    for name, keys in KEYS.items()
}
"""The keys of each mapping, apart from the grounds that every mapping may hold."""


@pytest.mark.parametrize("name", [name for name, keys in OWN_KEYS.items() if keys])
def test_a_table_of_the_page_names_the_keys_of_a_mapping(name: str) -> None:
    same_keys = [table for table in TABLES if table.keys() == OWN_KEYS[name].keys()]
    assert same_keys
    required = {key.name for key in OWN_KEYS[name].values() if key.required}
    assert any(
        required == {key for key, holds in table.items() if "Required." in holds} for table in same_keys
    )


def test_the_page_names_no_key_that_is_not_in_the_language() -> None:
    known = [set(keys) for keys in OWN_KEYS.values()] + [set(_GROUNDS)]
    assert [table for table in TABLES if set(table) not in known] == []
    assert set(_GROUNDS) in [set(table) for table in TABLES]


def test_every_row_of_a_table_of_keys_is_read() -> None:
    rows = sum(table.count("\n") for table in _TABLE.findall(PAGE))
    assert sum(map(len, TABLES)) == rows


@pytest.mark.parametrize("word", sorted({*DEEDS, *EVENT_KINDS, *RESERVED}))
def test_the_page_names_every_word_with_a_meaning_of_its_own(word: str) -> None:
    assert f"`{word}`" in PAGE


def test_the_examples_of_the_page_together_are_a_case_without_a_doubt() -> None:
    assert read_case(page_case().encode(), "case-file.md").warnings == ()


def test_the_examples_of_the_page_show_every_section() -> None:
    assert set(re.findall(r"^([a-z][a-z ]*):", page_case(), re.MULTILINE)) == OWN_KEYS["case"].keys()


def test_links_within_the_page_lead_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\]\(#([^)]+)\)", PAGE))
    assert links
    assert links <= slugs

"""The literature: everything that is cited stands in `docs/references.bib`, and nothing else does.

Pages cite by key, as in ``{cite}`nash1950```. Docstrings cite in prose, by surnames and year: Nash 1950;
Kalai & Smorodinsky (1975); Fang, Hipel, Kilgour & Peng 2003; Liffiton et al. 2016.
"""

from __future__ import annotations

import ast
import calendar
import re
import unicodedata
from dataclasses import dataclass

import pytest

from tests.docs.pages import ROOT, name_of, pages

_BIBLIOGRAPHY = ROOT / "docs" / "references.bib"
_ENTRY = re.compile(r"^@(?P<kind>\w+)\{(?P<key>[^,\s]+),(?P<fields>.*?)^\}", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^\s*(\w+)\s*=\s*\{(.*?)\},?\s*$", re.MULTILINE | re.DOTALL)
_NEEDED = {"author", "title", "year"}

_CITED_ON_PAGE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
_NAME = r"[^\W\d_a-z][\w'-]+"
_CITED_IN_PROSE = re.compile(
    rf"\b({_NAME})(?:,\s+{_NAME})*(?:,?\s+(?:&|and)\s+{_NAME}|\s+et\s+al\.)?,?\s+\(?((?:18|19|20)\d\d)\b"
)
_NO_AUTHORS = {*calendar.month_name, "In", "Since"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry: its key, the surname of the first author, the year, and the names of its fields."""

    key: str
    author: str
    year: str
    fields: frozenset[str]

    @property
    def stem(self) -> str:
        """The key it should have, but for a letter that tells works of one year apart."""
        plain = unicodedata.normalize("NFKD", self.author).lower() + self.year
        return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def _references() -> list[Reference]:
    text = _BIBLIOGRAPHY.read_text(encoding="utf-8")
    found = []
    for entry in _ENTRY.finditer(text):
        fields = {name.lower(): value for name, value in _FIELD.findall(entry["fields"])}
        year = fields.get("year", "")
        found.append(Reference(entry["key"], _surname(fields.get("author", "")), year, frozenset(fields)))
    begun = re.findall(r"^@", text, re.MULTILINE)
    assert len(found) == len(begun), "an entry ends with a brace on a line of its own"
    return found


def _surname(authors: str) -> str:
    """The last word of the first author's surname, as prose has it: `Mesquita` for Bueno de Mesquita."""
    first = re.split(r"\s+and\s+", re.sub(r"[{}\\]", "", authors))[0]
    surname = first.partition(",")[0] if "," in first else first
    return surname.split()[-1] if surname.split() else ""


def _cited_on_pages() -> dict[str, str]:
    """Every key cited on a page, with the page."""
    return {
        key.strip(): name_of(page)
        for page in pages()
        for keys in _CITED_ON_PAGE.findall(page.read_text(encoding="utf-8"))
        for key in keys.split(",")
    }


def _cited_in_docstrings() -> dict[tuple[str, str], str]:
    """Every first author and year cited in a docstring of the library, with the module."""
    return {
        (author, year): name_of(module)
        for module in sorted((ROOT / "src").rglob("*.py"))
        for docstring in _docstrings(module.read_text(encoding="utf-8"))
        for author, year in citations(docstring)
    }


def _docstrings(code: str) -> list[str]:
    return [
        text
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(text := node.value.value, str)
    ]


def citations(prose: str) -> set[tuple[str, str]]:
    """The first author and the year of each work that the prose cites."""
    return {
        (author, year)
        for author, year in _CITED_IN_PROSE.findall(prose)
        if not (author in _NO_AUTHORS or author.isupper())
    }


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("The solution of Nash (1950) takes", {("Nash", "1950")}),
        ("(Kalai & Smorodinsky 1975; Kalai 1977)", {("Kalai", "1975"), ("Kalai", "1977")}),
        ("Fang, Hipel,\n    Kilgour & Peng 2003", {("Fang", "2003")}),
        ("Liffiton et al. 2016", {("Liffiton", "2016")}),
        ("Bueno de Mesquita 1981", {("Mesquita", "1981")}),
        ("the talks of January 2022, in 1987", set()),
        ("presented at ESA 2024", set()),
        ("at most 1000 packages", set()),
    ],
)
def test_citations_in_prose_are_recognised(prose: str, expected: set[tuple[str, str]]) -> None:
    assert citations(prose) == expected


def test_every_reference_says_who_what_and_when() -> None:
    lacking = {each.key: sorted(_NEEDED - each.fields) for each in _references() if _NEEDED - each.fields}
    assert lacking == {}


def test_keys_are_the_first_surname_and_the_year_and_none_comes_twice() -> None:
    keys = [each.key for each in _references()]
    strange = [each.key for each in _references() if each.key[:-1] != each.stem and each.key != each.stem]
    assert strange == []
    assert sorted(keys) == sorted(set(keys))


def test_no_citation_is_undefined() -> None:
    keys = {each.key for each in _references()}
    works = {(each.author, each.year) for each in _references()}
    undefined = [f"{page}: {key}" for key, page in _cited_on_pages().items() if key not in keys]
    undefined += [
        f"{module}: {author} {year}"
        for (author, year), module in _cited_in_docstrings().items()
        if (author, year) not in works
    ]
    assert undefined == []


def test_no_reference_is_unused() -> None:
    on_pages, in_docstrings = _cited_on_pages(), _cited_in_docstrings()
    unused = [
        each.key
        for each in _references()
        if each.key not in on_pages and (each.author, each.year) not in in_docstrings
    ]
    assert unused == []

from __future__ import annotations

import pytest

from detente.brief.words import joined, listed, possessive, with_article


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Northland", "Northland"),
        ("NATO", "NATO"),
        ("United States", "the United States"),
        ("European Union", "the European Union"),
        ("Federal Republic of Germany", "the Federal Republic of Germany"),
        ("Town of Upton", "the Town of Upton"),
        ("New Zealand", "New Zealand"),
        ("Friends of the Union", "Friends of the Union"),
        ("The mayor of the town", "the mayor of the town"),
        ("An environmental league", "an environmental league"),
    ],
)
def test_names_take_an_article_where_english_wants_one(name: str, text: str) -> None:
    assert with_article(name) == text


def test_possessive() -> None:
    assert possessive("Northland") == "Northland's"
    assert possessive("the United States") == "the United States'"


def test_lists() -> None:
    assert joined(["A"]) == "A"
    assert joined(["A", "B"]) == "A and B"
    assert joined(["A", "B", "C"], "or") == "A, B or C"
    assert listed(["A, a", "B"]) == "A, a and B"
    assert listed(["A, a", "B", "C"]) == "A, a; B; C"

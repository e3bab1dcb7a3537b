"""The lens, from the text of a case file to the document it prints, against brute force."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings

from detente.agreement import agreement
from detente.agreement.document import agreement_document
from detente.casefile import read_case
from tests.generators import random_case, to_yaml
from tests.oracles.agreement import agreement_result
from tests.strategies import cases

Document = dict[str, Any]
SETS = ("conflicts", "corrections")


def computed(document: Document) -> Document:
    """What the lens says of a case given as plain text."""
    return agreement_document(agreement(read_case(to_yaml(document).encode(), "random.yaml").case))


def wrong(document: Document) -> list[str]:
    """Where the lens errs on a case given as plain text."""
    return differences(computed(document), agreement_result(document))


def differences(mine: Document, right: Document) -> list[str]:
    """Where what the lens says differs from what is right: forum and key, with both answers."""
    assert mine["forums"].keys() == right["forums"].keys()
    found = []
    for name, expected in right["forums"].items():
        actual = mine["forums"][name]
        if ("why_not" in expected) != ("why_not" in actual):
            found.append(f"{name}: why_not")
            continue
        found += [
            f"{name}.{key}: expected {value!r}, got {actual.get(key)!r}"
            for key, value in expected.items()
            if key != "why_not"
            and comparable(key, value) != comparable(key, selected(actual.get(key), value))
        ]
    return found


def comparable(key: str, value: Any) -> Any:
    """Sets of demands as sets, reasons by name alone, all else as it is."""
    if key == "winning_sets":
        return [{inner: comparable(inner, part) for inner, part in winning.items()} for winning in value]
    if key in SETS:
        return {frozenset(demands) for demands in value}
    return sorted(value) if key == "why_null" else value


def selected(actual: Any, expected: Any) -> Any:
    """The part of an answer that the other speaks of: the lens adds keys of its own."""
    if isinstance(actual, dict) and isinstance(expected, dict):
        kept = {key: selected(value, expected[key]) for key, value in actual.items() if key in expected}
        return kept if expected.keys() <= actual.keys() else actual
    if isinstance(actual, list) and isinstance(expected, list) and len(actual) == len(expected):
        return [selected(a, e) for a, e in zip(actual, expected, strict=True)]
    return actual


@settings(max_examples=150)
@given(cases())
def test_the_lens_says_what_brute_force_says(document: Document) -> None:
    assert wrong(document) == []


@pytest.mark.parametrize("start", [0, 1])
def test_the_lens_says_what_brute_force_says_on_numbered_cases(start: int) -> None:
    assert [s for s in range(start * 150, (start + 1) * 150) if wrong(random_case(random.Random(s)))] == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(10))
def test_the_lens_says_what_brute_force_says_ten_thousand_times(start: int) -> None:
    seeds = range(1_000 * (start + 1), 1_000 * (start + 2))
    assert [s for s in seeds if wrong(random_case(random.Random(s)))] == []

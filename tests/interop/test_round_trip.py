"""To a case and back, or to a ``.gmcr`` file and back, the conflict stays what it was."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

from hypothesis import given

from detente.casefile import read_case
from detente.interop import case_to_gmcr, gmcr_to_case
from tests.interop.documents import cases, documents
from tests.interop.meaning import of_case, of_document

if TYPE_CHECKING:
    from detente.model import Case

MANUAL = "useManualPreferenceRanking"
"""A ranking that statements give as well comes back as those, and then need not decide."""


def case_of(document: dict[str, Any]) -> Case:
    text = gmcr_to_case(json.dumps(document).encode(), "quarrel.gmcr").text
    return read_case(text.encode(), "quarrel.yaml").case


def document_of(case: Case) -> dict[str, Any]:
    found = json.loads(case_to_gmcr(case).text)
    assert isinstance(found, dict)
    return found


def composed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with composed letters, as every case file is read."""
    whole: dict[str, Any] = json.loads(unicodedata.normalize("NFC", json.dumps(document, ensure_ascii=False)))
    return whole


@given(documents())
def test_a_case_made_of_a_document_means_the_same(document: dict[str, Any]) -> None:
    ours, theirs = of_case(case_of(document)), of_document(composed(document))
    assert ours.states == theirs.states
    assert ours.rankings == theirs.rankings
    for (name, options), (called, given_options) in zip(ours.options, theirs.options, strict=True):
        assert name == called or not called.strip()
        assert [direction for _, direction in options] == [direction for _, direction in given_options]
        for (action, _), (option, _) in zip(options, given_options, strict=True):
            assert action == option or not option.strip()


@given(documents())
def test_a_document_made_of_that_case_means_the_same_and_stays_as_it_is(document: dict[str, Any]) -> None:
    case = case_of(document)
    again = document_of(case)
    assert of_document(again) == of_case(case)
    assert {**document_of(case_of(again)), MANUAL: again[MANUAL]} == again


@given(cases())
def test_a_case_made_of_the_document_of_a_case_means_the_same(text: str) -> None:
    case = read_case(text.encode(), "quarrel.yaml").case
    document = document_of(case)
    assert of_document(document) == of_case(case)
    assert of_case(case_of(document)) == of_case(case)

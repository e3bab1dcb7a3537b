"""The sources of a case at a prompt and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import detente
from detente.analysis import sources_of
from detente.brief import brief_of_sources
from detente.notebook.sources import citation_rows

if TYPE_CHECKING:
    from detente.notebook import SourcesResult


@pytest.fixture(scope="module")
def found() -> SourcesResult:
    return detente.load("geneva-2022").trace_sources()


def test_it_is_one_line_and_explains_itself(found: SourcesResult) -> None:
    assert "\n" not in repr(found)
    assert tuple(found.explain()) == brief_of_sources(found)
    assert next(iter(found.explain())).judgments == next(iter(found.sources.values())).judgments


def test_in_a_notebook_each_source_has_a_row(found: SourcesResult) -> None:
    shown = found._repr_html_()
    assert shown.count("<tr>") == 1 + min(20, len(found.sources))
    assert "<script" not in shown


def test_every_judgment_has_a_row_for_each_citation(found: SourcesResult) -> None:
    rows = citation_rows(found)
    judgments = found.case.judgments
    assert {row["path"] for row in rows} == set(judgments)
    cited = {(row["path"], row["source"], row["place"]) for row in rows if row["how"] == "rests on it"}
    assert cited == {
        (path, citation.source, citation.place)
        for path, judgment in judgments.items()
        for citation in judgment.grounds.citations
    }
    disputed = {(row["path"], row["source"]) for row in rows if row["how"] == "disputed by it"}
    assert disputed == {
        (event.path, citation.source) for event in found.case.record for citation in event.disputed
    }
    unsourced = [row["path"] for row in rows if row["how"] == "no grounds"]
    assert unsourced == list(sources_of(found.case).unsourced)
    assert {row["path"]: row["kind"] for row in rows if row["kind"]} == {
        event.path: event.kind for event in found.case.record
    }

"""What a case takes from its sources, in sentences that name the judgments."""

from __future__ import annotations

import inspect
from typing import get_args

from detente.analysis import sources_of
from detente.brief import brief_of_sources, sources
from detente.brief.source_templates import SOURCES
from detente.casefile import read_case
from detente.model import EventKind

TEXT = """\
title: A fare
sources:
  daily: {title: Ministers meet, places: ¶1..¶4}
  wire: Reports of the agency
parties: {A: {power: 3}, B: {power: 2, why: it is small}}
record:
- {date: 2024, who: A, does: says, kind: claim, claimed by: A, source: daily ¶2, disputed: wire}
- {date: 2024, who: A, does: says, source: daily ¶2}
"""


def said(text: str) -> dict[str, tuple[str, ...]]:
    found = sources_of(read_case(text.encode(), "fare.yaml").case)
    sentences = brief_of_sources(found)
    assert {(sentence.finding, sentence.forum) for sentence in sentences} == {(7, None)}
    return {sentence.text: sentence.judgments for sentence in sentences}


def test_a_sentence_a_source_and_then_what_rests_on_none() -> None:
    assert said(TEXT) == {
        "daily: 2 judgments, all in the record: 1 reported, 1 claim. Nothing rests on ¶1, ¶3, ¶4.": (
            "record[1]",
            "record[2]",
        ),
        "wire: Nothing rests on it; it disputes 1 entry of the record.": (),
        "A reason and no source: 1 of 4 judgments.": ("parties.B.power",),
        "Neither a source nor a reason: 1 of 4 judgments.": ("parties.A.power",),
    }


def test_where_everything_has_grounds_that_is_said() -> None:
    assert list(said("title: T\nwhy: so\nparties: {A: {power: 1}}\n")) == [
        "A reason and no source: 1 of 1 judgments.",
        "Every judgment has a source or a reason.",
    ]


def test_every_template_is_needed() -> None:
    code = inspect.getsource(sources)
    kinds = {f"kind {kind}" for kind in get_args(EventKind)}
    assert kinds <= SOURCES.keys()
    assert [name for name in SOURCES if name not in kinds and f'"{name}"' not in code] == []

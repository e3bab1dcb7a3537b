"""Judgments sorted by what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import load
from detente.analysis import CitedPlace, sources_of
from detente.casefile.library import shipped_cases
from detente.model import Case, Citation, Grounds, Judgment, Source
from tests.casefile.reading import case_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE = case_of("""\
sources:
  daily: {title: Ministers meet, places: [¶1..¶4, Annex, ¶5..¶12]}
  wire: Reports
  blog: {title: A view}
parties: {A: {power: 3}, B: {name: Bland, source: wire 2}, C: {name: Cland, why: the map says so}}
issues:
  source: daily ¶10
  fare:
    options:
      low: {name: 1 a head, source: [daily ¶2, wire 10]}
      high: {name: 4 a head, why: a guess}
      free: none
    today: low
wants:
  A:
    source: daily ¶1
    fare: {weight: 1, values: {low: 0, high: {value: 90, source: blog}, free: 100}}
    no deal: {value: 20, why: what it said}
  B: {why: it must, fare: {weight: 1, best first: [low, high, free]}}
drafts: {offer: {by: A, source: wire 9, package: {fare: high}}}
record:
- {date: 2024, who: A, does: says, source: [daily ¶2, daily ¶2]}
- {date: 2024, who: A, does: says, kind: claim, claimed by: wire, source: daily ¶2, disputed: [wire 9, blog]}
- {date: 2024, who: A, does: says, kind: opinion, source: daily, disputed: daily Annex}
- {date: 2024, who: A, does: says, kind: fact, source: [daily ¶2, daily ¶10, wire]}
- {date: 2024, who: A, does: meets}
forecasts: [{by: daily, says: zone.all, probability: 0.2, source: daily ¶11}]
outcome: {no deal: true, source: wire 10}
""")


def test_every_place_lists_what_rests_on_it_and_what_it_disputes() -> None:
    cited = sources_of(CASE).sources["daily"]
    assert cited.places == (
        CitedPlace(
            "¶1",
            (
                "wants.A.fare.weight",
                "wants.A.fare.values.low",
                "wants.A.fare.values.free",
                "wants.A.no deal",
            ),
        ),
        CitedPlace("¶2", ("issues.fare.options.low", "record[1]", "record[2]", "record[4]")),
        CitedPlace("Annex", (), ("record[3]",)),
        CitedPlace("¶10", ("issues.fare.options.high", "issues.fare.today", "record[4]")),
        CitedPlace("¶11", ("forecasts[1]", "forecasts[1].probability")),
    )
    assert cited.without_place == ("record[3]",)
    assert cited.disputes_without_place == ()
    assert cited.without_judgments == ("¶3", "¶4", "¶5", "¶6", "¶7", "¶8", "¶9", "¶12")


def test_places_that_are_not_declared_are_sorted_as_one_counts() -> None:
    cited = sources_of(CASE).sources["wire"]
    assert [(place.place, place.judgments, place.disputes) for place in cited.places] == [
        ("2", ("parties.B",), ()),
        ("9", ("drafts.offer",), ("record[2]",)),
        ("10", ("issues.fare.options.low", "outcome"), ()),
    ]
    assert cited.without_place == ("record[4]",)
    assert cited.without_judgments == ()


def test_declared_places_keep_their_order_and_others_follow() -> None:
    case = case_of("""\
sources: {treaty: {places: [Preamble, Art. 2, Art. 10, Annex]}}
parties:
  A: {source: [treaty Annex, treaty Art. 30, treaty Art. 4, treaty Art. 10, treaty Preamble]}
""")
    found = sources_of(case).sources["treaty"]
    assert [place.place for place in found.places] == ["Preamble", "Art. 10", "Annex", "Art. 4", "Art. 30"]
    assert found.without_judgments == ("Art. 2",)


def test_a_source_may_be_cited_as_a_whole_or_by_nobody() -> None:
    case = case_of("sources: {a: A, b: B}\nparties: {A: {power: 1, source: a}}\n")
    found = sources_of(case).sources
    assert found["a"].judgments == found["a"].without_place == ("parties.A.power",)
    assert (found["b"].places, found["b"].judgments, found["b"].disputes) == ((), (), ())
    assert sources_of(CASE).sources["blog"].disputes_without_place == ("record[2]",)


def test_entries_of_the_record_are_counted_once_by_kind() -> None:
    found = sources_of(CASE).sources
    counts = {name: {kind: n for kind, n in cited.kinds.items() if n} for name, cited in found.items()}
    assert counts == {
        "daily": {"reported": 1, "claim": 1, "opinion": 1, "fact": 1},
        "wire": {"fact": 1},
        "blog": {},
    }
    assert list(found["blog"].kinds) == ["reported", "fact", "claim", "opinion", "scheduled"]


def test_a_reason_alone_and_neither_are_kept_apart() -> None:
    found = sources_of(CASE)
    assert found.why_only == ("parties.C", "wants.B.fare.weight", "wants.B.fare.best first")
    assert found.unsourced == ("parties.A.power", "record[5]")
    assert repr(found) == "<Sources of 'Untitled case': daily (13), wire (5), blog (1)>"


def test_a_case_without_sources_rests_on_none() -> None:
    found = sources_of(case_of("parties: {A: {power: 1}}\n"))
    assert (dict(found.sources), found.unsourced) == ({}, ("parties.A.power",))


def test_every_paragraph_of_the_report_carries_a_judgment() -> None:
    cited = sources_of(load("geneva-2022")).sources["wsws"]
    assert [place.place for place in cited.places] == [f"¶{number}" for number in range(1, 21)]
    assert all(place.judgments for place in cited.places)
    assert cited.without_judgments == ()
    assert "forecasts[3]" in next(place.judgments for place in cited.places if place.place == "¶19")


def stands_under(case: Case) -> Iterator[tuple[str, str, str | None]]:
    """Each judgment with each source and place under which it is listed."""
    for name, cited in sources_of(case).sources.items():
        for place in cited.places:
            yield from ((path, name, place.place) for path in place.judgments)
        yield from ((path, name, None) for path in cited.without_place)


def check_that_nothing_is_lost(case: Case) -> None:
    """Listed is exactly what is cited, each once; what cites nothing is listed as such."""
    listed = list(stands_under(case))
    assert len(listed) == len(set(listed))
    assert set(listed) == {
        (path, citation.source, citation.place)
        for path, judgment in case.judgments.items()
        for citation in judgment.grounds.citations
    }
    found = sources_of(case)
    rest = [*found.why_only, *found.unsourced]
    assert sorted({path for path, _, _ in listed} | set(rest)) == sorted(case.judgments)
    assert len(rest) == len(set(rest))
    assert {path for path, _, _ in listed}.isdisjoint(rest)
    for cited in found.sources.values():
        assert {place.place for place in cited.places}.isdisjoint(cited.without_judgments)


@pytest.mark.parametrize("name", [case.name for case in shipped_cases()])
def test_no_judgment_of_a_shipped_case_is_lost(name: str) -> None:
    check_that_nothing_is_lost(load(name))


citations = st.builds(Citation, st.sampled_from(["a", "b"]), st.sampled_from([None, "¶1", "¶2", "¶10"]))
grounds = st.builds(Grounds, st.lists(citations, max_size=4).map(tuple), st.none() | st.just("so"))


@given(st.lists(grounds, max_size=6), st.sets(st.sampled_from(["¶1", "¶2", "¶3"])))
def test_no_judgment_of_any_case_is_lost(rests_on: list[Grounds], declared: set[str]) -> None:
    judgments = {f"j{number}": Judgment(f"j{number}", 1, 1, each) for number, each in enumerate(rests_on)}
    sources = {"a": Source("a", places=tuple(declared)), "b": Source("b")}
    case = Case("A case", "0" * 64, {}, sources=sources, judgments=judgments)
    check_that_nothing_is_lost(case)
    cited = {citation.place for each in rests_on for citation in each.citations if citation.source == "a"}
    assert set(sources_of(case).sources["a"].without_judgments) == declared - cited

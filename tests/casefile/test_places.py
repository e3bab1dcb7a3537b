"""The places a source has, and citations of places it does not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.edit import set_judgment
from detente.casefile.places import MAX_PLACES, places_of
from detente.casefile.scalars import Unreadable
from detente.model import in_runs
from tests.casefile.reading import case_of, doubtful, hints, read, wrong

PARTY = "parties: {A: Aland}\n"


def places(written: str) -> tuple[str, ...]:
    """The places of a source that declares them so."""
    return (
        case_of(f"sources: {{daily: {{places: {written}}}}}\nsource: daily\n", PARTY).sources["daily"].places
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("¶1..¶3", ("¶1", "¶2", "¶3")),
        ("¶1..3", ("¶1", "¶2", "¶3")),
        ("par. 9 .. par. 11", ("¶9", "¶10", "¶11")),
        ("p. 3..5", ("p. 3", "p. 4", "p. 5")),
        ("pp. 3..page 5", ("p. 3", "p. 4", "p. 5")),
        ("Art. 4..Art. 5", ("Art. 4", "Art. 5")),
        ("4..4", ("4",)),
        ("Annex", ("Annex",)),
        ("7", ("7",)),
        ("[Preamble, Art. 1..2, par. 3, Annex  B]", ("Preamble", "Art. 1", "Art. 2", "¶3", "Annex B")),
    ],
)
def test_places_are_one_a_range_or_a_list_of_these(written: str, expected: tuple[str, ...]) -> None:
    assert places(written) == expected


def test_a_source_that_says_nothing_of_its_places_has_none() -> None:
    sources = case_of("sources: {a: The Daily, b: {title: x}}\nsource: [a, b]\n", PARTY).sources
    assert [source.places for source in sources.values()] == [(), ()]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("¶3..¶1", "27: the range ¶3..¶1 is upside down"),
        ("¶1..p. 3", "27: ¶1 and p. 3 do not count the same thing"),
        ("Preamble..¶3", '27: "Preamble" ends in no number, so no range begins there'),
        ("¶1..", "27: a range has a first and a last place"),
        ("..¶3", "27: a range has a first and a last place"),
        ("¶1..Annex", '27: "Annex" ends in no number, so no range ends there'),
        ("¶1..¶2..¶3", "27: ¶1 and ¶2..¶3 do not count the same thing"),
        ("''", "27: a place has a name"),
        ("[]", "27: a source that names its places has at least one"),
        ("[¶1, ¶2, par. 1]", "36: ¶1 stands twice among these places"),
        ("[¶1..¶5, ¶4..¶9]", "36: ¶4 stands twice among these places"),
        (
            "{¶1: x}",
            "27: a place such as ¶4, or a range such as ¶1..¶20, is expected here, not a mapping",
        ),
        ("[[¶1]]", "28: a place such as ¶4, or a range such as ¶1..¶20, is expected here, not a list"),
        ("¶1..¶999999999", "27: the sources of a case have at most 10,000 places in all"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(written: str, expected: str) -> None:
    assert wrong(f"sources: {{daily: {{places: {written}}}}}\n", PARTY) == [f"1:{expected}"]


def test_the_hint_turns_a_range_round() -> None:
    assert hints("sources: {daily: {places: p. 7..3}}\n", PARTY) == ["write p. 3..p. 7"]


def test_the_limit_counts_all_sources_of_a_case() -> None:
    half = MAX_PLACES // 2
    both = f"sources: {{a: {{places: ¶1..¶{half}}}, b: {{places: [¶1..¶{half - 1}, {{}}]}}}}\n"
    assert wrong(both.replace("{}", "Annex"), PARTY) == []
    (told,) = wrong(both.replace("{}", "¶0..¶0, Annex"), PARTY)
    assert told.endswith("the sources of a case have at most 10,000 places in all")


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from(["¶", "p. ", "Art. ", "§ No. ", ""]))
def test_a_range_names_what_is_told_as_that_range(low: int, length: int, label: str) -> None:
    text = f"{label}{low}..{label}{low + length}"
    found = places_of(text)
    assert len(found) == length + 1
    assert len(in_runs(found)) <= 2
    if length > 1:
        (run,) = in_runs(found)
        assert places_of(run) == found


@given(st.text(max_size=30))
def test_any_text_names_places_each_once_or_is_refused(text: str) -> None:
    try:
        found = places_of(text)
    except Unreadable:
        return
    assert 0 < len(set(found)) == len(found) <= MAX_PLACES


CITING = PARTY + "sources: {daily: {places: [¶1..¶8, Annex]}, wire: {places: Art. 4..6}, blog: My Blog}\n"


@pytest.mark.parametrize(
    ("citation", "warning", "hint"),
    [
        ("daily ¶9", "¶9 is not among the places of daily", 'did you mean "¶8"?'),
        ("daily ¶80", "¶80 is not among the places of daily", 'did you mean "¶8"?'),
        ("daily ¶0", "¶0 is not among the places of daily", 'did you mean "¶1"?'),
        ("daily p. 4", "p. 4 is not among the places of daily", 'did you mean "¶4"?'),
        ("daily 4", "4 is not among the places of daily", 'did you mean "¶4"?'),
        ("daily annex", "annex is not among the places of daily", 'did you mean "Annex"?'),
        ("daily the end", "the end is not among the places of daily", "its places: ¶1..¶8, Annex"),
        (
            "daily ¶4..¶6",
            "¶4..¶6 is not among the places of daily",
            "a citation names one place; put several into a list",
        ),
        (
            "daily par. 4-6",
            "¶4-6 is not among the places of daily",
            "a citation names one place; put several into a list",
        ),
        ("daily ¶12-bis", "¶12-bis is not among the places of daily", "its places: ¶1..¶8, Annex"),
        ("wire art 5", "art 5 is not among the places of wire", 'did you mean "Art. 5"?'),
    ],
)
def test_a_place_the_source_does_not_have_is_doubtful(citation: str, warning: str, hint: str) -> None:
    found = read(f"{CITING}source: [{citation}, daily, wire, blog]\n").warnings
    assert [(problem.line, problem.column, problem.text, problem.hint) for problem in found] == [
        (3, 10, warning, hint)
    ]


@pytest.mark.parametrize("citation", ["daily", "daily ¶8", "daily par. 8", "daily, Annex", "blog ¶99"])
def test_a_place_the_source_has_or_may_have_is_not_doubtful(citation: str) -> None:
    assert doubtful(f"source: ['{citation}', daily, wire, blog]\n", CITING) == []


def test_each_wrong_citation_is_told_once_in_order_of_the_file() -> None:
    """Also where ``disputed`` cites, and in mappings that are looked at twice."""
    snippet = """\
issues: {source: daily ¶20, x: {options: [a, b], today: a}}
forums: {source: daily ¶21, f: {seats: [A]}}
wants: {A: {red lines: [{never: x = a}]}}
record: [{date: 2024, who: A, does: says, disputed: wire Art. 7, source: [daily ¶22, wire, blog]}]
"""
    assert doubtful(snippet, CITING) == [
        "1:18: ¶20 is not among the places of daily",
        "2:18: ¶21 is not among the places of daily",
        "4:53: Art. 7 is not among the places of wire",
        "4:75: ¶22 is not among the places of daily",
    ]


def test_places_are_set_in_the_text_of_a_file() -> None:
    text = "sources:\n  daily: {title: Ministers meet}   # a note\nparties: {A: Aland}\nsource: daily\n"
    once = set_judgment(text, "sources.daily.places", "¶1..¶3")
    assert once == text.replace("meet}", "meet, places: ¶1..¶3}")
    twice = set_judgment(once, "sources.daily.places", "[¶1..¶3, Annex]")
    assert case_of(twice).sources["daily"].places == ("¶1", "¶2", "¶3", "Annex")
    thrice = set_judgment(twice, "sources.daily.places[2]", "Note 1")
    assert case_of(thrice).sources["daily"].places == ("¶1", "¶2", "¶3", "Note 1")

"""Places in a source: which follows which, and many of them told shortly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import in_runs, label_and_number, natural_order


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("¶4", ("¶", 4)),
        ("p. 12", ("p. ", 12)),
        ("Art. 6.2", ("Art. 6.", 2)),
        ("12", ("", 12)),
        ("Annex", None),
        ("¶4a", None),
        ("", None),
    ],
)
def test_a_place_counts_something_where_it_ends_in_a_number(
    place: str, expected: tuple[str, int] | None
) -> None:
    assert label_and_number(place) == expected


def test_places_are_sorted_as_one_counts() -> None:
    places = ["¶10", "p. 3", "¶2", "Annex", "¶2a", "¶1", "Art. 6.10", "Art. 6.9", "annex B"]
    assert natural_order(places) == [
        "Annex",
        "annex B",
        "Art. 6.9",
        "Art. 6.10",
        "p. 3",
        "¶1",
        "¶2",
        "¶2a",
        "¶10",
    ]


def test_a_number_of_any_length_can_be_sorted() -> None:
    longest = "¶1" + "0" * 10_000
    assert natural_order([longest, "¶9"]) == ["¶9", longest]


@given(st.lists(st.text(alphabet="¶p. 019a", max_size=6)))
def test_sorting_keeps_every_place_and_does_not_depend_on_the_order_given(places: list[str]) -> None:
    ordered = natural_order(places)
    assert sorted(ordered) == sorted(places)
    assert natural_order(reversed(places)) == ordered


@given(st.lists(st.integers(0, 10**8), unique=True))
def test_paragraphs_are_sorted_by_their_numbers(numbers: list[int]) -> None:
    assert natural_order(f"¶{number}" for number in numbers) == [f"¶{number}" for number in sorted(numbers)]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], []),
        (["¶1", "¶2"], ["¶1", "¶2"]),
        (["¶1", "¶2", "¶3", "¶7"], ["¶1..¶3", "¶7"]),
        (["Preamble", "Art. 1", "Art. 2", "Art. 3", "¶4"], ["Preamble", "Art. 1..Art. 3", "¶4"]),
        (["¶3", "¶2", "¶1"], ["¶3", "¶2", "¶1"]),
        (["Annex", "Annex"], ["Annex", "Annex"]),
    ],
)
def test_three_or_more_that_follow_one_another_are_a_range(places: list[str], expected: list[str]) -> None:
    assert in_runs(places) == expected

"""Labels find places where nothing lies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.figures.placing import Box, Label, place

SHEET = Box(0, 0, 500, 400)
_labels = st.builds(Label, st.integers(0, 500), st.integers(0, 400), st.integers(10, 120), st.just(14))


def test_a_lone_label_stands_to_the_right_of_its_point() -> None:
    (box,) = place([Label(100, 100, 40, 14)], [], [], SHEET)
    assert box.x > 100
    assert box.y < 100 < box.y2


def test_a_label_gives_way_to_what_is_there() -> None:
    taken = Box(101, 80, 300, 120)
    (box,) = place([Label(100, 100, 40, 14)], [], [taken], SHEET)
    assert not box.overlap(taken)


def test_what_is_written_is_never_covered_while_there_is_room() -> None:
    """All places near the point are taken by marks, and one by a word: the label goes further away."""
    words = Box(60, 60, 300, 300)
    (box,) = place([Label(180, 180, 40, 14)], [words], [SHEET], SHEET)
    assert not box.overlap(words)


@given(st.lists(_labels, max_size=6))
def test_labels_stay_on_the_sheet_and_do_not_cover_each_other(labels: list[Label]) -> None:
    boxes = place(labels, [], [], SHEET)
    assert len(boxes) == len(labels)
    for at, box in enumerate(boxes):
        assert box.x >= 0 and box.y >= 0 and box.x2 <= 500 and box.y2 <= 400  # noqa: PT018 - one rectangle
        assert not any(box.overlap(other) for other in boxes[:at])


def test_the_area_two_rectangles_share() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(5, 5, 20, 20)) == 25
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0

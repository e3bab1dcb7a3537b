"""The shares of columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.brief.blocks import Table
from detente.report.widths import shares

CELLS = st.text("abc .", max_size=90)


def test_a_column_has_room_for_its_longest_word_and_for_long_texts() -> None:
    table = Table("", ("Kind", "What"), (("scheduled", "a b " * 30), ("claim", "a b " * 30)))
    kind, what = shares(table)
    assert kind == 100 * 12 // 59
    assert what > 3 * kind


@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), min_size=1, max_size=4)))
def test_shares_are_positive_and_never_more_than_the_page(rows: list[tuple[str, ...]]) -> None:
    found = shares(Table("", rows[0], tuple(rows[1:])))
    assert len(found) == len(rows[0])
    assert min(found) >= 1
    assert sum(found) <= 100

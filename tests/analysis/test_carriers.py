"""Which differences carry a result, on results made up for the purpose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.carriers import Carriers, OutOfRuns, Parts, carriers, minimal


def test_a_part_that_suffices_alone_is_found_and_needs_no_other() -> None:
    found = carriers(range(4), lambda parts: 2 in parts)
    assert found == Carriers(alone=(2,), needed=(2,))


def test_two_parts_that_each_suffice_are_both_named_and_neither_is_needed() -> None:
    found = carriers(range(4), lambda parts: 1 in parts or 3 in parts)
    assert found == Carriers(alone=(1, 3))


def test_parts_that_suffice_only_together_are_found_among_many() -> None:
    found = carriers(range(40), lambda parts: {7, 19, 33} <= parts)
    assert found == Carriers(together=(7, 19, 33), needed=(7, 19, 33))


def test_one_of_several_minimal_sets_is_found_where_no_part_is_needed() -> None:
    found = carriers(range(6), lambda parts: {0, 1} <= parts or {4, 5} <= parts)
    assert found.together in {(0, 1), (4, 5)}
    assert found.needed == ()


def test_that_all_parts_do_not_carry_a_result_is_said() -> None:
    assert carriers(range(3), lambda _: False) == Carriers(carried=False)


def test_a_search_that_runs_out_keeps_what_it_found_and_says_so() -> None:
    seen: set[Parts] = set()

    def suffices(parts: Parts) -> bool:
        seen.add(parts)
        if len(seen) > 5:
            raise OutOfRuns
        return 1 in parts

    assert carriers(range(9), suffices) == Carriers(alone=(1,), complete=False)


@given(st.integers(1, 7), st.randoms())
def test_a_minimal_set_suffices_and_none_of_its_members_can_be_left_out(n: int, rng: st.DataObject) -> None:
    """Also where more parts need not make a set suffice more."""
    every = frozenset(range(n))
    table: dict[Parts, bool] = {every: True}

    def suffices(parts: Parts) -> bool:
        return table.setdefault(parts, rng.random() < 0.5)  # type: ignore[attr-defined]

    found = minimal(every, frozenset({0}), suffices)
    assert found <= every
    assert suffices(found)
    assert not any(suffices(found - {member}) for member in found)

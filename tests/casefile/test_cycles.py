"""Orders in which names can be taken, and circles among them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.cycles import find_cycles, in_order

names = st.sampled_from("abcdefgh")
needs = st.dictionaries(names, st.lists(names, max_size=3, unique=True))


@given(needs)
def test_each_name_comes_after_all_it_needs(needed: dict[str, list[str]]) -> None:
    ordered, left = in_order(needed)
    assert sorted(ordered + left) == sorted(needed)
    for place, name in enumerate(ordered):
        assert {need for need in needed[name] if need in needed} <= set(ordered[:place])
    for name in left:
        assert set(needed[name]) & set(left)


@given(needs)
def test_there_is_a_circle_exactly_where_there_is_no_order(needed: dict[str, list[str]]) -> None:
    cycles = find_cycles(needed)
    assert bool(cycles) is bool(in_order(needed)[1])
    for cycle in cycles:
        for place, name in enumerate(cycle):
            assert cycle[(place + 1) % len(cycle)] in needed[name]
    together = [name for cycle in cycles for name in cycle]
    assert len(together) == len(set(together))


def test_circles_are_found_apart() -> None:
    needed = {"a": ["b"], "b": ["a"], "c": ["c"], "d": ["a", "e"], "e": []}
    assert find_cycles(needed) == [["a", "b"], ["c"]]
    assert in_order(needed) == (["e"], ["a", "b", "c", "d"])

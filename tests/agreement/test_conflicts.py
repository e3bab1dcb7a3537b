"""Hitting sets, conflicts and corrections against brute force over all sets of demands."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.agreement import conflicts as module
from detente.agreement.conflicts import (
    grown,
    minimal_conflicts,
    minimal_corrections,
    one_conflict,
    smallest_conflicts,
)
from detente.agreement.hitting_sets import minimal_hitting_sets

N = 6
MORE_THAN_ENOUGH = 10_000
Demands = frozenset[int]
some_demands = st.frozensets(st.integers(0, N - 1))


def subsets(universe: Demands) -> list[Demands]:
    """All subsets, smallest first."""
    sizes = range(len(universe) + 1)
    return [frozenset(s) for s in chain.from_iterable(combinations(sorted(universe), size) for size in sizes)]


def minimal_only(sets: list[Demands]) -> set[Demands]:
    """Those that hold no other."""
    return {one for one in sets if not any(other < one for other in sets)}


@given(st.lists(some_demands, max_size=7))
def test_minimal_hitting_sets_are_all_that_brute_force_finds_smallest_first(sets: list[Demands]) -> None:
    found = list(minimal_hitting_sets(sets))
    universe = frozenset().union(*sets)
    assert minimal_only([s for s in subsets(universe) if all(s & other for other in sets)]) == set(found)
    assert [len(s) for s in found] == sorted(len(s) for s in found)
    assert len(found) == len(set(found))


def witnesses(packages: list[Demands], *, largest: bool) -> module.Witness:
    """The oracle for packages that meet just these demands; with ``largest`` one that meets most."""

    def witness(demands: Demands) -> Demands | None:
        fitting = [package for package in packages if demands <= package]
        return max(fitting, key=len, default=None) if largest else next(iter(fitting), None)

    def growing(demands: Demands) -> Demands | None:
        together = witness(demands)
        return None if together is None else grown(together, N, witness)

    return witness if largest else growing


@given(packages=st.lists(some_demands, min_size=1, max_size=8), largest=st.booleans())
def test_conflicts_and_corrections_are_all_that_brute_force_finds(
    packages: list[Demands], *, largest: bool
) -> None:
    every = frozenset(range(N))
    unmet = [s for s in subsets(every) if not any(s <= package for package in packages)]
    conflicts, complete = minimal_conflicts(N, witnesses(packages, largest=largest))
    assert complete
    assert minimal_only(unmet) == set(conflicts)
    assert [len(c) for c in conflicts] == sorted(len(c) for c in conflicts)
    assert smallest_conflicts([every - package for package in packages]) == (conflicts, True)
    opening = [s for s in subsets(every) if any(every - s <= package for package in packages)]
    assert minimal_only(opening) == set(minimal_corrections(conflicts, [every])[0])


@given(
    packages=st.lists(some_demands, min_size=1, max_size=8),
    steps=st.sampled_from([1, 3, 10, 30, MORE_THAN_ENOUGH]),
    most=st.integers(0, 5),
)
def test_within_any_limit_those_given_are_the_smallest(
    packages: list[Demands], steps: int, most: int
) -> None:
    """Conflicts of fewer demands than the largest given are all there, and it is said whether more may be."""
    every = [every - package for every in (frozenset(range(N)),) for package in packages]
    whole, _ = smallest_conflicts(every)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MAX_STEPS", steps)
        patch.setattr(module, "MAX_SETS", most)
        found, complete = smallest_conflicts(every)
    assert set(found) <= set(whole)
    assert len(found) <= most
    assert [len(one) for one in found] == [len(one) for one in whole][: len(found)]
    assert complete or len(whole) > most or steps < MORE_THAN_ENOUGH
    assert not complete or found == whole


def test_over_the_limit_the_smallest_are_given_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each pair of six demands is a conflict, and the limit is four."""
    monkeypatch.setattr(module, "MAX_SETS", 4)
    conflicts, complete = minimal_conflicts(N, witnesses([frozenset({d}) for d in range(N)], largest=True))
    assert not complete
    assert [len(conflict) for conflict in conflicts] == [2] * 4


@given(packages=st.lists(some_demands, max_size=8), order=st.permutations(range(N)))
def test_one_conflict_is_minimal_and_of_the_first_demands_if_it_can_be(
    packages: list[Demands], order: list[int]
) -> None:
    """Where no package meets the first demands together, the conflict holds none of those behind them."""

    def possible(demands: Demands) -> bool:
        return any(demands <= package for package in packages)

    assume(not possible(frozenset(range(N))))
    assume(possible(frozenset()))
    conflict = one_conflict(order, possible)
    assert not possible(conflict)
    assert all(possible(conflict - {demand}) for demand in conflict)
    first = next(n for n in range(N + 1) if not possible(frozenset(order[:n])))
    assert conflict <= frozenset(order[:first])

"""Merging and what is read off merged layers, against all packages listed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.agreement import merge
from detente.agreement.counting import count
from detente.agreement.criteria import Criterion, Forbidden, factors
from detente.agreement.merge import eliminate
from detente.agreement.packages import counts, first_packages, highest, lowest, options, smallest_numbers
from detente.agreement.pareto import non_dominated
from detente.agreement.space import Space
from detente.errors import TooLarge
from detente.model import Issue, Option
from tests.oracles.points import Vector, frontier, packages


@dataclass(frozen=True)
class Problem:
    """Criteria and forbidden combinations over a small space; the last criterion is an extra."""

    space: Space
    criteria: list[Criterion]
    forbidden: list[Forbidden]
    extra: Criterion

    def allowed(self) -> list[Vector]:
        """All packages that hold no forbidden combination."""
        return [
            package
            for package in packages(self.space.sizes)
            if not any(ban.combinations[tuple(package[i] for i in ban.scope)] for ban in self.forbidden)
        ]

    def vector(self, package: Vector) -> Vector:
        """Its coordinates."""
        return tuple(criterion.at(package) for criterion in self.criteria)


def space_of_sizes(sizes: list[int]) -> Space:
    """A space with so many options an issue."""
    issues = tuple(
        Issue(f"issue {i}", tuple(Option(str(o), str(o)) for o in range(size)))
        for i, size in enumerate(sizes)
    )
    return Space(issues, {}, tuple(tuple(range(size)) for size in sizes))


@st.composite
def problems(draw: st.DrawFn, scale: int = 1) -> Problem:
    """Few issues, small numbers, some issues tied to each other."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    scopes = st.lists(st.integers(0, len(sizes) - 1), min_size=1, max_size=3, unique=True).map(
        lambda scope: tuple(sorted(scope))
    )
    number = st.integers(-2, 3).map(lambda n: n * scale)

    def array(scope: tuple[int, ...], entry: st.SearchStrategy[int] | st.SearchStrategy[bool]) -> np.ndarray:
        shape = [sizes[i] for i in scope]
        return np.array(draw(st.lists(entry, min_size=math.prod(shape), max_size=math.prod(shape)))).reshape(
            shape
        )

    def criterion() -> Criterion:
        tables = tuple(array((i,), number).astype(object) for i in range(len(sizes)))
        tied = draw(st.lists(scopes, max_size=2))
        ties = tuple((scope, array(scope, number).astype(object)) for scope in tied)
        return Criterion(Fraction(0), Fraction(1), tables, ties)

    criteria = [criterion() for _ in range(draw(st.integers(0, 4)))]
    bans = [Forbidden(scope, array(scope, st.booleans())) for scope in draw(st.lists(scopes, max_size=2))]
    return Problem(space_of_sizes(sizes), criteria, bans, criterion())


@given(problems())
def test_a_merged_layer_knows_the_frontier_and_the_packages_behind_it(problem: Problem) -> None:
    sizes = problem.space.sizes
    parts = factors(problem.space, problem.criteria, problem.forbidden, [problem.extra])
    layer = eliminate(parts, sizes, non_dominated)
    behind: dict[Vector, list[Vector]] = {}
    for package in problem.allowed():
        behind.setdefault(problem.vector(package), []).append(package)
    expected = {point: behind[point] for point in frontier(behind)}

    numbers = smallest_numbers(layer, np.arange(len(layer)), limit=1000)
    found = {
        tuple(int(v) for v in values): [options(number, sizes) for number in mine]
        for values, mine in zip(layer.values, numbers, strict=True)
    }
    assert expected == found
    points = [tuple(int(v) for v in values) for values in layer.values]
    assert [len(expected[point]) for point in points] == list(counts(layer))
    assert [expected[point][0] for point in points] == [options(int(n), sizes) for n in first_packages(layer)]
    extras = [[problem.extra.at(package) for package in expected[point]] for point in points]
    assert [min(values) for values in extras] == [int(v) for v in lowest(layer)[:, 0]]
    assert [max(values) for values in extras] == [int(v) for v in highest(layer)[:, 0]]


@given(problems(scale=10**25))
def test_numbers_beyond_64_bits_stay_exact(problem: Problem) -> None:
    layer = eliminate(
        factors(problem.space, problem.criteria, problem.forbidden), problem.space.sizes, non_dominated
    )
    expected = frontier(problem.vector(package) for package in problem.allowed())
    assert expected == {tuple(int(v) for v in values) for values in layer.values}


@given(problems(), st.integers(1, 5))
def test_the_smallest_package_numbers_are_the_first_in_option_order(problem: Problem, limit: int) -> None:
    parts = factors(problem.space, problem.criteria, problem.forbidden)
    layer = eliminate(parts, problem.space.sizes, non_dominated)
    points = np.arange(len(layer))
    whole = smallest_numbers(layer, points, limit=10**6)
    assert [numbers[:limit] for numbers in whole] == smallest_numbers(layer, points, limit)
    assert all(a < b for numbers in whole for a, b in pairwise(numbers))


@given(problems(), st.data())
def test_pairs_formed_in_small_batches_give_the_same(problem: Problem, data: st.DataObject) -> None:
    parts = factors(problem.space, problem.criteria, problem.forbidden)
    whole = eliminate(parts, problem.space.sizes, non_dominated)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merge, "_PAIRS_AT_ONCE", data.draw(st.integers(1, 7)))
        batched = eliminate(parts, problem.space.sizes, non_dominated)
    assert sorted(map(tuple, whole.values.tolist())) == sorted(map(tuple, batched.values.tolist()))
    assert sorted(counts(whole)) == sorted(counts(batched))


@given(problems(), st.data())
def test_counting_by_halves_counts_what_listing_counts(problem: Problem, data: st.DataObject) -> None:
    threshold = st.tuples(st.integers(0, max(len(problem.criteria) - 1, 0)), st.integers(-4, 6))
    alternative = st.lists(threshold, max_size=3 if problem.criteria else 0).map(tuple)
    questions = data.draw(st.lists(st.lists(alternative, max_size=3), max_size=3))
    vectors = [problem.vector(package) for package in problem.allowed()]
    expected = [
        sum(any(all(vector[c] >= t for c, t in thresholds) for thresholds in question) for vector in vectors)
        for question in questions
    ]
    parts = factors(problem.space, problem.criteria, problem.forbidden)
    assert expected == count(parts, problem.space.sizes, questions)


def test_too_many_cells_are_refused_with_a_way_out() -> None:
    space = space_of_sizes([300] * 4)
    tie = ((0, 1, 2, 3), np.broadcast_to(np.zeros(1, dtype=object), (300,) * 4))
    tables = tuple(np.zeros(300, dtype=object) for _ in range(4))
    pairs = [((i, j), np.zeros((300, 300), dtype=object)) for i in range(4) for j in range(i)]
    assert tie[1].shape == space.sizes
    criterion = Criterion(Fraction(0), Fraction(1), tables, tuple((tuple(sorted(s)), a) for s, a in pairs))
    with pytest.raises(TooLarge, match="tied too closely") as refused:
        eliminate(factors(space, [criterion]), space.sizes, non_dominated)
    assert refused.value.hint is not None

"""Bargaining solutions on small sets worked out by hand."""

from __future__ import annotations

import re

import numpy as np
import pytest

from detente.agreement.egalitarian import egalitarian
from detente.agreement.kalai_smorodinsky import kalai_smorodinsky
from detente.agreement.nash import nash
from detente.agreement.solutions import SOLUTIONS
from detente.agreement.utilitarian import utilitarian


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        ([[1, 9], [5, 5], [6, 4]], [1]),
        ([[2, 6], [3, 4], [6, 2]], [0, 1, 2]),
        ([[0, 100], [1, 1]], [1]),
        ([[0, 7], [7, 0], [0, 3]], [0, 1]),
        ([[0, 0]], [0]),
        ([[10**40, 1], [10**40 + 1, 1]], [1]),
    ],
    ids=["product", "ties", "more gainers first", "one gainer each", "no gain at all", "beyond doubles"],
)
def test_nash(gains: list[list[int]], expected: list[int]) -> None:
    assert expected == list(nash(np.array(gains, dtype=object)))


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        ([[10, 0], [0, 100], [4, 70], [6, 50]], [3]),
        ([[10, 0, 1], [0, 10, 1], [5, 5, 0], [5, 5, 1]], [3]),
        ([[5, 0], [3, 0]], [0]),
        ([[0, 0], [0, 0]], [0, 1]),
        ([[2, 1, 4], [1, 2, 4], [2, 1, 5]], [2]),
    ],
    ids=["equal shares", "then the next share", "a seat without gain", "none gains", "last share decides"],
)
def test_kalai_smorodinsky(gains: list[list[int]], expected: list[int]) -> None:
    assert expected == list(kalai_smorodinsky(np.array(gains, dtype=object)))


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        ([[9, 1], [3, 4], [2, 90]], [1]),
        ([[2, 5], [4, 2]], [0]),
        ([[2, 5], [5, 2]], [0, 1]),
    ],
    ids=["largest smallest gain", "then the next", "the same sorted gains tie"],
)
def test_egalitarian(gains: list[list[int]], expected: list[int]) -> None:
    assert expected == list(egalitarian(np.array(gains, dtype=object)))


def test_utilitarian_takes_the_largest_sum_and_all_that_tie() -> None:
    assert list(utilitarian(np.array([[9, 1], [4, 6], [2, 3]]))) == [0, 1]


def test_raiffas_point_differs_from_the_product_where_the_best_gains_differ() -> None:
    """Kalai & Smorodinsky 1975 on the frontier x + y = 10 for x <= 4, then 6 - y = 3 (x - 4).

    With whole gains the points are (0, 10) to (4, 6), (5, 3), (6, 0): the best gains are 6 and 10. The
    product is largest at (4, 6): 24. The smallest share is largest there as well: 4/6 and 6/10.
    """
    points = np.array([[0, 10], [1, 9], [2, 8], [3, 7], [4, 6], [5, 3], [6, 0]])
    assert list(nash(points)) == [4]
    assert list(kalai_smorodinsky(points)) == [4]


@pytest.mark.parametrize("name", SOLUTIONS)
def test_each_solution_cites_its_source(name: str) -> None:
    assert re.search(r"[A-Z]\w+ \(?(19|20)\d\d\)", SOLUTIONS[name].__doc__ or "")

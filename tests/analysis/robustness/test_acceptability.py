"""SMAA-2, against examples of which the shares can be read off a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente.analysis.robustness.acceptability import acceptability, rank_acceptability, ranks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis.robustness.result import Acceptability

N_WORLDS = 20_000
FIRST = (np.arange(N_WORLDS) + 0.5) / N_WORLDS
WEIGHTS = {"pay": FIRST, "hours": 1 - FIRST}
"""Weights of two issues, evenly over all there are."""

Packages = dict[str, tuple[float, float]]

EXTREMES_AND_COMPROMISE: Packages = {"one": (100, 0), "other": (0, 100), "between": (70, 70)}
"""One package has all on one issue, one all on the other, and one has 70 on each."""


def of_packages(packages: Packages) -> Acceptability:
    def valued(weights: Mapping[str, np.ndarray | float]) -> dict[str, np.ndarray]:
        ones = np.ones(N_WORLDS)
        return {
            name: (weights["pay"] * pay + weights["hours"] * hours) * ones
            for name, (pay, hours) in packages.items()
        }

    return acceptability("Union", valued(WEIGHTS), WEIGHTS, valued)


def test_two_extremes_and_a_compromise() -> None:
    """With w the weight of the first issue: the compromise is first for w in (0.3, 0.7), else second.

    The one extreme is first for w above 0.7 and second for w in (0.5, 0.7); its supporters' mean w is 0.85.
    """
    found = of_packages(EXTREMES_AND_COMPROMISE)
    assert found.party == "Union"
    assert found.names == ("one", "other", "between")
    expected = [[0.3, 0.2, 0.5], [0.3, 0.2, 0.5], [0.4, 0.6, 0.0]]
    assert np.array(found.ranks) == pytest.approx(np.array(expected), abs=1e-3)
    assert found.central_weights["one"] == pytest.approx({"pay": 0.85, "hours": 0.15}, abs=1e-3)
    assert found.central_weights["other"] == pytest.approx({"pay": 0.15, "hours": 0.85}, abs=1e-3)
    assert found.central_weights["between"] == pytest.approx({"pay": 0.5, "hours": 0.5}, abs=1e-3)
    assert found.confidence == {"one": 1, "other": 1, "between": 1}


def test_confidence_is_how_often_it_is_first_at_its_own_central_weights() -> None:
    """Of one issue, one package is worth 75 for sure, the other anything from 0 to 100."""
    values = {"sure": np.full(N_WORLDS, 75.0), "unsure": np.linspace(0, 100, N_WORLDS)}
    found = acceptability("Union", values, {"pay": np.ones(N_WORLDS)}, lambda _weights: values)
    assert found.confidence == pytest.approx({"sure": 0.75, "unsure": 0.25}, abs=1e-3)
    assert found.central_weights == {"sure": {"pay": 1}, "unsure": {"pay": 1}}


def test_what_is_never_first_has_no_supporter() -> None:
    found = of_packages({"better": (100, 10), "worse": (90, 0)})
    assert found.ranks == ((1, 0), (0, 1))
    assert set(found.central_weights) == set(found.confidence) == {"better"}


def test_ties_share_the_best_rank_and_leave_the_next_free() -> None:
    found = ranks(np.array([[50.0, 50.0, 40.0], [10.0, 30.0, 10.0], [1.0, 2.0, 3.0]]))
    assert found.tolist() == [[0, 0, 2], [1, 0, 1], [2, 1, 0]]
    times = [[1, 1, 1], [2, 1, 0], [1, 1, 1]]
    assert rank_acceptability(found) == pytest.approx(np.array(times) / 3)


def test_values_that_differ_by_rounding_alone_tie() -> None:
    assert ranks(np.array([[0.1 + 0.2, 0.3], [0.3, 0.3 + 1e-6]])).tolist() == [[0, 0], [1, 0]]


def test_every_alternative_has_some_rank_in_every_world() -> None:
    values = np.random.default_rng(1).integers(0, 4, (500, 6)).astype(float)
    shares = rank_acceptability(ranks(values))
    assert shares.sum(axis=1) == pytest.approx(np.ones(6))
    assert shares[:, 0].sum() >= 1

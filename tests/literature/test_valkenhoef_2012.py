"""SMAA-2 against the benefits and risks of four antidepressants.

van Valkenhoef, Tervonen, Zhao, de Brock, Hillege & Postmus 2012, "Multicriteria benefit-risk assessment using
network meta-analysis", Journal of Clinical Epidemiology 65, 394-403: four drugs and placebo, by response and
by five side effects, weights unknown. The article itself was not at hand. Its authors publish the model as
10,000 draws with rank acceptabilities, confidence factors and central weights, as a test of their R package
smaa (github.com/gertvv/rsmaa, itest/hansen); the figures below are those. On the draws themselves
``acceptability`` gives all of them to the last digit that is printed. Here the draws are made anew: they are
logistic-normal, each criterion by itself, with the means and covariances below (of the published draws), and
weights uniform over the simplex.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente.analysis.robustness.acceptability import acceptability

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis.robustness.result import Acceptability

DRUGS = ("fluoxetine", "paroxetine", "placebo", "sertraline", "venlafaxine")

CRITERIA = {
    "treatment response": (
        [0.310, 0.557, -0.158, 0.497, 0.670],
        [
            [0.160],
            [0.138, 0.122],
            [0.081, 0.014, 0.079],
            [0.145, 0.023, 0.014, 0.115],
            [0.141, 0.022, 0.017, -0.004, 0.097],
        ],
    ),
    "diarrhoea": (
        [1.567, 2.032, 2.175, 1.243, 2.108],
        [
            [0.307],
            [0.284, 0.227],
            [0.133, 0.016, 0.149],
            [0.246, 0.065, 0.044, 0.171],
            [0.259, 0.071, 0.031, 0.030, 0.244],
        ],
    ),
    "dizziness": (
        [2.120, 1.592, 2.221, 2.459, 1.056],
        [
            [0.649],
            [0.633, 0.297],
            [0.514, 0.041, 0.268],
            [0.646, 0.141, 0.002, 0.252],
            [0.611, 0.075, 0.071, 0.013, 0.201],
        ],
    ),
    "headache": (
        [0.986, 1.070, 1.187, 0.976, 1.414],
        [
            [0.362],
            [0.339, 0.168],
            [0.271, 0.032, 0.154],
            [0.335, 0.046, 0.038, 0.128],
            [0.350, 0.076, 0.003, 0.037, 0.184],
        ],
    ),
    "insomnia": (
        [1.812, 1.867, 2.609, 1.549, 1.639],
        [
            [0.303],
            [0.275, 0.192],
            [0.133, 0.020, 0.145],
            [0.243, 0.041, 0.048, 0.205],
            [0.262, 0.057, 0.027, 0.032, 0.219],
        ],
    ),
    "nausea": (
        [1.627, 1.386, 2.030, 1.380, 1.060],
        [
            [0.318],
            [0.290, 0.169],
            [0.186, 0.027, 0.154],
            [0.279, 0.050, 0.043, 0.149],
            [0.295, 0.042, 0.021, 0.016, 0.148],
        ],
    ),
}
"""Of the log odds that a patient responds, or is spared the side effect: means by drug, and the covariance as
the rows of its lower Cholesky factor."""

RANKS = {
    "fluoxetine": (0.0244, 0.2601, 0.3195, 0.3216, 0.0744),
    "paroxetine": (0.1450, 0.3298, 0.2559, 0.2207, 0.0486),
    "placebo": (0.6002, 0.1156, 0.0980, 0.0616, 0.1246),
    "sertraline": (0.0768, 0.1304, 0.1895, 0.2254, 0.3779),
    "venlafaxine": (0.1536, 0.1641, 0.1371, 0.1707, 0.3745),
}
CONFIDENCE = {
    "fluoxetine": 0.1183,
    "paroxetine": 0.5217,
    "placebo": 0.9860,
    "sertraline": 0.5188,
    "venlafaxine": 0.6458,
}
CENTRAL_WEIGHTS = {
    "fluoxetine": (0.232, 0.090, 0.266, 0.116, 0.114, 0.182),
    "paroxetine": (0.289, 0.172, 0.132, 0.129, 0.140, 0.138),
    "placebo": (0.090, 0.172, 0.179, 0.165, 0.197, 0.197),
    "sertraline": (0.276, 0.066, 0.314, 0.123, 0.100, 0.122),
    "venlafaxine": (0.287, 0.176, 0.079, 0.242, 0.120, 0.096),
}

N_WORLDS = 40_000


def lower(rows: list[list[float]]) -> np.ndarray:
    return np.array([row + [0.0] * (len(rows) - len(row)) for row in rows])


@pytest.fixture(scope="module")
def found() -> Acceptability:
    rng = np.random.default_rng(2012)
    chances = {}
    for criterion, (means, factor) in CRITERIA.items():
        log_odds = np.array(means) + rng.standard_normal((N_WORLDS, len(DRUGS))) @ lower(factor).T
        chances[criterion] = 1 / (1 + np.exp(-log_odds))
    weights = dict(zip(CRITERIA, rng.dirichlet([1.0] * len(CRITERIA), N_WORLDS).T, strict=True))

    def valued(weights: Mapping[str, np.ndarray | float]) -> dict[str, np.ndarray]:
        return {
            drug: sum((weights[one] * chances[one][:, place] for one in CRITERIA), np.zeros(N_WORLDS))
            for place, drug in enumerate(DRUGS)
        }

    return acceptability("patient", valued(weights), weights, valued)


def test_rank_acceptabilities_are_the_published_ones(found: Acceptability) -> None:
    assert np.array(found.ranks) == pytest.approx(np.array(list(RANKS.values())), abs=0.015)


def test_confidence_factors_are_the_published_ones(found: Acceptability) -> None:
    """That of fluoxetine hangs on central weights from some 240 of the published draws."""
    assert found.confidence == pytest.approx(CONFIDENCE, abs=0.03)


def test_central_weights_are_the_published_ones(found: Acceptability) -> None:
    """Within four standard errors of a mean over those of the 10,000 draws in which the drug is first.

    Weights uniform over the simplex of six have standard deviation 0.141: for placebo that is 0.007, for
    fluoxetine, first in 244 draws, 0.036.
    """
    for drug, expected in CENTRAL_WEIGHTS.items():
        error = 0.141 / (10_000 * RANKS[drug][0]) ** 0.5
        assert tuple(found.central_weights[drug].values()) == pytest.approx(expected, abs=4 * error)

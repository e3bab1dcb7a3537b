"""The stable coalition of the linear-quadratic model of environmental agreements.

Rauscher 2019, Games 10(4), 47, section 1, after Barrett 1994 and Carraro & Siniscalco 1993: with linear
damages the largest stable coalition has three members. Stable means that no member gains by leaving and
nobody outside by joining, which is Nash stability where a party's one action is to sign.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente import load
from detente.stability import stability
from detente.stability.graph_model import graph_model

COUNTRIES = 5
LARGEST = 3


def payoff(signatories: int, *, signed: bool) -> Fraction:
    """Benefit less cost: every country gains the sum of all cuts q, and pays q²/2 for its own.

    Each of k signatories cuts by k, which is best for the k together; each other country by 1.
    """
    cuts = signatories**2 + (COUNTRIES - signatories)
    own = signatories if signed else 1
    return cuts - Fraction(own**2, 2)


def signatories(concept: str) -> set[int]:
    """How many sign in the equilibria of a concept."""
    result = stability(load("climate-treaty"), [concept])
    return {int(result.states[place].sum()) for place in result.equilibria[concept]}


def test_the_case_ranks_states_as_the_model_pays() -> None:
    model = graph_model(load("climate-treaty"))
    for country, rank in enumerate(model.rank):
        paid = [payoff(int(state.sum()), signed=bool(state[country])) for state in model.states.made.T]
        levels = sorted(set(paid))
        assert rank.tolist() == [levels.index(points) for points in paid]


def test_three_countries_are_the_most_that_stay() -> None:
    assert max(signatories("nash")) == LARGEST


@pytest.mark.parametrize(
    ("concept", "expected"),
    [("nash", {0, 2, 3}), ("seq", {0, 2, 3, 5}), ("sim", {0, 2, 3, 4, 5}), ("gmr", {0, 1, 2, 3, 4, 5})],
)
def test_what_is_stable_by_each_concept_is_as_the_page_says(concept: str, expected: set[int]) -> None:
    """But for Nash these are not published; the definitions give them."""
    assert signatories(concept) == expected


def test_nobody_outside_or_inside_gains_by_moving_alone() -> None:
    """Internal and external stability, from the payoffs, for every size: none, two or three."""
    stable = {
        k
        for k in range(COUNTRIES + 1)
        if (k == 0 or payoff(k, signed=True) >= payoff(k - 1, signed=False))
        and (k == COUNTRIES or payoff(k, signed=False) >= payoff(k + 1, signed=True))
    }
    assert stable == signatories("nash")

"""The package with the largest product of gains, by tangents to the logarithm.

The logarithm of a product is a sum, and lies below every tangent to it. A program with enough of them
overstates the sum a little; each package found adds the tangents at its own gains.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.programs.contest import Contest
from detente.agreement.programs.program import Linear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.agreement.programs.program import Program

    Gains = tuple[Fraction, ...]
    Score = tuple[int, Fraction]

TANGENTS: Final = 24
LEAST: Final = 1e-4
"""A gain of fewer points the programs take for none."""


def largest_product(
    program: Program, gains: Sequence[Linear], exact: Callable[[int], Gains | None], tries: int
) -> Contest:
    """The packages with the most gainers and, among these, the largest product of their gains.

    gains : of each party, in points. exact : the gains of a package; nothing where it is not accepted. Who
    gains less than ``LEAST`` counts for no gainer until packages are compared exactly.

    1. Find how many can gain together. 2. Of packages with so many gainers find the one with the largest sum
    of logarithms below the tangents; judge it exactly, add its tangents, exclude it. 3. Go on until no other
    can have more.
    """
    gaining = [_gains(program, gain) for gain in gains]
    apart = program.copy()
    number = Contest(apart, lambda package: _gainers(exact(package)))
    number.run(Linear(dict.fromkeys(gaining, 1.0)), float, tries=1)
    contest = Contest(program, lambda package: _score(exact(package)))
    if number.best is None or not number.proved:
        return contest
    program.require(dict.fromkeys(gaining, 1.0), low=int(number.best) - 0.5)
    most = max(2.0, *map(program.most, gains))
    logarithms = [program.variable(math.log(LEAST) * 2, math.log(most)) for _ in gains]
    for logarithm, gains_at_all in zip(logarithms, gaining, strict=True):
        program.require({logarithm: 1.0, gains_at_all: -math.log(most)}, high=0)
    below = _Tangents(program, gains, gaining, logarithms)
    for place in np.geomspace(1, most, TANGENTS):
        below.touch([float(place)] * len(gains))

    def learn(package: int) -> None:
        found = exact(package)
        if found is not None:
            below.touch([float(gain) for gain in found])

    contest.learn = learn
    contest.run(Linear(dict.fromkeys(logarithms, 1.0)), lambda score: _logarithm(score[1]), tries)
    return contest


class _Tangents:
    """For each party a variable that is at most the logarithm of its gain."""

    def __init__(
        self, program: Program, gains: Sequence[Linear], gaining: Sequence[int], logarithms: Sequence[int]
    ) -> None:
        self.parties = list(zip(gains, gaining, logarithms, strict=True))
        self.program = program

    def touch(self, places: Sequence[float]) -> None:
        """Add each party's tangent at a gain, where that is above 0; void for a party that does not gain."""
        for place, (gain, gaining, logarithm) in zip(places, self.parties, strict=True):
            if place < LEAST:
                continue
            slack = max(0.0, 1 - math.log(place))
            below = {column: -value / place for column, value in gain.terms.items()}
            high = math.log(place) - 1 + gain.constant / place + slack
            self.program.require({**below, logarithm: 1.0, gaining: slack}, high=high)


def _gains(program: Program, gain: Linear) -> int:
    """A variable that is 1 only if the gain is above 0."""
    gaining = program.variable(0, 1, whole=True)
    program.require({**gain.terms, gaining: -LEAST}, low=-gain.constant - LEAST / 10)
    return gaining


def _gainers(gains: Gains | None) -> int | None:
    return None if gains is None else sum(gain >= LEAST for gain in gains)


def _score(gains: Gains | None) -> Score | None:
    """How many gain, and the product of their gains."""
    if gains is None:
        return None
    positive = [gain for gain in gains if gain > 0]
    return len(positive), math.prod(positive, start=Fraction(1))


def _logarithm(product: Fraction) -> float:
    return math.log(product.numerator) - math.log(product.denominator)

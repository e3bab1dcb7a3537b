"""The Nash solution over lotteries: the largest product of expected gains."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.lotteries.program import Program, few, mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from detente.agreement.lotteries.program import Chances, Optimum
    from detente.agreement.pareto import Ints

    Floats = npt.NDArray[np.float64]
    Corner = tuple[Fraction, ...]

CLOSE_ENOUGH: Final = Fraction(1, 10**12)
_MOST_CORNERS: Final = 1_000
_TWO: Final = 2
_SIMPLE: Final = 1_000
"""Denominators up to which simple numbers are tried in place of what was found in doubles."""
_STEPS: Final = 100
_SHORTEST: Final = 1e-6
_SUM: Final = 10.0
"""How much it weighs in the least-squares problem that weights sum to 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """A lottery, and its ``gap``: no other has a product larger by more than the factor ``exp(gap)``."""

    chances: Chances
    gap: Fraction


def nash(gains: Ints, spare: Ints, largest: Sequence[Optimum]) -> Found:
    """The lottery with the largest product of the gains of all seats that can gain.

    gains, spare : as in :func:`~detente.agreement.lotteries.egalitarian.egalitarian`, each seat on a scale of
    its own. largest : for each seat a lottery that gives it most.

    Nash (1950). Exact for two seats that can gain, and wherever the gap is 0; else found in doubles, with a
    gap that is exact.

    1. Corners: for each seat the lottery that gives it most; between them all gain. 2. The best mixture of
    the corners. 3. The lottery whose gains, in shares of those of the mixture, have the largest sum: by how
    much that exceeds the number of seats is the gap, since the logarithm of the product is concave. 4. While
    there is a gap, that lottery is one more corner.
    """
    gainers = [seat for seat, best in enumerate(largest) if best.value > 0]
    program = Program(spare)
    if not gainers:
        return Found(
            few(gains, spare, program.maximise(np.zeros(len(gains), dtype=object)).chances), Fraction(0)
        )
    gains = gains[:, gainers].astype(object)
    corners = [largest[seat].chances for seat in gainers]
    values = [tuple(mean(corner, gains)) for corner in corners]
    best: Found | None = None
    while len(corners) < _MOST_CORNERS:
        mixed = _joined(corners, _mixture(values))
        gap, corner = _gap(program, gains, mixed)
        if best is None or gap < best.gap:
            best = Found(mixed, gap)
        value = tuple(mean(corner, gains))
        if gap == 0 or value in values or (len(gainers) > _TWO and gap <= CLOSE_ENOUGH):
            break
        corners.append(corner)
        values.append(value)
    return _simplified(program, gains, spare, best or Found(corners[0], Fraction(0)))


def _gap(program: Program, gains: Ints, chances: Chances) -> tuple[Fraction, Chances]:
    """How much a lottery can lift the gains of this one, in shares of themselves; and the one that does."""
    at = mean(chances, gains)
    whole = math.lcm(*(gain.numerator for gain in at))
    each = np.array([gain.denominator * (whole // gain.numerator) for gain in at], dtype=object)
    best = program.maximise(gains @ each)
    return best.value / whole - len(at), best.chances


def _joined(corners: Sequence[Chances], weights: Sequence[Fraction]) -> Chances:
    """The lottery that draws one of some lotteries, and then by that."""
    chances: dict[int, Fraction] = {}
    for corner, weight in zip(corners, weights, strict=True):
        for point, chance in corner.items() if weight else ():
            chances[point] = chances.get(point, Fraction(0)) + weight * chance
    return chances


def _simplified(program: Program, gains: Ints, spare: Ints, found: Found) -> Found:
    """The same by few of the points; in simple numbers, where these turn out to be the exact answer."""
    chances = few(gains, spare, found.chances)
    if found.gap:
        simple = {point: chance.limit_denominator(_SIMPLE) for point, chance in chances.items()}
        allowed = sum(simple.values()) == 1 and min(mean(simple, spare), default=0) >= 0
        if allowed and min(mean(simple, gains)) > 0 and not _gap(program, gains, simple)[0]:
            return Found({point: chance for point, chance in simple.items() if chance}, Fraction(0))
    return Found(chances, _gap(program, gains, chances)[0])


def _mixture(corners: Sequence[Corner]) -> list[Fraction]:
    """The weights, summing to 1, by which the mean of the corners has the largest product."""
    weights = [Fraction(0)] * len(corners)
    if len(corners[0]) == 1:
        weights[max(range(len(corners)), key=lambda corner: corners[corner][0])] = Fraction(1)
        return weights
    if len(corners[0]) == _TWO:
        first, second, share = _on_an_edge(corners)
        weights[first], weights[second] = 1 - share, share
        return weights
    scale = [max(column) for column in zip(*corners, strict=True)]
    rough = np.array([[float(g / s) for g, s in zip(corner, scale, strict=True)] for corner in corners])
    exact = [Fraction(float(weight)) for weight in _newton(rough)]
    return [weight / sum(exact) for weight in exact]


def _on_an_edge(corners: Sequence[Corner]) -> tuple[int, int, Fraction]:
    """Two corners, and how far from the first to the second the product of two gains is largest; exact.

    With gains ``a + s b`` and ``c + s d`` the product is largest where ``a d + b c + 2 s b d`` is 0.
    """
    found = []
    for first, second in combinations(range(len(corners)), 2):
        (a, c), (b, d) = corners[first], (y - x for x, y in zip(corners[first], corners[second], strict=True))
        bends = b * d < 0
        peak = -(a * d + b * c) / (2 * b * d) if bends else Fraction(0)
        shares = {min(max(peak, Fraction(0)), Fraction(1)), Fraction(0), Fraction(1)}
        found += [((a + share * b) * (c + share * d), first, second, share) for share in shares]
    _, first, second, share = max(found)
    return first, second, share


def _newton(corners: Floats) -> Floats:
    """(n_corners,) weights by which the mean of the corners has the largest product; in doubles.

    corners : (n_corners, n_seats), none negative, each seat's largest 1.

    The logarithm of the product is, near a mean ``x``, that of a least-squares problem: the weights by which
    gains in shares of ``x`` come closest to 2. Its answer is gone towards as far as that betters the product.
    """
    from scipy.optimize import nnls  # noqa: PLC0415 - loads slowly

    n_corners, n_seats = corners.shape
    weights = np.full(n_corners, 1 / n_corners)
    wanted = np.append(np.full(n_seats, 2.0), _SUM)
    for _ in range(_STEPS):
        shares = corners / (weights @ corners)
        towards, _ = nnls(np.vstack([shares.T, np.full(n_corners, _SUM)]), wanted)
        towards /= towards.sum()
        moved, step = towards @ shares - 1, 1.0
        while step > _SHORTEST and _log_gain(step * moved) <= 0:
            step /= 2
        if step > _SHORTEST:
            weights = (1 - step) * weights + step * towards
        elif (
            moved.min() > -1 and (corners / (towards @ corners)).sum(axis=1).max() < shares.sum(axis=1).max()
        ):
            weights = towards
        else:
            break
    return weights


def _log_gain(moved: Floats) -> float:
    """How much the logarithm of a product grows as its factors do by these shares."""
    return float(np.log1p(moved).sum()) if moved.min() > -1 else -math.inf

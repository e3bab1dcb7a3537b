"""Bargaining solutions in many worlds at once, with the tie-breaks of :mod:`detente.agreement.solutions`.

What each solution means stands in the module of its name. What is accepted comes here as pairs of a world and
a package, worlds together; a solution keeps the best of each world by one score, and of these by the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from detente.agreement.pareto import Index, Mask
    from detente.agreement.values_in_worlds import Floats

EQUAL: Final = 1e-9
"""Points and shares that differ by no more count as equal, and products that differ by no larger part."""


def nash(world: Index, gains: Floats) -> Index:
    """Pairs with the most gainers and, among these, the largest product of their gains.

    world : (n_pairs,) the world of each pair, rising; gains : (n_seats, n_pairs) points over no deal. Returns
    the positions of those pairs, rising. So for all solutions.
    """
    gaining = gains > EQUAL
    most = _best(world, [gaining.sum(axis=0, dtype=np.intp)])
    product = np.where(gaining, gains, 1).take(most, axis=1).prod(axis=0)
    relative = product / _largest(world[most], product)
    return most[_best(world[most], [relative])]


def kalai_smorodinsky(world: Index, gains: Floats) -> Index:
    """Pairs whose smallest share of the largest possible gain is largest, then the next.

    A seat that can gain nothing in a world has no share there: it counts as boundless, which never decides.
    """
    shares = np.empty_like(gains)
    for own, gained in zip(shares, gains, strict=True):
        largest = _largest(world, gained)
        own[:] = np.where(largest > EQUAL, gained / np.maximum(largest, EQUAL), np.inf)
    return egalitarian(world, shares)


def egalitarian(world: Index, gains: Floats) -> Index:
    """Pairs whose smallest gain is largest, then the next smallest, and so on."""
    left = _best(world, [gains.min(axis=0)])
    ordered = np.sort(gains.take(left, axis=1), axis=0)
    return left[_best(world[left], ordered[1:])]


def utilitarian(world: Index, values: Floats) -> Index:
    """Pairs with the largest sum of values."""
    return _best(world, [values.sum(axis=0)])


SOLUTIONS: Mapping[str, Callable[[Index, Floats], Index]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""Name to the function that finds the best pairs: by gains, but for ``utilitarian``, by values."""


def chosen(packages: Index, accepted: Mask, values: Floats, no_deals: Floats) -> dict[str, Index]:
    """The package that each solution picks in each world, -1 where there is none.

    packages : (n_packages,) their numbers, rising; accepted : (n_packages, n_worlds); values : (n_seats,
    n_packages, n_worlds) points; no_deals : (n_seats, n_worlds), infinite where there is none, so that only
    the utilitarian solution applies. Returns (n_worlds,) for each solution.

    1. Find the pairs with the best score. 2. Keep the larger sum, then each seat's larger value in turn.
    3. Take the smallest number.
    """
    found = {name: np.full(accepted.shape[1], -1) for name in SOLUTIONS}
    if not len(values):
        return found
    world, package = np.nonzero(accepted.T)
    points = np.stack([own[package, world] for own in values])
    known = np.asarray(np.isfinite(no_deals).all(axis=0))
    comparable = np.flatnonzero(known[world])
    gains = points.take(comparable, axis=1) - no_deals.take(world[comparable], axis=1)
    for name, best in SOLUTIONS.items():
        pairs = best(world, points) if name == "utilitarian" else comparable[best(world[comparable], gains)]
        tied = points.take(pairs, axis=1)
        pairs = pairs[_best(world[pairs], [tied.sum(axis=0), *tied])]
        first = pairs[_starts(world[pairs])]
        found[name][world[first]] = packages[package[first]]
    return found


def _best(world: Index, scores: Iterable[Floats | Index]) -> Index:
    """Positions of the pairs that are best in their world by the first score, of these by the second, ..."""
    left = np.arange(len(world))
    for score in scores:
        if len(_starts(world)) == len(left):
            break
        own = score[left]
        kept = np.flatnonzero(own >= _largest(world, own) - EQUAL)
        left, world = left[kept], world[kept]
    return left


def _largest(world: Index, score: Floats | Index) -> Floats | Index:
    """(n_pairs,) the largest score in the world of each pair."""
    if not len(world):
        return score
    starts = _starts(world)
    return np.repeat(np.maximum.reduceat(score, starts), np.diff(starts, append=len(world)))


def _starts(world: Index) -> Index:
    """Where the pairs of each world begin."""
    new = np.ones(len(world), dtype=bool)
    new[1:] = world[1:] != world[:-1]
    return np.flatnonzero(new)

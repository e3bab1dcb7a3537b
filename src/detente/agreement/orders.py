"""Orders that alone can turn a conclusion about deals, all other judgments at their central values.

An order of an issue's options has two extremes that settle it: all options but the worst worth as much as the
best, or all but the best worth as little as the worst. Packages are worth most in the one and least in the
other.

Of weights in an order a package is worth most at a corner, where the first issues weigh alike and the others
nothing. That no package is worth enough must hold of all packages for the same weights. These are sought by a
linear program over the weights that grows by the packages which are still worth enough, and what it finds is
checked exactly.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.criteria import sum_of
from detente.agreement.enumeration import options_of
from detente.model import BestFirst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from detente.agreement.alone import Alone, Conclusion, Needing
    from detente.model import IssueWant, Wants

_GRID: Final = 10**6
_MARGIN: Final = 1e-7
"""Points by which packages must fall short for the weights of a linear program to be tried."""


def turned_by_orders(alone: Alone) -> dict[str, tuple[str, ...]]:
    """For each conclusion on deals in a forum the orders that alone can turn it, by their paths."""
    return {name: tuple(_orders(alone, conclusion)) for name, conclusion in alone.conclusions.items()}


def _orders(alone: Alone, conclusion: Conclusion) -> Iterator[str]:
    holds = conclusion.holds()
    for wants, demands in alone.judging.values():
        needing = conclusion.needing(demands)
        if needing is None:
            continue
        for want in wants.issues.values():
            if isinstance(want.valuation, BestFirst) and _values_turn(
                alone, wants, want, needing, holds=holds
            ):
                yield want.valuation.path
        if len(wants.order) > 1 and _weights_turn(alone, wants, needing, holds=holds):
            yield f"{wants.path}.order"


def _values_turn(
    alone: Alone, wants: Wants, want: IssueWant, needing: Sequence[Needing], *, holds: bool
) -> bool:
    """Whether the conclusion differs where all options are worth as much, or as little, as they can be."""
    criterion = alone.value(wants)
    totals, options = alone.total(criterion), options_of(alone.space, want.issue)
    share, central = wants.central_weights()[want.issue], want.valuation.central()
    for extreme in want.valuation.extent():
        gains = [share * (value - usual) for value, usual in zip(extreme, central, strict=True)]
        enough = any(
            criterion.points(totals[among].max()) + gain >= need.points
            for need in needing
            for option, gain in enumerate(gains)
            if (among := need.packages & (options == option)).any()
        )
        if enough != holds:
            return True
    return False


def _weights_turn(alone: Alone, wants: Wants, needing: Sequence[Needing], *, holds: bool) -> bool:
    if holds:
        return _refusing(alone, wants, needing)
    corners = (
        dict.fromkeys(wants.order[:length], Fraction(1, length)) for length in range(1, len(wants.order) + 1)
    )
    return any(_enough(alone, wants, corner, needing) for corner in corners)


def _enough(alone: Alone, wants: Wants, weights: Mapping[str, Fraction], needing: Sequence[Needing]) -> bool:
    """Whether some package is worth what it must be, with these weights; exact."""
    terms = {
        issue: [weight * value for value in wants.issues[issue].valuation.central()]
        for issue, weight in weights.items()
    }
    together = [(entry.condition.expression, entry.points.central) for entry in wants.together]
    criterion = sum_of(alone.space, terms, together)
    totals = alone.total(criterion)
    return any((totals[need.packages] >= criterion.least(need.points)).any() for need in needing)


def _refusing(alone: Alone, wants: Wants, needing: Sequence[Needing]) -> bool:
    """Whether with some weights in this order no package is worth what it must be.

    1. Weights by which the packages known fall short by the largest margin. 2. If there is no margin, none
    refuse. 3. If no package at all is worth enough, or as good as enough, these do, which is checked exactly.
    4. Else the package that is worth most beyond what it must be is one more to know.
    """
    rows, short = _rows(alone, wants, needing)
    known: list[int] = []
    while True:
        weights, margin = _farthest(rows[known], short[known])
        if margin <= _MARGIN:
            return False
        above = rows @ weights - short
        worst = int(above.argmax())
        if worst in known or above[worst] < -_MARGIN:
            exact = dict(zip(wants.order, _exact(weights), strict=True))
            return not _enough(alone, wants, exact, needing)
        known.append(worst)


def _rows(
    alone: Alone, wants: Wants, needing: Sequence[Needing]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """(n, n_issues) the values of the packages that count, issues as ordered; (n,) what they must come to."""
    central = {issue: wants.issues[issue].valuation.central() for issue in wants.order}
    table = np.stack(
        [np.array(list(map(float, central[issue])))[options_of(alone.space, issue)] for issue in wants.order],
        axis=1,
    )
    criterion = sum_of(
        alone.space, {}, [(entry.condition.expression, entry.points.central) for entry in wants.together]
    )
    extra = alone.total(criterion).astype(np.float64) * float(criterion.unit) + float(criterion.base)
    rows = np.concatenate([table[need.packages] for need in needing])
    short = np.concatenate([float(need.points) - extra[need.packages] for need in needing])
    return rows, short


def _farthest(
    rows: npt.NDArray[np.float64], short: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], float]:
    """Falling weights that sum to 1 with which all rows fall short by the largest margin, 100 at most."""
    from scipy.optimize import linprog  # noqa: PLC0415 - loads slowly

    n_issues = rows.shape[1]
    falling = np.zeros((n_issues - 1, n_issues + 1))
    for row, (more, less) in enumerate(pairwise(range(n_issues))):
        falling[row, more], falling[row, less] = -1, 1
    found = linprog(
        c=[*[0] * n_issues, -1],
        A_ub=np.concatenate([np.column_stack([rows, np.ones(len(rows))]), falling]),
        b_ub=np.concatenate([short, np.zeros(n_issues - 1)]),
        A_eq=[[*[1] * n_issues, 0]],
        b_eq=[1],
        bounds=[*[(0, 1)] * n_issues, (None, 100)],
        method="highs",
    )
    return found.x[:-1], float(found.x[-1])


def _exact(weights: npt.NDArray[np.float64]) -> list[Fraction]:
    """The weights as exact numbers that fall and sum to 1."""
    whole = sorted((round(float(weight) * _GRID) for weight in weights), reverse=True)
    return [Fraction(weight, sum(whole)) for weight in whole]

"""Stochastic multicriteria acceptability: how often a package is a party's first choice, and for whom it is.

SMAA was proposed by Lahdelma, Hokkanen & Salminen 1998 and extended to all ranks, as SMAA-2, by Lahdelma &
Salminen 2001; how it is simulated is told by Tervonen & Lahdelma 2007, a survey is Tervonen & Figueira 2008.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from detente.analysis.robustness.result import Acceptability

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ranks = npt.NDArray[np.intp]

TIE: Final = 1e-9
"""Points by which one value must exceed another to be more."""


def acceptability(
    party: str,
    values: Mapping[str, Floats],
    weights: Mapping[str, Floats],
    revalue: Callable[[Mapping[str, float]], Mapping[str, Floats]],
) -> Acceptability:
    """How alternatives fare for one party over the worlds: ranks, central weights, confidence.

    1. The rank acceptability of an alternative is the share of worlds in which it has a rank
       (:func:`rank_acceptability`).
    2. Its central weights are the mean of the weights in the worlds in which it is first: the preferences of
       a typical supporter.
    3. Its confidence factor is the share of worlds in which it is first where all but the weights is as it
       is there, and the weights are these.

    values : by the name of the alternative, (n_worlds,) points. weights : by issue, (n_worlds,), in each
    world summing to 1. revalue : gives ``values`` anew, with weights that are the same in all worlds.
    """
    central, confidence = {}, {}
    for name in values:
        first = _first(name, values)
        if first.any():
            central[name] = {issue: float(each[first].mean()) for issue, each in weights.items()}
            confidence[name] = float(_first(name, revalue(central[name])).mean())
    ranked = ranks(np.stack(list(values.values()), axis=1))
    shares = tuple(tuple(row) for row in rank_acceptability(ranked).tolist())
    return Acceptability(party, tuple(values), shares, central, confidence)


def ranks(values: Floats) -> Ranks:
    """The rank of each alternative in each world, from 0: how many have more points.

    So alternatives that tie share the best of their ranks, as in Lahdelma & Salminen (2001), and the next has
    as many before it. values, and what is given : (n_worlds, n_alternatives).
    """
    return np.stack(
        [(values > column[:, None] + TIE).sum(axis=1, dtype=np.intp) for column in values.T], axis=1
    )


def rank_acceptability(ranked: Ranks) -> Floats:
    """The share of worlds in which an alternative has a rank: (n_alternatives, n_alternatives).

    Entry (i, r) is that of alternative i and rank r, from 0. Each row sums to 1; a column does where none
    tie. ranked : (n_worlds, n_alternatives) as :func:`ranks` gives them.
    """
    n_worlds, count = ranked.shape
    return np.stack([np.bincount(column, minlength=count) / n_worlds for column in ranked.T])


def _first(name: str, values: Mapping[str, Floats]) -> npt.NDArray[np.bool_]:
    """In which worlds an alternative has rank 0: none has more points."""
    most = np.max(list(values.values()), axis=0)
    first: npt.NDArray[np.bool_] = values[name] + TIE >= most
    return first

"""Sobol indices: how much of what makes a conclusion vary each judgment carries, alone and in all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from detente.analysis.robustness.draws import MAX_SOBOL, REPLICATES
from detente.analysis.robustness.result import Indices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    from detente.analysis.robustness.draws import Draws
    from detente.model import Worlds

    Floats = npt.NDArray[np.float64]
    Conclusions = Callable[[Worlds], Mapping[str, npt.NDArray[Any]]]

SIZE: Final = 1024
"""Worlds in each part of the design, unless said."""


def sobol_indices(draws: Draws, conclusions: Conclusions, size: int = SIZE) -> dict[str, Indices]:
    """First-order and total indices of each conclusion, by judgment; from 0 to 1.

    The first-order index of judgment j of a conclusion Y is Var(E[Y | x_j]) / Var(Y): the share of the
    variance that would go if the judgment were known. The total index is E[Var(Y | all but x_j)] / Var(Y):
    the share that is left while it is the only one not known (Sobol 2001). Their difference is what it
    carries together with others. A judgment of several coordinates, as an order, is one input; all are
    independent.

    1. Worlds A and B, ``size`` each, from one scrambled Sobol sequence of twice the coordinates; of
       pseudo-random numbers where there is none.
    2. For each judgment the worlds of A with that judgment as it is in B: ``size * (n_judgments + 2)`` worlds
       in all.
    3. The estimators of Saltelli et al. 2010 for first-order and of Jansen 1999 for total indices, cut at 0
       and 1, since they have noise. Of a conclusion that is the same in all worlds of A and B all are 0.

    draws : what is drawn, and the seed. conclusions : gives for worlds an array (n_worlds,) by name: whether
    it holds, or a number. size : a power of two.
    """
    first, second = _two_parts(draws, size)
    paths = [one.path for one in draws.uncertain]
    exchanged = (replace(first, drawn={**first.drawn, path: second.drawn[path]}) for path in paths)
    found = [conclusions(worlds) for worlds in (first, second, *exchanged)]
    return {
        name: _indices(name, paths, np.array([each[name] for each in found], dtype=np.float64))
        for name in found[0]
    }


def _two_parts(draws: Draws, size: int) -> tuple[Worlds, Worlds]:
    """The worlds A and B, of a stream that no other worlds of this seed come from."""
    own = np.random.SeedSequence(draws.seed).spawn(REPLICATES + 1)[REPLICATES]
    coordinates, generator = draws.coordinates, np.random.default_rng(own)
    if 0 < 2 * coordinates <= MAX_SOBOL:
        from scipy.stats import qmc  # noqa: PLC0415 - loads slowly

        points = qmc.Sobol(2 * coordinates, rng=generator).random(size)
    else:
        points = generator.random((size, 2 * coordinates))
    return draws.from_cube(points[:, :coordinates]), draws.from_cube(points[:, coordinates:])


def _indices(name: str, paths: list[str], values: Floats) -> Indices:
    """The indices of one conclusion; values : (n_judgments + 2, size) in A, in B, and in A with each of B."""
    if np.ptp(values[:2]) == 0 or not paths:
        nothing = dict.fromkeys(paths, 0.0)
        return Indices(name, nothing, nothing)
    in_a, in_b, *exchanged = values - values[:2].mean()
    variance = float(values[:2].var())
    first = {
        path: _cut(float((in_b * (found - in_a)).mean()) / variance)
        for path, found in zip(paths, exchanged, strict=True)
    }
    total = {
        path: _cut(float(((in_a - found) ** 2).mean()) / (2 * variance))
        for path, found in zip(paths, exchanged, strict=True)
    }
    largest_first = sorted(paths, key=lambda path: -total[path])
    return Indices(
        name, {path: first[path] for path in largest_first}, {path: total[path] for path in largest_first}
    )


def _cut(index: float) -> float:
    return min(max(index, 0.0), 1.0)

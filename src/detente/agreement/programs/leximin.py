"""Packages whose smallest gain is as large as can be, then the next smallest, and so on.

The sum of the ``k`` smallest of some numbers ``g`` is the largest ``k r - sum(max(r - g, 0))`` over all
``r`` (Ogryczak & Śliwiński 2003), so each level is a linear program.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final

from detente.agreement.programs.contest import Contest
from detente.agreement.programs.program import Linear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.agreement.programs.program import Program

    Gains = tuple[Fraction, ...]

TRIES: Final = 4
"""Packages that tie so far, after which the next smallest gain decides."""


def leximin(
    program: Program,
    gains: Sequence[Linear],
    exact: Callable[[int], Gains | None],
    tries: int,
) -> Contest:
    """The packages of the best sorted gains.

    gains : of each party, on one scale. exact : the gains of a package; nothing where it is not accepted.
    tries : packages that are looked at to find all that tie in every gain.

    1. Make the smallest gain largest. 2. Where more packages than a few have it so, make the sum of the two
    smallest largest among them, and so on.
    """

    def score(package: int) -> Gains | None:
        found = exact(package)
        return None if found is None else tuple(sorted(found))

    contest = Contest(program, score)
    for level in range(1, len(gains) + 1):
        tried = tries if level == len(gains) else TRIES
        contest.run(_smallest(program, gains, level), partial(_first, level), tried)
        if contest.complete or not contest.proved:
            break
    return contest


def _first(number: int, ordered: Gains) -> float:
    """The sum of the first so many gains."""
    return float(sum(ordered[:number], Fraction(0)))


def _smallest(program: Program, gains: Sequence[Linear], number: int) -> Linear:
    """The sum of the smallest so many gains, or less."""
    span = max(map(program.most, gains))
    level = program.variable(-span, span)
    terms = {level: float(number)}
    for gain in gains:
        short = program.variable(0, 2 * span)
        program.require({**gain.terms, short: 1.0, level: -1.0}, low=-gain.constant)
        terms[short] = -1.0
    return Linear(terms)

"""A forum whose issues are tied too closely to be merged: the same questions, answered by programs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.acceptance import met
from detente.agreement.negotiation import Negotiation
from detente.agreement.packages import options
from detente.agreement.programs.contest import MAX_REJECTED, Contest
from detente.agreement.programs.demanded import Tested, require
from detente.agreement.programs.program import MAX_NODES, TOLERANCE, Effort, Linear, Program, total
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.acceptance import Acceptance, Formula
    from detente.agreement.criteria import Criterion
    from detente.agreement.space import Space
    from detente.model import Case, Forum

MAX_EFFORT: Final = 100_000
"""Branches of all searches for one part of the answer: the zone and drafts, solutions, or obstacles."""
MAX_TRIES: Final = 40
"""Packages that are looked at to find all that tie for the best."""


class ByPrograms(Negotiation):
    """One forum of a case, of which packages are sought one at a time.

    Its questions raise :class:`~detente.errors.TooLarge` where the searches for them reach a limit.
    """

    def __init__(self, case: Case, forum: Forum, accepts: Acceptance | None = None) -> None:
        super().__init__(case, forum, accepts)
        self.begin()

    def begin(self) -> None:
        """Begin another part of the answer, which may take as long as the one before."""
        self.effort = Effort(MAX_EFFORT)

    def program(self, formula: Formula, space: Space) -> Program:
        """The packages of a space for which a formula holds."""
        program = Program(space, self.effort)
        require(program, formula, Tested(program, self.acceptance.tests))
        return program

    def accepts(self, formula: Formula, package: int) -> bool:
        """Whether a formula holds for the package with this number, exactly."""
        passed = self.meets(package)
        every = range(len(self.acceptance.tests))
        return bool(met(formula, {demand: np.array(demand in passed) for demand in every}))

    def witness(self, formula: Formula, space: Space) -> int | None:
        """The number of some package for which the formula holds, or nothing where there is none."""
        if not space.packages:
            return None
        program = self.program(formula, space)
        for _ in range(MAX_REJECTED):
            found = program.maximise(Linear({}))
            if found.number is None and not found.finished:
                break
            if found.number is None or self.accepts(formula, found.number):
                return found.number
            program.exclude(found.number)
        raise undecided()

    def largest(self, formula: Formula, space: Space, no_less: int | None = None) -> int | None:
        """As where packages are merged; of several that tie, and are too many to look at, one is taken."""
        program = self.program(formula, space)
        reference = {} if no_less is None else self.worth(self.seats, no_less)
        for seat, least in reference.items():
            program.at_least(program.points(self.value_to(seat)), float(least) - TOLERANCE)

        def score(package: int) -> Fraction | None:
            values = self.worth(self.seats, package)
            enough = all(values[seat] >= least for seat, least in reference.items())
            return sum(values.values(), Fraction(0)) if enough and self.accepts(formula, package) else None

        contest = Contest(program, score)
        contest.run(total(program.points(self.value_to(seat)) for seat in self.seats), float, MAX_TRIES)
        return min(_settled(contest), default=None)

    def nearest(self, formula: Formula, name: str, closeness: Criterion) -> int | None:
        """As where packages are merged; of several that tie, and are too many to look at, one is taken."""
        del name
        program = self.program(formula, self.space)
        wanted = program.points(closeness)

        def score(package: int) -> tuple[int, Fraction] | None:
            if not self.accepts(formula, package):
                return None
            near = closeness.at(options(package, self.space.sizes))
            return near, sum(self.worth(self.seats, package).values(), Fraction(0))

        contest = Contest(program, score)
        contest.run(wanted, lambda best: float(closeness.points(best[0])), 2)
        if contest.best is not None and not contest.complete:
            values = total(program.points(self.value_to(seat)) for seat in self.seats)
            contest.run(values, lambda best: float(best[1]), MAX_TRIES)
        return min(_settled(contest), default=None)

    def ranges(self, space: Space, criteria: Sequence[Criterion]) -> list[tuple[Fraction, Fraction]]:
        """The least and the greatest points of each criterion over all packages of the space."""
        return [(-self._most(space, c, -1), self._most(space, c, 1)) for c in criteria]

    def _most(self, space: Space, criterion: Criterion, sign: int) -> Fraction:
        """The greatest points of a criterion, or of what it falls short of 0."""
        program = Program(space, self.effort)
        wanted = program.points(criterion).times(sign)

        def score(package: int) -> Fraction:
            return sign * criterion.points(criterion.at(options(package, self.space.sizes)))

        contest = Contest(program, score)
        contest.run(wanted, float, tries=1)
        _settled(contest)
        return Fraction(contest.best or 0)


def some_package(negotiation: Negotiation, formula: Formula, space: Space) -> int | None:
    """The number of some package for which a formula holds: by merging, or where that fails by programs."""
    try:
        return negotiation.witness(formula, space)
    except TooLarge:
        sought = ByPrograms(negotiation.case, negotiation.forum, negotiation.acceptance)
        return sought.witness(formula, space)


def undecided() -> TooLarge:
    """A search came to no end."""
    return TooLarge(
        "the issues are tied too closely to be merged, and integer programs leave it undecided:"
        f" {MAX_NODES:,} branches of one of them, or {MAX_EFFORT:,} of several",
        "leave out issues or red lines that do not matter",
    )


def _settled(contest: Contest) -> list[int]:
    """The packages that tie for the best; none where there is none."""
    if not contest.proved:
        raise undecided()
    return contest.tied

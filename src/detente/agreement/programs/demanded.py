"""What a formula over demands requires of a package, as rows of a program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from detente.agreement.acceptance import Meets
from detente.agreement.programs.boxes import boxes
from detente.agreement.programs.program import TOLERANCE
from detente.agreement.space import truth

if TYPE_CHECKING:
    from detente.agreement.acceptance import Formula, Test, Threshold
    from detente.agreement.programs.program import Program, Terms
    from detente.model import Expression

Variable = Callable[[int], int]


def require(program: Program, formula: Formula, variable_of: Variable) -> None:
    """A package satisfies the formula.

    variable_of : for a demand the variable that is 1 only if it is met.
    """
    program.low[satisfied(program, formula, variable_of)] = 1


def satisfied(program: Program, formula: Formula, variable_of: Variable) -> int:
    """A variable that is 1 only if the formula holds.

    1. Of a demand, its own. 2. Of parts that weigh enough together: theirs, by their weights.
    """
    if isinstance(formula, Meets):
        return variable_of(formula.demand)
    holds = program.variable(0, 1, whole=True)
    votes: Terms = {holds: -float(formula.threshold)}
    for part, weight in zip(formula.parts, formula.weights, strict=True):
        vote = satisfied(program, part, variable_of)
        votes[vote] = votes.get(vote, 0.0) + float(weight)
    program.require(votes, low=0)
    return holds


class Tested:
    """For each demand a variable that is 1 only if the package meets it; made when first asked for."""

    def __init__(self, program: Program, tests: tuple[Test, ...]) -> None:
        self.program = program
        self.tests = tests
        self._made: dict[int, int] = {}

    def __call__(self, demand: int) -> int:
        """The variable of a demand."""
        if demand not in self._made:
            met = self._made[demand] = self.program.variable(0, 1, whole=True)
            test = self.tests[demand]
            if test.never is not None:
                self._not_crossed(test.never, met)
            else:
                self._some([self._all(part) for part in test.alternatives], met)
        return self._made[demand]

    def _not_crossed(self, never: Expression, met: int) -> None:
        """No box in which the red line is crossed holds the package."""
        scope, crossed = truth(never, self.program.space)
        for box in boxes(crossed):
            held: Terms = {met: 1.0}
            for issue, positions in zip(scope, box, strict=True):
                held |= self.program.held(issue, positions)
            self.program.require(held, high=len(scope))

    def _some(self, parts: list[int], met: int) -> None:
        """One of the parts holds."""
        self.program.require({**dict.fromkeys(parts, 1.0), met: -1.0}, low=0)

    def _all(self, thresholds: tuple[Threshold, ...]) -> int:
        """All thresholds are reached, within what a solver may hold to be the same."""
        reached = self.program.variable(0, 1, whole=True)
        for threshold in thresholds:
            points = self.program.points(threshold.criterion)
            least = float(threshold.criterion.points(threshold.least)) - TOLERANCE - points.constant
            lowest = sum(
                min(table[list(self.program.space.allowed[i])])
                for i, table in enumerate(threshold.criterion.tables)
            )
            lowest += sum(min(0, *map(int, array.flat)) for _, array in threshold.criterion.ties)
            floor = min(float(threshold.criterion.unit * int(lowest)), least)
            self.program.require({**points.terms, reached: floor - least}, low=floor)
        return reached

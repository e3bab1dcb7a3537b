"""The packages of a space as an integer program, solved by HiGHS.

A variable for each option of each issue, 1 where a package holds it; just one for each issue. All else is
linear in these: values, combinations of options, and what is excluded. What a program finds is a package,
which the caller judges exactly; what it proves, that there is none better, holds to the solver's tolerance.
"""

from __future__ import annotations

import math
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.packages import number, options
from detente.agreement.programs.boxes import boxes
from detente.agreement.programs.silence import silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.agreement.criteria import Criterion
    from detente.agreement.programs.boxes import Box
    from detente.agreement.space import Space

TOLERANCE: Final = 1e-6
"""In points: what differs by less the solver may hold to be the same."""
MAX_NODES: Final = 20_000
"""Branches of one search, after which its answer is not proved."""
_SOLVED, _LIMIT, _INFEASIBLE = 0, 1, 2
_KNOWN: Final = {_SOLVED, _LIMIT, _INFEASIBLE}

Terms = dict[int, float]
"""Coefficients by the position of a variable."""


@dataclass(frozen=True, slots=True)
class Linear:
    """``constant`` plus what ``terms`` come to."""

    terms: Terms
    constant: float = 0.0

    def times(self, factor: float) -> Linear:
        """So many times as much."""
        return Linear(
            {column: factor * value for column, value in self.terms.items()}, factor * self.constant
        )

    def plus(self, more: float) -> Linear:
        """So much more."""
        return Linear(self.terms, self.constant + more)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the number of a package, or none.

    ``bound`` : no package has more. ``finished`` : whether the search came to its end; then there is no
    package where none was found.
    """

    number: int | None
    bound: float
    finished: bool
    variables: tuple[float, ...] = ()


@dataclass
class Effort:
    """How many branches all searches for one forum may still take together."""

    nodes: int


@dataclass
class Program:
    """A space, and what is required of a package so far."""

    space: Space
    effort: Effort
    option: list[dict[int, int]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[Terms, float, float]] = field(default_factory=list)
    _inside: dict[tuple[tuple[int, ...], Box], Terms] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for allowed in self.space.allowed:
            self.option.append({position: self.variable(0, 1, whole=True) for position in allowed})
            self.require(dict.fromkeys(self.option[-1].values(), 1.0), 1, 1)

    def copy(self) -> Program:
        """The same program, to which more can be added apart."""
        twin = copy(self)
        for name in ("low", "high", "whole", "rows", "_inside"):
            setattr(twin, name, copy(getattr(self, name)))
        return twin

    def variable(self, low: float, high: float, *, whole: bool = False) -> int:
        """A further variable between two numbers; its position."""
        self.low.append(low)
        self.high.append(high)
        self.whole.append(whole)
        return len(self.low) - 1

    def require(self, terms: Mapping[int, float], low: float = -math.inf, high: float = math.inf) -> None:
        """What some variables come to lies between two numbers."""
        self.rows.append((dict(terms), low, high))

    def at_least(self, linear: Linear, least: float) -> None:
        """Something linear is at least so much."""
        self.require(linear.terms, least - linear.constant)

    def exclude(self, package: int, unless: Mapping[int, float] | None = None) -> None:
        """Not the package with this number, unless these terms come to -1 or less."""
        positions = options(package, self.space.sizes)
        held = {self.option[i][p]: 1.0 for i, p in enumerate(positions) if p in self.option[i]}
        self.require({**held, **(unless or {})}, high=len(positions) - 1)

    def held(self, issue: int, positions: Sequence[int]) -> Terms:
        """1 where a package holds one of these options of an issue, else 0."""
        return {self.option[issue][p]: 1.0 for p in positions if p in self.option[issue]}

    def inside(self, scope: tuple[int, ...], box: Box) -> Terms:
        """1 where a package lies in a box over some issues, else 0."""
        if len(scope) == 1:
            return self.held(scope[0], box[0])
        if (scope, box) not in self._inside:
            within = self.variable(0, 1)
            everywhere: Terms = {within: -1.0}
            for issue, positions in zip(scope, box, strict=True):
                held = self.held(issue, positions)
                self.require({**held, within: -1.0}, low=0)
                everywhere |= held
            self.require(everywhere, high=len(scope) - 1)
            self._inside[scope, box] = {within: 1.0}
        return self._inside[scope, box]

    def points(self, criterion: Criterion) -> Linear:
        """A quantity of a package, in points."""
        unit = criterion.unit
        terms: Terms = {}
        for issue, table in enumerate(criterion.tables):
            for position, column in self.option[issue].items():
                terms[column] = terms.get(column, 0.0) + float(unit * int(table[position]))
        for scope, array in criterion.ties:
            for amount in {int(value) for value in array.flat} - {0}:
                for box in boxes(array == amount):
                    for column, times in self.inside(scope, box).items():
                        terms[column] = terms.get(column, 0.0) + times * float(unit * amount)
        return Linear(terms, float(criterion.base))

    def most(self, linear: Linear) -> float:
        """A number that something linear does not exceed either way, whatever the package."""
        each = (abs(v) * max(abs(self.low[c]), abs(self.high[c])) for c, v in linear.terms.items())
        return abs(linear.constant) + sum(each)

    def maximise(self, linear: Linear, gap: float = 0.0) -> Found:
        """A package that has the most of something, as far as the search comes within its limits.

        gap : the search may end where no package has more than what was found and this share of it.
        """
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - loaded where it is used
        from scipy.sparse import csr_array  # noqa: PLC0415

        nodes = min(MAX_NODES, self.effort.nodes)
        if nodes <= 0:
            return Found(None, math.inf, finished=False)
        wanted = np.zeros(len(self.low))
        for column, coefficient in linear.terms.items():
            wanted[column] = -coefficient
        coefficients = [value for terms, _, _ in self.rows for value in terms.values()]
        columns = [column for terms, _, _ in self.rows for column in terms]
        starts = np.cumsum([0, *(len(terms) for terms, _, _ in self.rows)])
        matrix = csr_array((coefficients, columns, starts), shape=(len(self.rows), len(self.low)))
        problem = {
            "integrality": np.array(self.whole, dtype=np.uint8),
            "bounds": Bounds(np.array(self.low), np.array(self.high)),
            "constraints": LinearConstraint(matrix, [r[1] for r in self.rows], [r[2] for r in self.rows]),
        }
        limits = {"node_limit": nodes, "mip_rel_gap": gap}
        with silence():
            answer = milp(wanted, **problem, options=limits)
            if answer.status not in _KNOWN:  # an error of the solver, which the plain problem may not meet
                answer = milp(wanted, **problem, options={**limits, "presolve": False})
        self.effort.nodes -= 1 + int(getattr(answer, "mip_node_count", None) or 0)
        if answer.x is None:
            return Found(None, -math.inf, finished=answer.status == _INFEASIBLE)
        bound = -float(answer.mip_dual_bound) + linear.constant
        return Found(self._number(answer.x), bound, answer.status == _SOLVED, tuple(answer.x))

    def _number(self, values: Sequence[float]) -> int:
        """The number of the package that the variables stand for."""
        positions = [max(columns, key=lambda position: values[columns[position]]) for columns in self.option]
        return number(positions, self.space.sizes)


def total(parts: Iterable[Linear]) -> Linear:
    """The sum of linear quantities."""
    terms: Terms = {}
    constant = 0.0
    for part in parts:
        constant += part.constant
        for column, value in part.terms.items():
            terms[column] = terms.get(column, 0.0) + value
    return Linear(terms, constant)

"""Values as exact integers: what each package gives a party, as a sum over issues and combinations."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.merge import Layer, Leaf, unit_layer
from detente.agreement.packages import strides
from detente.agreement.space import truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.agreement.pareto import Ints, Mask
    from detente.agreement.space import Space
    from detente.model import Expression, Wants

Scope = tuple[int, ...]
_FITS = 2**62


@dataclass(frozen=True, slots=True)
class Criterion:
    """A quantity that adds up over a package: ``base + unit * (tables + ties)``.

    ``tables`` : for each issue treated, (n_options,) integers. ``ties`` : for combinations of options on
    several issues, the positions of the issues and an integer array with one axis for each.
    """

    base: Fraction
    unit: Fraction
    tables: tuple[Ints, ...]
    ties: tuple[tuple[Scope, Ints], ...] = ()

    def points(self, value: int) -> Fraction:
        """What an integer value stands for."""
        return self.base + self.unit * int(value)

    def least(self, points: Fraction) -> int:
        """The smallest integer value that stands for at least these points."""
        return math.ceil((points - self.base) / self.unit)

    def at(self, positions: Sequence[int]) -> int:
        """The integer value of one package, given by the position of its option on each issue."""
        separate = sum(int(table[position]) for table, position in zip(self.tables, positions, strict=True))
        tied = sum(int(array[tuple(positions[issue] for issue in scope)]) for scope, array in self.ties)
        return separate + tied

    @property
    def bound(self) -> int:
        """No integer value is larger than this, either way."""
        arrays = [*self.tables, *(array for _, array in self.ties)]
        return sum(max((abs(int(value)) for value in array.flat), default=0) for array in arrays)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Combinations of options that no package may hold: an axis for each issue in ``scope``."""

    scope: Scope
    combinations: Mask


def value_of(wants: Wants, space: Space) -> Criterion:
    """A party's value of a package, in its central case.

    The weighted mean of its values over all issues, those not treated at today, plus the points of each
    ``together`` whose condition holds.
    """
    weights = wants.central_weights()
    terms = {
        issue: [weights[issue] * value for value in want.valuation.central()]
        for issue, want in wants.issues.items()
    }
    together = [(entry.condition.expression, entry.points.central) for entry in wants.together]
    return sum_of(space, terms, together)


def sum_of(
    space: Space,
    terms: Mapping[str, Sequence[Fraction]],
    together: Iterable[tuple[Expression, Fraction]] = (),
) -> Criterion:
    """What the options of a package add up to, and the points of the combinations that it holds.

    terms : for each issue, what each option adds; issues not treated add what holds today. Whole numbers of
    the largest unit that all parts are multiples of.
    """
    base = sum((terms[issue][today] for issue, today in space.fixed.items() if issue in terms), Fraction(0))
    tables = [terms.get(issue.id, [Fraction(0)] * len(issue.options)) for issue in space.issues]
    ties = []
    for expression, points in together:
        scope, where = truth(expression, space)
        if scope:
            ties.append((scope, where, points))
        elif where:
            base += points
    numbers = [number for table in tables for number in table] + [points for *_, points in ties]
    scale = math.lcm(*(number.denominator for number in numbers))
    divisor = math.gcd(*(int(number * scale) for number in numbers)) or 1
    unit = Fraction(divisor, scale)
    return Criterion(
        base,
        unit,
        tuple(np.array([int(number / unit) for number in table], dtype=object) for table in tables),
        tuple((scope, where.astype(object) * int(points / unit)) for scope, where, points in ties),
    )


def respect(never: Expression, space: Space) -> Criterion:
    """A red line as a quantity: 0 where a package respects it, -1 where it crosses it."""
    scope, crossed = truth(never, space)
    zeros = tuple(np.zeros(size, dtype=object) for size in space.sizes)
    if not scope:
        return Criterion(Fraction(-int(crossed)), Fraction(1), zeros)
    return Criterion(Fraction(0), Fraction(1), zeros, ((scope, -crossed.astype(object)),))


def closeness(space: Space, named: Mapping[int, int]) -> Criterion:
    """Minus the number of issues on which a package differs from the options named (issue to position)."""
    tables = [np.zeros(size, dtype=object) for size in space.sizes]
    for issue, position in named.items():
        tables[issue] -= 1
        tables[issue][position] = 0
    return Criterion(Fraction(0), Fraction(1), tuple(tables))


def factors(
    space: Space,
    criteria: Sequence[Criterion],
    forbidden: Iterable[Forbidden] = (),
    extras: Sequence[Criterion] = (),
) -> list[Layer]:
    """The parts whose sum over all packages is to be taken: one an issue, one a set of tied issues.

    Points have one coordinate for each of ``criteria``, the packages' numbers as codes, and one extra
    quantity for each of ``extras``. Combinations in ``forbidden`` are left out.
    """
    dtype = np.int64 if all(criterion.bound < _FITS for criterion in criteria) else object
    steps = strides(space.sizes)
    code_dtype = np.int64 if math.prod(space.sizes) < _FITS else object

    def layer(scope: Scope, cells: Ints, values: list[Ints], more: list[Ints], code: Ints) -> Layer:
        return Layer(
            scope,
            cells.astype(np.int64),
            columns(values, len(cells)).astype(dtype),
            Leaf(code.astype(code_dtype), columns(more, len(cells))),
        )

    parts = [unit_layer(len(criteria), dtype, len(extras), code_dtype)]
    for position, allowed in enumerate(space.allowed):
        chosen = np.array(allowed, dtype=np.int64)
        values = [criterion.tables[position][chosen] for criterion in criteria]
        more = [criterion.tables[position][chosen] for criterion in extras]
        parts.append(layer((position,), chosen, values, more, chosen.astype(object) * steps[position]))
    forbidden = list(forbidden)
    tied = {scope for criterion in (*criteria, *extras) for scope, _ in criterion.ties}
    for scope in sorted(tied | {ban.scope for ban in forbidden}):
        open_cells = np.flatnonzero(
            ~_union([ban.combinations for ban in forbidden if ban.scope == scope], scope, space)
        )
        values = [_tie(criterion, scope, open_cells) for criterion in criteria]
        more = [_tie(criterion, scope, open_cells) for criterion in extras]
        parts.append(layer(scope, open_cells, values, more, np.zeros(len(open_cells), dtype=object)))
    return parts


def _union(masks: list[Mask], scope: Scope, space: Space) -> Mask:
    """Where any of the masks over ``scope`` is true."""
    where = np.zeros([space.sizes[position] for position in scope], dtype=bool)
    for mask in masks:
        where |= mask
    return where


def _tie(criterion: Criterion, scope: Scope, cells: Ints) -> Ints:
    """(n_cells,) what the criterion's ties over just this scope add in each cell."""
    total = np.zeros(len(cells), dtype=object)
    for own_scope, array in criterion.ties:
        if own_scope == scope:
            total = total + array.reshape(-1)[cells]
    return total


def columns(each: Sequence[Ints], rows: int) -> Ints:
    """(rows, n) these columns side by side; n may be 0."""
    return np.stack(each, axis=1) if each else np.zeros((rows, 0), dtype=object)

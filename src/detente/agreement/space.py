"""What a forum negotiates over: the issues it treats, their options, and what stays as it is today."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.merge import MAX_CELLS
from detente.agreement.packages import number, options
from detente.errors import TooLarge
from detente.model import And, If, Iff, Not, OptionIn, Or, issues_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.pareto import Mask
    from detente.model import Case, Draft, Expression, Forum, Issue, Option


@dataclass(frozen=True, slots=True)
class Space:
    """The packages a forum can sign.

    ``fixed`` : today's option on each issue not treated. ``allowed`` : for each issue treated the
    positions that may be chosen, rising; all of them unless the space was narrowed.
    """

    issues: tuple[Issue, ...]
    fixed: Mapping[str, int]
    allowed: tuple[tuple[int, ...], ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of options of each issue, chosen from or not."""
        return tuple(len(issue.options) for issue in self.issues)

    @property
    def packages(self) -> int:
        """How many packages may be chosen."""
        return math.prod(len(allowed) for allowed in self.allowed)

    @property
    def today(self) -> int | None:
        """The number of the package that holds today; none where that is not given for an issue."""
        positions = [issue.today for issue in self.issues if issue.today is not None]
        return number(positions, self.sizes) if len(positions) == len(self.issues) else None

    def narrowed(self, options: Mapping[str, tuple[int, ...]]) -> Space:
        """The space with only these positions left on the issues named."""
        return replace(
            self,
            allowed=tuple(
                tuple(position for position in allowed if position in options.get(issue.id, allowed))
                for issue, allowed in zip(self.issues, self.allowed, strict=True)
            ),
        )

    def package(self, number: int) -> Mapping[str, Option]:
        """The package with this number; see :mod:`detente.agreement.packages`."""
        chosen = options(number, self.sizes)
        return {
            issue.id: issue.options[position] for issue, position in zip(self.issues, chosen, strict=True)
        }


def number_of(package: Mapping[str, Option], space: Space) -> int:
    """The number of a package; see :mod:`detente.agreement.packages`."""
    return number([issue.options.index(package[issue.id]) for issue in space.issues], space.sizes)


def space_of(case: Case, forum: Forum) -> Space:
    """The space of a forum; every issue it does not treat must have a ``today``."""
    treated = tuple(i for name, i in case.issues.items() if forum.issues is None or name in forum.issues)
    fixed = {
        name: issue.today
        for name, issue in case.issues.items()
        if issue not in treated and issue.today is not None
    }
    return Space(treated, fixed, tuple(tuple(range(len(issue.options))) for issue in treated))


def completions(draft: Draft, space: Space) -> Space | None:
    """The packages that complete a draft; nothing where it changes an issue that is not treated."""
    if any(
        space.fixed[issue] != position for issue, position in draft.package.items() if issue in space.fixed
    ):
        return None
    return space.narrowed({issue: (position,) for issue, position in draft.package.items()})


def truth(expression: Expression, space: Space) -> tuple[tuple[int, ...], Mask]:
    """Where a condition on packages holds.

    Returns the positions of the treated issues it speaks of, rising, and a boolean array with one axis
    for each: element (i, j, ...) tells whether it holds with those options, issues not treated at today.
    Raises :class:`~detente.errors.TooLarge` for a condition on too many combinations.
    """
    named = issues_of(expression)
    scope = tuple(position for position, issue in enumerate(space.issues) if issue.id in named)
    shape = tuple(space.sizes[position] for position in scope)
    if math.prod(shape) > MAX_CELLS:
        names = ", ".join(sorted(named))
        raise TooLarge(
            f"a condition names issues with more than {MAX_CELLS:,} combinations of options: {names}",
            "write it as several conditions on fewer issues each",
        )
    axis = {space.issues[position].id: number for number, position in enumerate(scope)}
    return scope, np.broadcast_to(_holds(expression, axis, shape, space.fixed), shape).copy()


def always(expression: Expression, space: Space) -> bool:
    """Whether a condition on packages holds in every package of the space."""
    scope, where = truth(expression, space)
    return bool(where[np.ix_(*(space.allowed[position] for position in scope))].all())


def _holds(
    expression: Expression, axis: Mapping[str, int], shape: tuple[int, ...], fixed: Mapping[str, int]
) -> Mask:
    """The condition on a grid of options; broadcasts to ``shape``."""

    def sub(part: Expression) -> Mask:
        return _holds(part, axis, shape, fixed)

    match expression:
        case OptionIn(issue, wanted) if issue in axis:
            along = [1] * len(shape)
            along[axis[issue]] = shape[axis[issue]]
            return np.isin(np.arange(shape[axis[issue]]), list(wanted)).reshape(along)
        case OptionIn(issue, wanted):
            return np.array(fixed[issue] in wanted)
        case Not(operand):
            return ~sub(operand)
        case And(operands):
            return reduce(np.logical_and, map(sub, operands), np.array(True))
        case Or(operands):
            return reduce(np.logical_or, map(sub, operands), np.array(False))
        case If(consequence, condition):
            return sub(consequence) | ~sub(condition)
        case Iff(left, right):
            return ~(sub(left) ^ sub(right))
    msg = f"a condition on packages cannot speak of {expression}"
    raise TypeError(msg)

"""Flip points: the values at which one judgment alone, all others central, turns whether there is a deal.

For each way in which a number enters what packages are worth, which are few, the package worth most gives one
inequality in that number; it is solved exactly, and a deal exists on the union of the solutions. See
:mod:`detente.agreement.alone`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.alone import judgment_of
from detente.agreement.enumeration import holding, options_of
from detente.agreement.intervals import EVERYWHERE, Interval, linear, near, turns
from detente.model import STANDS_FROM, Ideal, Knots, Scores, may_stand, must_stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from detente.agreement.alone import Alone, Conclusion, Needing
    from detente.agreement.pareto import Index
    from detente.model import IssueWant, Quantity, Wants

    Solve = Callable[[int, Fraction, Fraction], Interval | None]

Flips = dict[str, dict[str, tuple[Fraction, ...]]]
"""By judgment path and conclusion: the values, rising."""


@dataclass(frozen=True, eq=False, slots=True)
class Varying:
    """A number that varies, and how it enters what packages are worth.

    ``kinds`` : (n_packages,) from 0; packages of one kind are worth more, or less, by the same amount.
    ``solve`` : for a kind, the points that are needed, and the most that packages of that kind which need so
    many are worth in the central case: the numbers at which that is enough.
    """

    quantity: Quantity
    kinds: Index
    solve: Solve


def flips(alone: Alone) -> Flips:
    """The flip points of every judgment that is uncertain, for every conclusion on deals in a forum.

    A value is listed if the conclusion differs on one side of it, within the range; for the sureness of a red
    line, 50 if it matters whether the line stands.
    """
    found: Flips = {}
    for name, conclusion in alone.conclusions.items():
        for path, values in _of_conclusion(alone, conclusion):
            if values:
                found.setdefault(path, {})[name] = values
    return found


def _of_conclusion(alone: Alone, conclusion: Conclusion) -> Iterator[tuple[str, tuple[Fraction, ...]]]:
    yield from _of_red_lines(alone, conclusion)
    for wants, demands in alone.judging.values():
        yield from _of_no_deals(alone, conclusion, wants, demands)
        needing = conclusion.needing(demands)
        if needing is not None:
            for varying in _numbers(alone, wants):
                yield varying.quantity.path, _turns(alone, wants, needing, varying)


def _of_red_lines(alone: Alone, conclusion: Conclusion) -> Iterator[tuple[str, tuple[Fraction, ...]]]:
    for demand, told in enumerate(alone.acceptance.demands):
        line = alone.lines.get(told.path)
        if line is not None and line.sure is not None and may_stand(line) and not must_stand(line):
            stands, falls = ({demand: alone.passes[demand]}, {demand: True})
            differs = conclusion.holds(stands) != conclusion.holds(falls)
            yield line.sure.path, (STANDS_FROM,) if differs else ()


def _of_no_deals(
    alone: Alone, conclusion: Conclusion, wants: Wants, demands: list[int]
) -> Iterator[tuple[str, tuple[Fraction, ...]]]:
    """A no deal turns the conclusion where it exceeds what the best package that needs it is worth."""
    criterion = alone.value(wants)
    totals = alone.total(criterion)
    for demand in demands:
        no_deal = alone.no_deals[alone.acceptance.demands[demand].path]
        needed = conclusion.where({demand: True})
        if no_deal.is_range and needed.any() and not conclusion.holds({demand: False}):
            most = criterion.points(totals[needed].max())
            yield judgment_of(no_deal), turns([Interval(high=most)], no_deal.low, no_deal.high)


def _turns(alone: Alone, wants: Wants, needing: list[Needing], varying: Varying) -> tuple[Fraction, ...]:
    """Where a conclusion turns as a number varies."""
    criterion = alone.value(wants)
    totals = alone.total(criterion)
    solved: list[Interval] = []
    for need in needing:
        for kind in np.unique(varying.kinds[need.packages]):
            most = criterion.points(totals[need.packages & (varying.kinds == kind)].max())
            interval = varying.solve(int(kind), need.points, most)
            solved += [] if interval is None else [interval]
    return turns(solved, varying.quantity.low, varying.quantity.high)


def _numbers(alone: Alone, wants: Wants) -> Iterator[Varying]:
    """Every number among somebody's wants that is a range; the one weight there is turns nothing."""
    total = sum((want.weight.central for want in wants.issues.values() if want.weight), Fraction(0))
    for issue, want in wants.issues.items():
        options = options_of(alone.space, issue)
        if want.weight is not None and want.weight.is_range and want.weight.central != total:
            yield _of_weight(alone, wants, want, want.weight, options)
        yield from (Varying(quantity, options, solve) for quantity, solve in _of_values(wants, want))
    for entry in wants.together:
        if entry.points.is_range:
            holds = holding(entry.condition.expression, alone.space).astype(np.intp)
            yield Varying(entry.points, holds, _in_proportion({1: Fraction(1)}, entry.points))


def _of_weight(alone: Alone, wants: Wants, want: IssueWant, weight: Quantity, options: Index) -> Varying:
    """``sum_i w_i (v_i + t - d) >= 0``, of which one term has the weight that varies.

    Packages are alike if they have the same option on the issue and meet the same conditions.
    """
    total = sum((each.weight.central for each in wants.issues.values() if each.weight), Fraction(0))
    values = want.valuation.central()
    kinds, extras = options, [Fraction(0)] * len(values)
    for entry in wants.together:
        kinds = kinds + len(extras) * holding(entry.condition.expression, alone.space)
        extras += [points + entry.points.central for points in extras]

    def solve(kind: int, need: Fraction, most: Fraction) -> Interval | None:
        slope = values[kind % len(values)] + extras[kind] - need
        return linear(total * (most - need), slope, weight.central)

    return Varying(weight, kinds, solve)


def _of_values(wants: Wants, want: IssueWant) -> Iterator[tuple[Quantity, Solve]]:
    """The numbers that give the values of one issue's options; packages are alike in their option."""
    share = wants.central_weights()[want.issue]
    match want.valuation:
        case Scores(values):
            for position, value in enumerate(values):
                if value.is_range:
                    yield value, _in_proportion({position: share}, value)
        case Knots(values=values, numbers=numbers) as knots:
            for place, value in enumerate(values):
                if value.is_range:
                    shares = (knots.shares(number).get(place, Fraction(0)) for number in numbers)
                    yield value, _in_proportion({n: share * part for n, part in enumerate(shares)}, value)
        case Ideal(at=at) as ideal if at.is_range:
            yield at, _by_distance(ideal, share)


def _in_proportion(slopes: dict[int, Fraction], value: Quantity) -> Solve:
    """What packages are worth rises with the number, so fast for each kind; not at all for others."""
    return lambda kind, need, most: linear(most - need, slopes.get(kind, Fraction(0)), value.central)


def _by_distance(ideal: Ideal, share: Fraction) -> Solve:
    """What a package is worth falls with the distance of its option from the ideal."""
    values, numbers = ideal.central(), ideal.numbers

    def solve(kind: int, need: Fraction, most: Fraction) -> Interval | None:
        if not share:
            return EVERYWHERE if most >= need else None
        return near(numbers[kind], values[kind] - (most - need) / share, numbers[0], numbers[-1])

    return solve

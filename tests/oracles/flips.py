"""At which values of one judgment a conclusion turns, all others at their centres; and whether it ever does.

Along a range a package is as good as no deal where its surplus over no deal is 0. The surplus is linear in a
number of points. In a weight it is once it is multiplied by the sum of the weights, and in an ideal, between
options and the middle of the scale, once it is multiplied by how far the ideal is from the further end. So on
each piece it is 0 at one value, or all over. Between the values at which some surplus is 0 nothing changes; a
conclusion is tried at each of them and between them.

Orders have no values at which a conclusion turns. Over the weights or points that an order allows a value is
linear, and the set of these is made of shares of its corners. A conclusion holds in some world of an order if
and only if it does at a corner, and fails in some if and only if there are shares at which all packages that
would make it hold fall short at once. Both are decided exactly.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.oracles.departures import STANDS_FROM, Centre
from tests.oracles.half_spaces import all_below
from tests.oracles.issues import Issue, central
from tests.oracles.judgments import (
    Coin,
    Range,
    WeightOrder,
    ideal_corners,
    uncertain,
    value_corners,
    weight_corners,
    with_setting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.oracles.departures import Departure, Hopeful
    from tests.oracles.judgments import Document, Judgment, Setting, ValueOrder


def flips(document: Document) -> dict[str, dict[str, list[Fraction]]]:
    """For each judgment the values, rising, at which each conclusion turns; what turns nothing is left out.

    A conclusion turns at a value of a range where it differs just below and just above, or there from beside
    it, within the range. At the sureness of a red line it turns at 50, if it does whether the line stands.
    """
    centre = Centre(document)
    found = {}
    for path, judgment in uncertain(document).items():
        if isinstance(judgment, Coin | Range):
            turning = {
                name: list(_turning_values(centre, judgment, departure))
                for name, departure in centre.departures(judgment).items()
            }
            found[path] = {name: values for name, values in turning.items() if values}
    return {path: turning for path, turning in found.items() if turning}


def turns(document: Document) -> dict[str, set[str]]:
    """For each uncertain judgment the conclusions that it alone can turn from what they are at the centre."""
    centre = Centre(document)
    return {
        path: {
            name
            for name, departure in centre.departures(judgment).items()
            if (
                list(_turning_values(centre, judgment, departure))
                if isinstance(judgment, Coin | Range)
                else _turns_on_order(centre, judgment, departure)
            )
        }
        for path, judgment in uncertain(document).items()
    }


def _turning_values(centre: Centre, judgment: Coin | Range, departure: Departure) -> Iterator[Fraction]:
    if isinstance(judgment, Range):
        yield from _turning_in_range(centre, judgment, departure)
    elif not departure.holds(lambda each: each.crosses.intersection(departure.demands)):
        yield Fraction(STANDS_FROM)


# Ranges


@dataclass(frozen=True)
class Surplus:
    """A surplus over no deal times something above 0, linear between the values at which it is given."""

    at: list[Fraction]
    heights: list[Fraction]

    def roots(self) -> Iterator[Fraction]:
        """The values at which it is 0; of a piece that is 0 all over, both ends."""
        for (left, low), (right, high) in pairwise(zip(self.at, self.heights, strict=True)):
            if low == 0:
                yield left
            if high == 0:
                yield right
            if low * high < 0:
                yield left + (right - left) * low / (low - high)

    def is_short(self, value: Fraction) -> bool:
        """Whether it is below 0 at a value."""
        place = max(bisect_left(self.at, value), 1)
        left, right = self.at[place - 1 : place + 1]
        low, high = self.heights[place - 1 : place + 1]
        return low * (right - value) + high * (value - left) < 0


def _turning_in_range(centre: Centre, judgment: Range, departure: Departure) -> Iterator[Fraction]:
    """Try the conclusion at each value at which some surplus is 0, at both ends, and between all these."""
    surpluses = _surpluses(centre, judgment, departure)

    def holds(value: Fraction) -> bool:
        short = {
            id(each): frozenset(name for name, surplus in own.items() if surplus.is_short(value))
            for each, own in zip(departure.hopeful, surpluses, strict=True)
        }
        return departure.holds(lambda each: short[id(each)])

    ends = [end for end in (judgment.low, judgment.high) if _exists(centre, judgment, end)]
    roots = {root for own in surpluses for surplus in own.values() for root in surplus.roots()}
    tried = sorted(roots.union(ends) - ({judgment.low} - set(ends)))
    between = [(left + right) / 2 for left, right in pairwise([judgment.low, *tried, judgment.high])]
    beside = [holds(value) for value in between]
    for place, value in enumerate(tried):
        answers = {holds(value)}
        if value > judgment.low:
            answers.add(beside[place])
        if value < judgment.high:
            answers.add(beside[place + 1])
        if len(answers) > 1:
            yield value


def _exists(centre: Centre, judgment: Range, value: Fraction) -> bool:
    """Whether there is a world with this value: not where all weights would be 0."""
    return _scale(centre, judgment, value) > 0


def _scale(centre: Centre, judgment: Range, value: Fraction) -> Fraction:
    """What a surplus is multiplied by to be linear."""
    *above, what = judgment.keys
    if what == "weight":
        entry: Any = with_setting(centre.document, judgment, value)
        for key in above[:-1]:
            entry = entry[key]
        return sum((central(entry[name]["weight"]) for name in centre.issues if name in entry), Fraction(0))
    if what == "ideal":
        first, last = _scale_ends(centre.issues[str(above[-1])])
        return max(value - first, last - value)
    return Fraction(1)


def _scale_ends(issue: Issue) -> tuple[Fraction, Fraction]:
    first, *_, last = (option for option in issue.options if isinstance(option, Fraction))
    return first, last


def _surpluses(centre: Centre, judgment: Range, departure: Departure) -> list[dict[str, Surplus]]:
    """For each hopeful package its surplus for each demand on which the judgment bears."""
    at = [judgment.low, judgment.high]
    if judgment.keys[-1] == "ideal":
        issue = centre.issues[str(judgment.keys[-2])]
        middle = sum(_scale_ends(issue), Fraction(0)) / 2
        at = sorted({*ideal_corners(issue, judgment.low, judgment.high), min(max(middle, at[0]), at[1])})
    heights = [_heights(centre, judgment, value, departure) for value in at]
    return [
        {name: Surplus(at, [own[place][name] for own in heights]) for name in departure.demands}
        for place in range(len(departure.hopeful))
    ]


def _heights(
    centre: Centre, judgment: Range, value: Fraction, departure: Departure
) -> list[dict[str, Fraction]]:
    """The surplus of each hopeful package for each demand, times what makes it linear."""
    scale = _scale(centre, judgment, value)
    if scale == 0:
        return [dict.fromkeys(departure.demands, Fraction(0)) for _ in departure.hopeful]
    if judgment.keys[-1] == "no deal":
        values = _values(centre, departure)
        return [dict.fromkeys(departure.demands, worth - value) for worth in values]
    values = _values(centre, departure, (judgment, value))
    return [
        {name: scale * (worth - least) for name, least in departure.demands.items() if least is not None}
        for worth in values
    ]


def _values(
    centre: Centre, departure: Departure, varied: tuple[Judgment, Setting] | None = None
) -> list[Fraction]:
    """What each hopeful package is worth to the one whose judgment it is."""
    valuation = centre.valuation(departure.judges_by, varied)
    return [valuation.value(each.package) for each in departure.hopeful]


# Orders


def _turns_on_order(centre: Centre, order: WeightOrder | ValueOrder, departure: Departure) -> bool:
    """Whether a conclusion holds in some world of an order and fails in another.

    A package is accepted from some value on, the least at which the demands that it then still misses do no
    harm. The conclusion fails where each package is short of its own.
    """
    corners = (
        weight_corners(len(order.issues))
        if isinstance(order, WeightOrder)
        else value_corners(len(order.options))
    )
    worth = [_values(centre, departure, (order, corner)) for corner in corners]
    surpluses = [
        [values[place] - _taken_from(departure, each) for values in worth]
        for place, each in enumerate(departure.hopeful)
    ]
    at_some_corner = any(surplus >= 0 for own in surpluses for surplus in own)
    return at_some_corner and all_below(surpluses, len(corners))


def _taken_from(departure: Departure, package: Hopeful) -> Fraction:
    """The least value to the one whose judgment it is from which a hopeful package is accepted."""
    least = {name: taken for name, taken in departure.demands.items() if taken is not None}
    return min(
        value
        for value in least.values()
        if departure.accepts(package.misses.union(name for name, taken in least.items() if taken > value))
    )

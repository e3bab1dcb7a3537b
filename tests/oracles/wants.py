"""What a party or a ratifier wants, and what it demands, in the central case."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.oracles.expressions import Condition, holds, issues_named, parse
from tests.oracles.issues import Issue, Option, Package, central, number

if TYPE_CHECKING:
    from collections.abc import Mapping

_STANDS_FROM = 50
_NOT_POINTS = ("source", "why", "confidential")


@dataclass(frozen=True)
class Valuation:
    """How one values packages: weights, points for each option, and what conditions add."""

    issues: Mapping[str, Issue]
    weights: dict[str, Fraction]
    points: dict[str, dict[Option, Fraction]]
    together: list[tuple[Condition, Fraction]]

    def value(self, package: Package) -> Fraction:
        """The mean of the points by weight, plus what `together` adds where its condition holds."""
        weighted = sum(
            (weight * self.points[issue][package[issue]] for issue, weight in self.weights.items()),
            Fraction(0),
        )
        added = (extra for condition, extra in self.together if holds(condition, package, self.issues))
        return weighted / sum(self.weights.values()) + sum(added, Fraction(0))


def read_valuation(wants: dict[str, Any], issues: Mapping[str, Issue]) -> Valuation:
    """The valuation an entry of `wants` states; an issue it leaves out has weight 0."""
    named = [name for name in issues if name in wants]
    if "order" in wants:
        weights = dict(zip(wants["order"], rank_order_centroids(len(wants["order"])), strict=True))
    else:
        weights = {name: central(wants[name]["weight"]) for name in named}
    return Valuation(
        issues=issues,
        weights=weights,
        points={name: option_points(issues[name], wants[name]) for name in named},
        together=[(parse(entry["if"]), central(entry["points"])) for entry in wants.get("together", [])],
    )


def rank_order_centroids(count: int) -> list[Fraction]:
    """The centre of all weights that fall from first to last and sum to 1 (Barron & Barrett 1996).

    The weight at rank k of n is (1/n) (1/k + 1/(k+1) + ... + 1/n).
    """
    return [
        sum((Fraction(1, rank) for rank in range(first, count + 1)), Fraction(0)) / count
        for first in range(1, count + 1)
    ]


def option_points(issue: Issue, entry: dict[str, Any]) -> dict[Option, Fraction]:
    """The points of every option: stated, by rank, by distance from an ideal, or linear between points."""
    if "best first" in entry:
        ranking = [issue.option(text) for text in entry["best first"]]
        steps = max(len(ranking) - 1, 1)
        return {option: 100 - Fraction(100 * rank, steps) for rank, option in enumerate(ranking)}
    if "ideal" in entry:
        ideal, low, high = central(entry["ideal"]), number_at(issue, 0), number_at(issue, -1)
        furthest = max(ideal - low, high - ideal)
        return {x: 100 * (1 - abs(number_of(x) - ideal) / furthest) for x in issue.options}
    if issue.is_number:
        corners = sorted((number(x), central(y)) for x, y in entry["values"].items() if x not in _NOT_POINTS)
        return {x: linear_between(corners, number_of(x)) for x in issue.options}
    return {option: central(entry["values"][option]) for option in issue.options}


def linear_between(corners: list[tuple[Fraction, Fraction]], x: Fraction) -> Fraction:
    """The height at x of the line that joins the corners in order."""
    for (left, low), (right, high) in pairwise(corners):
        if left <= x <= right:
            return low + (high - low) * (x - left) / (right - left)
    msg = f"{x} lies outside the points given"
    raise ValueError(msg)


def number_of(option: Option) -> Fraction:
    """The option of a number issue as the number it is."""
    if isinstance(option, str):
        msg = f"{option!r} is not the option of a number issue"
        raise TypeError(msg)
    return option


def number_at(issue: Issue, place: int) -> Fraction:
    """The option of a number issue at a place among its options."""
    return number_of(issue.options[place])


@dataclass(frozen=True)
class Demander:
    """One who demands, by the name its demands carry: a party, or a ratifier as PARTY/RATIFIER."""

    name: str
    valuation: Valuation | None
    no_deal: Fraction | None
    red_lines: dict[int, Condition]

    def red_lines_over(self, treated: set[str]) -> dict[int, Condition]:
        """The red lines that name an issue the forum treats; the others are no demand there."""
        return {count: line for count, line in self.red_lines.items() if issues_named(line) & treated}

    def crossed(self, package: Package, treated: set[str], issues: Mapping[str, Issue]) -> list[int]:
        """The numbers of the red lines a package crosses."""
        lines = self.red_lines_over(treated)
        return [count for count, line in lines.items() if holds(line, package, issues)]

    def demands(self, treated: set[str]) -> list[str]:
        """The names of all it demands in a forum that treats these issues."""
        lines = [f"{self.name}: red line {count}" for count in self.red_lines_over(treated)]
        return lines + ([] if self.no_deal is None else [f"{self.name}: no deal"])

    def missed(self, package: Package, treated: set[str], issues: Mapping[str, Issue]) -> set[str]:
        """The names of its demands that a package does not meet."""
        missed = {f"{self.name}: red line {count}" for count in self.crossed(package, treated, issues)}
        if self.no_deal is not None:
            if self.valuation is None:
                msg = f"{self.name} has a value of no deal and no wants"
                raise ValueError(msg)
            if self.valuation.value(package) < self.no_deal:
                missed.add(f"{self.name}: no deal")
        return missed


def read_demander(name: str, entry: dict[str, Any], valuation: Valuation | None) -> Demander:
    """The demands an entry of `wants` or `ratifiers` states.

    A red line less than half sure does not stand in the central case, yet keeps its number. A `no deal` that
    comes from the conflict is no number here, so it demands nothing.
    """
    red_lines = {
        count: parse(line["never"])
        for count, line in enumerate(entry.get("red lines", []), start=1)
        if central(line.get("sure", "100")) >= _STANDS_FROM
    }
    stated = entry.get("no deal")
    from_conflict = isinstance(stated, dict) and "from" in stated
    return Demander(name, valuation, None if stated is None or from_conflict else central(stated), red_lines)

"""The frontier, the four bargaining solutions, and the minimal sets of demands, by looking at everything."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.oracles.issues import Package, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

_PACKAGES_SHOWN = 1000

Score = tuple[Any, ...]


@dataclass(frozen=True)
class Outcome:
    """A package with all that is judged of it in a forum."""

    place: int
    package: Package
    values: tuple[Fraction, ...]
    outsiders: dict[str, Fraction]
    missed: frozenset[str]
    accepted_by: frozenset[str]


def shown_package(package: Package, treated: Sequence[str]) -> dict[str, str | int | float]:
    """The treated issues of a package as results print them."""
    return {issue: shown(package[issue]) for issue in treated}


def shown_values(seats: Sequence[str], values: Sequence[Fraction]) -> dict[str, float]:
    """Values by the names of the seats, as the nearest doubles."""
    return {seat: float(value) for seat, value in zip(seats, values, strict=True)}


def dominates(better: Sequence[Fraction], worse: Sequence[Fraction]) -> bool:
    """At least as good for all and strictly better for one."""
    pairs = list(zip(better, worse, strict=True))
    return all(one >= other for one, other in pairs) and any(one > other for one, other in pairs)


def frontier(outcomes: list[Outcome], seats: Sequence[str], treated: Sequence[str]) -> dict[str, Any]:
    """The distinct value vectors none of which is bettered, best first, with the packages that reach each."""
    vectors = {outcome.values for outcome in outcomes}
    unbeaten = [vector for vector in vectors if not any(dominates(other, vector) for other in vectors)]
    points = []
    for vector in sorted(unbeaten, reverse=True):
        reaching = [outcome for outcome in outcomes if outcome.values == vector]
        points.append(
            {
                "values": shown_values(seats, vector),
                "others": {
                    party: [
                        float(min(outcome.outsiders[party] for outcome in reaching)),
                        float(max(outcome.outsiders[party] for outcome in reaching)),
                    ]
                    for party in reaching[0].outsiders
                },
                "packages": [
                    shown_package(outcome.package, treated) for outcome in reaching[:_PACKAGES_SHOWN]
                ],
                "n_packages": len(reaching),
            }
        )
    return {"size": len(unbeaten), "points": points, "truncated": False}


def nash_score(gains: Sequence[Fraction]) -> Score:
    """Most seats with a positive gain first, then the largest product of those gains."""
    positive = [gain for gain in gains if gain > 0]
    return (len(positive), math.prod(positive))


def kalai_smorodinsky_score(gains: Sequence[Fraction], largest: Sequence[Fraction]) -> Score:
    """Ratios of gain to largest gain in the zone, smallest first; who cannot gain is left out."""
    return tuple(sorted(gain / most for gain, most in zip(gains, largest, strict=True) if most > 0))


def egalitarian_score(gains: Sequence[Fraction]) -> Score:
    """Gains, smallest first."""
    return tuple(sorted(gains))


def best_by(
    score: Callable[[Outcome], Score], zone: list[Outcome], seats: Sequence[str], treated: Sequence[str]
) -> dict[str, Any]:
    """The package of the best score; ties go by the larger sum, the values by seat, then option order."""
    scores = {outcome.place: score(outcome) for outcome in zone}
    highest = max(scores.values())
    tied = [outcome for outcome in zone if scores[outcome.place] == highest]
    chosen = max(tied, key=lambda outcome: (sum(outcome.values), outcome.values, -outcome.place))
    return {
        "values": shown_values(seats, chosen.values),
        "package": shown_package(chosen.package, treated),
        "ties": len(tied) - 1,
    }


def solutions(
    zone: list[Outcome],
    seats: Sequence[str],
    no_deal: Sequence[Fraction | None],
    treated: Sequence[str],
    *,
    majority: bool,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Nash, Kalai-Smorodinsky, egalitarian, utilitarian package of a zone, and why any is missing."""
    needs_no_deal = ("nash", "kalai_smorodinsky", "egalitarian")
    everything = (*needs_no_deal, "utilitarian")
    if majority:
        return dict.fromkeys(everything), dict.fromkeys(
            everything, "under a majority no one set of seats decides"
        )
    if not zone:
        return dict.fromkeys(everything), dict.fromkeys(everything, "no package is acceptable to all seats")
    utilitarian = best_by(lambda outcome: (sum(outcome.values),), zone, seats, treated)
    thresholds = [value for value in no_deal if value is not None]
    if len(thresholds) < len(no_deal):
        reason = "not every seat has a value of no deal"
        return dict.fromkeys(needs_no_deal) | {"utilitarian": utilitarian}, dict.fromkeys(
            needs_no_deal, reason
        )

    gains = {
        outcome.place: [value - least for value, least in zip(outcome.values, thresholds, strict=True)]
        for outcome in zone
    }
    largest = [max(gain) for gain in zip(*gains.values(), strict=True)]
    scores: dict[str, Callable[[Outcome], Score]] = {
        "nash": lambda outcome: nash_score(gains[outcome.place]),
        "kalai_smorodinsky": lambda outcome: kalai_smorodinsky_score(gains[outcome.place], largest),
        "egalitarian": lambda outcome: egalitarian_score(gains[outcome.place]),
    }
    found = {name: best_by(score, zone, seats, treated) for name, score in scores.items()}
    return found | {"utilitarian": utilitarian}, {}


def minimal_sets(demands: Sequence[str], holds_for: Callable[[frozenset[str]], bool]) -> list[list[str]]:
    """All sets of demands of which something holds and of no smaller part of which it does, smallest first.

    What holds of a set must hold of every larger one too.
    """
    if not holds_for(frozenset(demands)):
        return []
    found: list[frozenset[str]] = []
    for size in range(len(demands) + 1):
        for chosen in map(frozenset, itertools.combinations(demands, size)):
            if not any(smaller <= chosen for smaller in found) and holds_for(chosen):
                found.append(chosen)
    return [[demand for demand in demands if demand in chosen] for chosen in found]

"""Bargaining solutions over the zone, by name, with ties broken and told.

Each is monotone: what is better for all scores higher. So the best packages are on the zone's frontier.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.egalitarian import egalitarian
from detente.agreement.kalai_smorodinsky import kalai_smorodinsky
from detente.agreement.nash import nash
from detente.agreement.packages import counts, first_packages, highest, lowest, options
from detente.agreement.result import NoSolution, Solution
from detente.agreement.utilitarian import utilitarian
from detente.model import FromConflict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation
    from detente.agreement.pareto import Index, Ints

SOLUTIONS: Mapping[str, Callable[[Ints], Index]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""Name to the function that finds the best points: of gains, but for ``utilitarian``, of values."""

EMPTY = "no package is accepted"
BY_WINNING_SET = "the forum decides by majority: each minimal winning set has its own"


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone's frontier over the values of some seats, and the packages behind its points."""

    negotiation: Negotiation
    seats: Sequence[str]
    layer: Layer
    values: Ints
    floors: Ints
    codes: Ints
    times: Ints


def solutions(
    negotiation: Negotiation, layer: Layer, seats: Sequence[str]
) -> dict[str, Solution | NoSolution]:
    """All solutions among ``seats`` over a zone, given as the layer of its frontier over their values."""
    zone = _zone(negotiation, layer, seats)
    return {name: _solution(name, zone) for name in SOLUTIONS}


def solutions_of_forum(negotiation: Negotiation, layer: Layer) -> dict[str, Solution | NoSolution]:
    """All solutions among the seats of a forum; none apply where it decides by majority."""
    if negotiation.forum.rule.kind == "majority":
        return none_of_them(BY_WINNING_SET)
    return solutions(negotiation, layer, negotiation.seats)


def none_of_them(reason: str) -> dict[str, Solution | NoSolution]:
    """No solution, for the same reason."""
    return {name: NoSolution(name, reason) for name in SOLUTIONS}


def leading(negotiation: Negotiation, layer: Layer) -> Solution:
    """One package out of a zone that is not empty: Nash's, else the utilitarian one, of all seats.

    Nash's applies where the forum decides by unanimity and every seat with values has a ``no deal``. Where
    no seat has values, all packages tie and the first in option order is taken.
    """
    zone = _zone(negotiation, layer, negotiation.seats)
    by_nash = negotiation.forum.rule.kind == "unanimity" and _why_not("nash", zone) is None
    return _pick("nash" if by_nash else "utilitarian", zone)


def _zone(negotiation: Negotiation, layer: Layer, seats: Sequence[str]) -> Zone:
    values, floors = values_of(negotiation, layer, seats), floors_of(negotiation, seats)
    return Zone(negotiation, seats, layer, values, floors, first_packages(layer), counts(layer))


def _solution(name: str, zone: Zone) -> Solution | NoSolution:
    """The solution, or why it does not apply."""
    reason = _why_not(name, zone)
    return _pick(name, zone) if reason is None else NoSolution(name, reason)


def _pick(name: str, zone: Zone) -> Solution:
    """1. Points with the best score. 2. The larger sum, the seats' values in order, option order."""
    negotiation, seats, values = zone.negotiation, zone.seats, zone.values
    gains = values if name == "utilitarian" else values - zone.floors
    best = SOLUTIONS[name](gains)
    chosen = max(best, key=lambda p: (sum(values[p]), *values[p], -zone.codes[p]))
    number = int(zone.codes[chosen])
    cannot_gain = (
        gains.max(axis=0) <= 0 if name in ("nash", "kalai_smorodinsky") else np.zeros(len(seats), bool)
    )
    points = zone.layer.values[chosen]
    return Solution(
        name=name,
        values={seat: negotiation.value_to(seat).points(points[i]) for i, seat in enumerate(seats)},
        package=negotiation.space.package(number),
        ties=int(zone.times[best].sum()) - 1,
        others=_others_at(negotiation, zone.layer, best),
        crosses=crossed_outside(negotiation, number),
        left_out=tuple(seat for seat, out in zip(seats, cannot_gain, strict=True) if out),
    )


def _why_not(name: str, zone: Zone) -> str | None:
    """Why the solution does not apply, if it does not."""
    return why_undefined(name, zone.negotiation, zone.seats) if len(zone.layer) else EMPTY


def why_undefined(name: str, negotiation: Negotiation, seats: Sequence[str]) -> str | None:
    """Why the solution has no meaning among these seats, whatever they accept, if it has none."""
    if not seats:
        return "no seat has values"
    for seat in seats if name != "utilitarian" else ():
        no_deal = negotiation.case.demands[seat].no_deal
        if no_deal is None:
            return f"{seat} has no `no deal`"
        if isinstance(no_deal, FromConflict):
            return f"the `no deal` of {seat} is taken from the conflict, and is not known"
    return None


def _scale(negotiation: Negotiation, seats: Sequence[str]) -> int:
    """A whole number by which all the seats' values and ``no deal`` points become whole."""
    criteria = [negotiation.value_to(seat) for seat in seats]
    floors = [negotiation.no_deal(seat) for seat in seats]
    points = [c.base for c in criteria] + [c.unit for c in criteria] + [f for f in floors if f is not None]
    return math.lcm(*(number.denominator for number in points))


def values_of(negotiation: Negotiation, zone: Layer, seats: Sequence[str]) -> Ints:
    """(n, k) the seats' values at each point as integers on one scale for all."""
    scale = _scale(negotiation, seats)
    columns = [
        zone.values[:, i].astype(object) * int(c.unit * scale) + int(c.base * scale)
        for i, c in enumerate(map(negotiation.value_to, seats))
    ]
    return np.stack(columns, axis=1) if columns else np.zeros((len(zone), 0), dtype=object)


def floors_of(negotiation: Negotiation, seats: Sequence[str]) -> Ints:
    """(k,) the seats' ``no deal`` on the same scale as their values."""
    scale = _scale(negotiation, seats)
    return np.array([int((negotiation.no_deal(seat) or 0) * scale) for seat in seats], dtype=object)


def _others_at(negotiation: Negotiation, zone: Layer, points: Index) -> dict[str, tuple[Fraction, Fraction]]:
    """What the packages behind these points are worth to each party outside, lowest to highest."""
    low, high = lowest(zone)[points], highest(zone)[points]
    return {
        party: (criterion.points(low[:, i].min()), criterion.points(high[:, i].max()))
        for i, (party, criterion) in enumerate((p, negotiation.value_to(p)) for p in negotiation.outside)
    }


def crossed_outside(negotiation: Negotiation, number: int) -> dict[str, tuple[int, ...]]:
    """The numbers of the red lines that a package crosses, for each party outside that has such."""
    found = crossed(negotiation, number, negotiation.outside)
    return {party: numbers for party, numbers in found.items() if numbers}


def crossed(negotiation: Negotiation, number: int, parties: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the red lines that a package crosses, for each of these parties that makes demands."""
    space, demands = negotiation.space, negotiation.case.demands
    chosen = dict(space.fixed)
    chosen.update(zip((i.id for i in space.issues), options(number, space.sizes), strict=True))
    treated = {issue.id for issue in space.issues}
    return {party: demands[party].crossed(chosen, treated) for party in parties if party in demands}

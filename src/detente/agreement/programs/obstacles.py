"""What stands in the way of a deal, and what would open one, where packages are sought one at a time."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final

from detente.agreement.acceptance import all_of, demands_of, without
from detente.agreement.conflicts import one_conflict
from detente.agreement.corrections import Obstacles, floors_among
from detente.agreement.packages import options
from detente.agreement.programs.contest import MAX_REJECTED, Contest
from detente.agreement.programs.demanded import Tested, require
from detente.agreement.programs.program import Linear, Program
from detente.agreement.result import Correction
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.agreement.programs.negotiation import ByPrograms

MAX_CORRECTIONS: Final = 5
"""So many of the smallest corrections are told."""
_HALF: Final = 0.5


def obstacles_by_programs(negotiation: ByPrograms, deal: int | None) -> Obstacles:
    """One minimal conflict of a forum, where demands cannot all be met, and the smallest corrections.

    deal : the number of a package that is accepted, if there is one.
    """
    demands = negotiation.acceptance.demands
    if deal is not None and len(negotiation.meets(deal)) == len(demands):
        return Obstacles((), (), complete=True)
    conflict = _one_conflict(negotiation)
    corrections = [] if deal is not None else _corrections(negotiation)
    named = tuple(demands[d] for d in sorted(conflict or ()))
    nothing_collides = deal is not None and conflict is not None and not named
    return Obstacles((named,) if named else (), tuple(corrections), complete=nothing_collides)


def _one_conflict(negotiation: ByPrograms) -> frozenset[int] | None:
    """A minimal conflict, among no deals if it can be, empty where there is none; nothing if that is open."""
    tests = negotiation.acceptance.tests
    ordered = sorted(range(len(tests)), key=lambda demand: tests[demand].never is not None)

    def possible(demands: frozenset[int]) -> bool:
        return negotiation.witness(all_of(demands), negotiation.space) is not None

    try:
        return frozenset() if possible(frozenset(ordered)) else one_conflict(ordered, possible)
    except TooLarge:
        return None


def _corrections(negotiation: ByPrograms) -> list[Correction]:
    """The smallest corrections, the cheapest first among as small ones.

    1. Of the sets of demands whose dropping leaves the formula to be met find one with the fewest. 2. Leave
    out all sets that hold it. 3. Go on with the next.
    """
    acceptance = negotiation.acceptance
    program = Program(negotiation.space, negotiation.effort)
    tested = Tested(program, acceptance.tests)
    dropped = {demand: program.variable(0, 1, whole=True) for demand in demands_of(acceptance.formula)}

    def met_or_dropped(demand: int) -> int:
        either = program.variable(0, 1, whole=True)
        program.require({tested(demand): 1.0, dropped[demand]: 1.0, either: -1.0}, low=0)
        return either

    require(program, acceptance.formula, met_or_dropped)
    fewest = Linear(dict.fromkeys(dropped.values(), -1.0))
    found: list[Correction] = []
    rejected = 0
    while len(found) < MAX_CORRECTIONS:
        least = program.maximise(fewest)
        if least.number is None or not least.finished:
            break
        chosen = frozenset(d for d, column in dropped.items() if least.variables[column] > _HALF)
        if not negotiation.accepts(without(acceptance.formula, chosen), least.number):
            rejected += 1
            if rejected == MAX_REJECTED:
                break
            others = dict.fromkeys((c for d, c in dropped.items() if d not in chosen), -1.0)
            program.exclude(least.number, unless=others)
            continue
        program.require({dropped[demand]: 1.0 for demand in chosen}, high=len(chosen) - 1)
        priced = _priced(negotiation, chosen)
        if priced is None:
            break
        found.append(priced)
    return sorted(found, key=lambda c: (len(c.demands), c.points, c.most))


def _priced(negotiation: ByPrograms, dropped: frozenset[int]) -> Correction | None:
    """A correction with the least points by which no deals must fall; nothing where that is not proved."""
    acceptance = negotiation.acceptance
    floors = [(criterion, points) for criterion, _, points in floors_among(acceptance, dropped)]
    formula = without(acceptance.formula, dropped)

    def falls(package: int) -> list[Fraction] | None:
        if not negotiation.accepts(formula, package):
            return None
        positions = options(package, negotiation.space.sizes)
        return [max(Fraction(0), points - c.points(c.at(positions))) for c, points in floors]

    least: list[Fraction] = []
    for together in (True, False) if floors else ():
        program = negotiation.program(formula, negotiation.space)
        values = [program.points(criterion) for criterion, _ in floors]
        span = max(
            float(points) + program.most(value) for value, (_, points) in zip(values, floors, strict=True)
        )
        most = program.variable(0, span)
        each = []
        for value, (_, points) in zip(values, floors, strict=True):
            each.append(program.variable(0, span) if together else most)
            program.at_least(Linear({**value.terms, each[-1]: 1.0}, value.constant), float(points))
        contest = Contest(program, partial(_least, falls, together=together))
        contest.run(Linear(dict.fromkeys(each, -1.0)), float, tries=1)
        if not contest.proved or contest.best is None:
            return None
        least.append(-Fraction(contest.best))
    demands = tuple(acceptance.demands[demand] for demand in sorted(dropped))
    return Correction(demands, *(least or [Fraction(0), Fraction(0)]))


def _least(falls: Callable[[int], list[Fraction] | None], package: int, *, together: bool) -> Fraction | None:
    """Minus what the falls that a package takes come to, together or at most."""
    found = falls(package)
    if found is None:
        return None
    return -(sum(found, Fraction(0)) if together else max(found))

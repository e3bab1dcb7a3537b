"""Bargaining solutions over a zone of which packages are sought one at a time."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cached_property, partial
from typing import TYPE_CHECKING

from detente.agreement.programs.contest import Contest
from detente.agreement.programs.leximin import leximin
from detente.agreement.programs.nash import LEAST, largest_product
from detente.agreement.programs.negotiation import MAX_TRIES
from detente.agreement.programs.program import Linear, total
from detente.agreement.result import NoSolution, Solution
from detente.agreement.solutions import (
    BY_WINNING_SET,
    EMPTY,
    SOLUTIONS,
    crossed_outside,
    none_of_them,
    why_undefined,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.agreement.programs.negotiation import ByPrograms
    from detente.agreement.programs.program import Program

    Gains = tuple[Fraction, ...]


def solutions_by_programs(negotiation: ByPrograms, *, deal: bool) -> dict[str, Solution | NoSolution]:
    """All solutions among the seats of a forum; see :mod:`detente.agreement.solutions`."""
    if negotiation.forum.rule.kind == "majority":
        return none_of_them(BY_WINNING_SET)
    if not deal:
        return none_of_them(EMPTY)
    zone = _Zone(negotiation)
    ways: Mapping[str, Callable[[], tuple[Contest, tuple[str, ...]]]] = {
        "utilitarian": zone.utilitarian,
        "nash": zone.nash,
        "egalitarian": zone.egalitarian,
        "kalai_smorodinsky": zone.kalai_smorodinsky,
    }
    found: dict[str, Solution | NoSolution] = {}
    for name, way in ways.items():
        reason = why_undefined(name, negotiation, negotiation.seats)
        found[name] = NoSolution(name, reason) if reason else zone.solution(name, *way())
    return {name: found[name] for name in SOLUTIONS}


def leading(negotiation: ByPrograms, found: Mapping[str, Solution | NoSolution]) -> Solution | None:
    """One package out of a zone that is not empty: Nash's, else the utilitarian one, if it is known."""
    best = [one for name in ("nash", "utilitarian") if isinstance(one := found[name], Solution)]
    if best:
        return best[0]
    zone = _Zone(negotiation)
    one = zone.solution("utilitarian", *zone.utilitarian())
    return one if isinstance(one, Solution) else None


class _Zone:
    """The packages a forum accepts, what they are worth to its seats, and what each can gain at most."""

    def __init__(self, negotiation: ByPrograms) -> None:
        self.negotiation = negotiation
        self.seats = negotiation.seats
        self.formula = negotiation.acceptance.formula
        self.program: Program = negotiation.program(self.formula, negotiation.space)
        self.values = [self.program.points(negotiation.value_to(seat)) for seat in self.seats]
        self.no_deal = [negotiation.no_deal(seat) or Fraction(0) for seat in self.seats]

    def exact(self, package: int) -> Gains | None:
        """The gains of a package over no deal; nothing where it is not accepted after all."""
        if not self.negotiation.accepts(self.formula, package):
            return None
        worth = self.negotiation.worth(self.seats, package)
        return tuple(worth[seat] - least for seat, least in zip(self.seats, self.no_deal, strict=True))

    def gain(self, place: int) -> Linear:
        """What a seat gains over no deal."""
        return self.values[place].plus(-float(self.no_deal[place]))

    @cached_property
    def largest(self) -> list[Contest]:
        """For each seat the search for its largest gain."""
        contests = [
            Contest(self.program.copy(), partial(self._gain_of, place)) for place in range(len(self.seats))
        ]
        for place, contest in enumerate(contests):
            contest.run(self.gain(place), float, tries=1)
        return contests

    def _gain_of(self, place: int, package: int) -> Fraction | None:
        """What one seat gains by a package."""
        gains = self.exact(package)
        return None if gains is None else gains[place]

    def utilitarian(self) -> tuple[Contest, tuple[str, ...]]:
        """The largest sum of values."""
        contest = Contest(self.program.copy(), self._sum)
        gains = total(self.gain(place) for place in range(len(self.seats)))
        contest.run(gains, float, MAX_TRIES)
        return contest, ()

    def _sum(self, package: int) -> Fraction | None:
        """What all gain together by a package."""
        gains = self.exact(package)
        return None if gains is None else sum(gains, Fraction(0))

    def nash(self) -> tuple[Contest, tuple[str, ...]]:
        """The most gainers, then the largest product of their gains."""
        gains = [self.gain(place) for place in range(len(self.seats))]
        contest = largest_product(self.program.copy(), gains, self.exact, MAX_TRIES)
        contest.proved &= self._finest() >= LEAST or self._tiny_gains_lose(contest)
        return contest, self._left_out()

    def _finest(self) -> Fraction:
        """No gain above 0 is smaller."""
        steps = [
            Fraction(1, math.lcm(c.unit.denominator, (c.base - least).denominator))
            for c, least in zip(map(self.negotiation.value_to, self.seats), self.no_deal, strict=True)
        ]
        return min(steps)

    def _tiny_gains_lose(self, contest: Contest) -> bool:
        """Whether a package that gives a seat less than ``LEAST`` is worse, whatever it gives the others."""
        if contest.best is None or contest.best[0] < len(self.seats):
            return False
        largest = [Fraction(most.best or 0) for most in self.largest]
        others = [math.prod(largest[:seat] + largest[seat + 1 :]) for seat in range(len(largest))]
        return bool(contest.best[1] > Fraction(LEAST) * max(others)) and all(m.proved for m in self.largest)

    def egalitarian(self) -> tuple[Contest, tuple[str, ...]]:
        """The largest smallest gain, then the next."""
        gains = [self.gain(place) for place in range(len(self.seats))]
        return leximin(self.program.copy(), gains, self.exact, MAX_TRIES), ()

    def kalai_smorodinsky(self) -> tuple[Contest, tuple[str, ...]]:
        """The largest smallest share of the largest gain, then the next."""
        largest = [Fraction(contest.best or 0) for contest in self.largest]
        counted = [place for place, most in enumerate(largest) if most > 0]

        def shares(package: int) -> Gains | None:
            gains = self.exact(package)
            return None if gains is None else tuple(gains[place] / largest[place] for place in counted)

        def share(place: int) -> Linear:
            return self.gain(place).times(1 / float(largest[place]))

        if not all(contest.proved for contest in self.largest):
            return Contest(self.program, shares), ()
        if not counted:
            return self._any_of_all(), self._left_out()
        contest = leximin(self.program.copy(), [share(place) for place in counted], shares, MAX_TRIES)
        return contest, self._left_out()

    def _any_of_all(self) -> Contest:
        """Where nobody can gain, all packages tie, and the larger sum decides; how many there are is open."""
        contest, _ = self.utilitarian()
        contest.complete = False
        return contest

    def _left_out(self) -> tuple[str, ...]:
        """Seats that can gain nothing, as far as that is proved."""
        each = zip(self.seats, self.largest, strict=True)
        return tuple(seat for seat, most in each if most.proved and most.best == 0)

    def solution(self, name: str, contest: Contest, left_out: tuple[str, ...]) -> Solution | NoSolution:
        """Of the packages that tie the one of the larger sum, the seats' values in order, option order."""
        if not contest.tied:
            return NoSolution(name, "the search for it reached a stated limit")
        negotiation = self.negotiation
        worth = {package: negotiation.worth(self.seats, package) for package in contest.tied}
        chosen = max(contest.tied, key=lambda n: (sum(worth[n].values()), *worth[n].values(), -n))
        outside = [negotiation.worth(negotiation.outside, package) for package in contest.tied]
        return Solution(
            name=name,
            values=worth[chosen],
            package=negotiation.space.package(chosen),
            ties=len(contest.tied) - 1 if contest.complete else None,
            others={
                party: (min(values[party] for values in outside), max(values[party] for values in outside))
                for party in negotiation.outside
            },
            crosses=crossed_outside(negotiation, chosen),
            left_out=left_out,
            proved=contest.proved,
        )

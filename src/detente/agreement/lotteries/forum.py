"""The bargaining solutions by lottery, for the forum of a case."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from detente.agreement.acceptance import conjunction
from detente.agreement.lotteries.accepted import accepted
from detente.agreement.lotteries.egalitarian import egalitarian
from detente.agreement.lotteries.kalai_smorodinsky import kalai_smorodinsky
from detente.agreement.lotteries.nash import nash
from detente.agreement.lotteries.program import mean
from detente.agreement.lotteries.result import Lotteries, Lottery, WinningLotteries
from detente.agreement.lotteries.utilitarian import utilitarian
from detente.agreement.packages import options
from detente.agreement.result import NoSolution
from detente.agreement.solutions import BY_WINNING_SET, SOLUTIONS, why_undefined
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from detente.agreement.acceptance import Formula
    from detente.agreement.lotteries.accepted import Accepted
    from detente.agreement.lotteries.program import Chances
    from detente.agreement.negotiation import Negotiation

NONE_ACCEPTED: Final = "no lottery is accepted"


class _Picked(NamedTuple):
    """What a solution picks of one set of lotteries; the union's is the one of the largest ``score``."""

    score: tuple[Any, ...]
    among: Accepted
    chances: Chances
    gap: Fraction


def lotteries(negotiation: Negotiation, most_winning_sets: int) -> Lotteries:
    """The solutions by lottery: of all seats, or under a majority of each minimal winning set, to a limit."""
    if negotiation.forum.rule.kind != "majority":
        found = _among(negotiation, negotiation.forum.seats, negotiation.acceptance.formula)
        return Lotteries(found.exists, found.solutions)
    groups = tuple(
        _among(negotiation, members, conjunction(negotiation.acceptance.seats[seat] for seat in members))
        for members in islice(negotiation.winning_groups(), most_winning_sets)
    )
    exist = {group.exists for group in groups}
    nowhere = {name: NoSolution(name, BY_WINNING_SET) for name in SOLUTIONS}
    return Lotteries(True if True in exist else None if None in exist else False, nowhere, groups)


def no_lotteries(reason: str) -> Lotteries:
    """What is told where lotteries cannot be computed."""
    return Lotteries(exists=None, solutions={name: NoSolution(name, reason) for name in SOLUTIONS})


def _among(negotiation: Negotiation, members: Sequence[str], formula: Formula) -> WinningLotteries:
    """The solutions among some seats, over what the formula accepts."""
    seats = negotiation.valued(members)
    try:
        union = accepted(negotiation, formula, seats)
    except TooLarge as limit:
        unknown = {name: NoSolution(name, limit.message) for name in SOLUTIONS}
        return WinningLotteries(tuple(members), exists=None, solutions=unknown)
    solutions: dict[str, Lottery | NoSolution] = {}
    for name in SOLUTIONS:
        reason = why_undefined(name, negotiation, seats) if union else NONE_ACCEPTED
        if reason is None:
            solutions[name] = _solved(name, negotiation, seats, union)
        else:
            solutions[name] = NoSolution(name, reason)
    return WinningLotteries(tuple(members), exists=len(union) > 0, solutions=solutions)


def _solved(name: str, negotiation: Negotiation, seats: Sequence[str], union: Sequence[Accepted]) -> Lottery:
    """The best of what the solution picks in each set; ties go to the larger sum, then the seats in order."""
    largest = [Fraction(0)] * len(seats)
    left_out: tuple[str, ...] = ()
    if name in ("nash", "kalai_smorodinsky"):
        largest = [max(each.largest[seat].value for each in union) for seat in range(len(seats))]
        left_out = tuple(seat for seat, most in zip(seats, largest, strict=True) if not most)
    best = max(_PICK[name](union, largest), key=lambda picked: (*picked.score, *_worth(picked)))
    return _told(name, negotiation, seats, best, left_out)


def _worth(picked: _Picked) -> tuple[Fraction, ...]:
    values = mean(picked.chances, picked.among.values)
    return (sum(values, Fraction(0)), *values)


def _nash(union: Sequence[Accepted], _: Sequence[Fraction]) -> Iterable[_Picked]:
    """Most gainers first, then the product of what they gain."""
    for each in union:
        found = nash(each.gains, each.spare, each.largest)
        gains = [gain for gain in mean(found.chances, each.gains) if gain > 0]
        yield _Picked((len(gains), math.prod(gains)), each, found.chances, found.gap)


def _kalai_smorodinsky(union: Sequence[Accepted], largest: Sequence[Fraction]) -> Iterable[_Picked]:
    """Shares of the largest gain in the union, the smallest first."""
    for each in union:
        chances = kalai_smorodinsky(each.gains, each.spare, largest)
        gains = zip(mean(chances, each.gains), largest, strict=True)
        shares = sorted(gain / most for gain, most in gains if most > 0)
        yield _Picked(tuple(shares), each, chances, Fraction(0))


def _egalitarian(union: Sequence[Accepted], _: Sequence[Fraction]) -> Iterable[_Picked]:
    """Gains, the smallest first."""
    for each in union:
        chances = egalitarian(each.gains, each.spare)
        yield _Picked(tuple(sorted(mean(chances, each.gains))), each, chances, Fraction(0))


def _utilitarian(union: Sequence[Accepted], _: Sequence[Fraction]) -> Iterable[_Picked]:
    """The sum of values; a package comes before a lottery that has no more."""
    for each in union:
        chances = utilitarian(each.values, each.spare)
        total = sum(mean(chances, each.values), Fraction(0))
        yield _Picked((total, len(chances) == 1), each, chances, Fraction(0))


_PICK: Mapping[str, Callable[[Sequence[Accepted], Sequence[Fraction]], Iterable[_Picked]]] = {
    "nash": _nash,
    "kalai_smorodinsky": _kalai_smorodinsky,
    "egalitarian": _egalitarian,
    "utilitarian": _utilitarian,
}
"""Name to the function that finds what the solution picks in each set of a union."""


def _told(
    name: str, negotiation: Negotiation, seats: Sequence[str], picked: _Picked, left_out: tuple[str, ...]
) -> Lottery:
    """The lottery in points and packages."""
    space, codes = negotiation.space, picked.among.codes
    drawn = sorted((-chance, int(codes[point])) for point, chance in picked.chances.items())
    placed = [(options(number, space.sizes), -less) for less, number in drawn]

    def expected(party: str) -> Fraction:
        criterion = negotiation.value_to(party)
        return sum((chance * criterion.points(criterion.at(at)) for at, chance in placed), Fraction(0))

    return Lottery(
        name=name,
        values={seat: expected(seat) for seat in seats},
        packages=tuple((space.package(number), -less) for less, number in drawn),
        others={party: expected(party) for party in negotiation.outside},
        left_out=left_out,
        gap=picked.gap,
    )

"""Bargaining solutions over lotteries, against brute force over all bases of the linear programs."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreement import agreement
from detente.agreement.lotteries.result import Lottery
from detente.agreement.result import ForumAgreement
from detente.casefile import read_case
from tests.generators import Profile, random_case
from tests.oracles import lotteries as oracle
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.agreement.lotteries.result import Lotteries, WinningLotteries
    from detente.agreement.result import NoSolution

Document = dict[str, Any]
Found = tuple[bool | None, "Mapping[str, Lottery | NoSolution]"]
TWO = Profile(parties=(2, 2), issues=(1, 3), options=(2, 3), most_packages=8, most_demands=6, left_out=0.1)
THREE = Profile(
    parties=(3, 3), issues=(1, 3), options=(2, 3), most_packages=6, most_demands=7, forums=0.3, left_out=0.1
)
TIGHT = Profile(
    parties=(2, 2),
    issues=(2, 3),
    options=(2, 2),
    most_packages=8,
    most_demands=7,
    approval=0.7,
    own_wants=0.8,
    forums=0.2,
    stakes=(40, 50, 60, 75, 90),
)
"""Much is asked for, at home as well, so that lotteries are often all there is."""
LEVEL = Fraction(1, 10**12)


def pairs(document: Document) -> Iterator[tuple[str, Found, oracle.Table]]:
    """What was found of each forum, or of each of its winning sets, beside what is true there."""
    case = read_case(to_yaml(document).encode(), "random.yaml").case
    truths = oracle.tables(document)
    for name, forum in agreement(case, lotteries=True).forums.items():
        if not isinstance(forum, ForumAgreement):
            assert name not in truths
            continue
        found = forum.lotteries
        assert found is not None
        groups: Sequence[Lotteries | WinningLotteries] = found.winning_sets or (found,)
        assert len(groups) == len(truths[name])
        for group, table in zip(groups, truths[name], strict=True):
            yield f"{name}, {', '.join(table.members)}", (group.exists, group.solutions), table


def wrong(document: Document) -> list[str]:
    """Where lotteries differ from what is true, or are none that are accepted."""
    faults = []
    for where, (exists, solutions), table in pairs(document):
        union = [draws for draws in table.unions if draws.most([Fraction(0)] * len(draws.places)) is not None]
        if exists != bool(union):
            faults.append(f"{where}: a lottery is accepted: {exists}")
            continue
        for name, solution in solutions.items():
            no_deal = [points for points in table.no_deal if points is not None]
            known = name == "utilitarian" or len(no_deal) == len(table.seats)
            if isinstance(solution, Lottery) != bool(union and table.seats and known):
                faults.append(f"{where}, {name}: {solution}")
            elif isinstance(solution, Lottery):
                faults += [f"{where}, {name}: {fault}" for fault in misfit(solution, table)]
                faults += [f"{where}, {name}: {f}" for f in CHECKS[name](solution, union, no_deal)]
    return faults


def misfit(solution: Lottery, table: oracle.Table) -> Iterator[str]:
    """Whether it is a lottery that is accepted, worth what is said, by few packages in order."""
    chances = {
        table.packages.index({**table.packages[0], **plain(package)}): chance
        for package, chance in solution.packages
    }
    values = [float(v) for v in solution.values.values()]
    worth = [table.worth(table.case.parties[seat], chances) for seat in table.seats]
    if sum(chances.values()) != 1 or min(chances.values()) <= 0 or len(chances) < len(solution.packages):
        yield f"no lottery: {chances}"
    if list(solution.values) != table.seats or list(solution.values.values()) != worth:
        yield f"worth {worth}, not {values}"
    for party, points in solution.others.items():
        if points != table.worth(table.case.parties[party], chances):
            yield f"not worth {points} to {party}"
    if not table.accepts(chances):
        yield "not accepted"
    at_home = max((len(draws.surplus[0]) for draws in table.unions if draws.places), default=0)
    if len(chances) > len(table.seats) + at_home + 1:
        yield f"drawn from {len(chances)} packages"
    if [chance for _, chance in solution.packages] != sorted(chances.values(), reverse=True):
        yield "packages out of order"


def plain(package: Mapping[str, Any]) -> Document:
    """A package as the oracle has it."""
    return {issue: o.id if o.number is None else Fraction(o.number) for issue, o in package.items()}


def nash(solution: Lottery, union: list[oracle.Draws], no_deal: list[Fraction]) -> Iterator[str]:
    """Most gainers; then no lottery has a larger product than the gap allows, in any set of the union."""
    gains = [v - least for v, least in zip(solution.values.values(), no_deal, strict=True)]
    largest = oracle.largest_gains(union, no_deal)
    if [seat for seat, most in zip(solution.values, largest, strict=True) if not most] != list(
        solution.left_out
    ):
        yield f"left out {solution.left_out}"
    if not 0 <= solution.gap <= LEVEL or (solution.gap and sum(gain > 0 for gain in gains) < 3):
        yield f"a gap of {float(solution.gap)}"
    most_gainers = max(sum(gain > 0 for gain in oracle.largest_gains([draws], no_deal)) for draws in union)
    if sum(gain > 0 for gain in gains) != most_gainers:
        yield f"gains {gains}, while {most_gainers} can gain"
    product = math.prod(gain for gain in gains if gain > 0)
    rng = random.Random(1)
    for draws in union:
        tops = oracle.largest_gains([draws], no_deal)
        if sum(top > 0 for top in tops) == most_gainers:
            for _ in range(30):
                other = draws.some(rng)
                others = [] if other is None else [v - low for v, low in zip(other, no_deal, strict=True)]
                if others and math.prod(
                    g for g, top in zip(others, tops, strict=True) if top > 0
                ) > product * (1 + 2 * LEVEL):
                    yield f"less than the product of {others}"
    if len(union) == 1 and oracle.nash_gap(union[0], no_deal, gains) > solution.gap:
        yield f"a gap larger than {float(solution.gap)}"


def kalai_smorodinsky(solution: Lottery, union: list[oracle.Draws], no_deal: list[Fraction]) -> Iterator[str]:
    """The fairest in shares of the largest gain, of those who can gain; of several sets, of the best."""
    largest = oracle.largest_gains(union, no_deal)
    counted = [seat for seat, most in enumerate(largest) if most]
    gains = [v - least for v, least in zip(solution.values.values(), no_deal, strict=True)]
    shares = [gains[seat] / largest[seat] for seat in counted]
    expected = best_of(union, no_deal, counted, [largest[seat] for seat in counted])
    if sorted(shares) != sorted(expected[0]) or shares not in expected:
        yield f"shares {shares}, not {expected}"
    if [list(solution.values)[seat] for seat in range(len(largest)) if seat not in counted] != list(
        solution.left_out
    ):
        yield f"left out {solution.left_out}"


def egalitarian(solution: Lottery, union: list[oracle.Draws], no_deal: list[Fraction]) -> Iterator[str]:
    """The fairest in points; of several sets, of the best."""
    gains = [v - least for v, least in zip(solution.values.values(), no_deal, strict=True)]
    expected = best_of(union, no_deal, list(range(len(no_deal))), [Fraction(1)] * len(no_deal))
    if gains not in expected:
        yield f"gains {gains}, not {expected}"


def best_of(
    union: list[oracle.Draws], no_deal: list[Fraction], seats: list[int], shares: list[Fraction]
) -> list[list[Fraction]]:
    """The fairest of each set that is as good as any other set's."""
    among = [draws.among(seats) for draws in union]
    found = [oracle.fairest(draws, [no_deal[seat] for seat in seats], shares) for draws in among]
    kept = [each for each in found if each is not None]
    return [each for each in kept if sorted(each) == max(map(sorted, kept))]


def utilitarian(solution: Lottery, union: list[oracle.Draws], _: list[Fraction]) -> Iterator[str]:
    """The largest sum; by one package, where one that is accepted reaches it."""
    tops = [draws.most([sum(values, Fraction(0)) for values in draws.values]) for draws in union]
    most = max(top for top in tops if top is not None)
    total = sum(solution.values.values(), Fraction(0))
    if total != most:
        yield f"a sum of {total}, not {most}"
    alone = [
        values
        for draws in union
        for values, surplus in zip(draws.values, draws.surplus, strict=True)
        if min(surplus, default=0) >= 0 and sum(values) == most
    ]
    if alone and (len(solution.packages) > 1 or tuple(solution.values.values()) != max(alone)):
        yield f"not the package worth {max(alone)}"


CHECKS = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([TWO, THREE, TIGHT]))
def test_lotteries_are_right(seed: int, profile: Profile) -> None:
    assert wrong(random_case(random.Random(seed), profile)) == []


@pytest.mark.slow
@pytest.mark.parametrize("profile", [TWO, THREE, TIGHT], ids=["two", "three", "tight"])
def test_lotteries_are_right_in_many_cases(profile: Profile) -> None:
    for seed in range(1_500):
        assert wrong(random_case(random.Random(seed), profile)) == [], seed

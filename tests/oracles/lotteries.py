"""Lotteries over packages by brute force, straight from the definitions.

A lottery is given as chances by the place of a package among all of a forum, in option order. It is worth to
anybody the mean of the packages' values by their chances. It meets a red line if no package with a chance
crosses it, and a `no deal` if what it is worth reaches the points asked for. It is accepted if the demands it
meets are enough for the forum, by the rules that hold among seats and ratifiers.

What is best among the lotteries is found by looking at every basis of a linear program, in fractions.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from tests.oracles.agreement import read_forums, todays_package
from tests.oracles.issues import Package, all_packages
from tests.oracles.seats import read_case
from tests.oracles.solutions import minimal_sets

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

    from tests.oracles.agreement import Forum
    from tests.oracles.seats import Case
    from tests.oracles.wants import Demander

Row = tuple[Fraction, ...]
Chances = dict[int, Fraction]
ONE = Fraction(1)


@dataclass(frozen=True)
class Draws:
    """The lotteries that meet one set of demands: of some packages, each with its values and its surplus.

    A lottery over these will do if its mean surplus over no `no deal` that is asked for is negative.
    """

    places: tuple[int, ...]
    values: tuple[Row, ...]
    surplus: tuple[Row, ...]

    def most(self, score: Sequence[Fraction], at_least: Sequence[Row] = ()) -> Fraction | None:
        """The largest mean score, with no mean of these further rows negative; nothing where none will do."""
        rows = [*zip(*self.surplus, strict=True), *at_least]
        free = [
            tuple(-ONE if other == place else Fraction(0) for other in range(len(rows)))
            for place in range(len(rows))
        ]
        columns = [(ONE, *(row[package] for row in rows)) for package in range(len(self.places))]
        columns += [(Fraction(0), *slack) for slack in free]
        scores = [*score, *[Fraction(0)] * len(rows)]
        return best_of_all_bases(columns, [ONE, *[Fraction(0)] * len(rows)], scores)

    def among(self, seats: Sequence[int]) -> Draws:
        """The same with the values of some seats alone."""
        kept = tuple(tuple(values[seat] for seat in seats) for values in self.values)
        return Draws(self.places, kept, self.surplus)

    def some(self, rng: random.Random) -> Row | None:
        """What some lottery is worth to the seats, where the one drawn at random will do."""
        drawn = rng.sample(range(len(self.places)), rng.randint(1, min(3, len(self.places))))
        weights = [Fraction(rng.randint(1, 60)) for _ in drawn]
        rows = list(zip(weights, drawn, strict=True))

        def means(table: tuple[Row, ...]) -> Row:
            width = len(table[0])
            return tuple(
                sum((w * table[p][i] for w, p in rows), Fraction(0)) / sum(weights) for i in range(width)
            )

        return means(self.values) if min(means(self.surplus), default=0) >= 0 else None

    def column(self, seat: int, less: Fraction = Fraction(0)) -> Row:
        """A seat's values of the packages, less so many points."""
        return tuple(values[seat] - less for values in self.values)


@dataclass(frozen=True)
class Table:
    """A forum: all its packages, and the lotteries that some of its seats all accept, as a union."""

    case: Case
    forum: Forum
    seats: list[str]
    no_deal: list[Fraction | None]
    packages: list[Package]
    unions: list[Draws]
    members: list[str]

    def accepts(self, chances: Chances) -> bool:
        """Whether all members accept the lottery, by what it meets."""
        demands = demands_of(self.case, self.forum, self.members)
        missed = {name for name in demands if not self.meets(name, chances)}
        return all(self.case.accepts(seat, missed, set(self.forum.treated)) for seat in self.members)

    def meets(self, demand: str, chances: Chances) -> bool:
        """Whether a lottery meets a demand, by its name."""
        who, _, what = demand.partition(": ")
        demander = demanders(self.case)[who]
        if what != "no deal":
            line, treated = int(what.removeprefix("red line ")), set(self.forum.treated)
            return not any(
                line in demander.crossed(self.packages[place], treated, self.case.issues) for place in chances
            )
        return self.worth(demander, chances) >= (demander.no_deal or 0)

    def worth(self, demander: Demander, chances: Chances) -> Fraction:
        """What a lottery is worth to someone."""
        assert demander.valuation is not None
        valuation = demander.valuation
        return sum((c * valuation.value(self.packages[p]) for p, c in chances.items()), Fraction(0))


def tables(document: dict[str, Any]) -> dict[str, list[Table]]:
    """Each forum that can be computed: its one table, or under a majority one for each winning set."""
    case = read_case(document)
    found = {}
    for name, forum in read_forums(document, case).items():
        others = todays_package(case, forum)
        if len(others) + len(forum.treated) < len(case.issues):
            continue
        packages = list(all_packages([case.issues[issue] for issue in forum.treated], others))
        groups = [forum.seats]
        if isinstance(forum.rule, dict):
            groups = [list(some) for some in itertools.combinations(forum.seats, int(forum.rule["majority"]))]
        found[name] = [table(case, forum, packages, group) for group in groups]
    return found


def table(case: Case, forum: Forum, packages: list[Package], members: list[str]) -> Table:
    """What lotteries all members accept, over every smallest set of demands that is enough for them."""
    seats = [seat for seat in members if (v := case.parties[seat].valuation) is not None and v.weights]
    treated = set(forum.treated)
    demands = demands_of(case, forum, members)
    enough = minimal_sets(
        demands,
        lambda met: all(case.accepts(seat, set(demands) - met, treated) for seat in members),
    )
    missed = [
        frozenset().union(*(case.missed(seat, package, treated) for seat in members)) for package in packages
    ]
    unions = []
    for chosen in enough:
        lines = {name for name in chosen if not name.endswith(": no deal")}
        places = tuple(place for place in range(len(packages)) if not lines & missed[place])
        asking = [demanders(case)[name.removesuffix(": no deal")] for name in chosen if name not in lines]
        unions.append(
            Draws(
                places,
                tuple(tuple(value(case.parties[s], packages[p]) for s in seats) for p in places),
                tuple(tuple(value(a, packages[p]) - (a.no_deal or 0) for a in asking) for p in places),
            )
        )
    no_deal = [case.parties[seat].no_deal for seat in seats]
    return Table(case, forum, seats, no_deal, packages, unions, members)


def value(demander: Demander, package: Package) -> Fraction:
    assert demander.valuation is not None
    return demander.valuation.value(package)


def demands_of(case: Case, forum: Forum, members: Sequence[str]) -> list[str]:
    """All demands that the members' yes may rest on."""
    treated = set(forum.treated)
    return list(dict.fromkeys(name for seat in members for name in case.demands(seat, treated)))


def demanders(case: Case) -> dict[str, Demander]:
    """Everybody who may demand, by the name that the demands carry."""
    at_home = [
        r for approval in case.approvals.values() for r in approval.ratifiers.values() if r is not None
    ]
    return {**case.parties, **{ratifier.name: ratifier for ratifier in at_home}}


def best_of_all_bases(
    columns: Sequence[Row], right: Sequence[Fraction], scores: Sequence[Fraction]
) -> Fraction | None:
    """The largest score of weights, none negative, by which the columns sum to the right side.

    Some basis is best where any weights will do and scores are bounded, as means over lotteries are.
    """
    best = None
    for basis in itertools.combinations(range(len(columns)), len(right)):
        weights = solved([columns[place] for place in basis], right)
        if weights is not None and min(weights) >= 0:
            score = sum((w * scores[place] for w, place in zip(weights, basis, strict=True)), Fraction(0))
            best = score if best is None else max(best, score)
    return best


def solved(columns: Sequence[Row], right: Sequence[Fraction]) -> list[Fraction] | None:
    """The weights by which the columns sum to the right side, where just one choice does.

    Elimination in whole numbers: every division leaves nothing over.
    """
    rows = [[*row, end] for row, end in zip(zip(*columns, strict=True), right, strict=True)]
    scales = [lcm(*(number.denominator for number in row)) for row in rows]
    whole = [[int(number * scale) for number in row] for row, scale in zip(rows, scales, strict=True)]
    before, size = 1, len(whole)
    for place in range(size):
        pivot = next((row for row in range(place, size) if whole[row][place]), None)
        if pivot is None:
            return None
        whole[place], whole[pivot] = whole[pivot], whole[place]
        head = whole[place]
        for other in range(size):
            if other != place:
                factor = whole[other][place]
                whole[other] = [
                    (head[place] * a - factor * b) // before for a, b in zip(whole[other], head, strict=True)
                ]
        before = head[place]
    return [Fraction(row[-1], row[place]) for place, row in enumerate(whole)]


def largest_gains(union: Sequence[Draws], no_deal: Sequence[Fraction]) -> list[Fraction]:
    """The most that each seat can gain by a lottery of the union; there must be one."""
    tops = [[draws.most(draws.column(s, less)) for draws in union] for s, less in enumerate(no_deal)]
    return [max(top for top in each if top is not None) for each in tops]


def fairest(draws: Draws, no_deal: Sequence[Fraction], shares: Sequence[Fraction]) -> list[Fraction] | None:
    """What seats gain, in shares of so many points each, the smallest as large as can be, then the next.

    Raise all together as far as it goes; whoever then cannot be raised further alone, with nobody let fall,
    is done; go on with the others.
    """
    levels: dict[int, Fraction] = {}
    seats = range(len(no_deal))
    if draws.most([Fraction(0)] * len(draws.places)) is None:
        return None
    while len(levels) < len(no_deal):
        open_seats = [seat for seat in seats if seat not in levels]
        level = together(draws, no_deal, shares, levels)
        for seat in open_seats:
            others = {**dict.fromkeys(open_seats, level), **levels}
            floors = [draws.column(s, no_deal[s] + shares[s] * others[s]) for s in seats]
            top = draws.most(draws.column(seat, no_deal[seat]), floors)
            assert top is not None
            if top == level * shares[seat]:
                levels[seat] = level
    return [levels[seat] for seat in seats]


def together(
    draws: Draws, no_deal: Sequence[Fraction], shares: Sequence[Fraction], levels: Mapping[int, Fraction]
) -> Fraction:
    """How far all seats without a level can be raised together, the others kept at theirs."""
    rows = [*zip(*draws.surplus, strict=True)]
    raised = [Fraction(0)] * (1 + len(rows))
    for seat in range(len(no_deal)):
        rows.append(draws.column(seat, no_deal[seat] + shares[seat] * levels.get(seat, Fraction(0))))
        raised.append(Fraction(0) if seat in levels else -shares[seat])
    columns = [(ONE, *(row[package] for row in rows)) for package in range(len(draws.places))]
    columns += [
        (Fraction(0), *(-ONE if i == j else Fraction(0) for j in range(len(rows)))) for i in range(len(rows))
    ]
    columns.append(tuple(raised))
    scores = [*[Fraction(0)] * (len(columns) - 1), ONE]
    found = best_of_all_bases(columns, [ONE, *[Fraction(0)] * len(rows)], scores)
    assert found is not None
    return found


def nash_gap(draws: Draws, no_deal: Sequence[Fraction], gains: Sequence[Fraction]) -> Fraction:
    """The most by which a lottery lifts the gains above these, each in shares of itself.

    At a point where all gain, the product is largest just where that is 0.
    """
    score = [
        sum(
            ((v - less) / gain - 1 for v, less, gain in zip(values, no_deal, gains, strict=True) if gain),
            Fraction(0),
        )
        for values in draws.values
    ]
    found = draws.most(score)
    assert found is not None
    return found

"""What the agreement lens finds out, as frozen results.

All points are exact (:class:`fractions.Fraction`, 0 to 100 but for ``together``); a package maps each
issue treated to the :class:`~detente.model.Option` chosen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from detente.model import counted, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from detente.agreement.lotteries.result import Lotteries
    from detente.agreement.result_in_full import AtHome, Trades
    from detente.model import Option, Rule

    Package = Mapping[str, Option]
    Range = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Demand:
    """Something a seat, or a ratifier of a seat, insists on.

    ``name`` is how it is called everywhere, as in ``Russia: red line 1`` or ``Russia/Duma: no deal``.
    ``threshold`` holds the points asked for where the demand is a ``no deal``, ``never`` the text of the
    condition where it is a red line; ``path`` is the judgment it rests on.
    """

    name: str
    party: str
    ratifier: str | None
    path: str
    threshold: Fraction | None = None
    never: str | None = None
    price: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of packages: exact where ``low`` equals ``high``, else bounds."""

    low: int
    high: int

    @property
    def exact(self) -> int | None:
        """The number, or nothing where only bounds are known."""
        return self.low if self.low == self.high else None

    def __str__(self) -> str:
        low = whole(self.low)
        return low if self.low == self.high else f"{low} to {whole(self.high)}"


@dataclass(frozen=True, slots=True)
class Point:
    """What a package gives each seat, with the packages that give just that.

    ``others`` is what those packages are worth to parties without a seat, lowest to highest over all of
    them; ``packages`` holds the first thousand in option order, ``n_packages`` counts all.
    """

    values: Mapping[str, Fraction]
    others: Mapping[str, Range]
    packages: tuple[Package, ...]
    n_packages: int


@dataclass(frozen=True, slots=True)
class Frontier:
    """Packages none of which is bettered for all seats: the best points, sorted by value, falling.

    ``size`` counts all distinct points, and is nothing where they are not known; ``points`` may hold the
    first of them only.
    """

    size: int | None
    points: tuple[Point, ...]

    @property
    def truncated(self) -> bool:
        """Whether points were left out."""
        return self.size is None or self.size > len(self.points)

    def __repr__(self) -> str:
        if self.size is None:
            return "<Frontier: not known>"
        listed = f", {whole(len(self.points))} of them listed" if self.truncated else ""
        return f"<Frontier: {counted(self.size, 'point', 'points')}{listed}>"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How many packages are left when a demand is added to all those before it."""

    demand: Demand
    packages: Count


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of agreement: the packages that are accepted under the forum's rule.

    ``on_the_table`` is the same with the options named by drafts, the record or ``today`` only;
    ``analyst_options`` are the (issue, option) pairs not on the table that the zone needs: without any
    one of them it would be empty.
    """

    exists: bool
    packages: Count
    exists_on_the_table: bool
    packages_on_the_table: Count
    narrowing: tuple[Narrowing, ...] = ()
    analyst_options: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        said = "a deal" if self.exists else "no deal"
        return f"<Zone: {said}, packages: {self.packages}, on the table: {self.packages_on_the_table}>"


@dataclass(frozen=True, slots=True)
class Solution:
    """The package a bargaining solution picks, and how many others have the same score.

    ``ties`` : nothing where that is not known. ``proved`` : whether no other package has a better score.
    ``others`` : what the tied packages are worth to parties without a seat; ``crosses`` : for each of
    those parties the numbers of the red lines that the package crosses. ``left_out`` : seats that cannot
    gain anything in the zone and so took no part.
    """

    name: str
    values: Mapping[str, Fraction]
    package: Package
    ties: int | None
    others: Mapping[str, Range]
    crosses: Mapping[str, tuple[int, ...]]
    left_out: tuple[str, ...] = ()
    proved: bool = True


@dataclass(frozen=True, slots=True)
class NoSolution:
    """Why a bargaining solution does not apply."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A minimal set of demands whose dropping makes a deal possible.

    ``points`` is the least total by which the ``no deal`` demands among them must fall, ``most`` the least
    that the one falling furthest must; both 0 where all of them are red lines.
    """

    demands: tuple[Demand, ...]
    points: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class Agenda:
    """A largest set of issues that can be settled by itself, all others staying as they are today.

    ``as_today`` are the forum's other issues, ``demands`` those that count on this agenda. ``best`` is the
    Nash package over it, else the utilitarian one.
    """

    issues: tuple[str, ...]
    as_today: tuple[str, ...]
    demands: tuple[Demand, ...]
    best: Solution

    @property
    def best_by(self) -> str | None:
        """The solution that picks the package; nothing where no seat has values and any does as well."""
        return self.best.name if self.best.values else None


@dataclass(frozen=True, slots=True)
class Better:
    """A package that gives every seat at least what a draft does, and one more."""

    package: Package
    values: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class DraftJudged:
    """What a draft is worth and to whom it is acceptable.

    ``values`` and ``others`` range over the packages that complete it, ``red_lines`` are those that all
    of them cross. ``better`` is the package of the largest sum that betters the draft's best completion
    for all (post-settlement settlement). ``changes`` are the fewest that make it acceptable to all,
    as issue to option; nothing where no package is. ``compiled`` : the coder put it together.
    """

    name: str
    by: tuple[str, ...]
    path: str
    open_issues: tuple[str, ...]
    values: Mapping[str, Range]
    others: Mapping[str, Range]
    red_lines: Mapping[str, tuple[int, ...]]
    crosses: Mapping[str, tuple[int, ...]]
    acceptable_to: tuple[str, ...]
    acceptable_jointly: bool
    better: Better | None
    changes: Package | None
    compiled: bool = False


@dataclass(frozen=True, slots=True)
class Outvoted:
    """What a package that others settle between them does to a seat.

    ``points`` : what it is worth there, nothing where the seat has no points of its own. ``red_lines`` : the
    numbers of the seat's own that it crosses. ``accepts`` : whether the seat would have said yes.
    """

    points: Fraction | None
    red_lines: tuple[int, ...]
    accepts: bool


@dataclass(frozen=True, slots=True)
class WinningSet:
    """The solutions over what one minimal winning set of seats can agree on, among its members.

    ``exists`` : whether there is a package that all of them accept. ``outvoted`` : what the best package does
    to each seat that is not of the set; empty where there is none.
    """

    seats: tuple[str, ...]
    exists: bool
    solutions: Mapping[str, Solution | NoSolution]
    outvoted: Mapping[str, Outvoted] = field(default_factory=dict)

    @property
    def best(self) -> Solution | None:
        """Nash's solution, or the first that there is; nothing where none applies."""
        return next((s for s in self.solutions.values() if isinstance(s, Solution)), None)


@dataclass(frozen=True, slots=True)
class ForumAgreement:
    """All the agreement lens says of one forum.

    ``outside`` : parties with wants and no seat; ``today`` what today's options are worth to them and to
    the seats, where every issue has one. ``way`` says how it was computed: by programs, frontiers, trades,
    approval at home and the solutions of winning sets are not known. ``obstacles_complete`` is false
    where a limit cut the conflicts or the corrections to the smallest; ``agendas_complete`` likewise where
    there may be more agendas, none of them larger than those found. ``at_home`` : approval, for each seat
    that needs it. ``trades`` : what leads on from each draft, and from what holds today.
    ``lotteries`` : the solutions over lotteries, where they were asked for.
    """

    id: str
    name: str
    seats: tuple[str, ...]
    issues: tuple[str, ...]
    rule: Rule
    demands: tuple[Demand, ...]
    outside: tuple[str, ...]
    packages: int
    zone: Zone
    frontier: Frontier
    zone_frontier: Frontier
    solutions: Mapping[str, Solution | NoSolution]
    winning_sets: tuple[WinningSet, ...]
    no_deal: Mapping[str, Fraction | None]
    today: Mapping[str, Fraction]
    conflicts: tuple[tuple[Demand, ...], ...]
    corrections: tuple[Correction, ...]
    obstacles_complete: bool
    agendas: tuple[Agenda, ...]
    agendas_complete: bool
    drafts: Mapping[str, DraftJudged]
    at_home: Mapping[str, AtHome] = field(default_factory=dict)
    trades: Mapping[str, Trades] = field(default_factory=dict)
    lotteries: Lotteries | None = None
    way: Literal["merging", "integer programming"] = "merging"

    @property
    def sought(self) -> bool:
        """Whether packages were sought one at a time, so that much is not known."""
        return self.way == "integer programming"

    @property
    def n_winning_sets(self) -> int:
        """How many sets of seats are just enough under a majority, listed or not; none under unanimity."""
        needed = self.rule.threshold
        return 0 if needed is None else math.comb(len(self.seats), int(needed))

    def __repr__(self) -> str:
        said = f"{_verdict(self)}, {self.zone.packages} of {counted(self.packages, 'package', 'packages')}"
        return f"<ForumAgreement {self.id!r}: {said}>"


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A forum that cannot be computed, and why."""

    id: str
    name: str
    seats: tuple[str, ...]
    issues: tuple[str, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement lens on one case: one entry a forum, in file order."""

    title: str
    sha256: str
    forums: Mapping[str, ForumAgreement | NotComputed] = field(default_factory=dict)

    def __iter__(self) -> Iterator[ForumAgreement | NotComputed]:
        return iter(self.forums.values())

    def __repr__(self) -> str:
        said = ", ".join(f"{name}: {_verdict(forum)}" for name, forum in self.forums.items())
        return f"<Agreement {self.title!r}: {said}>"


def _verdict(forum: ForumAgreement | NotComputed) -> str:
    if isinstance(forum, NotComputed):
        return "not computed"
    return "a deal" if forum.zone.exists else "no deal"

"""What is found of lotteries over packages, as frozen results."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.result import NoSolution, Package


@dataclass(frozen=True, slots=True)
class Lottery:
    """The lottery over packages that a bargaining solution picks.

    ``values`` : what it is worth to each seat, the expected points; ``others`` the same for parties without
    a seat. ``packages`` : those that may be drawn, each with its probability, the largest first.
    ``left_out`` : seats that can gain nothing by any lottery and so took no part. ``gap`` : 0 where the
    points are exact; else, for Nash, no lottery has a product of gains larger by more than the factor
    ``exp(gap)``.
    """

    name: str
    values: Mapping[str, Fraction]
    packages: tuple[tuple[Package, Fraction], ...]
    others: Mapping[str, Fraction]
    left_out: tuple[str, ...] = ()
    gap: Fraction = Fraction(0)

    @property
    def exact(self) -> bool:
        """Whether these are the very points that the solution is defined by."""
        return self.gap == 0


@dataclass(frozen=True, slots=True)
class WinningLotteries:
    """The solutions by lottery among one minimal winning set of seats; ``exists`` as in a forum."""

    seats: tuple[str, ...]
    exists: bool | None
    solutions: Mapping[str, Lottery | NoSolution]


@dataclass(frozen=True, slots=True)
class Lotteries:
    """The solutions of a forum by lottery.

    ``exists`` : whether it accepts any lottery, be it over a single package; nothing where that is not known.
    """

    exists: bool | None
    solutions: Mapping[str, Lottery | NoSolution]
    winning_sets: tuple[WinningLotteries, ...] = ()

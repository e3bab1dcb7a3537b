"""What the agreement lens finds out in full: approval at home, and trades.

Results as in :mod:`detente.agreement.result`; nothing that is compared rests on these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from detente.agreement.pivot import Gain
    from detente.agreement.result import Count, NoSolution, Package, Solution
    from detente.model import Rule


@dataclass(frozen=True, slots=True)
class JudgedAtHome:
    """A package before those who must approve it for a seat.

    ``gains`` : by how many points every ``no deal`` could rise before a ratifier refuses; infinity where it
    has none, minus infinity where one of its red lines is crossed. ``gain`` : the same of them all by the
    rule, that of the ``pivotal`` one; none is pivotal where nobody is needed, or all are not enough.
    ``win_set`` : the packages that enough of them accept, and prefer to this one.
    """

    package: Package
    gains: Mapping[str, Gain]
    gain: Gain
    pivotal: str | None
    win_set: Count

    @property
    def ratified(self) -> bool:
        """Whether enough ratifiers accept it."""
        return self.gain >= 0


@dataclass(frozen=True, slots=True)
class RuleAtHome:
    """A forum where so many ratifiers of a seat must agree; ``needed`` is nothing for a weighted rule."""

    needed: int | None
    zone: Count
    solutions: Mapping[str, Solution | NoSolution]


@dataclass(frozen=True, slots=True)
class AtHome:
    """Approval at home for one seat.

    ``win_set`` : the packages that would be ratified there, whoever else accepts them; ``accepts`` : those
    that each ratifier does. ``rules`` : the forum under other rules, from one by which nobody is asked to one
    by which all must agree; ``rules_complete`` is false where numbers between were left out, since enough of
    so many ratifiers can be had in too many ways. ``judged`` : drafts, the Nash package and what holds today
    before the ratifiers.
    """

    rule: Rule
    win_set: Count
    accepts: Mapping[str, Count]
    rules: tuple[RuleAtHome, ...]
    rules_complete: bool
    judged: Mapping[str, JudgedAtHome]

    @property
    def as_it_is(self) -> RuleAtHome | None:
        """The forum under the rule there is, where that is among those tried."""
        threshold = self.rule.threshold if self.rule.kind == "majority" else len(self.accepts)
        needed = None if self.rule.kind == "weighted" else threshold
        return next((tried for tried in self.rules if tried.needed == needed), None)


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange between two seats: each gives way on an issue, and both gain.

    ``gives`` : the issue on which each of the two gives way. ``changes`` : the options these take.
    ``gains`` : what every seat with values gains by both together, in points.
    """

    gives: Mapping[str, str]
    changes: Package
    gains: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Step:
    """A step on a way: the options that change, and what the package is worth to each seat then."""

    changes: Package
    values: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Trades:
    """What leads on from a package: exchanges of two issues, and a way to the frontier.

    The exchanges that are best for both come first; ``n_exchanges`` counts all, ``exchanges`` may hold the
    first of them only. No step of the ``way`` gives a seat less than the one before; there is none where
    nothing is better for all.
    """

    package: Package
    values: Mapping[str, Fraction]
    exchanges: tuple[Exchange, ...]
    n_exchanges: int
    way: tuple[Step, ...]

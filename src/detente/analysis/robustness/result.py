"""What is found of how sure an analysis is, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from detente.agreement.result import Demand
    from detente.analysis.robustness.draws import Shape
    from detente.model import Occurs, Option, Uncertain

Word = Literal["certain", "open", "impossible"]

MOST_ACCEPTED: Final = "most accepted"
"""The name of the package that a forum accepts in most worlds, among those that are compared."""
COMPARED_OVER: Final = 4_096
"""Worlds over which packages are compared: the first, where more are drawn."""
INDICES: Final = "indices"
MARGINS: Final = "margins through the conflict"
"""By what names these are left out where they are out of reach."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share of worlds in which something holds, with its 95 % interval; all from 0 to 1.

    ``low`` and ``high`` are nothing where too few worlds were drawn to tell.
    """

    share: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class DealCertainty:
    """Whether a forum has a deal: in every world, by one package; in none; or neither is shown.

    ``deal`` : ``certain`` where one package is accepted in every world, and ``package`` is one such;
    ``impossible`` where none is accepted in any, and ``conflicts`` are the minimal sets of demands that
    collide in all, ``conflicts_complete`` unless a limit cut them; else ``open``. ``proved`` is false where
    that could not be decided exactly, with the reason in ``why_not``. ``in_every_world`` : whether a deal is
    proved for every world, by one package or by different ones. ``turned_by`` : the judgments each of which
    alone can turn the answer of the central case.
    """

    deal: Word
    proved: bool
    share: Share | None
    package: Mapping[str, Option] | None = None
    conflicts: tuple[tuple[Demand, ...], ...] = ()
    conflicts_complete: bool = True
    in_every_world: bool = False
    turned_by: tuple[str, ...] = ()
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Something that holds in a world or does not.

    ``central`` : whether it holds in the central case. ``occurs`` : in every world, in some or in none, where
    that is decided exactly.
    """

    name: str
    central: bool
    share: Share | None
    occurs: Occurs | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """How far one judgment alone moves a quantity, all others at their central values.

    ``low`` and ``high`` : the least and the greatest the quantity becomes. ``low`` is nothing where it may
    have no value, and ``high`` where it never has one. ``at`` : values of the judgment at which it becomes
    the one and the other, where it is a range and they are known.
    """

    path: str
    low: float | None
    high: float | None
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Tornado:
    """The judgments of one forum by how far each moves the margin, the longest bar first.

    The margin of a forum: over the packages that cross no red line of a seat, the largest that the smallest
    of the seats' gains over no deal can be, in points; negative by how much a deal is missed.
    """

    forum: str
    central: float | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Learning:
    """How much oftener one would be right about a conclusion if one judgment were known for sure.

    ``now`` : the share of worlds in which the better guess is right, from 0.5 to 1. ``by_judgment`` : how
    much is added to that by knowing a judgment, the most telling first.
    """

    conclusion: str
    now: float
    by_judgment: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Indices:
    """Sobol indices of a conclusion: how much of its variance each judgment carries, alone and in all.

    ``first`` and ``total`` : by judgment path, the largest total first.
    """

    conclusion: str
    first: Mapping[str, float]
    total: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Acceptability:
    """How packages of one forum fare for one party over the worlds (SMAA-2).

    ``names`` : what is compared. ``ranks`` : for each, the share of worlds in which it is first, second, and
    so on. ``central_weights`` : for each that is ever first, the mean weight of each issue in those worlds.
    ``confidence`` : the share of worlds in which it is first with these weights.
    """

    party: str
    names: tuple[str, ...]
    ranks: tuple[tuple[float, ...], ...]
    central_weights: Mapping[str, Mapping[str, float]]
    confidence: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ForumAcceptability:
    """How drafts, best packages and frontier packages of a forum fare.

    ``packages`` : what each name stands for. ``accepted`` : the share of worlds in which the forum accepts
    it. ``chosen`` : the share of worlds in which a bargaining solution picks it, by solution. ``by_party`` :
    rank acceptabilities, for each seat with values.
    """

    forum: str
    packages: Mapping[str, Mapping[str, Option]]
    accepted: Mapping[str, float]
    chosen: Mapping[str, Mapping[str, float]]
    by_party: Mapping[str, Acceptability]


@dataclass(frozen=True, slots=True)
class Robustness:
    """How sure the answers to one case are.

    ``worlds`` : how many were drawn, from ``seed``, by ``way``, numbers lying in their ranges by ``shape``.
    ``flips`` : for each judgment, alone, the values at which a conclusion turns, all else central;
    ``orders`` : for each order, or group of unknown order, the conclusions that it alone turns.
    ``drawn`` : what was drawn; ``fixed`` : the judgments held fixed. ``first_of_several`` : whether in some
    world the conflict may settle in several states and a no deal is taken from there; shares then count the
    first of them, and certain, open and impossible are over all. ``left_out`` : what was not computed, with
    the reason.
    """

    title: str
    sha256: str
    worlds: int
    seed: int
    way: Literal["sobol", "monte_carlo"]
    shape: Shape
    drawn: tuple[Uncertain, ...]
    fixed: tuple[str, ...]
    forums: Mapping[str, DealCertainty] = field(default_factory=dict)
    conclusions: Mapping[str, Conclusion] = field(default_factory=dict)
    flips: Mapping[str, Mapping[str, tuple[Fraction, ...]]] = field(default_factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tornados: Mapping[str, Tornado] = field(default_factory=dict)
    learning: Mapping[str, Learning] = field(default_factory=dict)
    indices: Mapping[str, Indices] = field(default_factory=dict)
    acceptability: Mapping[str, ForumAcceptability] = field(default_factory=dict)
    first_of_several: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def compared_over(self) -> int:
        """How many of the worlds, the first ones, packages were compared over."""
        return min(self.worlds, COMPARED_OVER)

    def forum_of(self, name: str) -> str | None:
        """The forum that a conclusion on a draft is about; names of drafts may hold an ``@`` as well."""
        ends = [forum for forum in self.forums if name.endswith(f"@{forum}")]
        return max(ends, key=len, default=None) if name.startswith("draft.") else None

    def __repr__(self) -> str:
        said = ", ".join(f"{name}: {found.deal}" for name, found in self.forums.items())
        return f"<Robustness of {self.title!r}: {said or 'no forum'}, {self.worlds:,} worlds>"

"""What levers do, as frozen data."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from detente.analysis.levers.lever import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from detente.analysis.findings import Change
    from detente.analysis.levers.lever import Lever
    from detente.analysis.levers.outsiders import Outsider
    from detente.analysis.robustness.draws import Sampling
    from detente.analysis.robustness.result import DealCertainty

_SUREST_FIRST: Final = ("certain", "open", "impossible")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a lever does: the forums in which a deal opens, or is lost, and every finding that changes.

    ``deals`` : how sure the deal is in each forum that it opens, but not which judgments turn it.
    ``outsiders`` : by these forums, what the deal is worth to each party without a seat.
    """

    lever: Lever
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    changes: tuple[Change, ...]
    deals: Mapping[str, DealCertainty] = field(default_factory=dict)
    outsiders: Mapping[str, Mapping[str, Outsider]] = field(default_factory=dict)

    @property
    def surest(self) -> DealCertainty | None:
        """The surest of the deals that it opens; nothing where it opens none."""
        return min(self.deals.values(), key=_unsure, default=None)


@dataclass(frozen=True, slots=True)
class Levers:
    """All levers of a case that change something.

    ``effects`` : those that open a deal first, by how sure it then is, what it costs, and what it takes from
    the party without a seat that loses most; then the others, by kind. ``idle`` : how many change nothing.
    ``impossible`` : those that cannot be set, or leave no valid case, with the reason. ``complete`` is false
    where there are more than are tried. ``sampling`` : the worlds in which it is told how sure a deal is.
    """

    title: str
    sha256: str
    effects: tuple[Effect, ...]
    idle: int
    impossible: Mapping[tuple[str, ...], str]
    complete: bool
    sampling: Sampling

    def opening(self, forum: str) -> tuple[Effect, ...]:
        """Those that open a deal in a forum, by how sure it is there, then as they stand among all."""
        found = [effect for effect in self.effects if forum in effect.opens]
        return tuple(sorted(found, key=lambda effect: rank(effect, (forum,))))

    def closing(self, forum: str) -> tuple[Effect, ...]:
        """Those that lose a forum its deal."""
        return tuple(effect for effect in self.effects if forum in effect.closes)

    def __repr__(self) -> str:
        opening = sum(bool(effect.opens) for effect in self.effects)
        return f"<Levers of {self.title!r}: {len(self.effects)}, {opening} of them open a deal>"


def rank(effect: Effect, forums: Collection[str]) -> tuple[bool, int, float, float, float, int]:
    """Those that open a deal first: how sure it is, what it costs, what outsiders lose; then by kind.

    forums : those that count, of the ones that it opens.
    """
    lever, kind = effect.lever, KINDS.index(effect.lever.kind)
    if not effect.opens:
        return True, 0, 0.0, 0.0, 0.0, kind
    deals = (deal for forum, deal in effect.deals.items() if forum in forums)
    word, share = min(map(_unsure, deals), default=(1, 0.0))
    points = math.inf if lever.points is None else float(lever.points)
    outside = (
        each.loss for forum, found in effect.outsiders.items() if forum in forums for each in found.values()
    )
    lost = max((float(loss) for loss in outside if loss is not None), default=0.0)
    return False, word, share, points, max(lost, 0.0), kind


def _unsure(deal: DealCertainty) -> tuple[int, float]:
    """The less, the surer a deal is: by its word, then by its share of worlds."""
    return _SUREST_FIRST.index(deal.deal), 0.0 if deal.share is None else -deal.share.share

"""What a threat, or a promise, does: where the conflict settles if it is kept for certain, and if not.

"If A then B" is kept for certain where whoever acts in B puts "B if A" above all else it prefers, and
broken for certain where it puts the contrary there. Laid side by side the two tell what the threat does to
the stable states, through them to what no deal is worth, and so to the zone of agreement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.result import NotComputed
from detente.analysis.no_deal_from_conflict import CONCEPT, settled_states
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from detente.agreement import Agreement
    from detente.analysis.no_deal_from_conflict import Agreements
    from detente.model import Commitment
    from detente.stability.graph_model import GraphModel
    from detente.stability.moves import Mask
    from detente.stability.result import Settling

MAX_STATES: Final = 2**14
"""Possible states up to which this is looked at: each threat is a conflict of its own, twice."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What follows where a commitment is kept, or broken, for certain.

    ``equilibria`` : the states that no party would leave. ``settles`` : where the conflict comes to from the
    status quo. ``deals`` : for each forum whether there is a deal, for each of those states in order; only
    where some no deal is taken from the conflict.
    """

    equilibria: tuple[int, ...]
    settles: Settling
    deals: Mapping[str, tuple[bool, ...]]


@dataclass(frozen=True, slots=True)
class Effect:
    """A commitment kept for certain beside the same one broken for certain."""

    kept: Scenario
    broken: Scenario

    @property
    def changes(self) -> bool:
        """Whether it makes a difference to where the conflict settles, or to a deal."""
        kept, broken = self.kept, self.broken
        return (kept.settles.states, kept.deals) != (broken.settles.states, broken.deals)


def effects(model: GraphModel, agreements: Agreements | None) -> dict[str, Effect]:
    """What each threat and promise of a case does, by its path; none without a status quo.

    Raises :class:`~detente.errors.TooLarge` above :data:`MAX_STATES` possible states.
    """
    commitments = [*model.conflict.threats.values(), *model.conflict.promises.values()]
    if model.status_quo is None or not commitments:
        return {}
    if len(model.states) > MAX_STATES:
        msg = f"more than {MAX_STATES:,} states are possible, which is the limit"
        raise TooLarge(msg, "rule out states under `impossible`, or leave out actions")
    found = {}
    for commitment in commitments:
        kept, broken = (pledged(model, commitment, kept=kept) for kept in (True, False))
        start = model.status_quo
        found[commitment.path] = Effect(
            _scenario(kept, start, agreements), _scenario(broken, start, agreements)
        )
    return found


def _scenario(model: GraphModel, start: int, agreements: Agreements | None) -> Scenario:
    equilibria = tuple(np.flatnonzero(model.equilibria(CONCEPT)).tolist())
    each = agreements.at_each(settled_states(model)) if agreements and agreements.differ else []
    return Scenario(equilibria, model.settles(CONCEPT, start), deals(each) if each else {})


def deals(agreements: Sequence[Agreement]) -> dict[str, tuple[bool, ...]]:
    """For each forum whether there is a deal, in each of several states of affairs."""
    forums = [forum.id for forum in agreements[0] if not isinstance(forum, NotComputed)]
    return {forum: tuple(_exists(each, forum) for each in agreements) for forum in forums}


def _exists(found: Agreement, forum: str) -> bool:
    result = found.forums[forum]
    return not isinstance(result, NotComputed) and result.zone.exists


def pledged(model: GraphModel, commitment: Commitment, *, kept: bool) -> GraphModel:
    """The conflict between parties of whom those that act in B put "B if A", or its contrary, first.

    Each sees to its own part of B. States in which that holds are ranked above all others, and as before
    among themselves.
    """
    where = _as_said(model, commitment.if_)
    rank = model.rank.copy()
    for place, party in enumerate(model.parties):
        own = {action: made for action, made in commitment.then.items() if _owner(model, action) == party}
        if own:
            answered = _as_said(model, own)
            rank[place] = _first(~where | (answered if kept else ~answered), model.rank[place])
    return model.ranked(rank)


def _as_said(model: GraphModel, told: Mapping[str, bool]) -> Mask:
    """The states in which all these actions are made, or not made, as told: (n_states,)."""
    rows = [model.states.actions.index(action) for action in told]
    wanted = np.array(list(told.values()), bool)[:, None]
    found: Mask = np.all(model.states.made[rows] == wanted, axis=0)
    return found


def _first(holds: Mask, rank: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Ranks by whether something holds, and by the ranks before among states alike in that."""
    found = rank + np.where(holds, np.int32(rank.max(initial=0) + 1), np.int32(0))
    return found.astype(np.int32)


def _owner(model: GraphModel, action: str) -> str:
    return model.conflict.actions[action].party

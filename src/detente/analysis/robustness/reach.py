"""What of a case is asked in many worlds, within memory and minutes; of the rest, why it is not."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial, inf, prod
from typing import TYPE_CHECKING, Final

from detente.analysis.robustness.outcomes import CONFLICT
from detente.analysis.robustness.result import COMPARED_OVER
from detente.errors import TooLarge
from detente.model import Coin, GroupOrder
from detente.stability.concepts import CONCEPTS
from detente.stability.many_rankings import fits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis.robustness.draws import Draws
    from detente.analysis.robustness.outcomes import CaseInWorlds
    from detente.model import Uncertain
    from detente.stability.graph_model import GraphModel

MAX_WORLDS: Final = 2**18
"""Worlds that are drawn at most: what holds in each of them is kept in memory."""
MAX_INDEX_WORLDS: Final = 2**20
"""Worlds from which indices are computed at most."""
AT_ONCE: Final = COMPARED_OVER
"""Worlds that are held in memory together."""
MAX_STATES: Final = 2**25
"""States of a conflict, counted in each world that differs, up to which its worlds are drawn."""
MAX_STATES_ALONE: Final = 2**21
"""The same where worlds cannot be laid side by side."""
MAX_STATES_JOINED: Final = 2**10
"""States up to which joint moves are looked at in many worlds: they alone take longer than all else."""

_JOINED: Final = ("sim", "sim_fh")
_PREFERS: Final = "prefers."


def check_worlds(worlds: int) -> None:
    """Refuse more than :data:`MAX_WORLDS` worlds."""
    if worlds > MAX_WORLDS:
        raise TooLarge(
            f"{worlds:,} worlds are asked for, and the limit is {MAX_WORLDS:,}",
            "ask for fewer, or for a sweep, which keeps them in a file",
        )


def check_indices(size: int, draws: Draws) -> None:
    """Refuse indices from ``size`` worlds for each judgment that take over :data:`MAX_INDEX_WORLDS`."""
    taken = _for_indices(size, draws)
    if taken > MAX_INDEX_WORLDS:
        n_judgments = len(draws.uncertain)
        largest = 1 << ((MAX_INDEX_WORLDS // (n_judgments + 2)).bit_length() - 1)
        raise TooLarge(
            f"Sobol indices of {n_judgments:,} judgments from {size:,} worlds each take {taken:,} worlds, and"
            f" the limit is {MAX_INDEX_WORLDS:,}",
            f"ask for {largest:,} worlds each, or fewer",
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """What is asked of many worlds.

    ``worlds`` : how many are drawn. ``concepts`` : those by which the conflict is judged in each.
    ``left_out`` : what is not asked of them, with the reason.
    """

    worlds: int
    concepts: tuple[str, ...]
    left_out: Mapping[str, str]


def reach_of(many: CaseInWorlds, draws: Draws, worlds: int) -> Reach:
    """What of a case can be asked in so many worlds: the conflict by all concepts, by some, or not at all."""
    reason = _too_many_states(many.model, draws, worlds)
    if reason is not None:
        on_conflict = (CONFLICT, *(many.forums if many.asking else ()))
        return Reach(0 if many.asking else worlds, (), dict.fromkeys(on_conflict, reason))
    joined = _too_many_joined(many.model, worlds)
    return Reach(worlds, tuple(name for name in CONCEPTS if name not in joined), joined)


def indices_out_of_reach(many: CaseInWorlds, draws: Draws, size: int) -> str | None:
    """Why the worlds that indices take are too many for the conflict, where they are."""
    return _too_many_states(many.model, draws, _for_indices(size, draws))


def too_many_alone(model: GraphModel | None, worlds: int) -> str | None:
    """Why a conflict is not judged in so many worlds, all of which differ, where that takes minutes."""
    if model is None or worlds * len(model.states) <= (MAX_STATES if fits(model) else MAX_STATES_ALONE):
        return None
    return f"{len(model.states):,} states are too many to be judged in {worlds:,} worlds"


def _for_indices(size: int, draws: Draws) -> int:
    """How many worlds indices from so many for each judgment take."""
    return size * (len(draws.uncertain) + 2)


def _too_many_states(model: GraphModel | None, draws: Draws, worlds: int) -> str | None:
    """Why a conflict is not judged in so many worlds, of which some may be alike to it."""
    different = min(worlds, prod(_ways(one) for one in draws.uncertain if one.path.startswith(_PREFERS)))
    return too_many_alone(model, int(different))


def _too_many_joined(model: GraphModel | None, worlds: int) -> dict[str, str]:
    """The concepts that look at joint moves, with the reason, where these are too many in so many worlds."""
    if model is None or worlds <= 1 or len(model.states) <= MAX_STATES_JOINED:
        return {}
    reason = (
        f"joint moves between {len(model.states):,} states are not looked at in many worlds: the limit is"
        f" {MAX_STATES_JOINED:,} states"
    )
    return dict.fromkeys(_JOINED, reason)


def _ways(one: Uncertain) -> float:
    """In how many ways a judgment on what is preferred can come out."""
    match one:
        case Coin():
            return 2
        case GroupOrder(size=size):
            return factorial(size)
    return inf

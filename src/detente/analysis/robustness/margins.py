"""How far each judgment alone moves what separates a forum from a deal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.analysis.robustness.reach import too_many_alone
from detente.analysis.robustness.tornado import one_at_a_time, tornado
from detente.model import Range, uncertain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from detente.analysis.robustness.outcomes import CaseInWorlds
    from detente.analysis.robustness.result import Tornado
    from detente.model import Uncertain

    Floats = npt.NDArray[np.float64]

_OF_CONFLICT: Final = ("prefers.", "worth.")


def margins(many: CaseInWorlds) -> dict[str, Tornado]:
    """For each forum that has a margin, the judgments that move it, each alone, the longest bar first.

    These are judgments on what its seats want; and, where a seat has its no deal from the conflict, those on
    the conflict, unless :func:`margins_out_of_reach` says why not.
    """
    forums = [name for name in many.forums if many.has_margin(name)]
    judged = list(uncertain(many.case)) if forums else []
    values = {one.path: one_at_a_time(one).drawn[one.path] for one in judged if isinstance(one, Range)}
    through = _through_the_conflict(many) if forums else {}
    return {
        forum: tornado(forum, _central(many, forum), _moved(many, forum, judged, through), values)
        for forum in forums
    }


def margins_out_of_reach(many: CaseInWorlds) -> str | None:
    """Why margins are told without judgments on the conflict, where a no deal is taken from there."""
    most = max((one_at_a_time(one).size for one in _on_the_conflict(many)), default=0)
    return too_many_alone(many.model, most)


def _moved(
    many: CaseInWorlds,
    forum: str,
    judged: list[Uncertain],
    through: Mapping[str, Mapping[str, Floats]],
) -> dict[str, Floats]:
    """The margins of a forum in the worlds of each judgment that may move them."""
    judge, no_deals = many.forums[forum].judge, many.central.no_deals
    seats = many.seats(forum)
    below = tuple(f"{many.case.wants[seat].path}." for seat in seats if seat in many.case.wants)
    asking = not set(seats).isdisjoint(many.asking)
    found = {}
    for one in judged:
        if one.path.startswith(below):
            worlds = one_at_a_time(one)
            usual = {party: np.full(worlds.size, points[0]) for party, points in no_deals.items()}
            found[one.path] = judge(worlds, usual).margin
        elif asking and one.path in through:
            found[one.path] = through[one.path][forum]
    return found


def _through_the_conflict(many: CaseInWorlds) -> dict[str, dict[str, Floats]]:
    """The margins of all forums in the worlds of each judgment on the conflict."""
    if margins_out_of_reach(many) is not None:
        return {}
    return {
        one.path: {
            forum: found.margin for forum, found in many.outcomes(one_at_a_time(one), ()).deals.items()
        }
        for one in _on_the_conflict(many)
    }


def _on_the_conflict(many: CaseInWorlds) -> list[Uncertain]:
    """What is uncertain of the conflict, where a no deal is taken from there."""
    if not many.asking or many.model is None:
        return []
    return [one for one in uncertain(many.case) if one.path.startswith(_OF_CONFLICT)]


def _central(many: CaseInWorlds, forum: str) -> float | None:
    margin = float(many.central.deals[forum].margin[0])
    return None if math.isnan(margin) else margin

"""How far each judgment alone moves what separates a forum from a deal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from detente.analysis.robustness.tornado import one_at_a_time, tornado
from detente.model import Range, uncertain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.analysis.robustness.outcomes import CaseInWorlds
    from detente.analysis.robustness.result import Tornado
    from detente.model import Uncertain


def margins(many: CaseInWorlds, forum: str) -> Tornado:
    """The judgments that move the margin of a forum, each alone, the longest bar first."""
    judge = many.forums[forum].judge
    no_deals = many.central.no_deals
    central = float(many.central.deals[forum].margin[0])
    moved, ranges = {}, {}
    for one in _of_seats(many, forum):
        worlds = one_at_a_time(one)
        usual = {party: np.full(worlds.size, points[0]) for party, points in no_deals.items()}
        moved[one.path] = judge(worlds, usual).margin
        if isinstance(one, Range):
            ranges[one.path] = worlds.drawn[one.path]
    return tornado(forum, None if math.isnan(central) else central, moved, ranges)


def _of_seats(many: CaseInWorlds, forum: str) -> Iterator[Uncertain]:
    """What is uncertain of what the seats of a forum want; only that can move its margin."""
    seats = many.seats(forum)
    below = tuple(f"{many.case.wants[seat].path}." for seat in seats if seat in many.case.wants)
    yield from (one for one in uncertain(many.case) if one.path.startswith(below))

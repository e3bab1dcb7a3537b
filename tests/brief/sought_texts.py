"""Forums of which packages were sought one at a time, for the sentences on what is known then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.agreement.result import Frontier
from tests.brief.examples import ALL_FOUR, BEST, DEAL, NONE, WORTH, analysis, blocked, solution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis import Analysis

FOUND = replace(
    DEAL, way="integer programming", frontier=Frontier(None, ()), zone_frontier=Frontier(None, ())
)
IN_VAIN = replace(NONE, way="integer programming", obstacles_complete=False, agendas_complete=False)

SOUGHT: Mapping[str, Analysis] = {
    "not all proved": analysis(
        replace(
            FOUND,
            solutions={
                name: solution(name, BEST, WORTH, proved=name == "nash", ties=None) for name in ALL_FOUR
            },
        )
    ),
    "what collides is not known": analysis(replace(FOUND, obstacles_complete=False)),
    "in vain": analysis(replace(IN_VAIN, conflicts=blocked().conflicts[:1])),
    "in vain, and why is not known": analysis(replace(IN_VAIN, conflicts=(), corrections=())),
}

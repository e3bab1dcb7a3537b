"""Levers on what is demanded: red lines, no deals and ratifiers, and pairs of demands."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.agreement.result import ForumAgreement
from detente.analysis.levers.lever import Lever
from detente.casefile.scalars import plain
from detente.model import Endogenous

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.agreement.result import Demand
    from detente.analysis.analyze import Analysis
    from detente.model import Case

USUAL_FALL: Final = Fraction(10)
"""Points by which a no deal is lowered where no smaller number of them opens a deal by itself."""
MAX_PAIRS: Final = 10
"""Pairs that are tried for a forum which no single lever opens, the cheapest first."""
_HUNDREDTHS: Final = 100
_LAST: Final = re.compile(r"\.(?:no deal|red lines\[[0-9]+\])$")
_TWO: Final = 2


def of_demands(analysis: Analysis) -> Iterator[Lever]:
    """Each red line given up, each no deal lowered, each ratifier won over."""
    forums = [forum for forum in analysis.agreement or () if isinstance(forum, ForumAgreement)]
    demands = {demand.path: demand for forum in forums for demand in forum.demands}
    enough, elsewhere = _enough(forums), from_conflict(analysis.case)
    for demand in demands.values():
        if demand.never is not None:
            yield _red_line(demand)
    for demand in demands.values():
        if demand.threshold is not None and demand.path not in elsewhere:
            usual = min(USUAL_FALL, max(demand.threshold, Fraction(0)))
            fall = enough.get(demand.path, usual)
            if fall:
                yield _no_deal(demand, fall)
    yield from _ratifiers(analysis.case, demands)


def pairs(analysis: Analysis, forums: Iterable[str]) -> Iterator[Lever]:
    """Pairs of demands that open a forum together, the cheapest first.

    Of two no deals each is lowered by what the one that must fall furthest must.
    """
    for name in forums:
        forum = analysis.deals.forums[name]
        if not isinstance(forum, ForumAgreement):
            continue
        told = 0
        for correction in forum.corrections:
            lines = [demand for demand in correction.demands if demand.never is not None]
            asking = [demand for demand in correction.demands if demand.threshold is not None]
            if len(correction.demands) != _TWO or told == MAX_PAIRS:
                continue
            told += 1
            fall = correction.points if len(asking) == 1 else correction.most
            both = [*map(_red_line, lines), *(_no_deal(demand, fall) for demand in asking)]
            known = [each.points for each in both if each.points is not None]
            yield Lever(
                "pair",
                tuple(name for each in both for name in each.about),
                tuple(setting for each in both for setting in each.settings),
                tuple(dict.fromkeys(mover for each in both for mover in each.movers)),
                sum(known, Fraction(0)) if len(known) == len(both) else None,
            )


def _enough(forums: Iterable[ForumAgreement]) -> dict[str, Fraction]:
    """By how much a no deal must fall for a deal, where that alone opens one; the least over all forums."""
    found: dict[str, Fraction] = {}
    for forum in forums:
        for correction in forum.corrections:
            if len(correction.demands) == 1 and correction.demands[0].threshold is not None:
                path = correction.demands[0].path
                found[path] = min(correction.points, found.get(path, correction.points))
    return found


def _red_line(demand: Demand) -> Lever:
    return Lever("red line", (demand.name,), (f"{demand.path}.sure=0",), _owner(demand), demand.price)


def _no_deal(demand: Demand, fall: Fraction) -> Lever:
    """A no deal lowered by so many points, to hundredths downwards."""
    threshold = Fraction(0) if demand.threshold is None else demand.threshold
    lowered = Fraction(math.floor((threshold - fall) * _HUNDREDTHS), _HUNDREDTHS)
    text = plain(lowered)
    return Lever(
        "no deal", (demand.name, text), (f"{demand.path}={text}",), _owner(demand), threshold - lowered
    )


def _owner(demand: Demand) -> tuple[str, ...]:
    return (demand.party if demand.ratifier is None else f"{demand.party}/{demand.ratifier}",)


def from_conflict(case: Case) -> frozenset[str]:
    """The paths of the no deals that are taken from the conflict."""
    no_deals = (demands.no_deal for demands in case.all_demands)
    return frozenset(each.path for each in no_deals if isinstance(each, Endogenous))


def _ratifiers(case: Case, demands: Mapping[str, Demand]) -> Iterator[Lever]:
    """Each ratifier that asks for something, asking for nothing."""
    asking = {
        (demand.party, demand.ratifier): _LAST.sub("", demand.path)
        for demand in demands.values()
        if demand.ratifier is not None and demand.party in case.approval
    }
    for (party, ratifier), path in asking.items():
        yield Lever("ratifier", (party, str(ratifier)), (f"{path}={{}}",), (f"{party}/{ratifier}",))

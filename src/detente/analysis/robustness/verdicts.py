"""How sure each conclusion is: what is decided exactly, and else the share of the worlds drawn."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.lens import forums_of
from detente.analysis.robustness.deal_certainty import UNSETTLED
from detente.analysis.robustness.result import Conclusion, DealCertainty, Share
from detente.analysis.robustness.shares import share

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from detente.analysis.robustness.conflict_certainty import ExactConflict
    from detente.analysis.robustness.deal_certainty import ExactDeals
    from detente.analysis.robustness.outcomes import CaseInWorlds
    from detente.analysis.robustness.sample import Sample
    from detente.model import Case, Occurs

    Mask = npt.NDArray[np.bool_]

EXACT: Final[Mapping[Occurs | None, Share]] = MappingProxyType(
    {"every": Share(1, 1, 1), "none": Share(0, 0, 0)}
)
"""The share of what holds in every world, or in none: no world need be drawn."""
_NONE: Final = np.zeros(0, bool)


def never_without(many: CaseInWorlds, central: Mapping[str, bool], drawn: Sample) -> list[str]:
    """The forums that have a deal in the central case and in all worlds drawn."""
    zones = {name: f"zone.{name}" for name in many.forums}
    return [name for name, zone in zones.items() if central.get(zone) and drawn.holds.get(zone, _NONE).all()]


def conclusions_of(
    central: Mapping[str, bool], conflict: ExactConflict, deals: ExactDeals, holds: Mapping[str, Mask]
) -> dict[str, Conclusion]:
    """Every conclusion that holds in the central case or in some world known, and all on deals.

    Of a forum too large to be asked in many worlds, those that are decided exactly.
    """
    exact = {name: occurs == "every" for name, occurs in deals.occurs.items() if name not in central}
    central = {**central, **exact}
    occurs = {**conflict.occurs, **deals.occurs}
    known = (name for name, word in conflict.occurs.items() if word != "none")
    return {
        name: _conclusion(name, central.get(name, False), holds.get(name), occurs.get(name))
        for name in dict.fromkeys((*central, *holds, *known))
    }


def of_one_world(conclusion: Conclusion) -> Conclusion:
    """As it is in the one world there is; a deal may still hang on where the conflict settles."""
    word: Occurs = "every" if conclusion.central else "none"
    on_deals = conclusion.name.startswith(("zone.", "draft."))
    return replace(conclusion, share=EXACT[word], occurs=conclusion.occurs if on_deals else word)


def deals_of(
    case: Case, deals: ExactDeals, conclusions: Mapping[str, Conclusion]
) -> dict[str, DealCertainty]:
    """Certain, open or impossible for each forum that can be computed.

    What is not decided is open all the same where worlds drawn have a deal and others have none.
    """
    found = {}
    places = {path: place for place, path in enumerate(case.judgments)}
    for name in forums_of(case):
        conclusion = conclusions.get(f"zone.{name}")
        seen = conclusion is not None and conclusion.occurs == "some"
        exact = deals.deals.get(name)
        turned_by = sorted(set(deals.turned_by.get(f"zone.{name}", ())), key=places.__getitem__)
        if exact is not None:
            decided = deals.known or seen or exact.deal != "open"
            found[name] = DealCertainty(
                deal=exact.deal,
                proved=decided,
                share=None if conclusion is None else conclusion.share,
                package=exact.package,
                conflicts=exact.conflicts,
                conflicts_complete=exact.complete,
                in_every_world=exact.deal == "certain" or name in deals.by_different_packages,
                turned_by=tuple(turned_by),
                why_not=None if decided else UNSETTLED,
            )
        elif name in deals.left_out:
            drawn = None if conclusion is None else conclusion.share
            why_not = None if seen else deals.left_out[name]
            found[name] = DealCertainty("open", proved=seen, share=drawn, why_not=why_not)
    return found


def _conclusion(name: str, central: bool, holds: Mask | None, occurs: Occurs | None) -> Conclusion:  # noqa: FBT001 - whether it holds
    """A conclusion with its share; exact where it holds in every world or in none.

    Where it holds in some of the worlds drawn, the central case among them, and not in others, it does in
    some.
    """
    if occurs in EXACT:
        return Conclusion(name, central, EXACT[occurs], occurs)
    if holds is None or not len(holds):
        return Conclusion(name, central, None, occurs)
    found = share(holds)
    return Conclusion(name, central, found, occurs if found.share == central else "some")

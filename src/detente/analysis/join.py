"""The lenses run one after the other, each handed what the one before it found out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from detente.analysis.analyze import Analysis
from detente.analysis.lenses import LENSES
from detente.analysis.no_deal_from_conflict import Agreements, settled_states, with_no_deals
from detente.analysis.threats import effects
from detente.analysis.would_it_hold import holdings
from detente.errors import TooLarge
from detente.stability.graph_model import graph_model
from detente.stability.lens import SETTLING, stability_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from detente.agreement import Agreement
    from detente.analysis.no_deal_from_conflict import SettledState
    from detente.model import Case
    from detente.stability.result import Stability

_Found = TypeVar("_Found")
_AFTER_SETTLING: Final = frozenset({"settling", "holds", "effects"})
"""What need not be tried where it is out of reach where the conflict settles."""


def agree(case: Case, points: int, *, lotteries: bool = False) -> Analysis:
    """See :func:`detente.analysis.agreement_in`; the conflict is asked only where a no deal comes from it."""
    agreements = Agreements(case, points, lotteries=lotteries)
    model = None
    settled: tuple[SettledState, ...] = ()
    if agreements.differ and not LENSES["stability"].lacks(case):
        with suppress(TooLarge):
            model = graph_model(case)
            settled = settled_states(model)
    return replace(_agreed(case, agreements, settled, agreements.at_each(settled)), graph=model)


def join(
    case: Case, points: int, concepts: Iterable[str], needed: str | None = None, *, in_full: bool = True
) -> Analysis:
    """See :func:`detente.analysis.analyze`; ``needed`` : the lens without which nothing is of use.

    1. The conflict, and the states in which it may settle. 2. For each of these the agreement, where a no
    deal is taken from there. 3. Whether deals would hold. 4. What threats do, to settling and to a deal.
    """
    stability: Stability | None = None
    lacking = {name: missing for name, lens in LENSES.items() if (missing := lens.lacks(case))}
    limits: dict[str, TooLarge] = {}

    def attempt(what: str, find: Callable[[], _Found]) -> _Found | None:
        known = None if stability is None else stability.left_out.get(SETTLING)
        if known is not None and what in _AFTER_SETTLING:
            limits[what] = TooLarge(known)
            return None
        try:
            return find()
        except TooLarge as limit:
            if what == needed:
                raise
            limits[what] = limit
            return None

    runs = "stability" not in lacking or needed == "stability"
    model = attempt("stability", lambda: graph_model(case)) if runs else None
    stability = None if model is None else stability_of(model, case, concepts, in_full=in_full)
    settled = () if model is None else attempt("settling", lambda: settled_states(model)) or ()
    agreements = None if "agreement" in lacking else Agreements(case, points, in_full=in_full)
    each: list[Agreement] = []
    if agreements is not None:
        each = attempt("agreement", lambda: agreements.at_each(settled)) or []
    if stability is None and not each and limits:
        raise next(iter(limits.values()))
    found = _agreed(case, agreements, settled, each)
    if model is None:
        return replace(found, not_run=_not_run(lacking, limits))
    holds = attempt("holds", lambda: holdings(found.case, model, found.agreement))
    done = attempt("effects", lambda: effects(model, agreements if each else None)) if in_full else None
    return replace(
        found,
        stability=stability,
        holds=holds or {},
        effects=done or {},
        left_out={name: limit.message for name, limit in limits.items() if name not in LENSES},
        not_run=_not_run(lacking, limits),
        graph=model,
    )


def _agreed(
    case: Case,
    agreements: Agreements | None,
    settled: tuple[SettledState, ...],
    each: Sequence[Agreement],
) -> Analysis:
    """What is known of deals, for each state in which the conflict may settle."""
    by_state: dict[int, Agreement] = {}
    if agreements is not None and agreements.differ and settled and each:
        by_state = dict(zip((state.state for state in settled), each, strict=True))
    return Analysis(
        case=with_no_deals(case, settled[0]) if by_state else case,
        agreement=each[0] if each else None,
        settled=settled,
        by_state=by_state,
    )


def _not_run(lacking: Mapping[str, Sequence[str]], limits: Mapping[str, TooLarge]) -> dict[str, str]:
    """For each lens that did not run the reason, in the order of the lenses."""
    reasons = {name: f"the case lacks {'; '.join(missing)}" for name, missing in lacking.items()}
    reasons |= {name: limit.message for name, limit in limits.items()}
    return {name: reasons[name] for name in LENSES if name in reasons}

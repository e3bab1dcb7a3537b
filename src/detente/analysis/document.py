"""An analysis as a document of plain numbers, texts, lists and mappings, ready for JSON.

The keys are those of ``docs/reference/json.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.agreement.document import agreement_document
from detente.analysis.robustness.document import robustness_document
from detente.stability.document import stability_document

if TYPE_CHECKING:
    from detente.analysis.analyze import Analysis
    from detente.analysis.no_deal_from_conflict import SettledState
    from detente.analysis.threats import Effect, Scenario
    from detente.analysis.would_it_hold import Breach, Holding

Document = dict[str, Any]


def lens_documents(analysis: Analysis) -> Document:
    """The result of each lens that ran, by its name."""
    found: Document = {}
    if analysis.agreement is not None:
        found["agreement"] = deals_document(analysis)
    if analysis.stability is not None:
        found["stability"] = conflict_document(analysis)
    if analysis.robustness is not None:
        found["robustness"] = robustness_document(analysis.robustness)
    return found


def deals_document(analysis: Analysis) -> Document:
    """The agreement lens; where the conflict may settle in several states, once more for each of them."""
    if analysis.agreement is None:
        return {}
    by_state = {
        str(state): agreement_document(found)
        for state, found in analysis.by_state.items()
        if len(analysis.by_state) > 1
    }
    return {**agreement_document(analysis.agreement), **({"by_state": by_state} if by_state else {})}


def conflict_document(analysis: Analysis) -> Document:
    """The stability lens, with what is joined to it: worth, what threats do, whether deals would hold."""
    if analysis.stability is None:
        return {}
    found = stability_document(analysis.stability)
    for kind in ("threats", "promises"):
        for name, judged in found[kind].items():
            effect = analysis.effects.get(f"{kind}.{name}")
            if effect is not None:
                judged["effect"] = _effect(effect)
    return {
        **found,
        "settled": [_settled(state) for state in analysis.settled],
        "holds": {name: _holding(each) for name, each in analysis.holds.items()},
        "left_out": {**found["left_out"], **analysis.left_out},
    }


def _settled(state: SettledState) -> Document:
    points = {party: None if (p := state.points(party)) is None else float(p) for party in state.worth}
    return {"state": state.state, "worth": points}


def _effect(effect: Effect) -> Document:
    return {"changes": effect.changes, "kept": _scenario(effect.kept), "broken": _scenario(effect.broken)}


def _scenario(scenario: Scenario) -> Document:
    return {
        "equilibria": list(scenario.equilibria),
        "settles": list(scenario.settles.states),
        "settles_by": scenario.settles.way,
        "deals": {forum: list(exist) for forum, exist in scenario.deals.items()},
    }


def _holding(holding: Holding) -> Document:
    return {
        "promised": dict(holding.promised),
        "open": list(holding.open),
        "breaches": [_breach(breach) for breach in holding.breaches],
        "blocked": [list(actions) for actions in holding.blocked],
        "why_not": holding.why_not,
    }


def _breach(breach: Breach) -> Document:
    return {
        "by": breach.by,
        "actions": list(breach.actions),
        "gain": None if breach.gain is None else [float(points) for points in breach.gain],
        "penalty": None if breach.penalty is None else float(breach.penalty),
        "settles": list(breach.settles),
    }

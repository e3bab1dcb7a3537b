"""The stability lens as a document of plain numbers, texts, lists and mappings, ready for JSON.

The keys are those of ``docs/reference/json.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.stability.result import CommitmentJudged, Stability
    from detente.stability.ways import Destination, FirstStep, Step, Ways
    from detente.stability.why import Explanation, Verdict

MAX_LISTED: Final = 100_000
"""States that are listed one by one; of more, only the number and the equilibria are told."""

Document = dict[str, Any]


def stability_document(result: Stability) -> Document:
    """States, verdicts and why, equilibria, where the conflict settles, and the ways there."""
    listed = len(result.states) <= MAX_LISTED
    every_state = {
        "states": result.states.astype(int).tolist(),
        "stable": {
            concept: dict(zip(result.parties, verdicts.tolist(), strict=True))
            for concept, verdicts in result.stable.items()
        },
    }
    return {
        "parties": list(result.parties),
        "actions": list(result.actions),
        "possible": len(result.states),
        **(every_state if listed else {}),
        "equilibria": {concept: list(found) for concept, found in result.equilibria.items()},
        "status_quo": result.status_quo,
        "settles": {concept: list(found.states) for concept, found in result.settles.items()},
        "settles_by": {concept: found.way for concept, found in result.settles.items()},
        "threats": {name: _commitment(found) for name, found in result.threats.items()},
        "promises": {name: _commitment(found) for name, found in result.promises.items()},
        "ways": None if result.ways is None else _ways(result.ways),
        "why": [_explanation(found) for found in result.why.values()],
        "form": result.form,
        "left_out": dict(result.left_out),
    }


def _commitment(found: CommitmentJudged) -> Document:
    return {
        "done": found.done,
        "left": found.left,
        "answered": found.answered,
        "credible": found.credible,
        "credible_worlds": found.credible_worlds,
        "sufficient": found.sufficient,
        "by_steps": found.by_steps,
        "kept": found.kept,
        "breakable_by": list(found.breakable_by),
    }


def _ways(found: Ways) -> Document:
    return {
        "concept": found.concept,
        "equilibria": [_destination(to) for to in found.equilibria.values()],
        "complete": found.complete,
        "named": {name: None if to is None else _destination(to) for name, to in found.named.items()},
        "no_return": {"states": found.no_return, "actions": list(found.no_return_actions)},
        "first_steps": [_first_step(first) for first in found.first_steps],
    }


def _destination(to: Destination) -> Document:
    return {
        "state": to.state,
        "by_improvements": _steps(to.by_improvements),
        "by_any_moves": _steps(to.by_any_moves),
    }


def _first_step(first: FirstStep) -> Document:
    return {
        "step": _step(first.step),
        "settles": list(first.settles.states),
        "settles_by": first.settles.way,
        "slides": first.slides,
        "blocked_by": first.blocked_by,
        "sanction": _steps(first.sanction),
    }


def _explanation(found: Explanation) -> Document:
    return {
        "state": found.state,
        "verdicts": {
            concept: {party: _verdict(verdict) for party, verdict in by_party.items()}
            for concept, by_party in found.verdicts.items()
        },
    }


def _verdict(verdict: Verdict) -> Document:
    answers = [
        {
            "improvement": _step(answer.improvement),
            "chain": _steps(answer.chain),
            "joint": answer.joint,
            "left_with": answer.left_with,
        }
        for answer in verdict.answers
    ]
    return {"stable": verdict.stable, "answers": answers}


def _steps(chain: Iterable[Step] | None) -> list[Document] | None:
    return None if chain is None else [_step(step) for step in chain]


def _step(step: Step) -> Document:
    return {
        "party": step.party,
        "state": step.state,
        "turned": list(step.turned),
        "improves": step.improves,
        "irreversible": list(step.irreversible),
    }

"""The stability lens as a document of plain numbers, texts, lists and mappings, ready for JSON.

The keys are those of ``docs/reference/json.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from detente.stability.result import CommitmentJudged, Stability

MAX_LISTED: Final = 100_000
"""States that are listed one by one; of more, only the number and the equilibria are told."""

Document = dict[str, Any]


def stability_document(result: Stability) -> Document:
    """States, verdicts, equilibria, and where the conflict settles."""
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

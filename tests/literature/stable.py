"""Equilibria as publications write them: which concept, and in each state which actions are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.stability import stability

if TYPE_CHECKING:
    from detente.model import Case


def equilibria(case: Case) -> dict[str, list[str]]:
    """By concept, the equilibria in ascending order: Y or N for each action, in the order of the file."""
    result = stability(case)
    states = ["".join("NY"[int(made)] for made in state) for state in result.states]
    return {concept: [states[position] for position in found] for concept, found in result.equilibria.items()}

"""What states and moves of a conflict are called: by their actions, as a case file writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.templates import say
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model import Case
    from detente.stability.result import Stability
    from detente.stability.ways import Step


def state_text(result: Stability, case: Case, place: int) -> str:
    """The actions made in a state, with the names the case has for it."""
    made = ", ".join(result.made(place)) or say("nothing done")
    names = result.names(place, case)
    return say("state named", made=made, names=", ".join(names)) if names else made


def conjunction_text(actions: Mapping[str, bool]) -> str:
    """Actions made or not made, all of them, as in a threat."""
    return " and ".join(action if made else f"not {action}" for action, made in actions.items())


def step_text(result: Stability, step: Step) -> str:
    """What a party turns by a move."""
    made = result.made(step.state)
    turned = (action if action in made else say("turned back", action=action) for action in step.turned)
    return joined(turned)


def chain_text(result: Stability, chain: Iterable[Step], *, at_once: bool = False) -> str:
    """Moves one after the other, or at the same moment."""
    return (", " if at_once else say("then")).join(step_text(result, step) for step in chain)

"""Threats and promises: whether whoever makes one would keep it, and whether it does what it is meant to.

Each says "if A then B". Three states tell, all made from the status quo: A is done; the contrary of A is
done; A is done and B follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.stability.result import CommitmentJudged
from detente.stability.worlds import preferred

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import numpy.typing as npt

    from detente.model import Commitment
    from detente.stability.graph_model import GraphModel
    from detente.stability.states import States


def judged(commitment: Commitment, model: GraphModel, *, threat: bool) -> CommitmentJudged:
    """What a threat or a promise comes to.

    *Credible*: whoever makes it prefers that B follows to that A is done and B does not. A threat is
    *sufficient* if the owner of A gains by A alone, but not if B follows; a promise if the owner gains only
    then. What rests on an impossible state, or on a party of unknown preferences, is nothing.
    """
    conflict, states = model.conflict, model.states
    rank = dict(zip(model.parties, model.rank, strict=True))
    today = dict.fromkeys(states.actions, False) | dict.fromkeys(conflict.status_quo or (), True)
    with_a = today | dict(commitment.if_)
    contrary = today | {action: not made for action, made in commitment.if_.items()}
    with_both = with_a | dict(commitment.then)
    done, left, answered = map(states.place, (with_a, contrary, with_both))
    owner = conflict.actions[next(iter(commitment.if_))].party
    credible = worlds = sufficient = by_steps = None
    if commitment.by in rank and done is not None and answered is not None:
        own = rank[commitment.by]
        credible = bool(own[answered] > own[done])
        worlds = preferred(conflict.prefers[commitment.by], with_both, with_a)
        if len(commitment.then) > 1:
            by_steps = _by_steps(states, own, with_a, commitment.then)
    if owner in rank and None not in (done, left, answered):
        theirs = rank[owner]
        gains, gains_still = bool(theirs[done] > theirs[left]), bool(theirs[answered] > theirs[left])
        sufficient = (gains and not gains_still) if threat else (gains_still and not gains)
    breakers = (
        () if answered is None else (p for p in model.parties if _can_break(model, p, commitment, answered))
    )
    return CommitmentJudged(done, left, answered, credible, worlds, sufficient, by_steps, tuple(breakers))


def _can_break(model: GraphModel, party: str, commitment: Commitment, answered: int) -> bool:
    """Whether a party can turn some of its own actions of B against it, once B has followed."""
    return next(model.turns(party, commitment.then, answered), None) is not None


def _by_steps(
    states: States, rank: npt.NDArray[np.int32], start: Mapping[str, bool], then: Mapping[str, bool]
) -> bool:
    """Whether what changes can be done one action after the other, each step possible and an improvement."""
    steps = [action for action in then if start[action] != then[action]]
    reached = {frozenset[str]()}
    for _ in steps:
        reached = {
            further
            for taken in reached
            for further in (taken | {step} for step in steps if step not in taken)
            if _improves(states, rank, _after(start, then, taken), _after(start, then, further))
        }
    return bool(steps) and bool(reached)


def _after(start: Mapping[str, bool], then: Mapping[str, bool], taken: frozenset[str]) -> dict[str, bool]:
    return dict(start) | {action: then[action] for action in taken}


def _improves(
    states: States, rank: npt.NDArray[np.int32], before: Mapping[str, bool], after: Mapping[str, bool]
) -> bool:
    left, entered = states.place(before), states.place(after)
    return left is not None and entered is not None and bool(rank[entered] > rank[left])

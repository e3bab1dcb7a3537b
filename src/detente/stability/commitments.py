"""Threats and promises: whether whoever makes one would keep it, and whether it does what it is meant to.

Each says "if A then B". Three states tell, all made from the status quo: A is done; the contrary of A is
done; A is done and B follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.stability.moves import LEAST
from detente.stability.result import CommitmentJudged
from detente.stability.worlds import preferred

if TYPE_CHECKING:
    from collections.abc import Mapping

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
            by_steps = _by_steps(states, own, done, commitment.then)
    if owner in rank and None not in (done, left, answered):
        theirs = rank[owner]
        gains, gains_still = bool(theirs[done] > theirs[left]), bool(theirs[answered] > theirs[left])
        sufficient = (gains and not gains_still) if threat else (gains_still and not gains)
    breakers = (
        ()
        if answered is None
        else (party for party in model.parties if model.can_turn(party, commitment.then, answered))
    )
    return CommitmentJudged(done, left, answered, credible, worlds, sufficient, by_steps, tuple(breakers))


def _by_steps(states: States, rank: npt.NDArray[np.int32], start: int, then: Mapping[str, bool]) -> bool:
    """Whether what changes can be done one action after the other, each step possible and an improvement.

    States on the way are told apart by which steps are taken, as bits; each is looked at once, depth first.
    """
    rows = [states.actions.index(action) for action in then]
    steps = [row for row, made in zip(rows, then.values(), strict=True) if states.made[row, start] != made]
    on_the_way = states.alike([row for row in range(len(states.actions)) if row not in steps], start)
    taken = (states.made[steps][:, on_the_way] != states.made[steps, start][:, None]).T
    worth = {
        sum(1 << step for step in np.flatnonzero(each).tolist()): int(rank[place])
        for each, place in zip(taken, on_the_way.tolist(), strict=True)
    }
    everything = (1 << len(steps)) - 1
    open_, seen = [0], {0}
    while open_ and everything not in seen:
        here = open_.pop()
        further = {here | 1 << step for step in range(len(steps))} - seen
        better = [there for there in further if worth.get(there, LEAST) > worth[here]]
        open_ += better
        seen.update(better)
    return bool(steps) and everything in seen

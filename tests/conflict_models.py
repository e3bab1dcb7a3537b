"""Small random conflicts, to compare the stability lens with brute force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracles.stability import BOTH_WAYS, ONLY_OFF, ONLY_ON, Model

if TYPE_CHECKING:
    import random

_MOST_PARTIES = 5
_MOST_ACTIONS = 10
_MOST_STATES = 40


def random_model(rng: random.Random) -> Model:
    """Draw a graph model of two to five parties and two to ten actions.

    Some actions go one way alone, some states are impossible and many are ranked alike; a party may have no
    action. Where many actions would make many states, most of them are impossible.
    """
    n_parties = rng.randint(2, _MOST_PARTIES)
    n_actions = rng.randint(2, rng.choice([4, 6, _MOST_ACTIONS]))
    one_way = rng.choice([0, 0.3, 0.6])
    feasible = _possible(rng, n_actions)
    owner = _owners(rng, n_parties, n_actions)
    direction = [
        rng.choice([ONLY_ON, ONLY_OFF]) if rng.random() < one_way else BOTH_WAYS for _ in range(n_actions)
    ]
    return Model(owner, direction, feasible, [_ranks(rng, len(feasible)) for _ in range(n_parties)])


def _owners(rng: random.Random, n_parties: int, n_actions: int) -> list[int]:
    """Each party in turn owns one action, as far as they go; the rest fall to any."""
    owners = [
        position % n_parties if position < n_parties else rng.randrange(n_parties)
        for position in range(n_actions)
    ]
    return rng.choice([owners, rng.sample(owners, n_actions), sorted(owners)])


def _possible(rng: random.Random, n_actions: int) -> list[bool]:
    """All states, or those that no forbidden pattern meets, or a few close to each other."""
    n_states = 2**n_actions
    feasible = [True] * n_states
    for _ in range(rng.choice([0, 1, 3])):
        named = rng.sample(range(n_actions), min(n_actions, rng.randint(1, 3)))
        pattern = [(position, rng.randrange(2)) for position in named]
        for state in range(n_states):
            if all(state >> position & 1 == value for position, value in pattern):
                feasible[state] = False
    if any(feasible) and sum(feasible) <= _MOST_STATES:
        return feasible
    kept = {rng.randrange(n_states)}
    for _ in range(_MOST_STATES):
        changed = rng.sample(range(n_actions), rng.choice([1, 1, 1, 2]))
        kept.add(rng.choice(sorted(kept)) ^ sum(1 << position for position in changed))
    return [state in kept for state in range(n_states)]


def _ranks(rng: random.Random, n_states: int) -> list[int]:
    """A rank for each state: all apart, a few with many ties, or by points for the actions made."""
    way = rng.randrange(3)
    if way == 0:
        return rng.sample(range(n_states), n_states)
    if way == 1:
        return [rng.randrange(rng.choice([2, 3, 5])) for _ in range(n_states)]
    weights = [rng.randint(-3, 3) for _ in range(n_states.bit_length() - 1)]
    return [
        sum(weight for position, weight in enumerate(weights) if state >> position & 1)
        for state in range(n_states)
    ]

"""Graph models in a few signs, to write conflicts down as the literature does."""

from __future__ import annotations

from tests.oracles.stability import BOTH_WAYS, ONLY_OFF, ONLY_ON, Model

_DIRECTIONS = {"=": BOTH_WAYS, "+": ONLY_ON, "-": ONLY_OFF}


def model_of(owners: str, directions: str, *best_first: str) -> Model:
    """A model from a digit and a sign for each action, and the states that each party ranks, best first.

    A sign is `=` for both ways, `+` for only on, `-` for only off. A state has a letter an action, `Y` where
    it is made; `~` joins states that tie. What is not ranked is impossible.
    """
    rankings = [[states_of(tier) for tier in line.split()] for line in best_first]
    ranked = [{state for tier in ranking for state in tier} for ranking in rankings]
    if any(states != ranked[0] for states in ranked):
        msg = "all parties rank the same states"
        raise ValueError(msg)
    n_states = 2 ** len(owners)
    return Model(
        owner=[int(owner) for owner in owners],
        direction=[_DIRECTIONS[sign] for sign in directions],
        feasible=[state in ranked[0] for state in range(n_states)],
        rank=[
            [
                max((-place for place, tier in enumerate(ranking) if state in tier), default=0)
                for state in range(n_states)
            ]
            for ranking in rankings
        ],
    )


def states_of(tier: str) -> set[int]:
    """The states that tie, each as the sum of 2**position over the actions made."""
    return {
        sum(1 << position for position, letter in enumerate(state) if letter == "Y")
        for state in tier.split("~")
    }


def letters_of(state: int, n_actions: int) -> str:
    """A state as it is written."""
    return "".join("Y" if state >> position & 1 else "N" for position in range(n_actions))

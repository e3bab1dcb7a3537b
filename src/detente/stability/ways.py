"""Ways from the status quo: to equilibria and named states, what they cannot undo, and the first steps.

A way is a shortest sequence of moves, by improvements alone or by any moves of anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from detente.stability.moves import least_reached
from detente.stability.reach import Reach, reach
from detente.stability.sanctions import Sanction, Sanctions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.stability.graph_model import GraphModel
    from detente.stability.moves import Mask
    from detente.stability.numbering import Index
    from detente.stability.result import Settling

MAX_DESTINATIONS: Final = 1_000
"""Equilibria to which ways are given."""

Block = Literal["own preference", "sanction"]
"""What keeps a party from a move: it does not prefer what it leads to, or others can make it regret it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One party's move to a state.

    ``state`` : its place among the possible states. ``turned`` : the actions the party makes or drops, in
    file order, as ``PARTY.action``. ``improves`` : whether it prefers that state to the one it leaves.
    ``irreversible`` : those of the actions turned that cannot be turned back.
    """

    party: str
    state: int
    turned: tuple[str, ...]
    improves: bool
    irreversible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Destination:
    """A state, with a shortest way to it; no step where it is the start, and nothing where no way leads."""

    state: int
    by_improvements: tuple[Step, ...] | None
    by_any_moves: tuple[Step, ...] | None


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One action turned in the status quo, by its owner alone.

    ``settles`` : where the conflict settles from there; ``slides`` : whether that is elsewhere than from the
    status quo. ``blocked_by`` : what keeps the owner from it, nothing where it may well come.
    ``sanction`` : the shortest answer of the others that leaves the owner no better off, where that blocks.
    """

    step: Step
    settles: Settling
    slides: bool
    blocked_by: Block | None
    sanction: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """Where moves lead from the status quo, by one concept.

    ``equilibria`` : to each equilibrium of the concept a way, those first which the fewest improvements
    reach; ``complete`` : whether that is all of them. ``named`` : for each name under ``states`` the nearest
    state it stands for, by improvements or else by any moves; nothing where none is reached. ``no_return`` :
    how many of the states that moves reach are such that no moves lead back. ``no_return_actions`` : what
    can be turned on the way and never back. ``first_steps`` : in file order of the actions.
    """

    concept: str
    equilibria: Mapping[int, Destination]
    complete: bool
    named: Mapping[str, Destination | None]
    no_return: int
    no_return_actions: tuple[str, ...]
    first_steps: tuple[FirstStep, ...]


def ways(model: GraphModel, concept: str = "seq") -> Ways:
    """Ways from the status quo of a conflict that has one.

    Raises :class:`~detente.errors.TooLarge` where improvements are too many to follow.
    """
    start = model.status_quo
    if start is None:
        msg = "the case gives no status quo"
        raise ValueError(msg)
    first_steps = tuple(_first_steps(model, concept, start))
    everybody = range(len(model.parties))
    improving = reach(model.listed, everybody, start, gaining=True)
    moving = reach(model.listed, everybody, start, gaining=False)
    equilibria = np.flatnonzero(model.equilibria(concept))
    nearest = equilibria[np.lexsort((_length(moving, equilibria), _length(improving, equilibria)))]
    return Ways(
        concept=concept,
        equilibria={
            place: _destination(model, start, place, improving, moving)
            for place in nearest[:MAX_DESTINATIONS].tolist()
        },
        complete=len(nearest) <= MAX_DESTINATIONS,
        named={
            name: _nearest(model, start, model.states.called(state), improving, moving)
            for name, state in model.conflict.states.items()
        },
        no_return=int((moving.reached & ~_leads_to(model, start)).sum()),
        no_return_actions=_never_back(model, start, moving.reached),
        first_steps=first_steps,
    )


def steps(model: GraphModel, start: int, entered: Iterable[int]) -> tuple[Step, ...]:
    """The moves that lead from a state to others, one after the other."""
    return tuple(_step(model, left, to) for left, to in pairwise([start, *entered]))


def answering(model: GraphModel, place: int, gain: int, sanction: Sanction) -> tuple[Step, ...]:
    """The moves that answer a party which has left a state for its gain, or leaves it at the same moment."""
    if sanction.joint:
        return tuple(_step(model, place, entered) for entered in sanction.entered)
    return steps(model, gain, sanction.entered)


def _step(model: GraphModel, left: int, entered: int) -> Step:
    made = model.states.made
    turned = [model.actions[position] for position in np.flatnonzero(made[:, left] != made[:, entered])]
    rank = model.rank[model.parties.index(turned[0].party)]
    return Step(
        party=turned[0].party,
        state=entered,
        turned=tuple(action.id for action in turned),
        improves=bool(rank[entered] > rank[left]),
        irreversible=tuple(action.id for action in turned if action.irreversible),
    )


def _length(found: Reach, places: Index) -> Index:
    """The fewest moves to each place; more than all where none lead."""
    distance = found.distance[places]
    return np.where(found.reached[places], distance, len(found.distance))


def _nearest(
    model: GraphModel, start: int, wanted: Mask, improving: Reach, moving: Reach
) -> Destination | None:
    """The wanted state that the fewest improvements reach, or else the fewest moves."""
    place = improving.nearest(wanted)
    if place is None:
        place = moving.nearest(wanted)
    return None if place is None else _destination(model, start, place, improving, moving)


def _destination(model: GraphModel, start: int, place: int, improving: Reach, moving: Reach) -> Destination:
    """Ways of both kinds to a state; where improvements lead there as soon, they are its way by any moves."""
    by_improvements, by_any_moves = (
        steps(model, start, found.way(place)) if found.reached[place] else None
        for found in (improving, moving)
    )
    if improving.distance[place] == moving.distance[place]:
        by_any_moves = by_improvements
    return Destination(place, by_improvements, by_any_moves)


def _leads_to(model: GraphModel, goal: int) -> Mask:
    """From which states moves lead to a state: (n_states,)."""
    away = np.ones(len(model.states), np.int32)
    away[goal] = 0
    found: Mask = least_reached(away, range(len(model.parties)), model.listed.least) == 0
    return found


def _never_back(model: GraphModel, start: int, reached: Mask) -> tuple[str, ...]:
    """The irreversible actions that are turned in some state that is reached."""
    made = model.states.made
    turned = (made[:, reached] != made[:, [start]]).any(axis=1)
    return tuple(
        action.id for action, so in zip(model.actions, turned, strict=True) if so and action.irreversible
    )


def _first_steps(model: GraphModel, concept: str, start: int) -> Iterable[FirstStep]:
    """Every action that can be turned alone in a state, in file order."""
    stays = model.settles(concept, start)
    sanctions = Sanctions(model)
    for entered in _turned_alone(model, start):
        (step,) = steps(model, start, [entered])
        settled = model.settles(concept, entered)
        party = model.parties.index(step.party)
        sanction = sanctions.of(concept, party, start, entered) if step.improves else None
        preferred: Block | None = None if step.improves else "own preference"
        yield FirstStep(
            step=step,
            settles=settled,
            slides=settled.states != stays.states,
            blocked_by="sanction" if sanction else preferred,
            sanction=answering(model, start, entered, sanction) if sanction else (),
        )


def _turned_alone(model: GraphModel, start: int) -> Iterable[int]:
    """The possible states that differ from a state in one action, turned as permitted."""
    told = {
        action.id: bool(made) for action, made in zip(model.actions, model.states.made[:, start], strict=True)
    }
    for action in model.actions:
        done_with = "made" if told[action.id] else "withdrawn"
        entered = model.states.place(told | {action.id: not told[action.id]})
        if entered is not None and action.irreversible != done_with:
            yield entered

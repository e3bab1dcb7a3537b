"""The possible states of a case and how each party ranks them, straight from the definitions.

A world is one preference without a doubt: the statements that stand, in one order, or weights that are each
one number. The central case is such a world too.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from detente.model import Action, ByRanking, ByStatements, ByWeights, holds
from tests.oracles.stability import BOTH_WAYS, ONLY_OFF, ONLY_ON, Graph, Model, is_made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.model import Case, Condition, Conflict, Quantity, Statement, StatePreference

_STANDS_FROM = 50
_SURE = 100


@dataclass(frozen=True)
class Game:
    """The conflict of a case as a graph model.

    Actions stand in file order; a state is the sum of 2**position over those made. The parties are those
    with actions and those with preferences over states, in file order.
    """

    conflict: Conflict
    actions: list[str]
    parties: list[str]
    graph: Graph

    @property
    def states(self) -> list[int]:
        """The possible states, ascending."""
        return self.graph.model.states

    @property
    def status_quo(self) -> int | None:
        """The state in which just the actions made today are made."""
        made = self.conflict.status_quo
        if made is None:
            return None
        return sum(1 << position for position, action in enumerate(self.actions) if action in made)

    def made(self, state: int) -> dict[str, bool]:
        """Which actions are made in a state."""
        return made_in(state, self.actions)

    def is_possible(self, state: int) -> bool:
        """Whether a state can be."""
        return self.graph.model.feasible[state]

    def better(self, party: str, one: int, other: int) -> bool:
        """Whether a party likes one state more than another, in the central case."""
        return self.graph.model.better(self.parties.index(party), one, other)


def read_game(case: Case) -> Game:
    """The conflict of a case, in its central case."""
    conflict = case.conflict
    if conflict is None:
        msg = "this case says nothing of actions"
        raise ValueError(msg)
    owners = {action.party for action in conflict.actions.values()}
    parties = [party for party in case.parties if party in owners or party in conflict.prefers]
    actions = list(conflict.actions)
    states = [made_in(state, actions) for state in range(2 ** len(actions))]
    model = Model(
        owner=[parties.index(action.party) for action in conflict.actions.values()],
        direction=[direction_of(action) for action in conflict.actions.values()],
        feasible=[not any(met(condition, made) for condition in conflict.impossible) for made in states],
        rank=[ranks(conflict.prefers[party], states) for party in parties],
    )
    return Game(conflict, actions, parties, Graph(model))


def made_in(state: int, actions: list[str]) -> dict[str, bool]:
    """Which actions are made in a state."""
    return {action: is_made(state, position) for position, action in enumerate(actions)}


def direction_of(action: Action) -> int:
    """What is irreversible once made goes only on, once withdrawn only off."""
    return {None: BOTH_WAYS, "made": ONLY_ON, "withdrawn": ONLY_OFF}[action.irreversible]


def met(condition: Condition, made: Mapping[str, bool]) -> bool:
    """Whether a condition holds in a state."""
    return holds(condition.expression, {}, made)


def ranks(preference: StatePreference, states: Iterable[Mapping[str, bool]]) -> list[int]:
    """A rank for each state in the central case: larger is better, equal is a tie."""
    scores = [score(central_world(preference), made) for made in states]
    return [sorted(set(scores)).index(each) for each in scores]


def score(world: StatePreference, made: Mapping[str, bool]) -> tuple[Fraction, ...]:
    """What a state is worth in a world: larger is better, compared from the left.

    Statements give 1 or 0 each, the most important first; weights the sum of those that hold; a ranking the
    place from below of the first tier with a condition that holds, 0 where none does.
    """
    match world:
        case ByStatements(groups):
            return tuple(Fraction(met(statement.holds, made)) for group in groups for statement in group)
        case ByWeights(points):
            return (sum((weight.central for key, weight in points if met(key, made)), Fraction(0)),)
        case ByRanking(tiers):
            for place, tier in enumerate(tiers):
                if any(met(condition, made) for condition in tier):
                    return (Fraction(len(tiers) - place),)
            return (Fraction(0),)


def central_world(preference: StatePreference) -> StatePreference:
    """Groups as they are written, without the statements that are less than half sure."""
    if not isinstance(preference, ByStatements):
        return preference
    standing = tuple(
        statement
        for group in preference.groups
        for statement in group
        if statement.sure is None or statement.sure.central >= _STANDS_FROM
    )
    return replace(preference, groups=(standing,))


def worlds(preference: StatePreference) -> Iterator[StatePreference]:
    """All worlds that rank states differently; of ranges of weights, those with each at one of its ends."""
    match preference:
        case ByStatements(groups):
            for orders in itertools.product(*map(itertools.permutations, groups)):
                statements = [statement for order in orders for statement in order]
                for stands in itertools.product(*map(may_stand, statements)):
                    chosen = tuple(itertools.compress(statements, stands))
                    yield replace(preference, groups=(chosen,))
        case ByWeights(points):
            for ends in itertools.product(*[(weight.low, weight.high) for _, weight in points]):
                fixed = [(key, at(weight, end)) for (key, weight), end in zip(points, ends, strict=True)]
                yield replace(preference, points=tuple(fixed))
        case ByRanking():
            yield preference


def may_stand(statement: Statement) -> tuple[bool, ...]:
    """Whether a statement stands in a world: always, never, or now and then."""
    if statement.sure is None or statement.sure.low == _SURE:
        return (True,)
    return (False,) if statement.sure.high == 0 else (True, False)


def at(quantity: Quantity, value: Fraction) -> Quantity:
    """A quantity that is sure to have a value."""
    return replace(quantity, central=value, low=value, high=value)


def better_in_worlds(preference: StatePreference, one: Mapping[str, bool], other: Mapping[str, bool]) -> str:
    """Whether one state is better than another in `every`, `some` or `none` of the worlds.

    The difference between two sums of weights is largest, and smallest, with each weight at one of its ends.
    """
    better = [score(world, one) > score(world, other) for world in worlds(preference)]
    if all(better):
        return "every"
    return "some" if any(better) else "none"

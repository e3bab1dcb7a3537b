"""Where a conflict settles, what threats and promises do, who would break a package: by the definitions.

States are whole numbers, the sum of 2**position over the actions made in file order; `Game.states` lists the
possible ones in the order of results. All is the central case unless it says otherwise.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.oracles import seats
from tests.oracles.preferences import better_in_worlds, met
from tests.oracles.stability import may_change, non_empty_subsets

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from detente.model import Case, Commitment
    from tests.oracles.preferences import Game
    from tests.oracles.stability import Graph


# Settling


def settling(game: Game, concept: str, start: int | None = None) -> list[int] | None:
    """The states in which a conflict settles from a state, or from the status quo; None without one."""
    origin = game.status_quo if start is None else start
    return None if origin is None else settling_from(game.graph, concept, origin)


def settling_from(graph: Graph, concept: str, origin: int) -> list[int]:
    """The states in which a conflict settles from a state.

    1. The state itself where it is an equilibrium.
    2. Else the equilibria reached by improvements alone.
    3. Where there is none, the reached states from which improvements lead nowhere that does not lead back.
    """
    equilibria = graph.equilibria(concept)
    if origin in equilibria:
        return [origin]
    reached = by_improvements(graph, origin)
    return [state for state in equilibria if state in reached] or sorted(
        state
        for state in reached
        if all(state in by_improvements(graph, further) for further in by_improvements(graph, state))
    )


def by_improvements(graph: Graph, state: int) -> set[int]:
    """The states that improvements of the parties reach, and the state itself."""
    return {state} | graph.reach_improving(graph.model.parties, state)


# Threats and promises


@dataclass(frozen=True)
class Judged:
    """What a threat or a promise comes to.

    An impossible state is None, and so is what rests on one. `by_steps` is None unless B has several actions.
    """

    s_a: int | None
    s_0: int | None
    s_ab: int | None
    credible: bool | None
    credible_worlds: str | None
    by_steps: bool | None
    sufficient: bool | None


def threat(game: Game, commitment: Commitment) -> Judged:
    """Sufficient where A is better than leaving it for the owner of A, and with B it is not."""
    return judged(game, commitment, is_threat=True)


def promise(game: Game, commitment: Commitment) -> Judged:
    """Sufficient where A is not better than leaving it for the owner of A, and with B it is."""
    return judged(game, commitment, is_threat=False)


def judged(game: Game, commitment: Commitment, *, is_threat: bool) -> Judged:
    """The three states of a commitment, and the verdicts on it."""
    status_quo = game.status_quo
    if status_quo is None:
        return Judged(None, None, None, None, None, None, None)
    with_a = with_set(game, status_quo, commitment.if_)
    without_a = with_set(game, status_quo, {action: not made for action, made in commitment.if_.items()})
    with_both = with_set(game, with_a, commitment.then)
    s_a, s_0, s_ab = (state if game.is_possible(state) else None for state in (with_a, without_a, with_both))
    by, owner = commitment.by, game.conflict.actions[next(iter(commitment.if_))].party
    credible = worlds = by_steps = sufficient = None
    if by in game.parties and s_a is not None and s_ab is not None:
        credible = game.better(by, s_ab, s_a)
        worlds = better_in_worlds(game.conflict.prefers[by], game.made(s_ab), game.made(s_a))
        if len(commitment.then) > 1:
            by_steps = credible_by_steps(game, by, s_a, commitment.then)
    if s_a is not None and s_0 is not None and s_ab is not None:
        tempting, tempting_then = game.better(owner, s_a, s_0), game.better(owner, s_ab, s_0)
        sufficient = (tempting and not tempting_then) if is_threat else (not tempting and tempting_then)
    return Judged(s_a, s_0, s_ab, credible, worlds, by_steps, sufficient)


def breakers(game: Game, commitment: Commitment, s_ab: int | None) -> set[str]:
    """The parties that can turn some of their own actions of B against it, once B is so."""
    if s_ab is None:
        return set()
    found = set()
    for party in game.parties:
        own = [
            k
            for k, name in enumerate(game.actions)
            if name in commitment.then and owner_of(game, name) == party
        ]
        if any(breached_state(game, s_ab, turned) is not None for turned in non_empty_subsets(own)):
            found.add(party)
    return found


def with_set(game: Game, state: int, values: Mapping[str, bool]) -> int:
    """The state with some actions made or not made, and all others as they are."""
    made = game.made(state) | dict(values)
    return sum(1 << position for position, action in enumerate(game.actions) if made[action])


def credible_by_steps(game: Game, by: str, start: int, then: Mapping[str, bool]) -> bool:
    """Whether the actions of B that change anything have an order in which each is possible, and better."""
    made = game.made(start)
    steps = [action for action in then if made[action] != then[action]]
    for order in itertools.permutations(steps):
        passed = [start]
        for action in order:
            passed.append(with_set(game, passed[-1], {action: then[action]}))
        if order and all(
            game.is_possible(after) and game.better(by, after, before)
            for before, after in itertools.pairwise(passed)
        ):
            return True
    return False


# Would it hold


@dataclass(frozen=True)
class Breach:
    """A party turns bound actions against the promise; its gain is from lowest to highest, or unknown."""

    by: str
    actions: frozenset[str]
    gain: tuple[Fraction, Fraction] | None


def breaches(
    game: Game, case: Case, document: dict[str, Any], package: Mapping[str, int], signed: Collection[str] = ()
) -> list[Breach] | None:
    """The breaches of a package that may pay, or of which nobody can say whether they do.

    `package` has the position of an option for every issue; `document` is the text of the case, from which
    the value of the package is taken; `signed` names the issues it settles, all of them unless said. None
    where the state that signing makes is impossible, where options promise the opposite of each other, and
    where the case states no status quo.
    """
    found = every_breach(game, case, document, package, signed or package)
    return None if found is None else [each for each in found if may_pay(each)]


def draft_breaches(
    game: Game, case: Case, document: dict[str, Any], named: Mapping[str, int]
) -> list[Breach] | None:
    """The breaches of a draft that may pay: each taken together over all packages that complete it.

    None where no completion can be signed.
    """
    free = [
        range(len(issue.options)) if name not in named else [named[name]]
        for name, issue in case.issues.items()
    ]
    gains: dict[tuple[str, frozenset[str]], list[tuple[Fraction, Fraction] | None]] = {}
    can_be_signed = False
    for options in itertools.product(*free):
        package = dict(zip(case.issues, options, strict=True))
        found = every_breach(game, case, document, package, package)
        can_be_signed |= found is not None
        for each in found or ():
            gains.setdefault((each.by, each.actions), []).append(each.gain)
    joined = [Breach(by, actions, over_all(each)) for (by, actions), each in gains.items()]
    return [each for each in joined if may_pay(each)] if can_be_signed else None


def over_all(gains: list[tuple[Fraction, Fraction] | None]) -> tuple[Fraction, Fraction] | None:
    """The lowest and highest of several gains; None where one is not known."""
    known = [gain for gain in gains if gain is not None]
    if len(known) < len(gains):
        return None
    return min(low for low, _ in known), max(high for _, high in known)


def may_pay(breach: Breach) -> bool:
    """Whether the highest gain is above 0, or not known."""
    return breach.gain is None or breach.gain[1] > 0


def every_breach(
    game: Game, case: Case, document: dict[str, Any], package: Mapping[str, int], settled: Collection[str]
) -> list[Breach] | None:
    """All breaches of a package, paying or not, by what it settles."""
    promising = {name: position for name, position in package.items() if name in settled}
    signed = signed_state(game, case, promising)
    if signed is None:
        return None
    bound = promised(case, promising)
    found = []
    for party in game.parties:
        own = [k for k, name in enumerate(game.actions) if name in bound and owner_of(game, name) == party]
        value = value_of(document, party, package)
        for turned in non_empty_subsets(own):
            after = breached_state(game, signed, turned)
            if after is not None:
                gain = gain_at(game, party, value, settling(game, "seq", after) or [])
                found.append(Breach(party, frozenset(game.actions[k] for k in turned), gain))
    return found


def promised(case: Case, package: Mapping[str, int]) -> dict[str, bool]:
    """The actions that the options of a package bind."""
    bound: dict[str, bool] = {}
    for name, position in package.items():
        bound |= case.issues[name].options[position].binds
    return bound


def signed_state(game: Game, case: Case, package: Mapping[str, int]) -> int | None:
    """The status quo with all bound actions as promised."""
    bound = promised(case, package)
    options = [case.issues[name].options[position] for name, position in package.items()]
    if any(bound[action] != made for option in options for action, made in option.binds.items()):
        return None
    if game.status_quo is None:
        return None
    signed = with_set(game, game.status_quo, bound)
    return signed if game.is_possible(signed) else None


def breached_state(game: Game, signed: int, turned: tuple[int, ...]) -> int | None:
    """The state after some actions are turned; None where that is not permitted or not possible."""
    made, directions = game.made(signed), game.graph.model.direction
    if not all(may_change(directions[k], made=made[game.actions[k]]) for k in turned):
        return None
    after = with_set(game, signed, {game.actions[k]: not made[game.actions[k]] for k in turned})
    return after if game.is_possible(after) else None


def gain_at(
    game: Game, party: str, value: Fraction | None, settled: list[int]
) -> tuple[Fraction, Fraction] | None:
    """What a party has where the conflict settles, less a value: lowest and highest."""
    worths = [worth_of(game, party, state) for state in settled]
    known = [worth for worth in worths if worth is not None]
    if value is None or len(known) < len(worths):
        return None
    return min(known) - value, max(known) - value


def worth_of(game: Game, party: str, state: int) -> Fraction | None:
    """A party's points where the conflict ends in a state; None where the case does not say."""
    worth = game.conflict.worth.get(party)
    if worth is None:
        return None
    for condition, points in worth.entries:
        if met(condition, game.made(state)):
            return points.central
    return None if worth.otherwise is None else worth.otherwise.central


def value_of(document: dict[str, Any], party: str, package: Mapping[str, int]) -> Fraction | None:
    """What a package is worth to a party; None where the party has no wants."""
    case = seats.read_case(document)
    valuation = case.parties[party].valuation
    options = {name: case.issues[name].options[position] for name, position in package.items()}
    return None if valuation is None else valuation.value(options)


def owner_of(game: Game, action: str) -> str:
    """The party whose action it is."""
    return game.conflict.actions[action].party

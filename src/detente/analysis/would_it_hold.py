"""Would a deal hold: who would gain by breaking what it promises, and the least that stops them.

The options of a package promise actions, made or not made (``binds``). Signing sets those actions in the
status quo. In a *breach* one party turns some of its own promised actions against the promise; from there
the conflict settles as it would from any other state. What the party has there, less what the package is
worth to it, is its gain.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, product
from typing import TYPE_CHECKING, Final

from detente.agreement.hitting_sets import minimal_hitting_sets
from detente.agreement.lens import forums_of
from detente.agreement.negotiation import Negotiation
from detente.agreement.result import NoSolution, NotComputed
from detente.analysis.no_deal_from_conflict import CONCEPT, settled_state
from detente.errors import TooLarge
from detente.model import Forum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.result import Agreement, Package
    from detente.agreement.space import Space
    from detente.model import Case, Draft, Option
    from detente.stability.graph_model import GraphModel

    Range = tuple[Fraction, Fraction]

MAX_PROFILES: Final = 10_000
"""Ways in which the open issues of a draft can bind actions, up to which a draft is judged."""
MAX_TURNED: Final = 12
"""Promised actions of one party, of which every set is a breach to be looked at."""
MAX_BLOCKS: Final = 20
"""Smallest sets of actions that stop every breach, of which so many are kept."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One party turns some of its promised actions, all at once, against the promise.

    ``gain`` is from lowest to highest over the states where the conflict may settle from there, and over a
    draft's completions; nothing where the case does not give the points. ``settles`` : those states.
    """

    by: str
    actions: tuple[str, ...]
    gain: Range | None
    settles: tuple[int, ...]

    @property
    def penalty(self) -> Fraction | None:
        """The points whose loss would just stop it."""
        return None if self.gain is None else self.gain[1]


@dataclass(frozen=True, slots=True)
class Holding:
    """What a package, or a draft, promises, and which breaches may pay.

    ``promised`` : actions, made or not made, that every completion promises; ``open`` : those that some
    do. ``breaches`` : all whose gain may be above 0 or is unknown. ``blocked`` : the smallest sets of
    actions such that no breach is left where none of a set can be turned. ``why_not`` : the reason where
    nothing can be said.
    """

    promised: Mapping[str, bool] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    breaches: tuple[Breach, ...] = ()
    blocked: tuple[tuple[str, ...], ...] = ()
    why_not: str | None = None


def holdings(case: Case, model: GraphModel, agreement: Agreement | None) -> dict[str, Holding]:
    """Whether each draft, solution and frontier point would hold, by name; empty where nothing is bound.

    Names are ``draft.NAME``, ``FORUM.SOLUTION`` and, counted from 0, ``FORUM.frontier.N``: the first package
    of each listed point of the frontier of packages that cross no red line.
    """
    if model.status_quo is None or not any(o.binds for i in case.issues.values() for o in i.options):
        return {}
    breaking = _Breaking(case, model)
    found = {f"draft.{name}": breaking.of_draft(draft) for name, draft in case.drafts.items()}
    for forum in agreement or ():
        if isinstance(forum, NotComputed):
            continue
        for solution in forum.solutions.values():
            if not isinstance(solution, NoSolution):
                name = f"{forum.id}.{solution.name}"
                found[name] = breaking.of_package(forum.id, solution.package)
        for number, point in enumerate(forum.frontier.points):
            found[f"{forum.id}.frontier.{number}"] = breaking.of_package(forum.id, point.packages[0])
    return found


class _Breaking:
    """Looks for breaches in one case; what comes of a breach is worked out once for each state."""

    def __init__(self, case: Case, model: GraphModel) -> None:
        self._case = case
        self._model = model
        self._forums = forums_of(case)
        self.settled = cache(self._settled)
        self.negotiation = cache(self._negotiation)

    def of_package(self, forum: str, package: Package) -> Holding:
        """Whether a package holds that a forum signs; what the forum does not treat stays as it is today."""
        space = self.negotiation(forum).space
        chosen = {
            **space.fixed,
            **{issue: _place(self._case, issue, option) for issue, option in package.items()},
        }
        worth = {
            party: wants.central_value(chosen)
            for party, wants in self._case.wants.items()
            if wants.has_values
        }
        values = {party: (value, value) for party, value in worth.items()}
        binds = [pair for option in package.values() for pair in option.binds.items()]
        return self._holding([(_promise(binds), values)])

    def of_draft(self, draft: Draft) -> Holding:
        """Whether a draft holds, over all packages that complete it."""
        negotiation = self.negotiation(None)
        named = {issue: (option,) for issue, option in draft.package.items()}
        try:
            parts = profiles(negotiation.space.narrowed(named))
            return self._holding([(promised, _values(negotiation, part)) for promised, part in parts])
        except TooLarge as limit:
            return Holding(why_not=limit.message)

    def _negotiation(self, forum: str | None) -> Negotiation:
        """A forum by its name; without one, everybody with wants over all issues."""
        if forum is not None:
            return Negotiation(self._case, self._forums[forum])
        return Negotiation(self._case, Forum("", "", tuple(self._case.wants)))

    def _holding(self, completions: Iterable[tuple[dict[str, bool] | None, Mapping[str, Range]]]) -> Holding:
        """All breaches of what packages promise.

        completions : what is promised, nothing where options contradict each other, and what the packages
        that promise it are worth to each party.

        1. Sign each promise that can be kept. 2. Let each party turn each set of its own promised actions,
        and see where the conflict settles. 3. Join what was found of the same breach.
        """
        promises: list[dict[str, bool]] = []
        gains: dict[tuple[str, tuple[str, ...]], list[Range | None]] = {}
        ends: dict[tuple[str, tuple[str, ...]], set[int]] = {}
        contradicted = False
        for promised, values in completions:
            signed = None if promised is None else self._signed(promised)
            if promised is None or signed is None:
                contradicted |= promised is None
                continue
            promises.append(promised)
            try:
                breaches = list(self._turns(promised, signed))
            except TooLarge as limit:
                return Holding(why_not=limit.message)
            for party, turned, state in breaches:
                settled = self.settled(state)
                gains.setdefault((party, turned), []).append(self._gain(party, settled, values.get(party)))
                ends.setdefault((party, turned), set()).update(settled)
        if not promises:
            return Holding(why_not=CONTRADICTED if contradicted else IMPOSSIBLE)
        found = tuple(
            Breach(by, turned, gain, tuple(sorted(ends[by, turned])))
            for (by, turned), each in gains.items()
            if (gain := _joined(each)) is None or gain[1] > 0
        )
        every = {action: made for action, made in promises[0].items() if all(action in p for p in promises)}
        some = dict.fromkeys(action for p in promises for action in p if action not in every)
        return Holding(every, tuple(some), found, _blocked(found))

    def _signed(self, promised: Mapping[str, bool]) -> int | None:
        """The status quo with all promises kept; nothing where that is impossible."""
        today = dict.fromkeys(self._model.conflict.status_quo or (), True)
        return self._model.states.place(today | dict(promised))

    def _turns(self, promised: Mapping[str, bool], signed: int) -> Iterator[tuple[str, tuple[str, ...], int]]:
        """Each breach that is permitted and possible: who, which actions, the state it leads to."""
        for party in self._model.parties:
            own = sum(self._model.conflict.actions[action].party == party for action in promised)
            if own > MAX_TURNED:
                msg = f"{party} promises more than {MAX_TURNED} actions, which is the limit"
                raise TooLarge(msg, "bind fewer actions")
            for turned, state in self._model.turns(party, promised, signed):
                yield party, turned, state

    def _settled(self, state: int) -> tuple[int, ...]:
        return self._model.settles(CONCEPT, state).states

    def _gain(self, party: str, settled: Iterable[int], value: Range | None) -> Range | None:
        """What the party has where the conflict settles, less what the package is worth to it."""
        if value is None:
            return None
        worth = [settled_state(self._model, state).points(party) for state in settled]
        known = [points for points in worth if points is not None]
        return (min(known) - value[1], max(known) - value[0]) if len(known) == len(worth) else None


CONTRADICTED: Final = "its options promise the opposite of each other"
IMPOSSIBLE: Final = "what it promises together is impossible"


def profiles(space: Space) -> Iterator[tuple[dict[str, bool] | None, Space]]:
    """The packages of a space sorted by what they promise: the promise, and the packages that make it.

    The promise is nothing where options promise the opposite of each other. Raises
    :class:`~detente.errors.TooLarge` above :data:`MAX_PROFILES`.
    """
    by_binds: list[dict[tuple[tuple[str, bool], ...], list[int]]] = []
    for issue, allowed in zip(space.issues, space.allowed, strict=True):
        groups: dict[tuple[tuple[str, bool], ...], list[int]] = {}
        for position in allowed:
            groups.setdefault(tuple(sorted(issue.options[position].binds.items())), []).append(position)
        by_binds.append(groups)
    if math.prod(map(len, by_binds)) > MAX_PROFILES:
        msg = f"its open issues can bind actions in more than {MAX_PROFILES:,} ways, which is the limit"
        raise TooLarge(msg, "leave fewer issues open")
    for chosen in product(*(groups.items() for groups in by_binds)):
        kept = {issue.id: tuple(places) for issue, (_, places) in zip(space.issues, chosen, strict=True)}
        yield _promise(list(chain.from_iterable(bound for bound, _ in chosen))), space.narrowed(kept)


def _promise(binds: Sequence[tuple[str, bool]]) -> dict[str, bool] | None:
    """What options promise together; nothing where one promises the opposite of another."""
    promised = dict(binds)
    return promised if all(promised[action] == made for action, made in binds) else None


def _values(negotiation: Negotiation, space: Space) -> dict[str, Range]:
    """What the packages of a space are worth to each party with values, lowest to highest."""
    parties = (*negotiation.seats, *negotiation.outside)
    ranges = negotiation.ranges(space, [negotiation.value_to(party) for party in parties])
    return dict(zip(parties, ranges, strict=True))


def _joined(gains: Sequence[Range | None]) -> Range | None:
    """The lowest and the highest of several ranges; unknown where one is."""
    known = [gain for gain in gains if gain is not None]
    if len(known) < len(gains):
        return None
    return min(low for low, _ in known), max(high for _, high in known)


def _blocked(breaches: Sequence[Breach]) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of actions that have one of every breach."""
    actions = tuple(dict.fromkeys(action for breach in breaches for action in breach.actions))
    sets = [frozenset(actions.index(action) for action in breach.actions) for breach in breaches]
    if not sets:
        return ()
    fewest: list[tuple[str, ...]] = []
    for hitting in minimal_hitting_sets(sets):
        if len(fewest) == MAX_BLOCKS or (fewest and len(hitting) > len(fewest[0])):
            break
        fewest.append(tuple(actions[number] for number in sorted(hitting)))
    return tuple(fewest)


def _place(case: Case, issue: str, option: Option) -> int:
    return case.issues[issue].options.index(option)

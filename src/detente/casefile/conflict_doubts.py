"""What is doubtful about how parties judge states: what says nothing, and points against preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.casefile.consistency import Comparison
from detente.casefile.flow import told
from detente.casefile.scanner import needs_quotes, quoted
from detente.casefile.source import shorten
from detente.casefile.statespace import ListedStates, space_of
from detente.model import ByRanking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.casefile.conflict import ConflictRead
    from detente.casefile.nodes import Cursor
    from detente.casefile.preferences import Placed
    from detente.casefile.statespace import Space, StateSet
    from detente.model import Conflict

_NAMES_TRIED: Final = 200
_TAKEN: Final = "entries before it take every state that meets it", "put it before them, or leave it out"
_COMPARE: Final = "compare it with `impossible`"
_ALWAYS: Final = "it holds whatever anybody does: leave it out, or correct it"
_NEVER: Final = "it contradicts itself; where one of several will do, write `or`"


def doubt_conflict(conflict: ConflictRead) -> None:
    """Note conditions that say nothing, and points that go against preferences."""
    model = conflict.model
    space = space_of(list(model.actions))
    possible = space.everything
    for condition in model.impossible:
        possible = space.but(possible, space.where(condition.expression))
    idle = _Idle(space, possible, _names_to_quote(model))
    for entries in conflict.worth_entries.values():
        idle.in_order(entries)
    for party, tiers in conflict.prefers_entries.items():
        if isinstance(model.prefers[party], ByRanking):
            idle.in_order(tiers)
        else:
            idle.each(tiers)
    if isinstance(space, ListedStates):
        _doubt_points(conflict, Comparison(space, possible))


class _Idle:
    """Notes conditions that tell no possible state from another."""

    def __init__(self, space: Space, possible: StateSet, names: list[str]) -> None:
        self._space = space
        self._possible = possible
        self._names = names

    def in_order(self, tiers: Iterable[Placed]) -> None:
        """Where the first tier that holds decides: conditions for which no possible state is left."""
        space, left = self._space, self._possible
        for tier in tiers:
            after = left
            for place, condition in tier:
                states = space.where(condition.expression)
                if self._none(space.both(left, states)):
                    taken = not self._none(space.both(self._possible, states))
                    text, hint = _TAKEN if taken else self._never(states)
                    self._warn(place, f"never decides: {text}", hint)
                after = space.but(after, states)
            left = after

    def each(self, tiers: Iterable[Placed]) -> None:
        """Where each condition counts by itself: those that hold in no possible state, or in all."""
        space = self._space
        for place, condition in (entry for tier in tiers for entry in tier):
            states = space.where(condition.expression)
            if self._none(space.both(self._possible, states)):
                text, hint = self._never(states)
            elif self._none(space.but(self._possible, states)):
                text, hint = self._always(states)
            else:
                continue
            self._warn(place, f"says nothing: {text}", hint)

    def _never(self, states: StateSet) -> tuple[str, str]:
        return "no possible state meets it", _NEVER if self._none(states) else _COMPARE

    def _always(self, states: StateSet) -> tuple[str, str]:
        others = self._space.but(self._space.everything, states)
        return "every possible state meets it", _ALWAYS if self._none(others) else _COMPARE

    def _none(self, states: StateSet) -> bool:
        """Whether it is known that the set holds no state."""
        return self._space.some(states) is False

    def _warn(self, place: Cursor, text: str, hint: str) -> None:
        """Note what is doubtful about a condition; that it holds an unquoted name is the best hint."""
        written = place.name.strip()
        for name in self._names:
            if name in written and quoted(name) not in written:
                hint = f"quote the name: {shorten(told(written.replace(name, quoted(name))))}"
                break
        place.warn(f'"{shorten(written)}" {text}', hint)


def _names_to_quote(conflict: Conflict) -> list[str]:
    """Names of states and actions that an expression must hold in quotes."""
    own = (action.id.removeprefix(f"{action.party}.") for action in conflict.actions.values())
    return [name for name in (*conflict.states, *own) if needs_quotes(name)][:_NAMES_TRIED]


def _doubt_points(conflict: ConflictRead, comparison: Comparison) -> None:
    """Parties that are given more points where they prefer less."""
    for party, worth in conflict.model.worth.items():
        preference = conflict.model.prefers.get(party)
        if preference is not None and comparison.opposed(preference, worth):
            text = f"of two states, {party} prefers one and gives more points to the other"
            conflict.worth_keys[party].warn(text, "compare `worth` with `prefers`")

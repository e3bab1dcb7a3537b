"""What the states of a conflict are called in pictures and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.brief.words import Words
from detente.figures.captions import caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model import Case
    from detente.stability.result import Stability


class Does(NamedTuple):
    """A party, and what it does."""

    party: str
    actions: str


class StateWords:
    """The states of one conflict in words."""

    def __init__(self, case: Case, result: Stability) -> None:
        self._case, self._result = case, result
        self._words = Words(case)
        self._actions = {} if case.conflict is None else case.conflict.actions

    def party(self, party: str) -> str:
        """A party by its name."""
        return self._words.party(party)

    def is_status_quo(self, state: int) -> bool:
        """Whether it is what holds today."""
        return state == self._result.status_quo

    def names(self, state: int) -> tuple[str, ...]:
        """The names the case has for a state."""
        return self._result.names(state, self._case)

    def called(self, state: int) -> str:
        """A state by its number, and by its first name where it has one."""
        number, names = str(state), self.names(state)
        if not names:
            return caption("state", state=number)
        return caption("state named", state=number, name=names[0])

    def made(self, state: int) -> str:
        """All that is done in a state."""
        return ", ".join(self._result.made(state)) or caption("nothing done")

    def action(self, action: str) -> Does:
        """An action, with the party that takes it."""
        return self._by_party([action])[0]

    def others(self, state: int, across: Sequence[int]) -> list[Does]:
        """What the parties but some do in a state: an entry for each that does something."""
        acting = dict.fromkeys(action.party for action in self._actions.values())
        others = [party for party in acting if party not in {self._result.parties[at] for at in across}]
        made = self._result.made(state)
        told = self._by_party([each for each in made if self._actions[each].party in others])
        whose = others[0] if len(others) == 1 else caption("others")
        return told or [Does(whose, caption("nothing done"))]

    def _by_party(self, actions: Sequence[str]) -> list[Does]:
        by: dict[str, list[str]] = {}
        for action in actions:
            party = self._actions[action].party
            by.setdefault(party, []).append(action.removeprefix(f"{party}."))
        return [Does(party, ", ".join(own)) for party, own in by.items()]

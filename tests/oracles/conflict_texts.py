"""The actions, the states and what is said of them, read from the plain text of a case.

A state is a whole number, the sum of 2**position over the actions made; actions stand in file order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.oracles.expressions import Comparison, Condition, Parser
from tests.oracles.judgments import without_grounds
from tests.oracles.stability import BOTH_WAYS, ONLY_OFF, ONLY_ON, Model, is_made

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.oracles.judgments import Document

_DIRECTIONS = {None: BOTH_WAYS, "made": ONLY_ON, "withdrawn": ONLY_OFF}


class StateParser(Parser):
    """Conditions on states: in the place of comparisons stand the names of actions and of states."""

    def comparison(self) -> Comparison:
        """A name; of PARTY.action either part may be quoted, so that it comes in pieces."""
        name = self.name()
        while self.tokens and self.tokens[0].is_name:
            name += self.name()
        return Comparison(name, "holds", ())


class ConflictText:
    """What a document says of actions and states.

    `actions` : as PARTY.action. `parties` : those with actions or preferences, in file order. `states` : the
    possible ones, ascending; results count positions among these from 0.
    """

    def __init__(self, document: Document) -> None:
        """Read it; `prefers` stays a text, since worlds differ in it."""
        document = without_grounds(document)
        entries = [
            (party, name, entry) for party, own in document["actions"].items() for name, entry in own.items()
        ]
        self.prefers: dict[str, Any] = document.get("prefers", {})
        self.actions = [f"{party}.{name}" for party, name, _ in entries]
        self.parties = [
            name for name in document["parties"] if name in document["actions"] or name in self.prefers
        ]
        self.owner = [self.parties.index(party) for party, _, _ in entries]
        self.direction = [
            _DIRECTIONS[entry.get("irreversible") if isinstance(entry, dict) else None]
            for _, _, entry in entries
        ]
        self.named: dict[str, Callable[[int], bool]] = {
            action: self._made_at(position) for position, action in enumerate(self.actions)
        }
        if "status quo" in document:
            self.named["status quo"] = self.described(document["status quo"])
        for name, entry in document.get("states", {}).items():
            self.named[name] = self.described(entry)
        impossible = [self.condition(_said(entry, "never")) for entry in document.get("impossible", ())]
        self.feasible = [
            not any(forbidden(state) for forbidden in impossible) for state in range(2 ** len(self.actions))
        ]
        self.states = [state for state, possible in enumerate(self.feasible) if possible]

    def model(self, rank: list[list[int]]) -> Model:
        """The graph model, each party ranking the possible states: larger is better."""
        ranks = [dict(zip(self.states, own, strict=True)) for own in rank]
        every = range(len(self.feasible))
        return Model(
            self.owner,
            self.direction,
            self.feasible,
            [[own.get(state, 0) for state in every] for own in ranks],
        )

    def truth(self, text: str) -> tuple[bool, ...]:
        """In which possible states a condition holds."""
        return tuple(map(self.condition(text), self.states))

    def condition(self, text: str) -> Callable[[int], bool]:
        """A condition as a question asked of states."""
        parser = StateParser(text)
        parsed = parser.condition()
        if parser.tokens:
            msg = f"{text!r}: nothing may follow before {parser.tokens}"
            raise ValueError(msg)
        return lambda state: self._holds(parsed, state)

    def described(self, entry: Any) -> Callable[[int], bool]:
        """A state by its actions made, or all states that a condition describes."""
        said = _said(entry, "holds", "made")
        if isinstance(said, str):
            return self.condition(said)
        made = {StateParser(text).comparison().issue for text in said}
        exactly = sum(1 << position for position, action in enumerate(self.actions) if action in made)
        return lambda state: state == exactly

    def _made_at(self, position: int) -> Callable[[int], bool]:
        return lambda state: is_made(state, position)

    def _holds(self, condition: Condition, state: int) -> bool:
        if isinstance(condition, Comparison):
            return self.named[condition.issue](state)
        parts = [self._holds(part, state) for part in condition.parts]
        match condition.word:
            case "not":
                return not parts[0]
            case "and":
                return all(parts)
            case "or":
                return any(parts)
            case "if":
                return parts[0] or not parts[1]
            case _:
                return parts[0] == parts[1]


def _said(entry: Any, *keys: str) -> Any:
    """What stands under one of the keys of a mapping, or the entry itself where it is none."""
    if not isinstance(entry, dict):
        return entry
    return next(entry[key] for key in keys if key in entry)

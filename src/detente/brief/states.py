"""States, moves and actions of a conflict in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.templates import say
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.brief.words import Words
    from detente.model import Case
    from detente.stability.result import Stability
    from detente.stability.ways import Step

STATES_TOLD: Final = 3
_CHANGES_TOLD: Final = 3
_THEN: Final = say("and then", rest="", last="")


class StateWords:
    """The states of one conflict, told by what the case calls them and by what differs from today."""

    def __init__(self, case: Case, result: Stability, words: Words) -> None:
        self._case, self._result, self._words = case, result, words
        self._actions = {} if case.conflict is None else case.conflict.actions
        self._told: set[int] = set()
        self._today = frozenset(case.conflict.status_quo or ()) if case.conflict else frozenset()

    def state(self, place: int) -> str:
        """A state: its names, and the first time what is done or dropped in it that is not so today."""
        if place == self._result.status_quo:
            return say("as today")
        made = frozenset(self._result.made(place))
        differing = [action for action in self._actions if (action in made) != (action in self._today)]
        names = self._called(place)
        if not names:
            return self.turned(differing, made)
        known = place in self._told or len(differing) > _CHANGES_TOLD
        self._told.add(place)
        return names if known else say("state, told", names=names, changes=self.turned(differing, made))

    def _called(self, place: int) -> str:
        """All names of a state in one pair of quotation marks; empty where it has none."""
        names = " + ".join(self._result.names(place, self._case))
        return say("quoted", text=names) if names else ""

    def states(self, places: Sequence[int]) -> str:
        """Several states, one of which comes about, those of one name once; of many the first."""
        alike = self.alike(places)
        told = [
            self.state(group[0])
            if len(group) == 1
            else say("states alike", names=self._called(group[0]), n=len(group))
            for group in alike[:STATES_TOLD]
        ]
        rest = sum(map(len, alike[STATES_TOLD:]))
        return joined([*told, *([say("states more", n=rest)] if rest else [])], "or else", "; ")

    def alike(self, places: Iterable[int]) -> list[list[int]]:
        """States by their name, those of one name together, in order."""
        alike: dict[str | int, list[int]] = {}
        for place in places:
            alike.setdefault(self._called(place) or place, []).append(place)
        return list(alike.values())

    def turned(self, actions: Iterable[str], made: Iterable[str]) -> str:
        """What is done, and what no longer, by party."""
        return self._by_party(actions, made, "and")

    def condition(self, told: Mapping[str, bool]) -> str:
        """What must be done, and what not, by party."""
        return self._by_party(told, [action for action, made in told.items() if made], "and", "does not")

    def one_of(self, steps: Iterable[Step]) -> str:
        """One move or another, each of one action."""
        made = {action for step in steps for action in self._result.made(step.state)}
        return self._by_party((action for step in steps for action in step.turned), made, "or")

    def _by_party(
        self, actions: Iterable[str], made: Iterable[str], how: str, dropping: str = "no longer does"
    ) -> str:
        by: dict[str, tuple[list[str], list[str]]] = {}
        for action in actions:
            done, dropped = by.setdefault(self._actions[action].party, ([], []))
            (done if action in made else dropped).append(say("quoted", text=self._actions[action].name))
        told = []
        for party, (done, dropped) in by.items():
            deeds = [say("does", actions=joined(done, how))] if done else []
            deeds += [say(dropping, actions=joined(dropped, how))] if dropped else []
            told.append(say("party does", party=self._words.party(party), deeds=joined(deeds, how)))
        return joined(told, how, "; ") if told else say("nothing is done")

    def actions(self, actions: Iterable[str]) -> str:
        """Actions by name alone, whoever takes them."""
        return joined(say("quoted", text=self._actions[action].name) for action in actions)

    def step(self, step: Step) -> str:
        """One party's move."""
        return self.turned(step.turned, self._result.made(step.state))

    def chain(self, steps: Iterable[Step]) -> str:
        """Moves one after the other."""
        return joined(map(self.step, steps), "and then", _THEN)

"""The names a case defines, for everything that refers to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from detente.casefile import scalars
from detente.casefile.source import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from detente.casefile.nodes import Cursor
    from detente.model import Action, Issue, Party, Person

_NAMES_TRIED: Final = 100


@dataclass(slots=True)
class Known:
    """Names defined so far. ``None`` stands for what was defined, but wrongly: referring to it is right.

    ``actions`` holds the actions by ``PARTY.action``, ``own_actions`` each party's by their short names;
    ``numbers_defined`` counts the options of all number issues.
    """

    parties: dict[str, Party | None] = field(default_factory=dict)
    people: dict[str, Person | None] = field(default_factory=dict)
    issues: dict[str, Issue | None] = field(default_factory=dict)
    actions: dict[str, Action | None] = field(default_factory=dict)
    own_actions: dict[str, dict[str, str]] = field(default_factory=dict)
    forums: dict[str, None] = field(default_factory=dict)
    drafts: dict[str, None] = field(default_factory=dict)
    numbers_defined: int = 0
    _positions: dict[str, dict[str, int]] = field(default_factory=dict)
    _numbers: dict[str, tuple[Fraction, ...]] = field(default_factory=dict)

    def party(self, cursor: Cursor) -> str | None:
        """The id of a party named here."""
        name = cursor.text("a party")
        if name is None or name in self.parties:
            return name
        cursor.unknown("party", name, self.parties, _called(name, self.parties))
        return None

    def issue(self, cursor: Cursor) -> str | None:
        """The id of an issue named here."""
        name = cursor.text("an issue")
        if name is None or name in self.issues:
            return name
        cursor.unknown("issue", name, self.issues)
        return None

    def option(self, cursor: Cursor, issue_name: str) -> int | None:
        """The position of an option named here, among those of the issue."""
        text = cursor.text("an option")
        issue = self.issues.get(issue_name)
        if text is None or issue is None:
            return None
        position = self.position(issue, text)
        if position is None:
            cursor.unknown(f"option of {shorten(issue_name)}", text, *self.options_like(issue, text))
        return position

    def position(self, issue: Issue, text: str) -> int | None:
        """The position of the option with that id, or equal to that number; ``None`` where there is none."""
        if issue.id not in self._positions:
            self._positions[issue.id] = {option.id: place for place, option in enumerate(issue.options)}
        found = self._positions[issue.id].get(text)
        if found is not None or not issue.is_number:
            return found
        try:
            return self._positions[issue.id].get(scalars.plain(scalars.number(text)))
        except scalars.Unreadable:
            return None

    def numbers(self, issue: Issue) -> tuple[Fraction, ...]:
        """The numbers of a number issue."""
        if issue.id not in self._numbers:
            numbers = (option.number for option in issue.options)
            self._numbers[issue.id] = tuple(number for number in numbers if number is not None)
        return self._numbers[issue.id]

    def options_like(self, issue: Issue, text: str) -> tuple[Iterable[str], str | None]:
        """Ids to compare a wrong option with, and a hint for where none is like it."""
        if issue.is_number:
            return [], _nearest(issue, text)
        first = issue.options[:_NAMES_TRIED]
        for option in first:
            if option.name == text:
                return [], f'"{text}" is the full name; write "{option.id}"'
        self.position(issue, text)
        return self._positions[issue.id], f"options: {shorten(', '.join(option.id for option in first), 80)}"

    def speaker(self, cursor: Cursor, *, sources: bool = False) -> str | None:
        """The id of a party or a person named here, or of a source where one may speak."""
        what = "party, person or source" if sources else "party or person"
        name = cursor.text(f"a {what}")
        if name is None or name in self.parties or name in self.people:
            return name
        if sources and name in cursor.reading.sources:
            cursor.reading.cited.add(name)
            return name
        known = [*self.parties, *self.people, *(cursor.reading.sources if sources else ())]
        cursor.unknown(what, name, known, _called(name, self.parties) or _called(name, self.people))
        return None

    def action(self, cursor: Cursor) -> str | None:
        """The id of an action, written ``PARTY.action``."""
        name = cursor.text("an action")
        if name is None or name in self.actions:
            return name
        cursor.unknown("action", name, self.actions)
        return None

    def draft(self, cursor: Cursor) -> str | None:
        """The name of a draft."""
        name = cursor.text("a draft")
        if name is None or name in self.drafts:
            return name
        cursor.unknown("draft", name, self.drafts)
        return None

    def forum(self, cursor: Cursor) -> str | None:
        """The id of a forum."""
        name = cursor.text("a forum")
        if name is None or name in self.forums:
            return name
        cursor.unknown("forum", name, self.forums)
        return None


def _called(name: str, known: Mapping[str, Party | None] | Mapping[str, Person | None]) -> str | None:
    for thing in islice(known.values(), _NAMES_TRIED):
        if thing is not None and thing.name == name:
            return f'"{name}" is the full name; write "{thing.id}"'
    return None


def _nearest(issue: Issue, text: str) -> str:
    first, last = issue.options[0], issue.options[-1]
    step = _step(issue)
    try:
        value = scalars.number(text)
    except scalars.Unreadable:
        value = None
    if value is None or first.number is None or last.number is None or not first.number < value < last.number:
        return f"it runs from {first.id} to {last.id} in steps of {scalars.plain(step)}"
    below = int((value - first.number) // step)
    return f"the nearest are {issue.options[below].id} and {issue.options[below + 1].id}"


def _step(issue: Issue) -> Fraction:
    first, second = issue.options[0].number, issue.options[1].number
    if first is None or second is None:
        message = "only number issues have a step"
        raise ValueError(message)
    return second - first

"""The meaning of a condition: each name looked up in the case, each comparison a set of options."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lark import Token

from detente.casefile import scalars
from detente.casefile.scanner import in_small_letters, read_atom
from detente.casefile.source import shorten
from detente.model import ActionMade, And, DealIn, If, Iff, Not, OptionIn, Or

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.casefile.conditions import Conditions, Subject
    from detente.casefile.nodes import Cursor
    from detente.casefile.scanner import Atom, Name
    from detente.casefile.syntax import Syntax
    from detente.model import Expression, Issue

_STATES_ONLY: Final = "this speaks of actions and states only, not of issues"
_ISSUES_ONLY: Final = "this speaks of issues only, not of actions and states"


@dataclass(frozen=True, slots=True)
class Sized:
    """An expression with its levels and the number of its comparisons and actions."""

    expression: Expression
    depth: int = 1
    size: int = 1


class Resolver:
    """Reads one syntax tree. Every name that is wrong is noted at its place; the whole is then ``None``."""

    def __init__(self, conditions: Conditions, cursor: Cursor, subject: Subject) -> None:
        self._conditions = conditions
        self._known = conditions.known
        self._cursor = cursor
        self._subject = subject

    def resolve(self, syntax: Syntax) -> Sized | None:
        """What an atom, or a tree of operators over atoms, means."""
        if isinstance(syntax, Token):
            return self._atom(read_atom(syntax))
        parts = [self.resolve(child) for child in syntax.children]
        found = [part for part in parts if part is not None]
        return _joined(str(syntax.data), found) if len(found) == len(parts) else None

    def _atom(self, atom: Atom) -> Sized | None:
        if atom.comparison is not None:
            return self._comparison(atom.name, atom.comparison, atom.options)
        if atom.action is None:
            return self._state(atom.name)
        if atom.name.text == "zone":
            return self._forum(atom.name, atom.action)
        return self._action(atom.name, atom.action)

    def _error(self, name: Name, text: str, hint: str | None = None) -> None:
        self._cursor.error(text, hint, name.start, name.end - name.start)

    def _unknown(self, what: str, name: Name, names: Iterable[str], hint: str | None = None) -> None:
        hint = self._conditions.quoting(self._cursor.name, name.start) or in_small_letters(name.text) or hint
        length = name.end - name.start
        self._cursor.unknown(what, name.text, names, hint, offset=name.start, length=length)

    def _comparison(self, name: Name, comparison: str, wanted: tuple[Name, ...]) -> Sized | None:
        if self._subject == "states":
            self._error(name, _STATES_ONLY)
            return None
        if name.text not in self._known.issues:
            self._unknown("issue", name, self._known.issues)
            return None
        issue = self._known.issues[name.text]
        if issue is None:
            return None
        if comparison in {"=", "!="}:
            positions = [self._option(issue, option) for option in wanted]
            found = tuple(position for position in positions if position is not None)
            if len(found) < len(positions):
                return None
            options = self._conditions.options(issue, tuple(sorted(set(found))), but=comparison == "!=")
        else:
            span = self._span(issue, name, comparison, wanted)
            if span is None:
                return None
            options = self._conditions.options(issue, span)
        if options is None:
            text = "the comparisons of this case name too many options in all; take longer steps"
            self._conditions.too_much(self._cursor, text, name.start)
        return Sized(OptionIn(issue.id, options))

    def _option(self, issue: Issue, name: Name) -> int | None:
        position = self._known.position(issue, name.text)
        if position is None:
            ids, hint = self._known.options_like(issue, name.text)
            self._unknown(f"option of {shorten(issue.id)}", name, ids, hint)
        return position

    def _span(self, issue: Issue, name: Name, comparison: str, wanted: tuple[Name, ...]) -> range | None:
        """The positions that meet an order comparison: by number on number issues, else by order."""
        if len(wanted) > 1:
            self._error(
                wanted[1], f"`{comparison}` compares with one option", "only `=` and `!=` take several"
            )
            return None
        if not issue.ordered:
            self._error(name, f"the options of {issue.id} have no order", "use `=` or `!=`")
            return None
        count = len(issue.options)
        if issue.is_number:
            try:
                number = scalars.number(wanted[0].text)
            except scalars.Unreadable as error:
                self._error(wanted[0], error.text)
                return None
            first = bisect_left(self._known.numbers(issue), number)
            after = bisect_right(self._known.numbers(issue), number)
        else:
            position = self._option(issue, wanted[0])
            if position is None:
                return None
            first, after = position, position + 1
        spans = {"<": range(first), "<=": range(after), ">": range(after, count), ">=": range(first, count)}
        return spans[comparison]

    def _action(self, party: Name, name: Name) -> Sized | None:
        if self._subject == "issues":
            self._error(party, _ISSUES_ONLY)
            return None
        if party.text not in self._known.parties:
            self._unknown("party", party, self._known.parties)
            return None
        own = self._known.own_actions.get(party.text, {})
        if name.text not in own:
            self._unknown(f"action of {shorten(party.text)}", name, own)
            return None
        return Sized(ActionMade(own[name.text]))

    def _forum(self, zone: Name, name: Name) -> Sized | None:
        if self._subject != "anything":
            self._error(zone, "`zone.FORUM` stands in forecasts only")
            return None
        if name.text not in self._known.forums:
            self._unknown("forum", name, self._known.forums)
            return None
        return Sized(DealIn(name.text))

    def _state(self, name: Name) -> Sized | None:
        named = self._conditions.named
        if name.text in self._known.issues and name.text not in named:
            self._error(name, f'"{name.text}" is an issue', f"compare it with an option: {name.text} = …")
            return None
        if self._subject == "issues":
            self._unknown("issue", name, self._known.issues, _ISSUES_ONLY)
            return None
        if name.text in named:
            return named[name.text]
        if name.text == "status quo":
            self._error(name, "the case has no `status quo`")
        elif name.text in self._known.parties:
            self._error(name, f'"{name.text}" is a party', f"name one of its actions: {name.text}.…")
        else:
            hint = "actions are written PARTY.action; states stand under `states`"
            self._unknown("state", name, [*named, *self._known.actions], hint)
        return None


def _joined(operator: str, parts: list[Sized]) -> Sized:
    expressions = tuple(part.expression for part in parts)
    depth, size = 1 + max(part.depth for part in parts), sum(part.size for part in parts)
    joined: Expression
    match operator:
        case "negated":
            joined = Not(expressions[0])
        case "all_hold":
            joined = And(expressions)
        case "any_holds":
            joined = Or(expressions)
        case "conditional":
            joined = If(expressions[0], expressions[1])
        case _:
            joined = Iff(expressions[0], expressions[1])
    return Sized(joined, depth, size)

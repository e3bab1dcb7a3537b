"""Conditions: expressions whose names are looked up in the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Never

from detente.casefile.problems import ReadingEnds
from detente.casefile.resolver import Resolver, Sized
from detente.casefile.scanner import Misplaced, in_small_letters, needs_quotes, quoted, scan
from detente.casefile.syntax import parse
from detente.model import ActionMade, And, Condition, Not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor
    from detente.model import Expression, Issue

MAX_DEPTH: Final = 50
"""Levels an expression may have once names under `states` are replaced by what they stand for."""

MAX_SIZE: Final = 10_000
"""Comparisons and actions it may then hold."""

MAX_OPTIONS: Final = 1_000_000
"""Options that all comparisons of a case may name."""

MAX_TOKENS: Final = 50_000
"""Comparisons, actions, operators, brackets of all expressions of a case; each expression counts two more."""

_OVERHEAD: Final = 2
_ACTIONS_A_TOKEN: Final = 2
_NAMES_TRIED: Final = 200

Subject = Literal["issues", "states", "anything"]


class Conditions:
    """Reads conditions on packages and on states against what a case defines.

    ``named`` holds what each name under `states` stands for, ``None`` where that is wrong, and the
    status quo where the case tells it.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.named: dict[str, Sized | None] = {}
        self._sets: dict[tuple[str, tuple[int, ...]], frozenset[int]] = {}
        self._options_named = 0
        self._tokens = 0
        self._to_quote: tuple[int, list[str]] = (0, [])

    def read(self, cursor: Cursor, subject: Subject) -> Condition | None:
        """The condition written here, on ``issues`` alone, on ``states`` alone, or on ``anything``."""
        found = self.sized(cursor, subject)
        return None if found is None else Condition(found.expression, cursor.name.strip())

    def sized(self, cursor: Cursor, subject: Subject) -> Sized | None:
        """The expression written here, with its size."""
        text = cursor.text("an expression")
        if text is None:
            return None
        try:
            tokens = list(scan(text))
            self.charge(len(tokens) + _OVERHEAD, cursor)
            syntax = parse(text, tokens)
        except Misplaced as error:
            hint = self.quoting(text, error.start) or in_small_letters(text) or error.hint
            cursor.error(error.text, hint, error.start, error.end - error.start)
            return None
        found = Resolver(self, cursor, subject).resolve(syntax)
        if found is None:
            return None
        if found.depth > MAX_DEPTH:
            cursor.error(f"with what its names stand for, this nests more than {MAX_DEPTH} levels deep")
            return None
        if found.size > MAX_SIZE:
            text = f"with what its names stand for, this holds more than {MAX_SIZE:,} comparisons and actions"
            cursor.error(text)
            return None
        return found

    def charge(self, parts: int, cursor: Cursor) -> None:
        """Count the parts of an expression, and end the reading where there are too many in all."""
        self._tokens += parts
        if self._tokens > MAX_TOKENS:
            self.too_much(cursor, f"the expressions of this case have more than {MAX_TOKENS:,} parts in all")

    def too_much(self, cursor: Cursor, text: str, offset: int = 0) -> Never:
        """Note that a limit on all expressions of a case is reached, and end the reading."""
        cursor.error(text, offset=offset, length=1)
        raise ReadingEnds

    def conjunction(self, cursor: Cursor) -> dict[str, bool] | None:
        """Actions made, or not made, all of them together: one expression or a list."""
        found: dict[str, bool] = {}
        right = True
        for item in cursor.one_or_many():
            sized = self.sized(item, "states")
            parts = [] if sized is None else list(_parts(sized.expression))
            right = right and sized is not None and None not in parts
            if None in parts:
                item.error("only actions, made or not made, joined by `and`, can stand here")
                continue
            for action, made in filter(None, parts):
                if found.setdefault(action, made) != made:
                    item.error(f"{action} cannot be both made and not made")
                    right = False
        if right and not found:
            cursor.error("at least one action is expected here")
        return found if right and found else None

    def made(self, cursor: Cursor) -> frozenset[str] | None:
        """The exact state in which the actions of a list are made and no others."""
        found: set[str] = set()
        right = cursor.is_list
        for item in cursor.items("a list of the actions made"):
            sized = self.sized(item, "states")
            if sized is not None and isinstance(sized.expression, ActionMade):
                found.add(sized.expression.action)
                continue
            right = False
            if sized is not None:
                item.error("only actions that are made stand here; what is left out is not made")
        return frozenset(found) if right else None

    def exactly(self, made: frozenset[str], cursor: Cursor) -> Sized:
        """The condition that holds in one state alone, written at some place."""
        self.charge(len(self.known.actions) // _ACTIONS_A_TOKEN, cursor)
        actions = (ActionMade(action) for action in self.known.actions)
        parts = tuple(action if action.action in made else Not(action) for action in actions)
        return Sized(And(parts), 3, max(len(parts), 1))

    def options(
        self, issue: Issue, positions: tuple[int, ...] | range, *, but: bool = False
    ) -> frozenset[int] | None:
        """The options at some positions, or all but those; ``None`` where the case names too many in all."""
        count = len(issue.options)
        named = (positions.start, positions.stop) if isinstance(positions, range) else positions
        key = issue.id, (isinstance(positions, range), but, *named)
        if key not in self._sets:
            self._options_named += count - len(positions) if but else len(positions)
            if self._options_named > MAX_OPTIONS:
                return None
            self._sets[key] = frozenset(range(count)).difference(positions) if but else frozenset(positions)
        return self._sets[key]

    def quoting(self, text: str, start: int) -> str | None:
        """The hint to quote a name that the text goes on with, where one of the case needs it."""
        begin = text.rfind(" ", 0, start) + 1
        known = self.known
        count = len(known.issues) + len(known.parties) + len(self.named) + len(known.actions)
        if self._to_quote[0] != count:
            self._to_quote = count, self._names_to_quote()
        for name in self._to_quote[1]:
            if text.startswith(name, start) or text.startswith(name, begin):
                return f"quote the name: {quoted(name)}"
        return None

    def _names_to_quote(self) -> list[str]:
        known = self.known
        names = [*known.issues, *known.parties, *self.named, *known.forums]
        names += [name for own in known.own_actions.values() for name in own]
        for issue in known.issues.values():
            if issue is not None and not issue.is_number:
                names += [option.id for option in issue.options]
        return [name for name in names if needs_quotes(name)][:_NAMES_TRIED]


def _parts(expression: Expression) -> Iterator[tuple[str, bool] | None]:
    """The actions of a conjunction, each made or not made; ``None`` for a part that is neither."""
    match expression:
        case ActionMade(action):
            yield action, True
        case Not(ActionMade(action)):
            yield action, False
        case And(operands):
            for operand in operands:
                yield from _parts(operand)
        case _:
            yield None

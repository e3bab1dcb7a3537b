"""Conditions over issues, as red lines and `together` state them, read and judged from their grammar.

    condition   := choice [("if" | "iff") choice]           not chained without brackets
    choice      := conjunction ("or" conjunction)*
    conjunction := negation ("and" negation)*
    negation    := "not" negation | "(" condition ")" | comparison
    comparison  := name relation name ("|" name)*           more than one name only after "=" and "!="
    relation    := "=" | "!=" | "<" | "<=" | ">" | ">="

A name that holds an operator word, a bracket, a bar or a comparison must be quoted. What stands between two
operators is therefore one name, spaces included, and no list of known names is needed to find where it ends.
"""

from __future__ import annotations

import functools
import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from tests.oracles.issues import Issue, Option

_PIECE = re.compile(r'"(?P<quoted>[^"]*)"|(?P<symbol>!=|<=|>=|[=<>()|])|(?P<plain>[^"!=<>()|]+)')
_OPERATOR_WORD = re.compile(r"(?<!\S)(not|and|or|if|iff)(?!\S)")
_BY_ORDER: dict[str, Callable[[int | Fraction, int | Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class Comparison:
    """An issue set against one option, or against several joined by bars."""

    issue: str
    relation: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Compound:
    """Conditions joined by `not`, `and`, `or`, `if` or `iff`, in the order they are written."""

    word: str
    parts: tuple[Condition, ...]


Condition: TypeAlias = Comparison | Compound


@dataclass(frozen=True)
class _Token:
    text: str
    is_name: bool


def tokens_of(text: str) -> list[_Token]:
    """Cut a condition into operators and names; what is quoted is always a name."""
    tokens = []
    for piece in _PIECE.finditer(text):
        if piece["quoted"] is not None:
            tokens.append(_Token(piece["quoted"], is_name=True))
        elif piece["symbol"] is not None:
            tokens.append(_Token(piece["symbol"], is_name=False))
        else:
            # Splitting at a captured pattern alternates names and operator words.
            for place, word in enumerate(_OPERATOR_WORD.split(piece["plain"])):
                if word.strip():
                    tokens.append(_Token(word.strip(), is_name=place % 2 == 0))
    return tokens


class Parser:
    """Recursive descent, one method a line of the grammar."""

    def __init__(self, text: str) -> None:
        """Cut the text into tokens; each method takes away those it reads."""
        self.tokens = tokens_of(text)
        self.text = text

    def next_is(self, *operators: str) -> bool:
        """Whether one of these operators comes next."""
        return bool(self.tokens) and not self.tokens[0].is_name and self.tokens[0].text in operators

    def take(self, *operators: str) -> str:
        """The operator that comes next, which is one of these."""
        if not self.next_is(*operators):
            msg = f"{self.text!r}: expected one of {operators} before {self.tokens}"
            raise ValueError(msg)
        return self.tokens.pop(0).text

    def name(self) -> str:
        """The name that comes next."""
        if not self.tokens or not self.tokens[0].is_name:
            msg = f"{self.text!r}: expected a name before {self.tokens}"
            raise ValueError(msg)
        return self.tokens.pop(0).text

    def condition(self) -> Condition:
        """One choice, or two tied to each other."""
        first = self.choice()
        if self.next_is("if", "iff"):
            return Compound(self.take("if", "iff"), (first, self.choice()))
        return first

    def choice(self) -> Condition:
        """Conjunctions of which one at least holds."""
        parts = [self.conjunction()]
        while self.next_is("or"):
            self.take("or")
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else Compound("or", tuple(parts))

    def conjunction(self) -> Condition:
        """What holds together."""
        parts = [self.negation()]
        while self.next_is("and"):
            self.take("and")
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else Compound("and", tuple(parts))

    def negation(self) -> Condition:
        """A comparison, or a condition in brackets, or what denies one."""
        if self.next_is("not"):
            self.take("not")
            return Compound("not", (self.negation(),))
        if self.next_is("("):
            self.take("(")
            inside = self.condition()
            self.take(")")
            return inside
        return self.comparison()

    def comparison(self) -> Comparison:
        """An issue set against one option or more."""
        issue = self.name()
        relation = self.take("=", "!=", *_BY_ORDER)
        names = [self.name()]
        while relation in ("=", "!=") and self.next_is("|"):
            self.take("|")
            names.append(self.name())
        return Comparison(issue, relation, tuple(names))


def parse(text: str) -> Condition:
    """Read a whole condition; ValueError where it is not one."""
    parser = Parser(text)
    condition = parser.condition()
    if parser.tokens:
        msg = f"{text!r}: nothing may follow before {parser.tokens}"
        raise ValueError(msg)
    return condition


@functools.cache
def issues_named(condition: Condition) -> frozenset[str]:
    """Every issue the condition speaks of."""
    if isinstance(condition, Comparison):
        return frozenset({condition.issue})
    return frozenset().union(*(issues_named(part) for part in condition.parts))


def holds(condition: Condition, package: Mapping[str, Option], issues: Mapping[str, Issue]) -> bool:
    """Whether the condition is true of a package that gives an option to every issue."""
    if isinstance(condition, Comparison):
        return _compares(condition, package, issues[condition.issue])
    parts = [holds(part, package, issues) for part in condition.parts]
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


def _compares(comparison: Comparison, package: Mapping[str, Option], issue: Issue) -> bool:
    chosen = package[issue.name]
    named = [issue.option(name) for name in comparison.names]
    if comparison.relation == "=":
        return chosen in named
    if comparison.relation == "!=":
        return chosen not in named
    return _BY_ORDER[comparison.relation](issue.place(chosen), issue.place(named[0]))

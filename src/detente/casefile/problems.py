"""Collecting what is wrong with a file, and printing it."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from detente.errors import CaseError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT: Final = 100
"""Problems printed for one file; of the others only the number is told."""

COUNTED: Final = 2_000
"""Problems after which reading stops: the file is not worth going on with."""

_COMPARISONS: Final = 2_000
_LONGEST_WORD: Final = 60
_CLOSE_ENOUGH: Final = 0.6
_SHOWN: Final = 100

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class ReadingEnds(Exception):
    """Reading on makes no sense: there are too many problems, or a limit is reached."""


def split_lines(text: str) -> list[str]:
    """The lines of a text, broken where YAML breaks them."""
    return _BREAK.split(text)


def line_starts(text: str) -> list[int]:
    """The character at which each line of a text begins."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


class Problems:
    """All problems and warnings of one file, as they are found.

    Parameters
    ----------
    text : str
        The file, from which each problem quotes its line.
    """

    def __init__(self, text: str) -> None:
        self._lines = split_lines(text)
        self._errors: list[Problem] = []
        self._warnings: list[Problem] = []
        self._comparisons_left = _COMPARISONS

    def __bool__(self) -> bool:
        return bool(self._errors)

    def error(self, line: int, column: int, text: str, length: int = 1, hint: str | None = None) -> None:
        """Note something wrong; ``line`` and ``column`` count from 0."""
        self._errors.append(self._problem(line, column, text, length, hint))
        if len(self._errors) >= COUNTED:
            raise ReadingEnds

    def warn(self, line: int, column: int, text: str, length: int = 1, hint: str | None = None) -> None:
        """Note something doubtful; ``line`` and ``column`` count from 0."""
        self._warnings.append(self._problem(line, column, text, length, hint))

    def warnings(self) -> tuple[Problem, ...]:
        """What is doubtful, in order of the file; at most :data:`KEPT`, and how many more."""
        return _cut(self._warnings, "warning")

    def lines(self) -> list[int]:
        """The line of each thing that is wrong, from 1; also of those that would not be printed."""
        return [problem.line for problem in self._errors]

    def raise_if_any(self, file: str) -> None:
        """Raise :class:`CaseError` with all that is wrong, in order of the file."""
        if self._errors:
            raise CaseError(file, _cut(self._errors, "problem"))

    def closest(self, word: str, known: Iterable[str]) -> str | None:
        """The known name most like ``word``, or none that is like it.

        Comparing is slow, so a file gets a fixed number of comparisons; after that there is no suggestion.
        """
        if len(word) > _LONGEST_WORD:
            return None
        best, best_ratio = None, _CLOSE_ENOUGH
        matcher = SequenceMatcher(b=word.casefold(), autojunk=False)
        for name in known:
            if self._comparisons_left <= 0:
                break
            if len(name) > 2 * len(word) + 2 or len(word) > 2 * len(name) + 2:
                continue
            self._comparisons_left -= 1
            matcher.set_seq1(name.casefold())
            if matcher.quick_ratio() > best_ratio and matcher.ratio() > best_ratio:
                best, best_ratio = name, matcher.ratio()
        return best

    def did_you_mean(self, word: str, known: Iterable[str]) -> str | None:
        """``did you mean "tariff"?`` where a known name is like ``word``."""
        closest = self.closest(word, known)
        return None if closest is None else f'did you mean "{closest}"?'

    def _problem(self, line: int, column: int, text: str, length: int, hint: str | None) -> Problem:
        """A problem at its place; one past the end of the file, as parsers give it, stands at the end."""
        if line >= len(self._lines):
            line, column = len(self._lines) - 1, len(self._lines[-1])
        source = self._lines[line]
        column = min(column, len(source))
        length = max(1, min(length, len(source) - column))
        return Problem(line + 1, column + 1, text, source, length, hint)


def _cut(problems: list[Problem], word: str) -> tuple[Problem, ...]:
    ordered = sorted(problems, key=lambda problem: (problem.line, problem.column))
    kept = ordered[:KEPT]
    dropped = len(ordered) - len(kept)
    if dropped:
        first = ordered[KEPT]
        at_least = "at least " if len(ordered) >= COUNTED else ""
        text = f"{at_least}{dropped} more {word}{'' if dropped == 1 else 's'} from here on"
        kept.append(Problem(first.line, first.column, text, first.source_line, first.length))
    return tuple(kept)


def describe(error: CaseError) -> str:
    """All problems of a file as printed: place, what is wrong, the line with a caret, and a hint."""
    return "\n".join(describe_problem(error.file, problem) for problem in error.problems)


def describe_problem(file: str, problem: Problem) -> str:
    """One problem as printed: ``file:line:column: text``, the line it stands on, a caret, a hint."""
    lines = [f"{_visible(file)}:{problem.line}:{problem.column}: {_visible(problem.text)}"]
    if problem.source_line.strip():
        lines += _excerpt(problem)
    if problem.hint is not None:
        lines.append(f"  hint: {_visible(problem.hint)}")
    return "\n".join(lines)


def _excerpt(problem: Problem) -> list[str]:
    start = problem.column - 1
    left = max(0, start - _SHOWN // 2) if len(problem.source_line) > _SHOWN else 0
    window = problem.source_line[left : left + _SHOWN]
    before, after = "…" if left else "", "…" if left + _SHOWN < len(problem.source_line) else ""
    indent = _width(before + window[: start - left])
    marked = max(1, _width(window[start - left : start - left + problem.length]))
    return [f"  {before}{_visible(window)}{after}", f"  {' ' * indent}^{'~' * (marked - 1)}"]


def _visible(text: str) -> str:
    """The text with nothing in it that could steer a terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _width(text: str) -> int:
    """Columns a terminal needs: wide East Asian characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )

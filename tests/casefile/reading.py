"""Reading snippets of case files in tests: what is found wrong with them, where, and with which hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile import ReadCase, read_case
from detente.errors import CaseError, Problem

if TYPE_CHECKING:
    from detente.model import Case

TALKS = """\
parties: {North: Northland, South: Southland, Coast: Coastal Republic}
sources: {daily: The Daily}
issues:
  tariff: {options: {low: 2 a unit, middle: 3 a unit, high: 4 a unit}, today: middle}
  term: {options: [5 years, 15 years], today: 5 years}
  envoys: {ordered: false, options: [none, joint, "U.S. only"], today: none}
  volume: {number: {from: 0, to: 60, step: 2.5}, today: 20}
"""
"""Three parties and four issues, on which a snippet can build."""

CONFLICT = """\
parties: {North: Northland, South: Southland, Coast: Coastal Republic}
actions:
  North: {reroute: Ship by sea, sue: Go to court}
  South: {tax: Tax transit, close: Close the pipe}
"""
"""Two parties with actions, on which a snippet can build."""


def read(text: str | bytes) -> ReadCase:
    """The case in a text, and its warnings."""
    return read_case(text if isinstance(text, bytes) else text.encode(), "case.yaml")


def case_of(text: str, before: str = "") -> Case:
    """The case in a text that follows another."""
    return read(before + text).case


def problems(text: str | bytes) -> tuple[Problem, ...]:
    """All that is wrong with a text; none where it is a case."""
    try:
        read(text)
    except CaseError as error:
        return error.problems
    return ()


def wrong(snippet: str, before: str = "") -> list[str]:
    """What is wrong, each as ``line:column: text``; lines count from the beginning of the snippet."""
    return [_told(problem, before) for problem in problems(before + snippet)]


def hints(snippet: str, before: str = "") -> list[str | None]:
    """The hint of each thing that is wrong."""
    return [problem.hint for problem in problems(before + snippet)]


def doubtful(snippet: str, before: str = "") -> list[str]:
    """The warnings, each as ``line:column: text``; lines count from the beginning of the snippet."""
    return [_told(problem, before) for problem in read(before + snippet).warnings]


def _told(problem: Problem, before: str) -> str:
    return f"{problem.line - before.count(chr(10))}:{problem.column}: {problem.text}"

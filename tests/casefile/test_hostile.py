"""Whatever a file holds, it is read or refused: at once, in plain words, and at a place of the file."""

from __future__ import annotations

import re
import time
from functools import cache
from typing import TYPE_CHECKING

import pytest

from detente.casefile import read_case
from detente.casefile.edit import kind_below
from detente.casefile.extents import parse
from detente.casefile.keys import ANY, GROUNDS, KEYS, mapping
from detente.casefile.problems import describe
from detente.errors import CaseError
from detente.model import Case
from tests.casefile.hostile import handmade
from tests.casefile.mutator import mutants, valid_cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.casefile.extents import Extent
    from detente.casefile.keys import Kind
    from detente.errors import Problem

SECONDS = 2.0
"""Time of one processor that reading any file, and printing what is wrong with it, may take."""

_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_GROUNDS = {key.name for key in GROUNDS}


@pytest.mark.parametrize("name", sorted(handmade()))
def test_a_file_made_to_hurt_is_read_or_refused(name: str) -> None:
    check(name, handmade()[name])


@pytest.mark.parametrize("seed", range(3))
def test_a_mutant_is_read_or_refused(seed: int) -> None:
    for label, data in mutants(seed, 100):
        check(label, data)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1_000, 1_100))
def test_a_mutant_is_read_or_refused_however_many_there_are(seed: int) -> None:
    for label, data in mutants(seed, 100):
        check(label, data)


@pytest.mark.parametrize("name", sorted(valid_cases()))
def test_the_cases_that_mutants_are_made_of_are_valid(name: str) -> None:
    assert read(valid_cases()[name].encode()) == ()


@pytest.mark.parametrize(("name", "key"), [(name, key) for name in KEYS for key in KEYS[name] if key != ANY])
def test_a_misspelt_key_is_an_error_that_names_it(name: str, key: str) -> None:
    """Grounds may stand in every mapping; they are misspelt wherever the valid cases have them.

    Where the writer chooses the names, misspelt grounds are taken for one: the error then shows the line.
    """
    places = occurrences().get((name, key), [])
    assert places or key in _GROUNDS, f"no valid case has `{key}` in the mapping `{name}`"
    for text, place in places:
        wrong = misspelt(key)
        problems = read((text[: place.start] + wrong + text[place.last :]).encode())
        line = text.count("\n", 0, place.start) + 1
        taken_for_a_name = key in _GROUNDS and ANY in KEYS[name]
        assert any(
            f'"{wrong}"' in problem.text
            or (taken_for_a_name and problem.line == line and wrong in problem.source_line)
            for problem in problems
        ), (wrong, problems)


def test_every_kind_of_grounds_is_misspelt_somewhere() -> None:
    assert {key for _, key in occurrences()} >= _GROUNDS


def check(label: str, data: bytes) -> float:
    """Read a file that may hold anything; the seconds it took."""
    started = time.process_time()
    try:
        problems = read(data)
    except Exception as error:  # noqa: BLE001 - any other way to end is what is looked for
        pytest.fail(f"{label}: {error!r}")
    took = time.process_time() - started
    assert took < SECONDS, f"{label} took {took:.1f} s"
    lines = _LINE_BREAK.split(data.decode("utf-8-sig", "replace"))
    for problem in problems:
        assert is_in_file(problem, lines), f"{label}: {problem}"
    return took


def read(data: bytes) -> Sequence[Problem]:
    """What is wrong with a file; nothing where it is a case."""
    try:
        found = read_case(data, "case.yaml")
    except CaseError as error:
        refusal = error
    else:
        assert isinstance(found.case, Case)
        return ()
    printed = describe(refusal)
    assert re.match(r"case\.yaml:\d+:\d+: \S", printed)
    assert all(character.isprintable() or character == "\n" for character in printed)
    assert refusal.problems
    return refusal.problems


def is_in_file(problem: Problem, lines: list[str]) -> bool:
    """Whether a problem has a text, and a place that the file has; a file too large to read shows no line."""
    if not problem.text or not 1 <= problem.line <= len(lines):
        return False
    line = lines[problem.line - 1]
    quoted = problem.source_line in ("", line) or line.startswith(problem.source_line)
    end = problem.column - 1 + problem.length
    return quoted and problem.column >= 1 and problem.length >= 1 and end <= max(len(line), problem.column)


@cache
def occurrences() -> dict[tuple[str, str], list[tuple[str, Extent]]]:
    """Where each key of the language stands: by mapping and key, the first place in each valid case."""
    found: dict[tuple[str, str], list[tuple[str, Extent]]] = {}
    for text in valid_cases().values():
        first = dict(reversed(list(_keys(parse(text), mapping("case")))))
        for key, place in first.items():
            found.setdefault(key, []).append((text, place))
    return found


def _keys(node: Extent, kind: Kind | None) -> Iterator[tuple[tuple[str, str], Extent]]:
    """The keys of the language below a node, each with the name of its mapping; chosen names are none."""
    if kind is not None and kind.form == "mapping":
        name = kind.of or ""
        yield from (((name, key.text), key) for key in node.keys if key.text in KEYS[name])
    for position, child in enumerate(node.children):
        yield from _keys(child, kind_below(kind, node, position))


def misspelt(key: str) -> str:
    """The key with its last two letters exchanged, or one letter too many where they are the same."""
    return f"{key}x" if key[-1] == key[-2] else f"{key[:-2]}{key[-1]}{key[-2]}"

"""Collecting and printing what is wrong."""

from __future__ import annotations

import pytest

from detente.casefile import describe, describe_problem
from detente.casefile.problems import COUNTED, KEPT, Problems, ReadingEnds
from detente.errors import CaseError, Problem
from tests.casefile.reading import problems


def test_problems_stand_in_order_of_the_file() -> None:
    found = Problems("one\ntwo\nthree")
    for line, column in ((2, 1), (0, 2), (2, 0), (0, 1)):
        found.error(line, column, "x")
    with pytest.raises(CaseError) as caught:
        found.raise_if_any("f")
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [
        (1, 2),
        (1, 3),
        (3, 1),
        (3, 2),
    ]


def test_after_a_hundred_problems_only_their_number_is_told() -> None:
    entries = "".join(f"  p{number}: {{nam: x}}\n" for number in range(150))
    told = problems(f"parties:\n{entries}")
    assert len(told) == KEPT + 1
    assert (told[-1].line, told[-1].text) == (102, "50 more problems from here on")


def test_reading_ends_where_there_are_too_many() -> None:
    entries = "".join(f"  p{number}: {{nam: x}}\n" for number in range(COUNTED + 10))
    assert (
        problems(f"parties:\n{entries}")[-1].text == f"at least {COUNTED - KEPT} more problems from here on"
    )
    found = Problems("text")
    for _ in range(COUNTED - 1):
        found.error(0, 0, "x")
    with pytest.raises(ReadingEnds):
        found.error(0, 0, "x")


def test_a_problem_past_the_end_stands_at_the_end() -> None:
    (told,) = problems("parties: {A: [")
    assert (told.line, told.column, told.source_line) == (1, 15, "parties: {A: [")


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (
            Problem(3, 5, "unknown issue", "  - tarif", 5, 'did you mean "tariff"?'),
            ["f:3:5: unknown issue", "    - tarif", "      ^~~~~", '  hint: did you mean "tariff"?'],
        ),
        (Problem(1, 1, "the file is empty"), ["f:1:1: the file is empty"]),
        (Problem(1, 3, "x", "低低低", 1), ["f:1:3: x", "  低低低", "      ^~"]),
        (Problem(1, 2, "x", "\ta\x1b[31m", 1), ["f:1:2: x", "   a [31m", "   ^"]),
        (Problem(1, 3, "x", "e\u0301a", 1), ["f:1:3: x", "  e\u0301a", "   ^"]),
    ],
)
def test_a_problem_as_printed(problem: Problem, expected: list[str]) -> None:
    assert describe_problem("f", problem).splitlines() == expected


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "x" * 500 + "here" + "y" * 500
    printed = describe_problem("f", Problem(1, 501, "x", line, 4)).splitlines()
    assert printed[1] == "  …" + "x" * 50 + "here" + "y" * 46 + "…"
    assert printed[2] == " " * 53 + "^~~~"


def test_all_problems_are_printed() -> None:
    error = CaseError("a.yaml", [Problem(1, 1, "one"), Problem(2, 4, "two")])
    assert describe(error) == "a.yaml:1:1: one\na.yaml:2:4: two"


def test_the_closest_name_is_suggested_whatever_its_case() -> None:
    found = Problems("")
    assert found.did_you_mean("tarif", ["term", "tariff", "tax"]) == 'did you mean "tariff"?'
    assert found.did_you_mean("NORTH", ["South", "North"]) == 'did you mean "North"?'
    assert found.did_you_mean("zzz", ["South", "North"]) is None
    assert found.did_you_mean("x" * 100, ["x" * 99]) is None


def test_suggestions_end_after_so_many_comparisons() -> None:
    found = Problems("")
    many = [f"name {number}" for number in range(10_000)]
    assert found.did_you_mean("nothing like these", many) is None
    assert found.did_you_mean("North", ["North"]) is None

"""Expressions: what they mean, and where they go wrong."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from detente.casefile.scanner import needs_quotes, quoted
from detente.model import And, Not, holds
from tests.casefile.reading import CONFLICT, TALKS, case_of, hints, problems, wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.model import Expression

RED_LINE = TALKS + "wants:\n North:\n  tariff: {weight: 1, best first: [low, middle, high]}\n  red lines:\n"


def never(expression: str) -> str:
    """A red line that holds the expression, in YAML's single quotes."""
    escaped = expression.replace("'", "''")
    return f"  - {{never: '{escaped}'}}\n"


def wrong_in(expression: str) -> list[str]:
    """What is wrong with an expression, each as ``column: text``, where columns count in the expression."""
    return [f"{problem.column - 13}: {problem.text}" for problem in problems(RED_LINE + never(expression))]


def on_issues(expression: str) -> Expression:
    return case_of(never(expression), RED_LINE).demands["North"].red_lines[0].never.expression


def on_states(expression: str, before: str = CONFLICT) -> Expression:
    escaped = expression.replace("'", "''")
    conflict = case_of(f"impossible: ['{escaped}']\n", before).conflict
    assert conflict is not None
    return conflict.impossible[0].expression


PACKAGES = [
    {"tariff": tariff, "term": term, "envoys": envoys, "volume": volume}
    for tariff, term, envoys, volume in product(range(3), range(2), range(3), (0, 8, 9, 10, 24))
]
TARIFFS, TERMS = ("low", "middle", "high"), ("5 years", "15 years")


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("tariff = high", lambda p: TARIFFS[p["tariff"]] == "high"),
        ("tariff = low | high", lambda p: TARIFFS[p["tariff"]] in {"low", "high"}),
        ("tariff != low | high", lambda p: TARIFFS[p["tariff"]] == "middle"),
        ("tariff≠low", lambda p: TARIFFS[p["tariff"]] != "low"),
        ("tariff < middle", lambda p: p["tariff"] < 1),
        ("tariff <= middle", lambda p: p["tariff"] <= 1),
        ("tariff>middle", lambda p: p["tariff"] > 1),
        ("tariff ≥ middle", lambda p: p["tariff"] >= 1),
        ("term = 15 years", lambda p: TERMS[p["term"]] == "15 years"),
        ("term  =  15   years", lambda p: TERMS[p["term"]] == "15 years"),
        ('envoys = "U.S. only"', lambda p: p["envoys"] == 2),
        ('"envoys" != "none"|joint', lambda p: p["envoys"] == 2),
        ("volume = 20", lambda p: p["volume"] * 2.5 == 20),
        ("volume = 20.0 | 22.50", lambda p: p["volume"] * 2.5 in {20, 22.5}),
        ("volume < 22.5", lambda p: p["volume"] * 2.5 < 22.5),
        ("volume <= 22.5", lambda p: p["volume"] * 2.5 <= 22.5),
        ("volume > 21", lambda p: p["volume"] * 2.5 > 21),
        ("volume >= 23", lambda p: p["volume"] * 2.5 >= 23),
        ("volume > -5", lambda p: p["volume"] >= 0),
        ("volume >= 60.5 or tariff=low", lambda p: p["tariff"] == 0),
        ("volume < 22.5 and not volume < 20.5", lambda p: 20.5 <= p["volume"] * 2.5 < 22.5),
        ("not tariff = low and term = 5 years", lambda p: p["tariff"] != 0 and p["term"] == 0),
        ("not (tariff = low and term = 5 years)", lambda p: not (p["tariff"] == 0 and p["term"] == 0)),
        (
            "tariff = low and term = 5 years or tariff = high",
            lambda p: (p["tariff"] == 0 and p["term"] == 0) or p["tariff"] == 2,
        ),
        (
            "tariff = low or term = 5 years and tariff = high",
            lambda p: p["tariff"] == 0 or (p["term"] == 0 and p["tariff"] == 2),
        ),
        (
            "tariff = low if term = 5 years or tariff = middle",
            lambda p: p["tariff"] == 0 or not (p["term"] == 0 or p["tariff"] == 1),
        ),
        (
            "tariff = low or term = 5 years iff tariff = high",
            lambda p: (p["tariff"] == 0 or p["term"] == 0) == (p["tariff"] == 2),
        ),
        ("(tariff = low if term = 5 years) if tariff = high", lambda p: p["tariff"] != 2 or p["term"] != 0),
        ("not not ((tariff = low))", lambda p: p["tariff"] == 0),
    ],
)
def test_an_expression_on_issues_means(expression: str, meaning: Callable[[Mapping[str, int]], bool]) -> None:
    found = on_issues(expression)
    assert [holds(found, package) for package in PACKAGES] == [meaning(package) for package in PACKAGES]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("tarif = high", '1: unknown issue "tarif"'),
        ("tariff = hgh", '10: unknown option of tariff "hgh"'),
        ("tariff = low or term = 15 yeers", '24: unknown option of term "15 yeers"'),
        ("tariff = 4 a unit", '10: unknown option of tariff "4 a unit"'),
        ("volume = 21", '10: unknown option of volume "21"'),
        ("volume < many", '10: "many" is not a number'),
        ("tariff", '1: "tariff" is an issue'),
        ("tariff is low", '1: unknown issue "tariff is low"'),
        ("South", '1: unknown issue "South"'),
        ("North.sue", "1: this speaks of issues only, not of actions and states"),
        ("zone.council", "1: `zone.FORUM` stands in forecasts only"),
        ("envoys > none", "1: the options of envoys have no order"),
        ("tariff < low | middle", "16: `<` compares with one option"),
        ("tariff == low", '8: "=" is not expected here'),
        ("tariff = low = high", '14: "=" is not expected here'),
        ("= low", '1: "=" is not expected here'),
        ("tariff =", '8: "=" is not expected here'),
        ("tariff ! low", '8: "!" is not expected here'),
        ("tariff = low | (high)", '14: "|" is not expected here'),
        ("envoys = U.S. only", '11: "." is not expected here'),
        ("tariff = low, middle", "13: an expression holds no comma"),
        ("tariff = [low]", '8: "=" is not expected here'),
        ("{tariff = low}", '1: "{" has no meaning in an expression'),
        ('tariff = low and "tariff', "18: this quoted name has no end"),
        ("not", "4: this expression ends too early"),
        ("tariff = low and", "17: this expression ends too early"),
        ("(tariff = low", "14: this expression ends too early"),
        ("tariff = low)", '13: ")" is not expected here'),
        ("()", '2: ")" is not expected here'),
        ("tariff = low (term = 5 years)", '14: "(" is not expected here'),
        ("tariff = low and or term = 5 years", '18: "or" is not expected here'),
        ("tariff = low if term = 5 years if tariff = high", '32: "if" cannot follow another `if` or `iff`'),
        ("tariff = low iff term = 5 years if tariff = high", '33: "if" cannot follow another `if` or `iff`'),
        ("not " * 51 + "tariff = low", "201: this nests more than 50 levels deep"),
        ("(" * 51 + "tariff = low" + ")" * 51, "51: this nests more than 50 levels deep"),
        ("a" * 20_001, "1: an expression has at most 20,000 characters"),
        ("", "0: this expression ends too early"),
    ],
)
def test_an_expression_that_is_wrong_is_told_at_its_column(expression: str, expected: str) -> None:
    assert wrong_in(expression)[0] == expected


@pytest.mark.parametrize(
    ("expression", "hint"),
    [
        ("tarif = high", 'did you mean "tariff"?'),
        ("Tariff = high", 'did you mean "tariff"?'),
        ("tariff = 4 a unit", '"4 a unit" is the full name; write "high"'),
        ("tariff = x", "options: low, middle, high"),
        ("volume = 21", "the nearest are 20 and 22.5"),
        ("volume = 65", "it runs from 0 to 60 in steps of 2.5"),
        ("envoys = U.S. only", 'quote the name: "U.S. only"'),
        ("tariff", "compare it with an option: tariff = …"),
        ("tariff = low AND term = 5 years", "write operators in small letters: and, or, not, if, iff"),
        ("tariff = low && term = 5 years", "write operators in small letters: and, or, not, if, iff"),
        ("tariff = low if term = 5 years if tariff = low", "put brackets around one"),
        (
            "tariff = low, middle",
            "quote a name that holds a comma, and put the whole expression in single quotes",
        ),
    ],
)
def test_the_hint_says_what_to_write(expression: str, hint: str) -> None:
    assert hints(never(expression), RED_LINE)[0] == hint


def test_all_names_that_are_wrong_are_told_in_one_pass() -> None:
    assert wrong_in("tarif = low and term = x or not volum > 3") == [
        '1: unknown issue "tarif"',
        '24: unknown option of term "x"',
        '33: unknown issue "volum"',
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{never: tariff = lw}", (1, 22, "lw")),
        ("{never: 'tariff = lw'}", (1, 23, "lw")),
        ("{never: 'tariff = l''w'}", (1, 23, "l''w")),
        ('{never: "tariff = lw"}', (1, 23, "lw")),
        ('{never: "\\u0074ariff = lw"}', (1, 28, "lw")),
        ('{never: "\\"tariff\\" = lw"}', (1, 27, "lw")),
        ("{never: tariff = low or\n      tariff = lw}", (2, 16, "lw")),
        ("never: >\n     tariff = low\n     or tariff = lw\n", (3, 18, "lw")),
        ("never: |\n     tariff = lw\n", (2, 15, "lw")),
    ],
)
def test_the_column_counts_in_the_file_whatever_the_quotes(
    written: str, expected: tuple[int, int, str]
) -> None:
    (problem,) = problems(f"{RED_LINE}  - {written}\n")
    line, column, marked = expected
    assert (problem.line - RED_LINE.count("\n"), problem.column) == (line, column)
    assert problem.source_line[column - 1 :].startswith(marked)


NAMES = [
    "low",
    "U.S. troops",
    "rock and roll",
    "not",
    'say "when"',
    "a|b",
    "x, y",
    "低",
    "5 years",
    "iffy",
    "x = y",
    "two  spaces",
    "nothing",
    "1.5",
]


def test_names_with_a_meaning_of_their_own_need_quotes() -> None:
    assert [name for name in NAMES if not needs_quotes(name)] == ["low", "低", "5 years", "iffy", "nothing"]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "not"])
def test_any_name_can_be_quoted(name: str) -> None:
    text = f"parties: {{A: b}}\nissues: {{x: {{options: [other, '{name}']}}}}\n"
    wants = f"wants: {{A: {{red lines: [{{never: 'x = {quoted(name)}'}}]}}}}\n"
    (line,) = case_of(text + wants).demands["A"].red_lines
    assert [holds(line.never.expression, {"x": option}) for option in (0, 1)] == [False, True]


def test_the_longest_name_is_read() -> None:
    issues = "parties: {A: b}\nissues: {term: {options: [a, a b]}, term of office: {options: [a, c]}}\n"
    wants = "wants: {A: {red lines: [{never: term of office = a and term = a b}]}}\n"
    (line,) = case_of(issues + wants).demands["A"].red_lines
    assert holds(line.never.expression, {"term": 1, "term of office": 0})
    assert not holds(line.never.expression, {"term": 0, "term of office": 0})


def test_a_condition_keeps_the_text_it_was_written_as() -> None:
    (line,) = case_of(never("  tariff =  low "), RED_LINE).demands["North"].red_lines
    assert line.never.text == "tariff =  low"


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("impossible: [tariff = low]\n", "1:14: this speaks of actions and states only, not of issues"),
        ("impossible: [Suoth.tax]\n", '1:14: unknown party "Suoth"'),
        ("impossible: [South.taxx]\n", '1:20: unknown action of South "taxx"'),
        ("impossible: [South]\n", '1:14: "South" is a party'),
        ("impossible: [cut off]\n", '1:14: unknown state "cut off"'),
        ("impossible: [status quo]\n", "1:14: the case has no `status quo`"),
        ("impossible: [zone.all]\n", "1:14: `zone.FORUM` stands in forecasts only"),
    ],
)
def test_an_expression_on_states_that_is_wrong(snippet: str, expected: str) -> None:
    assert wrong(snippet, CONFLICT) == [expected]


def test_names_of_states_stand_for_their_conditions() -> None:
    before = (
        CONFLICT + "states: {calm: not cut off and not South.tax, cut off: South.close, exact: [North.sue]}\n"
    )
    made = dict.fromkeys(("North.reroute", "North.sue", "South.tax", "South.close"), False)
    assert holds(on_states("calm", before), {}, made)
    assert not holds(on_states("calm", before), {}, made | {"South.close": True})
    assert holds(on_states("exact and calm", before), {}, made | {"North.sue": True})
    assert not holds(on_states("exact", before), {}, made | {"North.sue": True, "North.reroute": True})


def test_names_that_stand_for_too_much_are_refused() -> None:
    doubling = "".join(f"  s{n}: s{n - 1} and s{n - 1}\n" for n in range(1, 40))
    told = wrong(f"states:\n  s0: South.tax\n{doubling}", CONFLICT)
    assert told == [
        "16:8: with what its names stand for, this holds more than 10,000 comparisons and actions"
    ]
    chain = "".join(f"  s{n}: not s{n - 1}\n" for n in range(1, 100))
    told = wrong(f"states:\n  s0: South.tax\n{chain}", CONFLICT)
    assert told == ["52:8: with what its names stand for, this nests more than 50 levels deep"]


def test_deep_brackets_are_refused_and_stall_nothing() -> None:
    inner = "tariff = low"
    for _ in range(24):
        inner = f"not ({inner} iff term = 5 years or tariff = high and volume < 5)"
    assert wrong_in(inner) == ["1: with what its names stand for, this nests more than 50 levels deep"]


def test_expressions_have_a_limit_in_all() -> None:
    lines = "".join(f"- South.tax or South.close{' ' * (n % 7)}\n" for n in range(13_000))
    assert wrong(f"impossible:\n{lines}", CONFLICT) == [
        "10002:3: the expressions of this case have more than 50,000 parts in all"
    ]


def test_comparisons_name_a_limited_number_of_options_in_all() -> None:
    lines = "".join(f"  - {{never: v > {n}}}\n" for n in range(30))
    grid = (
        "parties: {A: b}\nissues: {v: {number: {from: 0, to: 99999, step: 1}}}\nwants:\n A:\n  red lines:\n"
    )
    assert wrong(lines, grid) == [
        "11:13: the comparisons of this case name too many options in all; take longer steps"
    ]


def test_several_operands_stay_side_by_side() -> None:
    found = on_states("South.tax and South.close and not North.sue")
    assert isinstance(found, And)
    assert [isinstance(operand, Not) for operand in found.operands] == [False, False, True]

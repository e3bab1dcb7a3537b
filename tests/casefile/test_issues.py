"""Issues and their options."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.scalars import plain
from detente.model import Issue, Option, Quantity
from tests.casefile.reading import CONFLICT, case_of, hints, wrong

A = "parties: {A: x}\n"


def test_options_are_a_list_or_a_mapping() -> None:
    case = case_of(
        """\
issues:
  tariff: {ask: How much?, options: {low: 2 a unit, high: {name: 4 a unit, at: 70..80}}, today: high}
  term: {options: [5 years, 15 years]}
  envoys: {ordered: false, options: {none: nobody, joint: {binds: [not South.tax, South.close]}}}
""",
        CONFLICT,
    )
    at = Quantity(Fraction(75), Fraction(70), Fraction(80), "issues.tariff.options.high.at")
    assert case.issues == {
        "tariff": Issue(
            "tariff",
            (Option("low", "2 a unit"), Option("high", "4 a unit", at=at)),
            ask="How much?",
            today=1,
        ),
        "term": Issue("term", (Option("5 years", "5 years"), Option("15 years", "15 years"))),
        "envoys": Issue(
            "envoys",
            (
                Option("none", "nobody"),
                Option("joint", "joint", binds={"South.tax": False, "South.close": True}),
            ),
            ordered=False,
        ),
    }
    assert "issues.envoys.options.joint.binds" in case.judgments


def test_a_number_issue_has_its_numbers_for_options() -> None:
    case = case_of("issues: {v: {number: {from: -1, to: 1.50, step: 0.5, unit: t}, today: 0.0}}\n", A)
    issue = case.issues["v"]
    assert [option.id for option in issue.options] == ["-1", "-0.5", "0", "0.5", "1", "1.5"]
    assert [option.number for option in issue.options] == [Fraction(half, 2) for half in range(-2, 4)]
    assert (issue.today, issue.unit, issue.is_number, issue.ordered) == (2, "t", True, True)


@given(
    st.integers(-1000, 1000), st.integers(1, 500), st.integers(1, 40), st.sampled_from([1, 2, 4, 5, 10, 1000])
)
def test_a_grid_holds_every_step_and_both_ends(start: int, step: int, count: int, scale: int) -> None:
    numbers = [Fraction(start + place * step, scale) for place in range(count + 1)]
    low, high, between = plain(numbers[0]), plain(numbers[-1]), plain(Fraction(step, scale))
    case = case_of(
        f"issues: {{v: {{number: {{from: {low}, to: {high}, step: {between}}}, today: {high}}}}}\n", A
    )
    assert [option.number for option in case.issues["v"].options] == numbers
    assert [option.id for option in case.issues["v"].options] == [plain(number) for number in numbers]
    assert case.issues["v"].today == count


def test_a_number_issue_may_have_a_hundred_thousand_options() -> None:
    case = case_of("issues: {v: {number: {from: 1, to: 100000, step: 1}, today: 99999}}\n", A)
    assert len(case.issues["v"].options) == 100_000
    assert case.issues["v"].today == 99_998


@pytest.mark.parametrize(
    ("issue", "expected"),
    [
        ("[a, b]", "13: a mapping is expected here, not a list"),
        ("{}", "13: an issue has `options`, or `number`"),
        ("{options: []}", "23: an issue has at least one option"),
        ("{options: {}}", "23: an issue has at least one option"),
        ("{options: low}", "23: a list or mapping of options is expected here, not a text"),
        ("{options: [a, a]}", '27: "a" stands here twice'),
        ("{options: [a, [b]]}", "27: the name of an option is expected here, not a list"),
        ("{options: [a, ~]}", "27: the name of an option is expected here, and nothing is written"),
        (
            "{options: [a, no deal]}",
            '27: "no deal" cannot be the name of an option: it means something of its own',
        ),
        ("{options: {a: b, c, d: e}}", "31: the name of an option is expected here, and nothing is written"),
        ("{options: {a: {nam: b}}}", '28: unknown key "nam"'),
        ("{options: {a: {at: 150}}}", "32: 150 is outside 0 to 100"),
        ("{options: {a: {binds: [A.b]}}}", '38: unknown action of A "b"'),
        ("{options: {a: {source: daily}}}", '36: unknown source "daily"'),
        (
            "{ordered: false, options: {a: {at: 50}}}",
            "48: this issue has no scale (`ordered: false`), so its options have no place",
        ),
        ("{options: [a, b], ordered: maybe}", '40: "maybe" is neither true nor false'),
        ("{options: [a, b], today: c}", '38: unknown option of x "c"'),
        ("{options: [a, b], today: }", "38: an option is expected here, and nothing is written"),
        ("{options: [a, b], toady: a}", '31: unknown key "toady"'),
        (
            "{options: [a], number: {from: 0, to: 1, step: 1}}",
            "36: an issue has either `options` or `number`",
        ),
        ("{number: 5}", "22: a mapping is expected here, not a text"),
        ("{number: {from: 0, to: 1}}", '22: "step" is missing here'),
        ("{number: {from: 0, to: 10, step: 3}}", "22: steps of 3 do not divide 0 to 10"),
        ("{number: {from: 0, to: 1, step: 0.3}}", "22: steps of 0.3 do not divide 0 to 1"),
        ("{number: {from: 10, to: 0, step: 5}}", "22: `from` must be below `to`"),
        ("{number: {from: 1, to: 1, step: 1}}", "22: `from` must be below `to`"),
        ("{number: {from: 0, to: 10, step: 0}}", "22: `step` must be above 0"),
        ("{number: {from: 0, to: 10, step: -1}}", "22: `step` must be above 0"),
        ("{number: {from: 0, to: 1..2, step: 1}}", "36: one number is expected here, not a range"),
        ("{number: {from: 0, to: 100000, step: 1}}", "22: a number issue has at most 100,000 options"),
        ("{number: {from: 0, to: 1e30, step: 1e-30}}", "22: a number issue has at most 100,000 options"),
        (
            "{number: {from: 0, to: 1e999999999, step: 1}}",
            "36: a number has at most 100 digits; this exponent asks for more",
        ),
        ("{number: {from: 0, to: 5, step: 2.5}, today: 2}", '58: unknown option of x "2"'),
        ("{number: {from: 0, to: 5, step: 2.5}, ordered: false}", "13: a number issue is always ordered"),
    ],
)
def test_an_issue_that_is_wrong_is_told_at_its_column(issue: str, expected: str) -> None:
    assert wrong(f"issues: {{x: {issue}}}\n", A) == [f"1:{expected}"]


@pytest.mark.parametrize(
    ("issue", "hint"),
    [
        ("{options: {a: first, b: second}, today: first}", '"first" is the full name; write "a"'),
        ("{options: [low, high], today: hihg}", 'did you mean "high"?'),
        ("{options: {a: b, c, d: e}}", "quote a text that holds a comma"),
        ("{number: {from: 0, to: 5, step: 2.5}, today: 2}", "the nearest are 0 and 2.5"),
        ("{number: {from: 0, to: 5, step: 2.5}, today: 7}", "it runs from 0 to 5 in steps of 2.5"),
        ("{number: {from: 0, to: 5, step: 2.5}, today: low}", "it runs from 0 to 5 in steps of 2.5"),
        ("{number: {from: 0, to: 1}}", "step: The distance from one number to the next"),
        ('{number: {from: "1,5", to: 2, step: 1}}', "write 1.5"),
    ],
)
def test_the_hint_says_what_to_write(issue: str, hint: str) -> None:
    assert hints(f"issues: {{x: {issue}}}\n", A) == [hint]


def test_number_issues_have_a_limit_in_all() -> None:
    grid = "{number: {from: 1, to: 70000, step: 1}}"
    assert wrong(f"issues:\n a: {grid}\n b: {grid}\n c: {grid}\n", A) == [
        "4:14: the number issues have more than 200,000 options in all"
    ]


def test_an_issue_that_is_wrong_is_not_unknown_elsewhere() -> None:
    wants = "wants: {A: {x: {weight: 1, best first: [a]}, red lines: [{never: x = a}]}}\n"
    assert wrong(f"issues: {{x: {{options: []}}}}\n{wants}", A) == ["1:23: an issue has at least one option"]

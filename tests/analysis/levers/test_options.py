"""A new option between two, worth the middle of them, and numbers in finer steps."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.agreement.lens import forums_of
from detente.agreement.negotiation import Negotiation
from detente.analysis.levers.of_options import of_options
from detente.analysis.what_if import changed_case
from detente.brief.lever_words import lever_text
from tests.analysis.levers.test_levers import opening, read, tried

TWO = """
parties: {B: Buyer, S: Seller}
sources: {daily: {title: The Daily}}
issues:
  price:
    today: low
    options:
      low: {at: 0}
      high: {name: dear, at: 60, source: daily ¶2}      # as it was said
wants:
  B: {price: {weight: 1, values: {low: 100, high: 20 +- 10}, source: daily ¶3}, no deal: 50}
  S: {price: {weight: 1, values: {low: 0, high: {value: 90, range: 80..95}}}, no deal: 40}
"""
"""Only the middle, worth 60 to the buyer and 45 to the seller, is good enough for both."""


def test_the_middle_of_two_options_opens_a_deal() -> None:
    found = opening(tried(TWO))["price has an option between low and high"]
    assert found.opens == ("all",)
    case = changed_case(read(TWO), found.lever.settings)[0].case
    new = case.issues["price"].options[1]
    assert (new.id, new.name) == ("low to high", "between low and high")
    assert new.at is not None
    assert new.at.central == 30
    negotiation = Negotiation(case, forums_of(case)["all"])
    values = [negotiation.value_to(party) for party in ("B", "S")]
    assert [value.points(value.at([1])) for value in values] == [60, 45]
    assert [value.points(value.at([2])) for value in values] == [20, 90]


def test_what_is_unsure_stays_so_and_what_is_written_there_is_kept() -> None:
    (lever,) = of_options(read(TWO))
    case = changed_case(read(TWO), lever.settings)[0].case
    middle = case.judgments["wants.S.price.values.low to high"]
    assert (
        middle.path in lever.settings[2] or "low to high: {value: 45, range: 40..47.5}" in lever.settings[2]
    )
    assert "low to high: 55..65" in lever.settings[1]
    assert "high: {name: dear, at: 60, source: daily ¶2}" in lever.settings[0]
    assert case.judgments["wants.B.price.values.low to high"].grounds.citations


SCALE = """
parties: {A: A, B: B}
issues: {i: {options: [p, q, r], today: p}, j: {options: [x, y], today: x}}
wants:
  A: {i: {weight: 1, best first: [p, q, r]}, j: {weight: 1, values: {x: 0, y: 100}}}
  B: {i: {weight: 1, best first: [r, q, p]}}
"""


def pairs(text: str, issue: str = "i") -> list[tuple[str, ...]]:
    return [lever.about[1:] for lever in of_options(read(text)) if lever.about[0] == issue]


def test_where_options_stand_best_first_the_new_one_stands_between() -> None:
    first, second = (lever for lever in of_options(read(SCALE)) if lever.about[0] == "i")
    assert first.settings == (
        "issues.i.options=[p, p to q, q, r]",
        "wants.A.i.best first=[p, p to q, q, r]",
        "wants.B.i.best first=[r, q, p to q, p]",
    )
    assert lever_text(second) == "i has an option between q and r"


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("[r, q, p]", "[q, p, r]", [("p", "q")]),  # r is not beside q
        ("today: p", "today: p, ordered: false", []),
        ("[p, q, r]}, j", "[p, q, r]}, red lines: [{never: i = q | r}], j", [("p", "q")]),
        (
            "[p, q, r]}, j",
            "[p, q, r]}, red lines: [{never: i = q}, {never: i = r and j = x}], j",
            [("p", "q")],
        ),
        ("[p, q, r]}, j", "[p, q, r]}, red lines: [{never: i = r}], j", [("p", "q"), ("q", "r")]),
        ("[p, q, r]}, j", "[p, q, r]}, together: [{if: i = r and j = y, points: 5}], j", [("p", "q")]),
    ],
)
def test_no_middle_where_its_worth_could_not_be_told(old: str, new: str, left: list[tuple[str, str]]) -> None:
    assert pairs(SCALE) == [("p", "q"), ("q", "r")]
    assert pairs(SCALE.replace(old, new, 1)) == left


def test_no_option_is_called_as_another_is() -> None:
    text = SCALE.replace("[p, q, r]", "[p, q, p to q]").replace("[r, q, p]", "[p to q, q, p]")
    assert pairs(text) == [("q", "p to q")]


def test_red_lines_of_two_parties_leave_room_between_them() -> None:
    """A rules out r, and B q: what lies between is what they might settle on."""
    text = SCALE.replace("[p, q, r]}, j", "[p, q, r]}, red lines: [{never: i = r}], j").replace(
        "[r, q, p]}", "[r, q, p]}, red lines: [{never: i = q}]"
    )
    assert ("q", "r") in pairs(text)


def test_numbers_go_in_half_steps() -> None:
    text = """
parties: {B: Buyer, S: Seller}
issues: {tonnes: {number: {from: 0, to: 10, step: 5}, today: 0}}
wants:
  B: {tonnes: {weight: 1, values: {0: 100, 10: 0}}, no deal: 70}
  S: {tonnes: {weight: 1, values: {0: 0, 10: 100}}, no deal: 20}
"""
    found = opening(tried(text))["tonnes goes in steps of 2.5"]
    assert found.lever.settings == ("issues.tonnes.number.step=2.5",)
    case = changed_case(read(text), found.lever.settings)[0].case
    numbers = [option.number for option in case.issues["tonnes"].options]
    assert numbers == [Fraction(halves, 2) for halves in range(0, 21, 5)]

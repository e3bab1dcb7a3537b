"""What a case leaves uncertain, in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

import detente
from detente.brief.uncertain_words import UncertainWords, Unsure
from detente.brief.words import Words
from detente.model import Quantity, uncertain
from tests.brief.sure_texts import SWAYING

WORDS = UncertainWords(SWAYING, Words(SWAYING))


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("wants.N.toll.weight", "the weight of toll for Northland"),
        ("wants.N.toll.values.middle", "the value of “middle” on toll for Northland"),
        ("wants.N.depth.values.40", "the value of 40 feet on depth for Northland"),
        ("wants.N.no deal", "the value of no deal for Northland"),
        ("wants.N.red lines[2].sure", "whether red line 2 (toll and depth) of Northland stands"),
        (
            "wants.N.together[1].points",
            "what Northland gains or loses where toll: low and depth: “60 feet”",
        ),
        ("wants.S.order", "the weights of Southland, of which only the order is given"),
        ("wants.S.toll.best first", "how far apart the options on toll lie for Southland"),
        ("wants.S.depth.ideal", "what Southland likes best on depth"),
        ("prefers.N[1]", "which of 2 preferences of Northland comes first"),
        ("prefers.N[2].sure", "whether the preference of Northland for “N.dig if S.tax” stands"),
        ("prefers.S.weights.S.tax", "the points of “S.tax” for Southland"),
        ("worth.N.S.tax", "the worth of “S.tax” to Northland"),
        ("worth.N.otherwise", "the worth to Northland of all other states"),
    ],
)
def test_every_kind_of_judgment_has_words(path: str, known: str) -> None:
    assert WORDS[path].known == known


@pytest.mark.parametrize("name", ["geneva-2022", "southland"])
def test_all_that_a_shipped_case_draws_is_told_in_words(name: str) -> None:
    case = detente.load(name)
    words = UncertainWords(case, Words(case))
    assert [each.path for each in uncertain(case) if words[each.path].what == each.path] == []


def test_a_ratifier_is_told_by_whose_it_is() -> None:
    case = detente.load("geneva-2022")
    path = "approval.US.ratifiers.Senate.red lines[1].sure"
    known = UncertainWords(case, Words(case))[path].known
    assert known == "whether red line 1 (enlargement) of the United States' Senate stands"


def points(*values: float) -> tuple[Fraction, ...]:
    return tuple(Fraction(str(value)) for value in values)


@pytest.mark.parametrize(
    ("at", "turned", "condition"),
    [
        (points(60), "no deal (above 60)", "no deal were above 60"),
        (points(47.5), "no deal (below 47.5)", "no deal were below 47.5"),
        (points(48, 60), "no deal (below 48 or above 60)", "no deal were below 48 or above 60"),
        (points(40), "no deal (exactly 40)", "no deal were exactly 40"),
        (points(60, 62, 64), "no deal (between 60 and 62)", "no deal were between 60 and 62"),
        (
            points(44, 46, 48, 60),
            "no deal (between 46 and 48 or above 60)",
            "no deal were between 46 and 48 or above 60",
        ),
        (points(50), "no deal (off 50 one way)", "no deal were moved off 50 one way"),
        (points(50.01), "no deal (above 50.01)", "no deal were above 50.01"),
    ],
)
def test_a_number_turns_an_answer_from_the_value_nearest_to_its_central_one_to_where_it_turns_back(
    at: tuple[Fraction, ...], turned: str, condition: str
) -> None:
    unsure = Unsure("no deal", Quantity(Fraction(50), Fraction(40), Fraction(65), "wants.N.no deal"))
    assert unsure.turned(at) == turned
    assert unsure.condition(at) == condition


def test_what_may_stand_turns_an_answer_the_other_way_round() -> None:
    sure = Quantity(Fraction(70), Fraction(60), Fraction(80), "sure")
    stands, falls = Unsure("the line", sure, stands=True), Unsure("the line", sure, stands=False)
    assert stands.turned(points(50)) == "the line (if it does not stand)"
    assert falls.turned(()) == "the line (if it stands)"
    assert stands.condition(points(50)) == "the line did not stand"
    assert falls.condition(points(50)) == "the line stood"


def test_a_judgment_reaches_as_far_as_it_lies_beyond_where_an_answer_turns() -> None:
    number = Quantity(Fraction(50), Fraction(40), Fraction(60), "wants.N.no deal")
    assert Unsure("no deal", number).reach(points(55)) == 0.25
    assert Unsure("no deal", number).reach(points(41, 59)) == 0.1
    assert Unsure("no deal", number).reach(points(55, 57)) == 0.1
    assert Unsure("no deal", number).reach(()) == 0
    assert Unsure("order").reach(()) == 0
    sure = Quantity(Fraction(75), Fraction(75), Fraction(75), "sure")
    assert Unsure("the line", sure, stands=True).reach(()) == 0.25


def test_an_order_turns_an_answer_at_no_value() -> None:
    assert Unsure("the order").turned(()) == "the order"
    with pytest.raises(ValueError, match="no number"):
        Unsure("the order").condition(points(50))

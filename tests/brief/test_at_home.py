"""Finding 1: what passes at home, on whom it hangs, and what a harder rule there does."""

from __future__ import annotations

import pytest

from detente.brief import brief
from tests.brief.home_texts import HOME
from tests.brief.written import sentences


def told(example: str, forum: str = "all") -> list[str]:
    """The sentences on consent, of one forum."""
    return [
        sentence.text
        for sentence in brief(HOME[example])
        if sentence.finding == 1
        and sentence.forum == forum
        and any(word in sentence.text for word in ("consent", "would be accepted in place"))
    ]


def test_the_win_set_the_packages_before_it_and_a_harder_rule_are_told_in_order() -> None:
    assert told("two houses and a cabinet", "council") == sentences("""
        - A yes from Northland also takes the consent of at least 2 of Cabinet, Lower House and Upper
          House.
        - 65 of 234 possible packages would have the consent that Northland needs. Were it not asked for,
          63 would be accepted in place of 34.
        - The draft “northern” would have the consent that Northland needs: it hangs on Cabinet, with 17
          points to spare.
        - The draft “southern” (completed for the largest sum of points) would have the consent that
          Northland needs: it hangs on Cabinet, with 7.5 points to spare.
        - The Nash package would have the consent that Northland needs: it hangs on Lower House, with 5.5
          points to spare.
        - If 3 of them had to consent, 4 would be accepted, and the Nash package would serve Northland
          better: it would be worth 69 points to Northland and 36.8 to Southland.
    """)


def test_what_is_missing_at_home_is_told_in_points_or_as_a_red_line() -> None:
    assert told("a bloc of four", "licence")[2] == (
        "The draft “opening” would not have the consent that the four without a veto needs: it hangs on the"
        " neighbouring cities, 31 points short."
    )
    senate = told("a senate", "bilateral")
    assert senate[1] == (
        "972 of 2,160 possible packages would have the consent that the United States needs."
    )
    assert senate[2].endswith("it hangs on two thirds of the Senate, of whom a red line is crossed.")
    assert senate[3].endswith("it hangs on two thirds of the Senate, of whom no red line is crossed.")


@pytest.mark.parametrize(
    ("example", "harder"),
    [
        ("owners refuse the low price", "If 2 of them had to consent, 2 would be accepted."),
        (
            "owners want the high price",
            "If 2 of them had to consent, 1 would be accepted, and the Nash package would serve Buyer no",
        ),
        ("owners refuse all", "If 2 of them had to consent, nothing would be left to agree on."),
    ],
)
def test_a_harder_rule_may_change_nothing_cost_points_or_cost_the_deal(example: str, harder: str) -> None:
    assert told(example)[-1].startswith(harder)


def test_a_bloc_has_no_points_that_a_harder_rule_could_serve() -> None:
    assert told("a bloc of four", "licence")[-1].endswith(
        "and the Nash package would be worth 62 points to the company that would build the park and 78 to the"
        " government department that would lend the money."
    )


def test_who_must_consent_is_told_once_and_what_that_means_for_each_forum() -> None:
    (only,) = told("two houses and a cabinet", "commission")
    assert only == (
        "0 of 3 possible packages would have the consent that Northland needs. Were it not asked for, 3 would"
        " be accepted in place of 2."
    )


def test_that_consent_takes_nothing_away_is_told_where_it_is_known() -> None:
    assert told("owners ask for little")[1].endswith("Were it not asked for, no other would be accepted.")


def test_where_no_ratifier_asks_for_anything_nothing_is_told() -> None:
    assert told("owners ask for nothing") == []

"""What the brief says of deals that would hold, or not."""

from __future__ import annotations

from detente.brief import brief, headlines
from tests.brief.conflict_texts import CONFLICTS
from tests.brief.written import sentences


def told(example: str) -> list[str]:
    return [sentence.text for sentence in brief(CONFLICTS[example]) if sentence.finding == 4]


def test_who_would_gain_is_told_with_what_would_stop_them() -> None:
    assert told("treaty")[:2] == sentences("""
        - Southland would gain 10 points by breaking the draft “ban”: Southland does “Arm”.
        - Two things would stop every breach of it: a loss, to whoever breaks it, as large as the gain; or
          that no party could go back on what is promised of “Arm”.
    """)
    assert told("treaty")[-1].startswith("A gain is what a party has where the conflict settles")


def test_a_draft_that_leaves_issues_open_says_how_it_is_judged() -> None:
    assert (
        told("treaty")[3]
        == sentences("""
        - It leaves issues open, and is judged over all packages that complete it: not each of them binds all
          this.
    """)[0]
    )


def test_a_gain_that_may_be_none_is_told_as_one_that_might_be() -> None:
    assert sentences("""
        - The United States might gain up to 13.2 points by breaking the draft “counter”: the United States
          does “Station missiles of intermediate range in Europe”.
    """)[0] in told("geneva")
    assert any(
        "NATO would gain 14.2 to 80 points by breaking the draft “agreement”" in t for t in told("geneva")
    )


def test_breaches_of_one_party_are_told_by_the_largest_and_the_rest_counted() -> None:
    assert told("two")[1] == "2 other breaches of it might pay (see `detente stability`)."


def test_deals_that_hold_and_deals_that_bind_nobody_are_told_apart() -> None:
    assert "Nobody would gain by breaking the draft “peace”." in told("impossible")
    assert "Nobody is bound by the draft “today” to anything that could be broken." in told("two forums")


def test_what_cannot_be_said_is_told_with_the_reason() -> None:
    assert (
        told("unknown gain")[0]
        == sentences("""
        - Whether Southland would gain by breaking the draft “ban” cannot be said, since the case gives no
          points for where that leads: Southland does “Arm”.
    """)[0]
    )
    assert told("impossible")[0] == (
        "Whether the draft “ban” would hold cannot be said: what it promises together is impossible."
    )


def test_nothing_is_told_where_nothing_is_bound() -> None:
    assert told("closure") == []


def test_the_report_begins_with_who_might_break_what() -> None:
    short = [sentence.text for sentence in headlines(CONFLICTS["treaty"]) if sentence.finding == 4]
    assert short[0] == "Southland might gain by breaking the draft “ban”."


def test_a_breach_rests_on_the_conflict_on_worth_and_on_what_the_package_is_worth() -> None:
    first = next(each for each in brief(CONFLICTS["treaty"]) if each.finding == 4)
    assert {
        "issues.missiles.options.banned.binds",
        "drafts.ban",
        "prefers.South[1]",
        "worth.South.South.arm",
        "wants.South.missiles.weight",
    } <= set(first.judgments)

"""What-ifs and comparisons as sentences: who they speak of, and what they rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.agreement.result import NotComputed
from detente.analysis.diff import diff
from detente.analysis.what_if import what_if
from detente.brief import brief_of_diff, brief_of_what_if
from detente.casefile import ReadCase, read_case

ONE_FORUM = """\
title: A fare
parties: {North: Northland, South: Southland}
issues: {fare: {options: [low, high], today: low}}
wants:
  North: {fare: {weight: 1, best first: [high, low]}, no deal: 20}
  South: {fare: {weight: 1, best first: [low, high]}, no deal: 10}
"""
TWO_FORUMS = f"""\
{ONE_FORUM}\
forums:
  board: {{name: The board, seats: [North, South]}}
  union: {{name: The union, seats: [South]}}
"""
NO_DEAL = "wants.North.no deal"


def case(text: str) -> ReadCase:
    return read_case(text.encode(), "fare.yaml")


@pytest.fixture(scope="module")
def two_forums() -> ReadCase:
    return case(TWO_FORUMS)


def test_what_was_set_comes_first_and_all_that_changes_rests_on_it(two_forums: ReadCase) -> None:
    first, *changes = brief_of_what_if(what_if(two_forums, [f"{NO_DEAL}=0", "wants.South.no deal=50"]))[1:]
    assert first.text == "wants.South.no deal: 50, instead of 10."
    assert changes
    assert {sentence.judgments for sentence in changes} == {(NO_DEAL, "wants.South.no deal")}


def test_to_each_question_the_first_sentence_on_a_forum_names_it_where_there_are_several(
    two_forums: ReadCase,
) -> None:
    said = [s for s in brief_of_what_if(what_if(two_forums, [f"{NO_DEAL}=0"])) if s.forum is not None]
    assert [sentence.finding for sentence in said] == sorted(sentence.finding for sentence in said)
    named = [sentence for sentence in said if sentence.text.startswith("The board: ")]
    assert [sentence.finding for sentence in named] == [1, 2]
    assert {sentence.forum for sentence in said} == {"board"}
    alone = brief_of_what_if(what_if(case(ONE_FORUM), [f"{NO_DEAL}=0"]))
    assert [sentence.text for sentence in alone][1:] == [
        sentence.text.removeprefix("The board: ") for sentence in said
    ]


def test_a_what_if_without_consequences_says_so(two_forums: ReadCase) -> None:
    set_, nothing = brief_of_what_if(what_if(two_forums, [f"{NO_DEAL}=20"]))
    assert set_.judgments == nothing.judgments == (NO_DEAL,)
    assert nothing.text == "Nothing changes in the central case: every finding is what it was."


def test_each_change_answers_a_question_of_the_brief(two_forums: ReadCase) -> None:
    said = brief_of_what_if(what_if(two_forums, [f"{NO_DEAL}=0"]))
    assert [s.finding for s in said if "these cannot be met together" in s.text] == [2]
    assert [s.finding for s in said if "A deal exists:" in s.text] == [1]


def test_where_not_all_obstacles_are_listed_that_is_said_once_after_them(two_forums: ReadCase) -> None:
    answer = what_if(two_forums, [f"{NO_DEAL}=0"])
    agreement = answer.after.agreement
    assert agreement is not None
    forums = {
        name: forum if isinstance(forum, NotComputed) else replace(forum, obstacles_complete=False)
        for name, forum in agreement.forums.items()
    }
    cut = replace(answer, after=replace(answer.after, agreement=replace(agreement, forums=forums)))
    of_board = [sentence for sentence in brief_of_what_if(cut) if sentence.forum == "board"]
    (at,) = [place for place, sentence in enumerate(of_board) if "only the smallest" in sentence.text]
    assert of_board[at - 1].finding == of_board[at].finding == 2
    assert all(sentence.finding != 2 for sentence in of_board[at + 1 :])


def test_a_comparison_tells_what_each_says_and_what_carries_the_rest() -> None:
    ours = case(ONE_FORUM)
    theirs = case(ONE_FORUM.replace(", no deal: 20", ""))
    said = brief_of_diff(diff(ours, theirs))
    assert said[0].text == f"{NO_DEAL}: 20 in A, nothing in B."
    assert said[0].judgments == (NO_DEAL,)
    (deal,) = [sentence for sentence in said if sentence.text.startswith("A deal exists:")]
    assert deal.text == f"A deal exists: no in A, yes in B. {NO_DEAL} turns it alone."
    assert deal.judgments == (NO_DEAL,)
    back = brief_of_diff(diff(theirs, ours))
    assert back[0].text == f"{NO_DEAL}: nothing in A, 20 in B."


def test_a_case_and_itself() -> None:
    found = case(ONE_FORUM)
    assert [sentence.text for sentence in brief_of_diff(diff(found, found))] == [
        "Both make the same judgments.",
        "Both lead to the same findings.",
    ]

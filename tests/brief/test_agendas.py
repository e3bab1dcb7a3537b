"""What the brief says of the largest agendas, within the findings on why not and on who is outside."""

from __future__ import annotations

from detente.analysis import analyze
from detente.brief import brief
from detente.casefile import read_case
from tests.brief.examples import EXAMPLES
from tests.brief.test_brief import told
from tests.brief.written import sentences


def test_what_can_be_settled_without_the_rest() -> None:
    assert told("agendas", 2)[:-1] == sentences("""
        - With tariff left as it is today, a deal on the rest is possible. Best by the product of gains
          (Nash): volume: 60 tonnes; term: 5 years (as today). That is worth 60 points to Northland
          (45 without a deal) and 30.04 to the United Provinces (30).
        - Likewise with term and volume left as they are. One way: tariff: 2 a unit.
        - 1 other choice of what to leave out opens a deal too (see `detente agreement`).
        - There may be other parts on which a deal is possible: the search ended at its limit.
    """)
    (first, *_) = [s for s in brief(EXAMPLES["agendas"]) if s.finding == 2]
    assert {"issues.tariff.today", "wants.North.no deal", "wants.South.tariff.weight"} <= set(first.judgments)
    assert not any("red lines" in path or "issues.term" in path for path in first.judgments)
    assert told("agendas", 6)[0:2] == sentences("""
        - With tariff left as it is today, the best package on the rest is worth 50 points to the
          Coastal Republic (20 without a deal).
        - With term and volume left as they are today, the best package on the rest is worth 50 points
          to the Coastal Republic (20 without a deal).
    """)


def test_an_agenda_under_a_majority_names_who_is_outvoted() -> None:
    assert told("an agenda under a majority", 2)[2:4] == sentences("""
        - With toll left as it is today, a deal on the rest is possible, if red line 1 of Arden and red
          line 1 of Corby, which today crosses, do not stand against leaving it so. Best by the sum of
          points (utilitarian): width: wide. That is worth 100 points to Arden, 100 to Birk and 0 to Corby (50
          without a deal).
        - That outvotes Corby: it is worth 0 points to Corby (50 without a deal).
    """)
    (text, *_) = told("an agenda under a majority", 6)
    assert text == (
        "With toll left as it is today, the best package on the rest is worth 0 points to Dunmore (50"
        " without a deal), and it crosses red line 1 (width) of Dunmore."
    )


def test_where_today_is_not_known_no_more_is_claimed_of_parts() -> None:
    assert (
        "Nor is a deal possible on a part that holds toll, with the rest left as it is today. Other parts are"
        " not looked at, since what holds today on toll is not given."
    ) in told("today known in part", 2)
    assert (
        "Whether a deal on a part is possible is not known, since the case does not say what holds today."
    ) in told("today not known", 2)


def test_nothing_is_said_of_parts_where_there_is_a_deal_or_a_single_issue() -> None:
    one_issue = read_case(
        b"parties: {A: A}\nissues: {x: {options: [low, high], today: low}}\n"
        b"wants: {A: {red lines: [{never: x = low | high}]}}\n",
        "case.yaml",
    ).case
    alone = [sentence.text for sentence in brief(analyze(one_issue)) if sentence.finding == 2]
    assert alone[0].startswith("Every package crosses")
    for texts in (told("several solutions", 2), alone):
        assert not any("part" in text or "rest" in text for text in texts)

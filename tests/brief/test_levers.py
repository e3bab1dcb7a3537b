"""What single changes open, within the finding on why not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from detente.analysis import analyze
from detente.analysis.levers.lever import KINDS, Lever
from detente.analysis.levers.levers import with_levers
from detente.analysis.levers.outsiders import Outsider
from detente.analysis.robustness.draws import Sampling
from detente.analysis.robustness.result import DealCertainty, Share
from detente.brief import brief
from detente.brief.lever_clauses import LeverClauses
from detente.brief.levers import how_sure, outsider
from detente.brief.teller import Teller
from detente.casefile import read_case

if TYPE_CHECKING:
    from detente.analysis import Analysis
    from detente.analysis.levers.lever import Kind

FERRY = """
parties: {B: Bayside, S: Southern Shores, C: Coastland}
issues:
  fare: {options: {low: 1 a head, middle: 2 a head, high: 4 a head}}
  date: {options: [soon, late], today: late}
wants:
  B: {fare: {weight: 1, values: {low: 100, middle: 60, high: 0}}, no deal: 61}
  S: {fare: {weight: 1, values: {low: 0, middle: 60, high: 100}}, no deal: 50}
  C: {date: {weight: 1, values: {soon: 0, late: 100}}, no deal: 30, red lines: [{never: fare = high}]}
forums: {pier: {name: Pier Talks, seats: [B, S]}}
"""
"""Bayside is one point short of taking the middle fare."""
QUAYS = f"{FERRY.rstrip()[:-1]}, quay: {{name: Quay Board, seats: [S]}}}}\n"
"""The quay has a deal, since Southern Shores decide there alone; so they could at the pier."""
REFUSING = FERRY.replace("no deal: 61", "no deal: 0, red lines: [{never: fare != low}]").replace(
    "no deal: 50}", "no deal: 0, red lines: [{never: fare != high, price: 12}, {never: fare = low | high}]}"
)
"""Both must give up a red line, and no other change helps."""
STUBBORN = FERRY.replace(
    "no deal: 61", "no deal: 0, red lines: [{never: fare = low | middle | high}, {never: not fare = low}]"
).replace("no deal: 50}", "no deal: 0, red lines: [{never: fare != high}, {never: fare != middle}]}")
"""It takes three red lines."""


def points(low: int, high: int) -> tuple[Fraction, Fraction]:
    return Fraction(low), Fraction(high)


def tried(text: str, worlds: int = 0) -> Analysis:
    found = read_case(text.encode(), "ferry.yaml")
    return with_levers(analyze(found.case), found, Sampling(worlds))


def told(analysis: Analysis, forum: str = "pier") -> list[str]:
    """What the brief adds for a forum where levers were tried."""
    without = {sentence.text for sentence in brief(replace(analysis, levers=None))}
    return [s.text for s in brief(analysis) if s.forum == forum and s.text not in without]


OUTSIDE = (
    " The best package then gives those without a seat: Coastland anything from 30 less to 70 more than no"
    " deal."
)


def test_the_surest_levers_are_told_with_who_moves_how_far_and_what_it_does_outside() -> None:
    assert told(tried(FERRY)) == [
        "Of all single changes that were tried, 3 open a deal here, told from the surest on.",
        f"If 60 points will do for Bayside, 1 less than no deal gives, a deal is certain.{OUTSIDE}",
        f"If Southern Shores pays Bayside 1 point for its yes, a deal is certain.{OUTSIDE}",
        f"If 0 points will do for Southern Shores, 50 less than no deal gives, a deal is certain.{OUTSIDE}",
    ]


def test_of_a_deal_that_is_open_the_share_of_worlds_is_told_and_of_how_many() -> None:
    unsure = tried(FERRY.replace("no deal: 61", "no deal: 55..75"), worlds=64)
    *_, open_, worlds = told(unsure)
    assert open_.startswith(
        "If Southern Shores pays Bayside 5 points for its yes, a deal is open: there is one in"
    )
    assert worlds == "Shares are of at most 64 worlds of the case so changed."


def test_each_sentence_rests_on_what_is_moved_and_on_what_it_is_worth_outside() -> None:
    (lowered,) = (s for s in brief(tried(FERRY)) if s.text.startswith("If 60 points"))
    assert {"wants.B.no deal", "wants.B.fare.values.middle", "wants.S.no deal"} <= {*lowered.judgments}
    assert {"wants.C.no deal", "wants.C.date.values.soon"} <= {*lowered.judgments}
    assert (lowered.finding, lowered.forum) == (2, "pier")


def test_where_no_single_lever_opens_a_deal_the_first_pair_is_told() -> None:
    first, pair, rest = told(tried(REFUSING))
    assert first == (
        "No single change that was tried opens a deal here, but any of 3 pairs of demands moved together"
        " does, told from the surest on."
    )
    assert pair == (
        "If red line 1 of Bayside is given up and red line 1 (12 points would buy it off) of Southern Shores"
        f" is given up, a deal is certain.{OUTSIDE}"
    )
    assert rest == "2 more do (see `detente levers`)."


def test_where_nothing_opens_a_deal_that_is_told() -> None:
    assert told(tried(STUBBORN)) == ["No change that was tried opens a deal here."]


def test_forums_with_a_deal_are_passed_over_and_others_named() -> None:
    several = tried(QUAYS)
    assert told(several, "quay") == []
    first, *rest = told(several)
    assert first == "Of all single changes that were tried, 4 open a deal here, told from the surest on."
    assert rest[-1] == "1 more does (see `detente levers`)."


def test_levers_beyond_the_limit_are_told() -> None:
    analysis = tried(STUBBORN)
    assert analysis.levers is not None
    cut = replace(analysis, levers=replace(analysis.levers, complete=False))
    assert told(cut)[-1] == "There are more changes than were tried (see `detente levers`)."


def test_without_a_lens_the_reason_is_kept_and_the_brief_is_as_ever() -> None:
    found = tried("parties: {A: A}\n")
    assert found.levers is None
    assert found.not_run["levers"].startswith("there is nothing to move")
    assert brief(found) == brief(replace(found, not_run={**found.not_run, "levers": ""}))


CLAUSES: dict[Kind, tuple[tuple[str, ...], str]] = {
    "red line": (("C: red line 1",), "red line 1 (never fare: “4 a head”) of Coastland is given up"),
    "no deal": (("B: no deal", "60.5"), "60.5 points will do for Bayside, 0.5 less than no deal gives"),
    "ratifier": (("S", "House"), "Southern Shores' House asks for nothing"),
    "side payment": (("B", "S", "2.25"), "Bayside pays Southern Shores 2.25 points for its yes"),
    "option": (("fare", "low", "middle"), "there is an option on fare between “1 a head” and “2 a head”"),
    "finer steps": (("fare", "0.5"), "fare goes in steps of 0.5"),
    "issue off": (("pier", "fare"), "“Pier Talks” leaves fare as it is today"),
    "issue on": (("pier", "date"), "“Pier Talks” treats date too"),
    "seat off": (("pier", "C"), "“Pier Talks” goes on without Coastland"),
    "seat on": (("pier", "C"), "Coastland has a seat in “Pier Talks” too"),
    "rule": (("pier", "2"), "“Pier Talks” decides by a majority of 2"),
    "other forum": (("pier", "pier"), "“Pier Talks” is decided by the seats and the rule of “Pier Talks”"),
    "action": (("B.walk",), "“Walk out” is made impossible"),
    "threat": (("leaving", "B"), "Bayside would carry out the threat “leaving” for certain"),
    "promise": (("leaving", "B"), "Bayside would keep the promise “leaving” for certain"),
    "guarantee": (
        ("B.walk", "B", "not S.sail"),
        "Bayside would answer for certain with “Walk out”, once this is so: not S.sail",
    ),
    "pair": (
        ("C: red line 1", "S: no deal", "40"),
        (
            "red line 1 (never fare: “4 a head”) of Coastland is given up and 40 points will do for Southern"
            " Shores, 10 less than no deal gives"
        ),
    ),
}


def clauses() -> tuple[Teller, LeverClauses]:
    text = FERRY.replace("[B, S]", "[B, S, C]") + "actions: {B: {walk: Walk out}, S: {sail: Sail}}\n"
    analysis = analyze(read_case(text.encode(), "ferry.yaml").case)
    teller = Teller(analysis.case, 2, several_forums=False)
    return teller, LeverClauses(teller, analysis.deals)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_lever_has_a_clause(kind: Kind) -> None:
    about, text = CLAUSES[kind]
    points = Fraction(9, 4) if kind == "side payment" else None
    assert clauses()[1].clause(Lever(kind, about, (), points=points)) == text


@pytest.mark.parametrize(
    ("kind", "about", "paths"),
    [
        ("red line", ("C: red line 1",), {"wants.C.red lines[1]"}),
        ("issue off", ("pier", "date"), {"issues.date.today"}),
        ("seat on", ("pier", "C"), {"wants.C.no deal", "wants.C.red lines[1]", "wants.C.date.values.soon"}),
        ("other forum", ("pier", "pier"), {"forums.pier", "wants.B.no deal", "wants.C.red lines[1]"}),
    ],
)
def test_a_lever_brings_judgments_into_play(kind: Kind, about: tuple[str, ...], paths: set[str]) -> None:
    assert paths <= {*clauses()[1].grounds(Lever(kind, about, ()))}


SHARE = Share(0.62, 0.58, 0.66)


@pytest.mark.parametrize(
    ("deal", "text"),
    [
        (DealCertainty("certain", proved=True, share=Share(1, None, None)), "a deal is certain"),
        (
            DealCertainty("open", proved=True, share=SHARE),
            "a deal is open: there is one in 62 % of worlds (58 to 66 %)",
        ),
        (DealCertainty("open", proved=True, share=None), "a deal is open"),
        (
            DealCertainty("open", proved=True, share=Share(1, None, None), in_every_world=True),
            "there is a deal in every world, though by different packages",
        ),
        (
            DealCertainty("open", proved=False, share=SHARE, why_not="it is too large"),
            (
                "there is a deal, though it could not be decided exactly how sure it is: in 62 % of worlds"
                " (58 to 66 %) there is one"
            ),
        ),
        (
            DealCertainty("open", proved=False, share=None, why_not="it is too large"),
            "there is a deal, though it could not be decided exactly how sure it is",
        ),
        (None, "a deal opens"),
    ],
)
def test_how_sure_the_deal_is_is_a_clause(deal: DealCertainty | None, text: str) -> None:
    assert how_sure(deal) == text


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (Outsider(points(40, 40), "no deal", points(3, 3)), "Coastland 3 points more than no deal"),
        (Outsider(points(40, 40), "today", points(1, 1)), "Coastland 1 point more than what holds today"),
        (
            Outsider(points(40, 44), "today", points(0, 4)),
            "Coastland 0 to 4 points more than what holds today",
        ),
        (Outsider(points(40, 43), "no deal", points(-5, -2)), "Coastland 2 to 5 points less than no deal"),
        (Outsider(points(40, 40), "today", points(-1, -1)), "Coastland 1 point less than what holds today"),
        (
            Outsider(points(40, 47), "no deal", points(-5, 2)),
            "Coastland anything from 5 less to 2 more than no deal",
        ),
        (Outsider(points(40, 40), "today", points(0, 0)), "Coastland as much as what holds today"),
        (Outsider(points(40, 60), None, None), "Coastland 40 to 60 points"),
    ],
)
def test_what_it_is_worth_to_those_outside_is_told_in_points(found: Outsider, text: str) -> None:
    assert outsider("Coastland", found) == text

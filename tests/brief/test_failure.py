"""What the brief says of the talks' failure: where the conflict settles, by which steps, what threats do."""

from __future__ import annotations

import pytest

from detente.brief import Sentence, brief, headlines
from tests.brief.conflict_texts import CONFLICTS
from tests.brief.written import sentences


def told(example: str, finding: int = 3) -> list[str]:
    """The sentences of one finding of an example."""
    return [sentence.text for sentence in brief(CONFLICTS[example]) if sentence.finding == finding]


def sentence(example: str, start: str) -> Sentence:
    return next(each for each in brief(CONFLICTS[example]) if each.text.startswith(start))


def test_where_it_comes_to_is_told_with_the_way_and_what_that_is_worth() -> None:
    assert told("closure")[:4] == [
        "Without a deal the conflict would not stay where it is. It would come to this: Union does “Strike”.",
        "This takes parties to look ahead to answers by which others would gain (sequential stability).",
        "The way there: Union does “Strike”.",
        "There it is worth 70 points to Union.",
    ]
    assert (
        "the Soviet Union does “Withdraw the missiles from Cuba”, then the United States no longer does"
        in (" ".join(told("cuba")))
    )


def test_what_stays_since_nobody_gains_and_what_stays_by_an_answer_are_told_apart() -> None:
    assert told("quiet")[0] == (
        "Without a deal things would stay as they are: no party would gain by a move of its own."
    )
    assert told("dilemma")[:5] == [
        (
            "Without a deal things would stay as they are: whoever could gain by a move would lose the gain"
            " by what others did next."
        ),
        (
            "Northland could gain by this: Northland does “Arm”. Then others would answer, and it would be"
            " no better off: Southland does “Arm”."
        ),
        (
            "Southland could gain by this: Southland does “Arm”. Then others would answer, and it would be"
            " no better off: Northland does “Arm”."
        ),
        "This takes parties to look ahead to answers by which others would gain (sequential stability).",
        (
            "Parties that looked no further than their own next move (Nash) would come to this: Northland"
            " does “Arm” and Southland does “Arm”."
        ),
    ]
    assert "would go round among 4 states without end." in " ".join(told("chase"))


def test_of_many_ends_the_first_are_told_and_the_rest_counted() -> None:
    assert told("first")[0] == (
        "Without a deal the conflict would not stay where it is. It could come to any of 4 states: Alder"
        " does “Win”; Birch does “Win”; Cedar does “Win”; or 1 other state."
    )


@pytest.mark.parametrize(
    ("example", "deals"),
    [
        ("race", "a deal in every forum"),
        ("race for all", "a deal in The board alone"),
        ("race for nothing", "no deal in any forum"),
    ],
)
def test_deals_are_told_for_each_state_that_leaves_another_no_deal(example: str, deals: str) -> None:
    first = told(example, 1)
    start = first.index(
        "What walking away is worth to Union is taken from where the conflict settles without a deal."
    )
    assert first[start + 1 : start + 3] == [
        "It may settle in 2 states; all that is said of deals is for the first of them.",
        f"Were it to settle in another (Firm does “Close down”), there would be {deals}.",
    ]


def test_a_no_deal_from_the_conflict_rests_on_what_the_conflict_rests_on() -> None:
    judgments = sentence("closure", "What walking away").judgments
    assert judgments[:2] == ("wants.Union.no deal", "worth.Union.Union.strike")
    assert {"prefers.Union[1]", "status quo", "actions.Firm.close.irreversible"} <= set(judgments)


def test_single_steps_say_what_they_set_off_and_what_stands_against_them() -> None:
    geneva = told("geneva")
    assert (
        sentences("""
        - One step, if taken, could set off more: Russia does “Send its forces into Ukraine”. It could come to
          “war + full response”; or “war + full response + missile race”; only that Russia would not
          gain by it
          stands against it.
    """)[0]
        in geneva
    )
    assert "This cannot be turned back, once done or dropped: “Send its forces into Ukraine”." in geneva
    (several,) = [
        text for text in geneva if text.startswith("Any one of these steps, if taken, could set off")
    ]
    assert "It could come to things as they are today; “forces go home” (Russia does" in several
    assert any(
        "; the answer to it keeps Union from it (Firm does “Close down”)." in t for t in told("deterred")
    )
    assert "2 more steps could lead elsewhere (see `detente stability`)." in told("crowd")
    assert "No single step would set off more: each would be taken back, or change nothing else." in told(
        "quiet"
    )
    assert sentences("""
        - One step would stand, with nothing to follow: Alder does “Win”; nothing keeps Alder from it.
    """)[0] in told("first")


def test_states_of_one_name_are_counted_and_not_told_as_one() -> None:
    assert "“two or more” (4 states of that name)" in " ".join(told("treaty of five"))


EXPAND, YIELD = "Southland does “Expand”", "Southland does “Yield”"


@pytest.mark.parametrize(
    ("start", "then", "if_"),
    [
        ("Credible threat that would take the gain out of what it is made against: “carried”",
         "“Arm”", EXPAND),
        ("Credible threat that would not take the gain out of what it is made against: “weak”",
         "“Build”", EXPAND),
        ("Credible threat against what whoever is threatened would not gain by anyway: “spare”",
         "“Build”", YIELD),
        ("Threat that would take the gain out of what it is made against, but is not credible: “empty”",
         "“Cut the pipe”", EXPAND),
        ("Threat that is not credible, and would take no gain away: “idle”", "“Dig”", EXPAND),
        ("Threat carried out as things are: “kept”", "“Cut the pipe”", EXPAND),
        ("Threat of which it cannot be told: “unknown”", "“Enter”", "Southland does “Zone”"),
        ("Credible promise, and enough to bring about what it asks: “carried”", "“Give”", YIELD),
        ("Credible promise, but not enough to bring about what it asks: “weak”", "“Build”", YIELD),
        ("Credible promise, though what it asks for would come about anyway: “spare”", "“Build”", EXPAND),
        ("Promise that would be enough, but is not credible: “empty”", "“Hire”", YIELD),
        ("Promise that is not credible, and would not be enough: “idle”", "“Dig”", YIELD),
        ("Promise kept as things are: “kept”", "“Cut the pipe”", YIELD),
        ("Promise of which it cannot be told: “unknown”", "“Enter”", "Southland does “Zone”"),
    ],
)  # fmt: skip
def test_every_threat_and_promise_is_told_by_what_it_comes_to(start: str, then: str, if_: str) -> None:
    dropped = then == "“Build”" or start.endswith("“kept”")
    says = f"Northland {'does not' if dropped else 'does'} {then}, if {if_}"
    assert f"{start} ({says})." in told("games")


def test_what_hangs_on_unsure_judgments_is_named() -> None:
    assert "Credible or not as judgments turn out that the coder holds unsure: “weak”." in told("games")


def test_what_was_never_said_is_not_told_as_if_it_had_been() -> None:
    (force,) = [
        text for text in told("geneva") if "“force”, never said but read from what Russia does" in text
    ]
    assert force.startswith("Threat that would take the gain")


def test_what_it_would_change_to_be_certain_of_a_threat_is_told() -> None:
    assert told("closure")[-2:] == sentences("""
        - Were “closure” certain to be kept, the conflict would come to this: things as they are today. Were
          it certain to be broken: Union does “Strike”.
        - There would be a deal if “closure” were certain to be kept, and no deal if it were certain to be
          broken.
    """)
    assert told("peaceful")[-1] == "Kept or broken, it would not change where the conflict settles."
    assert any("a deal in some of these states if it were certain" in text for text in told("race"))


def test_a_no_deal_that_is_not_known_is_told_for_what_it_leaves_out() -> None:
    (unknown,) = [
        t for t in told("no worth", 1) if t.startswith("What walking away is worth to Union is left to")
    ]
    assert unknown.endswith(
        "So that seat asks for nothing in place of it: all that is said of deals lacks that demand."
    )


def test_without_a_status_quo_the_stable_states_are_told() -> None:
    assert told("nobody knows") == [
        (
            "Where the conflict settles without a deal is not said, since the case does not say what is done"
            " today."
        ),
        "Once it had come there, no party would leave: “peace” (nothing is done).",
    ]


def test_what_is_not_computed_is_told_with_the_reason() -> None:
    assert told("silent") == [
        (
            "Where the conflict settles without a deal is not computed: the case lacks what S prefers, under"
            " prefers."
        )
    ]
    assert "Not computed: where the conflict settles, since too much." in told("out of reach")


def test_a_case_without_issues_begins_with_the_conflict() -> None:
    assert next(each.finding for each in brief(CONFLICTS["cuba"])) == 3
    assert [each.finding for each in headlines(CONFLICTS["cuba"])] == [3]


def test_uncertain_preferences_count_among_what_the_brief_takes_at_its_centre() -> None:
    central = sentence("geneva", "This brief speaks of the central case")
    assert {"prefers.Russia.statements[1]", "worth.US.war"} <= set(central.judgments)


def test_a_step_that_is_all_the_same_to_its_owner_is_not_told_as_one_it_dislikes() -> None:
    """To sign alone is worth just as much to a country as not to."""
    (first, *_) = [
        text for text in told("treaty of five") if "Country A does “Sign the treaty”. It could" in text
    ]
    assert first.endswith("only that Country A would not gain by it stands against it.")

"""What the brief says of the talks' failure: where the conflict settles, by which steps, what threats do."""

from __future__ import annotations

import pytest

from detente.brief import Sentence, brief, headlines
from tests.brief.conflict_texts import CONFLICTS


def told(example: str, finding: int = 3) -> list[str]:
    """The sentences of one finding of an example."""
    return [sentence.text for sentence in brief(CONFLICTS[example]) if sentence.finding == finding]


def sentence(example: str, start: str) -> Sentence:
    return next(each for each in brief(CONFLICTS[example]) if each.text.startswith(start))


def test_where_it_comes_to_is_told_with_the_way_and_what_that_is_worth() -> None:
    assert told("closure")[:3] == [
        "Without a deal the conflict would not stay where it is. It would come to this: Union does “Strike”.",
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
    assert told("dilemma")[:4] == [
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
        (
            "Parties that looked no further than their own next move (Nash) would come to this: Northland"
            " does “Arm” and Southland does “Arm”."
        ),
    ]
    assert "would go round among 4 states without end." in " ".join(told("chase"))


def test_of_many_ends_the_first_are_told_and_the_rest_counted() -> None:
    assert told("first")[0] == (
        "Without a deal the conflict would not stay where it is. It could come to any of 4 states: Alder"
        " does “Win”; Birch does “Win”; Cedar does “Win” or 1 other state."
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
        "One step could set off more: Russia does “Send its forces into Ukraine”. It could come to “war” and"
        " “full response” or “war”, “full response” and “missile race”; only Russia's own preference stands"
        " against it."
    ) in geneva
    assert "This cannot be turned back, once done or dropped: “Send its forces into Ukraine”." in geneva
    assert any(
        text.startswith("Any one of these steps could set off more: the United States") for text in geneva
    )
    assert any(
        "; the answer to it keeps Union from it (Firm does “Close down”)." in t for t in told("deterred")
    )
    assert "2 more steps could lead elsewhere (see `detente stability`)." in told("crowd")
    assert "No single step would set off more: each would be taken back, or change nothing else." in told(
        "quiet"
    )
    assert (
        "One step would stand, with nothing to follow: Alder does “Win”; nothing keeps Alder from it."
        in told("first")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Credible threat, and enough to deter: “carried” (Northland).",
        "Credible threat, but not enough to deter: “weak” (Northland).",
        (
            "Credible threat with nothing to deter, since whoever is threatened would not gain anyway:"
            " “spare” (Northland)."
        ),
        "Threat that would be enough to deter, but is not credible: “empty” (Northland).",
        "Threat that is not credible, and would not deter: “idle” (Northland).",
        "Threat carried out as things are: “kept” (Northland).",
        "Threat of which it cannot be told: “unknown” (Northland).",
        "Whether it would be carried out hangs on judgments that the coder holds unsure: “weak” (Northland).",
        "Credible promise, and enough to bring about what it asks: “carried” (Northland).",
        "Credible promise, but not enough to bring about what it asks: “weak” (Northland).",
        "Credible promise, though what it asks for would come about anyway: “spare” (Northland).",
        "Promise that would be enough, but is not credible: “empty” (Northland).",
        "Promise that is not credible, and would not be enough: “idle” (Northland).",
        "Promise kept as things are: “kept” (Northland).",
        "Promise of which it cannot be told: “unknown” (Northland).",
    ],
)
def test_every_threat_and_promise_is_told_by_what_it_comes_to(text: str) -> None:
    assert text in told("games")


def test_what_it_would_change_to_be_certain_of_a_threat_is_told() -> None:
    assert told("closure")[-2:] == [
        (
            "Were “closure” certain to be kept, the conflict would come to this: things as they are today."
            " Were it certain to be broken: Union does “Strike”."
        ),
        (
            "There would be a deal if “closure” were certain to be kept, and no deal if it were certain to"
            " be broken."
        ),
    ]
    assert told("peaceful")[-1] == (
        "To be certain of it, one way or the other, would not change where the conflict settles."
    )
    assert any("a deal in some of these states if it were certain" in text for text in told("race"))


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

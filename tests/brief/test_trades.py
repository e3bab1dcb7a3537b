"""Finding 1: exchanges by which both gain, and steps that hurt nobody."""

from __future__ import annotations

from detente.brief import brief
from tests.brief.trade_texts import LEADING


def told(example: str) -> list[str]:
    """The sentences on what leads on."""
    return [sentence.text for sentence in brief(LEADING[example]) if sentence.text.startswith("From ")]


def test_an_exchange_is_told_with_what_each_gives_and_gains_and_not_once_more_as_a_way() -> None:
    (only,) = told("an exchange")
    assert only == (
        "From what holds today, Alder could give way on cod and Birch on crab, and both would gain: cod:"
        " theirs and crab: ours. That is 60 points more for Alder and 60 for Birch."
    )


def test_of_several_exchanges_the_one_best_for_both_is_told_and_the_rest_counted() -> None:
    (only,) = told("many exchanges")
    assert only.endswith("60 points more for Alder and 60 for Birch. 1 other such exchange can be had.")


def test_the_first_steps_of_a_long_way_are_told_and_the_other_starts_counted() -> None:
    found = told("six steps")
    assert found[0] == (
        "From the draft “second”, 6 steps would hurt no seat and help some: i5: good; i4: good; i3: good; i2:"
        " good; and 2 more. That leads to 100 points to Alder and 100 to Birch, which cannot be bettered for"
        " all."
    )
    assert found[1].startswith("From the draft “third” (completed for the largest sum of points),")
    assert found[-1] == (
        "From 1 other package looked at something better for all leads on too (see `detente agreement`)."
    )


def test_it_rests_on_the_draft_and_on_what_the_seats_want() -> None:
    (sentence,) = [s for s in brief(LEADING["six steps"]) if s.text.startswith("From the draft “second”")]
    assert "drafts.second" in sentence.judgments
    assert any(path.startswith("wants.B") for path in sentence.judgments)

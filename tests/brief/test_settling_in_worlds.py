"""Where the conflict settles, over all worlds."""

from __future__ import annotations

from detente.brief import brief, headlines
from tests.brief.sure_texts import SURE


def told(example: str) -> list[str]:
    """The sentences of finding 3 of an example."""
    return [sentence.text for sentence in brief(SURE[example]) if sentence.finding == 3]


def test_how_sure_it_is_where_it_settles_is_told_right_after_where() -> None:
    assert told("stays in every world")[1] == "So it is in every world."
    assert told("moves in most worlds")[1] == "It may settle there in 70 % of worlds (60 to 80 %)."
    assert [s.text for s in headlines(SURE["moves in most worlds"])] == told("moves in most worlds")[:2]


def test_of_several_states_each_has_its_worlds() -> None:
    assert told("moves to one of several")[1] == (
        "Over all worlds it may settle so: “walkout”, in 62 % of worlds (58 to 66 %); Firm does “Close down”,"
        " in 62 % of worlds (58 to 66 %)."
    )


def test_other_states_are_told_where_it_settles_in_more_than_a_few_worlds() -> None:
    assert told("everything uncertain")[2] == (
        "It may settle elsewhere as well, in one world perhaps in several of these:"
        " Northland does “Dig”, in 20 % of worlds (19 to 21 %); Southland"
        " does “Tax”, in 20 % of worlds (19 to 21 %)."
    )
    assert not any("elsewhere" in text for text in told("stays in every world"))


def test_who_might_leave_the_status_quo_is_told_and_who_never_does() -> None:
    assert told("moves in most worlds")[3] == (
        "Who would stay in the status quo: Northland in 30 % of worlds (20 to 40 %); the other in all worlds"
        " drawn."
    )
    assert told("everything uncertain")[3] == (
        "Who would stay in the status quo: Northland in 62 % of worlds (58 to 66 %); the other in every"
        " world."
    )
    assert told("moves to one of several")[3] == (
        "Who would stay in the status quo: Firm in no world; Union in 25 % of worlds (20 to 30 %)."
    )


def test_that_all_would_stay_in_every_world_is_not_told_twice() -> None:
    assert not any("Who would stay" in text for text in told("stays in every world"))


def test_states_of_one_name_are_told_together() -> None:
    (text,) = [text for text in told("states of one name") if "elsewhere" in text]
    assert text.endswith("(2 states of that name), in 20 % and 20 % of worlds.")


def test_without_a_status_quo_the_states_that_nobody_leaves_have_their_worlds() -> None:
    assert told("nobody leaves")[2] == (
        "Over all worlds no party would leave them so: “peace”, in 62 % of worlds (58 to 66 %)."
    )


def test_all_rests_on_what_the_conflict_rests_on() -> None:
    told_first, sure = [s for s in brief(SURE["moves in most worlds"]) if s.finding == 3][:2]
    assert sure.judgments == told_first.judgments

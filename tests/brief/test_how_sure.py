"""Finding 7: worlds, what is open, what turns it, and what was held fixed."""

from __future__ import annotations

from dataclasses import replace

from detente.brief import FINDINGS, Sentence, brief, brief_of_robustness
from detente.model import uncertain
from tests.brief.case_texts import UNSURE
from tests.brief.sure_texts import LINE, NO_DEAL, ORDER, SURE, SWAYING
from tests.brief.written import sentences


def found(example: str) -> list[Sentence]:
    """The sentences of finding 7 of an example."""
    return [sentence for sentence in brief(SURE[example]) if sentence.finding == 7]


def told(example: str) -> list[str]:
    """Their texts."""
    return [sentence.text for sentence in found(example)]


def test_it_is_the_last_question_and_told_only_where_it_was_asked() -> None:
    assert max(FINDINGS) == 7
    assert brief(SURE["open"])[-1].finding == 7
    assert not any(s.finding == 7 for s in brief(replace(SURE["open"], robustness=None)))


def test_worlds_are_explained_with_what_they_were_drawn_of() -> None:
    first = found("open")[0]
    assert (
        first.text
        == sentences("""
        - Uncertain in this case are 1 number given as a range, 1 order without numbers and 1 red line
          or preference that is more or less sure. A world is one way in which all of it may turn out;
          4,096 were drawn with seed 7, spread over all that is possible by scrambled Sobol sequences; every
          value in a range counts alike.
    """)[0]
    )
    assert set(first.judgments) == {each.path for each in uncertain(UNSURE)}


def test_the_way_of_drawing_is_told() -> None:
    assert "were drawn with seed 7, independently of each other;" in told("drafts in some worlds")[0]
    assert told("open drafts")[0].endswith("more towards its central value (triangular).")
    assert told("everything uncertain")[0].endswith("(normal, cut at the ends).")


def test_the_central_case_is_told_of_here_and_no_longer_in_the_first_answer() -> None:
    assert "this brief speaks of the central case" in told("open")[1]
    first = [s.text for s in brief(SURE["open"]) if s.finding == 1]
    assert not any("speaks of the central case" in text for text in first)


def test_what_is_the_same_in_every_world_stands_apart_from_what_was_only_counted() -> None:
    same, counted, differing = told("open drafts")[2:5]
    assert same == (
        "The same in every world: the draft “treaty” suiting every seat; the draft “fourth” not suiting every"
        " seat."
    )
    assert counted == (
        "The same in all 4,096 worlds drawn, though not proved for every possible one: the draft “third” not"
        " suiting every seat."
    )
    assert differing == (
        "Open, with the share of worlds in which it is so: 62 % (58 to 66 %), a deal; more than 99 % (99 to"
        " 100 %), the draft “second” suiting every seat."
    )
    assert told("impossible")[2] == "The same in every world: no deal."
    assert told("open, by different packages")[2] == "The same in every world: a deal, though no one package."


def test_intervals_are_explained_where_there_are_some() -> None:
    explained = "The numbers in brackets are 95 % intervals: how far the count of worlds may be off."
    assert explained in told("open")
    assert explained not in told("open, few worlds")


def test_of_many_open_answers_the_rest_are_counted() -> None:
    (text,) = [text for text in told("many answers") if text.startswith("Open, ")]
    assert text.count("62 %") == 8
    assert text.endswith("; 1 more (see `detente robustness`).")


def test_flip_points_are_told_one_judgment_at_a_time_the_most_telling_first() -> None:
    assert [text for text in told("open") if " if " in text] == sentences("""
        - By one judgment alone, all else as in the central case: if red line 1 (tariff) of Northland did
          not stand (held 60 to 80 % sure), there would be no deal.
        - Likewise, if the value of no deal for Northland were above 47.5 (taken as 45, of 40 to 50), there
          would be no deal.
        - Likewise, if how far apart the options on tariff lie for the United Provinces were otherwise in some
          way, there would be no deal.
    """)
    paths = [s.judgments for s in found("open") if " if " in s.text]
    assert paths == [(LINE,), (NO_DEAL,), (ORDER,)]
    (first,) = [text for text in told("drafts in some worlds") if " if " in text]
    assert first.startswith("By one judgment alone, all else as in the central case: if how far apart")


def test_a_judgment_that_turns_several_answers_at_one_value_is_told_once() -> None:
    (text,) = [text for text in told("everything uncertain") if "weight of toll" in text]
    assert text == (
        "Likewise, if the weight of toll for Northland were below 25 (taken as 30, of 20 to 40), there would"
        " be no deal in “First table”; the draft “sketch” in “First table” would not suit every seat; the"
        " draft “sketch” in “Second table” would suit every seat."
    )


def test_five_flips_are_told_and_the_rest_counted() -> None:
    flips = [text for text in told("everything uncertain") if text.startswith(("By one", "Likewise"))]
    assert len(flips) == 5
    assert "2 other judgments turn some answer alone (see `detente robustness`)." in told(
        "everything uncertain"
    )


def test_what_it_would_be_worth_to_learn_names_the_judgment_that_helps_most() -> None:
    (sentence,) = [s for s in found("open") if s.text.startswith("Worth finding out")]
    assert sentence.text == (
        "Worth finding out: the value of no deal for Northland. Whether there is a deal could then be told"
        " rightly in 93 of 100 worlds, instead of 62."
    )
    assert sentence.judgments == (NO_DEAL,)


def test_what_is_held_fixed_is_counted_by_section_and_named() -> None:
    (sentence,) = [s for s in found("open") if "held fixed" in s.text]
    assert sentence.text == (
        "A share counts only what the case declares uncertain. All else was held fixed: 34 judgments (3 of"
        " `issues`, 25 of `wants`, 1 of `drafts` and 5 of `approval`)."
    )
    assert len(sentence.judgments) == 34
    assert NO_DEAL not in sentence.judgments


def test_a_share_is_said_not_to_be_a_chance() -> None:
    for example in SURE:
        text = " ".join(told(example)).casefold()
        assert not any(word in text for word in ("probab", "chance", "odds"))
        assert ("how likely something is to happen" in text) == bool(SURE[example].robustness.drawn)  # type: ignore[union-attr]


def test_a_case_that_leaves_nothing_open_is_said_to_have_one_answer() -> None:
    assert "what is open is open only since" in told("open, nothing drawn")[0]
    fixed = told("certain, all fixed")
    assert fixed[0].startswith("No judgment behind this brief was given as a range")
    assert len(found("certain, all fixed")[0].judgments) == 38
    assert not any("were drawn" in text for text in fixed)


def test_judgments_without_grounds_are_counted_and_named() -> None:
    (sentence,) = [s for s in found("everything uncertain") if "neither a source nor a reason" in s.text]
    assert sentence.text.startswith("1 of ")
    assert sentence.judgments == ("status quo",)
    assert not SWAYING.judgments["status quo"].grounds
    assert "Every judgment has a source or a reason." in told("states of one name")


def test_what_was_not_computed_is_told_with_its_reason() -> None:
    assert told("open")[-1] == "Not computed: Sobol indices, since there is no range."
    joint, indices, margins = told("moves to one of several")[-3:]
    assert joint == "Not computed: simultaneous stability in many worlds, since joint moves are too many."
    assert indices == "Not computed: Sobol indices, since the states are too many."
    assert margins.startswith("Not computed: how far each judgment on the conflict moves the margin")
    assert told("open, not known what turns it")[-1] == (
        "Not computed: what alone turns the answer of “Energy Council”, since there are too many packages."
    )


def test_it_is_told_where_shares_count_the_first_of_several_states() -> None:
    assert told("moves to one of several")[2].startswith("In some world the conflict may settle in several")
    assert not any("several states" in text for text in told("everything uncertain"))


def test_the_same_can_be_told_alone_with_the_answers_it_is_about() -> None:
    alone = brief_of_robustness(SURE["impossible, several"])
    whole = brief(SURE["impossible, several"])
    assert set(alone) < set(whole)
    assert [s for s in alone if s.finding == 7] == found("impossible, several")
    assert [s.text for s in alone if s.finding == 1][1].endswith("in 2 ways that are told below.")
    colliding = [s.text for s in alone if s.finding == 2]
    assert colliding[0].startswith("What follows holds in every world")
    assert len(colliding) == 3


def test_told_alone_what_collides_in_the_central_case_only_is_left_to_the_brief() -> None:
    assert {s.finding for s in brief_of_robustness(SURE["open, most say otherwise"])} == {1, 7}
    assert {s.finding for s in brief_of_robustness(SURE["nobody leaves"])} == {7}

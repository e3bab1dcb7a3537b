"""The word for each forum, and what alone can turn its answer."""

from __future__ import annotations

import pytest

from detente.brief import brief, headlines
from tests.brief.sure_texts import LINE, NO_DEAL, ORDER, SURE
from tests.brief.written import sentences

OPEN = "That is the central case; over all that the case leaves uncertain it is open"


def told(example: str, finding: int = 1) -> list[str]:
    """The sentences of one finding of an example."""
    return [sentence.text for sentence in brief(SURE[example]) if sentence.finding == finding]


@pytest.mark.parametrize(
    ("example", "text"),
    [
        (
            "certain",
            (
                "That is certain: in every world that the case holds possible this package is acceptable to"
                " both Northland and the United Provinces: tariff: 2 a unit; volume: 60 tonnes; term: 5 years"
                " (as today)."
            ),
        ),
        ("certain, all fixed", "The case leaves nothing open; so how sure that is cannot be told."),
        (
            "impossible",
            (
                "A deal is impossible: in every world that the case holds possible red line 1 (tariff) of"
                " Northland and red line 1 (tariff) of the United Provinces collide."
            ),
        ),
        (
            "impossible, one demand",
            (
                "A deal is impossible: in no world that the case holds possible does any package meet the 30"
                " points of the United Provinces without a deal."
            ),
        ),
        (
            "impossible, several",
            (
                "A deal is impossible: demands collide in every world that the case holds possible, in 2 ways"
                " that are told below."
            ),
        ),
        (
            "impossible, unnamed",
            "A deal is impossible: no package is accepted in any world that the case holds possible.",
        ),
        (
            "impossible, all fixed",
            "The case leaves nothing open; so how sure it is that there is no deal cannot be told.",
        ),
        ("open", OPEN + ": a deal exists in 62 % of worlds (58 to 66 %)."),
        (
            "open, nothing drawn",
            ("This is open, though no judgment is: there is a deal or none by where the conflict settles."),
        ),
        (
            "open, most say otherwise",
            OPEN + ", and most worlds say otherwise: a deal exists in 62 % of worlds (58 to 66 %).",
        ),
        ("open, few worlds", OPEN + ": a deal exists in 50 % of worlds."),
        ("open, no share", OPEN + ": a deal exists in some worlds and not in others."),
        (
            "open, by different packages",
            (
                "Only which deal is open: there is one in every world that the case holds possible, though no"
                " one package for all of them."
            ),
        ),
        (
            "not decided",
            (
                "Whether that is certain, open or impossible could not be decided exactly: there are too"
                " many packages."
            ),
        ),
        (
            "not decided, share",
            (
                "Whether that is certain, open or impossible could not be decided exactly: there are too"
                " many packages. A deal exists in 62 % of worlds (58 to 66 %)."
            ),
        ),
    ],
)
def test_the_word_stands_right_after_the_answer(example: str, text: str) -> None:
    answer, word, *_ = told(example)
    assert answer.startswith(("Yes: ", "No: "))
    assert word == text
    assert [s.text for s in headlines(SURE[example])][1] == text


def test_what_alone_can_turn_the_answer_is_told_with_where_the_most_telling_first() -> None:
    assert told("open")[2] == (
        "What alone can turn the answer: red line 1 (tariff) of Northland (if it does not stand); the value"
        " of no deal for Northland (above 47.5); how far apart the options on tariff lie for the United"
        " Provinces."
    )
    (sentence,) = [s for s in brief(SURE["open"]) if s.text.startswith("What alone")]
    assert set(sentence.judgments) == {ORDER, NO_DEAL, LINE}


def test_of_many_judgments_that_turn_it_the_rest_are_counted() -> None:
    (text,) = [text for text in told("open, few worlds") if text.startswith("What alone")]
    assert text.count("; ") == 6
    assert text.endswith("; 2 other judgments.")


def test_that_no_judgment_turns_it_alone_is_told_only_where_it_is_known() -> None:
    alone = "No single judgment can turn the answer alone."
    assert alone in told("open, most say otherwise")
    assert alone not in told("open, nothing drawn")
    for example in (
        "not decided, share",
        "open, not known what turns it",
        "open, by different packages",
        "certain",
        "impossible",
    ):
        assert alone not in told(example)


def test_a_certain_deal_rests_on_what_decides_who_accepts_it() -> None:
    word = brief(SURE["certain"])[1]
    assert {"wants.North.no deal", "wants.South.no deal", "wants.North.red lines[1]"} <= set(word.judgments)


def test_an_impossible_deal_rests_on_the_demands_that_collide() -> None:
    word = brief(SURE["impossible"])[1]
    assert set(word.judgments) == {
        "wants.North.red lines[1]", "wants.North.red lines[1].sure", "wants.South.red lines[1]",
    }  # fmt: skip


def test_a_draft_has_a_clause_of_its_own() -> None:
    found = told("open drafts")
    at = [place for place, text in enumerate(found) if text.startswith("The draft")]
    assert [found[place + 1] for place in at] == sentences("""
        - It is acceptable to both Northland and the United Provinces in every world.
        - It can be completed so as to be acceptable to both Northland and the United Provinces in more
          than 99 % of worlds (99 to 100 %).
        - It is acceptable to both Northland and the United Provinces in fewer than 1 % of worlds (0 to 1 %).
        - It is acceptable to both Northland and the United Provinces in no world.
    """)


def test_of_an_impossible_deal_the_conflicts_are_those_of_every_world() -> None:
    assert told("impossible", 2)[:3] == sentences("""
        - What follows holds in every world: no range, order or sureness undoes it.
        - On tariff, these rule out every option between them: red line 1 (never “4 a unit”) of
          Northland and red line 1 (never anything but “4 a unit”) of the United Provinces.
        - In the central case 1 other set of demands cannot be met together either, but in some world it can.
    """)
    assert not any("in some world" in text for text in told("impossible, several", 2))


def test_of_conflicts_in_every_world_that_a_limit_cut_it_is_told() -> None:
    """Whatever is known of those in the central case, which are others."""
    assert "There are too many to list; only the smallest were looked for." in told(
        "impossible, cut short", 2
    )
    assert not any("In the central case" in text for text in told("impossible, cut short", 2))


@pytest.mark.parametrize("example", ["impossible, unnamed", "impossible, all fixed"])
def test_where_no_world_differs_or_none_is_named_the_conflicts_are_those_of_the_central_case(
    example: str,
) -> None:
    found = told(example, 2)
    assert found[0].startswith("On tariff, these rule out")
    assert found[1].startswith("These cannot be met together: red line 2")


def test_the_package_accepted_in_most_worlds_is_told_where_packages_were_compared() -> None:
    assert (
        "No package is accepted in more worlds than this one, in 15 %: tariff: 2 a unit; volume: 60 tonnes;"
        " term: 5 years (as today)."
    ) in told("open, packages compared")
    assert not any("in more worlds" in text for text in told("open"))

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from detente.analysis import analyze
from detente.brief import FINDINGS, Sentence, brief, headlines, templates, told_role_sheet
from detente.brief.change_templates import CHANGES
from detente.brief.lever_templates import LEVERS
from detente.brief.source_templates import SOURCES
from detente.brief.verdict_templates import VERDICTS
from detente.brief.words import Words
from detente.casefile import read_case
from detente.model import And, If, Iff, Not, OptionIn, Or
from tests.brief import examples
from tests.brief.case_texts import CASE
from tests.brief.conflict_texts import CONFLICTS
from tests.brief.home_texts import HOME
from tests.brief.role_sheets import role_sheets
from tests.brief.sought_texts import SOUGHT
from tests.brief.sure_texts import SURE
from tests.brief.trade_texts import LEADING
from tests.brief.written import sentences
from tests.strategies import cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.model import Expression

PARTS = {"sure": SURE, "home": HOME, "leading": LEADING, "sought": SOUGHT}
OF_PARTS = {f"{part}: {name}": each for part, found in PARTS.items() for name, each in found.items()}
EXAMPLES = {**examples.EXAMPLES, **CONFLICTS, **OF_PARTS}


def told(example: str, finding: int) -> list[str]:
    """The sentences of one finding of an example."""
    return [sentence.text for sentence in brief(EXAMPLES[example]) if sentence.finding == finding]


def test_a_deal_is_told_with_what_it_takes_and_the_best_package() -> None:
    assert told("a deal, all four measures on one package", 1) == sentences("""
        - Yes: 5 of 24 possible packages are acceptable to both Northland and the United Provinces.
        - A yes from Northland also takes the consent of at least 2 of Cabinet, Lower House and
          Upper House.
        - They come down to 3 outcomes: in any other, some seat could have more at no cost to another.
        - Best by all four measures (Nash, Kalai-Smorodinsky, egalitarian, utilitarian): tariff: 2 a
          unit; volume: 60 tonnes; term: 5 years (as today). That is worth 60 points to Northland (45 without
          a deal) and 30.04 to the United Provinces (30).
        - All of them use only options that somebody has put on the table.
        - No judgment behind this brief was given as a range, as an order or as more or less sure:
          each is taken as it stands.
        - Points are each party's own: 0 to 100 on every issue, weighted by how much the issue matters
          to it.
    """)
    assert told("a deal, all four measures on one package", 2) == [
        "Nothing stands in the way: every demand can be met at once."
    ]


def test_measures_that_agree_are_told_together_with_ties_and_who_gains_nothing() -> None:
    assert told("several solutions", 1)[3:8] == sentences("""
        - Best by the product of gains (Nash) and even shares of what each could gain
          (Kalai-Smorodinsky): tariff: 2 a unit; volume: 60 tonnes; term: 5 years (as today). That is worth 60
          points to Northland (45 without a deal) and 30.04 to the United Provinces (30).
        - By the product of gains (Nash), 2 other packages do as well.
        - Best by the sum of points (utilitarian): everything as today (tariff: 3 a unit; term: 5
          years; volume: 20 tonnes). That is worth 50 points to
          Northland (45 without a deal) and 50 to the United Provinces (30).
        - By the sum of points (utilitarian), 1 other package does as well.
        - No package accepted gains anything over no deal for the United Provinces, so the product
          of gains (Nash) leaves that seat out.
    """)


def test_one_package_is_one_in_every_sentence() -> None:
    found = told("one package", 1)
    assert found[0] == "Yes: the only possible package is acceptable to Northland."
    assert "It uses only options that somebody has put on the table." in found
    assert not any("outcomes" in text for text in found)


def test_what_only_the_analyst_put_forward_is_named() -> None:
    assert "Without tariff: 2 a unit, which only the analyst has put forward, no deal remains." in told(
        "best for all", 1
    )
    several = told("bounds", 1)
    assert "Each of these packages uses an option that nobody has put on the table." in several
    assert several[-3] == (
        "Without any one of these, which only the analyst has put forward, no deal remains: tariff: 2 a unit;"
        " volume: 60 tonnes."
    )


def test_bounds_are_told_as_bounds() -> None:
    assert told("bounds", 1)[0].startswith("Yes: between 10 and 4,000 of 24 possible packages are acceptable")


@pytest.mark.parametrize(
    ("example", "reason"),
    [
        ("no value of walking away", "the case gives no value of walking away for Eastland."),
        (
            "left to the conflict",
            (
                "for Westland the value of walking away is left to the conflict, and the case does not give"
                " what that comes to."
            ),
        ),
    ],
)
def test_a_measure_that_does_not_apply_is_told_with_its_reason(example: str, reason: str) -> None:
    (text,) = [text for text in told(example, 1) if "cannot be said" in text]
    assert text.endswith(f"cannot be said: {reason}")


def test_no_deal_is_told_in_the_words_of_the_rule() -> None:
    assert told("no deal", 1)[0] == (
        "No: none of 24 possible packages is acceptable to both Northland and the United Provinces."
    )
    assert told("five seats", 1)[0] == "No: none of 24 possible packages is acceptable to all 5 seats."
    assert told("no deal, one package", 1)[0] == (
        "No: the only possible package is not acceptable to all of the United Provinces, the Coastal Republic"
        " and Eastland."
    )


def test_under_a_majority_those_who_can_settle_it_are_told_of() -> None:
    found = told("majority", 1)
    assert found[0] == (
        "Yes: 5 of 24 possible packages are acceptable to at least 2 of Eastland, the United Provinces and"
        " the Coastal Republic."
    )
    assert found[2:6] == sentences("""
        - Of the 3 combinations of 2 seats that are just enough, 2 have a package that suits every one of
          their members.
        - The Coastal Republic is in all of those that can agree: no such majority forms without it.
        - Of those that can agree, 1 holds Eastland and 1 the United Provinces.
        - All of those come to the same best package: tariff: 4 a unit; term: 5 years (as today);
          volume: 20 tonnes (as today).
    """)
    assert found[6:8] == sentences("""
        - Eastland and the Coastal Republic can settle it between them. Best by the product of gains
          (Nash): tariff: 4 a unit; term: 5 years (as today); volume: 20 tonnes (as today). That
          is worth 50 points to Eastland
          and 50 to the Coastal Republic (20 without a deal).
        - The United Provinces and the Coastal Republic can settle it between them. Best by the
          product of gains (Nash): tariff: 4 a unit; term: 5 years (as today); volume: 20 tonnes
          (as today). That is worth 50
          points to the United Provinces (30 without a deal) and 50 to the Coastal Republic (20).
    """)
    assert (
        "The draft “treaty” is acceptable to the United Provinces and the Coastal Republic, which is enough."
        in found
    )
    assert told("majority", 2) == sentences("""
        - Not every demand can be met at once, but the rule does not ask for that.
        - Every package crosses red line 1 (never term: “15 years”) of the Coastal Republic.
        - These cannot be met together: red line 1 (never tariff: anything but “4 a unit”) of the
          United Provinces and the 20 points of the Coastal Republic without a deal.
    """)
    many = told("majority of many", 1)
    assert many[0] == "Yes: 5 of 24 possible packages are acceptable to at least 1 of the 5 seats."
    assert "1 other combination of seats can settle it as well." in many


def test_nothing_is_claimed_of_what_is_best_for_seats_without_values() -> None:
    found = " ".join(told("blocs that agree", 1))
    assert "acceptable to both the League of Transit States and the Western Pact" in found
    assert "best for every seat" not in found
    assert "This would be better" not in found


def test_a_bloc_says_yes_by_its_members() -> None:
    assert told("blocs", 1)[1:3] == sentences("""
        - A yes from the League of Transit States is the consent of those with at least 3 of 4 votes
          among the United Provinces and the Coastal Republic.
        - A yes from the Western Pact is the consent of Eastland and Westland.
    """)


def test_a_bloc_without_points_is_said_not_to_be_weighed() -> None:
    weighed = (
        "The League of Transit States has no points of its own, so the points of the others alone decide"
        " what is best."
    )
    assert weighed in told("a bloc beside a seat", 1)
    assert weighed in told("winning sets with blocs", 1)
    alone = "1 combination of seats can settle it and has no points of its own."
    assert alone in told("winning sets with blocs", 1)
    assert weighed not in told("a deal, all four measures on one package", 1)


def test_nothing_is_worth_points_to_a_seat_with_red_lines_alone() -> None:
    found = told("outvoted with red lines alone", 1)
    assert "That outvotes Corby: it crosses red line 1 (width) of Corby." in found
    assert not any("points to Corby" in text or "for every seat" in text for text in found)


def test_a_member_of_a_bloc_has_a_say_without_a_seat() -> None:
    (text, _) = told("a bloc beside a seat", 6)
    assert text.startswith(
        "For the Coastal Republic, without a seat but with a say in the consent of the League of Transit"
        " States, today is worth 50 points"
    )


def test_red_lines_held_less_likely_than_not_are_named() -> None:
    found = [s for s in brief(EXAMPLES["doubted red lines"]) if s.text.startswith("Not counted")]
    assert " ".join(s.text for s in found) == (
        "Not counted, since held less likely than not: red line 1 (never tariff: “4 a unit”) of Northland and"
        " red line 1 (never term: “15 years”) of Northland's Lower House."
    )
    assert found[0].judgments[0] == "wants.North.red lines[1]"
    assert not any("Not counted" in text for text in told("unsure", 1))


def test_drafts_are_judged_and_the_rest_counted() -> None:
    assert told("drafts", 1)[2:7] == sentences("""
        - The draft “treaty” by Northland leaves term and volume open; however its open points are
          filled in, only Northland could accept it. It is worth 20 to 60 points to Northland (45 without
          a deal) and 0 to the United Provinces (30), and it crosses red line 1 (tariff) of the United
          Provinces.
        - The draft “second” leaves term open; however its open points are filled in, no seat could
          accept it.
        - The draft “third” by Northland and the United Provinces has a version that suits each
          seat, but none that suits all. It is worth 20 to 60 points to Northland (45 without a
          deal) and 0 to the United Provinces (30).
        - The draft “fourth” by the United Provinces is acceptable to Northland alone. It is worth
          20 to 60 points to Northland (45 without a deal) and 0 to the United Provinces (30).
        - 2 more drafts are not told of here (see `detente agreement`).
    """)
    assert "With tariff: 4 a unit, the draft “treaty” becomes acceptable to all." in told("drafts", 2)
    assert (
        "This would be better for at least one seat and worse for none: everything as today (tariff: 3 a"
        " unit; term: 5 years; volume: 20 tonnes)."
    ) in told("accepted draft", 1)
    assert told("open drafts", 1)[5:8] == sentences("""
        - The draft “treaty” by Northland leaves term open; completed well, it is acceptable to both
          Northland and the United Provinces.
        - The draft “second” (put together by the coder from what Northland said) is acceptable to its
          author alone.
        - The draft “third” (put together by the coder) is acceptable to no seat.
    """)


def test_what_stands_in_the_way_and_what_would_open_a_deal() -> None:
    assert told("blocked", 2) == sentences("""
        - No package gives the United Provinces as much as no deal does: 30 points.
        - On tariff, these rule out every option between them: red line 1 (never “4 a unit”) of
          Northland and red line 1 (never anything but “4 a unit”) of the United Provinces.
        - These cannot be met together: red line 2 (never term: “5 years” and tariff: “3 a unit”) of
          Northland; the 69 points of Northland's Cabinet without a deal; red line 1 (never term:
          “15 years”) of Northland's Lower House.
        - 1 more set of demands cannot be met together (see `detente agreement`).
        - There are too many to list; only the smallest were looked for.
        - Nor is a deal possible on a part, with the rest left as it is today.
        - A deal opens if red line 2 (12 points would buy it off) of Northland is given up.
        - Or if 25.5 points will do for the United Provinces, 4.5 less than no deal gives.
        - Or if red line 1 of Northland and red line 1 of the United Provinces are given up.
        - Or if red line 1 of the United Provinces is given up and less than no deal gives will do
          for the United Provinces and Northland's Cabinet: at least 12 points less in all, and at
          least 7 less for one of them.
        - 1 other way takes as many changes or more (see `detente agreement`).
    """)
    assert told("two conflicts on one issue", 2)[1] == (
        "So do red line 1 of Northland and red line 1 of the United Provinces."
    )
    assert told("no deal", 2)[1:] == ["What would open a deal was not found."]


def test_those_without_a_seat_see_what_each_outcome_is_worth_to_them_and_crosses() -> None:
    assert told("outsiders", 6) == sentences("""
        - For the Coastal Republic, without a seat, today is worth 50 points, no deal 20, the Nash
          and Kalai-Smorodinsky package 10 to 25, the egalitarian and utilitarian package 50, the
          draft “treaty” 0 and the draft “second” 5. The Nash and Kalai-Smorodinsky package and the
          draft “treaty” cross red line 2 (volume) of the Coastal Republic. The draft “second”
          crosses red lines 1 (term) and 2 (volume) of the Coastal Republic.
        - The case states no wants for Islands, so nothing is computed of what a deal would do
          there.
    """)
    assert told("blocked", 6)[0] == (
        "Without a seat: the Coastal Republic and Eastland. There is neither a deal nor a draft here to weigh"
        " for them."
    )
    assert told("no deal, one package", 6)[0] == "Everyone whose wants the case states has a seat."


def test_with_several_forums_the_first_sentence_on_each_names_it() -> None:
    found = [s for s in brief(EXAMPLES["several forums"]) if s.finding == 1]
    first = {s.forum: s.text for s in reversed(found)}
    assert first["council"].startswith("Energy Council: Yes: ")
    assert first["talks"] == "Talks: Not computed: what holds `today` is not given for term."
    assert first["commission"].startswith("Tariff Commission: Yes: ")
    assert sum("Energy Council" in s.text for s in found) == 1


def test_the_central_case_is_told_of_once_with_the_judgments_it_stands_for() -> None:
    found = brief(EXAMPLES["unsure"])
    (central,) = [s for s in found if "central case" in s.text]
    assert central.text.startswith(
        "This brief speaks of the central case: each of 3 judgments given as a range"
    )
    assert central.judgments == (
        "wants.South.tariff.best first",
        "wants.North.no deal",
        "wants.North.red lines[1]",
    )


def test_a_case_without_issues_is_told_so() -> None:
    assert brief(EXAMPLES["nothing to look at"]) == (
        Sentence(1, "Not computed: the case lacks issues; wants.", ()),
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_sentence_is_whole_and_rests_on_judgments_of_the_case(example: str) -> None:
    found = brief(EXAMPLES[example])
    for sentence in found:
        assert re.fullmatch(r"[A-Z0-9“].*[.]", sentence.text), sentence.text
        assert not re.search(r"[{}]|None|  |\.\.|,,|Fraction", sentence.text), sentence.text
        assert sentence.finding in FINDINGS
        assert set(sentence.judgments) <= set(EXAMPLES[example].case.judgments)
    assert [s.finding for s in found] == sorted(s.finding for s in found)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (OptionIn("tariff", frozenset({0})), "tariff: “2 a unit”"),
        (OptionIn("tariff", frozenset({0, 2})), "tariff: anything but “3 a unit”"),
        (Not(OptionIn("tariff", frozenset({0}))), "tariff: anything but “2 a unit”"),
        (OptionIn("volume", frozenset({2, 3})), "volume: at least 40 tonnes"),
        (OptionIn("volume", frozenset({0, 1, 2})), "volume: at most 40 tonnes"),
        (OptionIn("volume", frozenset({1, 2})), "volume: 20 tonnes to 40 tonnes"),
        (
            And((OptionIn("term", frozenset({0})), Or((OptionIn("tariff", frozenset({0})), And(()))))),
            "term: “5 years” and (tariff: “2 a unit” or (any package))",
        ),
        (
            If(OptionIn("term", frozenset({0})), Not(And((OptionIn("tariff", frozenset({0})),)))),
            "term: “5 years” where (not (tariff: “2 a unit”))",
        ),
        (
            Iff(OptionIn("term", frozenset({0})), OptionIn("tariff", frozenset({0}))),
            "term: “5 years” exactly where tariff: “2 a unit”",
        ),
    ],
)
def test_conditions_in_words(expression: Expression, text: str) -> None:
    assert Words(CASE).condition(expression) == text


class Recording(dict[str, str]):
    """A catalogue that remembers which of its templates were filled."""

    def __init__(self, catalogue: dict[str, str]) -> None:
        super().__init__(catalogue)
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.used.add(name)
        return super().__getitem__(name)


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> Recording:
    recording = Recording(dict(templates.TEMPLATES))
    monkeypatch.setattr(templates, "TEMPLATES", recording)
    return recording


def test_every_template_is_needed_by_some_example(catalogue: Recording) -> None:
    for analysis in EXAMPLES.values():
        brief(analysis)
        headlines(analysis)
    for sheet in role_sheets():
        told_role_sheet(sheet)
    for parameters in test_conditions_in_words.pytestmark[0].args[1]:  # type: ignore[attr-defined]
        Words(CASE).condition(parameters[0])
    assert catalogue.used | set(CHANGES) | set(SOURCES) | set(VERDICTS) | set(LEVERS) == set(catalogue)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_the_brief_of_any_case_is_made_of_whole_sentences(drawn: dict[str, Any]) -> None:
    case = read_case(to_yaml(drawn).encode(), "drawn.yaml").case
    found = brief(analyze(case))
    assert found
    for sentence in found:
        assert sentence.text.endswith(".")
        assert not re.search(r"[{}]|None|  |,,|Fraction", sentence.text), sentence.text
        assert set(sentence.judgments) <= set(case.judgments)

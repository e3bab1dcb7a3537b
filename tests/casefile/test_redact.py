"""What is confidential leaves no trace in a case that is shared."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.casefile.redact import share
from detente.errors import CaseError, NotShareable
from tests.casefile.marking import confidential_texts, hidden_texts, marked
from tests.casefile.mutator import valid_cases
from tests.casefile.reading import read

if TYPE_CHECKING:
    from detente.casefile import ReadCase

TALKS = """\
sources: {daily: The Daily, memo: Our envoy's memo}
parties: {North: Northland, South: Southland, Coast: Coastland}
issues:
  tariff: {options: {low: two, middle: three, high: four}, today: middle}
  term: {options: [5 years, 15 years], today: 5 years}
"""
WANTS = """\
wants:
  North: {tariff: {weight: 60, values: {low: 100, middle: 50, high: 0}}, no deal: 20}
  South: {tariff: {weight: 1, best first: [high, middle, low]}, no deal: 10}
"""


def shared(text: str) -> ReadCase:
    return share(read(text))


def like(with_marks: str, without: str) -> bool:
    """Whether sharing the one text gives what sharing the other gives, apart from what was counted."""
    ours, theirs = shared(with_marks), shared(without)
    assert "confidential" not in ours.text
    return ours.text == theirs.text


@pytest.mark.parametrize(
    ("written", "instead", "left_out"),
    [
        # Marks on each kind of judgment
        ("no deal: 20}", "no deal: {value: 20, confidential: true}}", {"wants": 1}),
        ("no deal: 20}", "no deal: {from: conflict, confidential: true}}", {"wants": 1}),
        ("no deal: 20}", "no deal: {value: 20, range: 10..30, confidential: true}}", {"wants": 1}),
    ],
)
def test_a_number_is_marked_where_it_stands(written: str, instead: str, left_out: dict[str, int]) -> None:
    text = TALKS + WANTS.replace(written, instead)
    assert shared(text).case.left_out == left_out
    assert like(text, TALKS + WANTS.replace(", no deal: 20}", "}"))


@pytest.mark.parametrize(
    ("extra", "left", "left_out"),
    [
        (
            "approval: {North: {ratifiers: {Cabinet: {no deal: 69, confidential: true}, House: {}}}}\n",
            "",
            {"approval": 1},
        ),
        (
            (
                "approval:\n  North: {ratifiers: {Cabinet: {no deal: {value: 69, confidential: true},"
                " red lines: [{never: term = 15 years}]}}}\n"
            ),
            "approval: {North: {ratifiers: {Cabinet: {red lines: [{never: term = 15 years}]}}}}\n",
            {"approval": 1},
        ),
        (
            "drafts: {a: {package: {tariff: low}, confidential: true}, b: {package: {tariff: high}}}\n",
            "drafts: {b: {package: {tariff: high}}}\n",
            {"drafts": 1},
        ),
        ("drafts: {a: {package: {tariff: low}, confidential: true}}\n", "", {"drafts": 1}),
        (
            (
                "record: [{date: 2024, who: North, does: says, what: x, confidential: true},"
                " {date: 2025, who: South, does: says}]\n"
            ),
            "record: [{date: 2025, who: South, does: says}]\n",
            {"record": 1},
        ),
        ("people: {Spy: {name: A. Spy, for: North, confidential: true}}\n", "", {"people": 1}),
        ("positions: {tariff: {Coast: {at: low, confidential: true}}}\n", "", {"positions": 1}),
        (
            "positions: {tariff: {Coast: {at: low, salience: {value: 30, confidential: true}}}}\n",
            "positions: {tariff: {Coast: {at: low}}}\n",
            {"positions": 1},
        ),
        (
            "forecasts: [{by: daily, says: zone.all, probability: 0.5, confidential: true}]\n",
            "",
            {"forecasts": 1},
        ),
        ("outcome: {package: {tariff: low}, confidential: true}\n", "", {"outcome": 1}),
        (
            (
                "actions: {North: {go: Go, leak: {name: Leak, confidential: true}}}\n"
                "status quo: [North.leak, North.go]\nimpossible: [North.leak and not North.go]\n"
                "states: {mess: North.leak, calm: North.go}\n"
                "prefers: {North: [mess, not North.go]}\nworth: {South: {mess: 3, otherwise: 5}}\n"
                "threats: {t: {by: South, if: North.leak, then: [not North.go]}}\n"
            ),
            (
                "actions: {North: {go: Go}}\nstatus quo: [North.go]\nstates: {calm: North.go}\n"
                "prefers: {North: [not North.go]}\n"
            ),
            {
                "actions": 1,
                "status quo": 1,
                "impossible": 1,
                "states": 1,
                "prefers": 1,
                "worth": 1,
                "threats": 1,
            },
        ),
        (
            "actions: {North: {go: Go}}\nworth: {South: {North.go: {value: 3, confidential: true}}}\n",
            "actions: {North: {go: Go}}\n",
            {"worth": 1},
        ),
        ("sources: {daily: The Daily, spy: {title: A spy, confidential: true}}\n", "", {"sources": 1}),
    ],
)
def test_any_part_can_be_marked_and_goes_with_what_cannot_be_read_without_it(
    extra: str, left: str, left_out: dict[str, int]
) -> None:
    talks = TALKS.partition("\n")[2] if extra.startswith("sources") else TALKS
    assert shared(talks + WANTS + extra).case.left_out == left_out
    assert like(talks + WANTS + extra, TALKS + WANTS + left)


@pytest.mark.parametrize(
    ("mark", "left"),
    [
        # An option goes from every order and list of points, an issue from all wants; what names either goes.
        (
            "high: {name: four, confidential: true}",
            TALKS.replace(", high: four", "")
            + "wants:\n  North: {tariff: {weight: 60, values: {low: 100, middle: 50}}, no deal: 20}\n"
            "  South: {tariff: {weight: 1, best first: [middle, low]}, no deal: 10}\n"
            "drafts: {b: {package: {tariff: low, term: 15 years}}, c: {package: {tariff: low}}}\n",
        ),
        # Where the points of one option go, the others would say something else by themselves.
        (
            "high: {value: 0, confidential: true}",
            TALKS + "wants:\n  South: {tariff: {weight: 1, best first: [high, middle, low]}, no deal: 10}\n"
            "drafts: {a: {package: {tariff: high}}, b: {package: {tariff: low, term: 15 years}},"
            " c: {package: {tariff: low}}}\n",
        ),
        (
            "weight: {value: 60, confidential: true}",
            TALKS + "wants:\n  South: {tariff: {weight: 1, best first: [high, middle, low]}, no deal: 10}\n"
            "drafts: {a: {package: {tariff: high}}, b: {package: {tariff: low, term: 15 years}},"
            " c: {package: {tariff: low}}}\n",
        ),
        (
            "term: {confidential: true, ",
            TALKS.replace("  term: {options: [5 years, 15 years], today: 5 years}\n", "")
            + WANTS
            + "drafts: {a: {package: {tariff: high}}, c: {package: {tariff: low}}}\n",
        ),
    ],
)
def test_what_names_something_left_out_is_left_out(mark: str, left: str) -> None:
    drafts = (
        "drafts: {a: {package: {tariff: high}}, b: {package: {tariff: low, term: 15 years}},"
        " c: {package: {tariff: low}}}\n"
    )
    text = TALKS + WANTS + drafts
    key = mark.partition(":")[0]
    written = {
        "high": "high: four" if "name" in mark else "high: 0",
        "weight": "weight: 60",
        "term": "term: {",
    }[key]
    assert text.count(written) == 1
    assert like(text.replace(written, mark), left)


def test_a_deeper_mark_opens_a_part_of_what_is_confidential() -> None:
    text = TALKS + (
        "wants:\n  North:\n    confidential: true\n    why: A secret.\n    no deal: 20\n"
        "    tariff: {confidential: false, weight: 60, ideal: 3, best first: [low, middle, high]}\n"
    ).replace(" ideal: 3,", "")
    assert like(text, TALKS + "wants: {North: {tariff: {weight: 60, best first: [low, middle, high]}}}\n")


def test_a_name_of_the_case_is_no_mark() -> None:
    """An issue may be called `confidential`, and its options `true` and `false`."""
    issue = "issues: {confidential: {options: ['true', 'false']}, fare: {options: [a, b]}}\n"
    draft = "drafts: {d: {package: {confidential: 'true', fare: a}}}\n"
    found = shared(f"parties: {{A: a}}\n{issue}{draft}")
    assert found.case.left_out == {}
    assert found.case.drafts["d"].package == {"confidential": 0, "fare": 0}


def test_a_ratifier_that_was_a_party_does_not_stay_behind_as_a_name() -> None:
    text = TALKS.replace("Coast: Coastland", "Coast: {name: Coastland, confidential: true}") + WANTS
    approval = (
        "approval: {North: {ratifiers: {Coast: {}, House: {no deal: 9}}}}\nforums: {f: {seats: [North]}}\n"
    )
    coast = "  Coast: {tariff: {weight: 1, best first: [high, middle, low]}}\n"
    found = shared(text + coast + approval)
    assert found.case.left_out == {"parties": 1, "wants": 1, "approval": 1}
    assert "Coast" not in found.text


def test_sources_that_nothing_left_rests_on_go_uncounted() -> None:
    text = TALKS + WANTS.replace("no deal: 20", "no deal: {value: 20, source: memo, confidential: true}")
    found = shared(text.replace("weight: 1,", "weight: 1, source: daily,"))
    assert list(found.case.sources) == ["daily"]
    assert found.case.left_out == {"wants": 1}


def test_texts_come_through_whatever_they_hold() -> None:
    odd = '\\u2028 \\x85 \\0 \\uFEFF \\U0001F54A \\"quoted\\" \\\\ {a: b} # no comment'
    long = " or ".join(["North.go"] * 150)
    text = (
        f'title: "{odd}"\nparties: {{North: "{odd}", "no: {{brace": x}}\nactions: {{North: {{go: Go}}}}\n'
        f"prefers:\n  North:\n    weights:\n      ? {long}\n      : 3\n"
    )
    whole, case = read(text).case, shared(text).case
    assert len(long) > 1024
    assert (case.title, case.parties, case.conflict) == (whole.title, whole.parties, whole.conflict)
    assert case.title.startswith('\u2028 \x85 \0 \ufeff \U0001f54a "quoted" \\ {a: b} #')


def test_comments_and_ways_of_writing_are_gone() -> None:
    one = shared(f"# A secret.\n{TALKS}{WANTS}").case
    other = shared((TALKS + WANTS).replace("{low: two", "{ 'low' :   \"two\"")).case
    assert one.sha256 == other.sha256 != read(TALKS + WANTS).case.sha256


def test_a_red_line_goes_with_its_sureness_and_stays_without_its_price() -> None:
    doubted = "red lines: [{never: term = 5 years, sure: {value: 30, confidential: true}}]"
    priced = "red lines: [{never: term = 5 years, price: {value: 30, confidential: true}}]"
    for lines, left in ((doubted, 0), (priced, 1)):
        demands = shared(TALKS + WANTS.replace("no deal: 10", lines)).case.demands["South"]
        assert len(demands.red_lines) == left


def test_red_lines_are_numbered_by_what_is_left() -> None:
    lines = "red lines: [{never: term = 5 years, confidential: true}, {never: tariff = low}]"
    demands = shared(TALKS + WANTS.replace("no deal: 10", lines)).case.demands["South"]
    assert [(line.number, line.never.text) for line in demands.red_lines] == [(1, "tariff = low")]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("confidential: true\nparties: {A: a}\n", "no case is left", None),
        ("parties: {A: {name: a, confidential: true}}\n", "no case is left", None),
        (
            TALKS
            + WANTS.replace("North: {", "North: {confidential: true, ")
            + "forums: {board: {seats: [North, South]}}\n",
            "forums.board cannot be read",
            "mark forums.board as confidential as well",
        ),
        (
            TALKS.replace("Coast: Coastland", "Coast: {name: Coastland, confidential: true}")
            + WANTS
            + "  Coast: {tariff: {weight: 1, best first: [high, middle, low]}}\n"
            "forums: {board: {seats: [North, Coast]}}\n",
            "forums.board cannot be read",
            "mark forums.board",
        ),
        (
            TALKS + WANTS + "forums: {board: {seats: [North, South], confidential: true}}\n",
            "every forum is confidential",
            "leave at least one forum open",
        ),
        (
            TALKS + WANTS + "forums: {board: {seats: [North, South]}, confidential: true}\n",
            "every forum is confidential",
            "leave at least one forum open",
        ),
        (
            TALKS.replace("term: {", "term: {confidential: true, ")
            + WANTS
            + "forums: {board: {seats: [North, South], issues: [term]}}\n",
            "forums.board cannot be read",
            "mark forums.board",
        ),
        (
            TALKS
            + WANTS.replace("North: {", "North: {confidential: true, ")
            + "approval: {South: {ratifiers: {North: {}}}}\n",
            "approval.South cannot be read",
            "mark approval.South",
        ),
    ],
)
def test_who_decides_is_never_changed_silently(text: str, message: str, hint: str | None) -> None:
    with pytest.raises(NotShareable) as raised:
        shared(text)
    assert message in raised.value.message
    assert (raised.value.hint or "").startswith(hint or "")
    assert "Coast" not in f"{raised.value.message} {raised.value.hint}"


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_nothing_is_left_in_the_text_that_stood_only_below_a_mark(seed: int) -> None:
    rng = random.Random(seed)
    text = marked(rng.choice(sorted(valid_cases().values())), rng)
    hidden, shown = confidential_texts(text)
    try:
        found = shared(text)
    except NotShareable as error:
        said = {str(error.message), str(error.hint)}
        assert not [secret for secret in hidden - shown if len(secret) > 5 and secret in " ".join(said)]
        return
    assert set(re.findall(r'"((?:[^"\\]|\\.)*)"', found.text)).isdisjoint(hidden - shown)
    again = shared(found.text)
    assert (again.text, again.case.left_out) == (found.text, {})
    assert again.case.judgments.keys() == found.case.judgments.keys()


def outcome(text: str) -> tuple[object, object] | None:
    """What is shared of a text, or why nothing is; nothing where the text is no case."""
    try:
        found = read(text)
    except CaseError:
        return None
    try:
        case = share(found)
    except NotShareable as error:
        return error.message, error.hint
    return case.text, case.case.left_out


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_other_words_in_place_of_what_is_confidential_change_nothing(seed: int) -> None:
    rng = random.Random(seed)
    text = marked(rng.choice(sorted(valid_cases().values())), rng)
    hidden = hidden_texts(text)
    assume(hidden)
    expected = outcome(text)
    for _ in range(3):
        secret = rng.choice(hidden)
        other = rng.choice([rng.choice(hidden).text, str(rng.randint(0, 60))]).replace("'", "''")
        changed = outcome(f"{text[: secret.start]}'{other}'{text[secret.end :]}")
        assert changed in (None, expected)


@pytest.mark.parametrize("name", valid_cases())
def test_a_case_without_marks_is_shared_whole(name: str) -> None:
    """Only sources that nothing rests on are missed."""
    text = valid_cases()[name]
    whole = read(
        text.replace(", confidential: true", "").replace("confidential: true", "confidential: false")
    )
    case = share(whole).case
    assert case.left_out == {}
    assert list(case.judgments) == sorted(case.judgments, key=list(whole.case.judgments).index)
    assert case.judgments.keys() == whole.case.judgments.keys()
    assert (case.wants, case.demands, case.record) == (
        whole.case.wants,
        whole.case.demands,
        whole.case.record,
    )
    assert (case.issues, case.conflict, case.forums) == (
        whole.case.issues,
        whole.case.conflict,
        whole.case.forums,
    )

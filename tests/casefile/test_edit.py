"""Setting one judgment changes its text and no other character of the file."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile import read_case
from detente.casefile.edit import _follow, can_be_set, content_at, set_judgment, written_at
from detente.casefile.extents import parse, shape
from detente.casefile.flow import flow
from detente.errors import CaseError, PathError
from tests.casefile.mutator import valid_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile.extents import Extent

CASE = """\
# A note of the analyst's.
parties: {North: Northland, "U.S.": 'United States', League: {name: League, members: [North]}}
issues:
    tariff: {options: [low,   middle , high], today: low}   # kept as it is
    term:
        options:
        - 5 years
        - 15 years
wants:
  North:
    no deal:   # not known yet
    tariff: {weight: 60,
             values: {low: 100, middle: 55 +- 10,  # unsure
                      high: 0}}
    red lines:
    - never: tariff = high
      why: >
        It said so,
        twice.

    - {never: tariff = middle, sure: "60..80"}
  U.S.:
    tariff: {weight: 1, best first: [high, middle, low]}
    no deal:
      value: 30
      range: 20..40
drafts:
  northern: {package: {tariff: low}}
prefers: {North: {weights: {U.S..a: 3, 'U.S.': 4, not U.S..a: 5}}}
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("wants.North.tariff.weight", "25..35", "{weight: 60,", "{weight: 25..35,"),
        ("wants.North.tariff.values.middle", "40", "55 +- 10,  #", "40,  #"),
        ("wants.North.red lines[2].sure", "70", '"60..80"', "70"),
        ("wants.North.red lines[1].never", "tariff = low", "never: tariff = high", "never: tariff = low"),
        ("wants.North.no deal", "30", "no deal:   # not", "no deal: 30   # not"),
        ("wants.U.S..no deal", "{from: conflict}", "value: 30\n      range: 20..40", "{from: conflict}"),
        ('wants."U.S.".no deal.value', "31", "value: 30", "value: 31"),
        ("wants.North.red lines[1].why", "It did.", ">\n        It said so,\n        twice.", "It did."),
        ("issues.term.options", "[a, b]", "- 5 years\n        - 15 years", "  [a, b]"),
        ("issues.term.options[2]", "15 y", "15 years", "15 y"),
        ("issues.tariff.options[2]", "mid, or so", "middle ,", "'mid, or so' ,"),
        ("prefers.North.weights.U.S.", "7", "'U.S.': 4", "'U.S.': 7"),
        ("prefers.North.weights.U.S..a", "7", "{U.S..a: 3", "{U.S..a: 7"),
        ("prefers.North.weights.not U.S..a", "-7", "not U.S..a: 5", "not U.S..a: -7"),
        (
            "parties.North",
            "{name: Northland, power: 4}",
            "North: Northland",
            "North: {name: Northland, power: 4}",
        ),
    ],
)
def test_a_value_is_put_where_the_old_one_stood(path: str, value: str, old: str, new: str) -> None:
    assert CASE.count(old) == 1
    assert set_judgment(CASE, path, value) == CASE.replace(old, new)


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("wants.U.S..red lines", "[{never: x = y}]", "20..40\n", "20..40\n    red lines: [{never: x = y}]\n"),
        ("wants.North.red lines[2].price", "8", '"60..80"}', '"60..80", price: 8}'),
        ("wants.North.red lines[1].sure", "70", "        twice.\n", "        twice.\n      sure: 70\n"),
        ("wants.U.S..no deal.why", "so", "range: 20..40\n", "range: 20..40\n      why: so\n"),
        ("drafts.northern.package.term", "5 years", "{tariff: low}}", "{tariff: low, term: 5 years}}"),
        ("parties.League.power", "5", "members: [North]}", "members: [North], power: 5}"),
        ("title", "A pipeline", "a: 5}}}\n", "a: 5}}}\ntitle: A pipeline\n"),
    ],
)
def test_a_key_that_is_absent_is_added_at_the_end_of_its_mapping(
    path: str, value: str, old: str, new: str
) -> None:
    assert CASE.count(old) == 1
    assert set_judgment(CASE, path, value) == CASE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("\ufefftitle: a\r\n# b\r\nnote: c\r\n", "title", "d", "\ufefftitle: d\r\n# b\r\nnote: c\r\n"),
        ("title: a\r\nparties: {}\r\n", "note", "b", "title: a\r\nparties: {}\r\nnote: b\r\n"),
        ("title: a", "note", "b", "title: a\nnote: b"),
        ("title: 🕊 a\u2028note: b", "note", "c", "title: 🕊 a\u2028note: c"),
        ("{title: a, note}", "note", "b", "{title: a, note: b}"),
        ("forums: {f: {}}", "forums.f.name", "F", "forums: {f: {name: F}}"),
        ("parties: {Äland: a}", "parties.A\u0308land", "b", "parties: {Äland: b}"),
    ],
)
def test_marks_line_ends_and_odd_forms_are_kept(text: str, path: str, value: str, expected: str) -> None:
    assert set_judgment(text, path, value) == expected


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("wnats.North.no deal", 'the case holds no "wnats"', 'did you mean "wants.North.no deal"?'),
        ("wants.Nroth.no deal", '"wants" holds no "Nroth"', 'did you mean "wants.North.no deal"?'),
        ("wants.North.no dael", '"wants.North" holds no "no dael"', 'did you mean "wants.North.no deal"?'),
        ("wants.North.tariff.wieght", 'holds no "wieght"', 'did you mean "wants.North.tariff.weight"?'),
        ("wants.North.order[1]", 'holds no "order"', 'set "wants.North.order" as a whole'),
        ("approval.North.rule", 'the case holds no "approval"', 'set "approval" as a whole'),
        ("issues.term.options[3]", "is a list of 2", "to add one, set the whole list"),
        ("wants.US.no deal", '"wants" holds no "US"', 'did you mean "wants."U.S.".no deal"?'),
        ("wants.North.term.weight", '"wants.North" holds no "term"', '"wants.North" holds'),
        ("wants.North.tariff.values.medium", 'values" holds no "medium"', None),
        ("wants.North.red lines[3].sure", '"wants.North.red lines" is a list of 2', "[1]"),
        ("wants.North.red lines[0]", '"wants.North.red lines" is a list of 2', "count from 1"),
        ("wants.North.red lines.sure", '"wants.North.red lines" is a list of 2', "count from 1"),
        ("parties.North.power", '"parties.North" is a text', "{name: Northland"),
        (
            "drafts.northern.package.tarif",
            'holds no "tarif"',
            'did you mean "drafts.northern.package.tariff"?',
        ),
        ("drafts.northern.package.quota", 'holds no "quota"', "holds tariff"),
        ("", "a path is missing", "wants.North"),
        ("wants.", "ends in a dot", "wants.North"),
        ("wants..North", '"wants" holds no', None),
        ("[1]", "the case holds no", None),
    ],
)
def test_a_wrong_path_names_the_longest_part_that_exists(path: str, message: str, hint: str | None) -> None:
    with pytest.raises(PathError) as raised:
        set_judgment(CASE, path, "30")
    assert message in raised.value.message
    assert hint is None or hint in (raised.value.hint or "")


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            " ",
            "[a, b",
            "a: b",
            "- a",
            "'a",
            '"U.S." = all',
            "&a b",
            "*a",
            "!x y",
            "30 # sure",
            "|\n a",
            "}",
        ),
        *(
            "a\nb: c",
            "30, why: x}",
            "--- a",
            "%YAML 1.1",
            "[" * 60 + "]" * 60,
            "[" * 100_000,
            "\x00",
            "\ud800",
        ),
    ],
)
@pytest.mark.parametrize("path", ["wants.North.tariff.weight", "issues.term.options[1]", "title"])
def test_a_value_that_is_not_one_value_is_refused(path: str, value: str) -> None:
    with pytest.raises(PathError):
        set_judgment(CASE, path, value)


@pytest.mark.parametrize(
    "text", ["", "a: [", "a: &b c", "a: 1\n---\nb: 2", "[" * 5_000, "title: \x00", "a: \ud800"]
)
def test_a_text_that_is_no_case_is_refused_with_a_place(text: str) -> None:
    with pytest.raises(CaseError) as raised:
        set_judgment(text, "title", "x")
    assert all(problem.line >= 1 and problem.column >= 1 for problem in raised.value.problems)


@pytest.mark.parametrize("name", sorted(valid_cases()))
def test_a_text_of_a_case_can_be_set_and_set_back(name: str) -> None:
    """All other characters stay, and setting the old text restores the file."""
    text = valid_cases()[name]
    texts = [(path, place) for path, place in _texts(parse(text), "") if place.style != "block"]
    for path, place in random.Random(name).sample(texts, min(len(texts), 40)):
        old = text[place.start : place.end]
        changed = set_judgment(text, path, "4321")
        assert changed == text[: place.start] + "4321" + text[place.end :], path
        assert set_judgment(changed, path, old) == text, path


@pytest.mark.parametrize("name", sorted(valid_cases()))
def test_every_judgment_of_a_case_is_found_by_its_path(name: str) -> None:
    text = valid_cases()[name]
    judgments = read_case(text.encode(), name).case.judgments
    root = parse(text)
    assert judgments
    assert [path for path in judgments if _follow(root, path).rest] == []
    for path in random.Random(name).sample(sorted(judgments), min(len(judgments), 10)):
        changed = set_judgment(text, path, "[4321]")
        assert changed.count("4321") == text.count("4321") + 1


@given(
    value=st.text(max_size=20),
    path=st.sampled_from(["title", "issues.tariff.today", "issues.term.options[2]"]),
)
def test_any_text_ends_in_one_changed_value_or_a_refusal(value: str, path: str) -> None:
    """A plain text is either what the file then says at that path, or refused."""
    text = "title: a\n" + CASE
    try:
        changed = set_judgment(text, path, value)
    except PathError:
        return
    assert set_judgment(changed, path, "4321") == set_judgment(text, path, "4321")


def _texts(node: Extent, path: str) -> Iterator[tuple[str, Extent]]:
    """Every text of a tree with its path."""
    if node.kind == "text":
        yield path, node
    for position, child in enumerate(node.children):
        if node.keys:
            yield from _texts(child, f"{path}.{node.keys[position].text}".removeprefix("."))
        else:
            yield from _texts(child, f"{path}[{position + 1}]")


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("wants.North.tariff.values.middle", "55 +- 10"),
        ("wants.U.S..no deal", "{value: 30, range: 20..40}"),
        ('wants."U.S.".tariff.best first', "[high, middle, low]"),
        ("wants.North.red lines[2].sure", "60..80"),
        ("drafts.northern", "{package: {tariff: low}}"),
        ("wants.North.order", None),
        ("wants.Nobody.no deal", None),
    ],
)
def test_what_stands_at_a_path_is_given_on_one_line(path: str, written: str | None) -> None:
    assert written_at(CASE, path) == written


def test_what_stands_at_a_path_is_given_in_full_where_asked() -> None:
    text = "prefers:\n  North:\n    - not South.close\n    - {holds: 'it, is', source: daily ¶3}  # it is\n"
    assert written_at(text, "prefers.North") == "[not South.close, {holds: 'it, is'}]"
    in_full = content_at(text, "prefers.North")
    assert in_full == ["not South.close", {"holds": "it, is", "source": "daily ¶3"}]
    assert shape(parse(set_judgment(text, "prefers.North", flow(in_full)))) == shape(parse(text))
    assert content_at(text, "prefers.South") is None


LINES = "wants: {North: {red lines: [never: tariff = high, {never: term = long}, 'never' : a = b ]}}"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("wants.North.red lines[1].sure", "never: tariff = high", "{never: tariff = high, sure: 0}"),
        ("wants.North.red lines[2].sure", "{never: term = long}", "{never: term = long, sure: 0}"),
        ("wants.North.red lines[3].sure", "'never' : a = b", "{'never' : a = b, sure: 0}"),
    ],
)
def test_a_single_pair_in_a_list_gets_braces_where_a_key_is_added(path: str, old: str, new: str) -> None:
    assert set_judgment(LINES, path, "0") == LINES.replace(old, new)


def test_a_path_can_be_set_where_it_exists_or_its_last_key_may_be_added() -> None:
    assert can_be_set(CASE, "wants.North.no deal")
    assert can_be_set(CASE, "wants.North.order")
    assert not can_be_set(CASE, "wants.North.ordre")
    assert not can_be_set(CASE, "wants.Nobody.no deal")

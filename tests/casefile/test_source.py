"""From bytes to a tree: encodings, limits, and what a case file never holds."""

from __future__ import annotations

import pytest
import yaml

from detente.casefile import describe
from detente.casefile.source import MAX_BYTES, MAX_DEPTH, MAX_NODES
from detente.errors import CaseError
from tests.casefile.reading import problems, read, wrong

NOT_STARTING = "found character that cannot start any token"
SMALL = "title: Talks\nparties: {A: Åland, B: Bland}\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "1:1: the file is empty"),
        (b"# only a comment\n", "1:1: the file is empty"),
        (b"- a\n", "1:1: a case file is a mapping of sections, such as `parties:`"),
        (b"just words", "1:1: a case file is a mapping of sections, such as `parties:`"),
        (b"title: caf\xe9\n", "1:11: the byte 0xE9 is not UTF-8"),
        (b"title: x\n\xff\xfep", "2:1: the byte 0xFF is not UTF-8"),
        ("title: x".encode("utf-16"), "1:1: the file is in UTF-16 or UTF-32"),
        ("title: x".encode("utf-32"), "1:1: the file is in UTF-16 or UTF-32"),
        (b"title: a\x00b\n", "1:9: the character U+0000 cannot stand in a case file"),
        (
            b"parties: {A: b\n",
            "2:1: this is not YAML: did not find expected ',' or '}' while parsing a flow mapping",
        ),
        (
            b"parties:\n\tA: b\n",
            f"2:1: this is not YAML: {NOT_STARTING} while scanning for the next token",
        ),
        (b"parties:\n  A: x: y\n", "2:7: this is not YAML: mapping values are not allowed in this context"),
        (
            b"parties: {A: &a b}\n",
            "1:14: anchors (`&name`) are not read; write the text out where it is meant",
        ),
        (b"parties: {A: *a}\n", "1:14: aliases (`*name`) are not read; write the text out"),
        (b"parties: {A: !!str b}\n", "1:14: tags (`!name`) are not read"),
        (b"parties: {A: ! b}\n", "1:14: tags (`!name`) are not read"),
        (b"parties: {A: b}\n---\ntitle: x\n", "2:1: a case file holds one document; this begins a second"),
        (b"parties: {? [A]: b}\n", "1:13: a key is a single text, not a list or mapping"),
        (b"parties: {A: b, A: c}\n", '1:17: "A" stands here twice, first on line 1'),
        (b"parties: {A: b}\nparties: {C: d}\n", '2:1: "parties" stands here twice, first on line 1'),
        (b"[" * 60 + b"]" * 60, f"1:{MAX_DEPTH + 1}: this nests more than {MAX_DEPTH} levels deep"),
        (b"#" * (MAX_BYTES + 1), "1:1: the file has 1,000,001 bytes; a case file has at most 1,000,000"),
        (b"a: [" + b"b," * MAX_NODES + b"]", f"1:119999: the file holds more than {MAX_NODES:,} values"),
    ],
)
def test_what_is_no_case_file_is_refused(data: bytes, expected: str) -> None:
    found = [f"{problem.line}:{problem.column}: {problem.text}" for problem in problems(data)]
    assert found[0] == expected


def test_all_anchors_aliases_and_tags_are_named() -> None:
    assert [place.split(":")[1] for place in wrong("a: [&x b, *x, !y c]\n")] == ["5", "11", "15"]


@pytest.mark.parametrize(
    "data",
    [
        SMALL.encode(),
        b"\xef\xbb\xbf" + SMALL.encode(),
        SMALL.replace("\n", "\r\n").encode(),
        SMALL.replace("\n", "\r").encode(),
        ("%YAML 1.2\n---\n" + SMALL + "...\n").encode(),
        SMALL.encode() + b"#" * (MAX_BYTES - len(SMALL.encode())),
    ],
    ids=["plain", "byte order mark", "CRLF", "CR", "directive", "as long as allowed"],
)
def test_what_is_a_case_file_is_read(data: bytes) -> None:
    case = read(data).case
    assert case.title == "Talks"
    assert {name: party.name for name, party in case.parties.items()} == {"A": "Åland", "B": "Bland"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_count_alike_for_every_line_break(newline: str) -> None:
    text = newline.join(["title: x", "parties: {A: b}", "partis: {C: d}", ""])
    assert wrong(text) == ['3:1: unknown key "partis"']


def test_a_byte_order_mark_takes_no_column() -> None:
    assert [problem.column for problem in problems(b"\xef\xbb\xbftitl: x\nparties: {A: b}\n")] == [1]


def test_scalars_stay_the_text_they_are() -> None:
    case = read("parties: {NO: 1.10, 007: 2024-01-01, on: 1_000, 0x1F: .inf}\n").case
    assert {name: party.name for name, party in case.parties.items()} == {
        "NO": "1.10",
        "007": "2024-01-01",
        "on": "1_000",
        "0x1F": ".inf",
    }


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_where_a_name_is_expected_asks_for_quotes(nothing: str) -> None:
    (problem,) = problems(f"parties: {{A: {nothing}}}\n")
    assert problem.text == "the name of a party, or a mapping, is expected here, and nothing is written"
    assert problem.hint == "quote a text that holds a comma"


def test_a_quoted_word_for_nothing_is_a_text() -> None:
    assert read("parties: {A: 'null', B: \"~\"}\n").case.parties["A"].name == "null"


def test_names_are_the_same_however_their_accents_are_composed() -> None:
    composed, decomposed = "Gen\u00e8ve", "Gene\u0300ve"
    text = f"parties: {{{composed}: x}}\npeople: {{P: {{for: {decomposed}}}}}\n"
    assert read(text).case.people["P"].party == composed


def test_without_libyaml_a_file_reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = "parties: {A: &x b, C: d,\n  e: *x}\npartis:\n- 'l''x'\n"
    with_c = wrong(bad)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert wrong(bad) == with_c
    assert read(SMALL).case.title == "Talks"


def test_nothing_is_executed() -> None:
    text = "parties: {A: !!python/object/apply:os.system ['exit 3']}\n"
    assert wrong(text) == ["1:14: tags (`!name`) are not read"]


def test_a_problem_is_printed_with_its_line_a_caret_and_a_hint() -> None:
    with pytest.raises(CaseError) as caught:
        read("parties: {A: b}\nissues: {tariff: {optoins: [low, high]}}\n")
    assert describe(caught.value).splitlines() == [
        "case.yaml:2:18: an issue has `options`, or `number`",
        "  issues: {tariff: {optoins: [low, high]}}",
        "                   ^",
        'case.yaml:2:19: unknown key "optoins"',
        "  issues: {tariff: {optoins: [low, high]}}",
        "                    ^~~~~~~",
        '  hint: did you mean "options"?',
    ]

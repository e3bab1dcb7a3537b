"""Whatever a `.gmcr` file holds, it is read or refused, in plain words and at a place of the file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.problems import describe
from detente.errors import CaseError, DetenteError, TooLarge
from detente.interop import gmcr_to_case
from tests.interop.documents import documents

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

TOKENS = (
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "0",
        "1",
        "2",
        "-1",
        "1.5",
        "1e99",
        "9" * 20,
        "true",
        "false",
        "null",
        "NaN",
    ),
    *(
        '"Y"',
        '"N"',
        '"y"',
        '""',
        "\\",
        '"\\u0000"',
        '"\\ud800"',
        '"\\ud83d\\ude00"',
        "\x00",
        "\u2028",
        "/**/",
    ),
    *('"options"', '"compound"', '"members"', "[[0, 1]]"),
)
_TOKEN = re.compile(r'"[^"]*"|[\w.-]+|\s+|.', re.DOTALL)


def check(data: bytes) -> None:
    refusal = refused(data)
    if isinstance(refusal, TooLarge):
        assert refusal.hint
    if not isinstance(refusal, CaseError):
        return
    assert all(character.isprintable() or character == "\n" for character in describe(refusal))
    lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", data.decode("utf-8-sig", "replace"))
    for problem in refusal.problems:
        assert problem.text
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def refused(data: bytes) -> DetenteError | None:
    try:
        gmcr_to_case(data, "quarrel.gmcr")
    except DetenteError as error:
        return error
    return None


@given(documents(), st.randoms(use_true_random=False))
def test_a_document_with_words_exchanged_is_read_or_refused(
    document: dict[str, object], rng: random.Random
) -> None:
    tokens = _TOKEN.findall(json.dumps(document, indent=rng.choice([None, 1]), ensure_ascii=False))
    for _ in range(rng.randint(1, 4)):
        at, other = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        changes: list[Callable[[], str]] = [
            lambda: "",
            lambda other=other: tokens[other],  # type: ignore[misc]
            lambda: rng.choice(TOKENS),
            lambda at=at: tokens[at] * 2,  # type: ignore[misc]
        ]
        tokens[at] = rng.choice(changes)()
    check("".join(tokens).encode())


@given(documents(), st.randoms(use_true_random=False))
def test_a_document_with_bytes_changed_is_read_or_refused(
    document: dict[str, object], rng: random.Random
) -> None:
    data = bytearray(json.dumps(document).encode())
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(data))
        data[at : at + rng.randint(0, 3)] = bytes(rng.randrange(256) for _ in range(rng.randint(0, 2)))
    check(bytes(data))


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
        lambda below: st.one_of(
            st.lists(below),
            st.dictionaries(
                st.sampled_from(
                    ["options", "decisionMakers", "name", "preferences", "infeasibles", "members"]
                ),
                below,
            ),
        ),
    )
)
def test_any_json_is_read_or_refused(value: object) -> None:
    check(json.dumps(value).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe{\x00}\x00",
        b"\x80",
        b"\x00" * 1_000,
        b"parties: {A: Aland}\n",
        b"{" * 200_000,
        b"[" * 999_999,
        b" " * 1_000_001,
        b"[" + b"0," * 499_990 + b"0]",
        b'{"options": ' + b"9" * 100_000 + b"}",
    ],
    ids=lambda data: (
        data[:8].decode("latin-1").encode("unicode_escape").decode() + f" and {len(data):,} bytes"
    ),
)
def test_what_is_made_to_hurt_is_refused(data: bytes) -> None:
    assert isinstance(refused(data), CaseError)
    check(data)

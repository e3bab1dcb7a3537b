"""Broken case files by the thousand: seeded mutations of valid ones."""

from __future__ import annotations

import io
import random
import re
from functools import cache
from typing import TYPE_CHECKING

from detente.casefile.extents import parse
from detente.casefile.library import find, shipped_cases
from detente.casefile.new import template
from tests.docs.pages import ROOT, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile.extents import Extent

_PAGE = ROOT / "docs" / "reference" / "case-file.md"
_TOKEN = re.compile(rb"[\w\x80-\xff]+|[ \t]+|\r?\n|.", re.DOTALL)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


YAML_TOKENS = (
    *_words("{ } [ ] {} [] , : - ? # ' \" | > |+ >-2 % @ ` & * ! &a *a !!binary !x <<: ~ null --- ..."),
    *(": ", "- ", " #", "&a ", "!x ", "--- ", "\n  "),
)
"""What means something to YAML."""

LANGUAGE_TOKENS = (
    *_words("not and or if iff = != < <= > >= ( ) (( . .. ± +- zone. zone otherwise sure from to step value"),
    *_words("range conflict format parties wants order why source ¶ ¶4 made holds majority"),
    *("status quo", "red lines", "no deal", "not " * 20, "(" * 30),
)
"""What means something to the language of the case file."""

ODD_SCALARS = (
    *_words("1e999999999 -1e-999999999 0..1e99999 9..1 1.. ..1 5+-9 1/0 0x10 1_000 NaN inf -0 .5 5. 1e5"),
    *_words(
        "2024-13-45 2024~/.. -9999 y-17e7 99999 2021-21 ../.. 20XX no \u0663 \uff11\uff12 e\u0301 \u2603"
    ),
    *("\ufeff", "\u2028", "\u0085", "\u202e", "\U0001f54a"),
)
"""Numbers, dates and letters that lead readers astray."""

STRAY_BYTES = (
    *(b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *(b"\t", b"\r", b"\n", b"\x1b[31m", b"\x7f"),
)
"""What is no character, or none that a text holds."""

_VOCABULARY = (*(token.encode() for token in (*YAML_TOKENS, *LANGUAGE_TOKENS, *ODD_SCALARS)), *STRAY_BYTES)


_ENDED_IN_CONFLICT = """\
parties: {A: Aland, B: Bland}
actions: {A: {go: Walk out}, B: {stay: Keep its troops there}}
outcome: {date: 2024~, state: [A.go, B.stay], why: The talks were broken off.}
"""
"""An outcome names a package or a state, so that no case can show both."""


def page_case() -> str:
    """The case that the YAML blocks of the reference page make when put together."""
    return "".join(block.text for block in blocks(_PAGE) if block.language == "yaml")


@cache
def valid_cases() -> dict[str, str]:
    """Every valid case at hand: the shipped ones, the template, the reference page's, one more."""
    shipped = {case.name: find(case.name, io.BytesIO())[0].decode() for case in shipped_cases()}
    return {
        **shipped,
        "template": template(),
        "reference page": page_case(),
        "ended in conflict": _ENDED_IN_CONFLICT,
    }


def mutants(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Mutations of the valid cases, each with a label; the same for the same seed."""
    cases = sorted(valid_cases().items())
    kinds = (_bytes_changed, _tokens_changed, _nodes_changed)
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        name, text = rng.choice(cases)
        mutate = rng.choice(kinds)
        yield f"mutant {number} of seed {seed}: {name}, {mutate.__name__}", mutate(text, rng)


def _bytes_changed(text: str, rng: random.Random) -> bytes:
    """One to eight bytes overwritten, removed, put in, or the file cut or doubled."""
    data = bytearray(text.encode())
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(6):
            case 0:
                data[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del data[at : at + rng.randint(1, 20)]
            case 2:
                data[at:at] = rng.choice(_VOCABULARY)
            case 3:
                data[at:at] = bytes(rng.randrange(256) for _ in range(rng.randint(1, 5)))
            case 4:
                start = rng.randrange(len(data) + 1)
                data[at:at] = data[start : start + rng.randint(1, 200)]
            case _ if rng.random() < 0.1:
                del data[at:]
    return bytes(data)


def _tokens_changed(text: str, rng: random.Random) -> bytes:
    """One to five words, spaces or signs exchanged, removed, repeated or put in."""
    tokens: list[bytes] = _TOKEN.findall(text.encode())
    for _ in range(rng.randint(1, 5)):
        at, other = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        match rng.randrange(5):
            case 0:
                tokens[at] = b""
            case 1:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 2:
                tokens[at] += tokens[at]
            case 3:
                tokens[at] = rng.choice(_VOCABULARY)
            case _:
                tokens[at] += rng.choice(_VOCABULARY)
    return b"".join(tokens)


def _nodes_changed(text: str, rng: random.Random) -> bytes:
    """One to three keys or values, whole lists and mappings among them, put in each other's place."""
    for _ in range(rng.randint(1, 3)):
        try:
            nodes = list(_nodes(parse(text)))
        except Exception:  # noqa: BLE001 - an earlier change has broken the YAML, which is a mutant as well
            break
        node, other = rng.choice(nodes), rng.choice(nodes)
        own, others = text[node.start : node.last], text[other.start : other.last]
        new = rng.choice(
            [
                others,
                "",
                f"[{own}]",
                f"{{{own}: {others}}}",
                f"{own}, {own}",
                f"{own} {others}",
                f"'{own}'",
                rng.choice(ODD_SCALARS),
                rng.choice(LANGUAGE_TOKENS),
                f"{own} {rng.choice(LANGUAGE_TOKENS)} {others}",
            ]
        )
        text = text[: node.start] + new + text[node.last :]
    return text.encode()


def _nodes(node: Extent) -> Iterator[Extent]:
    """Keys and values below a node."""
    for part in (*node.keys, *node.children):
        yield part
        yield from _nodes(part)

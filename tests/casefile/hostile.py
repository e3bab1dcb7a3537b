"""Case files made by hand to hurt a reader: each is refused, or read, at once and in plain words."""

from __future__ import annotations

import codecs
import random
from functools import cache
from typing import TYPE_CHECKING

from detente.casefile.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = "parties: {A: Aland, B: Bland}\n"
_ISSUE = (
    _HEAD
    + "issues: {x: [low, high], y: [low, high]}\nwants: {A: {x: {weight: 1, best first: [low, high]}}}\n"
)
_ACTIONS = _HEAD + "actions: {A: {a: one}, B: {b: other}}\n"


def _never(expression: str) -> str:
    return _ISSUE.replace("high]}}}\n", f"high]}}, red lines: [{{never: {expression}}}]}}}}\n")


def _grid(number: str) -> str:
    return f"{_HEAD}issues: {{x: {{number: {number}}}}}\n"


def _values(count: int, defined: str, used: str) -> str:
    options = _many(count, defined.format)
    values = _many(count, lambda n: f"{used.format(n)}: 1")
    issue = f"issues: {{x: {{options: [{options}]}}}}\n"
    return f"{_HEAD}{issue}wants: {{A: {{x: {{weight: 1, values: {{{values}}}}}}}}}\n"


def _laughs() -> str:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 10))
    return "l0: &l0 [ha]\n" + levels


def _many(count: int, template: Callable[[int], str]) -> str:
    return ", ".join(map(template, range(count)))


@cache
def handmade() -> dict[str, bytes]:
    """Inputs made by hand, by what they try."""
    texts = {
        **_broken_yaml(),
        **_sizes(),
        **_numbers(),
        **_expressions(),
        **_cycles(),
        **_dates(),
    }
    encoded = {name: text.encode("utf-8", "surrogatepass") for name, text in texts.items()}
    return encoded | {
        "empty": b"",
        "a byte order mark alone": codecs.BOM_UTF8,
        "two byte order marks": codecs.BOM_UTF8 * 2 + _HEAD.encode(),
        "UTF-16": _HEAD.encode("utf-16"),
        "UTF-16 without a mark": _HEAD.encode("utf-16-le"),
        "UTF-32": _HEAD.encode("utf-32"),
        "Latin-1": "parties: {A: Åland}\n".encode("latin-1"),
        "every byte": bytes(range(256)),
        "zeros": bytes(100_000),
        "a truncated character": _HEAD.encode() + b"# \xe2\x82",
        "an overlong slash": _HEAD.encode() + b"# \xc0\xaf",
        "an archive": b"PK\x03\x04" + bytes(random.Random(1).randrange(256) for _ in range(5_000)),
    }


def _broken_yaml() -> dict[str, str]:
    return {
        "nothing but space": " \n \n",
        "a comment alone": "# no case\n",
        "a text": "just words",
        "a list": "- parties\n",
        "nothing under parties": "parties:\n",
        "parties as a list": "parties: [A, B]\n",
        "no parties": "parties: {}\n",
        "two documents": _HEAD + "---\n" + _HEAD,
        "a directive": "%YAML 9.9\n---\n" + _HEAD,
        "a billion laughs": _laughs(),
        "an anchor on itself": "parties: &a [*a]\n",
        "merge keys": "base: &b {A: Aland}\nparties: {<<: *b}\n",
        "a python tag": "parties: !!python/object/apply:os.system [echo]\n",
        "an unknown tag": "parties: !x {A: Aland}\n",
        "tabs": "parties:\n\tA: Aland\n",
        "NUL": "parties: {A: \x00}\n",
        "escaped NUL": 'parties: {A: "\\0", "\\0": B}\n',
        "an escape sequence of the terminal": 'parties: {A: "\\e[31m"}\nwonts: "\\e[2J"\n',
        "a lone surrogate": "parties: {A: \ud800}\n",
        "an escaped surrogate": 'parties: {A: "\\ud800", "\\udfff": B}\n',
        "an escape beyond Unicode": 'parties: {A: "\\UFFFFFFFF"}\n',
        "right to left override": "parties: {A: \u202edn\u202c, \u202eB: C}\n",
        "odd line ends": "parties: {A: Aland}\u2028wonts: x\u0085wints: y\rwunts: z\n",
        "a line separator in a flow": "parties: {A: a\u2028, \u0085B: \u2029}\n",
        "keys that are not texts": "parties: {[A]: Aland, {B: C}: D, : E}\n",
        "an empty key": "parties: {'': Aland, ' ': Bland}\n",
        "a key alone": "? parties\n",
        "open brackets": "parties: {A: [",
        "an open quote": "parties: {A: 'Aland",
        "unknown keys": "".join(f"section {n}: x\n" for n in range(3_000)) + _HEAD,
        "one key ten thousand times": "parties: {" + "A: Aland, " * 10_000 + "}\n",
        "nulls everywhere": "".join(f"{key}:\n" for key in KEYS["case"]),
        "texts everywhere": "".join(f"{key}: x\n" for key in KEYS["case"]),
        "lists everywhere": "".join(f"{key}: [x, [y], {{z: 1}}]\n" for key in KEYS["case"]),
        "mappings everywhere": "".join(f"{key}: {{x: {{y: {{z: 1}}}}}}\n" for key in KEYS["case"]),
        "operators as names": "parties: {not: a, and: b, or: c, iff: e, zone: f, '=': g, '(': h}\n",
        "reserved words as issues": _HEAD + "issues: {why: [a, b], order: [a, b], no deal: [a, b]}\n",
        "names that contain names": _HEAD + "issues: {a: [b, b c], a b: [c, b c d], 'a = b': [c, d]}\n",
    }


def _sizes() -> dict[str, str]:
    return {
        "deep brackets": "parties: " + "[" * 5_000,
        "very deep brackets": "[" * 900_000,
        "deep closed brackets": "parties: " + "[" * 40_000 + "]" * 40_000,
        "deep braces": "parties: " + "{a: " * 5_000,
        "deep lines": "".join(" " * depth + "a:\n" for depth in range(900)),
        "deep hyphens": "- " * 5_000,
        "deep question marks": "? " * 5_000,
        "too large": "title: " + "x" * 2_000_000,
        "a title of nearly a megabyte": "title: " + "x" * 990_000 + "\n" + _HEAD,
        "a name of nearly a megabyte": "parties: {" + "x" * 990_000 + ": y}\n",
        "a block text of nearly a megabyte": "title: |\n" + "  x\n" * 240_000 + _HEAD,
        "a megabyte of escapes": 'title: "' + "\\x41" * 240_000 + '"\n' + _HEAD,
        "a megabyte of commas": "parties: [" + "," * 900_000,
        "a megabyte of short keys": "parties: {" + _many(90_000, lambda n: f"p{n}: ") + "}\n",
        "ten thousand lines of comment": "# x\n" * 10_000 + _HEAD,
        "many parties": "parties: {" + _many(20_000, lambda n: f"p{n}: P") + "}\n",
        "many issues": _HEAD + "issues: {" + _many(10_000, lambda n: f"i{n}: {{options: [a, b]}}") + "}\n",
        "many options": _HEAD + "issues: {x: {options: [" + _many(50_000, lambda n: f"o{n}") + "]}}\n",
        "many values": _values(20_000, "o{}", "o{}"),
        "many misspelt values": _values(9_000, "option {}", "optoin {}"),
        "many actions": _HEAD
        + "actions: {A: {" + _many(5_000, lambda n: f"a{n}: b") + "}}\nimpossible: [A.a1 and A.a2]\n",
        "many red lines": _never("x = low}, {never: " + "x = low}, {never: " * 20_000 + "x = high"),
        "many sources": "sources: {" + _many(20_000, lambda n: f"s{n}: S") + "}\n" + _HEAD,
        "many places": _HEAD
        + "sources: {a: {places: ¶1..¶999999999}, b: {places: ["
        + "¶1..¶5000, " * 60_000
        + "]}}\n",
        "many places that no source has": _HEAD
        + "sources: {s: {places: ¶1..¶10000}}\nsource: ["
        + _many(40_000, lambda n: f"s p. {n}")
        + "]\n",
        "many entries of the record": _HEAD
        + "record: [" + _many(10_000, lambda n: f"{{date: {n % 9000 + 1000}~, who: A, does: says}}") + "]\n",
        "many dates in long form": _HEAD
        + "record: ["
        + _many(5_000, lambda n: f"{{date: {n % 800 + 1000}-01-01/{n % 800 + 1001}-12~, who: A, does: says}}")
        + "]\n",
        "many dates in the longest form": _HEAD
        + "record: ["
        + _many(500, lambda n: f"{{date: {n + 1000}-06-~11, who: A, does: says}}")
        + "]\n",
        "many oddly written dates": _HEAD
        + "record: ["
        + _many(500, lambda n: f"{{date: {n + 1000}-06-uu, who: A, does: says}}")
        + "]\n",
        "many seats": _HEAD + "forums: {f: {seats: [" + "A, " * 50_000 + "B]}}\n",
    }  # fmt: skip


def _numbers() -> dict[str, str]:
    odd = (
        *(
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "0..1e99999",
            "1e9999..0",
            "9" * 5_000,
            "1" * 400_000,
        ),
        *(
            "0." + "1" * 5_000,
            "1..2..3",
            "..",
            "5 +- -5",
            "5 +- 1e99999",
            "NaN",
            "inf",
            "0x1F",
            "1_000",
            "1/3",
        ),
        *(
            "\u0663",
            "\uff11\uff12",
            "--1",
            "1e",
            "1e5.5",
            "{value: 1e999999999, range: 0..1}",
            "{range: 1..0}",
        ),
        *("{value: [1], range: {a: b}}", "{value: {value: {value: 1}}}", "{}", "[]", "''", "~"),
    )
    weights = {f"weight {text[:40]}": _ISSUE.replace("weight: 1", f"weight: {text}") for text in odd}
    points = {
        f"no deal {text[:40]}": _ISSUE.replace("high]}}}", f"high]}}, no deal: {text}}}}}") for text in odd
    }
    grids = {
        f"grid {text}": _grid(text)
        for text in (
            "{from: 0, to: 1e9, step: 1e-9}",
            "{from: 0, to: 1e90, step: 1e-9}",
            "{from: 0, to: 1e999999999, step: 1}",
            "{from: 0, to: 10, step: 1e-999999999}",
            "{from: 0, to: 10, step: 0}",
            "{from: 0, to: 10, step: -1}",
            "{from: 10, to: 0, step: 1}",
            "{from: 0, to: 10, step: 3}",
            "{from: 5, to: 5, step: 5}",
            "{from: 0..5, to: 10, step: 5}",
            "{from: 0, to: 1000000, step: 1}",
            "{from: -1e50, to: 1e50, step: 1e49}",
            "{from: 0.000000000000000000001, to: 0.000000000000000000003, step: 0.000000000000000000001}",
        )
    }
    ties = "{weight: 0, best first: [low, high]}"
    return {
        **weights,
        **points,
        **grids,
        "weights that sum to 0": _ISSUE.replace("{weight: 1, best first: [low, high]}", ties),
        "a majority of very many": _HEAD + "forums: {f: {seats: [A, B], rule: {majority: 1e99}}}\n",
        "a majority of more than there are": _HEAD + "forums: {f: {seats: [A, B], rule: {majority: 3}}}\n",
        "a huge format": "format: " + "1" * 10_000 + "\n" + _HEAD,
        "a sum of very different weights": _ISSUE.replace(
            "{x: {weight: 1,", "{y: {weight: 1e-90, best first: [low, high]}, x: {weight: 1e90,"
        ),
    }


def _expressions() -> dict[str, str]:
    odd = {
        "ten thousand brackets": "(" * 10_000 + "x = low" + ")" * 10_000,
        "a hundred thousand open brackets": "(" * 100_000,
        "ten thousand nots": "not " * 10_000 + "x = low",
        "ten thousand ands": "x = low and " * 10_000 + "x = low",
        "ten thousand ors": "x = low or " * 10_000 + "x = low",
        "ten thousand ifs": "x = low if " * 10_000 + "x = low",
        "ten thousand alternatives": "x = low" + " | low" * 10_000,
        "brackets in brackets": "(x = low and (y = low or (" * 2_000 + "x = low" + ")))" * 2_000,
        "alternating": "not (x = low or not (y = low and " * 1_000 + "x = low" + "))" * 1_000,
        "nothing": "''",
        "an operator alone": "and",
        "half a comparison": "'x ='",
        "a comparison of nothing": "'= low'",
        "two comparisons": "x = low = high",
        "an open quote": "'\"x = low'",
        "quoted nothing": "'\"\" = low'",
        "quotes within": '\'"x""y" = low\'',
        "an issue alone": "x",
        "an action": "A.a",
        "a zone": "zone.x",
        "an option compared by order with one of another issue": "x < y",
        "a bar at the end": "x = low |",
        "a very long name": "x" * 400_000,
        "very many words": "'" + "word " * 100_000 + "'",
        "very many quotes": "'" + '"' * 200_001 + "'",
        "other scripts": "'\u0445 = low'",
        "spaces of other kinds": "'x\u00a0=\u3000low'",
        "iff in a chain": "x = low iff x = low iff x = low",
    }
    nots = f"{_ACTIONS}impossible: [" + "not " * 9_999 + "A.a]\n"
    return {f"expression: {name}": _never(text) for name, text in odd.items()} | {"impossible: nots": nots}


def _cycles() -> dict[str, str]:
    def bracketed(n: int) -> str:
        return "(" * (n % 50) + "A.a" + ")" * (n % 50) + f" or B.b: {n}"

    ring = _many(500, lambda n: f"s{n}: s{(n + 1) % 500}")
    chain = _many(3_000, lambda n: f"s{n}: {'A.a' if n == 2_999 else f's{n + 1}'}")
    doubling = _many(60, lambda n: f"s{n}: {'A.a' if n == 0 else f's{n - 1} and s{n - 1}'}")
    return {
        "a state that names itself": _ACTIONS + "states: {s: s}\n",
        "states in a ring": _ACTIONS + f"states: {{{ring}}}\n",
        "states in a long chain": _ACTIONS + f"states: {{{chain}}}\n",
        "states that double": _ACTIONS + f"states: {{{doubling}}}\n",
        "a state called status quo": _ACTIONS + "states: {status quo: A.a}\n",
        "everything is impossible": _ACTIONS + "impossible: [A.a, not A.a]\nstatus quo: [A.a]\n",
        "an impossible status quo": _ACTIONS + "impossible: [A.a and B.b]\nstatus quo: [A.a, B.b]\n",
        "a status quo made twice": _ACTIONS + "status quo: [A.a, A.a, not A.a]\n",
        "sixty rules over forty actions": _HEAD
        + f"actions: {{A: {{{_many(40, lambda n: f'a{n}: x')}}}}}\n"
        + f"impossible: [{_many(60, lambda n: f'A.a{n % 40} and not (A.a{n * 7 % 40} or A.b)')}]\n",
        "parity over forty actions": _HEAD
        + f"actions: {{A: {{{_many(40, lambda n: f'a{n}: x')}}}}}\n"
        + f"impossible: [{' iff ('.join(f'A.a{n}' for n in range(40))}{')' * 39}, "
        + f"not ({' iff ('.join(f'A.a{n}' for n in range(40))}{')' * 39})]\n",
        "approvals in a ring": _HEAD + "approval: {A: {ratifiers: {B: {}}}, B: {ratifiers: {A: {}}}}\n",
        "an approval by oneself": _HEAD + "approval: {A: {ratifiers: {A: {}}}}\n",
        "approvals in a long chain": f"parties: {{{_many(2_000, lambda n: f'p{n}: P')}}}\n"
        f"approval: {{{_many(1_999, lambda n: f'p{n}: {{ratifiers: {{p{n + 1}: {{}}}}}}')}}}\n",
        "blocs in a ring": "parties: {A: {members: [B]}, B: {members: [A]}, C: {members: [C]}}\n",
        "no deal from a conflict that is not there": _ISSUE.replace(
            "high]}}}", "high]}, no deal: {from: conflict}}}"
        ),
        "a threat against oneself": _ACTIONS + "threats: {t: {by: A, if: A.a, then: [not A.a]}}\n",
        "a threat that contradicts itself": _ACTIONS
        + "threats: {t: {by: A, if: B.b and not B.b, then: [A.a, not A.a]}}\n",
        "many worths": _ACTIONS + f"worth: {{A: {{{_many(3_000, bracketed)}}}}}\n",
    }


def _dates() -> dict[str, str]:
    odd = (
        *(
            "0000",
            "9999",
            "10000",
            "-0001",
            "-9999",
            "y-17e7",
            "Y170000002",
            "y17e7",
            "20XX",
            "2004-XX",
            "196x",
        ),
        *(
            "2004-06-uu",
            "2021-21",
            "2001-34",
            "2024-02-30",
            "2024-13",
            "2024-00",
            "2024-1-1",
            "24-01-01",
            "now",
        ),
        *(
            "2024/..",
            "../2024",
            "../..",
            "..",
            "/",
            "2024/2023",
            "unknown/2024",
            "2024/open",
            "'{1960,1961-12}'",
        ),
        *(
            "[1667,1668, 1670..1672]",
            "2004?-06",
            "2004-06?-11~",
            "~2004",
            "%2004",
            "2004%",
            "2004~/2005?",
            "''",
        ),
        *("1984-06-02T10:00:00Z", "2024-01-01T00:00:00+99:99", "2024-12-31/9999-12-31", "9999-12-31~"),
        *("0001-01-01~", "0000-00-00", "1" * 4_000, "2024~" * 1_000, "(" * 500, "y" + "9" * 400, "2024 - 02"),
        *(
            "'" + "[" * 300 + "2024" + "]" * 300 + "'",
            "'" + "2024," * 500 + "'",
            "2024-02-20\u2028",
            "-",
            "--",
        ),
        *("\uff12\uff10\uff12\uff14", "~", "?", "%"),
    )
    record = _HEAD + "record:\n  - {who: A, does: says, date: DATE}\n"
    return {f"date {text[:40]}": record.replace("DATE", text) for text in odd} | {
        "every odd date at once": _HEAD
        + "record:\n"
        + "".join(f"  - {{who: A, does: says, date: {text[:60]!r}}}\n" for text in odd),
        "a case dated oddly": "date: 2024~/..\n" + _HEAD,
    }

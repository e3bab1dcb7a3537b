"""Large random case files for benchmarks: the text an analyst could have written, drawn from a seed."""

from __future__ import annotations

import random
import re

NO_DEAL = 35
LETTERS = "ABCDEFGHIJKLMNO"
_RED_LINES = "    red lines:\n"


def case_text(parties: int, issues: int, options: int, seed: int, *, tied: bool = False) -> str:
    """A case with whole values from 0 to 100 and weights from 1 to 10.

    ``tied`` puts a red line or a ``together`` entry, in turn, on every pair of neighbouring issues.
    """
    rng = random.Random(seed)
    names = [f"party {letter}" for letter in LETTERS[:parties]]
    lines = ["title: A random case", f"parties: {{{', '.join(f'{n}: {n}' for n in names)}}}", "issues:"]
    labels = [f"o{number}" for number in range(options)]
    lines += [f"  i{i}: {{options: [{', '.join(labels)}], today: o0}}" for i in range(issues)]
    lines.append("wants:")
    for place, name in enumerate(names):
        lines.append(f"  {name}:")
        for i in range(issues):
            values = ", ".join(f"{label}: {rng.randint(0, 100)}" for label in labels)
            lines.append(f"    i{i}: {{weight: {rng.randint(1, 10)}, values: {{{values}}}}}")
        lines.append(f"    no deal: {NO_DEAL}")
        if tied:
            lines += _ties(rng, place, parties, issues, options)
    return "\n".join(lines) + "\n"


def ranged_text(parties: int, issues: int, options: int, seed: int, no_deal: int) -> str:
    """A case in which every number is a range: no deal from ``no_deal`` to 10 above."""
    rng = random.Random(seed)
    labels = [f"o{number}" for number in range(options)]
    names = [f"party {letter}" for letter in LETTERS[:parties]]
    lines = ["title: A random case", f"parties: {{{', '.join(f'{n}: {n}' for n in names)}}}", "issues:"]
    lines += [f"  i{i}: {{options: [{', '.join(labels)}], today: o0}}" for i in range(issues)]
    lines.append("wants:")
    for name in names:
        lines.append(f"  {name}:")
        for i in range(issues):
            values = ", ".join(f"{label}: {_range(rng, 0, 90, 10)}" for label in labels)
            lines.append(f"    i{i}: {{weight: {_range(rng, 1, 9, 2)}, values: {{{values}}}}}")
        lines.append(f"    no deal: {no_deal}..{no_deal + 10}")
    return "\n".join(lines) + "\n"


def _range(rng: random.Random, low: int, high: int, width: int) -> str:
    """A range of at most that width, from a whole number on."""
    start = rng.randint(low, high)
    return f"{start}..{start + rng.randint(1, width)}"


def blocked(text: str, issues: range) -> str:
    """A tied case without a deal: on these issues the first party refuses today, the second all else."""
    refusals = (
        "".join(f"      - {{never: i{issue} {sign} o0}}\n" for issue in issues) for sign in ("=", "!=")
    )
    head, *owners = text.split(_RED_LINES, 2)
    return head + "".join(_RED_LINES + refused + rest for refused, rest in zip(refusals, owners, strict=True))


def lined(text: str, lines: int, issues: int, options: int, no_deal: int) -> str:
    """An untied case with so many red lines for each party, on two or three issues, and another no deal."""
    rng = random.Random(lines)

    def condition() -> str:
        named = rng.sample(range(issues), rng.choice([2, 2, 3]))
        return " and ".join(
            f"i{issue} {rng.choice(['=', '!='])} o{rng.randrange(options)}" for issue in named
        )

    head, *owners = text.split(f"    no deal: {NO_DEAL}\n")
    for rest in owners:
        refused = "".join(f"      - {{never: {condition()}}}\n" for _ in range(lines))
        head += f"    no deal: {no_deal}\n{_RED_LINES}{refused}{rest}"
    return head


def decided_by(text: str, needed: int, no_deal: int) -> str:
    """The same case where so many of the parties decide, each from this no deal."""
    parties = re.findall(r"party [A-Z](?=:)", text.split("\n", 2)[1])
    council = f"forums: {{council: {{seats: [{', '.join(parties)}], rule: {{majority: {needed}}}}}}}\n"
    return text.replace(f"no deal: {NO_DEAL}\n", f"no deal: {no_deal}\n") + council


def _ties(rng: random.Random, place: int, parties: int, issues: int, options: int) -> list[str]:
    """A party's share of the ties between neighbouring issues."""
    pairs = [i for i in range(issues - 1) if i % parties == place]

    def chosen(pair: int) -> str:
        return f"i{pair} = o{rng.randrange(options)} and i{pair + 1} = o{rng.randrange(options)}"

    lines = [_RED_LINES.rstrip(), *(f"      - {{never: {chosen(pair)}}}" for pair in pairs[::2])]
    if pairs[1::2]:
        lines.append("    together:")
        lines += [f"      - {{if: {chosen(pair)}, points: {rng.randint(-9, 9)}}}" for pair in pairs[1::2]]
    return lines


def approved(text: str, ratifiers: int, needed: int, seed: int, wanting: int = 0) -> str:
    """The same case where so many of the first party's ratifiers must agree, each from a no deal of its own.

    ``wanting`` of them want something of their own on every issue; the others judge as their party does.
    """
    rng = random.Random(seed)
    issues = re.findall(r"^  (i\d+): \{options: \[(.*?)\]", text, re.MULTILINE)
    lines = ["approval:", "  party A:", f"    rule: {{majority: {needed}}}", "    ratifiers:"]
    for place in range(ratifiers):
        lines += [f"      chamber {place}:", f"        no deal: {rng.randint(NO_DEAL, NO_DEAL + 20)}"]
        lines += ["        wants:"] if place < wanting else []
        for issue, labels in issues if place < wanting else ():
            values = ", ".join(f"{label}: {rng.randint(0, 100)}" for label in labels.split(", "))
            lines.append(f"          {issue}: {{weight: {rng.randint(1, 10)}, values: {{{values}}}}}")
    return text + "\n".join(lines) + "\n"

"""Numbers, issues, options and packages, read from the plain text of a case."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

Option: TypeAlias = str | Fraction
Package: TypeAlias = dict[str, Option]

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_HALF_WIDTH = re.compile(r"(\+-|±).*")


def number(text: str) -> Fraction:
    """The exact value of a decimal number."""
    if not _NUMBER.fullmatch(text.strip()):
        msg = f"{text!r} is not a number"
        raise ValueError(msg)
    return Fraction(text.strip())


def central(judgment: str | Fraction | dict[str, Any]) -> Fraction:
    """The central case of a number or range: the stated value, else the middle.

    In a world, an exact number stands in the place of the text.
    """
    if isinstance(judgment, Fraction):
        return judgment
    if isinstance(judgment, dict):
        return central(judgment["value"] if "value" in judgment else judgment["range"])
    if ".." in judgment:
        low, high = judgment.split("..")
        return (number(low) + number(high)) / 2
    return number(_HALF_WIDTH.sub("", judgment))


def ends(judgment: str | Fraction | dict[str, Any]) -> tuple[Fraction, Fraction]:
    """The least and the greatest that a number may be; the same twice where it is no range."""
    if isinstance(judgment, dict):
        return ends(judgment["range"] if "range" in judgment else judgment["value"])
    if isinstance(judgment, Fraction):
        return judgment, judgment
    if ".." in judgment:
        low, high = map(number, judgment.split(".."))
        return low, high
    middle, half_width = central(judgment), _HALF_WIDTH.search(judgment)
    spread = number(half_width[0].lstrip("+-±")) if half_width else Fraction(0)
    return middle - spread, middle + spread


@dataclass(frozen=True)
class Issue:
    """What is negotiated: its options in file order, or the numbers from end to end in even steps."""

    name: str
    options: tuple[Option, ...]
    is_number: bool
    is_ordered: bool
    today: Option | None

    def option(self, text: str) -> Option:
        """The option a text names; a number need not be a step, so that `volume < 7` can be said."""
        if self.is_number:
            return number(text)
        if text not in self.options:
            msg = f"{text!r} is no option of {self.name!r}"
            raise ValueError(msg)
        return text

    def place(self, option: Option) -> int | Fraction:
        """Where an option stands on the issue's scale."""
        if not self.is_ordered:
            msg = f"{self.name!r} has no order"
            raise ValueError(msg)
        return option if isinstance(option, Fraction) else self.options.index(option)


def read_issue(name: str, entry: dict[str, Any]) -> Issue:
    """An issue as the section `issues` states it."""
    options: tuple[Option, ...]
    if "number" in entry:
        low, high, step = (number(entry["number"][key]) for key in ("from", "to", "step"))
        options = tuple(low + step * count for count in range(int((high - low) / step) + 1))
    else:
        options = tuple(entry["options"])
    issue = Issue(name, options, "number" in entry, entry.get("ordered", "true") != "false", None)
    if "today" not in entry:
        return issue
    return Issue(name, options, issue.is_number, issue.is_ordered, issue.option(entry["today"]))


def read_issues(document: dict[str, Any]) -> dict[str, Issue]:
    """All issues of a case, in file order."""
    return {name: read_issue(name, entry) for name, entry in document["issues"].items()}


def all_packages(issues: list[Issue], filled_in: Package) -> list[Package]:
    """Every choice of one option an issue, the first issue slowest, beside what is filled in."""
    return [
        filled_in | dict(zip((issue.name for issue in issues), choice, strict=True))
        for choice in itertools.product(*(issue.options for issue in issues))
    ]


def shown(option: Option) -> str | int | float:
    """An option as results print it: its text, or its number."""
    if isinstance(option, str):
        return option
    return int(option) if option.denominator == 1 else float(option)

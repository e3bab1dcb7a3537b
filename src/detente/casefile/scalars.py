"""Numbers, ranges and places in a source, read exactly from the text.

Every function takes a text and returns what it means, or raises :class:`Unreadable` with a sentence for
the writer; none takes more time than the text is long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

MAX_DIGITS: Final = 100
"""Digits a number may have; more are a slip, or an attempt to stall the reader."""

_NUMBER = re.compile(r"[+\-\u2212]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+\-\u2212]?[0-9]+)?")
_RANGE = re.compile(rf"\s*({_NUMBER.pattern})\s*\.\.\s*({_NUMBER.pattern})\s*")
_AROUND = re.compile(rf"\s*({_NUMBER.pattern})\s*(?:±|\+-|\+/-)\s*({_NUMBER.pattern})\s*")
_DASHED = re.compile(r"\s*([0-9.]+)\s*[-\u2013\u2014]\s*([0-9.]+)\s*")
_COMMA = re.compile(r"\s*[+\-\u2212]?[0-9]+,[0-9]+\s*")
_PARAGRAPH = re.compile(r"(?:¶+|§+|par(?:as?|agraphs?)?\.?)\s*([0-9].*)", re.DOTALL)
_PAGE = re.compile(r"(?:pp?\.?|pages?)\s*([0-9].*)", re.DOTALL)
_LONGEST: Final = 3 * MAX_DIGITS
_TOO_LONG: Final = f"a number has at most {MAX_DIGITS} digits"

FORMS: Final = "write 60, 25..35, 55 +- 10 or {value: 30, range: 25..35}"


@dataclass(frozen=True, slots=True)
class Span:
    """A number held most likely, and the lowest and highest held possible; exact."""

    central: Fraction
    low: Fraction
    high: Fraction


class Unreadable(Exception):
    """A text that does not mean what was asked of it; ``hint`` says what would."""

    def __init__(self, text: str, hint: str | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint


def number(text: str) -> Fraction:
    """The exact value of a decimal number, such as ``60``, ``1.10`` or ``-0.5``.

    Raises
    ------
    Unreadable
        Where it is no number, or has more than :data:`MAX_DIGITS` digits.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        raise Unreadable(_TOO_LONG)
    if _NUMBER.fullmatch(stripped) is None:
        raise Unreadable(_no_number(stripped), _number_hint(stripped))
    if sum(map(str.isdigit, stripped)) > MAX_DIGITS:
        raise Unreadable(_TOO_LONG)
    mantissa, _, exponent = stripped.replace("\u2212", "-").lower().partition("e")
    if exponent and abs(int(exponent)) > MAX_DIGITS:
        raise Unreadable(f"{_TOO_LONG}; this exponent asks for more")
    value = Fraction(mantissa) if "." in mantissa else Fraction(int(mantissa))
    return value * Fraction(10) ** int(exponent) if exponent else value


def span(text: str) -> Span:
    """A number or a range: ``60``, ``25..35``, ``-20..5``, ``55 +- 10``, ``55 ± 10``.

    The middle of a range is its central case. Raises :class:`Unreadable`, also for a range upside down.
    """
    if len(text) > 2 * _LONGEST:
        raise Unreadable(_TOO_LONG)
    between = _RANGE.fullmatch(text)
    if between:
        low, high = number(between[1]), number(between[2])
        if low > high:
            raise Unreadable(f"the range {text.strip()} is upside down", f"write {between[2]}..{between[1]}")
        return Span((low + high) / 2, low, high)
    around = _AROUND.fullmatch(text)
    if around:
        central, distance = number(around[1]), number(around[2])
        if distance < 0:
            hint = f"write {around[1]} +- {plain(-distance)}"
            raise Unreadable(f"the range {text.strip()} is upside down", hint)
        return Span(central, central - distance, central + distance)
    value = number(text)
    return Span(value, value, value)


def plain(value: Fraction) -> str:
    """A decimal number as text: no exponent, no trailing zeros.

    Raises ``ValueError`` where the number has no finite decimal form.
    """
    numerator, denominator = value.numerator, value.denominator
    places = 0
    while denominator > 1:
        factor = 10 if denominator % 10 == 0 else 5 if denominator % 5 == 0 else 2
        if denominator % factor:
            raise ValueError(f"{value} has no finite decimal form")
        numerator *= 10 // factor
        denominator //= factor
        places += 1
    return decimal_text(numerator, places)


def decimal_text(scaled: int, places: int) -> str:
    """The number ``scaled / 10**places`` as text, without trailing zeros."""
    sign = "-" if scaled < 0 else ""
    digits = str(abs(scaled)).rjust(places + 1, "0")
    if places == 0:
        return sign + digits
    whole, fraction = digits[:-places], digits[-places:].rstrip("0")
    return f"{sign}{whole}.{fraction}" if fraction else sign + whole


def place(text: str) -> str:
    """A place in a source, written one way: ``par. 4`` as ``¶4``, ``page 2`` as ``p. 2``."""
    stripped = " ".join(text.split())
    paragraph = _PARAGRAPH.fullmatch(stripped)
    if paragraph:
        return f"¶{paragraph[1]}"
    page = _PAGE.fullmatch(stripped)
    return f"p. {page[1]}" if page else stripped


def _no_number(text: str) -> str:
    shown = text.strip()
    return f'"{shown[:40]}{"…" if len(shown) > 40 else ""}" is not a number'  # noqa: PLR2004 - room in a sentence


def _number_hint(text: str) -> str:
    dashed = _DASHED.fullmatch(text)
    if dashed:
        return f"write {dashed[1]}..{dashed[2]}"
    if _COMMA.fullmatch(text):
        return f"write {text.strip().replace(',', '.')}"
    if text.strip().endswith("%"):
        return f"write {text.strip().rstrip('%').strip()}"
    return FORMS

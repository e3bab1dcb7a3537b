"""Numbers as people write them."""

from __future__ import annotations

import math
from fractions import Fraction

from detente.model import whole

__all__ = ["decimals", "difference", "told_apart", "whole"]

_MOST_DIGITS = 6


def decimals(number: Fraction, digits: int = 1) -> str:
    """A number with at most so many decimals, halves away from zero; no zeros at the end."""
    scaled = abs(number) * 10**digits
    rounded = math.floor(scaled + Fraction(1, 2))
    before, after = divmod(rounded, 10**digits)
    text = f"{before:,}.{after:0{digits}d}".rstrip("0").rstrip(".")
    return f"-{text}" if number < 0 and rounded else text


def difference(number: Fraction) -> str:
    """A number whose being other than 0 matters: small ones get the decimals they need."""
    digits = 1
    while 0 < abs(number) * 10**digits < Fraction(1, 2) and digits < _MOST_DIGITS:
        digits += 1
    return decimals(number, digits)


def told_apart(number: Fraction, other: Fraction) -> tuple[str, str]:
    """Two numbers to be compared, with one decimal or as many as show which is larger."""
    digits = 1
    while number != other and decimals(number, digits) == decimals(other, digits) and digits < _MOST_DIGITS:
        digits += 1
    return decimals(number, digits), decimals(other, digits)

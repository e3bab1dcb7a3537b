"""Numbers as people write them."""

from __future__ import annotations

import math
from fractions import Fraction

_SPELLED_OUT_BELOW = 10**15
_MOST_DIGITS = 6


def whole(number: int) -> str:
    """A whole number with thousands separators; from 10^15 on, its first digits and a power of ten."""
    if abs(number) < _SPELLED_OUT_BELOW:
        return f"{number:,}"
    power = int(math.log10(number))
    power += (number >= 10 ** (power + 1)) - (number < 10**power)
    times, tenth = divmod(number * 10 // 10**power, 10)
    first = "" if (times, tenth) == (1, 0) else f"{times}.{tenth} × " if tenth else f"{times} × "
    return f"about {first}10^{power}"


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

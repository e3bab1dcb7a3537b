"""Round numbers along an axis, and numbers with their sign."""

from __future__ import annotations

import math
from fractions import Fraction

from detente.brief.numbers import decimals, difference

_ROUND = (1, 2, 5, 10)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """At most so many round numbers in even steps from ``low`` to ``high``, which differ; 0 among them."""
    rough = (high - low) / (most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in _ROUND if factor * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [place * step for place in range(first, last + 1)]


def plain(number: float) -> str:
    """``3.125``, ``-12``: with at most three decimals."""
    return decimals(Fraction(float(number)).limit_denominator(10**6), 3)


def signed(number: float) -> str:
    """``+3.5``, ``0``, ``−12``: with a minus sign, at most one decimal."""
    return _with_sign(decimals(Fraction(number).limit_denominator(10**6)))


def signed_difference(number: Fraction) -> str:
    """The same for a number whose being other than 0 matters: small ones get the decimals they need."""
    return _with_sign(difference(number))


def _with_sign(text: str) -> str:
    if text.startswith("-"):
        return f"−{text[1:]}"
    return text if text == "0" else f"+{text}"

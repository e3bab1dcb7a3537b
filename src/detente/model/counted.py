"""Whole numbers as people write them, however large."""

from __future__ import annotations

import math
from typing import Final

_SPELLED_OUT_BELOW: Final = 10**15


def whole(number: int) -> str:
    """A whole number with thousands separators; from 10^15 on, its first digits and a power of ten."""
    if abs(number) < _SPELLED_OUT_BELOW:
        return f"{number:,}"
    power = int(math.log10(number))
    power += (number >= 10 ** (power + 1)) - (number < 10**power)
    times, tenth = divmod(number * 10 // 10**power, 10)
    first = "" if (times, tenth) == (1, 0) else f"{times}.{tenth} × " if tenth else f"{times} × "
    return f"about {first}10^{power}"


def counted(number: int, one: str, many: str) -> str:
    """``1 issue``, ``8 issues``, ``1,200 packages``."""
    return f"{whole(number)} {one if number == 1 else many}"

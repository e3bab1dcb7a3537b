"""Shares of worlds as people write them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from detente.brief.templates import say

if TYPE_CHECKING:
    from detente.analysis.robustness.result import Conclusion, Share

_ALL: Final = 100
_FINE: Final = 0.01
"""The widest interval by which one share in a hundred can be told from none."""
_DIGITS: Final = 9
"""Decimals of a percentage beyond which a float is not to be trusted."""


def percent(share: float) -> str:
    """A share in whole percent, halves upwards; never 0 or 100, since a count of worlds proves neither."""
    whole = math.floor(_percent(share) + 0.5)
    if whole <= 0:
        return say("fewer than one percent")
    return say("more than all but one percent") if whole >= _ALL else say("percent", n=whole)


def of_worlds(share: Share) -> str:
    """``62 % of worlds (58 to 66 %)``; the ends of the interval are rounded outwards.

    Of none, or all, of too few worlds to tell one percent by: ``none of the worlds drawn``.
    """
    ends = _ends(share)
    if share.share in (0, 1) and (share.low is None or share.high is None or share.high - share.low > _FINE):
        name = "all worlds drawn" if share.share else "no world drawn"
        return say(f"{name}, within" if ends else name, **ends)
    return say("of worlds, within" if ends else "of worlds", share=percent(share.share), **ends)


def within(share: Share) -> str:
    """``62 % (58 to 66 %)``."""
    ends = _ends(share)
    return say("within", share=percent(share.share), **ends) if ends else percent(share.share)


def worlds_of(conclusion: Conclusion) -> str | None:
    """In which worlds something holds, as ``every world``, or as a share; nothing where that is not known."""
    if conclusion.occurs in ("every", "none"):
        return say("every world" if conclusion.occurs == "every" else "no world")
    if conclusion.share is not None:
        return of_worlds(conclusion.share)
    return None if conclusion.occurs is None else say("some worlds")


def in_hundred(share: float) -> int:
    """In how many of 100 worlds."""
    return round(_percent(share))


def interval(share: Share) -> tuple[int, int] | None:
    """The ends of the interval in percent, rounded outwards; none where there is no interval."""
    if share.low is None or share.high is None:
        return None
    return math.floor(_percent(share.low)), math.ceil(_percent(share.high))


def _ends(share: Share) -> dict[str, int]:
    """The ends of the interval as templates take them."""
    ends = interval(share)
    return {} if ends is None else {"low": ends[0], "high": ends[1]}


def _percent(share: float) -> float:
    return round(_ALL * share, _DIGITS)

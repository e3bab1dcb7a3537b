"""A scale of time in one panel or two, so that long silences do not squeeze the weeks that matter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARES: Final = (0.2, 0.3, 0.4)
"""The parts of the width that the panel of the past may take."""
BREAK: Final = 28
"""Pixels between the two panels."""
_APART: Final = 18
"""Pixels that two entries need side by side."""
_TRIED: Final = 40
_NEAR: Final = 1.15
_STEPS: Final = (1, 2, 7, 14, 31, 92, 184, 366, 731, 1827, 3653, 7305, 18263)
_DAYS_IN_YEAR: Final = 366


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch of time from ``first`` to ``last`` (days since year 1) between two pixels."""

    first: int
    last: int
    left: float
    right: float

    def place(self, day: int) -> float:
        """Where a day lies; days outside lie at the nearer end."""
        day = min(max(day, self.first), self.last)
        return self.left + (day - self.first) / max(self.last - self.first, 1) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """One panel, or the past and what matters now; the last begins with a day that has an entry."""

    panels: tuple[Panel, ...]

    def panel(self, day: int) -> Panel:
        """The panel a day falls into; the silence between two belongs to the first."""
        return next((panel for panel in reversed(self.panels) if day >= panel.first), self.panels[0])

    def place(self, day: int) -> float:
        """Where a day lies, in pixels."""
        return self.panel(day).place(day)


def time_scale(days: Sequence[int], left: float, right: float) -> TimeScale:
    """The scale on which entries lie on the fewest rows, broken in a silence.

    days : the days of the entries, rising. 1. Try one panel, and two, broken in one of the longest
    silences, with each of ``SHARES`` of the width for the first. 2. See on how many rows the entries lie if
    none is to cover another. 3. Of those that come near the fewest take one panel, else the longest
    silence, else the fewest rows.
    """
    distinct = sorted(set(days))
    whole = TimeScale((Panel(distinct[0], distinct[-1], left, right),))
    tried = [(_rows(whole, days), float("inf"), whole)]
    silences = [(after - before, after) for before, after in pairwise(distinct)]
    for silence, day in sorted(silences, reverse=True)[:_TRIED]:
        before = max(each for each in distinct if each < day)
        for share in SHARES if day < distinct[-1] else ():
            middle = left + share * (right - left)
            past, now = (
                Panel(distinct[0], before, left, middle - BREAK),
                Panel(day, distinct[-1], middle, right),
            )
            scale = TimeScale((past, now))
            tried.append((_rows(scale, days), silence, scale))
    enough = min(rows for rows, *_ in tried) * _NEAR + 1
    near = [(silence, -rows, -place) for place, (rows, silence, _) in enumerate(tried) if rows <= enough]
    return tried[-max(near)[2]][2]


def _rows(scale: TimeScale, days: Sequence[int]) -> int:
    """How many rows it takes so that no entry covers another."""
    ends: list[float] = []
    for day in days:
        x = scale.place(day)
        row = next((at for at, end in enumerate(ends) if end <= x), len(ends))
        ends[row : row + 1] = [x + _APART]
    return len(ends)


def ticks(panel: Panel, room: float) -> Iterator[tuple[int, str]]:
    """Days to be named below a panel, ``room`` pixels apart or more: days, months or years."""
    if panel.first == panel.last:
        yield panel.first, str(dt.date.fromordinal(panel.first).year)
        return
    span = panel.last - panel.first
    wanted = span * room / max(panel.right - panel.left, 1)
    step = next((each for each in _STEPS if each >= wanted), _STEPS[-1])
    first, last = dt.date.fromordinal(panel.first), dt.date.fromordinal(panel.last)
    if step >= _DAYS_IN_YEAR:
        years = round(step / 365.25)
        for year in range(-(-first.year // years) * years, last.year + 1, years):
            if (day := dt.date(year, 1, 1)) >= first:
                yield day.toordinal(), str(year)
    elif step > 14:  # noqa: PLR2004 - months are named by their first day
        months = round(step / 30.5)
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month, months):
            day = dt.date(month // 12, month % 12 + 1, 1)
            if first <= day <= last:
                yield day.toordinal(), day.isoformat()[:7]
    else:
        for ordinal in range(panel.first, panel.last + 1, step):
            yield ordinal, dt.date.fromordinal(ordinal).isoformat()[5:]

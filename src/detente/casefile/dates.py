"""Dates as the Extended Date/Time Format writes them: ``1987``, ``2021-12``, ``2021-12-15~``, intervals."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from detente.casefile.scalars import Unreadable
from detente.model import Date

if TYPE_CHECKING:
    from time import struct_time

_LONGEST: Final = 60
_EXAMPLES: Final = "write 2024, 2024-02, 2024-02-20, 2024-02-20~ (about then) or 2024-02-20/2024-02-23"
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?[~?%]?")


def is_plain(text: str) -> bool:
    """Whether a date is a year, month or day, or an interval between two: those are read at once."""
    return all(_PLAIN.fullmatch(part) or part == ".." for part in text.strip().split("/", 1))


@lru_cache(maxsize=4096)
def date(text: str) -> Date:
    """The first and last day a date may mean.

    What is marked as approximate or uncertain keeps its days: ``2009~`` is all of 2009. An open or
    unknown end of an interval reaches to the end, or the beginning, of the calendar.

    Raises
    ------
    Unreadable
        Where it is no such date, or an interval ends before it begins.
    """
    stripped = text.strip()
    if is_plain(stripped):
        first, slash, last = stripped.partition("/")
        earliest, latest = _days(first, stripped)[0], _days(last if slash else first, stripped)[1]
    else:
        earliest, latest = _extended(stripped)
    if earliest > latest:
        backwards = f'"{stripped}" ends before it begins'
        raise Unreadable(backwards)
    return Date(stripped, earliest, latest)


def _days(part: str, text: str) -> tuple[dt.date, dt.date]:
    """First and last day of a year, month or day, without the time that edtf takes."""
    found = _PLAIN.fullmatch(part)
    if found is None:
        return dt.date.min, dt.date.max
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        earliest = dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise Unreadable(_no_date(text), _EXAMPLES) from None
    if day is not None:
        return earliest, earliest
    last_month = 12 if month is None else month
    return earliest, dt.date(earliest.year, last_month, calendar.monthrange(earliest.year, last_month)[1])


def _extended(text: str) -> tuple[dt.date, dt.date]:
    if not text or len(text) > _LONGEST or not text.isascii():
        raise Unreadable(_no_date(text), _EXAMPLES)
    import edtf  # noqa: PLC0415 - loads slowly, and few files need it

    try:
        parsed: Any = edtf.parse_edtf(text)
        opens, closes = parsed.lower_strict(), parsed.upper_strict()
    except Exception:  # noqa: BLE001 - edtf raises many kinds of error on texts that are no dates
        raise Unreadable(_no_date(text), _EXAMPLES) from None
    first, _, last = text.partition("/")
    earliest = dt.date.min if "/" in text and first in {"", ".."} else _day(opens, text)
    latest = dt.date.max if "/" in text and last in {"", ".."} else _day(closes, text)
    return earliest, latest


def _day(moment: struct_time | float, text: str) -> dt.date:
    if isinstance(moment, (int, float)):
        return dt.date.max if moment > 0 else dt.date.min
    try:
        return dt.date(moment.tm_year, moment.tm_mon, moment.tm_mday)
    except ValueError:
        raise Unreadable(_no_date(text), "write a year from 1 to 9999") from None


def _no_date(text: str) -> str:
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f'"{shown}" is not a date'

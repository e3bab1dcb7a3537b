"""Numbers, ranges and dates at a place of the file."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.casefile import dates, scalars
from detente.casefile.scalars import Span, Unreadable
from detente.model import Quantity

if TYPE_CHECKING:
    from detente.casefile.nodes import Cursor, Fields
    from detente.model import Date

MAX_RARE_DATES: Final = 50
"""Dates that need the whole of EDTF; reading one takes milliseconds."""


def read_date(cursor: Cursor | None) -> Date | None:
    """A date in EDTF; ``None`` where there is none, or a wrong one."""
    text = cursor.text("a date") if cursor else None
    if cursor is None or text is None:
        return None
    rare = cursor.reading.rare_dates
    if not dates.is_plain(text):
        rare.add(text)
    if len(rare) > MAX_RARE_DATES:
        cursor.error(f"a case has at most {MAX_RARE_DATES} dates that are more than days, months and years")
        return None
    try:
        return dates.date(text)
    except Unreadable as error:
        cursor.error(error.text, error.hint)
        return None


def read_number(
    cursor: Cursor | None, low: Fraction | int | None = None, high: Fraction | int | None = None
) -> Fraction | None:
    """One exact number within ``low`` and ``high``; ranges are not taken."""
    if cursor is None:
        return None
    text = cursor.text("a number")
    if text is None:
        return None
    try:
        value = scalars.number(text)
    except Unreadable as error:
        if ".." in text or "±" in text or "+-" in text:
            cursor.error("one number is expected here, not a range")
        else:
            cursor.error(error.text, None if error.hint == scalars.FORMS else error.hint)
        return None
    return value if _within(cursor, Span(value, value, value), low, high) else None


def read_quantity(
    cursor: Cursor | None, low: Fraction | int | None = None, high: Fraction | int | None = None
) -> Quantity | None:
    """A number or a range, within ``low`` and ``high``; it is entered as a judgment of its own."""
    if cursor is None:
        return None
    if cursor.is_mapping:
        fields = cursor.fields("range")
        if fields is None:
            return None
        return quantity_of(fields, low, high)
    span = _span(cursor)
    if span is None or not _within(cursor, span, low, high):
        return None
    cursor.judged()
    return Quantity(span.central, span.low, span.high, cursor.path)


def quantity_of(
    fields: Fields, low: Fraction | int | None = None, high: Fraction | int | None = None
) -> Quantity | None:
    """The number given by ``value`` and ``range`` in a mapping."""
    cursor = fields.cursor
    span = _combined(fields)
    if span is None or not _within(cursor, span, low, high):
        return None
    cursor.judged()
    return Quantity(span.central, span.low, span.high, cursor.path)


def _combined(fields: Fields) -> Span | None:
    value, between = fields.get("value"), fields.get("range")
    if value is None and between is None:
        fields.cursor.error("a number is expected here", scalars.FORMS)
        return None
    central = _span(value) if value else None
    around = _span(between) if between else None
    if value is None or between is None:
        return central or around
    if central is None or around is None:
        return None
    if central.low != central.high:
        value.error("beside `range`, `value` is one number")
        return None
    if not around.low <= central.central <= around.high:
        value.error("the value lies outside its range")
        return None
    return Span(central.central, around.low, around.high)


def _span(cursor: Cursor) -> Span | None:
    text = cursor.text("a number")
    if text is None:
        return None
    try:
        return scalars.span(text)
    except Unreadable as error:
        cursor.error(error.text, error.hint)
        return None


def _within(cursor: Cursor, span: Span, low: Fraction | int | None, high: Fraction | int | None) -> bool:
    below = low is not None and span.low < low
    above = high is not None and span.high > high
    if not below and not above:
        return True
    outside = span.low if below else span.high
    if low is not None and high is not None:
        bounds = f"outside {_shown(low)} to {_shown(high)}"
    else:
        bounds = f"below {_shown(low)}" if low is not None else f"above {_shown(high or 0)}"
    cursor.error(f"{_shown(outside)} is {bounds}")
    return False


def _shown(value: Fraction | int) -> str:
    return scalars.plain(Fraction(value))

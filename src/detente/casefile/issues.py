"""Issues and their options: in words along a scale, in words without one, or numbers in even steps."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.casefile import scalars
from detente.casefile.nodes import defined_name
from detente.casefile.quantities import read_number, read_quantity
from detente.model import Issue, Option

if TYPE_CHECKING:
    from detente.casefile.conditions import Conditions
    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor, Fields

MAX_NUMBERS: Final = 100_000
"""Options that a number issue may have."""

MAX_NUMBERS_IN_ALL: Final = 200_000
"""Options that all number issues of a case may have."""


def read_issues(section: Cursor, known: Known, conditions: Conditions) -> dict[str, Issue]:
    """All issues; their names are known from then on."""
    fields = section.fields("issues")
    for key, value in fields.names() if fields else ():
        name = defined_name(key, "an issue")
        if name is None:
            continue
        known.issues[name] = None
        known.issues[name] = _issue(name, value, known, conditions)
    return {name: issue for name, issue in known.issues.items() if issue is not None}


def _issue(name: str, cursor: Cursor, known: Known, conditions: Conditions) -> Issue | None:
    fields = cursor.fields("issue")
    if fields is None:
        return None
    ordered = _ordered(fields)
    grid = fields.get("number")
    if grid is not None and "options" in fields:
        grid.error("an issue has either `options` or `number`")
        return None
    unit: str | None = None
    if grid is not None:
        options, unit = _numbers(grid, known)
        if not ordered:
            fields.cursor.error("a number issue is always ordered", "leave `ordered` out")
    else:
        options = _options(fields, conditions, ordered=ordered)
    asked = fields.text("ask")
    if not options:
        return None
    issue = Issue(name, options, ask=asked, ordered=ordered, unit=unit)
    known.issues[name] = issue
    today = fields.get("today")
    if today is None:
        return issue
    today.judged()
    return replace(issue, today=known.option(today, name))


def _ordered(fields: Fields) -> bool:
    cursor = fields.get("ordered")
    return cursor is None or cursor.yes_or_no() is not False


def _numbers(cursor: Cursor, known: Known) -> tuple[tuple[Option, ...], str | None]:
    fields = cursor.fields("grid")
    if fields is None:
        return (), None
    name = fields.text("unit")
    low, high, step = (read_number(fields.get(key)) for key in ("from", "to", "step"))
    if low is None or high is None or step is None:
        return (), name
    if step <= 0:
        fields.cursor.error("`step` must be above 0")
    elif low >= high:
        fields.cursor.error("`from` must be below `to`")
    elif (high - low) % step != 0:
        text = f"steps of {scalars.plain(step)} do not divide {scalars.plain(low)} to {scalars.plain(high)}"
        fields.cursor.error(text)
    elif (high - low) / step >= MAX_NUMBERS:
        fields.cursor.error(f"a number issue has at most {MAX_NUMBERS:,} options", "take longer steps")
    elif known.numbers_defined + (high - low) / step >= MAX_NUMBERS_IN_ALL:
        text = f"the number issues have more than {MAX_NUMBERS_IN_ALL:,} options in all"
        fields.cursor.error(text, "take longer steps")
    else:
        options = _grid(low, high, step)
        known.numbers_defined += len(options)
        return options, name
    return (), name


def _grid(low: Fraction, high: Fraction, step: Fraction) -> tuple[Option, ...]:
    """All numbers from ``low`` to ``high``, each an option called by its plain decimal text."""
    places = max(len(scalars.plain(number).partition(".")[2]) for number in (low, step))
    scale = 10**places
    scaled_low, scaled_step = int(low * scale), int(step * scale)
    count = int((high - low) / step) + 1
    options = []
    for scaled in range(scaled_low, scaled_low + count * scaled_step, scaled_step):
        text = scalars.decimal_text(scaled, places)
        number = Fraction(scaled, scale) if places else Fraction(scaled)
        options.append(Option(text, text, number=number))
    return tuple(options)


def _options(fields: Fields, conditions: Conditions, *, ordered: bool) -> tuple[Option, ...]:
    cursor = fields.get("options")
    if cursor is None:
        fields.cursor.error("an issue has `options`, or `number`")
        return ()
    if cursor.is_mapping:
        options = _named_options(cursor, conditions, ordered=ordered)
    else:
        options = _listed_options(cursor)
    if not options and (cursor.is_list or cursor.is_mapping):
        cursor.error("an issue has at least one option")
    return options


def _listed_options(cursor: Cursor) -> tuple[Option, ...]:
    options: dict[str, Option] = {}
    for item in cursor.items("a list or mapping of options"):
        name = defined_name(item, "an option")
        if name in options:
            item.error(f'"{name}" stands here twice')
        elif name is not None:
            options[name] = Option(name, name)
    return tuple(options.values())


def _named_options(cursor: Cursor, conditions: Conditions, *, ordered: bool) -> tuple[Option, ...]:
    fields = cursor.fields("options")
    options = []
    for key, value in fields.names() if fields else ():
        name = defined_name(key, "an option")
        option = _option(name or "", value, conditions, ordered=ordered)
        if name is not None and option is not None:
            options.append(option)
    places = [option.at.central for option in options if option.at is not None]
    if places != sorted(places):
        cursor.warn("the places of these options do not rise in their order")
    return tuple(options)


def _option(name: str, cursor: Cursor, conditions: Conditions, *, ordered: bool) -> Option | None:
    if not cursor.is_mapping:
        called = cursor.text("the name of an option")
        return None if called is None else Option(name, called)
    fields = cursor.fields("option")
    if fields is None:
        return None
    at, binds = fields.get("at"), fields.get("binds")
    if at is not None and not ordered:
        at.error("this issue has no scale (`ordered: false`), so its options have no place")
    promised = conditions.conjunction(binds) if binds else {}
    if binds is not None:
        binds.judged()
    return Option(
        name,
        fields.text("name") or name,
        at=read_quantity(at, 0, 100),
        binds=promised or {},
    )

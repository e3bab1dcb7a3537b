"""The record along time, a lane for each forum; what is claimed stands apart from what is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from detente.brief.blocks import Table
from detente.brief.templates import say
from detente.brief.words import Words, capital, joined
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.sheet import Sheet
from detente.figures.style import CLOUD, FAINT, GRID, INK, LINE, MARK, PAPER, SMALL, STOP, WIDTH
from detente.figures.text import width_of, wrapped
from detente.figures.timescale import ticks, time_scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.analysis import Analysis
    from detente.figures.timescale import TimeScale
    from detente.model import Case, Event

_LEFT: Final = 84
_RIGHT: Final = WIDTH - 14
_ROW: Final = 22
_SIDE: Final = 20
"""Width of a numbered mark with the space beside it."""
_GAP: Final = 10
_SPAN: Final = 24
"""A span of time shorter than this, in pixels, is a point."""
_EDTF_ABOUT: Final = frozenset("~?%")


_HEXAGON: Final = "M-1.05,0L-0.6,-0.85L0.6,-0.85L1.05,0L0.6,0.85L-0.6,0.85Z"


class Look(NamedTuple):
    """How entries of a kind are drawn."""

    fill: str
    colour: str
    text: str
    shape: str


LOOKS: Final[Mapping[str, Look]] = {
    "reported": Look(INK, INK, PAPER, "circle"),
    "fact": Look(INK, INK, PAPER, "square"),
    "claim": Look(PAPER, INK, INK, "circle"),
    "opinion": Look(PAPER, STOP, STOP, _HEXAGON),
    "scheduled": Look(PAPER, INK, INK, "square"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the record with its number, its place along time, and its row within its lane."""

    number: int
    event: Event
    x: float
    left: float
    right: float
    row: int


def timeline(analysis: Analysis) -> tuple[Figure, ...]:
    """The record of a case, every entry numbered."""
    case = analysis.case
    events = sorted(case.record, key=lambda event: event.date.earliest)
    if not events:
        return ()
    days = [_day(event) for event in events]
    scale = time_scale(sorted(days), _LEFT, _RIGHT)
    lanes = _lanes(case, events, scale)
    kinds = [caption(kind) for kind in LOOKS if any(event.kind == kind for event in events)]
    return (
        Figure(
            "timeline",
            _title(events, scale),
            title("timeline described", kinds=joined(kinds, "or"), panels=_panels(events, scale)),
            _draw(case, lanes, scale),
            _table(case, events),
            tuple(event.path for event in events),
        ),
    )


def _day(event: Event) -> int:
    """The day an entry is drawn at: its first, or its last where the beginning is open."""
    date = event.date
    return (date.latest if date.earliest.year == 1 else date.earliest).toordinal()


def _lanes(case: Case, events: Sequence[Event], scale: TimeScale) -> dict[str | None, list[Item]]:
    """The entries of each forum, and of none, each in the first row of its lane where there is room."""
    lanes: dict[str | None, list[Item]] = {}
    for forum in (*case.forums, None):
        ends: list[float] = []
        for number, event in enumerate(events, start=1):
            if event.forum != forum:
                continue
            x = scale.place(_day(event))
            last = min(event.date.latest.toordinal(), scale.panels[-1].last)
            right = max(scale.place(last), x)
            spans = right - x > _SPAN
            taken = (x - _SIDE / 2, (right if spans else x) + _SIDE / 2)
            row = next((at for at, end in enumerate(ends) if end <= taken[0]), len(ends))
            ends[row : row + 1] = [taken[1]]
            item = Item(number, event, x, x, right if spans else x, row)
            lanes.setdefault(forum, []).append(item)
    return lanes


def _draw(case: Case, lanes: dict[str | None, list[Item]], scale: TimeScale) -> dict[str, Any]:
    sheet = Sheet()
    top = _legend(sheet, lanes)
    y = top
    for forum, items in lanes.items():
        name = caption("elsewhere") if forum is None else case.forums[forum].id
        rows = 1 + max(item.row for item in items)
        lines = wrapped(name, _LEFT - 24, SMALL, 2)
        heights = range(len(lines))
        sheet.lines([{"x": 0, "x2": WIDTH, "y": y, "y2": y, "colour": GRID}])
        sheet.texts([{"x": 0, "y": y + _GAP + 6 + n * LINE, "text": lines[n]} for n in heights], bold=True)
        for item in items:
            _item(sheet, item, y + _GAP / 2 + item.row * _ROW + _ROW / 2)
        y += max(rows * _ROW, LINE * len(lines)) + _GAP
    sheet.height = _axis(sheet, scale, top, y)
    return sheet.spec()


def _item(sheet: Sheet, item: Item, y: float) -> None:
    """A numbered mark; a bar as far as its time reaches, a dashed outline where the date is approximate."""
    look = LOOKS[item.event.kind]
    told = {"number": item.number, "date": item.event.date.text, "kind": item.event.kind}
    if item.right > item.left:
        sheet.lines([{"x": item.left, "x2": item.right, "y": y, "y2": y, "colour": MARK, **told}], thick=3)
    mark = {"x": item.x, "y": y, "fill": look.fill, "colour": look.colour, "shape": look.shape, **told}
    sheet.points([mark], size=330)
    if _EDTF_ABOUT & set(item.event.date.text):
        box = {"x": item.x - 10.5, "x2": item.x + 10.5, "y": y - 10.5, "y2": y + 10.5, "colour": MARK}
        sheet.rectangles([box], outline=True, dash=(2, 2))
    sheet.texts([{"x": item.x, "y": y + 0.5, "text": str(item.number), "colour": look.text}], align="center")


def _axis(sheet: Sheet, scale: TimeScale, top: float, bottom: float) -> float:
    """Dates below each panel, and a break between two; the height of the picture."""
    for before, after in zip(scale.panels, scale.panels[1:], strict=False):
        x = (before.right + after.left) / 2
        rows = [{"x": x + d, "x2": x + d, "y": top, "y2": bottom, "colour": CLOUD} for d in (-2, 2)]
        sheet.lines(rows, dash=(4, 3))
    years = False
    for number, panel in enumerate(scale.panels):
        room = [after.left - 22 for after in scale.panels[number + 1 :]] or [WIDTH + 4.0]
        year = ""
        for day, text in ticks(panel, 34 if number + 1 < len(scale.panels) else 46):
            x, half = panel.place(day), width_of(text, SMALL) / 2
            if x + half > room[0]:
                continue
            sheet.lines([{"x": x, "x2": x, "y": top, "y2": bottom, "colour": GRID}])
            sheet.texts([{"x": x, "y": bottom + 10, "text": text, "colour": FAINT}], align="center")
            if len(text) == len("12-31") and _iso(day)[:4] != year:
                year, years = _iso(day)[:4], True
                sheet.texts([{"x": x, "y": bottom + 26, "text": year, "colour": FAINT}], align="center")
    return bottom + (34 if years else 20)


def _legend(sheet: Sheet, lanes: dict[str | None, list[Item]]) -> float:
    """What the looks mean, for the kinds there are; the height below."""
    held = {item.event.kind for items in lanes.values() for item in items}
    x = 8.0
    for kind, look in LOOKS.items():
        if kind in held:
            sheet.points(
                [{"x": x, "y": 9, "fill": look.fill, "colour": look.colour, "shape": look.shape}], size=150
            )
            sheet.texts([{"x": x + 13, "y": 9, "text": caption(kind), "colour": FAINT}])
            x += width_of(caption(kind), SMALL) + 36
    if any(_EDTF_ABOUT & set(item.event.date.text) for items in lanes.values() for item in items):
        box = {"x": x - 7, "x2": x + 7, "y": 2, "y2": 16, "colour": MARK}
        sheet.rectangles([box], outline=True, dash=(2, 2))
        sheet.texts([{"x": x + 13, "y": 9, "text": caption("approximate"), "colour": FAINT}])
    return 26.0


def _iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()


def _title(events: Sequence[Event], scale: TimeScale) -> str:
    first, last = scale.panels[0].first, scale.panels[-1].last
    if first == last:
        return title("timeline title, one day", n=len(events), first=_iso(first))
    if len(scale.panels) == 1:
        return title("timeline title, whole", n=len(events), first=_iso(first), last=_iso(last))
    split = scale.panels[1].first
    recent = sum(_day(event) >= split for event in events)
    return title(
        "timeline title",
        n=len(events),
        recent=recent,
        days=last - split + 1,
        split=_iso(split),
        last=_iso(last),
        first=events[0].date.text.rstrip("~?%"),
    )


def _panels(events: Sequence[Event], scale: TimeScale) -> str:
    if len(scale.panels) == 1:
        return ""
    split = scale.panels[1].first
    past = sum(_day(event) < split for event in events)
    return caption("timeline panels", past=past, recent=len(events) - past, split=_iso(split))


def _table(case: Case, events: Sequence[Event]) -> Table:
    words = Words(case)
    rows = [
        (
            str(number),
            event.date.text,
            caption(event.kind),
            capital(_done(case, words, event)),
            "–" if event.forum is None else case.forums[event.forum].name,
        )
        for number, event in enumerate(events, start=1)
    ]
    columns = tuple(map(caption, ("number", "date", "kind", "what was done", "forum")))
    return Table(caption("timeline table"), columns, tuple(rows), frozenset({0}))


def _done(case: Case, words: Words, event: Event) -> str:
    """Who did what to whom, and about what, as the record has it."""

    def called(who: str) -> str:
        return case.people[who].name if who in case.people else words.party(who)

    parts = [] if event.what is None else [event.what]
    if event.draft is not None:
        parts.append(caption("draft", draft=event.draft))
    for issue, positions in event.about.items():
        options = joined((words.option(issue, case.issues[issue].options[at]) for at in positions), "or")
        parts.append(say("issue", issue=issue, options=options))
    if event.action is not None:
        parts.append(event.action)
    return caption(
        "does",
        who=joined(map(called, event.who)),
        does=event.does,
        to=caption("to", parties=joined(map(called, event.to))) if event.to else "",
        what=caption("what", what="; ".join(parts)) if parts else "",
    )

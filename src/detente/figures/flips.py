"""Flip points: each judgment that alone turns something, with the values at which it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from detente.brief.blocks import Table
from detente.brief.numbers import decimals
from detente.figures.captions import caption, title
from detente.figures.conclusions import ConclusionLabels, is_told
from detente.figures.figure import Figure
from detente.figures.judgments import JudgmentLabels
from detente.figures.sheet import Sheet
from detente.figures.style import FAINT, GRID, INK, LINE, MARK, PAPER, SMALL, STOP, TEXT, WIDTH
from detente.figures.text import shortened, wrapped
from detente.model import STANDS_FROM, Coin, Range

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.analysis import Analysis
    from detente.analysis.robustness.result import Robustness

ROWS_SHOWN: Final = 15
LINES_SHOWN: Final = 4
_TRACK: Final = (44.0, 216.0)
_RIGHT: Final = 276.0
_PAD: Final = 8
_NO_NUMBER: Final = 2.0
"""Farther from the central value than any flip point of a range, in parts of it."""


class Turning(NamedTuple):
    """A judgment, and what it alone turns: by conclusion the values, none where it has no number."""

    path: str
    turns: Mapping[str, tuple[Fraction, ...]]


def flips(analysis: Analysis) -> tuple[Figure, ...]:
    """The judgments that alone turn something; first those that turn a deal, by how little it takes."""
    found = analysis.robustness
    if found is None:
        return ()
    labels, conclusions = JudgmentLabels(analysis.case), ConclusionLabels(analysis)
    rows = sorted(turnings(found), key=lambda each: _order(each, labels))
    return (_figure(rows, labels, conclusions),) if rows else ()


def turnings(found: Robustness) -> tuple[Turning, ...]:
    """Every judgment that alone turns something told of; an order has no values at which it does."""
    turned: dict[str, dict[str, tuple[Fraction, ...]]] = {}
    for path, turns in found.flips.items():
        kept = {name: values for name, values in turns.items() if is_told(found, name)}
        if kept:
            turned[path] = kept
    for path, names in found.orders.items():
        kept = {name: () for name in names if is_told(found, name)}
        if kept:
            turned.setdefault(path, {}).update(kept)
    return tuple(Turning(path, turns) for path, turns in turned.items())


def _order(turning: Turning, labels: JudgmentLabels) -> tuple[bool, float]:
    deals = [values for name, values in turning.turns.items() if name.startswith("zone.")]
    one = labels.uncertain.get(turning.path)
    if not isinstance(one, Range):
        return not deals, _NO_NUMBER
    span = one.quantity.high - one.quantity.low
    values = [value for group in deals or turning.turns.values() for value in group]
    return not deals, min((float(abs(v - one.quantity.central) / span) for v in values), default=_NO_NUMBER)


def _figure(rows: Sequence[Turning], labels: JudgmentLabels, conclusions: ConclusionLabels) -> Figure:
    rest = len(rows) - ROWS_SHOWN
    told = caption("flips described, rest", n=rest) if rest > 0 else ""
    return Figure(
        "flips",
        _title(rows, labels),
        title("flips described", n=min(len(rows), ROWS_SHOWN), rest=told),
        _draw(rows, labels, conclusions),
        _table(rows, labels, conclusions),
        tuple(each.path for each in rows),
    )


def _title(rows: Sequence[Turning], labels: JudgmentLabels) -> str:
    """How many turn a deal; where none does, how many turn something else."""
    deals = [each for each in rows if any(name.startswith("zone.") for name in each.turns)]
    name = "flips title" if deals else "flips title, no deal"
    counted = deals or rows
    return title(
        f"{name}, one" if len(counted) == 1 else name, n=len(counted), judgment=labels.short(counted[0].path)
    )


def _draw(rows: Sequence[Turning], labels: JudgmentLabels, conclusions: ConclusionLabels) -> dict[str, Any]:
    sheet = Sheet()
    sheet.points([{"x": 5, "y": LINE / 2, "fill": INK}], size=50)
    sheet.texts(
        [
            {"x": 15, "y": LINE / 2, "text": caption("flips legend"), "colour": FAINT},
            {"x": _RIGHT, "y": LINE / 2, "text": caption("flips turns"), "colour": FAINT},
        ]
    )
    y = LINE + 4.0
    for turning in rows[:ROWS_SHOWN]:
        sheet.lines([{"x": 0, "x2": WIDTH, "y": y, "y2": y, "colour": GRID}])
        left = _judgment(sheet, turning, labels, y)
        y = max(left, _turns(sheet, turning, labels, conclusions, y)) + _PAD
    if len(rows) > ROWS_SHOWN:
        note = caption("flips rest", n=len(rows) - ROWS_SHOWN)
        sheet.texts([{"x": 0, "y": y + LINE / 2, "text": note, "colour": FAINT}])
        y += LINE
    sheet.height = y
    return sheet.spec()


def _judgment(sheet: Sheet, turning: Turning, labels: JudgmentLabels, y: float) -> float:
    """The name of a judgment, and below it a line for all that it may be; the height below."""
    name = wrapped(labels.short(turning.path), _RIGHT - 20, TEXT, lines=2)
    sheet.texts(({"x": 0, "y": y + LINE * (at + 0.5) + 4, "text": t} for at, t in enumerate(name)), size=TEXT)
    below = y + LINE * len(name) + 4
    middle = below + LINE / 2 + 2
    match labels.uncertain.get(turning.path):
        case Range(quantity=quantity):
            values = sorted({value for group in turning.turns.values() for value in group})
            span = float(quantity.high - quantity.low)
            places = [(float(v - quantity.low) / span, v) for v in values]
            _track(sheet, middle, decimals(quantity.low, 3), decimals(quantity.high, 3))
            ticks = ({"x": _x(at), "value": float(v), **_tick(middle, turning.path)} for at, v in places)
            sheet.lines(ticks, thick=2.5)
            central = float(quantity.central - quantity.low) / span
            sheet.points([{"x": _x(central), "y": middle, "fill": INK}], size=50)
        case Coin(sure=sure):
            _track(sheet, middle, caption("flips falls"), caption("flips stands"), dashed=True)
            stands = int(sure.central >= STANDS_FROM)
            ends = ({"x": _x(at), "y": middle, "fill": INK if at == stands else PAPER} for at in (0, 1))
            sheet.points(ends, size=50)
        case _:
            sheet.texts([{"x": 0, "y": middle, "text": caption("flips order"), "colour": FAINT}])
    return middle + LINE / 2


def _track(sheet: Sheet, y: float, low: str, high: str, *, dashed: bool = False) -> None:
    """A line between two ends with their names."""
    line = {"x": _x(0), "x2": _x(1), "y": y, "y2": y, "colour": MARK}
    sheet.lines([line], thick=2, dash=(4, 3) if dashed else (1, 0))
    room = _TRACK[0] - 8
    sheet.texts(
        [{"x": _x(0) - 8, "y": y, "text": shortened(low, room, SMALL), "colour": FAINT}], align="right"
    )
    sheet.texts([{"x": _x(1) + 8, "y": y, "text": shortened(high, room + 8, SMALL), "colour": FAINT}])


def _tick(y: float, path: str) -> dict[str, Any]:
    return {"y": y - 7, "y2": y + 7, "colour": STOP, "judgment": path}


def _x(part: float) -> float:
    """From a part of the range to pixels."""
    return _TRACK[0] + part * (_TRACK[1] - _TRACK[0])


def _turns(
    sheet: Sheet, turning: Turning, labels: JudgmentLabels, conclusions: ConclusionLabels, y: float
) -> float:
    """What turns, and at which values; the height below."""
    lines: list[str] = []
    told = list(_told(turning, labels, conclusions))
    for text in told[:LINES_SHOWN]:
        lines += wrapped(text, WIDTH - _RIGHT, SMALL, lines=2)
    if len(told) > LINES_SHOWN:
        lines.append(caption("flips more", n=len(told) - LINES_SHOWN))
    sheet.texts({"x": _RIGHT, "y": y + LINE * (at + 0.5) + 4, "text": t} for at, t in enumerate(lines))
    return y + LINE * len(lines) + 4


def _told(turning: Turning, labels: JudgmentLabels, conclusions: ConclusionLabels) -> list[str]:
    """``at 61.5: a deal``; of what has no number the conclusions alone."""
    if not isinstance(labels.uncertain.get(turning.path), Range):
        return [conclusions.short(name) for name in turning.turns]
    return [
        caption("flips at", values=_values(values), conclusion=conclusions.short(name))
        for name, values in turning.turns.items()
    ]


def _values(values: Sequence[Fraction]) -> str:
    return ", ".join(decimals(value, 2) for value in values)


def _table(rows: Sequence[Turning], labels: JudgmentLabels, conclusions: ConclusionLabels) -> Table:
    columns = tuple(map(caption, ("judgment", "central case", "turns at", "what turns")))
    cells = []
    for turning in rows:
        one = labels.uncertain.get(turning.path)
        for name, values in turning.turns.items():
            at = _values(values) if isinstance(one, Range) else "–"
            cells.append((labels.long(turning.path), _central(one), at, conclusions.short(name)))
    return Table(caption("flips table"), columns, tuple(cells), frozenset({1, 2}))


def _central(one: object) -> str:
    match one:
        case Range(quantity=quantity):
            return decimals(quantity.central, 3)
        case Coin(sure=sure):
            return caption("flips stands" if sure.central >= STANDS_FROM else "flips falls")
        case _:
            return "–"

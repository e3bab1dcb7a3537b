"""The tornado of a forum: how far each judgment alone moves the margin by which a deal is there or missed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from detente.agreement.lens import forums_of
from detente.brief.blocks import Table
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_of, named
from detente.figures.judgments import JudgmentLabels
from detente.figures.sheet import Sheet
from detente.figures.style import DEAL, FAINT, GRID, INK, LINE, MARK, SMALL, STOP, WIDTH
from detente.figures.text import shortened, width_of
from detente.figures.ticks import plain, signed, ticks

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis
    from detente.analysis.robustness.result import Bar, Tornado
    from detente.model import Case

BARS_SHOWN: Final = 15
_LEFT: Final = 92.0
_RIGHT: Final = WIDTH - 92.0
_EQUAL: Final = 1e-9
_ROW: Final = 40
_BAR: Final = 12
_AXIS: Final = 2 * LINE + 4.0


def tornado(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum the judgments that alone move its margin, the longest bar first."""
    if analysis.robustness is None:
        return ()
    figures = []
    for forum in computed(analysis):
        found = analysis.robustness.tornados.get(forum.id)
        bars = () if found is None else tuple(filter(_moves, found.bars))
        if found is not None and bars:
            figures.append(_figure(analysis, forum, replace(found, bars=bars)))
    return tuple(figures)


def _moves(bar: Bar) -> bool:
    """Whether a judgment moves the margin: from one number to another, or to where there is none."""
    if bar.high is None:
        return False
    return bar.low is None or bar.high - bar.low > _EQUAL


def farthest(found: Tornado) -> tuple[str, ...]:
    """The judgments that move the margin, those that move it across 0 first, else by the length of bars."""
    bars = filter(_moves, found.bars)
    return tuple(bar.path for bar in sorted(bars, key=lambda bar: not _crosses(bar)))


def _crosses(bar: Bar) -> bool:
    """Whether a bar reaches from below 0, or from where there is no margin, to 0 or beyond."""
    return (bar.low is None or bar.low < 0) and bar.high is not None and bar.high >= 0


def decides(case: Case, forum: str) -> bool:
    """Whether a forum has a deal just where its margin is not negative: all its seats must accept, alone."""
    known = forums_of(case)[forum]
    return known.rule.kind == "unanimity" and not any(seat in case.approval for seat in known.seats)


def _figure(analysis: Analysis, forum: ForumAgreement, found: Tornado) -> Figure:
    labels, deal = JudgmentLabels(analysis.case), decides(analysis.case, forum.id)
    rest = len(found.bars) - BARS_SHOWN
    told = caption("tornado described, rest", n=rest) if rest > 0 else ""
    centre = caption("no margin") if found.central is None else signed(found.central)
    described = title(
        "tornado described",
        n=min(len(found.bars), BARS_SHOWN),
        at=caption("tornado described, at") if any(bar.at is not None for bar in found.bars) else "",
        central=centre,
        sides=caption("tornado described, deal") if deal else "",
        rest=told,
    )
    return Figure(
        name_of("tornado", analysis, forum),
        named(analysis, forum, _title(found, labels, deal=deal)),
        described,
        _draw(found, labels, deal=deal),
        _table(found, labels),
        tuple(bar.path for bar in found.bars),
        forum=forum.id,
    )


def _title(found: Tornado, labels: JudgmentLabels, *, deal: bool) -> str:
    """Which bars reach across 0 where that decides; else the longest."""
    across = [bar for bar in found.bars if _crosses(bar)]
    first = labels.short(found.bars[0].path)
    if deal and not across:
        return title("tornado title, none", judgment=first)
    if deal:
        name = "tornado title, one across" if len(across) == 1 else "tornado title, across"
        return title(name, n=len(across), judgment=labels.short(across[0].path))
    return title("tornado title, one" if len(found.bars) == 1 else "tornado title", judgment=first)


class _Scale:
    """From the margin to pixels, 0 always within."""

    def __init__(self, found: Tornado) -> None:
        ends = [end for bar in found.bars[:BARS_SHOWN] for end in (bar.low, bar.high) if end is not None]
        ends += [0.0] if found.central is None else [0.0, found.central]
        self.low, self.high = min(ends), max(ends)
        if self.low == self.high:
            self.high += 1

    def __call__(self, margin: float | None) -> float:
        if margin is None:
            return _LEFT
        return _LEFT + (margin - self.low) / (self.high - self.low) * (_RIGHT - _LEFT)


def _draw(found: Tornado, labels: JudgmentLabels, *, deal: bool) -> dict[str, Any]:
    sheet, scale = Sheet(), _Scale(found)
    shown = found.bars[:BARS_SHOWN]
    top = _sides(sheet, scale(0)) if deal else 0.0
    bottom = top + _AXIS + _ROW * len(shown)
    _axis(sheet, scale, found.central, top, bottom)
    for place, bar in enumerate(shown):
        y = top + _AXIS + place * _ROW
        sheet.lines([{"x": 0, "x2": WIDTH, "y": y, "y2": y, "colour": GRID}])
        _written(sheet, shortened(labels.long(bar.path), WIDTH, SMALL), 0, y + LINE / 2 + 2, INK)
        _bar(sheet, scale, bar, y + LINE + 4, deal=deal)
    sheet.height = bottom
    if len(found.bars) > BARS_SHOWN:
        note = caption("tornado rest", n=len(found.bars) - BARS_SHOWN)
        sheet.texts([{"x": 0, "y": bottom + LINE / 2, "text": note, "colour": FAINT}])
        sheet.height += LINE
    return sheet.spec()


def _sides(sheet: Sheet, zero: float) -> float:
    """What either side of 0 means; the height below."""
    no_deal = {"x": zero - 6, "y": LINE / 2, "text": caption("tornado no deal"), "colour": STOP}
    sheet.texts([no_deal], align="right", bold=True)
    deal = {"x": zero + 6, "y": LINE / 2, "text": caption("tornado deal"), "colour": DEAL}
    sheet.texts([deal], bold=True)
    return LINE


def _axis(sheet: Sheet, scale: _Scale, central: float | None, top: float, bottom: float) -> None:
    """The margin in points, and the line of the central case."""
    zero, at = scale(0), ticks(scale.low, scale.high)
    sheet.texts(
        ({"x": scale(t), "y": top + LINE / 2, "text": signed(t), "colour": FAINT} for t in at), align="center"
    )
    unit = {"x": WIDTH, "y": top + LINE / 2, "text": caption("points"), "colour": FAINT}
    sheet.texts([unit], align="right")
    sheet.lines({"x": scale(t), "x2": scale(t), "y": top + LINE, "y2": bottom, "colour": GRID} for t in at)
    sheet.lines([{"x": zero, "x2": zero, "y": top + LINE, "y2": bottom, "colour": INK}], thick=1.5)
    if central is not None:
        x, text = scale(central), caption("tornado central", margin=signed(central))
        half = width_of(text, SMALL) / 2
        place = min(max(x, half), WIDTH - half)
        line = {"x": x, "x2": x, "y": top + _AXIS - 2, "y2": bottom, "central": central}
        sheet.lines([line], thick=1.5, dash=(4, 3))
        _written(sheet, text, place - half, top + 1.5 * LINE, INK)


def _bar(sheet: Sheet, scale: _Scale, bar: Bar, y: float, *, deal: bool) -> None:
    """A bar with the margin at either end; in two colours where 0 parts a deal from none."""
    middle = y + _BAR / 2
    told = {"y": middle, "y2": middle, "judgment": bar.path, "from": bar.low, "to": bar.high}
    low, zero, high = scale(bar.low), scale(0), scale(bar.high)
    sides = [(low, min(zero, high), STOP), (max(zero, low), high, DEAL)]
    parts = sides if deal else [(low, high, MARK)]
    bars = ({**told, "x": left, "x2": right, "colour": c} for left, right, c in parts if right > left)
    sheet.lines(bars, thick=_BAR)
    least, greatest = (shortened(_end(bar, end), _LEFT - 5, SMALL) for end in range(2))
    _written(sheet, least, low - 5 - width_of(least, SMALL), middle, FAINT)
    _written(sheet, greatest, max(low, high) + 5, middle, FAINT)


def _written(sheet: Sheet, text: str, x: float, y: float, colour: str) -> None:
    """Text that lines leave clear."""
    sheet.halos([{"x": x, "y": y, "text": text}])
    sheet.texts([{"x": x, "y": y, "text": text, "colour": colour}])


def _end(bar: Bar, end: int) -> str:
    """The margin at an end of a bar, and the value of the judgment there, where it is known."""
    margin = _told((bar.low, bar.high)[end])
    at = None if bar.at is None else bar.at[end]
    return margin if at is None else caption("margin at", margin=margin, value=plain(at))


def _told(margin: float | None) -> str:
    return caption("no package") if margin is None else signed(margin)


def _table(found: Tornado, labels: JudgmentLabels) -> Table:
    columns = tuple(map(caption, ("judgment", "least margin", "greatest margin")))
    rows = tuple((labels.long(bar.path), _end(bar, 0), _end(bar, 1)) for bar in found.bars)
    return Table(caption("tornado table"), columns, rows, frozenset({1, 2}))

"""Shares of worlds: in how many of the worlds drawn each conclusion holds, with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from detente.agreement.lens import forums_of
from detente.brief.blocks import Table
from detente.brief.words import joined
from detente.figures.captions import caption, title
from detente.figures.conclusions import ConclusionLabels, percent, percents, sure, told
from detente.figures.figure import Figure
from detente.figures.sheet import Sheet
from detente.figures.style import DEAL, FAINT, GRID, INK, LINE, MARK, PAPER, SMALL, STOP, WIDTH
from detente.figures.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.analysis import Analysis
    from detente.analysis.robustness.result import Conclusion, Robustness, Share

ROWS_SHOWN: Final = 20
ROWS_IN_TABLE: Final = 200
_LEFT: Final = 236
_RIGHT: Final = WIDTH - 110
_PAD: Final = 10
_POINT: Final = 50
_BAR: Final = 6
_TICKS: Final = (0, 25, 50, 75, 100)
_NO_SHARE: Final = 2.0
"""Farther from the middle than any share."""


def shares(analysis: Analysis) -> tuple[Figure, ...]:
    """How often each conclusion holds, the most uncertain first."""
    found = analysis.robustness
    if found is None:
        return ()
    rows = list(told(found))
    rows.sort(key=lambda each: _certainty(found, each))
    return (_figure(analysis, found, rows),) if rows else ()


def _shown(rows: Sequence[Conclusion]) -> list[Conclusion]:
    """As many as are drawn, in order; no deal gives way to a state or a draft."""
    deals = [each for each in rows if each.name.startswith("zone.")]
    others = [each for each in rows if not each.name.startswith("zone.")]
    kept = [*deals, *others][:ROWS_SHOWN]
    return [each for each in rows if each in kept]


def _certainty(found: Robustness, conclusion: Conclusion) -> float:
    """How far a share is from one half; what is proved, and what has no share, comes last."""
    if sure(found, conclusion) is not None or conclusion.share is None:
        return _NO_SHARE
    return abs(conclusion.share.share - 0.5)


def _figure(analysis: Analysis, found: Robustness, rows: Sequence[Conclusion]) -> Figure:
    labels = ConclusionLabels(analysis)
    left_out = max(len(rows) - ROWS_SHOWN, 0)
    rest = caption("shares described, rest", n=left_out) if left_out else ""
    return Figure(
        "shares",
        _title(analysis, found, rows, labels),
        title("shares described", n=min(len(rows), ROWS_SHOWN), worlds=found.worlds, rest=rest),
        _draw(found, rows, labels),
        _table(found, rows, labels),
        tuple(one.path for one in found.drawn),
    )


def _title(
    analysis: Analysis, found: Robustness, rows: Sequence[Conclusion], labels: ConclusionLabels
) -> str:
    """Which deals are certain, open or impossible; with no forum, what is least sure."""
    forums = forums_of(analysis.case)
    if len(found.forums) == 1:
        (deal,) = found.forums.values()
        if deal.deal != "open":
            return title(f"shares title {deal.deal}")
        if deal.share is not None:
            return title("shares title open", share=percent(deal.share.share), worlds=found.worlds)
    by_word = {
        word: [forums[name].name for name, deal in found.forums.items() if deal.deal == word]
        for word in ("certain", "open", "impossible")
    }
    parts = [caption(f"shares part {word}", forums=joined(names)) for word, names in by_word.items() if names]
    if parts:
        return title("shares title forums", parts=joined(parts, separator="; "))
    first = rows[0]
    if sure(found, first) is not None or first.share is None:
        return title("shares title sure")
    share = percent(first.share.share)
    return title("shares title least", what=labels.short(first.name), share=share, worlds=found.worlds)


def _draw(found: Robustness, rows: Sequence[Conclusion], labels: ConclusionLabels) -> dict[str, Any]:
    sheet = Sheet()
    y = _axis(sheet)
    for conclusion in _shown(rows):
        y = _row(sheet, found, conclusion, labels, y)
    bottom = y
    sheet.lines({"x": _x(tick), "x2": _x(tick), "y": _top(), "y2": bottom, "colour": GRID} for tick in _TICKS)
    _legend(sheet, y + 14)
    y += 14 + LINE
    if len(rows) > ROWS_SHOWN:
        note = caption("shares rest", n=len(rows) - ROWS_SHOWN)
        sheet.texts([{"x": 0, "y": y, "text": note, "colour": FAINT}])
        y += LINE
    sheet.height = y - LINE / 2
    return sheet.spec()


def _legend(sheet: Sheet, y: float) -> None:
    sheet.points([{"x": 5, "y": y, "fill": INK}, {"x": 190, "y": y}], size=_POINT)
    sheet.lines([{"x": 386, "x2": 402, "y": y, "y2": y, "colour": MARK}], thick=_BAR)
    captions = (
        (15, "legend central holds"),
        (200, "legend central fails"),
        (408, "legend interval"),
    )
    sheet.texts({"x": x, "y": y, "text": caption(name), "colour": FAINT} for x, name in captions)


def _top() -> float:
    return LINE + 4.0


def _x(share: float) -> float:
    """From percent to pixels."""
    return _LEFT + share / 100 * (_RIGHT - _LEFT)


def _axis(sheet: Sheet) -> float:
    ticks = [{"x": _x(tick), "y": LINE / 2, "text": str(tick), "colour": FAINT} for tick in _TICKS]
    sheet.texts(ticks, align="center")
    unit = {"x": WIDTH, "y": LINE / 2, "text": caption("percent of worlds"), "colour": FAINT}
    sheet.texts([unit], align="right")
    return _top()


def _row(
    sheet: Sheet, found: Robustness, conclusion: Conclusion, labels: ConclusionLabels, y: float
) -> float:
    """One conclusion; the height below it."""
    name = wrapped(labels.short(conclusion.name), _LEFT - 16, SMALL, lines=3)
    bottom = y + LINE * len(name) + _PAD
    middle = (y + bottom) / 2
    first = middle - LINE * (len(name) - 1) / 2
    sheet.texts({"x": 0, "y": first + LINE * at, "text": line} for at, line in enumerate(name))
    word = sure(found, conclusion)
    if word is not None:
        _word(sheet, conclusion, word, middle)
    elif conclusion.share is None:
        text = caption("share unknown")
        sheet.texts(
            [{"x": _LEFT + 6, "y": middle, "text": text, "colour": FAINT, "conclusion": conclusion.name}]
        )
    else:
        _share(sheet, conclusion, conclusion.share, middle)
    return bottom


def _word(sheet: Sheet, conclusion: Conclusion, word: str, y: float) -> None:
    """What is proved, at the end of the scale where it belongs."""
    holds = word in {"certain", "every"}
    place = {"x": _RIGHT - 6 if holds else _LEFT + 6, "y": y, "colour": DEAL if holds else STOP}
    text = {**place, "text": caption(f"sure {word}"), "conclusion": conclusion.name}
    sheet.texts([text], align="right" if holds else "left", bold=True)


def _share(sheet: Sheet, conclusion: Conclusion, share: Share, y: float) -> None:
    """A point with its interval; the point is filled where the central case has it so."""
    told = {"conclusion": conclusion.name, "share": share.share}
    if share.low is not None and share.high is not None:
        ends = {"x": _x(100 * share.low), "x2": _x(100 * share.high), "low": share.low, "high": share.high}
        sheet.lines([{**ends, "y": y, "y2": y, "colour": MARK, "conclusion": conclusion.name}], thick=_BAR)
    fill = INK if conclusion.central else PAPER
    sheet.points([{"x": _x(100 * share.share), "y": y, "fill": fill, **told}], size=_POINT)
    sheet.texts([{"x": WIDTH, "y": y, "text": percents(share)}], align="right")


def _table(found: Robustness, rows: Sequence[Conclusion], labels: ConclusionLabels) -> Table:
    columns = tuple(map(caption, ("conclusion", "share of worlds", "central case")))
    cells = tuple(
        (labels.short(each.name), _cell(found, each), caption("yes" if each.central else "no"))
        for each in rows[:ROWS_IN_TABLE]
    )
    rest = caption("not in the table", n=len(rows) - len(cells)) if len(rows) > len(cells) else ""
    return Table(caption("shares table", worlds=found.worlds, rest=rest), columns, cells, frozenset({1}))


def _cell(found: Robustness, conclusion: Conclusion) -> str:
    word = sure(found, conclusion)
    if word is not None:
        return caption(f"sure {word}")
    return caption("share unknown") if conclusion.share is None else percents(conclusion.share)

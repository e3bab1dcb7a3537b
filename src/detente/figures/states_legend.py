"""What the marks in a graph of states mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from detente.figures.arrows import arrow, stub
from detente.figures.captions import caption
from detente.figures.states_shown import settling_of
from detente.figures.style import FAINT, INK, LINE, PAPER, SHADED, SMALL, WIDTH
from detente.figures.text import shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from detente.figures.palette import Mark
    from detente.figures.sheet import Sheet
    from detente.figures.states_shown import Shown
    from detente.stability.result import Stability

    Sample = Callable[[Sheet, float, float], None]

_SAMPLE: Final = 34
_GAP: Final = 14


def legend(sheet: Sheet, result: Stability, chosen: Shown, parties: Sequence[tuple[Mark, str]]) -> None:
    """Below the picture what is drawn in it, and nothing else; several entries a line."""
    x, y = 0.0, sheet.height + 4 + LINE / 2
    for sample, text in _entries(result, chosen, parties):
        said = shortened(text, WIDTH - _SAMPLE - 6, SMALL)
        width = _SAMPLE + 6 + width_of(said, SMALL)
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE + 4
        sample(sheet, x, y)
        sheet.texts([{"x": x + _SAMPLE + 6, "y": y, "text": said, "colour": FAINT}])
        x += width + _GAP
    sheet.height = y + LINE / 2 + 4


def _entries(
    result: Stability, chosen: Shown, parties: Sequence[tuple[Mark, str]]
) -> Iterator[tuple[Sample, str]]:
    for place, (mark, name) in enumerate(parties):
        if any(each.party == place for each in chosen.drawn):
            yield _line(mark), caption("legend improvement", party=name)
    if any(each.irreversible for each in chosen.drawn):
        yield _line(None, double=True), caption("legend irreversible")
    if chosen.leading_on:
        yield _short, caption("legend leads on")
    if chosen.way:
        yield _line(None, thick=4), caption("legend way")
    if result.status_quo in chosen.states:
        yield _node("square"), caption("status quo")
    equilibria = set(result.equilibria.get("seq", ()))
    nash = set(result.equilibria.get("nash", ()))
    if (equilibria - nash) & set(chosen.states):
        yield _node("circle", ring=True), caption("legend equilibrium")
    if nash & set(chosen.states):
        yield _node("circle", ring=bool(equilibria & nash), filled=True), caption("legend nash")
    settling = settling_of(result)
    if settling is not None and set(settling.states) & set(chosen.states):
        yield _ground, caption("legend settles")


def _line(mark: Mark | None, *, double: bool = False, thick: float = 1.5) -> Sample:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        colour = FAINT if mark is None else mark.colour
        made = arrow(((x, y), (x + _SAMPLE, y)), 0, 0, double=double)
        sheet.paths([{"shape": made.line, "colour": colour}], thick=thick)
        sheet.paths([{"shape": head, "fill": colour, "colour": colour} for head in made.heads], thick=0.5)
        if mark is not None:
            tail = {"x": made.tail[0], "y": y, "shape": mark.shape, "fill": colour, "colour": colour}
            sheet.points([tail], size=34, thick=0.5)

    return draw


def _node(shape: str, *, ring: bool = False, filled: bool = False) -> Sample:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        place: dict[str, Any] = {"x": x + _SAMPLE - 9, "y": y, "shape": shape, "colour": INK}
        if ring:
            sheet.points([{**place, "fill": None}], size=190, thick=1.3)
        sheet.points([{**place, "fill": INK if filled else PAPER}], size=80, thick=1.3)

    return draw


def _short(sheet: Sheet, x: float, y: float) -> None:
    made = stub((x + _SAMPLE, y + 8), 2)
    sheet.paths([{"shape": made.line, "colour": FAINT}])
    sheet.paths([{"shape": head, "fill": FAINT, "colour": FAINT} for head in made.heads], thick=0.5)


def _ground(sheet: Sheet, x: float, y: float) -> None:
    sheet.rectangles([{"x": x + 6, "x2": x + _SAMPLE, "y": y - 7, "y2": y + 7, "fill": SHADED}])

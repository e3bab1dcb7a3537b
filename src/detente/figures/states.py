"""The graph of states: where the conflict settles if there is no deal, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from detente.brief.words import joined
from detente.figures.arrows import arrow, bend_of, stub
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.layout import grid
from detente.figures.palette import marks
from detente.figures.sheet import Sheet
from detente.figures.state_words import StateWords
from detente.figures.states_legend import legend
from detente.figures.states_plan import ABOVE, HEADER, fitted, plan
from detente.figures.states_shown import STATES_NAMED, settling_of, shown
from detente.figures.states_table import states_table
from detente.figures.style import FAINT, GRID, INK, LINE, PAPER, SHADED, SMALL, WIDTH
from detente.figures.text import width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.analysis import Analysis
    from detente.figures.layout import Grid
    from detente.figures.palette import Mark
    from detente.figures.state_words import Does
    from detente.figures.states_plan import Plan
    from detente.figures.states_shown import Improvement, Shown
    from detente.stability.graph_model import GraphModel
    from detente.stability.result import Stability

    Above = tuple[Does, list[bool]]

_CLEAR: Final = 7
"""From a state to where arrows begin and end."""
_SHORT: Final = 2
"""Where no arrow goes over more, all that pass by a state bend alike, and well."""
_JUDGMENTS: Final = ("actions", "impossible", "status quo", "states", "prefers")
"""The sections of a case that the picture rests on."""


def states(analysis: Analysis) -> tuple[Figure, ...]:
    """The states of the conflict as a grid, with the improvements between them; of many those that matter."""
    graph, result = analysis.graph, analysis.stability
    if graph is None or result is None:
        return ()
    chosen, words = shown(graph, result), StateWords(analysis.case, result)
    paths = (path for path in analysis.case.judgments if path.split(".")[0].split("[")[0] in _JUDGMENTS)
    looks = marks(analysis.case.parties)
    return (
        Figure(
            "states",
            _title(result, words),
            _described(chosen),
            _draw(graph, result, chosen, words, looks),
            states_table(result, words, chosen),
            tuple(paths),
        ),
    )


def _title(result: Stability, words: StateWords) -> str:
    """Where the conflict settles from the status quo, in a sentence."""
    settling = settling_of(result)
    if settling is None:
        stable = result.equilibria.get("seq", ())
        unknown = "states no status quo" if result.status_quo is None else "states not settled"
        if 0 < len(stable) <= STATES_NAMED:
            text = caption("states stable", states=joined(map(words.called, stable), "or"))
        else:
            text = caption("states stable, many", n=len(stable), all=len(result.states))
        return title(unknown, text=text)
    ends = settling.states
    if settling.way == "stays":
        by_nash = result.status_quo in result.equilibria.get("nash", ())
        return title("states stay, nash" if by_nash else "states stay")
    if settling.way == "cycle":
        return title("states cycle", n=len(ends))
    if len(ends) > STATES_NAMED:
        return title("states slide, many", n=len(ends))
    return title("states slide", states=joined(map(words.called, ends), "or"))


def _described(chosen: Shown) -> str:
    """What the picture holds, and what it leaves out."""
    rest = caption("states left out", n=chosen.left_out, all=chosen.possible) if chosen.left_out else ""
    best = caption("states best only") if len(chosen.drawn) < len(chosen.improvements) else ""
    return title("states described", n=len(chosen.states), arrows=len(chosen.drawn), rest=rest, best=best)


def _draw(
    graph: GraphModel, result: Stability, chosen: Shown, words: StateWords, looks: Mapping[str, Mark]
) -> dict[str, Any]:
    sheet = Sheet()
    made = result.states[list(chosen.states)]
    nothing = np.zeros(len(graph.actions), bool)
    start = nothing if result.status_quo is None else result.states[result.status_quo]
    laid = grid(made, graph.owner, start)
    above = _above(graph, laid, chosen, words)
    top = LINE * 1.1 * len(above) + 6
    placed = plan(laid, chosen, words, top)
    _heads(sheet, above, placed)
    _rows(sheet, placed)
    _ends(sheet, result, placed)
    parties = [looks[party] for party in graph.parties]
    for each in sorted(chosen.drawn, key=lambda each: (each.left, each.entered) in chosen.way):
        _arrow(sheet, each, chosen, placed, parties[each.party])
    for state in chosen.states:
        if state in chosen.leading_on:
            _stub(sheet, state, placed)
        _state(sheet, state, result, placed)
        _names(sheet, state, placed)
    sheet.height = placed.tops[-1] + 6
    names = [words.party(party) for party in graph.parties]
    legend(sheet, result, chosen, list(zip(parties, names, strict=True)))
    return sheet.spec()


def _above(graph: GraphModel, laid: Grid, chosen: Shown, words: StateWords) -> list[Above]:
    """The actions that tell columns apart, as they are called, and in which columns each is made."""
    first = dict(zip(laid.columns, chosen.states, strict=True))
    told = []
    for place, owner in enumerate(graph.owner):
        made = [bool(graph.states.made[place, first[column]]) for column in range(laid.n_columns)]
        if owner in laid.across and any(made):
            told.append((words.action(graph.states.actions[place]), made))
    return told


def _heads(sheet: Sheet, above: Sequence[Above], placed: Plan) -> None:
    """What is done in each column: a line an action, a filled square where it is made."""
    for line, (action, made) in enumerate(above):
        y = LINE * (1.1 * line + 0.5)
        sheet.texts([{"x": 0, "y": y, "text": fitted(action, HEADER - 8)}])
        looks = [(INK, INK) if is_made else (PAPER, GRID) for is_made in made]
        squares = [
            {"x": x, "y": y, "shape": "square", "fill": fill, "colour": colour, "does": list(action)}
            for x, (fill, colour) in zip(placed.columns, looks, strict=True)
        ]
        sheet.points(squares, size=70)


def _rows(sheet: Sheet, placed: Plan) -> None:
    """What the others do in each row."""
    for row, texts in enumerate(placed.heads):
        top, bottom = placed.tops[row : row + 2]
        sheet.lines([{"x": 0, "x2": WIDTH, "y": top, "y2": top, "colour": GRID}])
        middle = max(placed.middles[row], top + 5 + len(texts) * LINE / 2)
        first = min(middle, bottom - 5 - len(texts) * LINE / 2) - (len(texts) - 1) * LINE / 2
        sheet.texts([{"x": 0, "y": first + n * LINE, "text": line} for n, line in enumerate(texts)])


def _ends(sheet: Sheet, result: Stability, placed: Plan) -> None:
    """A ground behind the states in which the conflict settles."""
    settling = settling_of(result)
    for state in () if settling is None else settling.states:
        if state not in placed.at:
            continue
        x, y = placed.at[state]
        below = placed.radius + 8 + LINE * len(placed.names[state])
        box = {"x": x - placed.width + placed.beside + 4, "x2": x + placed.radius + 8, "settles": state}
        sheet.rectangles([{**box, "y": y - placed.radius - 8, "y2": y + below, "fill": SHADED}])


def _arrow(sheet: Sheet, of: Improvement, chosen: Shown, placed: Plan, look: Mark) -> None:
    """An improvement in the colour of the party, with its shape at the tail; heavy on the way."""
    heavy = (of.left, of.entered) in chosen.way
    ends = placed.at[of.left], placed.at[of.entered]
    bend = _bend(of, placed)
    made = arrow(ends, bend, placed.radius + _CLEAR, double=of.irreversible, large=heavy)
    told = {"left": of.left, "entered": of.entered, "party": of.party, "irreversible": of.irreversible}
    line = {"shape": made.line, "colour": look.colour, "way": heavy, **told}
    heads = [{"shape": head, "fill": look.colour, "colour": look.colour} for head in made.heads]
    tail = {"x": made.tail[0], "y": made.tail[1], "shape": look.shape}
    sheet.paths([line], thick=4 if heavy else 1.5)
    sheet.paths(heads, thick=0.5)
    sheet.points([{**tail, "fill": look.colour, "colour": look.colour}], size=34, thick=0.5)


def _bend(of: Improvement, placed: Plan) -> float:
    """How far an arrow leaves the straight line, so that it passes beside what lies between."""
    level, over = placed.spans[of.left, of.entered]
    if over == 1:
        return 0 if level else placed.radius + 2
    longest = max(span.over for span in placed.spans.values() if span.level == level)
    room = placed.radius + ABOVE - 5 if level else placed.beside - 4
    return bend_of(over, longest, min(placed.radius + (7 if longest > _SHORT else 14), room), room)


def _stub(sheet: Sheet, state: int, placed: Plan) -> None:
    """A short arrow for improvements to states that are not drawn."""
    made = stub(placed.at[state], placed.radius + 3)
    sheet.paths([{"shape": made.line, "colour": FAINT, "leads on": state}])
    sheet.paths([{"shape": head, "fill": FAINT, "colour": FAINT} for head in made.heads], thick=0.5)


def _state(sheet: Sheet, state: int, result: Stability, placed: Plan) -> None:
    """A circle with the number of the state: a second ring for an equilibrium, filled for one of Nash."""
    x, y = placed.at[state]
    by_nash, stays = (state in result.equilibria.get(name, ()) for name in ("nash", "seq"))
    shape = "square" if state == result.status_quo else "circle"
    place = {"x": x, "y": y, "shape": shape}
    told = {"state": state, "nash": by_nash, "seq": stays}
    fill, ink = (INK, PAPER) if by_nash else (PAPER, INK)
    if stays:
        ring = {**place, "fill": None}
        sheet.points([ring], size=_area(shape, 2 * placed.radius + 7), thick=1.3)
    sheet.points([{**place, **told, "fill": fill}], size=_area(shape, 2 * placed.radius), thick=1.3)
    sheet.texts([{"x": x, "y": y + 0.5, "text": str(state), "colour": ink}], align="center")


def _area(shape: str, across: float) -> float:
    """The size of a mark that is so many pixels across."""
    return across**2 * (0.785 if shape == "circle" else 0.8)


def _names(sheet: Sheet, state: int, placed: Plan) -> None:
    """The names of a state below it, to the left of the arrows along its column."""
    x, y = placed.at[state]
    right, first = x + placed.radius - 4, y + placed.radius + 6 + LINE / 2
    for n, (line, bold) in enumerate(placed.names[state]):
        left = right - width_of(line, SMALL, bold=bold)
        sheet.texts([{"x": left, "y": first + n * LINE, "text": line}], bold=bold)

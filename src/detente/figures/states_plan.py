"""Where the parts of a graph of states stand: each state, its names, and the row it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from detente.figures.captions import caption
from detente.figures.style import LINE, SMALL, WIDTH
from detente.figures.text import shortened, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.figures.layout import Grid
    from detente.figures.state_words import Does, StateWords
    from detente.figures.states_shown import Shown

HEADER: Final = 150
"""Width of what is said of a row."""
ABOVE: Final = 22
"""Room above a state for bent arrows along its row."""
_ABOVE_NONE: Final = 11
"""The same in a row that has none."""
_PARTY_SHARE: Final = 0.4
_LEAST_RADIUS: Final = 11.0
_NAME_LINES: Final = 4
_ROW_LINES: Final = 4
_LEAST_FOR_NAMES: Final = 44
_LEAST_FOR_ARROWS: Final = 16
_ARROWS_SHARE: Final = 0.34
"""The share of a wide column that arrows along it have."""


class Span(NamedTuple):
    """Whether an arrow stays in its row, and over how many columns or rows it goes."""

    level: bool
    over: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Places in pixels.

    ``at`` : the middle of each state; ``radius`` : half its width. ``names`` : what stands below it, line by
    line, and whether in bold. ``tops`` : of the rows, and the end of the last; ``middles`` : of the states
    in each; ``heads`` : what is said of each. ``columns`` : the middle of the states in each; ``width`` : of
    a column; ``beside`` : what of it is to the right of the middle, for arrows, while names have the left.
    ``spans`` : of the improvements drawn, by the state left and the state entered.
    """

    at: dict[int, tuple[float, float]]
    radius: float
    names: dict[int, list[tuple[str, bool]]]
    tops: list[float]
    middles: list[float]
    heads: list[list[str]]
    columns: list[float]
    width: float
    beside: float
    spans: dict[tuple[int, int], Span]


def plan(grid: Grid, chosen: Shown, words: StateWords, top: float) -> Plan:
    """Place the states of a grid below a line: columns alike, rows as high as what stands in them needs.

    Where arrows along a column pass beside states they have the room that names leave.
    """
    states = chosen.states
    width = (WIDTH - HEADER) / grid.n_columns
    radius = max(_LEAST_RADIUS, width_of(str(max(states)), SMALL) / 2 + 3)
    beside = max(radius + _LEAST_FOR_ARROWS, (width - 20) * _ARROWS_SHARE)
    room = width - beside + radius - 12
    names = {state: _names(words, state, room) for state in states}
    lines = [width_of(text, SMALL, bold=bold) for told in names.values() for text, bold in told]
    spans = _spans(grid, chosen)
    if any(not span.level and span.over > 1 for span in spans.values()):
        beside = max(beside, min(beside + room - max(lines, default=0), width / 2))
    columns = [HEADER + width * (column + 1) - beside for column in range(grid.n_columns)]
    row_of = dict(zip(states, grid.rows, strict=True))
    bent = {row_of[left] for (left, _), span in spans.items() if span.level and span.over > 1}
    tops, middles, heads = [top], [], []
    for row in range(grid.n_rows):
        within = [state for state in states if row_of[state] == row]
        heads.append(_head(words.others(within[0], grid.across)))
        middles.append(tops[-1] + (ABOVE if row in bent else _ABOVE_NONE) + radius)
        below = radius + 4 + LINE * max(len(names[state]) for state in within)
        tops.append(max(middles[-1] + below + 2, tops[-1] + LINE * len(heads[-1]) + 10))
    at = {
        state: (columns[column], middles[row])
        for state, column, row in zip(states, grid.columns, grid.rows, strict=True)
    }
    return Plan(at, radius, names, tops, middles, heads, columns, width, beside, spans)


def _spans(grid: Grid, chosen: Shown) -> dict[tuple[int, int], Span]:
    """How far each improvement that is drawn goes."""
    place = {state: at for at, state in enumerate(chosen.states)}
    spans = {}
    for each in chosen.drawn:
        left, entered = place[each.left], place[each.entered]
        level = grid.rows[left] == grid.rows[entered]
        along = grid.columns if level else grid.rows
        spans[each.left, each.entered] = Span(level, abs(along[left] - along[entered]))
    return spans


def fitted(does: Does, room: float) -> str:
    """A party with what it does, in one line that has room for some of both."""
    text = caption("party does", party=does.party, actions=does.actions)
    if width_of(text, SMALL) <= room:
        return text
    party = shortened(does.party, room * _PARTY_SHARE, SMALL)
    return shortened(caption("party does", party=party, actions=does.actions), room, SMALL)


def _head(does: Sequence[Does]) -> list[str]:
    """What is said of a row: a line a party; where there are many the last line has the rest."""
    lines = [fitted(each, HEADER - 8) for each in does[:_ROW_LINES]]
    if len(does) > _ROW_LINES:
        rest = (
            caption("party does", party=each.party, actions=each.actions) for each in does[_ROW_LINES - 1 :]
        )
        lines[-1] = shortened("; ".join(rest), HEADER - 8, SMALL)
    return lines


def _names(words: StateWords, state: int, room: float) -> list[tuple[str, bool]]:
    """What stands below a state, where there is room."""
    if room < _LEAST_FOR_NAMES:
        return []
    first = [
        (line, True) for line in wrapped(caption("status quo"), room, SMALL) if words.is_status_quo(state)
    ]
    name = "; ".join(words.names(state))
    return first + [(line, False) for line in wrapped(name, room, SMALL, _NAME_LINES)]
